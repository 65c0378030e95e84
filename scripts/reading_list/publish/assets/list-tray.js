// The tray at the foot of the window: the list that the reader is putting together, to be ordered, worded and passed on.

import { copied } from "./clipboard.js";
import { linkTo, works } from "./list-link.js";
import { current, move, onChange, remove, replace, reword, takeBack } from "./list-store.js";
import { LONGEST_REMARK, LONGEST_TITLE } from "./list-words.js";
import { button, node } from "./nodes.js";
import { announce } from "./notice.js";
import { said } from "./words.js";

/** @typedef {import("./list-store.js").Step} Step */

const PANEL = "rl-tray-panel";
/** The buttons of a row: what they do, and to which work. */
const BUTTONS = /** @type {const} */ ([
  ["script.tray.up", "script.tray.up_label"],
  ["script.tray.down", "script.tray.down_label"],
  ["script.tray.remove", "script.tray.remove_label"],
]);
/** So near to the end of what is shown of a long list, in pixels, a work that is dragged scrolls it on. */
const EDGE = 40;
const STEP = 12;

/** @type {ReturnType<typeof drawn> | undefined} */
let parts;
/** @type {Map<string, string>} */
let titles = new Map();

/** Show the tray, from the first work on. */
export function tray() {
  if (parts) return;
  parts = drawn();
  document.body.append(parts.element);
  onChange(show);
  show();
  void works().then((known) => {
    titles = known?.titles ?? titles;
    show();
  });
}

function drawn() {
  const open = node("button", { type: "button", class: "rl-button", "aria-expanded": "false", "aria-controls": PANEL });
  const title = node("input", { type: "text", maxlength: String(LONGEST_TITLE), "aria-label": said("script.tray.title"), placeholder: said("script.tray.title"), dir: "auto" });
  const list = node("ol", { class: "rl-tray-works" });
  const status = node("p", { class: "rl-status", role: "status" });
  const link = node("input", { type: "text", readonly: true, hidden: true, "aria-label": said("script.tray.link") });
  const copy = button(said("script.copy_link"), () => void copyLink(link, status));
  const go = node("a", { class: "rl-button", href: "#" }, said("script.tray.open"));
  const clear = button(said("script.tray.clear"), () => withUndo(status, said("script.tray.cleared"), () => replace({ title: "", steps: [] })));
  const panel = node("div", { id: PANEL, hidden: true }, title, list, node("div", { class: "rl-tools" }, copy, go, clear), link, status);
  const element = node("aside", { class: "rl-tray md-typeset", "aria-label": said("script.tray.label") }, open, panel);
  open.addEventListener("click", () => unfold(panel.hasAttribute("hidden")));
  title.addEventListener("input", () => reword({ title: title.value }));
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    event.stopPropagation();
    unfold(false);
    open.focus();
  });
  const unfold = (/** @type {boolean} */ wide) => {
    panel.hidden = !wide;
    open.setAttribute("aria-expanded", String(wide));
    show();
  };
  return { element, open, panel, title, list, link, go, status };
}

/** Show the list as it is now, where it is not what is shown already. */
function show() {
  if (!parts) return;
  const { element, open, panel, title, list, link, go, status } = parts;
  const { steps, title: words } = current();
  element.hidden = !steps.length && !status.hasChildNodes();
  open.textContent = said("script.tray.count", { count: steps.length });
  link.hidden = true;
  if (panel.hidden) return;
  if (title !== document.activeElement) title.value = words;
  void linkTo(current()).then((address) => address && go.setAttribute("href", address));
  const rows = new Map([...list.children].map((row) => [row.getAttribute("data-entry"), row]));
  const wanted = steps.map((step) => rows.get(step.id) ?? row(step));
  // Rows that stay where they are keep the focus and what is being typed.
  const focused = document.activeElement;
  if (wanted.length !== list.children.length || wanted.some((one, place) => one !== list.children[place])) {
    list.replaceChildren(...wanted);
    if (focused instanceof HTMLElement && focused !== document.activeElement && element.contains(focused)) focused.focus();
  }
  for (const [place, step] of steps.entries()) fill(wanted[place], step, place, steps.length);
}

/**
 * Return a row for *step*.
 * @param {Step} step
 */
function row({ id }) {
  const grip = node("span", { class: "rl-grip", "aria-hidden": "true", title: said("script.tray.drag") }, "⠿");
  const remark = node("input", { type: "text", maxlength: String(LONGEST_REMARK), placeholder: said("script.tray.remark"), dir: "auto" });
  const element = node("li", { "data-entry": id }, grip, node("span", { dir: "auto" }), remark, button("↑", () => shift(element, -1)), button("↓", () => shift(element, 1)), button("✕", () => drop(element)));
  remark.addEventListener("input", () => reword({ id, remark: remark.value }));
  element.addEventListener("keydown", (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || !step) return;
    event.preventDefault();
    shift(element, step);
  });
  grip.addEventListener("pointerdown", (event) => drag(event, element, grip));
  return element;
}

