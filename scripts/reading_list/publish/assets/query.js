// What a reader asks of the list: its form in the address, and the answer with the counts of every choice.
// Nothing here touches the page.

import { isDay } from "./days.js";
import { searchOf } from "./search-answers.js";
import { indexOf } from "./search-index.js";
import { wordsOf } from "./search-words.js";
import { capitalised, LOCALE, said } from "./words.js";

/**
 * @typedef {import("./catalogue.js").Catalogue} Catalogue
 * @typedef {import("./catalogue.js").Entry} Entry
 * @typedef {import("./search-answers.js").Found} Found
 *
 * @typedef {object} Facet
 * @property {string} name as in the address
 * @property {string} label
 * @property {{value: string, label: string}[]} values
 *
 * @typedef {object} Query
 * @property {string} text
 * @property {Map<string, Set<string>>} chosen the values chosen of each facet, by its name
 * @property {number} from a year, 0 for none; so is `to`
 * @property {number} to
 * @property {string} addedAfter a day: only what joined after it; empty for all
 * @property {string} sort
 *
 * @typedef {object} Answer
 * @property {number[]} matches indexes of entries, in order
 * @property {Map<string, number[]>} counts for each facet and value: how many entries the choice leaves or adds
 * @property {Map<number, number>} years the same for each year
 * @property {Found | undefined} found what the search says of the text, where there is one
 */

export const SORTS = new Map([
  ["", said("script.sort.reading")],
  ["newest", said("script.sort.newest")],
  ["oldest", said("script.sort.oldest")],
  ["added", said("script.sort.added")],
  ["title", said("script.sort.title")],
]);
/** The text's name in the address. The theme opens its own search where an address has a `q`. */
const TEXT = "find";
const ADDED_AFTER = "added-after";
const NO_STATE = "none";
/** What stands in the address before the name of a facet that is a field of the list's own. */
const OWN = "own-";
const RECOMMENDED = { value: "recommended", label: said("script.facet.recommended") }; // without a status
/** The states that reading.js knows, and the lack of one. */
const READING = [
  ["to-read", said("script.mark.to_read")],
  ["reading", said("script.mark.reading")],
  ["done", said("script.mark.done")],
  [NO_STATE, said("script.facet.not_marked")],
];

/**
 * Return the facets of *catalogue* that have something to choose from, in the order of the page.
 * @param {Catalogue} catalogue
 * @returns {Facet[]}
 */
export function facetsOf(catalogue) {
  const plain = (/** @type {{value: string, label: string}[]} */ words) =>
    words.map(({ value, label }) => ({ value, label: capitalised(label) }));
  const named = (/** @type {{slug: string, name: string}[]} */ list) =>
    list.map(({ slug, name }) => ({ value: slug, label: name }));
  const landmarks = catalogue.entries.some(({ landmark }) => landmark) ? [{ value: "yes", label: said("script.facet.landmarks_only") }] : [];
  const statuses = catalogue.statuses.length ? plain([RECOMMENDED, ...catalogue.statuses]) : [];
  return [
    { name: "topic", label: said("script.facet.topic"), values: named(catalogue.topics) },
    { name: "kind", label: said("script.facet.kind"), values: plain(catalogue.kinds) },
    { name: "level", label: said("script.facet.level"), values: plain(catalogue.levels) },
    { name: "landmark", label: said("script.facet.landmark"), values: landmarks },
    ...catalogue.own.map(({ name, label, values }) => ({ name: OWN + name, label, values: values.map((value) => ({ value, label: value })) })),
    { name: "tag", label: said("script.facet.tag"), values: named(catalogue.tags) },
    { name: "reading", label: said("script.facet.reading"), values: READING.map(([value, label]) => ({ value, label })) },
    { name: "status", label: said("script.facet.status"), values: statuses },
  ].filter(({ values }) => values.length);
}

/**
 * Return the query that the *search* part of an address holds. What is no value of a facet is left out.
 * @param {string} search
 * @param {Facet[]} facets
 * @returns {Query}
 */
