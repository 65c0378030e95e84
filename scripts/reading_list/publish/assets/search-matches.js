// What each word of a query has in the index.

import { FIELDS, namesOf } from "./search-index.js";
import { nearest } from "./search-typos.js";
import { WEIGHTS } from "./search-weights.js";
import { spellingOf, stemOf, wordsOf } from "./search-words.js";

/**
 * @typedef {import("./search-index.js").Index} Index
 * @typedef {import("./search-query.js").Word} Word
 *
 * @typedef {object} Match what a word of the query has in the index
 * @property {Word} word
 * @property {Float32Array} scores of each work and thing: 0 where it has nothing like the word
 * @property {number} count how many works have the word itself; 0 where none has it, though others may be near
 * @property {number} weight how much it tells works apart
 * @property {Set<number>} terms the words that it may stand for
 * @property {boolean} isKnown whether any work or thing has it, or begins with it
 * @property {Set<number>} guesses the words that it was taken for where nothing fitted
 */

/** Return what a word counts by the mask of the fields that have it. */
export function scoresOfFields() {
  const fields = Object.entries(FIELDS).map(([name, bit]) => ({ bit, weight: WEIGHTS[/** @type {keyof typeof FIELDS} */ (name)] }));
  const scores = new Float32Array(2 ** fields.length);
  for (let mask = 1; mask < scores.length; mask++) {
    const weights = fields.filter(({ bit }) => mask & bit).map(({ weight }) => weight);
    scores[mask] = Math.max(...weights) + WEIGHTS.further * (weights.length - 1);
  }
  return scores;
}

/**
 * @param {Word} word
 * @param {Index} index
 * @param {Float32Array} fieldScores
 * @returns {Match}
 */
export function matchOf(word, index, fieldScores) {
  const match = { word, scores: new Float32Array(index.docs), count: 0, weight: 0, terms: new Set(), isKnown: false, guesses: new Set() };
  const exact = index.numberOf(word.word);
  if (exact >= 0) take(match, exact, 1, index, fieldScores);
  for (const term of index.family(stemOf(word.word))) {
    const isSame = spellingOf(index.terms[term]) === spellingOf(word.word);
    if (term !== exact) take(match, term, isSame ? WEIGHTS.spelling : WEIGHTS.stem, index, fieldScores);
  }
  match.count = worksOf(match, index); // what only begins so does not make a word less rare
  const year = /^(?:1[5-9]|20)\d\d$/.test(word.word) ? Number(word.word) : 0;
  if (year) {
    for (const near of [year - 1, year + 1]) take(match, index.numberOf(String(near)), WEIGHTS.nearYear, index, fieldScores, FIELDS.year);
  }
  if (!word.isStop || word.isTyped) takePrefixes(match, index, fieldScores);
  if (/^[a-z]{3,6}$/.test(word.word) && !word.isStop) takeInitials(match, index);
  match.isKnown = match.terms.size > 0;
  if (word.isFact) {
    const { isFact } = word;
    match.isKnown = true;
    for (const entry of index.catalogue.entries) {
      if (isFact(entry)) match.scores[entry.index] = Math.max(match.scores[entry.index], WEIGHTS.fact);
    }
  }
  return match;
}

/**
 * Return how many works have something of *match*.
 * @param {Match} match
 * @param {Index} index
 */
function worksOf({ scores }, { works }) {
  let count = 0;
  for (let doc = 0; doc < works; doc++) if (scores[doc] > 0) count++;
  return count;
}

/**
 * Count *term* for *match*, in the fields of *within*.
 * @param {Match} match
 * @param {number} term
 * @param {number} quality
 * @param {Index} index
 * @param {Float32Array} fieldScores
 * @param {number} [within]
 */
function take({ scores, terms }, term, quality, { starts, postings, masks }, fieldScores, within = 0xffff) {
  if (term < 0) return;
  terms.add(term);
  for (let place = starts[term]; place < starts[term + 1]; place++) {
    const score = quality * fieldScores[masks[place] & within];
    if (score > scores[postings[place]]) scores[postings[place]] = score;
  }
}

/**
 * Count works in whose names words stand of which the word of *match* has the initials.
 * @param {Match} match
 * @param {Index} index
 */
function takeInitials({ word, scores }, index) {
  index.initials.forEach((initials, doc) => {
    if (scores[doc] < WEIGHTS.initials && initials.includes(word.word)) scores[doc] = WEIGHTS.initials;
  });
}

/**
 * Count the words that begin with that of *match*.
 * @param {Match} match
 * @param {Index} index
 * @param {Float32Array} fieldScores
 */
function takePrefixes(match, index, fieldScores) {
  const { isTyped } = match.word;
  const spelling = spellingOf(match.word.word);
  const word = match.word.word.startsWith(spelling) ? spelling : match.word.word; // networks, for nets
  if (word.length < (isTyped ? 1 : 3)) return;
  for (const term of termsFrom(word, index)) {
    const { length } = index.terms[term];
    if (length === word.length || match.terms.has(term)) continue;
    take(match, term, WEIGHTS.prefix + (WEIGHTS.wholeness * word.length) / length, index, fieldScores);
  }
}

