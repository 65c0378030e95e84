// What stands on the lines below a search box. Nothing here touches the page.

import { wordsOf } from "./search-words.js";
import { isolated, listed, said } from "./words.js";

/**
 * @typedef {import("./catalogue.js").Catalogue} Catalogue
 * @typedef {import("./catalogue.js").Entry} Entry
 * @typedef {import("./search-answers.js").Found} Found
 * @typedef {import("./search-index.js").Thing} Thing
 *
 * @typedef {{words: string, isFound: boolean}} Piece a part of a text, and whether it is what was asked for
 *
 * @typedef {object} Line
 * @property {string} type what it leads to, in a word; empty for a work
 * @property {Piece[]} title
 * @property {string} href
 * @property {Piece[]} facts
 * @property {Piece[]} excerpt of the note, where the words that were found stand nowhere else
 * @property {{name: string, href: string} | undefined} topic of a work
 */

const WORKS = 8;
const BEFORE_PATHS = 3; // works: what is asked for is mostly one of them
const THINGS = 3; // of a type
const AROUND = 8; // how many words of a note stand on each side of what was found
const JOINED = 4; // how many words a text may have where a query has one
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const TYPES = {
  path: said("script.search.path"),
  concept: said("script.search.concept"),
  topic: said("script.search.topic"),
  person: said("script.search.person"),
  tag: said("script.search.tag"),
  page: said("script.search.page"),
};

/**
 * Return the lines for what was *found* by *text*: first what it names whole, a path among the works, at the end the way
 * to all works.
 * @param {Found} found
 * @param {Catalogue} catalogue
 * @param {string} text
 * @returns {Line[]}
 */
export function linesOf({ works, named, things, matched }, catalogue, text) {
  const asked = new Set(wordsOf(text));
  const few = things.filter(({ type }, place) => things.slice(0, place).filter((one) => one.type === type).length < THINGS);
  const [paths, others] = [few.filter(({ type }) => type === "path"), few.filter(({ type }) => type !== "path")];
  const shown = works.slice(0, WORKS).map((index) => lineOfWork(catalogue.entries[index], catalogue, new Set(matched(index))));
  const lines = [
    ...(named ? [lineOf(named, asked)] : []),
    ...shown.slice(0, BEFORE_PATHS),
    ...paths.slice(0, 1).map((path) => lineOf(path, asked)),
    ...shown.slice(BEFORE_PATHS),
    ...[...paths.slice(1), ...others].map((thing) => lineOf(thing, asked)),
  ];
  if (works.length <= WORKS) return lines;
  const href = `${catalogue.browse}?${new URLSearchParams({ find: text })}`;
  return [...lines, { type: "", title: plain(said("script.search.all", { count: works.length })), href, facts: [], excerpt: [], topic: undefined }];
}

/**
 * @param {Thing} thing
 * @param {ReadonlySet<string>} found
 * @returns {Line}
 */
function lineOf({ type, name, href, text }, found) {
  const facts = ["path", "concept", "topic"].includes(type) && text ? plain(isolated(text)) : [];
  return { type: TYPES[type], title: piecesOf(name, found), href, facts, excerpt: [], topic: undefined };
}

/**
 * @param {Entry} entry
 * @param {Catalogue} catalogue
 * @param {ReadonlySet<string>} found
 * @returns {Line}
 */
function lineOfWork(entry, catalogue, found) {
  const { title, aliases, people, date, kind, landmark, page, topic } = entry;
  const others = aliases.filter((alias) => piecesOf(alias, found).some(({ isFound }) => isFound) && !title.includes(alias));
  const names = piecesOf([title, ...others].join(" · "), found);
  const known = [peopleOf(people, found), date.slice(0, 4), kind >= 0 ? catalogue.kinds[kind].label : "", landmark ? said("mark.landmark").replaceAll(" ", "\u00a0") : ""];
  const facts = piecesOf(known.filter(Boolean).map(isolated).join(" · "), found);
  const isSeen = [...names, ...facts].some(({ isFound }) => isFound);
  return { type: "", title: names, href: page, facts, excerpt: isSeen ? [] : excerptOf(elsewhere(entry, catalogue), found), topic };
}

/**
 * Return the texts of a work that its line does not show, the shorter ones first.
 * @param {Entry} entry
 * @param {Catalogue} catalogue
 */
function elsewhere({ venue, publisher, tags, companions, index }, catalogue) {
  return [venue, publisher, ...tags.map((tag) => catalogue.tags[tag].name), ...companions.map(({ title }) => title), catalogue.note(index)];
}

/**
 * Return the people of a work: the first, and those that were found.
 * @param {string[]} people
 * @param {ReadonlySet<string>} found
 */
function peopleOf(people, found) {
  const named = people.filter((person, place) => place < 2 || piecesOf(person, found).some(({ isFound }) => isFound));
  return people.length > named.length ? said("script.people.others", { names: listed(named) }) : listed(named);
}

/**
 * Return the first of *texts* that has a word that was *found*, with some words around that.
 * @param {string[]} texts
 * @param {ReadonlySet<string>} found
 * @returns {Piece[]}
 */
function excerptOf(texts, found) {
  for (const text of texts) {
    const pieces = piecesOf(text, found);
    const place = pieces.findIndex(({ isFound }) => isFound);
    if (place < 0) continue;
    const before = pieces.slice(0, place).map(({ words }) => words).join("").split(/(?<=\s)/);
    const after = pieces.slice(place + 1).map(({ words }) => words).join("").split(/(?=\s)/);
    const start = before.length > AROUND ? "… " : "";
    const end = after.length > AROUND ? " …" : "";
    return [
      { words: start + before.slice(-AROUND).join(""), isFound: false },
      pieces[place],
      ...piecesOf(after.slice(0, AROUND).join("") + end, found),
    ].filter(({ words }) => words);
  }
  return [];
}

/**
 * Return the parts of *text*: whole words that were *found*, in whatever case and however parted, and what is between.
 * @param {string} text
 * @param {ReadonlySet<string>} found
 * @returns {Piece[]}
 */
export function piecesOf(text, found) {
  const words = [...text.matchAll(WORD)].map((word) => ({ from: word.index, to: word.index + word[0].length, parts: wordsOf(word[0]) }));
  /** @type {Piece[]} */
  const pieces = [];
  let end = 0;
  for (let place = 0; place < words.length; place++) {
    const count = joinedAt(words, place, found);
    if (!count) continue;
    const [{ from }, { to }] = [words[place], words[place + count - 1]];
    if (from > end) pieces.push({ words: text.slice(end, from), isFound: false });
    pieces.push({ words: text.slice(from, to), isFound: true });
    end = to;
    place += count - 1;
  }
  if (end < text.length) pieces.push({ words: text.slice(end), isFound: false });
  return pieces;
}

/**
 * Return how many *words* from *place* on are one that was *found*: none, one, or some that it joins.
 * @param {{parts: string[]}[]} words
 * @param {number} place
 * @param {ReadonlySet<string>} found
 */
function joinedAt(words, place, found) {
  if (words[place].parts.some((part) => found.has(part))) return 1;
  for (let count = 2; count <= JOINED && place + count <= words.length; count++) {
    if (found.has(words.slice(place, place + count).flatMap(({ parts }) => parts).join(""))) return count;
  }
  return 0;
}

/**
 * @param {string} words
 * @returns {Piece[]}
 */
function plain(words) {
  return words ? [{ words, isFound: false }] : [];
}