export function parsed(search, facets) {
  const pairs = new URLSearchParams(search);
  const sort = pairs.get("sort") ?? "";
  const [from, to] = ["from", "to"].map((name) => (/^\d{4}$/.test(pairs.get(name) ?? "") ? Number(pairs.get(name)) : 0));
  const swapped = from && to && from > to;
  return {
    text: pairs.get(TEXT) ?? "",
    chosen: new Map(
      facets.map(({ name, values }) => {
        const known = new Set(values.map(({ value }) => value));
        return [name, new Set(pairs.getAll(name).filter((value) => known.has(value)))];
      }),
    ),
    from: swapped ? to : from,
    to: swapped ? from : to,
    addedAfter: isDay(pairs.get(ADDED_AFTER)) ? (pairs.get(ADDED_AFTER) ?? "") : "",
    sort: SORTS.has(sort) ? sort : "",
  };
}

/**
 * Return the search part of the address that stands for *query*: empty for everything, else beginning with `?`.
 * @param {Query} query
 */
export function written(query) {
  const pairs = new URLSearchParams();
  if (query.text.trim()) pairs.append(TEXT, query.text.trim());
  for (const [name, values] of query.chosen) for (const value of values) pairs.append(name, value);
  if (query.from) pairs.append("from", String(query.from));
  if (query.to) pairs.append("to", String(query.to));
  if (query.addedAfter) pairs.append(ADDED_AFTER, query.addedAfter);
  if (query.sort) pairs.append("sort", query.sort);
  const search = pairs.toString();
  return search && `?${search}`;
}

/**
 * Return what answers queries to *catalogue*.
 * @param {Catalogue} catalogue
 * @param {Facet[]} facets
 */
export function answers(catalogue, facets) {
  const { entries } = catalogue;
  const orders = new Map([["", [...entries].sort(byReading(catalogue)).map(({ index }) => index)]]);
  const valuesOf = new Map(facets.map(({ name, values }) => [name, valuesHeld(name, values.length, catalogue)]));
  const years = entries.map(({ date }) => Number(date.slice(0, 4)));
  /** @type {((text: string) => Found) | undefined} */
  let search;
  const prepare = () => (search ??= searchOf(indexOf(catalogue)));

  /** @param {string} sort */
  function order(sort) {
    const order = orders.get(sort) ?? sorted(entries, sort, orders.get("") ?? []);
    orders.set(sort, order);
    return order;
  }

  /**
   * @param {Query} query
   * @param {ReadonlyMap<string, string>} states the reading state of entries by their ids
   * @returns {Answer}
   */
  function answer(query, states) {
    const found = wordsOf(query.text).length ? prepare()(query.text) : undefined;
    const ranked = found && new Set(found.works);
    const tests = facets.map(({ name, values }) => {
      const chosen = query.chosen.get(name) ?? new Set();
      return {
        of: name === "reading" ? readingHeld(entries, states) : (valuesOf.get(name) ?? []),
        allowed: chosen.size ? values.map(({ value }) => chosen.has(value)) : undefined,
        counts: values.map(() => 0),
      };
    });
    const counted = new Map();
    /** @type {number[]} */
    const matches = [];
    const anyYear = !query.from && !query.to;
    for (const index of ranked && !query.sort ? ranked : order(query.sort)) {
      if (ranked && !ranked.has(index)) continue;
      if (query.addedAfter && entries[index].added <= query.addedAfter) continue;
      const year = years[index];
      const inYears = anyYear || (year > 0 && year >= query.from && (!query.to || year <= query.to));
      // An entry counts for a facet when nothing but the choice within that facet keeps it out.
      let failed = inYears ? 0 : 1;
      /** @type {typeof tests[number] | undefined} */
      let only;
      for (const test of tests) {
        const { allowed } = test;
        if (allowed && !test.of[index].some((value) => allowed[value])) {
          only = test;
          if (++failed > 1) break;
        }
      }
      if (failed > 1) continue;
      if (!failed) {
        matches.push(index);
        for (const test of tests) for (const value of test.of[index]) test.counts[value]++;
      } else if (only) {
        for (const value of only.of[index]) only.counts[value]++;
      }
      if (year && (!failed || !only)) counted.set(year, (counted.get(year) ?? 0) + 1);
    }
    return {
      matches,
      counts: new Map(facets.map(({ name }, number) => [name, tests[number].counts])),
      years: counted,
      found,
    };
  }

  return { answer, prepare: () => void prepare() };
}

