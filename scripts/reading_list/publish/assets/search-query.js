// What a reader has typed: words, what each may mean, phrases in quotes, and identifiers.

import { identitiesIn } from "./search-identifiers.js";
import { stemOf, wordsOf } from "./search-words.js";

/**
 * @typedef {import("./catalogue.js").Catalogue} Catalogue
 * @typedef {import("./catalogue.js").Entry} Entry
 *
 * @typedef {object} Word
 * @property {string} word
 * @property {boolean} isTyped whether more letters may follow: it is the last
 * @property {boolean} isStop whether it says little of what is asked
 * @property {((entry: Entry) => boolean) | undefined} isFact for the name of a kind or level: whether a work is of it
 *
 * @typedef {object} Asked
 * @property {Word[]} words
 * @property {{from: number, to: number}[]} phrases which words stand in quotes together
 * @property {string[]} identities what works are told apart by that are named by address or identifier
 * @property {string[]} unlisted addresses and identifiers that are those of no work
 * @property {string} text
 *
 * @typedef {Map<string, (entry: Entry) => boolean>} Facts
 * @typedef {{facts: Facts, stopWords: Set<string>}} Language
 */

const QUOTED = /["\u201c\u201d\u201e\u00ab\u00bb]([^"\u201c\u201d\u201e\u00ab\u00bb]+)["\u201c\u201d\u201e\u00ab\u00bb]/g;
const MOST_WORDS = 60;
const MOST_LETTERS = 1000;

/**
 * Return what the words of a query may mean beside themselves.
 * @param {Catalogue} catalogue
 * @returns {Language}
 */
export function languageOf({ kinds, levels, landmarkWords, stopWords }) {
  /** @type {Facts} */
  const facts = new Map();
  /**
   * @param {string} words
   * @param {(entry: Entry) => boolean} isFact
   */
  function name(words, isFact) {
    for (const word of wordsOf(words)) {
      const stem = stemOf(word);
      const before = facts.get(stem);
      facts.set(stem, before ? (entry) => before(entry) || isFact(entry) : isFact);
    }
  }
  kinds.forEach(({ label, words }, index) => name(`${label} ${words}`, ({ kind }) => kind === index));
  levels.forEach(({ label, words }, index) => name(`${label} ${words}`, ({ level }) => level === index));
  name(landmarkWords, ({ landmark }) => landmark);
  return { facts, stopWords: new Set(wordsOf(stopWords)) };
}

/**
 * Return what *text* asks.
 * @param {string} text
 * @param {Language} language
 * @param {(identity: string) => boolean} isListed
 * @returns {Asked}
 */
export function askedIn(text, { facts, stopWords }, isListed) {
  const { listed, unlisted, rest } = identitiesIn(text.slice(0, MOST_LETTERS), isListed);
  /** @type {string[]} */
  const words = [];
  /** @type {{from: number, to: number}[]} */
  const phrases = [];
  let place = 0;
  for (const quoted of rest.matchAll(QUOTED)) {
    words.push(...wordsOf(rest.slice(place, quoted.index)));
    const from = words.length;
    words.push(...wordsOf(quoted[1]));
    if (words.length > from + 1) phrases.push({ from, to: words.length });
    place = quoted.index + quoted[0].length;
  }
  words.push(...wordsOf(rest.slice(place)));
  const isOpen = /[\p{L}\p{N}\p{M}]$/u.test(rest);
  const kept = words.slice(0, MOST_WORDS);
  const saysSomething = kept.some((word) => !stopWords.has(word));
  return {
    text,
    phrases: phrases.filter(({ to }) => to <= kept.length),
    identities: listed,
    unlisted,
    words: kept.map((word, index) => ({
      word,
      isTyped: isOpen && index === words.length - 1,
      isStop: saysSomething && stopWords.has(word),
      isFact: facts.get(stemOf(word)),
    })),
  };
}
