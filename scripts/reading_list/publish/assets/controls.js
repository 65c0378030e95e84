// The three marks beside every entry: to read, reading, done. One listener for clicks and one for keys serve them all.

import { announce } from "./notice.js";
import { onChange, setState, stateOf } from "./reading.js";

/** @typedef {import("./reading.js").State} State */

/** @type {[State, string, string][]} state, words, key: none of the keys that the theme listens to (f s p n / , .) */
const MARKS = [
  ["to-read", "To read", "t"],
  ["reading", "Reading", "r"],
  ["done", "Done", "d"],
];
const GROUP = ".rl-reading";
// What shows entries, and where in it the marks stand: lists are marked in their rows, topic pages below each heading.
const ROWS = "ul.rl-rows > li, ol.rl-path > li";

/** @typedef {{words: (id: string) => string, act: (id: string, button: HTMLButtonElement) => void, key: string}} Action */

/** @type {Action[]} */
const actions = [];
const template = group();

/**
 * Offer something more for every work, beside its marks.
 * @param {Action} action
 */
export function addAction(action) {
  actions.push(action);
}

/**
 * Return the work that *element* belongs to.
 * @param {Element} element
 */
export function entryOf(element) {
  const marks = marksOf(element);
  return marks ? { id: marks.dataset.entry ?? "", title: marks.getAttribute("aria-label") ?? "" } : undefined;
}

function group() {
  const marks = document.createElement("div");
  marks.className = "rl-reading";
  marks.setAttribute("role", "group");
  for (const [state, words, key] of MARKS) {
    const button = document.createElement("button");
    button.type = "button";
    button.value = state;
    button.title = `${words} (key ${key})`;
    button.setAttribute("aria-keyshortcuts", key);
    button.setAttribute("aria-pressed", "false");
    const label = document.createElement("span");
    label.textContent = words;
    button.append(label);
    marks.append(button);
  }
  return marks;
}

/**
 * Return the marks for the entry *id*, called *title*.
 * @param {string} id
 * @param {string} title
 * @returns {HTMLElement}
 */
export function control(id, title) {
  const marks = /** @type {HTMLElement} */ (template.cloneNode(true));
  marks.dataset.entry = id;
  marks.setAttribute("aria-label", title);
  for (const { words, act, key } of actions) {
    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-keyshortcuts", key);
    button.textContent = "+";
    button.title = words(id);
    button.addEventListener("click", () => {
      act(id, button);
      button.title = words(id);
    });
    marks.append(button);
  }
  paint(marks);
  return marks;
}

/**
 * Show the state that the entry of *marks* has now.
 * @param {HTMLElement} marks
 */
export function paint(marks) {
  const state = stateOf(marks.dataset.entry ?? "") ?? "";
  if ((marks.dataset.state ?? "") === state) return;
  marks.dataset.state = state;
  for (const button of marks.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button.value === state));
  }
}

/**
 * Put marks beside every entry that *page* shows.
 * @param {ParentNode} page
 */
export function controls(page) {
  for (const entry of page.querySelectorAll(":is(h1, h3)[id] + .rl-entry")) {
    const heading = entry.previousElementSibling;
    const title = (heading?.querySelector("a:not(.headerlink)") ?? heading?.firstChild)?.textContent ?? "";
    if (heading && !entry.querySelector(GROUP)) {
      entry.insertBefore(control(heading.id, title), entry.querySelector(":scope > .rl-cite"));
    }
  }
  for (const row of page.querySelectorAll(ROWS)) {
    const link = /** @type {HTMLAnchorElement | null} */ (row.querySelector('a[href*="#"]'));
    if (link && !row.querySelector(GROUP)) row.append(control(link.hash.slice(1), link.textContent ?? ""));
  }
}

/**
 * Set the state that *marks* name, or take it back where the entry has it already.
 * @param {HTMLElement} marks
 * @param {State} state
 */
function toggle(marks, state) {
  const id = marks.dataset.entry ?? "";
  setState(id, stateOf(id) === state ? undefined : state);
}

/**
 * Return the marks of the entry that *element* belongs to, be it its heading, its text or its row.
 * @param {Element} element
 * @returns {HTMLElement | null}
 */
function marksOf(element) {
  const heading = element.closest(":is(h1, h3)[id]");
  const entry = heading ? heading.nextElementSibling : element.closest(`.rl-entry, li:has(${GROUP})`);
  return entry?.querySelector(GROUP) ?? null;
}

document.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest(`${GROUP} > button`) : null;
  const marks = button?.closest(GROUP);
  const mark = MARKS.find(([state]) => button instanceof HTMLButtonElement && state === button.value);
  if (mark && marks instanceof HTMLElement) toggle(marks, mark[0]);
});

document.addEventListener("keydown", (event) => {
  const { target, key } = event;
  // Where a browser fills in a form, its events name no key.
  const mark = MARKS.find(([, , own]) => own === key?.toLowerCase());
  if (!mark || event.repeat || event.ctrlKey || event.metaKey || event.altKey || !(target instanceof Element)) return;
  if (target.closest("input, textarea, select, [contenteditable]")) return;
  const marks = marksOf(target);
  if (!marks) return;
  event.preventDefault();
  toggle(marks, mark[0]);
  const words = stateOf(marks.dataset.entry ?? "") ? mark[1] : "no mark";
  announce(`${marks.getAttribute("aria-label")}: ${words}`);
});

onChange(() => {
  for (const marks of document.querySelectorAll(GROUP)) if (marks instanceof HTMLElement) paint(marks);
});
