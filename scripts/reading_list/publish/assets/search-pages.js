// Fetches what is known of the pages that somebody wrote by hand. `hand_written.py` writes it.

import { FILES, ROOT } from "./site.js";

/** @typedef {import("./search-index.js").HandWritten} HandWritten */

/** What `hand_written.py` calls its form. */
const VERSION = 1;

/**
 * Return the pages; none where they cannot be had, for works can be searched without them.
 * @returns {Promise<HandWritten[]>}
 */
export async function load() {
  try {
    const answer = await fetch(new URL(FILES.pages, ROOT));
    return answer.ok ? decode(await answer.json(), ROOT) : [];
  } catch {
    return [];
  }
}

/**
 * Return the pages in *file*, with links that begin at *root*.
 * @param {{version: number, pages: [string, string, number, [string, string, string][]][]}} file
 * @param {URL} root
 * @returns {HandWritten[]}
 */
export function decode({ version, pages }, root) {
  if (version !== VERSION) return [];
  return pages.map(([title, way, isAside, sections]) => ({
    title,
    href: new URL(way, root).href,
    isAside: isAside > 0,
    sections: sections.map(([heading, anchor, words]) => ({ heading, anchor, words })),
  }));
}
