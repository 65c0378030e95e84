// Fetches the list of all entries and decodes it. `catalogue.py` writes it, and says why it looks as it does.

import { FILES, ROOT } from "./site.js";

/**
 * @typedef {{slug: string, name: string, href: string}} Named a topic or a tag, with the address of its page
 * @typedef {Named & {summary: string}} Topic
 * @typedef {{name: string, href: string, topic: Topic, meaning: string}} Concept
 * @typedef {{value: string, label: string, words: string}} Word a kind, level or status: as in the files, as readers see
 * it within a line, and further words for it between spaces
 *
 * @typedef {object} OwnFacet
 * @property {string} name as in the files
 * @property {string} label
 * @property {string[]} values in the order of the page
 * @property {number[][]} held of each entry the indexes of the values that it has
 *
 * @typedef {object} Entry
 * @property {number} index its place in the catalogue
 * @property {string} id
 * @property {string} title
 * @property {string[]} aliases
 * @property {string} url where the work is; empty where it is not online
 * @property {string[]} identifiers what it is told apart by beside its address, such as doi:10.1109/cvpr.2016.90
 * @property {{title: string, url: string}[]} companions
 * @property {string} href where the entry stands on this site, in its topic
 * @property {string} page its own page
 * @property {Topic} topic
 * @property {number[]} topics indexes of all topics that list it
 * @property {number} kind index, -1 for none; so are level, status and publisher
 * @property {number} level
 * @property {number} status
 * @property {boolean} landmark
 * @property {string} dead the day on which the link was last found dead; empty where it is not known to be
 * @property {number} depth how many steps there are before it on the longest way
 * @property {number} wanted how many others ask for it, where it asks for nothing beforehand
 * @property {string} date as far as known: 2017, 2017-06 or 2017-06-12; empty for none
 * @property {string} added
 * @property {string} venue
 * @property {number} cited the year that is cited with the venue; 0 for none
 * @property {string[]} people
 * @property {boolean} hasMorePeople whether there are people who are not named
 * @property {number} named how many other entries build on it or are to be read after it
 * @property {string} publisher
 * @property {number[]} tags indexes
 *
 * @typedef {object} Catalogue
 * @property {Entry[]} entries
 * @property {string} browse the address of the page Browse
 * @property {Topic[]} topics
 * @property {Concept[]} concepts
 * @property {{name: string, href: string, outcome: string}[]} paths across topics
 * @property {Named[]} tags the most frequent first
 * @property {{name: string, href: string}[]} people all of them, the most frequent first, each with the address of the
 * page; that is empty where there is none
 * @property {Word[]} kinds
 * @property {Word[]} levels
 * @property {(Word & {setAside: boolean})[]} statuses each with whether its works stand at the end
 * @property {string} easiest the level of introductions
 * @property {OwnFacet[]} own fields of the list's own to narrow by
 * @property {string} landmarkWords words that readers have for a landmark, between spaces; so are the next
 * @property {string} stopWords words of a question that say nothing of what is asked
 * @property {(index: number) => string} note the note of an entry as plain text
 *
 * @typedef {{
 *   version: number, browse: string, work: string, person: string, concept: string, topics: string[][],
 *   concepts: [number, string, string, string][], paths: string[][], tags: string[][],
 *   kinds: string[][], levels: string[][], statuses: [string, string, number][], people: string[], slugs: (string | 0)[], publishers: string[],
 *   venues: string[], days: string[], landmark_words: string, stop_words: string, words: string[], title: string[], id: string[],
 *   aliases: [number, string[]][], url: string[], identifiers: [number, string[]][],
 *   companions: [number, string[][]][], topic: number[], also: [number, number[]][],
 *   kind: number[], level: number[], status: number[], landmarks: number[], dead: [number, string][],
 *   depth: number[], wanted: [number, number][], date: string[], added: number[],
 *   venue: number[], cited: [number, number][], authors: number[][], more_authors: number[], publisher: number[],
 *   named: number[], tag: number[][], note: string[], easiest: string,
 *   own: [string, string, string[], number[][]][]
 * }} Columns the file as it is
 */

/** What `catalogue.py` calls its form. */
const VERSION = 6;
// The characters that stand for words.
const FIRST = 0x80;
const LAST = FIRST + 4000 - 1;

/** @type {Promise<Catalogue> | undefined} */
let loaded;

/** Return the catalogue, fetched once for as many pages as are shown. */
export function load() {
  loaded ??= get().catch((trouble) => {
    loaded = undefined; // the next call tries again
    throw trouble;
  });
  return loaded;
}

