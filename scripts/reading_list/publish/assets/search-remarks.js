// What is said of an answer to a query: where it is a guess, what nobody has, what is listed already.

/** @typedef {import("./search-answers.js").Found} Found */

/**
 * Return sentences on *found*; none where it is what was asked.
 * @param {Found} found
 * @returns {string[]}
 */
export function remarksOn({ guesses, missing, isPhraseMissing, isIdentified, unlisted, works }) {
  const quoted = (/** @type {string[]} */ words) => words.map((word) => `“${word}”`).join(", ");
  return [
    ...(isIdentified ? ["This work is listed."] : []),
    ...unlisted.map((address) => `No work is listed at ${address}.`),
    ...guesses.map(({ typed, shown }) => `Nothing for ${quoted([typed])}; showing ${quoted([shown])}.`),
    ...(missing.length ? [`Nothing for ${quoted(missing)}.`] : []),
    ...(isPhraseMissing && works.length ? ["Nothing has the words in quotes side by side; showing what has them apart."] : []),
  ];
}
