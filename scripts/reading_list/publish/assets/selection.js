// Takes a selection of entries along: in each format that the site has a file of, or as Markdown.

import { fetchedRecords, FILES } from "./site.js";
import { listed, said } from "./words.js";

/**
 * @typedef {import("./catalogue.js").Catalogue} Catalogue
 * @typedef {import("./catalogue.js").Entry} Entry
 * @typedef {{name: string, file: string, type: string, make: (entries: Entry[], catalogue: Catalogue) => Promise<string>}} Format
 */

/** @type {Format[]} */
export const FORMATS = [
  ...FILES.formats.map((format) => ({
    name: format.label,
    file: format.path.replace(/^[^.]*/, "selection"),
    type: format.type,
    make: async (/** @type {Entry[]} */ entries) => joined(await fetchedRecords(format), format.record, entries),
  })),
  {
    name: "Markdown",
    file: "selection.md",
    type: "text/markdown",
    make: async (entries, catalogue) => markdown(entries, catalogue.note, location.href),
  },
];

/**
 * Return a file with the *records* of *entries*, in their order.
 * @param {Map<string, string>} records by id
 * @param {string} record how one begins, as in a format of the site
 * @param {Entry[]} entries
 */
export function joined(records, record, entries) {
  const chosen = entries.flatMap(({ id }) => records.get(id) ?? []);
  if (!record) return `${JSON.stringify(chosen.map((item) => JSON.parse(item)), null, 1)}\n`;
  return chosen.map((text) => `${text}\n`).join("\n");
}

/**
 * Return *entries* as a list in Markdown that names where it is from.
 * @param {Entry[]} entries
 * @param {(index: number) => string} noteOf
 * @param {string} source the address of the selection
 * @param {string} [title]
 * @param {boolean} [numbered] whether their order was chosen, so that it says something
 */
export function markdown(entries, noteOf, source, title = said("script.file.title"), numbered = false) {
  const items = entries.map((entry, place) => {
    const facts = listed([...entry.people, entry.publisher, entry.date.slice(0, 4)].filter(Boolean));
    const note = noteOf(entry.index);
    const title = escaped(entry.title);
    const sign = numbered ? `${place + 1}.` : "-";
    const head = entry.url ? `${sign} [${title}](${destination(entry.url)})` : `${sign} ${title}`;
    return `${head}${facts && ` (${escaped(facts)})`}${note && `: ${escaped(note)}`}\n`;
  });
  return `# ${escaped(title)}\n\n${said("script.file.from", { address: `<${source.replaceAll(">", "%3E")}>` })}\n\n${items.join("")}`;
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