/**
 * Yield the numbers of the words that begin with *prefix*.
 * @param {string} prefix
 * @param {Index} index
 */
function* termsFrom(prefix, { terms, sorted }) {
  const order = sorted();
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (terms[order[middle]] < prefix) low = middle + 1;
    else high = middle;
  }
  for (; low < order.length && terms[order[low]].startsWith(prefix); low++) yield order[low];
}

/**
 * Count what is written in one where the query has it in several words, and the other way round.
 * @param {Word[]} words
 * @param {Match[]} matches
 * @param {Index} index
 * @param {Float32Array} fieldScores
 */
export function joinWords(words, matches, index, fieldScores) {
  for (let from = 0; from < words.length; from++) {
    let joined = words[from].word;
    for (let to = from + 1; to < Math.min(from + 3, words.length); to++) {
      joined += words[to].word;
      const exact = index.numberOf(joined);
      const terms = exact >= 0 ? [exact] : words[to].isTyped && joined.length > 3 ? [...termsFrom(joined, index)] : [];
      for (const term of terms) {
        for (const match of matches.slice(from, to + 1)) {
          take(match, term, WEIGHTS.joined, index, fieldScores);
          match.isKnown = true;
        }
      }
    }
  }
  for (const match of matches) {
    const { word } = match.word;
    if (word.length < 3) continue;
    for (let cut = 1; cut < word.length; cut++) partWord(match, word.slice(0, cut), word.slice(cut), index, fieldScores);
  }
}

const NAMING = FIELDS.alias | FIELDS.title | FIELDS.tag | FIELDS.companion;

/**
 * Count works in whose names *first* stands before a word that begins with *second*.
 * @param {Match} match
 * @param {string} first
 * @param {string} second
 * @param {Index} index
 * @param {Float32Array} fieldScores
 */
function partWord(match, first, second, index, fieldScores) {
  const before = index.numberOf(first);
  if (before < 0) return;
  const exact = index.numberOf(second);
  const after = second.length > 2 ? [...termsFrom(second, index)] : exact >= 0 ? [exact] : [];
  if (!after.length) return;
  const { starts, postings, masks } = index;
  /** @type {Map<number, number>} */
  const docs = new Map();
  for (let place = starts[before]; place < starts[before + 1]; place++) {
    if (masks[place] & NAMING) docs.set(postings[place], masks[place]);
  }
  if (!docs.size) return;
  for (const term of after) {
    for (let place = starts[term]; place < starts[term + 1]; place++) {
      const doc = postings[place];
      const mask = (docs.get(doc) ?? 0) & masks[place] & NAMING;
      if (!mask || !namesOf(doc, index).some((name) => ` ${wordsOf(name).join(" ")}`.includes(` ${first} ${second}`))) continue;
      const ended = index.terms[term].length === second.length ? 1 : WEIGHTS.prefix + WEIGHTS.wholeness * 0.5;
      match.scores[doc] = Math.max(match.scores[doc], fieldScores[mask] * WEIGHTS.joined * ended);
      match.isKnown = true;
      match.terms.add(before).add(term);
    }
  }
}

/**
 * Give each match its weight: the rarer, the more.
 * @param {Match[]} matches
 * @param {Index} index
 */
export function weigh(matches, index) {
  const { works } = index;
  const most = Math.log(1 + works / 0.5);
  for (const match of matches) {
    const { word } = match;
    const count = match.count || worksOf(match, index);
    const rarity = Math.max(WEIGHTS.rarest, Math.log(1 + works / (count + 0.5)) / most);
    match.weight = word.isStop
      ? WEIGHTS.stopWord
      : word.isFact
        ? Math.min(rarity, WEIGHTS.factWord)
        : rarity * ([...word.word].length === 1 ? WEIGHTS.letter : 1);
  }
}

/**
 * Take words that the best answer, if there is any, has not for others that are near, and tell whether there are any.
 * @param {Match[]} matches
 * @param {number | undefined} best
 * @param {Index} index
 * @param {Float32Array} fieldScores
 */
export function guess(matches, best, index, fieldScores) {
  let guessed = false;
  for (const match of matches) {
    if (match.word.isStop || match.word.isFact || (best !== undefined && match.scores[best] > 0)) continue;
    const { near, mistakes } = nearest(match.word.word, index.terms, match.word.isTyped);
    const quality = mistakes === 1 ? WEIGHTS.typo : WEIGHTS.typos;
    for (const term of near) {
      if (match.terms.has(term)) continue;
      const spelled = index.terms[term];
      const first = spelled[0] === match.word.word[0] ? 1 : WEIGHTS.firstLetter;
      const more = Math.max(0, spelled.length - match.word.word.length - mistakes);
      const begun = more ? WEIGHTS.prefix + WEIGHTS.wholeness * (1 - more / spelled.length) : 1;
      take(match, term, quality * first * begun, index, fieldScores);
      match.guesses.add(term);
      guessed = true;
    }
  }
  return guessed;
}
