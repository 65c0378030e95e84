// How much of each topic and of each path is done, and which step of a path comes next.

import { decoded, idIn } from "./ids.js";
import { followIds, onChange, stateOf, states } from "./reading.js";
import { outline } from "./site.js";
import { numberInWords, said } from "./words.js";

/** @type {{element: HTMLElement, ids: string[], show: (done: number) => void}[]} the meters on the page that is shown */
let meters = [];

/**
 * Return a meter of how many of *ids* are done. It follows their states.
 * @param {string[]} ids
 * @param {string} label what the meter is called
 * @returns {HTMLElement}
 */
export function meter(ids, label) {
  const element = document.createElement("div");
  element.className = "rl-progress";
  const bar = document.createElement("progress");
  bar.max = ids.length;
  bar.setAttribute("aria-label", label);
  const words = document.createElement("span");
  element.append(bar, words);
  /** @param {number} done */
  const show = (done) => {
    bar.value = done;
    words.textContent = said("script.progress.done", { done, count: ids.length });
  };
  meters.push({ element, ids, show });
  show(done(ids));
  return element;
}

/**
 * Return what the meter of the topic, path or list *name* is called.
 * @param {string} name
 */
export function labelOf(name) {
  return said("script.progress.label", { name });
}

/** @param {string[]} ids */
function done(ids) {
  return ids.filter((id) => stateOf(id) === "done").length;
}

/**
 * Show the progress in the topic, the topics or the paths on *page*.
 * @param {ParentNode} page
 */
export function progress(page) {
  meters = [];
  onTopic(page);
  onPaths(page);
  void onTopics(page);
}

/** @param {ParentNode} page */
function onTopic(page) {
  const head = page.querySelector(".rl-topic");
  const ids = [...page.querySelectorAll("details.rl-entry[data-work]")].map((entry) => entry.getAttribute("data-work") ?? "");
  if (head && ids.length) head.append(meter(ids, labelOf(titleOf(page.querySelector("h1")))));
}

/** @param {ParentNode} page */
function onPaths(page) {
  for (const path of page.querySelectorAll("ol.rl-path")) {
    const ids = [...path.children].map(idOf).filter(Boolean);
    if (ids.length && !path.previousElementSibling?.matches(".rl-progress")) path.before(meter(ids, labelOf(nameOf(path))));
  }
  mark(page);
}

/**
 * Return the id of the work that the step *step* leads to; empty where it leads to none.
 * @param {Element} step
 */
function idOf(step) {
  const id = step.getAttribute("data-step");
  if (id) return id;
  const link = step.querySelector('a[href*="#"]');
  return link instanceof HTMLAnchorElement ? idIn(link.hash) : "";
}

/**
 * Return what *path* is called: by what it is folded into, by the page that is its own, or by the heading above it.
 * @param {Element} path
 */
function nameOf(path) {
  const own = path.closest("details")?.querySelector("summary") ?? document.querySelector('h1[id="path"]');
  if (own) return titleOf(own);
  let before = path.previousElementSibling;
  while (before && before.tagName !== "H2") before = before.previousElementSibling;
  return titleOf(before);
}

/**
 * Mark *step* where it comes next: in words that stand beside it, too.
 * @param {Element} step
 * @param {boolean} isNext
 */
export function markStep(step, isNext) {
  if (isNext) {
    step.setAttribute("aria-current", "step");
    step.setAttribute("data-next", said("script.progress.next"));
  } else {
    step.removeAttribute("aria-current");
  }
}

/**
 * Show on every path and ladder of *page* what is done, and which step comes next for who has begun.
 * @param {ParentNode} page
 */
function mark(page) {
  for (const path of page.querySelectorAll("ol.rl-path, ol.rl-ladder, .rl-rail")) {
    const steps = [...path.children].filter((step) => step instanceof HTMLElement);
    const isDone = (/** @type {Element} */ step) => stateOf(idOf(step)) === "done";
    const next = steps.some((step) => stateOf(idOf(step))) ? steps.find((step) => !isDone(step)) : undefined;
    for (const step of steps) {
      markStep(step, step === next);
      if (path.matches("ol.rl-path")) continue;
      if (isDone(step)) step.dataset.state = "done";
      else delete step.dataset.state;
    }
  }
}

/**
 * The ids of a topic's entries are not on the page of all topics: they are fetched as soon as there is a state to count.
 * @param {ParentNode} page
 */
async function onTopics(page) {
  const cards = page.querySelectorAll("ul.rl-topics > li");
  const lines = page.querySelectorAll(".rl-contents li");
  if (!(cards.length || lines.length) || !states().size) return;
  const list = await outline();
  if (list) followIds(list.former_ids);
  const topics = new Map(Object.entries(list?.topics ?? {}));
  const of = (/** @type {Element} */ item) => {
    const path = item.querySelector("a")?.pathname ?? "";
    return topics.get(decoded(path.match(/([^/]+?)(?:\/|\.html|\/index\.html)?$/)?.[1] ?? ""));
  };
  for (const card of cards) {
    const topic = of(card);
    if (!topic?.entries.length || card.querySelector(".rl-progress")) continue;
    card.append(meter(topic.entries.map(([id]) => id), labelOf(topic.title)));
  }
  for (const item of lines) {
    const ids = of(item)?.entries.map(([id]) => id) ?? [];
    const count = item.querySelector("small");
    if (count && ids.length) {
      count.textContent = done(ids) ? said("script.progress.short", { done: done(ids), count: ids.length }) : numberInWords(ids.length);
    }
  }
}

/** @param {Element | null | undefined} heading */
function titleOf(heading) {
  const words = [...(heading?.childNodes ?? [])].filter((node) => !(node instanceof HTMLAnchorElement || node.nodeName === "SMALL"));
  return words.map((node) => node.textContent).join("").trim();
}

onChange(() => {
  meters = meters.filter(({ element }) => element.isConnected); // My reading draws its own anew at each change
  for (const { ids, show } of meters) show(done(ids));
  mark(document);
  void onTopics(document);
});
