// A small menu below a button: arrows, letters of the keyboard and Escape work as in those of programs.

import { node } from "./nodes.js";

/**
 * @typedef {object} Item
 * @property {string} words
 * @property {() => void} act
 * @property {string} [key] which does the same without the menu
 * @property {boolean} [checked] whether it is what holds now; undefined for what is no choice
 */

/** @type {{button: HTMLElement, menu: HTMLElement} | undefined} */
let shown;

/**
 * Show *items* below *button*, and put the focus on what holds now.
 * @param {HTMLElement} button
 * @param {Item[]} items
 */
export function openMenu(button, items) {
  closeMenu();
  const choices = items.map((item) => {
    const choice = node(
      "button",
      { type: "button", role: item.checked === undefined ? "menuitem" : "menuitemradio", tabindex: "-1" },
      item.words,
      ...(item.key ? [node("kbd", { "aria-hidden": "true" }, item.key)] : []),
    );
    if (item.checked !== undefined) choice.setAttribute("aria-checked", String(item.checked));
    choice.addEventListener("click", () => {
      closeMenu();
      item.act();
    });
    return choice;
  });
  const menu = node("div", { class: "rl-menu", role: "menu", "aria-label": button.textContent ?? "" }, ...choices);
  // In the top layer nothing cuts it off. A browser without one shows it all the same.
  if ("popover" in menu) menu.popover = "manual";
  button.after(menu);
  if ("popover" in menu) menu.showPopover();
  button.setAttribute("aria-expanded", "true");
  shown = { button, menu };
  place(button, menu);
  (choices.find((choice) => choice.getAttribute("aria-checked") === "true") ?? choices[0])?.focus();
}

/** Take the menu away, if there is one, and give the focus that was in it back to its button. */
export function closeMenu() {
  if (!shown) return;
  const { button, menu } = shown;
  shown = undefined;
  button.setAttribute("aria-expanded", "false");
  if (menu.contains(document.activeElement)) button.focus();
  menu.remove();
}

/**
 * @param {HTMLElement} button
 * @param {HTMLElement} menu
 */
function place(button, menu) {
  const { left, right, top, bottom } = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const isLeftToRight = getComputedStyle(button).direction !== "rtl";
  const x = isLeftToRight ? right - width : left;
  menu.style.left = `${Math.max(4, Math.min(x, document.documentElement.clientWidth - width - 4))}px`;
  menu.style.top = `${bottom + height > innerHeight && top > height ? top - height : bottom}px`;
}

/**
 * Return how far a key moves the focus among *count* items, from the one at *index*.
 * @param {string} key
 * @param {number} index
 * @param {number} count
 */
function moved(key, index, count) {
  switch (key) {
    case "ArrowDown": return (index + 1) % count;
    case "ArrowUp": return (index + count - 1) % count;
    case "Home": return 0;
    case "End": return count - 1;
    default: return undefined;
  }
}

document.addEventListener("keydown", (event) => {
  if (!shown || !(event.target instanceof Element) || !shown.menu.contains(event.target)) return;
  if (event.key === "Escape" || event.key === "Tab") {
    closeMenu(); // Tab goes on from the button
    if (event.key === "Escape") event.preventDefault();
    return;
  }
  const choices = [...shown.menu.querySelectorAll("button")];
  const next = moved(event.key, choices.findIndex((choice) => choice === document.activeElement), choices.length);
  if (next === undefined) return;
  event.preventDefault();
  choices[next].focus();
});

document.addEventListener("pointerdown", ({ target }) => {
  if (!shown || !(target instanceof Node)) return;
  if (!shown.menu.contains(target) && !shown.button.contains(target)) closeMenu();
});
const follow = () => shown && place(shown.button, shown.menu);
addEventListener("scroll", follow, { passive: true });
addEventListener("resize", follow);
