// Which works and things answer a query, the best first.

import { hasTerm, namesOf, NAME_SORTS } from "./search-index.js";
import { WEIGHTS } from "./search-weights.js";
import { folded, formOf, spellingOf } from "./search-words.js";

/**
 * @typedef {import("./search-index.js").Index} Index
 * @typedef {import("./search-query.js").Asked} Asked
 * @typedef {import("./search-matches.js").Match} Match
 *
 * @typedef {{docs: number[], isPhraseMissing: boolean}} Ranked works and things, and whether words in quotes stand
 * nowhere together
 * @typedef {{whole: number, part: number}} Bonus what a work gains whatever else, and by that share
 */

const HALF = 0.5; // of the weight of its words a query shares with whatever answers it
const NO_BONUS = { whole: 0, part: 0 };

/**
 * Return what answers *asked*, the best first.
 * @param {Asked} asked
 * @param {Match[]} matches
 * @param {Index} index
 * @param {Float32Array} priors
 * @param {import("./search-nearness.js").Nearer} nearer
 * @returns {Ranked}
 */
export function rank(asked, matches, index, priors, nearer) {
  const bonuses = namesIn(asked, matches, index);
  const counted = matches.filter(({ word, isKnown, guesses }) => !word.isStop && (isKnown || guesses.size));
  const total = counted.reduce((sum, { weight }) => sum + weight, 0);
  const { docs } = index;
  const scores = new Float64Array(docs);
  const covered = new Float64Array(docs);
  const counts = new Uint16Array(docs);
  const answering = [...bonuses.keys()];
  for (const { word, weight, scores: ofWord } of matches) {
    for (let doc = 0; doc < docs; doc++) {
      if (!ofWord[doc]) continue;
      scores[doc] += weight * ofWord[doc];
      if (word.isStop) continue;
      if (!counts[doc] && !bonuses.has(doc)) answering.push(doc);
      covered[doc] += weight;
      counts[doc]++;
    }
  }
  const shares = new Float64Array(docs);
  let most = 0;
  for (const doc of answering) {
    const bonus = bonuses.get(doc) ?? NO_BONUS;
    const coverage = total ? Math.min(1, covered[doc] / total) : 0;
    const score = total ? (scores[doc] / total) * (WEIGHTS.partial + (1 - WEIGHTS.partial) * coverage ** 2) : 0;
    scores[doc] = (score + WEIGHTS.standing) * (priors[doc] ?? 1) + bonus.whole + bonus.part * coverage;
    shares[doc] = bonus === NO_BONUS ? Math.max(coverage, counts[doc] / counted.length || 0) : 1;
    most = Math.max(most, shares[doc]);
  }
  const enough = Math.min(HALF, most) - 1e-6;
  const kept = answering.filter((doc) => shares[doc] > 0 && shares[doc] >= enough);
  kept.sort((one, other) => scores[other] - scores[one] || one - other);
  const phrases = inPhrases(asked, kept, index);
  const isPhraseMissing = asked.phrases.length > 0 && !phrases.length;
  return { docs: nearer(asked, matches, phrases.length ? phrases : kept, scores), isPhraseMissing };
}

/**
 * Return what those works and things gain that the query names.
 * @param {Asked} asked
 * @param {Match[]} matches
 * @param {Index} index
 */
function namesIn({ words, identities }, matches, index) {
  const { names, addresses } = index;
  /** @type {Map<number, Bonus>} */
  const bonuses = new Map();
  /**
   * @param {number} doc
   * @param {Bonus} bonus
   */
  function gain(doc, { whole, part }) {
    const before = bonuses.get(doc) ?? NO_BONUS;
    bonuses.set(doc, { whole: Math.max(before.whole, whole), part: Math.max(before.part, part) });
  }
  const spelled = matches.map(({ word, guesses, isKnown }) => (isKnown ? word.word : likeliest(guesses, index) || word.word));
  const isIdle = words.map(({ isStop, isFact }) => isStop || isFact !== undefined);
  const total = matches.reduce((sum, { weight }) => sum + weight, 0);
  for (let from = 0; from < words.length; from++) {
    let key = "";
    let share = 0;
    for (let to = from; to < words.length; to++) {
      key += spellingOf(spelled[to]);
      share += matches[to].weight / total;
      const isWhole = isIdle.every((idle, place) => (place >= from && place <= to) || idle);
      if (!isWhole && isIdle.slice(from, to + 1).every(Boolean)) continue;
      const exact = spelled.slice(from, to + 1).join(" ");
      for (const name of names.get(key) ?? []) {
        const same = name.exact === exact ? WEIGHTS.exactName : 0;
        const isLong = to - from > 1 && (name.sort === NAME_SORTS.title || name.sort === NAME_SORTS.companion);
        if (isWhole) gain(name.doc, { whole: WEIGHTS.names[name.sort] * (to - from + 1 === words.length ? 1 : WEIGHTS.idle) + same, part: 0 });
        else if (isLong) gain(name.doc, { whole: WEIGHTS.longName * (0.5 + share / 2), part: 0 });
        else gain(name.doc, { whole: 0, part: WEIGHTS.shortName[name.sort] * share });
      }
    }
  }
  for (const identity of identities) {
    for (const { doc, sort } of addresses().get(identity) ?? []) gain(doc, { whole: WEIGHTS.identified - sort, part: 0 });
  }
  return bonuses;
}

/**
 * Return the word among *terms* that most works have; empty where there is none.
 * @param {Set<number>} terms
 * @param {Index} index
 */
function likeliest(terms, { terms: words, starts }) {
  let best = "";
  let most = 0;
  for (const term of terms) {
    const count = starts[term + 1] - starts[term];
    if (count > most) [best, most] = [words[term], count];
  }
  return best;
}

/**
 * Return those of *docs* that have every phrase.
 * @param {Asked} asked
 * @param {number[]} docs
 * @param {Index} index
 */
function inPhrases({ words, phrases }, docs, index) {
  if (!phrases.length) return [];
  const forms = phrases.map(({ from, to }) => {
    const phrase = words.slice(from, to).map(({ word }) => word);
    return { phrase, form: formOf(phrase) };
  });
  const fitting = docs.filter((doc) => forms.every(({ phrase }) => phrase.every((word) => hasTerm(doc, index.numberOf(word), index))));
  return fitting.filter((doc) => {
    const texts = textsOf(doc, index).map(folded);
    return forms.every(({ form }) => texts.some((text) => form.test(text)));
  });
}

/**
 * Return the texts in which a phrase may stand.
 * @param {number} doc
 * @param {Index} index
 */
function textsOf(doc, index) {
  const { works, things, catalogue } = index;
  if (doc >= works) return [things[doc - works].name, things[doc - works].text];
  return [...namesOf(doc, index), ...catalogue.entries[doc].people, catalogue.entries[doc].venue, catalogue.note(doc)];
}

/**
 * Return what a work's own standing counts.
 * @param {import("./catalogue.js").Entry} entry
 * @param {Index} index
 */
export function priorOf({ landmark, aliases, named, status }, { catalogue }) {
  const state = catalogue.statuses[status];
  const standing = state?.value === "superseded" ? WEIGHTS.superseded : state?.setAside ? WEIGHTS.backlog : 1;
  return (1 + (landmark ? WEIGHTS.landmark : 0) + (aliases.length ? WEIGHTS.known : 0) + WEIGHTS.named * Math.log2(1 + named)) * standing;
}
