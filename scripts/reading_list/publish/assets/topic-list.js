// Narrows the list of a topic by kind, level, year and length, and sorts it, in place. What is chosen stands in the
// address, so that it can be passed on.

import { idIn } from "./ids.js";
import { node } from "./nodes.js";
import { capitalised, LEVELS, LOCALE, said } from "./words.js";

/**
 * @typedef {object} Row a work on the page
 * @property {HTMLElement} heading
 * @property {HTMLDetailsElement} entry
 * @property {number} place among the works of the page
 *
 * @typedef {object} Facet
 * @property {string} name as in the address
 * @property {string} any what is shown where nothing is chosen
 * @property {(row: Row) => string} valueOf the value of a work; empty for none
 * @property {(value: string) => string} label
 * @property {(one: string, other: string) => number} compare
 */

/** Years from which on works count together, the newest first. */
const PERIODS = [2020, 2015, 2010, 2000, 0];
/** Minutes up to which works count together. */
const LENGTHS = [30, 120, Infinity];
const LETTERS = new Intl.Collator(LOCALE, { numeric: true });

/** @type {Map<string, {label: string, compare: (one: Row, other: Row) => number}>} */
const SORTS = new Map([
  ["", { label: said("script.sort.reading"), compare: (one, other) => one.place - other.place }],
  ["newest", { label: said("script.topic.newest"), compare: (one, other) => byText(dateOf(other), dateOf(one)) }],
  ["oldest", { label: said("script.topic.oldest"), compare: (one, other) => Number(!dateOf(one)) - Number(!dateOf(other)) || byText(dateOf(one), dateOf(other)) }],
  ["title", { label: said("script.topic.title"), compare: (one, other) => LETTERS.compare(titleOf(one), titleOf(other)) }],
]);

/** @type {Facet[]} */
const FACETS = [
  { name: "kind", any: said("script.topic.any_kind"), valueOf: ({ entry }) => entry.dataset.kind ?? "", label: capitalised, compare: byText },
  { name: "level", any: said("script.topic.any_level"), valueOf: ({ entry }) => entry.dataset.level ?? "", label: capitalised, compare: byLevel },
  { name: "years", any: said("script.topic.any_year"), valueOf: periodOf, label: yearsInWords, compare: (one, other) => Number(other) - Number(one) },
  { name: "time", any: said("script.topic.any_length"), valueOf: lengthOf, label: lengthInWords, compare: (one, other) => Number(one) - Number(other) },
];

/**
 * Put what narrows and sorts the list below its *head*, and do what the address asks for.
 * @param {HTMLElement} head
 */
export function narrowing(head) {
  if (!head.isConnected || head.nextElementSibling?.matches(".rl-narrow")) return;
  const rows = rowsOf(head);
  const facets = FACETS.filter((facet) => new Set(rows.map(facet.valueOf)).size > 1);
  const selects = facets.map(({ any }) => node("select", { "aria-label": any }));
  const sort = node("select", { "aria-label": said("script.topic.sort") }, ...[...SORTS].map(([value, { label }]) => new Option(label, value)));
  const count = node("span", { role: "status" });
  const clear = node("button", { type: "button", hidden: true }, said("script.topic.show_all"));
  const element = node("div", { class: "rl-narrow", role: "group", "aria-label": said("script.topic.narrow") }, ...selects, sort, count, clear);
  const pairs = new URLSearchParams(location.search);
  /** @type {string[]} the value chosen of each facet; empty for any */
  const chosen = facets.map((facet) => {
    const asked = pairs.get(facet.name) ?? "";
    return rows.some((row) => facet.valueOf(row) === asked) ? asked : "";
  });
  sort.value = SORTS.has(pairs.get("sort") ?? "") ? (pairs.get("sort") ?? "") : "";

  /**
   * Tell whether *row* has what is chosen of every facet, but for the one of the index *without*.
   * @param {Row} row
   * @param {number} [without]
   */
  const fits = (row, without) =>
    facets.every((facet, index) => index === without || !chosen[index] || facet.valueOf(row) === chosen[index]);

  function show() {
    for (const [index, facet] of facets.entries()) fill(selects[index], facet, chosen[index], rows.filter((row) => fits(row, index)));
    const fitting = rows.filter((row) => fits(row));
    for (const row of rows) hide(row, !fitting.includes(row));
    hideEmptyGroups(head);
    const isAll = fitting.length === rows.length;
    count.textContent = isAll ? said("script.topic.all", { count: rows.length }) : said("script.topic.some", { shown: fitting.length, count: rows.length });
    clear.hidden = fitting.length === rows.length && !sort.value;
  }

  function note() {
    const search = new URLSearchParams(location.search);
    for (const [name, value] of [...facets.map(({ name }, index) => [name, chosen[index]]), ["sort", sort.value]]) {
      if (value) search.set(name, value);
      else search.delete(name);
    }
    const query = search.toString();
    history.replaceState(history.state, "", location.pathname + (query && `?${query}`) + location.hash);
  }

  for (const [index, select] of selects.entries()) {
    select.addEventListener("change", () => {
      chosen[index] = select.value;
      show();
      note();
    });
  }
  sort.addEventListener("change", () => {
    arrange(rows, sort.value);
    show();
    note();
  });
  clear.addEventListener("click", () => {
    chosen.fill("");
    sort.value = "";
    arrange(rows, "");
    show();
    note();
    (selects[0] ?? sort).focus(); // the button has gone
  });

  if (sort.value) arrange(rows, sort.value);
  show();
  head.after(element);
  // What the address names may have moved.
  if (sort.value || chosen.some(Boolean)) document.getElementById(idIn(location.hash))?.scrollIntoView();
}

