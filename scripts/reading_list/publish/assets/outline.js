// The list in outline: topics with the ids and titles of their entries, and how many joined on which day.

/** @typedef {{title: string, entries: [id: string, title: string][]}} Topic */
/** @typedef {{site: string, topics: Record<string, Topic>, added: Record<string, number>}} Outline */

/** @type {Promise<Outline | undefined> | undefined} */
let asked;

/**
 * Return the outline of the list, fetched once for as many pages as are shown, or undefined where it cannot be had.
 * @returns {Promise<Outline | undefined>}
 */
export function outline() {
  asked ??= fetch(new URL("topics.json", import.meta.url))
    .then((reply) => (reply.ok ? reply.json() : Promise.reject(reply.status)))
    .catch(() => (asked = undefined)); // the next call tries again
  return asked;
}
