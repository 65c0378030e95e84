// What is searched: an inverted index of works, and of all else that has a name, made in memory of the catalogue.

import { once, remembered } from "./remembering.js";
import { identify } from "./search-identifiers.js";
import { spellingOf, stemOf, wordsOf } from "./search-words.js";

/**
 * @typedef {import("./catalogue.js").Catalogue} Catalogue
 * @typedef {import("./catalogue.js").Entry} Entry
 *
 * @typedef {{title: string, href: string, isAside: boolean, sections: {heading: string, anchor: string, words: string}[]}}
 * HandWritten a page that somebody wrote by hand; *isAside* where it is less wanted than others
 *
 * @typedef {object} Thing what has a name beside the works
 * @property {"path" | "concept" | "topic" | "person" | "tag" | "page"} type
 * @property {string} name
 * @property {string} href
 * @property {string} text what is known of it
 * @property {boolean} isAside whether it comes after others of its type
 *
 * @typedef {object} Name a name that stands for a work whole
 * @property {number} doc
 * @property {number} sort one of NAME_SORTS
 * @property {string} exact its words without endings folded
 *
 * @typedef {object} Index
 * @property {Catalogue} catalogue
 * @property {Thing[]} things what comes after the works, in the order of its numbers
 * @property {number} docs how many works and things there are; works come first
 * @property {number} works
 * @property {string[]} terms every word, by its number
 * @property {(term: string) => number} numberOf the number of a word; -1 for none
 * @property {() => Int32Array} sorted numbers of the words in the order of their letters
 * @property {(stem: string) => number[]} family the numbers of the words of this stem
 * @property {Int32Array} starts where the postings of each word begin; one more for the end of the last
 * @property {Int32Array} postings the numbers of what has the word
 * @property {Uint16Array} masks the fields in which that has it, a bit each
 * @property {string[]} initials the first letters of the words that name each work
 * @property {Map<string, Name[]>} names by their words, joined
 * @property {() => Map<string, Name[]>} addresses works by what they are told apart by
 */

