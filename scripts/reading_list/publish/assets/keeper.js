// Keeps what the reader says about entries in this browser and nowhere else, and tells what another tab has changed.

import { decoded, encoded, renamed, Unreadable } from "./changes.js";
import { dayOf } from "./days.js";
import { notice } from "./notice.js";
import { read, watch, write } from "./storage.js";

/**
 * @template T
 * @typedef {import("./changes.js").ChangesOf<T>} ChangesOf
 */
/** @typedef {{notKept: string, foreign: string, setAside: string}} Words what is said where something cannot be kept or read */

/**
 * Return the keeper of what the browser has as *name*.
 * @template T
 * @param {string} name
 * @param {import("./changes.js").Form<T>} form
 * @param {Words} words
 */
export function keeper(name, form, words) {
  /** @type {ChangesOf<T>} */
  let stored = new Map();
  /** @type {ChangesOf<T>} what could not be stored, and so holds for this visit */
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
   * Store *all*, which is *stored* and *unsaved*. Where that cannot be done, what is unsaved stays so, and nothing else:
   * of what is stored, other tabs may yet store something newer.
   * @param {ChangesOf<T>} all
   */
  function save(all) {
    const written = all.size ? JSON.stringify(encoded(all, form)) : null;
    if (!locked && write(name, written)) {
      [stored, unsaved, text] = [all, new Map(), written];
    } else {
      notice(foreign ? words.foreign : words.notKept);
    }
  }

  /** Read the storage where it has changed, and return whether it has. */
  function look() {
    const current = read(name);
    if (current === text) return false;
    [stored, text, locked, foreign] = [new Map(), current, false, false];
    if (current === null) return true;
    try {
      stored = decoded(JSON.parse(current), form);
    } catch (fault) {
      foreign = fault instanceof Unreadable && fault.foreign;
      // Kept for whoever can mend it. Where there is no room for that, it stays where it is.
      locked = foreign || !write(`${name}:unreadable`, current) || !write(name, null);
      if (!locked) text = null;
      notice(foreign ? words.foreign : locked ? words.notKept : words.setAside);
    }
    return true;
  }

  function tell() {
    for (const listener of listeners) listener();
  }

  look();
  watch(name, () => {
    if (look()) tell();
  });

  const all = () => new Map([...stored, ...unsaved]);
  return {
    /** Everything that is known of each entry, what was taken back included. */
    all,
    /**
     * What is said of the entry *id*.
     * @param {string} id
     * @returns {T | undefined}
     */
    of: (id) => (unsaved.get(id) ?? stored.get(id))?.state ?? undefined,
    /**
     * Say *state* of the entry *id*, or take back what was said.
     * @param {string} id
     * @param {T | undefined} state
     */
    set(id, state) {
      look(); // another tab may have written a moment ago
      if (((unsaved.get(id) ?? stored.get(id))?.state ?? undefined) !== state) {
        unsaved.set(id, { state: state ?? null, changed: dayOf() });
        save(all());
      }
      tell();
    },
    /**
     * Put something in place of everything that is known, made of what is known now: by another tab, perhaps.
     * @param {(now: ChangesOf<T>) => ChangesOf<T>} change
     */
    replace(change) {
      look();
      unsaved = new Map(change(all()));
      stored = new Map();
      save(unsaved);
      tell();
    },
    /**
     * Keep what was said under former ids under those of today.
     * @param {Record<string, string[]>} formerIds by the id of today
     */
    follow(formerIds) {
      look();
      const current = renamed(all(), formerIds);
      if (current) this.replace(() => current);
    },
    /**
     * Call *listener* whenever something has changed, in this tab or in another. Return what ends that.
     * @param {() => void} listener
     */
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