/**
 * Return the indexes of the values that each entry has of the facet *name*.
 * @param {string} name
 * @param {number} count how many values there are
 * @param {Catalogue} catalogue
 * @returns {number[][]}
 */
function valuesHeld(name, count, { entries, own }) {
  const single = Array.from({ length: count }, (_, value) => [value]);
  const one = (/** @type {number} */ value) => single[value] ?? [];
  switch (name) {
    case "topic": return entries.map(({ topics }) => topics);
    case "tag": return entries.map(({ tags }) => tags);
    case "kind": return entries.map(({ kind }) => one(kind));
    case "level": return entries.map(({ level }) => one(level));
    case "status": return entries.map(({ status }) => one(status + 1)); // no status comes first: recommended
    case "landmark": return entries.map(({ landmark }) => one(landmark ? 0 : -1));
    default: return own.find((facet) => OWN + facet.name === name)?.held ?? [];
  }
}

/**
 * @param {Entry[]} entries
 * @param {ReadonlyMap<string, string>} states
 */
function readingHeld(entries, states) {
  const values = new Map(READING.map(([value], index) => [value, [index]]));
  const none = values.get(NO_STATE) ?? [];
  return entries.map(({ id }) => values.get(states.get(id) ?? NO_STATE) ?? none);
}

// --- Order --------------------------------------------------------------------------------------

/**
 * Return the comparison of entries as a newcomer would take them, as on the pages of tags: introductions that ask for
 * nothing, then all by how deep they stand, landmarks first; then the backlog, then what is superseded. `reading_order.py`
 * sorts so, too.
 * @param {Catalogue} catalogue
 * @returns {(one: Entry, other: Entry) => number}
 */
function byReading({ levels, easiest, entries, statuses }) {
  const introductory = levels.findIndex(({ value }) => value === easiest);
  const superseded = statuses.findIndex(({ value }) => value === "superseded");
  const ranks = entries.map(({ status, level, depth }) => {
    if (statuses[status]?.setAside) return status === superseded ? 3 : 2;
    return level === introductory && !depth ? 0 : 1;
  });
  const titles = entries.map(({ title }) => ordinal(title.toLowerCase()));
  return (one, other) =>
    ranks[one.index] - ranks[other.index] ||
    one.depth - other.depth ||
    Number(other.landmark) - Number(one.landmark) ||
    (ranks[one.index] ? 0 : other.wanted - one.wanted) ||
    byDate(one, other) ||
    compared(titles[one.index], titles[other.index]) ||
    compared(one.id, other.id);
}

/**
 * Compare two entries by date, the oldest first, the undated last.
 * @param {Entry} one
 * @param {Entry} other
 */
function byDate(one, other) {
  return Number(!one.date) - Number(!other.date) || compared(one.date, other.date);
}

/**
 * Return a text that compares to others as *text* does by its characters. By themselves texts are compared by halves of
 * characters beyond U+FFFF, and those halves stand before U+E000.
 * @param {string} text
 */
function ordinal(text) {
  return text.replace(/[\ud800-\uffff]/g, (half) => {
    const code = half.charCodeAt(0);
    return String.fromCharCode(code < 0xe000 ? code + 0x2000 : code - 0x800);
  });
}

/**
 * @param {string} one
 * @param {string} other
 */
function compared(one, other) {
  return one < other ? -1 : one > other ? 1 : 0;
}

/**
 * Return the indexes of *entries* in the order *sort*; what it leaves open stays as in *before*.
 * @param {Entry[]} entries
 * @param {string} sort
 * @param {number[]} before
 */
function sorted(entries, sort, before) {
  const { compare } = new Intl.Collator(LOCALE, { numeric: true });
  /** @type {(one: Entry, other: Entry) => number} */
  const by =
    sort === "title" ? (one, other) => compare(one.title, other.title)
    : sort === "oldest" ? byDate
    : sort === "newest" ? (one, other) => compared(other.date, one.date)
    : (one, other) => compared(other.added, one.added) || compared(other.date, one.date);
  return [...before].sort((one, other) => by(entries[one], entries[other]));
}
