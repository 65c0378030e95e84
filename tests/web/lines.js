// Returns the lines that a search box shows for queries to a catalogue. Of each line: type, title, address, facts, excerpt and topic, with what is marked in brackets.

import { decode } from "../../scripts/reading_list/publish/assets/catalogue.js";
import { searchOf } from "../../scripts/reading_list/publish/assets/search-answers.js";
import { indexOf } from "../../scripts/reading_list/publish/assets/search-index.js";
import { linesOf } from "../../scripts/reading_list/publish/assets/search-lines.js";

const joined = (/** @type {{words: string, isFound: boolean}[]} */ pieces) => pieces.map(({ words, isFound }) => (isFound ? `[${words}]` : words)).join("");

/** @param {{catalogue: any, pages: any[], queries: string[]}} list */
export default function lines({ catalogue: columns, pages, queries }) {
  const catalogue = decode(columns, new URL("https://example.org/"));
  const search = searchOf(indexOf(catalogue, pages));
  return queries.map((query) =>
    linesOf(search(query), catalogue, query).map(({ type, title, href, facts, excerpt, topic }) => ({
      ...{ type, title: joined(title), href: href.replace("https://example.org/", ""), facts: joined(facts) },
      ...{ excerpt: joined(excerpt), topic: topic?.name ?? "" },
    })),
  );
}
