// The store of reading states: what the reader said about each entry.

import { MARKS } from "./changes.js";
import { keeper } from "./keeper.js";

/** @typedef {import("./changes.js").State} State */
/** @typedef {import("./changes.js").Changes} Changes */

const marks = keeper("states", MARKS, {
  notKept: "This browser does not keep what you mark: it lasts until you leave the site.",
  foreign: "Another version of this site has kept your reading states here. What you mark now lasts until you leave.",
  setAside: "Your reading states could not be read. They were set aside, and you start afresh.",
});

/**
 * Return the state of the entry *id*.
 * @param {string} id
 * @returns {State | undefined}
 */
export function stateOf(id) {
  return marks.of(id);
}

/**
 * Set the state of the entry *id*, or take it back.
 * @param {string} id
 * @param {State | undefined} state
 */
export function setState(id, state) {
  marks.set(id, state);
}

/**
 * Return the states of all entries that have one, by id.
 * @returns {Map<string, State>}
 */
export function states() {
  /** @type {Map<string, State>} */
  const marked = new Map();
  for (const [id, { state }] of changes()) if (state) marked.set(id, state);
  return marked;
}

/**
 * Call *listener* whenever a state has changed, in this tab or in another. Return what ends that.
 * @param {() => void} listener
 */
export function onChange(listener) {
  return marks.onChange(listener);
}

/**
 * Return everything that is known of each entry, states that were taken back included.
 * @returns {Changes}
 */
export function changes() {
  return marks.all();
}

/**
 * Put *all* in place of everything that is known.
 * @param {Changes} all
 */
export function replace(all) {
  marks.replace(all);
}

/**
 * Keep what was marked under former ids under those of today.
 * @param {Record<string, string[]>} formerIds by the id of today
 */
export function followIds(formerIds) {
  marks.follow(formerIds);
}
