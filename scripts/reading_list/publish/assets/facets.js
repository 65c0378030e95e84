// Draws the facets of Browse: groups of checkboxes, each with the number of entries it stands for now.

import { inWords } from "./days.js";
import { node } from "./nodes.js";
import { wordsOf } from "./search-words.js";
import { numberInWords, said } from "./words.js";

/**
 * @typedef {import("./query.js").Facet} Facet
 * @typedef {import("./query.js").Query} Query
 * @typedef {import("./query.js").Answer} Answer
 * @typedef {{element: HTMLElement, show: (query: Query, answer: Answer) => void}} Group
 */

/** A facet with more values gets a box to find them. */
const MANY = 16;
/** How many of them show at once; more would take the browser longer than the reader. */
const LISTED = 40;
/** What the box says of itself, and its whole name. */
const FINDERS = new Map([
  ["topic", [said("script.facet.find.topic"), said("script.facet.find_about.topic")]],
  ["tag", [said("script.facet.find.tag"), said("script.facet.find_about.tag")]],
  ["kind", [said("script.facet.find.kind"), said("script.facet.find_about.kind")]],
]);

/**
 * Return the group of *facet*. *choose* is told what is ticked or unticked.
 * @param {Facet} facet
 * @param {(value: string, on: boolean) => void} choose
 * @returns {Group}
 */
export function group(facet, choose) {
  const choices = facet.values.map(({ value, label }) => choice(value, label, choose));
  const list = node("div", {}, ...choices.map(({ element }) => element));
  const element = node("fieldset", { class: "rl-facet" }, node("legend", {}, facet.label), list);
  const show = choices.length > MANY ? finder(facet.name, list, choices) : () => choices.forEach((one) => one.show(true));
  return {
    element,
    show(query, { counts }) {
      const chosen = query.chosen.get(facet.name) ?? new Set();
      const numbers = counts.get(facet.name) ?? [];
      choices.forEach((one, index) => one.set(chosen.has(one.value), numbers[index]));
      show();
    },
  };
}

/**
 * Put a box before a long *list* of *choices* that finds some of them, and return what lists them anew.
 * @param {string} facet
 * @param {HTMLElement} list
 * @param {ReturnType<typeof choice>[]} choices
 */
function finder(facet, list, choices) {
  const [placeholder, label] = FINDERS.get(facet) ?? [said("script.facet.find.other"), said("script.facet.find_about.other")];
  const box = node("input", { type: "search", placeholder, "aria-label": label, autocomplete: "off" });
  const more = node("p", { class: "rl-rest" });
  list.classList.add("rl-many");
  list.before(box);
  list.append(more);
  const show = () => {
    const words = wordsOf(box.value);
    let room = LISTED;
    let left = 0;
    for (const one of choices) {
      const listed = one.isWanted(words);
      one.show(listed && (room-- > 0 || one.isHeld()));
      if (listed && room < 0) left++;
    }
    more.textContent = left ? said("script.facet.more", { count: left }) : "";
  };
  box.addEventListener("input", show);
  return show;
}

/**
 * @param {string} value
 * @param {string} label
 * @param {(value: string, on: boolean) => void} choose
 */
function choice(value, label, choose) {
  const box = node("input", { type: "checkbox", value });
  const number = node("small");
  const element = node("label", { class: "rl-choice" }, box, node("span", { dir: "auto" }, label), number);
  const text = wordsOf(label);
  let count = 0;
  box.addEventListener("change", () => choose(value, box.checked));
  /** Tell whether it must not go: it is ticked, or has the focus. */
  const isHeld = () => box.checked || box === document.activeElement;
  return {
    value,
    element,
    isHeld,
    /** Tell whether it belongs into a long list now, where what no entry has would be in the way. */
    isWanted: (/** @type {string[]} */ words) =>
      words.length ? words.every((word) => text.some((one) => one.startsWith(word))) : count > 0 || isHeld(),
    set(/** @type {boolean} */ on, /** @type {number} */ now) {
      box.checked = on;
      count = now;
    },
    show(/** @type {boolean} */ listed) {
      element.hidden = !listed;
      if (!listed || number.textContent === numberInWords(count)) return;
      number.textContent = numberInWords(count);
      element.classList.toggle("rl-none", !count);
    },
  };
}

