// Whose page is shown: an engine that puts scripts on every page of a site puts those of all its lists there.

import { ROOT } from "./site.js";

/**
 * Where the lists begin whose scripts the site has, asked before the first page is left: addresses of scripts may be
 * relative to that page, and instant navigation shows another one below them.
 * @type {string[] | undefined}
 */
let listed;

/** Whether the page that is shown now is for this list to work on. */
export function isOurs() {
  listed ??= roots();
  return !listed.length || ownerOf(location.pathname, listed) === ROOT.pathname;
}

/** @returns {string[]} */
function roots() {
  const scripts = /** @type {NodeListOf<HTMLScriptElement>} */ (document.querySelectorAll('script[src$="assets/reading-list/main.js"]'));
  return [...scripts].map((script) => new URL("../../", script.src).pathname);
}

/**
 * Return which of the lists that begin at *roots* the page at *path* is one of: the innermost; the first where it is none's.
 * @param {string} path
 * @param {string[]} roots
 */
export function ownerOf(path, roots) {
  const around = roots.filter((root) => path.startsWith(root));
  return around.reduce((inner, root) => (root.length > inner.length ? root : inner), around[0] ?? roots[0]);
}
