// Answers queries as Browse does. By standard input comes a pair: a catalogue, and what stands in the address after
// `browse/` for each query. The ids of the entries that each finds are printed, in the order in which Browse shows them.

import { text } from "node:stream/consumers";
import { decode } from "../../scripts/reading_list/publish/assets/catalogue.js";
import { answers, facetsOf, parsed } from "../../scripts/reading_list/publish/assets/query.js";

const [columns, searches] = JSON.parse(await text(process.stdin));
const catalogue = decode(columns, new URL("https://example.org/"));
const facets = facetsOf(catalogue);
const { answer } = answers(catalogue, facets);
const found = searches.map((search) => answer(parsed(search, facets), new Map()).matches);
console.log(JSON.stringify(found.map((matches) => matches.map((index) => catalogue.entries[index].id))));
