// Returns what scripts show of a catalogue that needs no page: labels of filters, lines of the search and what is said of
// an answer, what is wrong with an address or a file of marks, lists as files.

import { decode } from "../../scripts/reading_list/publish/assets/catalogue.js";
import { decoded, MARKS } from "../../scripts/reading_list/publish/assets/changes.js";
import { factsOf } from "../../scripts/reading_list/publish/assets/entry-facts.js";
import { listIn, marksIn } from "../../scripts/reading_list/publish/assets/list-address.js";
import { pathYaml } from "../../scripts/reading_list/publish/assets/list-files.js";
import { facetsOf, SORTS } from "../../scripts/reading_list/publish/assets/query.js";
import { searchOf } from "../../scripts/reading_list/publish/assets/search-answers.js";
import { indexOf } from "../../scripts/reading_list/publish/assets/search-index.js";
import { linesOf } from "../../scripts/reading_list/publish/assets/search-lines.js";
import { remarksOn } from "../../scripts/reading_list/publish/assets/search-remarks.js";
import { markdown } from "../../scripts/reading_list/publish/assets/selection.js";

/** @param {unknown} state */
function refusal(state) {
  try {
    return String(decoded(state, MARKS));
  } catch (fault) {
    return fault.message;
  }
}

/** @param {any} columns of the catalogue */
export default function texts(columns) {
  const catalogue = decode(columns, new URL("https://example.org/"));
  const { entries } = catalogue;
  const search = searchOf(indexOf(catalogue, []));
  const queries = [...entries.map(({ title }) => title), "learning", '"trees learn"', "frests", "zzzzqqq wwwwqqq", "https://example.org/nowhere"];
  const answers = queries.map((query) => ({ query, found: search(query) }));
  const states = [{}, { version: 9 }, { version: 1 }, { version: 1, entries: { a: {} } }];
  const shown = [
    ...facetsOf(catalogue).flatMap(({ label, values }) => [label, ...values.map((value) => value.label)]),
    ...SORTS.values(),
    ...answers.flatMap(({ query, found }) => linesOf(found, catalogue, query)).flatMap(({ type, title, facts, excerpt }) => [
      type,
      ...[title, facts, excerpt].map((pieces) => pieces.map(({ words }) => words).join("")),
    ]),
    ...answers.flatMap(({ found }) => remarksOn(found)),
    ...entries.map((entry) => factsOf(entry, catalogue)),
    ...["#list=", "#list=2A", "#list=1A", "#nothing"].map(listIn),
    ...["#marks=", "#marks=2A", "#marks=1A", "#nothing"].map(marksIn),
    ...states.map(refusal),
  ];
  const taken = [markdown(entries, catalogue.note, "https://example.org/"), pathYaml({ title: "", steps: [] })];
  return { shown, taken };
}
