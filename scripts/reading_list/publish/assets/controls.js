// The mark beside every entry: a button that shows whether it is to be read, being read or done, and opens a menu to say
// so. One listener for clicks and one for keys serve them all.

import { idIn } from "./ids.js";
import { closeMenu, openMenu } from "./menu.js";
import { node } from "./nodes.js";
import { announce } from "./notice.js";
import { onChange, setState, stateOf } from "./reading.js";
import { listed, said } from "./words.js";

/**
 * @typedef {import("./reading.js").State} State
 *
 * @typedef {object} Action a further thing to do with an entry, which stands in its menu
 * @property {(id: string) => string} words what it is called for the entry *id*
 * @property {(id: string, button: HTMLElement) => void} act does it; *button* is that of the entry, and has the focus
 * @property {string} [key] which does it while the focus is on the entry
 */

/** @type {[State, string, string][]} state, words, key: none of the keys that the theme listens to (f s p n / , .) */
const MARKS = [
  ["to-read", said("script.mark.to_read"), "t"],
  ["reading", said("script.mark.reading"), "r"],
  ["done", said("script.mark.done"), "d"],
];
const UNMARKED = said("script.mark.none");
const CONTROL = ".rl-reading";
// Lists are marked in their rows; where an entry is written out, the mark belongs to its heading and its text.
const ROWS = "ul.rl-rows > li, ol.rl-path > li";

/** @type {Action[]} */
const actions = [];

/**
 * Put *action* into the menu of every entry.
 * @param {Action} action
 */
export function addAction(action) {
  actions.push(action);
}

const template = node(
  "div",
  { class: "rl-reading" },
  node(
    "button",
    { type: "button", "aria-haspopup": "menu", "aria-expanded": "false" },
    node("span", { class: "rl-state" }, UNMARKED),
    node("span", { class: "rl-spoken" }),
  ),
);

/**
 * Return the mark for the entry *id*, called *title*.
 * @param {string} id
 * @param {string} title
 * @returns {HTMLElement}
 */
export function control(id, title) {
  const mark = /** @type {HTMLElement} */ (template.cloneNode(true));
  const [button, name] = [mark.querySelector("button"), mark.querySelector(".rl-spoken")];
  mark.dataset.entry = id;
  if (name) name.textContent = title;
  button?.setAttribute("title", said("script.mark.keys", { keys: listed(MARKS.map(([, , key]) => key)) }));
  paint(mark);
  return mark;
}

/**
 * Show the state that the entry of *mark* has now.
 * @param {HTMLElement} mark
 */
export function paint(mark) {
  const state = stateOf(mark.dataset.entry ?? "") ?? "";
  if ((mark.dataset.state ?? "") === state) return;
  mark.dataset.state = state;
  const words = mark.querySelector(".rl-state");
  if (words) words.textContent = wordsOf(state) ?? UNMARKED;
}

/** @param {string | undefined} state */
function wordsOf(state) {
  return MARKS.find(([own]) => own === state)?.[1];
}

/**
 * Put marks beside every entry that *page* shows.
 * @param {ParentNode} page
 */
export function controls(page) {
  for (const entry of page.querySelectorAll("[data-work]")) {
    const id = entry.getAttribute("data-work") ?? "";
    const heading = document.getElementById(id);
    const title = (heading?.querySelector("a:not(.headerlink)") ?? heading?.firstChild)?.textContent ?? "";
    // An entry that folds would hide its mark.
    const isFolding = entry.matches("details");
    if (isFolding && !entry.previousElementSibling?.matches(CONTROL)) entry.before(control(id, title));
    if (!isFolding && !entry.querySelector(CONTROL)) entry.prepend(control(id, title));
  }
  for (const row of page.querySelectorAll(ROWS)) {
    const link = /** @type {HTMLAnchorElement | null} */ (row.querySelector('a[href*="#"]'));
    if (link && !row.querySelector(CONTROL)) row.append(control(idIn(link.hash), link.textContent ?? ""));
  }
}

/**
 * Return the mark of the entry that *element* belongs to, be it its heading, its text or its row.
 * @param {Element} element
 * @returns {HTMLElement | null}
 */
function controlOf(element) {
  const own = element.closest(CONTROL);
  if (own instanceof HTMLElement) return own;
  const id = element.closest("[data-work]")?.getAttribute("data-work") ?? element.closest(":is(h1, h3)[id]")?.id;
  return (
    (id && document.querySelector(`${CONTROL}[data-entry="${CSS.escape(id)}"]`)) ||
    element.closest(`li:has(${CONTROL})`)?.querySelector(CONTROL)) ?? null;
}

/**
 * Give the entry of *mark* the *state*, and say so.
 * @param {HTMLElement} mark
 * @param {State | undefined} state
 */
function set(mark, state) {
  const title = mark.querySelector(".rl-spoken")?.textContent ?? "";
  setState(mark.dataset.entry ?? "", state);
  const words = wordsOf(state);
  announce(words ? said("script.mark.announced", { title, mark: words }) : said("script.mark.announced_none", { title }));
}

/** @param {HTMLElement} mark */
function open(mark) {
  const button = mark.querySelector("button");
  const id = mark.dataset.entry ?? "";
  if (!button) return;
  openMenu(button, [
    ...MARKS.map(([state, words, key]) => ({ words, key, checked: stateOf(id) === state, act: () => set(mark, state) })),
    { words: said("script.mark.take_off"), checked: !stateOf(id), act: () => set(mark, undefined) },
    ...actions.map(({ words, key, act }) => ({ words: words(id), key, act: () => act(id, button) })),
  ]);
}

document.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest(`${CONTROL} > button`) : null;
  const mark = button?.parentElement;
  if (!button || !mark) return;
  if (button.getAttribute("aria-expanded") === "true") closeMenu();
  else open(mark);
});

document.addEventListener("keydown", (event) => {
  const { target, key } = event;
  if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || !(target instanceof Element)) return;
  if (target.closest("input, textarea, select, [contenteditable]")) return;
  const isDown = key === "ArrowDown" && target.matches(`${CONTROL} > button`);
  // Where a browser fills in a form, its events name no key.
  const letter = key?.toLowerCase();
  const state = MARKS.find(([, , own]) => own === letter)?.[0];
  const action = actions.find((one) => one.key && one.key === letter);
  const mark = isDown || state || action ? controlOf(target) : null;
  if (!mark) return;
  event.preventDefault();
  const id = mark.dataset.entry ?? "";
  if (isDown) return open(mark);
  closeMenu();
  if (state) set(mark, stateOf(id) === state ? undefined : state);
  else action?.act(id, mark.querySelector("button") ?? mark);
});

onChange(() => {
  for (const mark of document.querySelectorAll(CONTROL)) if (mark instanceof HTMLElement) paint(mark);
});
