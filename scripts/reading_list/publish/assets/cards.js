// Waits for readers to dwell on a link to a work or a concept; what shows a card beside it is fetched only then.

import { cardTarget } from "./card-links.js";
import { addressOf, FILES, ROOT } from "./site.js";

const DELAY = 300; // milliseconds: who only passes by wants no card
/** Where links are that lead out of what is being read, or say all that a card would. */
const NOT_IN = "header, footer, nav, aside, form, dialog, [role='dialog'], [role='grid'], [role='menu'], .rl-card";

/** @type {ReturnType<typeof setTimeout> | undefined} */
let later;
let isListening = false;

/**
 * Listen to the whole document, once for as many pages as are shown; a card of the page before goes.
 */
export function cards() {
  document.querySelector(".rl-card")?.remove();
  if (isListening) return;
  isListening = true;
  document.addEventListener("pointerover", (event) => event.pointerType !== "touch" && wait(event.target));
  document.addEventListener("pointerout", (event) => event.pointerType !== "touch" && clearTimeout(later));
  document.addEventListener("focusin", ({ target }) => target instanceof Element && target.matches(":focus-visible") && wait(target));
  document.addEventListener("focusout", () => clearTimeout(later));
  document.addEventListener("keydown", () => clearTimeout(later));
  document.addEventListener("click", tap, { capture: true }); // before the theme follows the link
}

/**
 * Return the link around *at* that a card is shown for, and where the card's words are.
 * @param {EventTarget | null} at
 */
function linkAt(at) {
  const link = at instanceof Element ? at.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || link.closest(NOT_IN) || !link.closest("main, [role='main']")) return undefined;
  const target = cardTarget(link.href, location.href, ROOT, FILES);
  return target && { link, address: addressOf(target.path, target.name) };
}

/** @param {EventTarget | null} target */
function wait(target) {
  const found = linkAt(target);
  if (!found) return;
  clearTimeout(later);
  later = setTimeout(() => void open(found.link, found.address, false), DELAY);
}

/**
 * On a touch screen, have the first tap on a word that is explained say what it means, and the second follow the link.
 * @param {MouseEvent} event
 */
function tap(event) {
  clearTimeout(later);
  const isTouch = event instanceof PointerEvent && event.pointerType === "touch";
  const found = isTouch ? linkAt(event.target) : undefined;
  if (!found?.link.matches(".rl-term") || found.link.hasAttribute("aria-describedby")) return;
  event.preventDefault();
  event.stopPropagation();
  void open(found.link, found.address, true);
}

/**
 * @param {HTMLAnchorElement} link
 * @param {URL} address
 * @param {boolean} isTapped
 */
async function open(link, address, isTapped) {
  const isShown = await import("./card-panel.js").then(({ show }) => show(link, address, isTapped), () => false);
  if (isTapped && !isShown) location.assign(link.href); // else no tap would ever lead on
}
