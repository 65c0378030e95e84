// Times the search of a catalogue: node tests/bench/search.js CATALOGUE

import { readFileSync } from "node:fs";
import { decode } from "../../scripts/reading_list/publish/assets/catalogue.js";
import { searchOf } from "../../scripts/reading_list/publish/assets/search-answers.js";
import { indexOf } from "../../scripts/reading_list/publish/assets/search-index.js";

const TYPED = ["attention network training language", "goodfelow 2014", "how do i choose a batch size", "transfomer", "gpt-2", '"language model"'];
const spent = (/** @type {NodeJS.CpuUsage} */ before) => {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

let before = process.cpuUsage();
const catalogue = decode(JSON.parse(readFileSync(process.argv[2], "utf-8")), new URL("https://example.org/"));
const decoding = spent(before);
before = process.cpuUsage();
const search = searchOf(indexOf(catalogue));
const indexing = spent(before);
before = process.cpuUsage();
search("a");
const first = spent(before);
/** @type {{typed: string, time: number}[]} */
const keys = [];
for (const text of TYPED) {
  for (let end = 1; end <= text.length; end++) {
    const typed = text.slice(0, end);
    before = process.cpuUsage();
    search(typed);
    keys.push({ typed, time: spent(before) });
  }
}
keys.sort((one, other) => one.time - other.time);
const at = (/** @type {number} */ share) => keys[Math.min(keys.length - 1, Math.floor(share * keys.length))].time;
const [slowest] = keys.slice(-1);
const [decoded, indexed, answered] = [decoding, indexing, first].map((time) => time.toFixed(0));
console.log(`decoding ${decoded} ms, indexing ${indexed} ms, first answer ${answered} ms of processor time`);
console.log(`a key (${keys.length} typed): median ${at(0.5).toFixed(1)} ms, 95 % ${at(0.95).toFixed(1)} ms, worst ${slowest.time.toFixed(1)} ms (${slowest.typed})`);
