// The browser's storage, which may be forbidden, full, or gone from one moment to the next: nothing here throws.

import { ROOT } from "./site.js";

/** Several lists may live on one host, so the path of this one is part of every name. */
const PREFIX = `reading-list:${ROOT.pathname}:`;

/**
 * Return what is kept as *name*: null where nothing is, or where the browser keeps nothing for us.
 * @param {string} name
 */
export function read(name) {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/**
 * Keep *text* as *name*, or nothing where it is null, and return whether the browser did.
 * @param {string} name
 * @param {string | null} text
 */
export function write(name, text) {
  try {
    if (text === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Return what this tab keeps as *name*, until it is closed: null where nothing is.
 * @param {string} name
 */
export function recall(name) {
  try {
    return sessionStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/**
 * Have this tab keep *text* as *name*, or nothing where it is null.
 * @param {string} name
 * @param {string | null} text
 */
export function remember(name, text) {
  try {
    if (text === null) sessionStorage.removeItem(PREFIX + name);
    else sessionStorage.setItem(PREFIX + name, text);
  } catch {
    // The reader types it again.
  }
}

/**
 * Call *listener* when what is kept as *name* may have changed behind this page's back.
 * @param {string} name
 * @param {() => void} listener
 */
export function watch(name, listener) {
  addEventListener("storage", (event) => {
    if (event.key === PREFIX + name || event.key === null) listener();
  });
  // A page that comes back by the back button slept through what other tabs did.
  addEventListener("pageshow", (event) => {
    if (event.persisted) listener();
  });
}
