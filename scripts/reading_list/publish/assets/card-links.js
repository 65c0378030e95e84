// Which links lead to a work or a concept. Nothing here touches the page.

import { decoded, idIn } from "./ids.js";

/**
 * @typedef {{topics: string, works: string, concepts: string, anchors: string[]}} Paths of the pages of topics, works and
 * concepts, each with a star for the name, and the anchors of a topic's page that are no works
 */

/**
 * Return of which page a card on a link to *href* is made: its path and what stands for the star. Nothing where the link
 * leads to neither a work nor a concept, or to the page that is shown at *here*.
 * @param {string} href
 * @param {string} here
 * @param {URL} root where all paths begin
 * @param {Paths} paths
 * @returns {{path: string, name: string} | undefined}
 */
export function cardTarget(href, here, root, paths) {
  if (!URL.canParse(href)) return undefined; // a link that somebody wrote by hand may lead nowhere
  const { origin, pathname, hash } = new URL(href);
  if (origin !== root.origin || pathname === new URL(here).pathname) return undefined;
  const nameIn = (/** @type {string} */ path) => nameOf(pathname, root.pathname + path.split("*")[0]);
  if (hash) {
    const name = idIn(hash);
    const isWork = nameIn(paths.topics) && name && !paths.anchors.includes(name);
    return isWork ? { path: paths.works, name } : undefined;
  }
  for (const path of [paths.works, paths.concepts]) {
    const name = nameIn(path);
    if (name) return { path, name };
  }
  return undefined;
}

/**
 * Return what the page at *pathname* is called in *folder*; empty where it is another page, or that of the folder itself.
 * @param {string} pathname
 * @param {string} folder
 */
function nameOf(pathname, folder) {
  if (!pathname.startsWith(folder)) return "";
  const name = pathname.slice(folder.length).match(/^([^/]+?)(?:\/(?:index\.html)?|\.html)?$/)?.[1] ?? "";
  return name === "index" ? "" : decoded(name);
}