/**
 * Return the group of the years from and to. *choose* is told the new bounds, 0 for none.
 * @param {(from: number, to: number) => void} choose
 * @returns {Group}
 */
export function yearGroup(choose) {
  const [from, to] = [said("script.years.from"), said("script.years.to")].map((label) => ({ label, select: node("select") }));
  const element = node(
    "fieldset",
    { class: "rl-facet rl-years" },
    node("legend", {}, said("script.facet.year")),
    ...[from, to].map(({ label, select }) => node("label", {}, node("span", {}, label), select)),
  );
  const changed = (/** @type {HTMLSelectElement} */ last) => {
    let [first, second] = [Number(from.select.value), Number(to.select.value)];
    if (first && second && first > second) [first, second] = last === from.select ? [first, first] : [second, second];
    choose(first, second);
  };
  for (const { select } of [from, to]) select.addEventListener("change", () => changed(select));
  /** @type {Set<number>} every year that was ever met: a year does not go while it is chosen from */
  const met = new Set();
  let drawn = "";
  return {
    element,
    show(query, { years }) {
      for (const year of [...years.keys(), query.from, query.to]) if (year) met.add(year);
      const listed = [...met].sort((one, other) => other - one);
      const now = JSON.stringify(listed.map((year) => years.get(year) ?? 0));
      if (now !== drawn) {
        drawn = now;
        for (const { select } of [from, to]) {
          const options = listed.map((year) => new Option(said("script.choice", { choice: String(year), count: years.get(year) ?? 0 }), String(year)));
          select.replaceChildren(new Option(said("script.years.any"), "0"), ...options);
        }
      }
      from.select.value = String(query.from);
      to.select.value = String(query.to);
    },
  };
}

/**
 * Return buttons that take one choice back each, and one for all; nothing where nothing is chosen.
 * @param {Query} query
 * @param {Facet[]} facets
 * @param {(change: (query: Query) => void) => void} change
 * @returns {HTMLElement[]}
 */
export function chips(query, facets, change) {
  const removers = facets.flatMap(({ name, label, values }) => {
    const chosen = query.chosen.get(name) ?? new Set();
    return values
      .filter(({ value }) => chosen.has(value))
      .map((value) => chip(label, value.label, () => change((now) => now.chosen.get(name)?.delete(value.value))));
  });
  if (query.from || query.to) {
    removers.push(chip(said("script.facet.year"), yearsOf(query), () => change((now) => void (now.from = now.to = 0))));
  }
  if (query.addedAfter) {
    removers.push(chip(said("script.chip.added"), said("script.chip.added_after", { date: inWords(query.addedAfter) }), () => change((now) => void (now.addedAfter = ""))));
  }
  if (!removers.length) return [];
  const all = node("button", { type: "button", class: "rl-clear" }, said("script.chip.clear"));
  all.addEventListener("click", () =>
    change((now) => {
      for (const values of now.chosen.values()) values.clear();
      now.from = now.to = 0;
      now.addedAfter = "";
      now.text = "";
    }),
  );
  return [...removers, all];
}

/** @param {Query} query */
function yearsOf({ from, to }) {
  if (from === to) return String(from);
  if (!to) return said("script.years.after", { from: String(from) });
  return from ? said("script.years.between", { from: String(from), to: String(to) }) : said("script.years.before", { to: String(to) });
}

/**
 * @param {string} facet
 * @param {string} words
 * @param {() => void} remove
 */
function chip(facet, words, remove) {
  const button = node("button", { type: "button", class: "rl-chip", "aria-label": said("script.chip.remove", { facet, choice: words }), dir: "auto" }, words);
  button.addEventListener("click", remove);
  return button;
}
