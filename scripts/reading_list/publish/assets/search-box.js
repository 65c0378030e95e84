// The search box: on the page from the start as a link to Browse, in whose place a field comes. What answers it is fetched
// when it is first touched, and not before.

import { load } from "./catalogue.js";
import { node } from "./nodes.js";
import { recall } from "./storage.js";
import { said } from "./words.js";

/**
 * @typedef {object} Box
 * @property {HTMLElement} place
 * @property {HTMLInputElement} input
 * @property {HTMLElement} answer what opens below the field
 * @property {HTMLElement} spoken what is read out
 * @property {string} browse the address of the page Browse
 * @property {() => void} close
 * @property {boolean} [isAttended] whether what answers it is there; false while it is being fetched
 */

/** What the reader asked last is kept under this name, until the tab is closed. */
export const LAST = "search";

/** @type {Set<Box>} */
const boxes = new Set();
let count = 0;

/**
 * Put fields in the place of links on *page*. A box that stays while the page changes, as in the header, is closed.
 * @param {ParentNode} page
 */
export function searchBoxes(page) {
  for (const box of boxes) {
    box.close();
    if (!box.place.isConnected) boxes.delete(box);
  }
  for (const place of page.querySelectorAll(".rl-search")) {
    const link = place.querySelector(":scope > a");
    if (place instanceof HTMLElement && link instanceof HTMLAnchorElement) boxes.add(fitted(place, link));
  }
}

/**
 * Return the box that takes the place of *link*.
 * @param {HTMLElement} place
 * @param {HTMLAnchorElement} link
 * @returns {Box}
 */
function fitted(place, link) {
  const id = `rl-answer-${++count}`;
  const name = link.textContent ?? "";
  const input = node("input", {
    ...{ type: "text", role: "combobox", inputmode: "search", enterkeyhint: "go", maxlength: "1000", placeholder: name, "aria-label": name },
    ...{ autocomplete: "off", autocapitalize: "off", autocorrect: "off", spellcheck: "false" },
    ...{ "aria-autocomplete": "list", "aria-haspopup": "grid", "aria-expanded": "false", "aria-controls": id },
  });
  const opener = node("button", { type: "button", class: "rl-open", "aria-label": name });
  const closer = node("button", { type: "button", class: "rl-close" }, said("script.close"));
  const answer = node("div", { class: "rl-answer", hidden: true }, node("p", { class: "rl-remarks" }), node("div", { id, role: "grid", "aria-label": said("script.search.results"), hidden: true }));
  const spoken = node("p", { class: "rl-spoken", role: "status" });
  const sheet = node("div", { class: "rl-sheet" }, node("div", { class: "rl-field" }, input, closer), answer, spoken);
  /** @type {Box} */
  const box = { place, input, answer, spoken, browse: link.href, close: () => shut(box) };
  place.setAttribute("role", "search");
  place.setAttribute("aria-label", name);
  place.replaceChildren(opener, sheet);
  opener.addEventListener("click", () => reach(box));
  closer.addEventListener("click", () => giveBack(box));
  for (const touch of ["focus", "click", "input"]) input.addEventListener(touch, () => void begin(box));
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" && answer.hidden) void begin(box);
    if (event.key !== "Escape") return;
    event.preventDefault();
    if (answer.hidden) input.value = "";
    giveBack(box);
  });
  place.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !place.contains(relatedTarget)) box.close();
  });
  return box;
}

/**
 * Show that *box* is in use, and have it answered.
 * @param {Box} box
 */
async function begin(box) {
  const { place, input, answer } = box;
  if (place.classList.contains("rl-opened") && box.isAttended !== undefined) return;
  place.classList.add("rl-opened");
  if (!input.value) {
    input.value = recall(LAST) ?? "";
    input.select();
  }
  const wasAttended = box.isAttended;
  box.isAttended ??= false;
  if (wasAttended === false) return;
  try {
    // Side by side, and not one after the other: the list is what takes time.
    const [{ attend, show }] = await Promise.all([import("./search-panel.js"), load()]);
    if (!wasAttended) await attend(box);
    box.isAttended = true;
    if (place.classList.contains("rl-opened")) show(box);
  } catch (trouble) {
    box.isAttended = undefined; // the next touch tries again
    const [words] = answer.children;
    words.textContent = said("script.search.failed", { reason: trouble instanceof Error ? trouble.message : String(trouble) });
    answer.hidden = false;
  }
}

/**
 * Put the focus into *box*.
 * @param {Box} box
 */
function reach(box) {
  void begin(box); // a field that is folded away could not have the focus
  box.input.focus();
}

/** @param {Box} box */
function shut({ place, input, answer }) {
  place.classList.remove("rl-opened");
  answer.hidden = true;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
}

/**
 * Close *box*. Where its field goes with it, as on a phone, the focus goes to what opens it.
 * @param {Box} box
 */
function giveBack({ place, input, close }) {
  close();
  if (!input.checkVisibility()) /** @type {HTMLElement | null} */ (place.querySelector(".rl-open"))?.focus();
}

addEventListener("pointerdown", ({ target }) => {
  for (const box of boxes) if (target instanceof Node && !box.place.contains(target)) box.close();
});

// Before the theme, which may have a search of its own that this key opens.
addEventListener("keydown", openByKey, { capture: true });

/** @param {KeyboardEvent} event */
function openByKey(event) {
  const { target, key } = event;
  if (key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (target instanceof Element && target.closest("input, textarea, select, [contenteditable]")) return;
  const own = document.querySelector("#rl-words"); // Browse has a field of its own
  const [box] = [...boxes].filter(({ place }) => place.isConnected).sort((one, other) => rank(one) - rank(other));
  if (!(own instanceof HTMLElement) && !box) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (own instanceof HTMLElement) own.focus();
  else reach(box);
}

/**
 * Return which box a key opens first: one on the page, where it can be seen, before that of the header.
 * @param {Box} box
 */
function rank({ place }) {
  const { top, bottom } = place.getBoundingClientRect();
  return place.closest("header") ? 1 : top >= 0 && bottom <= innerHeight ? 0 : 2;
}
