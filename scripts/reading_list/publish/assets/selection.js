// Takes a selection of entries along: as BibTeX, CSL-JSON or Markdown.

import { ROOT } from "./catalogue.js";

/**
 * @typedef {import("./catalogue.js").Catalogue} Catalogue
 * @typedef {import("./catalogue.js").Entry} Entry
 * @typedef {{name: string, file: string, type: string, make: (entries: Entry[], catalogue: Catalogue) => Promise<string>}} Format
 */

/** @type {Format[]} */
export const FORMATS = [
  {
    name: "BibTeX",
    file: "selection.bib",
    type: "application/x-bibtex",
    make: async (entries) => bibtex(await fetched("entries.bib"), entries),
  },
  {
    name: "CSL-JSON",
    file: "selection.csl.json",
    type: "application/vnd.citationstyles.csl+json",
    make: async (entries) => csl(await fetched("entries.csl.json"), entries),
  },
  {
    name: "Markdown",
    file: "selection.md",
    type: "text/markdown",
    make: async (entries, catalogue) => markdown(entries, catalogue.note, location.href),
  },
];

/** @param {string} name a file at the root of the site */
async function fetched(name) {
  const answer = await fetch(new URL(name, ROOT));
  if (!answer.ok) throw new Error(`${name}: status ${answer.status}`);
  return answer.text();
}

/**
 * Return the records of *entries* out of a whole BibTeX file, in their order.
 * @param {string} file
 * @param {Entry[]} entries
 */
export function bibtex(file, entries) {
  const records = new Map();
  for (const record of file.split(/\r?\n\s*\n(?=@)/)) {
    const id = /^@\w+\{([^,\s]+),/m.exec(record)?.[1];
    if (id) records.set(id, record.slice(record.indexOf("@")).trim());
  }
  return chosen(records, entries).map((record) => `${record}\n`).join("\n");
}

/**
 * Return the items of *entries* out of a whole CSL-JSON file, in their order.
 * @param {string} file
 * @param {Entry[]} entries
 */
export function csl(file, entries) {
  const items = new Map(JSON.parse(file).map((/** @type {{id: string}} */ item) => [item.id, item]));
  return `${JSON.stringify(chosen(items, entries), null, 1)}\n`;
}

/**
 * @template T
 * @param {Map<string, T>} records
 * @param {Entry[]} entries
 * @returns {T[]}
 */
function chosen(records, entries) {
  return entries.flatMap(({ id }) => {
    const record = records.get(id);
    return record === undefined ? [] : [record];
  });
}

/**
 * Return *entries* as a list in Markdown that names where it is from.
 * @param {Entry[]} entries
 * @param {(index: number) => string} noteOf
 * @param {string} source the address of the selection
 */
export function markdown(entries, noteOf, source) {
  const items = entries.map((entry) => {
    const facts = [entry.people.join(", "), entry.publisher, entry.date.slice(0, 4)].filter(Boolean).join(", ");
    const note = noteOf(entry.index);
    const head = `- [${escaped(entry.title)}](${destination(entry.url)})`;
    return `${head}${facts && ` (${escaped(facts)})`}${note && `: ${escaped(note)}`}\n`;
  });
  return `# Reading list\n\nFrom <${source.replaceAll(">", "%3E")}>\n\n${items.join("")}`;
}

/**
 * Return *text* so that Markdown shows it as it is, addresses in it too.
 * @param {string} text
 */
function escaped(text) {
  return text.replace(/[\\`*_[\]<>&~|$]/g, "\\$&").replaceAll("://", ":\\//");
}

/** @param {string} url */
function destination(url) {
  const plain = url.replace(/&(?=#?\w+;)/g, "&amp;").replaceAll("\\", "\\\\");
  return /[()]/.test(plain) ? `<${plain}>` : plain;
}
