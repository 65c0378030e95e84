// Calls the functions that put words together, each by its name and with what follows it. What each returns is the
// answer; in what is made of words and links, a link is an object.

import { inWords, monthInWords } from "../../scripts/reading_list/publish/assets/days.js";
import { capitalised, listed, said, saidWith, sentences } from "../../scripts/reading_list/publish/assets/words.js";

const linked = (message, values) => saidWith(message, { ...values, link: (words) => ({ link: words }) });
const functions = { capitalised, inWords, linked, listed, monthInWords, said, sentences };
export default (calls) => calls.map(([name, ...values]) => functions[name](...values));
