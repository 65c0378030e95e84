// The store of reading states: what the reader said about each entry, kept in this browser and nowhere else.

import { decoded, encoded, Unreadable } from "./changes.js";
import { dayOf } from "./days.js";
import { notice } from "./notice.js";
import { read, watch, write } from "./storage.js";

/** @typedef {import("./changes.js").State} State */
/** @typedef {import("./changes.js").Changes} Changes */

const NAME = "states";
const NOT_KEPT = "This browser does not keep what you mark: it lasts until you leave the site.";
const FOREIGN = "Another version of this site has kept your reading states here. What you mark now lasts until you leave.";
const SET_ASIDE = "Your reading states could not be read. They were set aside, and you start afresh.";

/** @type {Changes} */
let stored = new Map();
/** @type {Changes} what could not be stored, and so holds for this visit */
let unsaved = new Map();
/** @type {string | null} the text that *stored* was read from */
let text = null;
/** Whether there is something in the storage that must not be written over. */
let locked = false;
/** Whether that is another version's. */
let foreign = false;
/** @type {Set<() => void>} */
const listeners = new Set();

/**
 * Return the state of the entry *id*.
 * @param {string} id
 * @returns {State | undefined}
 */
export function stateOf(id) {
  return (unsaved.get(id) ?? stored.get(id))?.state ?? undefined;
}

/**
 * Set the state of the entry *id*, or take it back.
 * @param {string} id
 * @param {State | undefined} state
 */
export function setState(id, state) {
  look(); // another tab may have written a moment ago
  if (stateOf(id) !== state) {
    unsaved.set(id, { state: state ?? null, changed: dayOf() });
    save(changes());
  }
  tell();
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
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/**
 * Return everything that is known of each entry, states that were taken back included.
 * @returns {Changes}
 */
export function changes() {
  return new Map([...stored, ...unsaved]);
}

/**
 * Put *all* in place of everything that is known.
 * @param {Changes} all
 */
export function replace(all) {
  look();
  stored = new Map();
  unsaved = new Map(all);
  save(unsaved);
  tell();
}

/**
 * Store *all*, which is *stored* and *unsaved*. Where that cannot be done, what is unsaved stays so, and nothing else:
 * of what is stored, other tabs may yet store something newer.
 * @param {Changes} all
 */
function save(all) {
  const written = all.size ? JSON.stringify(encoded(all)) : null;
  if (!locked && write(NAME, written)) {
    [stored, unsaved, text] = [all, new Map(), written];
  } else {
    notice(foreign ? FOREIGN : NOT_KEPT);
  }
}

/** Read the storage where it has changed, and return whether it has. */
function look() {
  const current = read(NAME);
  if (current === text) return false;
  [stored, text, locked, foreign] = [new Map(), current, false, false];
  if (current === null) return true;
  try {
    stored = decoded(JSON.parse(current));
  } catch (fault) {
    foreign = fault instanceof Unreadable && fault.foreign;
    // Kept for whoever can mend it. Where there is no room for that, it stays where it is.
    locked = foreign || !write(`${NAME}:unreadable`, current) || !write(NAME, null);
    if (!locked) text = null;
    notice(foreign ? FOREIGN : locked ? NOT_KEPT : SET_ASIDE);
  }
  return true;
}

function tell() {
  for (const listener of listeners) listener();
}

look();
watch(NAME, () => {
  if (look()) tell();
});
