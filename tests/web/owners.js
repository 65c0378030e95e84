// Prints which list pages are of. By standard input come, as JSON, pairs of a path and where the lists begin.

import { text } from "node:stream/consumers";
import { ownerOf } from "../../scripts/reading_list/publish/assets/own-page.js";

const questions = JSON.parse(await text(process.stdin));
console.log(JSON.stringify(questions.map(([path, roots]) => ownerOf(path, roots))));
