// Prints the ids of the entries in a catalogue, which comes in by standard input, as Browse shows them before anything
// is asked of it.

import { text } from "node:stream/consumers";
import { decode } from "../../scripts/reading_list/publish/assets/catalogue.js";
import { answers, facetsOf, parsed } from "../../scripts/reading_list/publish/assets/query.js";

const catalogue = decode(JSON.parse(await text(process.stdin)), new URL("https://example.org/"));
const facets = facetsOf(catalogue);
const { matches } = answers(catalogue, facets).answer(parsed("", facets), new Map());
console.log(JSON.stringify(matches.map((index) => catalogue.entries[index].id)));
