// Which links lead to a work or a concept, and to which of their pages. Nothing here touches the page.

import { addressOf, FILES, ROOT } from "./site.js";

/**
 * Return the address of the page that a card on *link* is taken from; nothing where it leads to neither, or to what is
 * being read.
 * @param {{href: string}} link
 * @param {{href: string}} [shown] where the reader is
 */
export function cardAddress(link, shown = location) {
  const { origin, pathname, hash } = new URL(link.href);
  const here = new URL(shown.href);
  if (origin !== ROOT.origin) return undefined;
  if (!hash) {
    const page = [FILES.works, FILES.concepts].find((path) => nameIn(path, pathname));
    return page && pathname !== here.pathname ? new URL(origin + pathname) : undefined;
  }
  const id = decoded(hash.slice(1));
  const isEntry = nameIn(FILES.topics, pathname) && /^[a-z0-9-]+$/.test(id) && !FILES.anchors.includes(id);
  // Anchors of the theme, and of what this page adds, lead to no work.
  return isEntry && pathname !== here.pathname ? addressOf(FILES.works, id) : undefined;
}

/**
 * Return the name that stands for the star of *path* in *pathname*; nothing where that is another page.
 * @param {string} path
 * @param {string} pathname
 */
function nameIn(path, pathname) {
  const [before] = path.split("*");
  if (!pathname.startsWith(ROOT.pathname + before)) return undefined;
  const [, name] = pathname.slice((ROOT.pathname + before).length).match(/^([^/]+?)(?:\/(?:index\.html)?|\.html)?$/) ?? [];
  return name === "index" ? undefined : name;
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
