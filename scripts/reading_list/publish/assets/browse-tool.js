// The tool of the Browse page: what is asked stands in the address, the answer below it.

import { download } from "./download.js";
import { chips, group, yearGroup } from "./facets.js";
import { MOST_STEPS } from "./list-words.js";
import { add, has } from "./list-store.js";
import { entryList } from "./list.js";
import { node } from "./nodes.js";
import { answers, facetsOf, parsed, SORTS, written } from "./query.js";
import { onChange, states } from "./reading.js";
import { remarksOn } from "./search-remarks.js";
import { FORMATS } from "./selection.js";
import { said, sentences } from "./words.js";

/**
 * @typedef {import("./catalogue.js").Catalogue} Catalogue
 * @typedef {import("./query.js").Query} Query
 */

const QUIET = 300; // milliseconds without a key after which the address follows
const SPOKEN = 700; // and after which the number of results is read out

/**
 * What was on the page for each query, for when a reader comes back: how many entries, and how far below the upper edge
 * of the window the one stood that was left through a link.
 * @type {Map<string, {count: number, row: number, top: number}>}
 */
const shown = new Map();

/**
 * Show the tool in *place*, until *ended*.
 * @param {HTMLElement} place
 * @param {Catalogue} catalogue
 * @param {AbortSignal} ended
 */
export function tool(place, catalogue, ended) {
  const path = location.pathname;
  const facets = facetsOf(catalogue);
  const { answer, prepare } = answers(catalogue, facets);
  let query = parsed(location.search, facets);
  /** @type {number[]} */
  let matches = [];

  const groups = facets.map((facet) =>
    group(facet, (value, on) => change(({ chosen }) => void chosen.get(facet.name)?.[on ? "add" : "delete"](value))),
  );
  groups.splice(facets.findIndex(({ name }) => name === "reading"), 0, yearGroup((from, to) => change((now) => void Object.assign(now, { from, to }))));
  const list = entryList(catalogue);
  const parts = layout(groups.map(({ element }) => element), list.elements, ended);
  const { box, sort, chosen, count, spoken, downloads, trouble } = parts;

  function draw(drawn = 0) {
    const answered = answer(query, states());
    matches = answered.matches;
    for (const one of groups) one.show(query, answered);
    if (box.value.trim() !== query.text.trim()) box.value = query.text;
    sort.value = query.sort;
    sort.options[0].textContent = query.text.trim() ? said("script.sort.best") : said("script.sort.reading");
    const removable = chips(query, facets, changeFromChip);
    chosen.replaceChildren(...removable);
    const all = catalogue.entries.length;
    const isAll = matches.length === all;
    const words = isAll ? said("script.browse.all", { count: all }) : said("script.browse.some", { shown: matches.length, count: all });
    count.textContent = words;
    const remarks = answered.found ? sentences(remarksOn(answered.found)) : "";
    parts.remarks.textContent = remarks;
    trouble.textContent = "";
    for (const button of [...downloads, parts.collect]) button.disabled = !matches.length;
    list.show(matches, drawn);
    parts.empty.hidden = matches.length > 0;
    return remarks ? said("script.browse.spoken", { found: words, remarks }) : words;
  }

  // --- The address ---

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;
  let lastSearch = written(query);

  /** @param {boolean} push whether Back shall lead to what was before */
  function note(push) {
    clearTimeout(later);
    later = undefined;
    const now = written(query);
    if (ended.aborted || location.pathname !== path || now === lastSearch) return;
    lastSearch = now;
    if (push) history.pushState(null, "", path + now);
    else history.replaceState(history.state, "", path + now);
  }

  /** @param {(query: Query) => void} act */
  function change(act) {
    note(false); // what was typed before belongs to the state that Back leads to
    act(query);
    say(draw());
    note(true);
  }

  /** @param {(query: Query) => void} act */
  function changeFromChip(act) {
    const before = [...chosen.children].indexOf(/** @type {Element} */ (document.activeElement));
    change(act);
    // The chip is gone: its neighbour has the focus now, so that the next one is a key away.
    const next = chosen.children[Math.min(Math.max(before, 0), chosen.children.length - 1)] ?? box;
    /** @type {HTMLElement} */ (next).focus();
  }

  /** Take over the address, which the browser or a link has changed. */
  function follow() {
    lastSearch = location.search;
    query = parsed(location.search, facets);
    say(draw(shown.get(written(query))?.count));
  }

  // --- What is read out ---

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let reading;

  /** @param {string} words */
  function say(words) {
    clearTimeout(reading);
    reading = setTimeout(() => void (spoken.textContent = words), SPOKEN);
  }

  // --- Events ---

  box.addEventListener("input", () => {
    query.text = box.value;
    say(draw());
    clearTimeout(later);
    later = setTimeout(() => note(false), QUIET);
  });
  box.addEventListener("change", () => note(false));
  box.addEventListener("focus", prepare, { once: true });
  sort.addEventListener("change", () => change((now) => void (now.sort = sort.value)));
  for (const [index, button] of downloads.entries()) {
    const { name, file, type, make } = FORMATS[index];
    button.addEventListener("click", async () => {
      try {
        download(file, type, await make(matches.map((one) => catalogue.entries[one]), catalogue));
      } catch (fault) {
        trouble.textContent = said("script.file.failed", { format: name, reason: fault instanceof Error ? fault.message : String(fault) });
      }
    });
  }
  parts.collect.addEventListener("click", () => {
    const count = add(matches.map((one) => ({ id: catalogue.entries[one].id, remark: "" })));
    const rest = matches.filter((one) => !has(catalogue.entries[one].id)).length;
    const left = rest ? said("script.browse.no_room", { count: rest, most: MOST_STEPS }) : "";
    parts.remarks.textContent = sentences([said("script.browse.put_on_list", { count }), left]);
  });
  addEventListener("popstate", () => location.pathname === path && location.search !== lastSearch && follow(), { signal: ended });
  // The theme takes a link to the page that is shown for a mistake and goes back, whatever the link asks for.
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element && event.target.closest("a[href]");
      if (!(link instanceof HTMLAnchorElement) || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
      if (link.origin + link.pathname !== location.origin + path || link.href.includes("#") || link.target) return;
      event.preventDefault();
      event.stopPropagation();
      if (link.search !== location.search) history.pushState(null, "", path + link.search);
      follow();
      scrollTo(0, 0);
    },
    { capture: true, signal: ended },
  );
  ended.addEventListener("abort", onChange(() => say(draw(list.count()))));
  let left = { row: -1, top: 0 };
  list.elements[0].addEventListener("click", ({ target }) => {
    const row = target instanceof Element && target.closest("li");
    if (row) left = { row: [...list.elements[0].children].indexOf(row), top: row.getBoundingClientRect().top };
  });
  ended.addEventListener("abort", () => {
    shown.set(written(query), { count: list.count(), ...left });
    clearTimeout(later);
    clearTimeout(reading);
  });

  const before = shown.get(written(query));
  draw(before?.count);
  place.append(parts.element);
  place.classList.add("rl-ready");
  const row = before && history.state?.y && list.elements[0].children[before.row];
  if (row) {
    row.scrollIntoView();
    scrollBy(0, row.getBoundingClientRect().top - before.top);
  }
  if ("requestIdleCallback" in window) requestIdleCallback(prepare);
}

