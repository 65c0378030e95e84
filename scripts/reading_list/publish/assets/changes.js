// What a reader said about entries, and the text it is kept and carried as. Knows neither the page nor the storage.

import { dayOf, isDay } from "./days.js";
import { isId } from "./ids.js";
import { said } from "./words.js";

/** @typedef {"to-read" | "reading" | "done"} State */
/**
 * @template T
 * @typedef {{state: T | null, changed: string}} ChangeOf what was said (null: taken back) and the day of that
 */
/**
 * @template T
 * @typedef {Map<string, ChangeOf<T>>} ChangesOf by the id of the entry, which stays when the entry moves to another topic
 */
/** @typedef {ChangeOf<State>} Change */
/** @typedef {ChangesOf<State>} Changes */
/**
 * @template T
 * @typedef {{name: string, read: (value: unknown) => T | null | undefined}} Form what a file calls that which is said, and
 * what reads it there: undefined where it makes no sense
 */

/** @type {readonly State[]} */
export const STATES = ["to-read", "reading", "done"];
export const VERSION = 1;

/** @type {Form<State>} */
export const MARKS = {
  name: "state",
  read: (value) => (value === null ? null : STATES.find((state) => state === value)),
};

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
 * @template T
 * @param {ChangesOf<T>} changes
 * @param {Form<T>} form
 */
export function encoded(changes, form) {
  const entries = [...changes].map(([id, { state, changed }]) => [id, { [form.name]: state, changed }]);
  return { version: VERSION, entries: Object.fromEntries(entries) };
}

/**
 * Return the changes in values that came from JSON. Throws Unreadable where any of them is wrong.
 * @template T
 * @param {unknown} value
 * @param {Form<T>} form
 * @returns {ChangesOf<T>}
 */
export function decoded(value, form) {
  if (!isRecord(value) || typeof value.version !== "number") throw new Unreadable(said("script.unreadable.states"));
  if (value.version !== VERSION) {
    throw new Unreadable(said("script.unreadable.version", { version: value.version, known: VERSION }), true);
  }
  if (!isRecord(value.entries)) throw new Unreadable(said("script.unreadable.entries"));
  /** @type {ChangesOf<T>} */
  const changes = new Map();
  for (const [id, change] of Object.entries(value.entries)) {
    const state = isRecord(change) ? form.read(change[form.name]) : undefined;
    if (!isId(id) || !isRecord(change) || state === undefined || !isDay(change.changed)) {
      throw new Unreadable(said("script.unreadable.entry", { id: id.slice(0, 80) }));
    }
    changes.set(id, { state, changed: change.changed });
  }
  return changes;
}

/**
 * Return *mine* with what is newer in *theirs*, and the ids it was taken for. Of the same day theirs is taken: a file
 * is opened on purpose, and now. What a clock that goes wrong says of a day to come counts as of today, or it would win
 * for ever.
 * @template T
 * @param {ChangesOf<T>} mine
 * @param {ChangesOf<T>} theirs
 */
export function merged(mine, theirs) {
  const all = new Map(mine);
  /** @type {string[]} */
  const taken = [];
  const today = dayOf();
  for (const [id, { state, changed }] of theirs) {
    const own = mine.get(id);
    const day = changed > today ? today : changed;
    if (own && (own.changed > day || own.state === state)) continue;
    all.set(id, { state, changed: day });
    taken.push(id);
  }
  return { all, taken };
}

/**
 * Return *now* without what led from *before* to *after*: what has changed since then stays.
 * @template T
 * @param {ChangesOf<T>} now
 * @param {ChangesOf<T>} before
 * @param {ChangesOf<T>} after
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

/**
 * Return *changes* with what was said of an entry under an id that it had earlier at the id that it has now; undefined
 * where there is nothing of the kind. What was said last holds.
 * @template T
 * @param {ChangesOf<T>} changes
 * @param {Record<string, string[]>} formerIds by the id of today
 * @returns {ChangesOf<T> | undefined}
 */
export function renamed(changes, formerIds) {
  const today = new Map(Object.entries(formerIds).flatMap(([id, former]) => former.map((old) => [old, id])));
  if (![...changes.keys()].some((id) => today.has(id))) return undefined;
  /** @type {ChangesOf<T>} */
  const all = new Map([...changes].filter(([id]) => !today.has(id)));
  for (const [old, change] of changes) {
    const id = today.get(old);
    const own = id && all.get(id);
    if (id && !(own && own.changed >= change.changed)) all.set(id, change);
  }
  return all;
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
