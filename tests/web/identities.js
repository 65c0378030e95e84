// Prints what the addresses that come in by standard input, a JSON list, are told apart by.

import { text } from "node:stream/consumers";
import { identify } from "../../scripts/reading_list/publish/assets/search-identifiers.js";

console.log(JSON.stringify(JSON.parse(await text(process.stdin)).map(identify)));
