// Shows beside a link what it leads to: a few words of the page of a work or a concept. There is one card at a time.

import { node } from "./nodes.js";
import { announce } from "./notice.js";
import { stateOf } from "./reading.js";
import { said } from "./words.js";

/**
 * @typedef {object} Card
 * @property {string} title
 * @property {string} id of a work; empty for a concept
 * @property {string[]} lines the facts, each a line
 * @property {string} text the first sentences
 */

const LINGER = 250; // milliseconds in which the pointer may cross from the link to the card
const ROOM = 8; // pixels between link, card and the edge of the window
const MOST = 320; // characters
const ID = "rl-card";
const STATES = { "to-read": said("script.card.to_read"), reading: said("script.card.reading"), done: said("script.card.done") };

/** @type {Map<string, Promise<Card | undefined>>} by address */
const known = new Map();
/** @type {HTMLAnchorElement | undefined} the link that the card is for, from the moment it is asked for */
let wanted;
/** @type {HTMLElement | undefined} */
let card;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let leaving;
/** @type {AbortController | undefined} */
let shown;

/**
 * Show a card for *link* with words of the page at *address*, unless the reader has gone on by the time it is there.
 * @param {HTMLAnchorElement} link
 * @param {URL} address
 * @param {boolean} isTapped whether the reader has tapped on it, and so is not on the link in any other way
 * @returns {Promise<boolean>} false where a reader who waits for it gets none
 */
export async function show(link, address, isTapped) {
  clearTimeout(leaving);
  if (link === wanted && card) return true;
  hide();
  wanted = link;
  known.set(address.href, known.get(address.href) ?? fetched(address));
  const words = await known.get(address.href);
  const isThere = link.isConnected && (isTapped || link.matches(":hover, :focus-visible"));
  if (!words) known.delete(address.href); // the next time tries again
  if (wanted !== link || !isThere) return true;
  // It may have been asked for twice in the time that it took.
  if (words && !card) open(link, words, isTapped);
  return Boolean(words);
}

/**
 * @param {URL} address
 * @returns {Promise<Card | undefined>}
 */
async function fetched(address) {
  try {
    const reply = await fetch(address);
    return reply.ok ? cardOf(new DOMParser().parseFromString(await reply.text(), "text/html")) : undefined;
  } catch {
    return undefined; // there is no card then
  }
}

/**
 * Return what the *page* of a work or a concept says, as text; nothing where it is neither.
 * @param {Document} page
 * @returns {Card | undefined}
 */
function cardOf(page) {
  const heading = page.querySelector("h1:has(+ .rl-work), h1:has(+ .rl-concept)");
  const body = heading?.nextElementSibling;
  if (!heading || !body) return undefined;
  heading.querySelector(".headerlink")?.remove();
  const isWork = body.matches(".rl-work");
  const [people, facts] = [".rl-source", ".rl-facts"].map((name) => textOf(body.querySelector(`:scope > ${name}`)));
  const passages = [...body.querySelectorAll(isWork ? ":scope > p:not([class])" : ":scope > .rl-meaning")];
  return {
    title: textOf(heading),
    id: isWork ? heading.id : "",
    lines: [people, facts].filter(Boolean),
    text: shortened(passages.map(textOf).join(" ")),
  };
}

/** @param {Element | null} element */
function textOf(element) {
  return element?.textContent?.replace(/\s+/g, " ").trim() ?? "";
}

/**
 * Return whole sentences of *text*, or as many words of the first as there is room for.
 * @param {string} text
 */
export function shortened(text) {
  if (text.length <= MOST) return text;
  const whole = text.slice(0, MOST).match(/^.*[.!?](?=\s)/s)?.[0] ?? "";
  return whole || `${text.slice(0, MOST).replace(/\s\S*$/, "")} …`;
}

/**
 * @param {HTMLAnchorElement} link
 * @param {Card} words
 * @param {boolean} isTapped
 */
function open(link, { title, id, lines, text }, isTapped) {
  const state = id ? stateOf(id) : undefined;
  card = node(
    "div",
    { class: ID, id: ID, role: "tooltip" },
    node("strong", { dir: "auto" }, title),
    ...[...lines, state ? STATES[state] : ""].filter(Boolean).map((line) => node("small", { dir: "auto" }, line)),
    ...(text ? [node("p", { dir: "auto" }, text)] : []),
    ...(isTapped ? [node("small", {}, said("script.card.tap"))] : []),
  );
  (link.closest("article") ?? document.body).append(card);
  link.setAttribute("aria-describedby", ID);
  place(card, link);
  if (isTapped) announce(said("script.card.announced", { title, text }));
  shown = new AbortController();
  const { signal } = shown;
  const [stay, leave] = [() => clearTimeout(leaving), () => void (leaving = setTimeout(leaveUnlessThere, LINGER))];
  for (const part of [link, card]) {
    part.addEventListener("pointerenter", stay, { signal });
    part.addEventListener("pointerleave", (event) => event.pointerType !== "touch" && leave(), { signal });
  }
  link.addEventListener("blur", leave, { signal });
  link.addEventListener("click", hide, { signal });
  document.addEventListener("keydown", ({ key }) => key === "Escape" && hide(), { signal });
  document.addEventListener("pointerdown", ({ target }) => target instanceof Node && !link.contains(target) && !card?.contains(target) && hide(), { signal });
  addEventListener("scroll", () => (isTapped || link.matches(":focus-visible") ? card && place(card, link) : hide()), { signal, passive: true });
  addEventListener("resize", hide, { signal });
}

function leaveUnlessThere() {
  if (!wanted?.matches(":hover, :focus-visible") && !card?.matches(":hover")) hide();
}

function hide() {
  clearTimeout(leaving);
  shown?.abort();
  wanted?.removeAttribute("aria-describedby");
  card?.remove();
  card = wanted = shown = undefined;
}

/**
 * Put *element* below *link*, or above where there is more room; never over it, nor beyond the window.
 * @param {HTMLElement} element
 * @param {HTMLElement} link
 */
function place(element, link) {
  const [first] = link.getClientRects();
  const { bottom } = link.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = element;
  const left = Math.max(ROOM, Math.min(first.left, document.documentElement.clientWidth - width - ROOM));
  const fitsBelow = bottom + ROOM + height <= innerHeight || first.top < innerHeight - bottom;
  const top = fitsBelow ? bottom + ROOM / 2 : first.top - height - ROOM / 2;
  element.style.setProperty("--rl-left", `${left}px`);
  element.style.setProperty("--rl-top", `${top}px`);
}
