// What the site has beside its pages: where its files stand, and the list in outline.

/**
 * @typedef {object} Format a file that holds a record of each entry
 * @property {string} name
 * @property {string} label what readers call it
 * @property {string} path
 * @property {string} type a media type
 * @property {string} record an expression that finds where a record begins, its first group the id; empty where the
 * file is a JSON list of records, each with its id in `custom`
 *
 * @typedef {{title: string, entries: [id: string, title: string][], added: Record<string, number>}} Topic
 * @typedef {{site: string, began: string, added: Record<string, number>, former_ids: Record<string, string[]>,
 *   topics: Record<string, Topic>}} Outline topics with the ids and titles of their entries, up to which day the list began,
 * how many entries joined on which day, and the former ids of those that have had any
 */

/** Every path below goes on from here. */
export const ROOT = new URL("../../", import.meta.url);

/** Paths of files, those of the pages of topics, works and concepts with a star for the name: `site_files.py` knows them. */
export const FILES = /** @type {{catalogue: string, pages: string, outline: string, steps: string, map: string, browse: string, topics: string, works: string, concepts: string, anchors: string[], list: string, formats: Format[]}} */ ({
  /* filled in when the site is made */
});

/**
 * @typedef {{title: string, href: string, works: string[]}} Way a reading path, with the ids of its works
 * @typedef {{after: Record<string, string[]>, paths: Way[]}} Steps what is to be read before each work that needs
 * something, and all paths
 */

/** @type {Promise<Outline | undefined> | undefined} */
let asked;

/**
 * Return the outline of the list, fetched once for as many pages as are shown, or undefined where it cannot be had.
 * @returns {Promise<Outline | undefined>}
 */
export function outline() {
  asked ??= fetch(new URL(FILES.outline, ROOT))
    .then((reply) => (reply.ok ? reply.json() : Promise.reject(reply.status)))
    .catch(() => (asked = undefined)); // the next call tries again
  return asked;
}

/** @returns {Promise<Steps>} what is to be read before what; rejected where that cannot be had */
export async function steps() {
  const reply = await fetch(new URL(FILES.steps, ROOT));
  if (!reply.ok) throw new Error(`status ${reply.status}`);
  return reply.json();
}

/**
 * Return the address of the page of the topic *slug*.
 * @param {string} slug
 */
export function topicAddress(slug) {
  return addressOf(FILES.topics, slug);
}

/**
 * Return the address of the page that *path* names, with *slug* for its star.
 * @param {string} path one of FILES
 * @param {string} [slug]
 */
export function addressOf(path, slug = "") {
  // This page's own address says how the site writes those of its pages.
  const ending = location.pathname.match(/\/(?:index\.html)?$|\.html$/)?.[0] ?? "";
  return new URL(path.replace("*", slug).replace(/\.md$/, ending), ROOT);
}

/**
 * Return the records of all entries in the file of *format*, by id. Throws where it cannot be had.
 * @param {Format} format
 * @returns {Promise<Map<string, string>>}
 */
export async function fetchedRecords(format) {
  const answer = await fetch(new URL(format.path, ROOT));
  if (!answer.ok) throw new Error(`${format.path}: status ${answer.status}`);
  return recordsOf(await answer.text(), format.record);
}

/**
 * Return the records in *file* by id, each as it stands there.
 * @param {string} file
 * @param {string} record how one begins, as in a format
 * @returns {Map<string, string>}
 */
export function recordsOf(file, record) {
  if (!record) return new Map(JSON.parse(file).map((/** @type {{custom: {id: string}}} */ item) => [item.custom.id, JSON.stringify(item)]));
  const heads = [...file.matchAll(new RegExp(record, "gm"))];
  return new Map(heads.map((head, place) => [head[1], file.slice(head.index, heads[place + 1]?.index).replace(/\n+$/, "")]));
}
