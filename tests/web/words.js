// Calls the functions that put words together. By standard input come pairs: the name of a function and what it is called
// with. What each returns is printed; in what is made of words and links, a link is an object.

import { text } from "node:stream/consumers";
import { inWords, monthInWords } from "../../scripts/reading_list/publish/assets/days.js";
import { capitalised, listed, said, saidWith, sentences } from "../../scripts/reading_list/publish/assets/words.js";

const linked = (message, values) => saidWith(message, { ...values, link: (words) => ({ link: words }) });
const functions = { capitalised, inWords, linked, listed, monthInWords, said, sentences };
const calls = JSON.parse(await text(process.stdin));
console.log(JSON.stringify(calls.map(([name, ...values]) => functions[name](...values))));
