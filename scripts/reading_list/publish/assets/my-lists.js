// Every entry that the reader has marked, by state.

import { controls } from "./controls.js";
import { meter } from "./progress.js";
import { changes, states } from "./reading.js";
import { outline, topicAddress } from "./site.js";

/** @typedef {import("./reading.js").State} State */
/** @typedef {{slug: string, topic: string, title: string}} Place where an entry stands */

/** @type {[State, string][]} in the order of interest */
const SECTIONS = [
  ["reading", "Reading now"],
  ["to-read", "To read"],
  ["done", "Done"],
];

/** @returns {Promise<Map<string, Place> | undefined>} every entry of the list by its id, if that can be had */
export async function places() {
  const list = await outline();
  if (!list) return undefined;
  return new Map(
    Object.entries(list.topics).flatMap(([slug, { title: topic, entries }]) =>
      entries.map(([id, title]) => /** @type {const} */ ([id, { slug, topic, title }])),
    ),
  );
}

/**
 * Show the marked entries among *known* in *lists*, the last marked first.
 * @param {HTMLElement} lists
 * @param {Map<string, Place>} known
 */
export function show(lists, known) {
  const marked = states();
  const days = changes();
  const day = (/** @type {string} */ id) => days.get(id)?.changed ?? "";
  const ids = [...marked.keys()].sort((one, other) => (day(one) < day(other) ? 1 : day(one) > day(other) ? -1 : 0));
  const refocus = focusIn(lists);
  lists.replaceChildren(
    meter([...known.keys()], "the whole list"),
    ...SECTIONS.flatMap(([state, heading]) => section(heading, ids.filter((id) => marked.get(id) === state), known)),
    ...remarks(ids, known),
  );
  controls(lists);
  refocus();
}

/**
 * Remember what has the focus in *lists*, and return what gives it back once they were drawn anew: whoever works from the
 * keyboard goes on with the same entry, wherever it stands now, or with the one that took its place.
 * @param {HTMLElement} lists
 */
function focusIn(lists) {
  const rows = () => [...lists.querySelectorAll("li")];
  const focused = document.activeElement;
  const place = rows().findIndex((row) => row.contains(focused));
  const id = focused?.closest("li")?.querySelector(".rl-reading")?.getAttribute("data-entry");
  const part = focused instanceof HTMLButtonElement ? ".rl-reading > button" : "a";
  return () => {
    if (place < 0) return;
    const now = rows();
    const row = now.find((row) => row.querySelector(`[data-entry="${id}"]`)) ?? now[Math.min(place, now.length - 1)];
    (/** @type {HTMLElement | null | undefined} */ (row?.querySelector(part)) ?? lists).focus();
  };
}

/**
 * @param {string} heading
 * @param {string[]} ids
 * @param {Map<string, Place>} known
 */
function section(heading, ids, known) {
  const rows = ids.flatMap((id) => {
    const place = known.get(id);
    return place ? [row(id, place)] : [];
  });
  if (!rows.length) return [];
  const title = document.createElement("h2");
  const count = document.createElement("small");
  count.textContent = String(rows.length);
  title.append(`${heading} `, count);
  const list = document.createElement("ul");
  list.className = "rl-rows";
  list.append(...rows);
  return [title, list];
}

/**
 * @param {string} id
 * @param {Place} place
 */
function row(id, { slug, topic, title }) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `${topicAddress(slug)}#${id}`;
  link.textContent = title;
  const words = document.createElement("small");
  words.textContent = topic;
  item.append(link, " ", words);
  return item;
}

/**
 * @param {string[]} ids
 * @param {Map<string, Place>} known
 */
function remarks(ids, known) {
  const lost = ids.filter((id) => !known.has(id)).length;
  const words = [];
  if (!ids.length) words.push("Nothing is marked yet: the button for it stands beside every entry of the list.");
  if (lost) words.push(`${lost === 1 ? "1 mark is" : `${lost} marks are`} kept for entries that this list does not have now.`);
  return words.map((text) => {
    const line = document.createElement("p");
    line.textContent = text;
    return line;
  });
}
