// A list as a file: in the formats that Browse knows, and as a path for the file of paths.

import { slug } from "./ids.js";
import { FORMATS, markdown } from "./selection.js";
import { said } from "./words.js";

/**
 * @typedef {import("./catalogue.js").Catalogue} Catalogue
 * @typedef {import("./catalogue.js").Entry} Entry
 * @typedef {{title: string, steps: {entry: Entry, remark: string}[]}} KnownList
 * @typedef {{name: string, file: string, type: string, make: (list: KnownList, catalogue: Catalogue) => Promise<string>}} ListFormat
 */

/** @type {ListFormat[]} */
export const LIST_FORMATS = [
  ...FORMATS.filter(({ name }) => name !== "Markdown").map(({ name, file, type, make }) => ({
    name,
    file: file.replace("selection", "list"),
    type,
    make: (/** @type {KnownList} */ { steps }, /** @type {Catalogue} */ catalogue) => make(steps.map(({ entry }) => entry), catalogue),
  })),
  {
    name: "Markdown",
    file: "list.md",
    type: "text/markdown",
    make: async ({ title, steps }, catalogue) => {
      const remarks = new Map(steps.map(({ entry, remark }) => [entry.index, remark]));
      const noteOf = (/** @type {number} */ index) => remarks.get(index) || catalogue.note(index);
      return markdown(steps.map(({ entry }) => entry), noteOf, location.href, title || undefined, true);
    },
  },
  { name: said("script.file.path"), file: "paths.yaml", type: "text/yaml", make: async (list) => pathYaml(list) },
];

/**
 * Return *list* as a path for `entries/paths.yaml`.
 * @param {KnownList} list
 */
export function pathYaml({ title, steps }) {
  const lines = steps.map(({ entry, remark }) =>
    remark ? `      - work: ${scalar(entry.id)}\n        why: ${JSON.stringify(remark)}\n` : `      - ${scalar(entry.id)}\n`,
  );
  return `paths:
  - id: ${scalar(slug(title) || "a-path")}
    title: ${JSON.stringify(title || said("script.file.path_title"))}
    # audience: ${said("script.file.path_audience")}
    # outcome: ${said("script.file.path_outcome")}
    steps:
${lines.join("")}`;
}

/**
 * Return the id *id* so that no reader of YAML takes it for a number, a date or a word with a meaning.
 * @param {string} id
 */
function scalar(id) {
  return /^[a-z][a-z0-9]*-/.test(id) ? id : JSON.stringify(id);
}
