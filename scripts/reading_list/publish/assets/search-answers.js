// Answers queries: works, and what else has a name.

import { hasTerm, keyOf } from "./search-index.js";
import { guess, joinWords, matchOf, scoresOfFields, weigh } from "./search-matches.js";
import { nearerOf } from "./search-nearness.js";
import { askedIn, languageOf } from "./search-query.js";
import { priorOf, rank } from "./search-ranking.js";

/**
 * @typedef {import("./search-index.js").Index} Index
 * @typedef {import("./search-index.js").Thing} Thing
 * @typedef {import("./search-query.js").Asked} Asked
 * @typedef {import("./search-matches.js").Match} Match
 * @typedef {import("./search-ranking.js").Ranked} Ranked
 *
 * @typedef {object} Found
 * @property {number[]} works indexes of entries, the best first
 * @property {Thing | undefined} named the path, topic, concept or person that the query names whole
 * @property {Thing[]} things others, in the order of their types
 * @property {{typed: string, shown: string}[]} guesses words that nobody has, and what was taken instead
 * @property {string[]} missing words that nobody has, and that stand for nothing near
 * @property {boolean} isPhraseMissing whether words in quotes stand nowhere together
 * @property {boolean} isIdentified whether an address or identifier is that of the works
 * @property {string[]} unlisted addresses and identifiers that are those of no work
 * @property {(index: number) => string[]} matched the words of the list by which an entry was found
 */

const LONG = 12; // a query of more words is a text, in which mistakes do no harm
const LISTED = 5; // how many things of a type

/**
 * Return what answers queries to *index*.
 * @param {Index} index
 * @returns {(text: string) => Found}
 */
export function searchOf(index) {
  const language = languageOf(index.catalogue);
  const fieldScores = scoresOfFields();
  const nearer = nearerOf(index, language.stopWords);
  const priors = Float32Array.from(index.catalogue.entries, (entry) => priorOf(entry, index));
  return (text) => {
    const asked = askedIn(text, language, (identity) => index.addresses().has(identity));
    const matches = asked.words.map((word) => matchOf(word, index, fieldScores));
    joinWords(asked.words, matches, index, fieldScores);
    weigh(matches, index);
    let ranked = rank(asked, matches, index, priors, nearer);
    if (asked.words.length <= LONG && !asked.unlisted.length && guess(matches, ranked.docs[0], index, fieldScores)) {
      weigh(matches, index);
      ranked = rank(asked, matches, index, priors, nearer);
    }
    return foundOf(asked, matches, ranked, index);
  };
}

/** @type {Thing["type"][]} */
const TYPES = ["path", "concept", "topic", "person", "tag", "page"];

/**
 * @param {Asked} asked
 * @param {Match[]} matches
 * @param {Ranked} ranked
 * @param {Index} index
 * @returns {Found}
 */
function foundOf(asked, matches, { docs, isPhraseMissing }, index) {
  const { works, things } = index;
  const content = matches.filter(({ word }) => !word.isStop);
  const essential = content.some(({ word }) => !word.isFact) ? content.filter(({ word }) => !word.isFact) : content;
  const whole = new Set(wholeNames(asked, index));
  const fitting = docs.filter((doc) => doc >= works && essential.length && essential.every(({ scores }) => scores[doc] >= 0.3));
  const ordered = fitting.map((doc) => things[doc - works]).sort((one, other) => Number(one.isAside) - Number(other.isAside));
  const listed = TYPES.flatMap((type) => ordered.filter((thing) => thing.type === type).slice(0, LISTED));
  const named = ["path", "topic", "concept", "person"].flatMap((type) => [...whole].filter((thing) => thing.type === type))[0];
  const [best] = docs;
  const guesses = content.flatMap(({ word, guesses }) => {
    const shown = [...guesses].find((term) => best !== undefined && hasTerm(best, term, index));
    return shown === undefined ? [] : [{ typed: word.word, shown: index.terms[shown] }];
  });
  return {
    works: docs.filter((doc) => doc < works),
    named,
    things: listed.filter((thing) => thing !== named),
    guesses,
    missing: content.filter(({ isKnown, guesses }) => !isKnown && !guesses.size).map(({ word }) => word.word),
    isPhraseMissing,
    isIdentified: asked.identities.length > 0,
    unlisted: asked.unlisted,
    matched: (doc) => content.flatMap(({ terms, guesses }) => [...terms, ...guesses].filter((term) => hasTerm(doc, term, index)).map((term) => index.terms[term])),
  };
}

/**
 * Return the things that the query names whole.
 * @param {Asked} asked
 * @param {Index} index
 */
function wholeNames({ words }, { names, works, things }) {
  const all = names.get(keyOf(words.map(({ word }) => word))) ?? [];
  return all.filter(({ doc }) => doc >= works).map(({ doc }) => things[doc - works]);
}