/**
 * Return the parts of the tool, and the element that holds them.
 * @param {HTMLElement[]} groups
 * @param {HTMLElement[]} list
 * @param {AbortSignal} ended
 */
function layout(groups, list, ended) {
  const box = node("input", { type: "search", id: "rl-words", autocomplete: "off", spellcheck: "false" });
  const sort = node("select", { id: "rl-sort" }, ...[...SORTS].map(([value, label]) => new Option(label, value)));
  const wide = matchMedia("(min-width: 60em)");
  const filters = node(
    "details",
    { class: "rl-filters", open: wide.matches },
    node("summary", {}, said("script.browse.filters")),
    node("p", {}, said("script.browse.filters_about")),
    ...groups,
  );
  wide.addEventListener("change", () => void (filters.open = wide.matches), { signal: ended });
  const count = node("p", { class: "rl-found" });
  const spoken = node("p", { class: "rl-spoken", role: "status", "aria-live": "polite" });
  const chosen = node("div", { class: "rl-chosen", role: "group", "aria-label": said("script.browse.chosen") });
  const downloads = FORMATS.map(({ name }) => node("button", { type: "button", class: "rl-button" }, name));
  const collect = node("button", { type: "button", class: "rl-button" }, said("script.browse.make_list"));
  const take = node("div", { class: "rl-download", role: "group", "aria-label": said("script.browse.download_about") }, said("script.browse.download"), " ", ...downloads);
  const remarks = node("p", { class: "rl-remarks" });
  const trouble = node("p", { class: "rl-trouble", role: "alert" });
  const empty = node("p", { hidden: true }, said("script.browse.none"));
  const element = node(
    "div",
    { class: "rl-tool" },
    node(
      "div",
      { class: "rl-ask" },
      node("label", { for: "rl-words" }, said("script.browse.find")),
      box,
      node("span", {}, node("label", { for: "rl-sort" }, said("script.browse.sort_by")), " ", sort),
    ),
    filters,
    node(
      "section",
      { "aria-labelledby": "rl-found" },
      chosen,
      node("div", { class: "rl-bar" }, node("h2", { id: "rl-found" }, said("script.browse.entries")), count, take, collect),
      spoken,
      remarks,
      trouble,
      empty,
      ...list,
    ),
  );
  return { element, box, sort, count, spoken, chosen, downloads, collect, remarks, trouble, empty };
}
