// The store of reading states: what the reader said about each entry.

import { MARKS } from "./changes.js";
import { keeper } from "./keeper.js";
import { said } from "./words.js";

/** @typedef {import("./changes.js").State} State */
/** @typedef {import("./changes.js").Changes} Changes */

const marks = keeper("states", MARKS, {
  notKept: said("script.marks.not_kept"),
  foreign: said("script.marks.foreign"),
  setAside: said("script.marks.set_aside"),
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
 * Put in place of everything that is known what *change* makes of it.
 * @param {(now: Changes) => Changes} change
 */
export function replace(change) {
  marks.replace(change);
}

/**
 * Keep what was marked under former ids under those of today.
 * @param {Record<string, string[]>} formerIds by the id of today
 */
export function followIds(formerIds) {
  marks.follow(formerIds);
}
