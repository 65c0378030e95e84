// What a reader could take up next: what follows what is done, and what is next on the paths that were begun. Knows no page.

/** @typedef {import("./site.js").Steps} Steps */
/** @typedef {import("./changes.js").State} State */
/** @typedef {{id: string, follows: string[], paths: import("./site.js").Way[]}} Next a work, which done works it follows,
 * and on which begun paths it is next */

/**
 * Return what comes next for a reader with *states*: first what is next on paths, then what follows most of what is done.
 * A work that asks for something which is not done yet is left out, unless a path has it next.
 * @param {Steps} steps
 * @param {Map<string, State>} states
 * @returns {Next[]}
 */
export function nextSteps({ after, paths }, states) {
  const done = (/** @type {string} */ id) => states.get(id) === "done";
  const open = (/** @type {string} */ id) => !done(id) && states.get(id) !== "reading";
  /** @type {Map<string, Next>} */
  const found = new Map();
  for (const path of paths) {
    const next = path.works.some(done) ? path.works.find((id) => !done(id)) : undefined;
    if (!next || !open(next)) continue;
    const known = found.get(next) ?? { id: next, follows: (after[next] ?? []).filter(done), paths: [] };
    found.set(next, { ...known, paths: [...known.paths, path] });
  }
  for (const [id, earlier] of Object.entries(after)) {
    if (open(id) && earlier.every(done) && !found.has(id)) found.set(id, { id, follows: earlier, paths: [] });
  }
  return [...found.values()].sort((one, other) => other.paths.length - one.paths.length || other.follows.length - one.follows.length);
}