/**
 * Put what is said of *step* into its row *element*.
 * @param {Element} element
 * @param {Step} step
 * @param {number} place
 * @param {number} count
 */
function fill(element, { id, remark }, place, count) {
  const title = titles.get(id) ?? (titles.size ? said("script.unknown_work.id", { id }) : id);
  const [, words, line, ...buttons] = element.children;
  if (words.textContent !== title) words.textContent = title;
  if (line instanceof HTMLInputElement && line !== document.activeElement) line.value = remark;
  line.setAttribute("aria-label", said("script.tray.remark_on", { title }));
  for (const [index, [name, label]] of BUTTONS.entries()) {
    buttons[index].setAttribute("aria-label", said(label, { title }));
    buttons[index].setAttribute("title", said(name));
  }
  // Not disabled: a button that is would lose the focus to nowhere when its row comes to an end of the list.
  buttons[0].setAttribute("aria-disabled", String(place === 0));
  buttons[1].setAttribute("aria-disabled", String(place === count - 1));
}

/**
 * Move the work of *element* by so many places.
 * @param {Element} element
 * @param {number} by
 */
function shift(element, by) {
  const id = element.getAttribute("data-entry") ?? "";
  const { steps } = current();
  const place = steps.findIndex((step) => step.id === id) + by;
  if (place < 0 || place >= steps.length) return;
  move(id, place);
  announce(said("script.tray.moved", { title: titles.get(id) ?? id, place: place + 1, count: steps.length }));
}

/**
 * Take the work of *element* off the list, and give the focus to what can bring it back.
 * @param {Element} element
 */
function drop(element) {
  const id = element.getAttribute("data-entry") ?? "";
  if (parts) withUndo(parts.status, said("script.tray.taken_off", { title: titles.get(id) ?? id }), () => remove(id));
}

/**
 * Do *act*, and offer to undo it.
 * @param {HTMLElement} status
 * @param {string} words
 * @param {() => void} act
 */
function withUndo(status, words, act) {
  const before = current();
  act();
  const after = current();
  const back = button(said("script.undo"), () => {
    takeBack(before, after);
    say(status, said("script.undone"));
    parts?.open.focus();
  });
  say(status, `${words} `, back);
  back.focus();
}

/**
 * @param {HTMLElement} status
 * @param {(string | Node)[]} words
 */
function say(status, ...words) {
  status.replaceChildren(...words);
  show();
}

/**
 * Have the row *element* follow the pointer until it is let go, and then move its work there.
 * @param {PointerEvent} event
 * @param {HTMLElement} element
 * @param {HTMLElement} grip
 */
function drag(event, element, grip) {
  const list = element.parentElement;
  const panel = list?.parentElement;
  if (!list || event.button) return;
  event.preventDefault();
  grip.setPointerCapture(event.pointerId);
  element.classList.add("rl-dragged");
  const ended = new AbortController();
  const options = { signal: ended.signal };
  // The others make way: an element that is moved itself loses the pointer.
  grip.addEventListener("pointermove", ({ clientY }) => {
    if (panel) panel.scrollTop += onward(panel, clientY);
    for (let above = element.previousElementSibling; above && clientY < middle(above); above = element.previousElementSibling) element.after(above);
    for (let below = element.nextElementSibling; below && clientY > middle(below); below = element.nextElementSibling) element.before(below);
  }, options);
  const end = (/** @type {boolean} */ kept) => () => {
    ended.abort();
    element.classList.remove("rl-dragged");
    if (kept) move(element.getAttribute("data-entry") ?? "", [...list.children].indexOf(element));
    else show();
  };
  grip.addEventListener("pointerup", end(true), options);
  grip.addEventListener("pointercancel", end(false), options);
}

/**
 * Return how far *panel* is to be scrolled for a pointer at the height *y*.
 * @param {Element} panel
 * @param {number} y
 */
function onward(panel, y) {
  const { top, bottom } = panel.getBoundingClientRect();
  return y < top + EDGE ? -STEP : y > bottom - EDGE ? STEP : 0;
}

/** @param {Element} element */
function middle(element) {
  const { top, height } = element.getBoundingClientRect();
  return top + height / 2;
}

/**
 * Put the address of the list on the clipboard, or show it where the browser does not let us.
 * @param {HTMLInputElement} link
 * @param {HTMLElement} status
 */
async function copyLink(link, status) {
  const address = await linkTo(current());
  if (!address) return say(status, said("script.tray.no_link"));
  link.value = address;
  const done = await copied(address, link);
  say(status, done ? said("script.tray.link_copied") : said("script.link_to_copy"));
  link.hidden = done;
}
