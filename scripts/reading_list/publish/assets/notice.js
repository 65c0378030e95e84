// Two quiet ways to tell the reader something: a line at the foot of the window, and words for screen readers only.

import { said } from "./words.js";

/**
 * Return the live region of *name*, which must be on the page before there is something to say.
 * @param {string} name
 */
function region(name) {
  const present = document.querySelector(`body > .${name}`);
  if (present) return present;
  const element = document.createElement("div");
  element.className = name;
  element.setAttribute("role", "status");
  document.body.append(element);
  return element;
}

/** @type {Set<string>} */
const told = new Set();

/**
 * Show *words* at the foot of the window until the reader closes them, once in a visit of the page.
 * @param {string} words
 */
export function notice(words) {
  if (told.has(words)) return;
  told.add(words);
  const line = region("rl-notice");
  requestAnimationFrame(() => {
    const text = document.createElement("span");
    text.textContent = words;
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = said("script.close");
    close.addEventListener("click", () => line.replaceChildren());
    line.replaceChildren(text, close);
  });
}

/**
 * Have a screen reader say *words*.
 * @param {string} words
 */
export function announce(words) {
  const line = region("rl-announced");
  requestAnimationFrame(() => (line.textContent = words));
}
