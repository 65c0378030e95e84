// Which of the best answers have the words of the query near each other.

import { once, remembered } from "./remembering.js";
import { keyOf, namesOf } from "./search-index.js";
import { WEIGHTS } from "./search-weights.js";
import { wordsOf } from "./search-words.js";

/**
 * @typedef {import("./search-index.js").Index} Index
 * @typedef {import("./search-query.js").Asked} Asked
 * @typedef {import("./search-matches.js").Match} Match
 *
 * @typedef {object} Read what is read of a work or thing, in the numbers of its words
 * @property {number[]} title
 * @property {number[]} content the title without stop words
 * @property {string[]} keys of the title, and of the title without a stop word at its beginning
 * @property {() => number[][]} others its other names
 * @property {() => number[]} note
 *
 * @typedef {(number: number) => number[]} Places which words of a query the word with this number may be
 * @typedef {(asked: Asked, matches: Match[], docs: number[], scores: Float64Array) => number[]} Nearer returns *docs*, of
 * the best those first in which the words of the query stand near each other
 */

const LOOKED_AT = 80; // how many of the best are read whole

/**
 * @param {Index} index
 * @param {Set<string>} stopWords
 * @returns {Nearer}
 */
export function nearerOf(index, stopWords) {
  const numbersOf = (/** @type {string[]} */ words) => words.map(index.numberOf);
  // One key typed after the other brings nearly the same answers: what is read of them is kept.
  const read = remembered((/** @type {number} */ doc) => {
    const [name, ...others] = namesOf(doc, index);
    const title = wordsOf(name);
    return /** @type {Read} */ ({
      title: numbersOf(title),
      content: numbersOf(title.filter((word) => !stopWords.has(word))),
      keys: [keyOf(title), keyOf(stopWords.has(title[0]) ? title.slice(1) : title)],
      others: once(() => others.map((other) => numbersOf(wordsOf(other)))),
      note: once(() => numbersOf(wordsOf(index.catalogue.note(doc)))),
    });
  });
  return ({ words }, matches, docs, scores) => {
    const asking = matches.filter(({ word }) => !word.isStop);
    const key = keyOf(words.map(({ word }) => word));
    const begin = stopWords.has(words[0]?.word) ? 0 : 1;
    const places = remembered((number) =>
      asking.flatMap(({ terms, guesses }, place) => (terms.has(number) || guesses.has(number) ? [place] : [])),
    );
    const best = docs.slice(0, LOOKED_AT).map((doc) => {
      const { title, content, keys, others, note } = read(doc);
      let bonus = (WEIGHTS.cover * content.filter((number) => places(number).length).length) / Math.max(1, content.length);
      if (words.length > 1 && keys[begin].startsWith(key)) bonus += WEIGHTS.begins;
      if (asking.length > 1) {
        const near = (/** @type {number[]} */ text) => nearness(text, places, asking.length);
        const inNames = Math.max(near(title), ...others().map((name) => WEIGHTS.otherName * near(name)));
        const inNote = doc < index.works && inNames < 1 ? WEIGHTS.inNote * near(note()) : 0;
        bonus += WEIGHTS.near * Math.max(inNames, inNote);
      }
      return { doc, score: scores[doc] + bonus };
    });
    best.sort((one, other) => other.score - one.score || one.doc - other.doc);
    return [...best.map(({ doc }) => doc), ...docs.slice(LOOKED_AT)];
  };
}

/**
 * Return which share of neighbours in a query are neighbours in a text: 1 where all are, half as much with a word between.
 * @param {number[]} text
 * @param {Places} places
 * @param {number} count how many words the query has
 */
function nearness(text, places, count) {
  const pairs = new Float64Array(count);
  for (let place = 0; place < text.length; place++) {
    for (const one of places(text[place])) {
      for (const step of [1, 2]) {
        if (place + step < text.length && places(text[place + step]).includes(one + 1)) pairs[one] = Math.max(pairs[one], 1 / step);
      }
    }
  }
  return pairs.reduce((sum, near) => sum + near, 0) / (count - 1);
}
