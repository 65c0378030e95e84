// Prints the ids of the entries that Browse shows for the searches of addresses, which come in by standard input with a
// catalogue, as JSON.

import { text } from "node:stream/consumers";
import { decode } from "../../scripts/reading_list/publish/assets/catalogue.js";
import { answers, facetsOf, parsed } from "../../scripts/reading_list/publish/assets/query.js";

const { catalogue: columns, searches } = JSON.parse(await text(process.stdin));
const catalogue = decode(columns, new URL("https://example.org/"));
const facets = facetsOf(catalogue);
const { answer } = answers(catalogue, facets);
const shown = searches.map((/** @type {string} */ search) => answer(parsed(search, facets), new Map()).matches);
console.log(JSON.stringify(shown.map((/** @type {number[]} */ matches) => matches.map((index) => catalogue.entries[index].id))));