/**
 * Return the works below *head*, in their order.
 * @param {HTMLElement} head
 * @returns {Row[]}
 */
function rowsOf(head) {
  const entries = [...(head.parentElement?.querySelectorAll("details.rl-entry[data-work]") ?? [])];
  return entries.flatMap((entry, place) => {
    const heading = document.getElementById(entry.getAttribute("data-work") ?? "");
    return heading && entry instanceof HTMLDetailsElement ? [{ heading, entry, place }] : [];
  });
}

/**
 * Return what belongs to *row*: its heading, its mark and its text.
 * @param {Row} row
 */
function partsOf({ heading, entry }) {
  const between = entry.previousElementSibling;
  return between && between !== heading ? [heading, between, entry] : [heading, entry];
}

/**
 * @param {Row} row
 * @param {boolean} hidden
 */
function hide(row, hidden) {
  for (const part of partsOf(row)) part.toggleAttribute("hidden", hidden);
}

/**
 * Hide the heading of each group that has nothing to show, and what stands below it.
 * @param {HTMLElement} head
 */
function hideEmptyGroups(head) {
  /** @type {HTMLElement[]} the heading and the explanation of the group that is looked at */
  let group = [];
  let isShown = true;
  const end = () => group.forEach((part) => part.toggleAttribute("hidden", !isShown));
  for (let next = head.nextElementSibling; next; next = next.nextElementSibling) {
    if (next.matches("h2")) {
      end();
      group = [];
      isShown = !next.nextElementSibling?.matches(".rl-explanation"); // what is no group stays
    }
    if (next.matches("h2, .rl-explanation") && next instanceof HTMLElement) group.push(next);
    if (next.matches("details.rl-entry:not([hidden])")) isShown = true;
  }
  end();
}

/**
 * Sort *rows* within their groups.
 * @param {Row[]} rows
 * @param {string} by
 */
function arrange(rows, by) {
  const compare = SORTS.get(by)?.compare;
  /** @type {Map<Element, Row[]>} by what stands before the first work of a group */
  const groups = new Map();
  for (const row of rows) {
    let before = row.heading.previousElementSibling;
    while (before && !before.matches("h2, .rl-explanation")) before = before.previousElementSibling;
    if (before) groups.set(before, [...(groups.get(before) ?? []), row]);
  }
  for (const [before, members] of groups) {
    members.sort((one, other) => compare?.(one, other) || one.place - other.place);
    before.after(...members.flatMap(partsOf));
  }
}

/**
 * List in *select* the values of *facet* with the numbers of works that they leave.
 * @param {HTMLSelectElement} select
 * @param {Facet} facet
 * @param {string} chosen
 * @param {Row[]} rows
 */
function fill(select, facet, chosen, rows) {
  const counts = new Map(chosen ? [[chosen, 0]] : []);
  for (const row of rows) {
    const value = facet.valueOf(row);
    if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const values = [...counts].sort(([one], [other]) => facet.compare(one, other));
  select.replaceChildren(
    new Option(facet.any, ""),
    ...values.map(([value, count]) => new Option(said("script.choice", { choice: facet.label(value), count }), value)),
  );
  select.value = chosen;
}

/** @param {Row} row */
function dateOf({ entry }) {
  return entry.dataset.date ?? "";
}

/** @param {Row} row */
function titleOf({ heading }) {
  return heading.textContent ?? "";
}

/** @param {Row} row */
function periodOf(row) {
  const year = Number(dateOf(row).slice(0, 4));
  return year ? String(PERIODS.find((first) => year >= first)) : "";
}

/** @param {string} first */
function yearsInWords(first) {
  const next = PERIODS[PERIODS.indexOf(Number(first)) - 1];
  if (!next) return said("script.topic.since", { year: first });
  return first === "0" ? said("script.topic.before", { year: String(next) }) : said("script.years.between", { from: first, to: String(next - 1) });
}

/** @param {Row} row */
function lengthOf({ entry }) {
  const minutes = Number(entry.dataset.minutes);
  return minutes ? String(LENGTHS.find((most) => minutes <= most)) : "";
}

/** @param {string} most */
function lengthInWords(most) {
  const place = LENGTHS.indexOf(Number(most));
  if (place === LENGTHS.length - 1) return said("script.topic.over_hours", { count: LENGTHS[place - 1] / 60 });
  const minutes = LENGTHS[place];
  return minutes < 60 ? said("script.topic.up_to_minutes", { count: minutes }) : said("script.topic.up_to_hours", { count: minutes / 60 });
}

/**
 * @param {string} one
 * @param {string} other
 */
function byLevel(one, other) {
  return LEVELS.indexOf(one) - LEVELS.indexOf(other);
}

/**
 * @param {string} one
 * @param {string} other
 */
function byText(one, other) {
  return one < other ? -1 : one > other ? 1 : 0;
}
