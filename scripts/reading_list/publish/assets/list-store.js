// The list that the reader is putting together, kept in this browser and nowhere else.

import { isRecord } from "./changes.js";
import { isId } from "./ids.js";
import { LONGEST_REMARK, LONGEST_TITLE, MOST_STEPS, plain } from "./list-words.js";
import { notice } from "./notice.js";
import { read, watch, write } from "./storage.js";
import { said } from "./words.js";

/** @typedef {{id: string, remark: string}} Step */
/** @typedef {{title: string, steps: readonly Step[]}} List */

const NAME = "list";
const VERSION = 1;
const NOT_KEPT = said("script.list.not_kept");
const FOREIGN = said("script.list.foreign");
const SET_ASIDE = said("script.list.set_aside");
/** @type {List} */
const EMPTY = { title: "", steps: [] };

/** @type {List} */
let list = EMPTY;
/** @type {string | null} the text that *list* was read from */
let text = null;
/** Whether there is something in the storage that must not be written over. */
let locked = false;
/** Whether that is another version's. */
let foreign = false;
let known = false;
/** @type {Set<() => void>} */
const listeners = new Set();

/** Return the list as it is now. */
export function current() {
  if (!known) {
    known = true;
    look();
    watch(NAME, () => {
      if (look()) tell();
    });
  }
  return list;
}

/**
 * Put *next* in place of the list.
 * @param {List} next
 */
export function replace(next) {
  current();
  list = { title: plain(next.title, LONGEST_TITLE), steps: next.steps.slice(0, MOST_STEPS) };
  const written = list.title || list.steps.length ? JSON.stringify({ version: VERSION, title: list.title, steps: list.steps }) : null;
  if (!locked && write(NAME, written)) text = written;
  else notice(foreign ? FOREIGN : NOT_KEPT);
  tell();
}

/**
 * Whether the work *id* is on the list.
 * @param {string} id
 */
export function has(id) {
  return current().steps.some((step) => step.id === id);
}

/**
 * Put *steps* at the end of the list, but for what is there already, as far as there is room. Return how many were put.
 * @param {readonly Step[]} steps
 */
export function add(steps) {
  refresh();
  const { title, steps: before } = list;
  const known = new Set(before.map(({ id }) => id));
  const more = steps.filter(({ id }) => !known.has(id) && known.add(id));
  replace({ title, steps: [...before, ...more] });
  return list.steps.length - before.length;
}

/**
 * Take the work *id* off the list.
 * @param {string} id
 */
export function remove(id) {
  refresh();
  replace({ ...list, steps: list.steps.filter((step) => step.id !== id) });
}

/**
 * Move the work *id* to *place*, counted from nought.
 * @param {string} id
 * @param {number} place
 */
export function move(id, place) {
  refresh();
  const step = list.steps.find((one) => one.id === id);
  if (!step) return;
  const others = list.steps.filter((one) => one !== step);
  replace({ ...list, steps: [...others.slice(0, place), step, ...others.slice(place)] });
}

/**
 * Give the list, or the work *id* on it, other words.
 * @param {{title: string} | {id: string, remark: string}} words
 */
export function reword(words) {
  refresh();
  if ("title" in words) return replace({ ...list, title: words.title });
  const remark = plain(words.remark, LONGEST_REMARK);
  replace({ ...list, steps: list.steps.map((step) => (step.id === words.id ? { id: step.id, remark } : step)) });
}

/**
 * Take back what led from *before* to *after*, and nothing that any tab has done since.
 * @param {List} before
 * @param {List} after
 */
export function takeBack(before, after) {
  refresh();
  replace(undone(list, before, after));
}

/**
 * Return *now* without what led from *before* to *after*: what has changed since then stays.
 * @param {List} now
 * @param {List} before
 * @param {List} after
 * @returns {List}
 */
export function undone(now, before, after) {
  const [earlier, later] = [before, after].map(({ steps }) => new Set(steps.map(({ id }) => id)));
  const steps = now.steps.filter(({ id }) => earlier.has(id) || !later.has(id));
  const present = new Set(steps.map(({ id }) => id));
  for (const [place, step] of before.steps.entries()) {
    if (!later.has(step.id) && !present.has(step.id)) steps.splice(place, 0, step);
  }
  return { title: now.title === after.title ? before.title : now.title, steps };
}

/**
 * Call *listener* whenever the list has changed, in this tab or in another.
 * @param {() => void} listener
 */
export function onChange(listener) {
  listeners.add(listener);
}

function tell() {
  for (const listener of listeners) listener();
}

/** Take over what another tab may have written a moment ago. */
function refresh() {
  current();
  look();
}

/** Read the storage where it has changed, and return whether it has. */
function look() {
  const stored = read(NAME);
  if (stored === text) return false;
  [text, locked, foreign] = [stored, false, false];
  list = EMPTY;
  if (stored === null) return true;
  try {
    list = decoded(JSON.parse(stored));
  } catch (fault) {
    foreign = fault instanceof RangeError;
    // Kept for whoever can mend it. Where there is no room for that, it stays where it is.
    locked = foreign || !write(`${NAME}:unreadable`, stored) || !write(NAME, null);
    if (!locked) text = null;
    notice(foreign ? FOREIGN : locked ? NOT_KEPT : SET_ASIDE);
  }
  return true;
}

/**
 * Return the list in values that came from the storage. Throws where any is wrong, RangeError for those of another version.
 * @param {unknown} value
 * @returns {List}
 */
function decoded(value) {
  if (!isRecord(value)) throw new TypeError("no list");
  if (value.version !== VERSION) throw typeof value.version === "number" ? new RangeError("version") : new TypeError("no list");
  const { title, steps } = value;
  if (typeof title !== "string" || !Array.isArray(steps)) throw new TypeError("no list");
  return {
    title: plain(title, LONGEST_TITLE),
    steps: steps.slice(0, MOST_STEPS).map((step) => {
      if (!isRecord(step) || typeof step.id !== "string" || !isId(step.id) || typeof step.remark !== "string") {
        throw new TypeError("no list");
      }
      return { id: step.id, remark: plain(step.remark, LONGEST_REMARK) };
    }),
  };
}
