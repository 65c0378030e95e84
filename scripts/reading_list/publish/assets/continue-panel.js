// Where to go on: what is being read, what is next on a path that was begun, and what is new in the reader's topics.

import { nextSteps } from "./next-steps.js";
import { node } from "./nodes.js";
import { changes, states } from "./reading.js";
import { outline, ROOT, steps, topicAddress } from "./site.js";
import { joined, news } from "./visits.js";
import { said, saidWith } from "./words.js";

/** The marks that lead on, with what is said of the only work that has one, and of one of several. */
const READING = /** @type {const} */ ([
  ["reading", "script.continue.reading", "script.continue.reading_more"],
  ["to-read", "script.continue.to_read", "script.continue.to_read_more"],
]);

/** @typedef {import("./site.js").Outline} Outline */
/** @typedef {{slug: string, title: string}} Known a work by its topic and title */

/**
 * Put into *slot*, until *ended*, what fits the marks of the moment; nothing for who has none.
 * @param {HTMLElement} slot
 * @param {AbortSignal} ended
 */
export async function show(slot, ended) {
  const [list, following] = await Promise.all([outline(), steps().catch(() => undefined)]);
  if (ended.aborted || !list) return;
  const lines = [...reading(list), ...next(list, following), ...fresh(list)];
  slot.querySelector(".rl-continue")?.remove();
  if (lines.length) slot.prepend(node("div", { class: "rl-continue" }, node("p", {}, node("strong", {}, said("script.continue.heading")), ...more(slot)), ...lines));
}

/**
 * Return the way to all that is marked, as home has it for everybody.
 * @param {HTMLElement} slot
 */
function more(slot) {
  const all = slot.querySelector(".rl-mine > a");
  return all instanceof HTMLAnchorElement ? [" · ", node("a", { href: all.href }, all.textContent)] : [];
}

/**
 * @param {Outline} list
 * @returns {Map<string, Known>} by id
 */
function works({ topics }) {
  const entries = Object.entries(topics).flatMap(([slug, topic]) => topic.entries.map(([id, title]) => ({ id, title, slug })));
  return new Map(entries.map(({ id, ...known }) => [id, known]));
}

/**
 * Return what is being read, or else what was marked to be read, the last marked first.
 * @param {Outline} list
 */
function reading(list) {
  const known = works(list);
  const days = changes();
  const day = (/** @type {string} */ id) => days.get(id)?.changed ?? "";
  const ids = [...states().keys()].filter((id) => known.has(id)).sort((one, other) => day(other).localeCompare(day(one)));
  for (const [state, only, several] of READING) {
    const [first, ...others] = ids.filter((id) => states().get(id) === state);
    const title = first ? workLink(first, known) : "";
    if (title) return [node("p", {}, ...(others.length ? saidWith(several, { label, title, count: others.length }) : saidWith(only, { label, title })))];
  }
  return [];
}

/**
 * Return the work that comes next: on the path of which most is done, or else after what is done.
 * @param {Outline} list
 * @param {import("./site.js").Steps | undefined} following
 */
function next(list, following) {
  if (!following) return [];
  const known = works(list);
  const marked = states();
  const done = (/** @type {import("./site.js").Way} */ path) => path.works.filter((id) => marked.get(id) === "done").length;
  const offers = nextSteps(following, marked).filter(({ id }) => known.has(id));
  const paths = offers.flatMap(({ paths }) => paths);
  const [path] = following.paths.filter((path) => paths.includes(path)).sort((one, other) => done(other) - done(one));
  const step = offers.find(({ paths }) => !path || paths.includes(path));
  if (!step) return [];
  // The path first: where there is no room for all, it is the title that is cut.
  const title = workLink(step.id, known);
  if (!path) return [node("p", {}, ...saidWith("script.continue.next", { label, title }))];
  const way = node("a", { href: new URL(path.href, ROOT).href, dir: "auto" }, path.title);
  return [node("p", {}, ...saidWith("script.continue.next_on", { label, path: way, title }))];
}

/**
 * Return how much has joined since the last visit, and how much of it in topics in which something is marked.
 * @param {Outline} list
 */
function fresh(list) {
  const recent = news(list);
  const all = recent ? joined(list.added, recent.after) : 0;
  if (!recent || !all) return [];
  const marked = states();
  const own = Object.values(list.topics).filter((topic) => topic.entries.some(([id]) => marked.has(id)));
  const count = own.reduce((sum, topic) => sum + joined(topic.added, recent.after), 0);
  const link = (/** @type {(string | Node)[]} */ words) => node("a", { href: recent.href }, ...words);
  const words = count
    ? saidWith("script.continue.new_own", { label, link, count: all, own: count })
    : saidWith("script.continue.new", { label, link, count: all });
  return [node("p", {}, ...words)];
}

/**
 * @param {string} id
 * @param {Map<string, Known>} known
 */
function workLink(id, known) {
  const { slug = "", title = id } = known.get(id) ?? {};
  const address = topicAddress(slug);
  address.hash = id;
  return node("a", { class: "rl-title", href: address.href, dir: "auto" }, title);
}

/** @param {(Node | string)[]} words that a line begins with */
function label(words) {
  return node("span", {}, ...words);
}
