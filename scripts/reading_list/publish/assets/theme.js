// Mends of the theme that need a script: the search dialog gets a name, wide tables and the buttons in the header of
// small screens get a place on the way of the Tab key, and an address that names a place leads there.

import { node } from "./nodes.js";
import { said } from "./words.js";

/**
 * Complete what the theme has made of *page*.
 * @param {ParentNode} page
 */
export function theme(page) {
  const name = page.querySelector(".md-search input[aria-label]")?.getAttribute("aria-label"); // in the site's language
  for (const dialog of page.querySelectorAll(".md-search[role=dialog]")) {
    dialog.setAttribute("aria-label", name ?? said("script.theme.search"));
  }
  const frames = ".md-typeset__scrollwrap, .md-search__scrollwrap, .rl-concepts";
  for (const frame of page.querySelectorAll(frames)) sizes.observe(frame);
  button(page.querySelector("label.md-header__button[for=__drawer]"), said("script.theme.menu"));
  const box = /** @type {HTMLElement | null} */ (page.querySelector(".md-search__input"));
  button(page.querySelector("label.md-header__button[for=__search]"), name ?? said("script.theme.search"), box);
}

// A frame that has nothing to scroll is no stop on the way of the Tab key.
const sizes = new ResizeObserver((changes) => {
  for (const { target } of changes) {
    const scrolls = target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight;
    target.setAttribute("tabindex", scrolls && target.clientHeight ? "0" : "-1");
  }
});

/**
 * Put into *label*, which a click works on, a button for keys: itself it may be none, for it names a switch.
 * @param {HTMLElement | null} label
 * @param {string} name
 * @param {HTMLElement | null} [next] what has the focus then
 */
function button(label, name, next) {
  if (!label || label.querySelector("[role=button]")) return;
  const key = node("span", { class: "rl-key", role: "button", tabindex: "0", "aria-label": name }, ...label.childNodes);
  label.append(key);
  key.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation(); // the theme listens too: twice is not at all
    label.click();
    next?.focus();
  });
}

addEventListener("keydown", (event) => {
  const drawer = document.getElementById("__drawer");
  if (event.key !== "Escape" || !(drawer instanceof HTMLInputElement) || !drawer.checked) return;
  drawer.click();
  /** @type {HTMLElement | null} */ (document.querySelector("label[for=__drawer] > .rl-key"))?.focus();
});

// The theme's keys for the search cannot put the focus into a box that is folded away: they press its button first.
addEventListener(
  "keydown",
  (event) => {
    const key = document.querySelector("label[for=__search] > .rl-key");
    const opened = document.getElementById("__search");
    if (!["s", "f", "/"].includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.activeElement?.matches("input, select, textarea, [contenteditable]")) return;
    if (!key?.getClientRects().length || !(opened instanceof HTMLInputElement) || opened.checked) return;
    event.preventDefault();
    event.stopPropagation();
    key.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  },
  true,
);

// While a page loads slowly, the theme notes that it is at its top. Zensical takes that for where the reader was before,
// and goes there instead of to the place that the address names.
if (location.hash && history.state?.y === 0) history.replaceState(null, "");
