// Answers queries as Browse does, from a catalogue and what stands in the address after `browse/` for each query: with the
// ids of the entries that each finds, in the order in which Browse shows them.

import { decode } from "../../scripts/reading_list/publish/assets/catalogue.js";
import { answers, facetsOf, parsed } from "../../scripts/reading_list/publish/assets/query.js";

/** @param {[any, string[]]} question */
export default function found([columns, searches]) {
  const catalogue = decode(columns, new URL("https://example.org/"));
  const facets = facetsOf(catalogue);
  const { answer } = answers(catalogue, facets);
  const matches = searches.map((search) => answer(parsed(search, facets), new Map()).matches);
  return matches.map((indices) => indices.map((index) => catalogue.entries[index].id));
}
