// What is said of an answer to a query: where it is a guess, what nobody has, what is listed already.

import { listed, said } from "./words.js";

/** @typedef {import("./search-answers.js").Found} Found */

/**
 * Return sentences on *found*; none where it is what was asked.
 * @param {Found} found
 * @returns {string[]}
 */
export function remarksOn({ guesses, missing, isPhraseMissing, isIdentified, unlisted, works }) {
  const quoted = (/** @type {string[]} */ words) => listed(words.map((word) => said("script.search.quoted", { words: word })));
  return [
    ...(isIdentified ? [said("script.search.listed")] : []),
    ...unlisted.map((address) => said("script.search.not_listed", { address })),
    ...guesses.map(({ typed, shown }) => said("script.search.guess", { typed: quoted([typed]), shown: quoted([shown]) })),
    ...(missing.length ? [said("script.search.nothing_for", { words: quoted(missing) })] : []),
    ...(isPhraseMissing && works.length ? [said("script.search.no_phrase")] : []),
  ];
}
