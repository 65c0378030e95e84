// What is said of the work that is chosen on the map: what it builds on, what came of it, and where its page is.

import { node } from "./nodes.js";
import { reached } from "./map-graph.js";
import { said } from "./words.js";

/**
 * @typedef {import("./map-graph.js").Graph} Graph
 * @typedef {import("./map-sheet.js").Work} Work
 * @typedef {{element: HTMLElement, show: (work: number) => void, hide: () => void}} Panel
 */

/**
 * Return the panel for *works*. *choose* is told which other one the reader chooses there, *close* that it is closed.
 * @param {Work[]} works
 * @param {Graph} graph
 * @param {(work: number) => void} choose
 * @param {() => void} close
 * @returns {Panel}
 */
export function panelOf(works, graph, choose, close) {
  const title = node("p", { class: "rl-map-title" });
  const sum = node("p", { role: "status" });
  const lists = node("div");
  const button = node("button", { type: "button", class: "rl-button" }, said("script.close"));
  button.addEventListener("click", close);
  const element = node("section", { class: "rl-map-chosen", "aria-label": said("script.map.chosen"), tabindex: "-1", hidden: true }, title, sum, lists, button);

  /** @param {string} heading @param {number[]} members */
  const list = (heading, members) => {
    if (!members.length) return [];
    const items = members.map((work) => {
      const way = node("button", { type: "button" }, nameOf(works[work]));
      way.addEventListener("click", () => choose(work));
      return node("li", {}, way);
    });
    return [node("p", {}, node("strong", {}, heading)), node("ul", {}, ...items)];
  };

  return {
    element,
    show(work) {
      const [older, newer] = [reached(graph.before, work), reached(graph.after, work)];
      const [near, next] = [graph.before[work], graph.after[work]];
      title.replaceChildren(node("a", { href: works[work].link.href }, works[work].link.title));
      sum.textContent = lineOf(older.length, newer.length);
      lists.replaceChildren(
        ...list(said("script.map.builds_on"), near),
        ...list(said("script.map.further_back"), older.filter((one) => !near.includes(one))),
        ...list(said("script.map.led_to"), next),
        ...list(said("script.map.further_on"), newer.filter((one) => !next.includes(one))),
      );
      element.hidden = false;
      element.scrollTop = 0;
    },
    hide() {
      element.hidden = true;
      sum.textContent = "";
    },
  };
}

/** @param {Work} work */
function nameOf(work) {
  return work.link.textContent ?? "";
}

/**
 * Return how many landmarks there are in the line of a work.
 * @param {number} before
 * @param {number} after
 */
function lineOf(before, after) {
  if (!before) return after ? said("script.map.line_begins", { count: after }) : said("script.map.alone");
  return after ? said("script.map.line", { count: before, after }) : said("script.map.line_ends", { count: before });
}