/** Where words stand: a bit of a mask each. */
export const FIELDS = { alias: 1, title: 2, first: 4, people: 8, year: 16, venue: 32, publisher: 64, companion: 128, tag: 256, topic: 512, note: 1024, host: 2048, nickname: 4096 };
/** What a name that stands for a work whole is; the lower, the surer. */
export const NAME_SORTS = { title: 0, alias: 1, part: 2, companion: 3 };
const FEW_WORDS = 4;
const HOST = /^https?:\/\/(?:www\.)?([^/:]+)(?:\/(~?[^/?#]+)\/([^/?#]+))?/;

/**
 * Return the key under which the name with these *words* is found, however they are parted.
 * @param {string[]} words
 */
export function keyOf(words) {
  return words.map(spellingOf).join("");
}

/**
 * Return the parts of a title that readers take for the whole: what stands before a colon, and in brackets at its end.
 * @param {string} title
 */
export function partsOf(title) {
  const parts = [];
  const colon = title.match(/^([^:]{2,40}):\s+(.+)/);
  if (colon) parts.push(colon[1], colon[2]);
  const brackets = title.match(/^(.+?)\s*\(([^()]+)\)$/);
  if (brackets) parts.push(brackets[1], brackets[2]);
  return parts;
}

/**
 * Return the index of *catalogue* and of *pages*.
 * @param {Catalogue} catalogue
 * @param {HandWritten[]} [pages]
 * @returns {Index}
 */
export function indexOf(catalogue, pages = []) {
  const things = thingsOf(catalogue, pages);
  const works = catalogue.entries.length;
  const docs = works + things.length;
  const writer = postingsWriter();
  /** @type {Map<string, Name[]>} */
  const names = new Map();
  const words = remembered(wordsOf);
  const tags = catalogue.tags.map(({ name }) => words(name));
  const stopWords = new Set(wordsOf(catalogue.stopWords));
  const initialsOfTags = tags.map((tag) => initialsOf(tag, stopWords));
  /** @type {string[]} */
  const initials = [];

  /**
   * @param {string[]} all
   * @param {Name} name
   */
  function call(all, name) {
    if (all.length) add(names, keyOf(all), name);
  }

  for (const entry of catalogue.entries) {
    const doc = entry.index;
    const title = wordsOf(entry.title);
    writer.open(doc);
    writer.write(title, FIELDS.title);
    initials.push([initialsOf(title, stopWords), ...entry.tags.map((tag) => initialsOfTags[tag])].join(" "));
    call(title, { doc, sort: NAME_SORTS.title, exact: title.join(" ") });
    if (title.length > 2 && stopWords.has(title[0])) call(title.slice(1), { doc, sort: NAME_SORTS.title, exact: title.slice(1).join(" ") });
    for (const [names, sort] of /** @type {const} */ ([[entry.aliases, NAME_SORTS.alias], [partsOf(entry.title), NAME_SORTS.part]])) {
      for (const name of names) {
        const all = wordsOf(name);
        if (sort === NAME_SORTS.alias) writer.write(all, all.length > 1 ? FIELDS.alias : FIELDS.nickname);
        call(all, { doc, sort, exact: all.join(" ") });
        if (all.length > 1 && all.length <= FEW_WORDS) writer.write([all.join("")], sort === NAME_SORTS.alias ? FIELDS.nickname : FIELDS.title);
      }
    }
    entry.people.forEach((person, place) => writer.write(words(person), place ? FIELDS.people : FIELDS.first));
    for (const year of [entry.date.slice(0, 4), entry.cited ? String(entry.cited) : ""]) if (year) writer.write([year], FIELDS.year);
    if (entry.venue) writer.write(words(entry.venue), FIELDS.venue);
    if (entry.publisher) writer.write(words(entry.publisher), FIELDS.publisher);
    for (const companion of entry.companions) {
      const all = wordsOf(companion.title);
      writer.write(all, FIELDS.companion);
      if (all.length > 1) call(all, { doc, sort: NAME_SORTS.companion, exact: all.join(" ") });
    }
    for (const tag of entry.tags) writer.write(tags[tag], FIELDS.tag);
    for (const topic of entry.topics) writer.write(words(catalogue.topics[topic].name), FIELDS.topic);
    writer.write(wordsOf(catalogue.note(doc)), FIELDS.note);
    const [, host = "", owner = "", name = ""] = entry.url.match(HOST) ?? [];
    writer.write(words(host.replace(/\.[a-z]+$/, "")), FIELDS.host);
    if (host === "github.com") writer.write(wordsOf(`${owner} ${name}`), FIELDS.host);
  }
  things.forEach(({ name, text }, place) => {
    const title = wordsOf(name);
    writer.open(works + place);
    writer.write(title, FIELDS.title);
    writer.write(wordsOf(text), FIELDS.note);
    call(title, { doc: works + place, sort: NAME_SORTS.title, exact: title.join(" ") });
  });
  return {
    ...{ catalogue, things, docs, works, names, initials, ...writer.close() },
    addresses: once(() => addressesOf(catalogue)),
  };
}

/**
 * Return the texts in which *doc* is named.
 * @param {number} doc
 * @param {Index} index
 */
export function namesOf(doc, { works, things, catalogue }) {
  if (doc >= works) return [things[doc - works].name];
  const { title, aliases, tags, companions } = catalogue.entries[doc];
  return [title, ...aliases, ...tags.map((tag) => catalogue.tags[tag].name), ...companions.map((companion) => companion.title)];
}

/**
 * @param {Catalogue} catalogue
 * @param {HandWritten[]} pages
 * @returns {Thing[]}
 */
function thingsOf({ browse, paths, concepts, topics, people, tags }, pages) {
  /**
   * @param {Thing["type"]} type
   * @param {string} name
   * @param {string} href
   * @param {string} [text]
   * @param {boolean} [isAside]
   * @returns {Thing}
   */
  const thing = (type, name, href, text = "", isAside = false) => ({ type, name, href, text, isAside });
  return [
    ...paths.map(({ name, href, outcome }) => thing("path", name, href, outcome)),
    ...concepts.map(({ name, href, meaning }) => thing("concept", name, href, meaning)),
    ...topics.map(({ name, href, summary }) => thing("topic", name, href, summary)),
    ...people.map(({ name, href }) => thing("person", name, href || `${browse}?${new URLSearchParams({ find: `"${name}"` })}`)),
    ...tags.map(({ name, href }) => thing("tag", name, href)),
    ...pages.flatMap(({ title, href, isAside, sections }) =>
      sections.map(({ heading, anchor, words }) =>
        thing("page", heading || title, anchor ? `${href}#${anchor}` : href, `${title} ${words}`, isAside),
      ),
    ),
  ];
}

/**
 * Return works by what they, or their companions, are told apart by.
 * @param {Catalogue} catalogue
 */
function addressesOf({ entries }) {
  /** @type {Map<string, Name[]>} */
  const addresses = new Map();
  for (const { index, url, identifiers, companions } of entries) {
    const own = [identify(url), ...identifiers].map((identity) => ({ identity, sort: NAME_SORTS.title }));
    const further = companions.map(({ url }) => ({ identity: identify(url), sort: NAME_SORTS.companion }));
    for (const { identity, sort } of [...own, ...further]) if (identity) add(addresses, identity, { doc: index, sort, exact: "" });
  }
  return addresses;
}

/**
 * Return the first letters of the *words* of a name, with and without *stopWords*; empty for a short name.
 * @param {string[]} words
 * @param {Set<string>} stopWords
 */
function initialsOf(words, stopWords) {
  if (words.length < 3) return "";
  let [all, some] = ["", ""];
  for (const word of words) {
    all += word[0];
    if (!stopWords.has(word)) some += word[0];
  }
  return all === some ? all : `${all} ${some}`;
}

/**
 * @template Value
 * @param {Map<string, Value[]>} map
 * @param {string} key
 * @param {Value} value
 */
function add(map, key, value) {
  const there = map.get(key);
  if (there) there.push(value);
  else map.set(key, [value]);
}

/** Return what gathers the words of one document after the other, and in the end who has each word. */
function postingsWriter() {
  /** @type {Map<string, number>} */
  const numbers = new Map();
  /** @type {string[]} */
  const terms = [];
  // Three numbers for each word of each document: word, document, fields.
  let rows = new Int32Array(3 << 14);
  let end = 0;
  /** @type {number[]} where the row of each word in the present document is, or in an earlier one */
  const last = [];
  let opened = 0;
  let first = 0;

  return {
    /** @param {number} doc */
    open(doc) {
      opened = doc;
      first = end;
    },
    /**
     * @param {string[]} words
     * @param {number} field
     */
    write(words, field) {
      for (let place = 0; place < words.length; place++) {
        const word = words[place];
        let number = numbers.get(word);
        if (number === undefined) {
          number = terms.length;
          numbers.set(word, number);
          terms.push(word);
          last.push(-1);
        }
        if (last[number] >= first) {
          rows[last[number] + 2] |= field;
          continue;
        }
        if (end === rows.length) {
          const larger = new Int32Array(rows.length * 2);
          larger.set(rows);
          rows = larger;
        }
        rows[end] = number;
        rows[end + 1] = opened;
        rows[end + 2] = field;
        last[number] = end;
        end += 3;
      }
    },
    close() {
      const starts = new Int32Array(terms.length + 1);
      for (let row = 0; row < end; row += 3) starts[rows[row] + 1]++;
      for (let term = 0; term < terms.length; term++) starts[term + 1] += starts[term];
      const next = starts.slice();
      const postings = new Int32Array(end / 3);
      const masks = new Uint16Array(end / 3);
      for (let row = 0; row < end; row += 3) {
        const place = next[rows[row]]++;
        postings[place] = rows[row + 1];
        masks[place] = rows[row + 2];
      }
      return { terms, starts, postings, masks, ...dictionary(terms, numbers) };
    },
  };
}

/**
 * Return the ways to a word; the order of the letters and the stems are worked out when they are first needed.
 * @param {string[]} terms
 * @param {Map<string, number>} numbers
 */
function dictionary(terms, numbers) {
  const families = once(() => {
    /** @type {Map<string, number[]>} */
    const families = new Map();
    terms.forEach((term, number) => add(families, stemOf(term), number));
    return families;
  });
  return {
    numberOf: (/** @type {string} */ term) => numbers.get(term) ?? -1,
    sorted: once(() => Int32Array.from(terms.keys()).sort((one, other) => (terms[one] < terms[other] ? -1 : 1))),
    family: (/** @type {string} */ stem) => families().get(stem) ?? [],
  };
}

/**
 * Tell whether *doc* has the word *term*.
 * @param {number} doc
 * @param {number} term
 * @param {Index} index
 */
export function hasTerm(doc, term, { starts, postings }) {
  if (term < 0) return false;
  let low = starts[term];
  let high = starts[term + 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (postings[middle] < doc) low = middle + 1;
    else high = middle;
  }
  return low < starts[term + 1] && postings[low] === doc;
}
