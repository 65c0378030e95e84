// Answers queries to catalogues, each with queries of its own.

import { decode } from "../../scripts/reading_list/publish/assets/catalogue.js";
import { searchOf } from "../../scripts/reading_list/publish/assets/search-answers.js";
import { indexOf } from "../../scripts/reading_list/publish/assets/search-index.js";

const named = (/** @type {{type: string, name: string}} */ { type, name }) => `${type}: ${name}`;

/** @param {{catalogue: any, pages: any[], queries: string[]}} list */
const answersOf = ({ catalogue: columns, pages, queries }) => {
  const catalogue = decode(columns, new URL("https://example.org/"));
  const search = searchOf(indexOf(catalogue, pages));
  return queries.map((query) => {
    const found = search(query);
    return {
      ...found,
      works: found.works.map((index) => catalogue.entries[index].id),
      named: found.named ? named(found.named) : "",
      things: found.things.map(named),
      matched: found.works.length ? found.matched(found.works[0]) : [],
    };
  });
};
/** @param {Parameters<typeof answersOf>[0][]} lists */
export default (lists) => lists.map(answersOf);