async function get() {
  const answer = await fetch(new URL(FILES.catalogue, ROOT), { priority: "high" }); // before what the theme fetches for its search
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  /** @type {Columns} */
  const columns = await answer.json();
  // Right after an update a browser may still hold the old script, or the old file.
  if (columns.version !== VERSION) throw new Error(`version ${columns.version}`);
  return decode(columns, ROOT);
}

/**
 * Return the catalogue that *columns* hold, with links that begin at *root*.
 * @param {Columns} columns
 * @param {URL} root
 * @returns {Catalogue}
 */
export function decode(columns, root) {
  const named = (/** @type {string[]} */ [slug, name, way]) => ({ slug, name, href: new URL(way, root).href });
  const worded = (/** @type {string[]} */ [value, label, words = ""]) => ({ value, label, words });
  const address = (/** @type {string} */ short) => (!short || short.includes("://") ? short : `https://${short}`);
  const pageOf = (/** @type {string} */ name, /** @type {string | 0} */ slug) =>
    slug === 0 ? "" : new URL(columns.person.replace("*", slug || obviousId(name)), root).href;
  const whole = wholeWords(columns.words);
  const topics = columns.topics.map((topic) => ({ ...named(topic), summary: whole(topic[3]) }));
  const landmarks = new Set(columns.landmarks);
  const hasMore = new Set(columns.more_authors);
  const [also, dead, wanted, aliases, identifiers, companions, cited] = [
    new Map(columns.also),
    new Map(columns.dead),
    new Map(columns.wanted),
    new Map(columns.aliases),
    new Map(columns.identifiers),
    new Map(columns.companions),
    new Map(columns.cited),
  ];
  const entries = columns.title.map((short, index) => {
    const title = whole(short);
    const id = columns.id[index] || obviousId(title);
    const home = columns.topic[index];
    return {
      index,
      id,
      title,
      aliases: aliases.get(index) ?? [],
      url: address(columns.url[index]),
      identifiers: identifiers.get(index) ?? [],
      companions: (companions.get(index) ?? []).map(([title, short]) => ({ title, url: address(short) })),
      href: `${topics[home].href}#${id}`,
      page: new URL(columns.work.replace("*", id), root).href,
      topic: topics[home],
      topics: [...new Set([home, ...(also.get(index) ?? [])])],
      kind: columns.kind[index],
      level: columns.level[index],
      status: columns.status[index],
      landmark: landmarks.has(index),
      dead: dead.get(index) ?? "",
      depth: columns.depth[index],
      wanted: wanted.get(index) ?? 0,
      date: columns.date[index],
      added: columns.days[columns.added[index]] ?? "",
      venue: columns.venues[columns.venue[index]] ?? "",
      cited: cited.get(index) ?? 0,
      people: columns.authors[index].map((person) => columns.people[person]),
      hasMorePeople: hasMore.has(index),
      named: columns.named[index],
      publisher: columns.publishers[columns.publisher[index]] ?? "",
      tags: columns.tag[index],
    };
  });
  return {
    entries,
    browse: new URL(columns.browse, root).href,
    topics,
    concepts: columns.concepts.map(([topic, name, meaning, slug]) => ({
      name,
      href: new URL(columns.concept.replace("*", slug || obviousId(name)), root).href,
      topic: topics[topic],
      meaning: whole(meaning),
    })),
    paths: columns.paths.map(([name, way, outcome]) => ({ name, href: new URL(way, root).href, outcome })),
    people: columns.people.map((name, index) => ({ name, href: pageOf(name, columns.slugs[index]) })),
    tags: columns.tags.map(named),
    kinds: columns.kinds.map(worded),
    levels: columns.levels.map(worded),
    statuses: columns.statuses.map(([value, label, setAside]) => ({ value, label, words: "", setAside: setAside > 0 })),
    easiest: columns.easiest,
    own: columns.own.map(([name, label, values, held]) => ({ name, label, values, held })),
    landmarkWords: columns.landmark_words,
    stopWords: columns.stop_words,
    note: (index) => whole(columns.note[index]),
  };
}

/**
 * Return the id, or the slug, that follows from *name*.
 * @param {string} name
 */
function obviousId(name) {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

/**
 * Return what puts *words* back where a single character stands for them; after the mark it stands for itself.
 * @param {string[]} words
 * @returns {(short: string) => string}
 */
function wholeWords(words) {
  return (short) => {
    let whole = "";
    let from = 0; // where what is taken as it stands begins
    for (let place = 0; place < short.length; place++) {
      const code = short.charCodeAt(place);
      if (code < 0x7f || code > LAST) continue;
      whole += short.slice(from, place);
      if (code === 0x7f) place++;
      else whole += words[code - FIRST];
      from = code === 0x7f ? place : place + 1;
    }
    return whole + short.slice(from);
  };
}
