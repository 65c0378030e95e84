// Every entry that the reader has marked, by state, and what could come next.

import { load } from "./catalogue.js";
import { control } from "./controls.js";
import { factsOf } from "./entry-facts.js";
import { LONGEST_REMARK } from "./list-words.js";
import { codes } from "./list-codes.js";
import { monthInWords } from "./days.js";
import { nextSteps } from "./next-steps.js";
import { node } from "./nodes.js";
import { meter } from "./progress.js";
import { changes, followIds, states } from "./reading.js";
import { remarks } from "./remarks.js";
import { outline, ROOT, steps } from "./site.js";
import { listed, numberInWords, said, saidWith } from "./words.js";

/** @typedef {import("./reading.js").State} State */
/** @typedef {import("./catalogue.js").Entry} Entry */
/**
 * @typedef {object} Known what is known of the list
 * @property {import("./catalogue.js").Catalogue} catalogue
 * @property {Map<string, Entry>} entries by id
 * @property {ReturnType<typeof codes>} codes
 * @property {import("./site.js").Steps} steps
 */

/** @type {[State, string][]} in the order of interest */
const SECTIONS = [
  ["reading", said("script.reading.now")],
  ["to-read", said("script.mark.to_read")],
];
const MOST_NEXT = 6;

/** @returns {Promise<Known | undefined>} what is known of the list, if that can be had */
export async function known() {
  try {
    const [catalogue, list, following] = await Promise.all([load(), outline(), steps()]);
    if (!list) return undefined;
    followIds(list.former_ids);
    remarks.follow(list.former_ids);
    const entries = new Map(catalogue.entries.map((entry) => [entry.id, entry]));
    return { catalogue, entries, codes: codes(entries.keys(), list.former_ids), steps: following };
  } catch {
    return undefined;
  }
}

/**
 * Show the marked entries among those that are *known* in *lists*, the last marked first.
 * @param {HTMLElement} lists
 * @param {Known} known
 */
export function show(lists, known) {
  const marked = states();
  const days = changes();
  const day = (/** @type {string} */ id) => days.get(id)?.changed ?? "";
  const ids = [...marked.keys()].sort((one, other) => (day(one) < day(other) ? 1 : day(one) > day(other) ? -1 : 0));
  const of = (/** @type {State} */ state) => rows(ids.filter((id) => marked.get(id) === state), known);
  const refocus = focusIn(lists);
  const done = of("done");
  lists.replaceChildren(
    meter([...known.entries.keys()], said("script.progress.whole_list")),
    ...SECTIONS.slice(0, 1).flatMap(([state, heading]) => section(heading, of(state))),
    ...section(said("script.reading.next"), following(known, marked)),
    ...SECTIONS.slice(1).flatMap(([state, heading]) => section(heading, of(state))),
    ...heading(said("script.mark.done"), done.length),
    ...months(done, day),
    ...section(said("script.reading.remarked"), rows(remarked(marked), known)),
    ...remarksOn(ids, known),
  );
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
  const part = focused instanceof HTMLButtonElement ? ".rl-reading > button" : focused instanceof HTMLInputElement ? "input" : "a";
  return () => {
    if (place < 0) return;
    const now = rows();
    const row = now.find((row) => row.querySelector(`[data-entry="${id}"]`)) ?? now[Math.min(place, now.length - 1)];
    (/** @type {HTMLElement | null | undefined} */ (row?.querySelector(part)) ?? lists).focus();
  };
}

/**
 * @param {string} words
 * @param {number} count
 */
function heading(words, count) {
  return count ? [node("h2", {}, `${words} `, node("small", {}, numberInWords(count)))] : [];
}

/** @typedef {{id: string, element: HTMLElement}} Row */

/**
 * @param {string} words
 * @param {Row[]} rows
 */
function section(words, rows) {
  return [...heading(words, rows.length), ...(rows.length ? [node("ul", { class: "rl-rows" }, ...rows.map(({ element }) => element))] : [])];
}

/**
 * Return *rows* by the month in which they were marked.
 * @param {Row[]} rows the last marked first
 * @param {(id: string) => string} day
 */
function months(rows, day) {
  /** @type {Map<string, Row[]>} */
  const byMonth = new Map();
  for (const row of rows) {
    const month = day(row.id).slice(0, 7);
    byMonth.set(month, [...(byMonth.get(month) ?? []), row]);
  }
  return [...byMonth].flatMap(([month, members]) => {
    const list = node("ul", { class: "rl-rows" }, ...members.map(({ element }) => element));
    return [node("h3", {}, `${monthInWords(month)} `, node("small", {}, numberInWords(members.length))), list];
  });
}

/**
 * @param {string[]} ids
 * @param {Known} known
 * @returns {Row[]}
 */
function rows(ids, known) {
  return ids.flatMap((id) => {
    const entry = known.entries.get(id);
    return entry ? [{ id, element: row(entry, known, remarkField(entry)) }] : [];
  });
}

/**
 * @param {Entry} entry
 * @param {Known} known
 * @param {HTMLElement[]} more
 */
function row(entry, { catalogue }, ...more) {
  return node("li", {}, node("a", { href: entry.href, dir: "auto" }, entry.title), " ", node("small", {}, factsOf(entry, catalogue)), control(entry.id, entry.title), ...more);
}

/**
 * Return the field for the reader's own remark on *entry*. What is typed is kept with each key.
 * @param {Entry} entry
 */
function remarkField({ id, title }) {
  const field = node("input", {
    type: "text",
    class: "rl-remark",
    maxlength: String(LONGEST_REMARK),
    "aria-label": said("script.remark.label", { title }),
    placeholder: said("script.remark"),
    dir: "auto",
  });
  field.value = remarks.of(id) ?? "";
  field.addEventListener("input", () => remarks.set(id, field.value.trim() || undefined));
  return field;
}

/**
 * Return what could come next, each with the reason.
 * @param {Known} known
 * @param {Map<string, State>} marked
 * @returns {Row[]}
 */
function following(known, marked) {
  const title = (/** @type {string} */ id) => known.entries.get(id)?.title ?? "";
  return nextSteps(known.steps, marked)
    .filter(({ id }) => known.entries.get(id)?.status === -1)
    .slice(0, MOST_NEXT)
    .flatMap(({ id, follows, paths }) => {
      const entry = known.entries.get(id);
      const reason = paths.length
        ? node("p", {}, ...saidWith("script.reading.next_on", { path: pathLink(paths[0]) }))
        : node("p", {}, said("script.reading.follows", { titles: listed(follows.map(title)) }));
      return entry ? [{ id, element: row(entry, known, reason) }] : [];
    });
}

/** @param {import("./site.js").Way} path */
function pathLink({ href, title }) {
  return node("a", { href: new URL(href, ROOT).href, dir: "auto" }, title);
}

/**
 * Return the works on which there is a remark and no mark.
 * @param {Map<string, State>} marked
 */
function remarked(marked) {
  return [...remarks.all()].flatMap(([id, { state }]) => (state && !marked.has(id) ? [id] : []));
}

/**
 * @param {string[]} ids
 * @param {Known} known
 */
function remarksOn(ids, { entries }) {
  const lost = ids.filter((id) => !entries.has(id)).length;
  const words = [];
  if (!ids.length) words.push(said("script.reading.none"));
  if (lost) words.push(said("script.reading.lost", { count: lost }));
  return words.map((text) => node("p", {}, text));
}
