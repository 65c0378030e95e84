// Draws entries as a list, a part at a time.

import { control, paint } from "./controls.js";
import { inWords as dayInWords } from "./days.js";
import { node } from "./nodes.js";
import { listed, said } from "./words.js";

/**
 * @typedef {import("./catalogue.js").Catalogue} Catalogue
 * @typedef {import("./catalogue.js").Entry} Entry
 */

const STEP = 50;

/**
 * Return the list of entries and what draws it.
 * @param {Catalogue} catalogue
 */
export function entryList(catalogue) {
  const list = node("ol", { class: "rl-results", role: "list" });
  const more = node("button", { type: "button", class: "rl-button", hidden: true });
  /** @type {Map<number, HTMLElement>} drawn once each */
  const rows = new Map();
  /** @type {number[]} */
  let shown = [];
  let drawn = 0;

  /** @param {number} index */
  function rowOf(index) {
    const element = rows.get(index) ?? row(catalogue, catalogue.entries[index]);
    rows.set(index, element);
    // While a row is off the page nobody tells its marks what changed.
    const marks = element.querySelector(".rl-reading");
    if (marks instanceof HTMLElement) paint(marks);
    return element;
  }

  /** @param {number} count how many are to be on the page */
  function draw(count) {
    drawn = Math.min(count, shown.length);
    const visible = shown.slice(0, drawn).map(rowOf);
    // Rows that stay where they are keep the focus within them.
    let same = 0;
    while (same < visible.length && list.children[same] === visible[same]) same++;
    while (list.children.length > same) list.lastElementChild?.remove();
    list.append(...visible.slice(same));
    more.hidden = drawn === shown.length;
    more.textContent = said("script.browse.show_more", { count: Math.min(STEP, shown.length - drawn) });
  }

  more.addEventListener("click", () => {
    const first = shown[drawn];
    draw(drawn + STEP);
    rowOf(first).querySelector("a")?.focus();
  });

  return {
    elements: [list, more],
    /**
     * Show the entries with the indexes *now*, at least *count* of them at once.
     * @param {number[]} now
     * @param {number} [count]
     */
    show(now, count = STEP) {
      const focused = list.contains(document.activeElement) ? document.activeElement : null;
      const place = focused ? [...list.children].findIndex((one) => one.contains(focused)) : -1;
      shown = now;
      draw(Math.max(count, STEP));
      // The row that held the focus has gone, or was moved: stay near.
      if (focused && focused !== document.activeElement) {
        const near = focused.isConnected ? focused : list.children[Math.min(place, drawn - 1)]?.querySelector("a");
        if (near instanceof HTMLElement) near.focus({ preventScroll: true });
      }
    },
    count: () => drawn,
  };
}

/**
 * @param {Catalogue} catalogue
 * @param {Entry} entry
 */
function row(catalogue, entry) {
  const { kind, level, status, date, people, publisher } = entry;
  const title = node("h3", {}, node("a", { href: entry.url || entry.href, dir: "auto" }, entry.title));
  const facts = node("p", { class: "rl-facts" });
  const add = (/** @type {string | Node} */ fact) => facts.append(...(facts.hasChildNodes() ? [" · "] : []), fact);
  if (kind >= 0) add(node("strong", {}, catalogue.kinds[kind].label));
  if (level >= 0) add(catalogue.levels[level].label);
  if (status >= 0) add(catalogue.statuses[status].label);
  if (entry.landmark) add(node("span", { class: "rl-seminal" }, said("mark.landmark")));
  if (date) add(date.slice(0, 4));
  if (people.length) add(inWords(people));
  if (publisher) add(node("em", { dir: "auto" }, publisher));
  const foot = node("p", { class: "rl-tags" });
  for (const tag of entry.tags) {
    const { name, href } = catalogue.tags[tag];
    foot.append(node("a", { href, dir: "auto" }, name));
  }
  const note = catalogue.note(entry.index);
  return node(
    "li",
    { class: "rl-result" },
    title,
    facts,
    ...(entry.dead ? [node("p", { class: "rl-dead" }, said("script.browse.dead", { date: dayInWords(entry.dead) }))] : []),
    ...(note ? [node("p", { class: "rl-note", dir: "auto" }, note)] : []),
    node("div", { class: "rl-foot" }, node("a", { href: entry.href }, said("script.in_topic", { topic: entry.topic.name })), foot, control(entry.id, entry.title)),
  );
}

/**
 * Return the names as on the topic pages: a long list is cut after the third.
 * @param {string[]} people
 */
function inWords(people) {
  return people.length <= 4 ? listed(people) : said("script.people.more", { names: listed(people.slice(0, 3)), count: people.length - 3 });
}
