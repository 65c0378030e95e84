// Prints the lines that a search box shows for queries to a catalogue, both of which come in by standard input as JSON.
// Of each line: type, title, address, facts, excerpt and topic, with what is marked in brackets.

import { text } from "node:stream/consumers";
import { decode } from "../../scripts/reading_list/publish/assets/catalogue.js";
import { searchOf } from "../../scripts/reading_list/publish/assets/search-answers.js";
import { indexOf } from "../../scripts/reading_list/publish/assets/search-index.js";
import { linesOf } from "../../scripts/reading_list/publish/assets/search-lines.js";

const { catalogue: columns, pages, queries } = JSON.parse(await text(process.stdin));
const catalogue = decode(columns, new URL("https://example.org/"));
const search = searchOf(indexOf(catalogue, pages));
const joined = (/** @type {{words: string, isFound: boolean}[]} */ pieces) => pieces.map(({ words, isFound }) => (isFound ? `[${words}]` : words)).join("");
const lines = queries.map((/** @type {string} */ query) =>
  linesOf(search(query), catalogue, query).map(({ type, title, href, facts, excerpt, topic }) => ({
    ...{ type, title: joined(title), href: href.replace("https://example.org/", ""), facts: joined(facts) },
    ...{ excerpt: joined(excerpt), topic: topic?.name ?? "" },
  })),
);
console.log(JSON.stringify(lines));
