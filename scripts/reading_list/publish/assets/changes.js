// What a reader said about entries, and the text it is kept and carried as. Knows neither the page nor the storage.

import { isDay } from "./days.js";

/** @typedef {"to-read" | "reading" | "done"} State */
/** @typedef {{state: State | null, changed: string}} Change the state (null: taken back) and the day it was set */
/** @typedef {Map<string, Change>} Changes by the id of the entry, which stays when the entry moves to another topic */

/** @type {readonly State[]} */
export const STATES = ["to-read", "reading", "done"];
export const VERSION = 1;

/** What is not in this version's form. */
export class Unreadable extends Error {
  /**
   * @param {string} message
   * @param {boolean} foreign whether another version of this program may well read it
   */
  constructor(message, foreign = false) {
    super(message);
    this.foreign = foreign;
  }
}

/**
 * Return *changes* as values for JSON.
 * @param {Changes} changes
 */
export function encoded(changes) {
  return { version: VERSION, entries: Object.fromEntries(changes) };
}

/**
 * Return the changes in values that came from JSON. Throws Unreadable where any of them is wrong.
 * @param {unknown} value
 * @returns {Changes}
 */
export function decoded(value) {
  if (!isRecord(value) || typeof value.version !== "number") throw new Unreadable("it holds no reading states");
  if (value.version !== VERSION) {
    throw new Unreadable(`it has version ${value.version}, and this page reads version ${VERSION}`, true);
  }
  if (!isRecord(value.entries)) throw new Unreadable("it holds no entries");
  /** @type {Changes} */
  const changes = new Map();
  for (const [id, change] of Object.entries(value.entries)) {
    if (!isId(id) || !isRecord(change) || !isState(change.state) || !isDay(change.changed)) {
      throw new Unreadable(`what it says of "${id.slice(0, 80)}" makes no sense`);
    }
    changes.set(id, { state: change.state, changed: change.changed });
  }
  return changes;
}

/**
 * Return *mine* with what is newer in *theirs*, and the ids it was taken for. Of the same day theirs is taken: a file
 * is opened on purpose, and now.
 * @param {Changes} mine
 * @param {Changes} theirs
 */
export function merged(mine, theirs) {
  const all = new Map(mine);
  /** @type {string[]} */
  const taken = [];
  for (const [id, change] of theirs) {
    const own = mine.get(id);
    if (own && (own.changed > change.changed || own.state === change.state)) continue;
    all.set(id, change);
    taken.push(id);
  }
  return { all, taken };
}

/**
 * Return *now* without what led from *before* to *after*: what has changed since then stays.
 * @param {Changes} now
 * @param {Changes} before
 * @param {Changes} after
 */
export function undone(now, before, after) {
  const all = new Map(now);
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    const [current, later, earlier] = [now.get(id), after.get(id), before.get(id)];
    if (current?.state !== later?.state || current?.changed !== later?.changed) continue;
    if (earlier) all.set(id, earlier);
    else all.delete(id);
  }
  return all;
}

/** @param {string} text */
function isId(text) {
  return /^[a-z0-9-]{1,80}$/.test(text);
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * @param {unknown} value
 * @returns {value is State | null}
 */
function isState(value) {
  return value === null || STATES.some((state) => state === value);
}
