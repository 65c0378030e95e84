// The tools of the map: choosing a work, which lights its line of descent, and other views.

import { graphOf, densest, neighbour, reached } from "./map-graph.js";
import { panelOf } from "./map-panel.js";
import { Sheet } from "./map-sheet.js";
import { node } from "./nodes.js";
import { FILES, ROOT } from "./site.js";
import { said } from "./words.js";

/** @typedef {import("./map-sheet.js").View} View */

const ZOOMS = [["all", said("script.map.zoom.all")], ["decades", said("script.map.zoom.decades")], ["years", said("script.map.zoom.years")]];
const ROWS = [["topics", said("script.map.rows.topics")], ["sections", said("script.map.rows.sections")]];

/**
 * @param {HTMLElement} place
 * @param {AbortSignal} ended
 */
export function mapTool(place, ended) {
  const frame = place.querySelector("div.rl-map-frame");
  const bar = place.querySelector("div.rl-map-bar");
  if (!(frame instanceof HTMLElement) || !bar) return;
  const sheet = new Sheet(frame);
  const graph = graphOf(sheet.works.map(({ before }) => before));
  let chosen = -1;
  let stop = -1;
  let [rows, zoom, section] = ["topics", "years", -1];

  /** @param {number} work @param {boolean} [isFocused] */
  function choose(work, isFocused = false) {
    if (!sheet.shows(work)) view({ section: -1 });
    chosen = work;
    light();
    panel.show(work);
    tabStop(work);
    if (isFocused) sheet.works[work].link.focus({ preventScroll: true });
    reveal(work);
    address(sheet.works[work].id);
  }

  function letGo() {
    if (chosen < 0) return;
    const { link } = sheet.works[chosen];
    const isInside = panel.element.contains(document.activeElement);
    chosen = -1;
    light();
    panel.hide();
    address("");
    if (isInside) link.focus();
  }

  const panel = panelOf(sheet.works, graph, (work) => choose(work, true), letGo);

  /** Light the line of the chosen work, and dim the rest; or nothing. */
  function light() {
    const older = new Set(chosen < 0 ? [] : reached(graph.before, chosen));
    const newer = new Set(chosen < 0 ? [] : reached(graph.after, chosen));
    place.classList.toggle("rl-lit", chosen >= 0);
    sheet.works.forEach(({ group, link, ways, before }, work) => {
      const isOwn = work === chosen;
      group.classList.toggle("rl-own", isOwn);
      group.classList.toggle("rl-older", older.has(work));
      group.classList.toggle("rl-newer", newer.has(work));
      link.toggleAttribute("aria-current", isOwn);
      ways.forEach((way, index) => {
        way.classList.toggle("rl-older", older.has(before[index]) && (isOwn || older.has(work)));
        way.classList.toggle("rl-newer", newer.has(work) && (before[index] === chosen || newer.has(before[index])));
      });
    });
  }

  /** The map is one stop of the Tab key; arrow keys lead on. @param {number} work */
  function tabStop(work) {
    stop = work;
    sheet.works.forEach(({ link }, one) => (link.tabIndex = one === stop ? 0 : -1));
  }

  const names = sheet.topics.flatMap((box) => box.querySelector("a") ?? []);

  /** The names of the topics are one stop as well. @param {HTMLElement | undefined} name */
  function nameStop(name) {
    for (const one of names) one.tabIndex = one === name ? 0 : -1;
  }

  /** @param {HTMLElement} name @param {string} key @returns {HTMLElement | undefined} the name to which *key* leads from *name* */
  function nextName(name, key) {
    const shown = names.filter((one) => one.checkVisibility());
    const place = shown.findIndex((one) => one === name);
    return { ArrowUp: shown[place - 1], ArrowDown: shown[place + 1], Home: shown[0], End: shown.at(-1) }[key];
  }

  /** Scroll the map until *work* is in the middle of what the panel leaves free. @param {number} work */
  function reveal(work) {
    const { x, y } = sheet.points[work];
    const free = freeRoom();
    frame?.scrollTo({
      left: x - (free.width - 90) / 2,
      top: y - sheet.shown[0] - free.height / 2,
    });
  }

  function freeRoom() {
    const cover = panel.element.hidden ? undefined : panel.element.getBoundingClientRect();
    const width = sheet.frame.clientWidth - sheet.names.getBoundingClientRect().width;
    const height = sheet.frame.clientHeight - sheet.years.getBoundingClientRect().height;
    const isBeside = cover && cover.width < sheet.frame.clientWidth / 2;
    return { width: width - (isBeside ? cover.width : 0), height: height - (cover && !isBeside ? cover.height : 0) };
  }

  /** Scroll to where most happened. */
  function open() {
    const { width, height } = freeRoom();
    const points = sheet.points
      .filter((_, work) => sheet.shows(work))
      .map(({ x, y }) => ({ x, y: y - sheet.shown[0] }));
    const left = densest(points.map(({ x }) => x), width - 100);
    const near = points.filter(({ x }) => x >= left && x < left + width);
    const count = (/** @type {number} */ top) => near.filter(({ y }) => y >= top && y < top + height).length;
    const top = sheet.topsOfBands().reduce((best, one) => (count(one) > count(best) ? one : best), 0);
    frame?.scrollTo({ left: left - 40, top });
  }

  /** @param {string} id */
  function address(id) {
    const url = new URL(location.href);
    if (!id && chosenIn(url.hash) === undefined) return;
    url.hash = id ? `work=${encodeURIComponent(id)}` : "";
    try {
      history.replaceState(history.state, "", id ? url : url.href.replace(/#$/, ""));
    } catch {
      // Browsers refuse it where an arrow key is held down and the address changes too often: the next press tells it.
    }
  }

  /** Return the id of a work in the *hash* of an address, if there is one. @param {string} hash */
  function chosenIn(hash) {
    try {
      const words = decodeURIComponent(hash.slice(1));
      return words.startsWith("work=") ? words.slice(5) : sheet.works.find(({ id }) => id && id === words)?.id;
    } catch {
      return undefined; // no address of ours
    }
  }

  function follow() {
    const id = chosenIn(location.hash);
    if (id === undefined) return false;
    const work = sheet.works.findIndex((one) => one.id === id);
    told.textContent = work < 0 ? said("script.map.unknown") : "";
    if (work >= 0) choose(work);
    return work >= 0;
  }

  // --- Views

  /** @type {Promise<Record<string, View>> | undefined} */
  let asked;

  /** @param {{rows?: string, zoom?: string, section?: number}} wish */
  function view(wish) {
    [rows, zoom, section] = [wish.rows ?? rows, wish.zoom ?? zoom, wish.section ?? section];
    mark();
    asked ??= fetch(new URL(FILES.map, ROOT)).then((reply) => (reply.ok ? reply.json() : Promise.reject(new Error(String(reply.status)))));
    asked.then(
      (views) => {
        if (ended.aborted) return;
        told.textContent = "";
        place.classList.toggle("rl-map-bare", zoom === "all");
        place.classList.toggle("rl-map-sections", rows === "sections");
        const room = sheet.frame.clientWidth - sheet.names.getBoundingClientRect().width;
        sheet.lay(views[`${rows} ${zoom}`], section, zoom === "all" ? Math.max(room, 480) : Infinity);
        if (!names.some((name) => name.tabIndex === 0 && name.checkVisibility())) nameStop(names.find((name) => name.checkVisibility()));
        if (!sheet.shows(stop)) tabStop(sheet.works.reduce((last, _, work) => (sheet.shows(work) ? work : last), 0));
        if (chosen >= 0) reveal(chosen);
        else open();
      },
      (trouble) => {
        asked = undefined; // the next wish tries again
        [rows, zoom, section] = ["topics", "years", -1];
        mark();
        told.textContent = said("script.map.failed", { reason: trouble.message });
      },
    );
  }

  /** @param {string} name @param {string[][]} choices @param {(value: string) => void} act */
  function group(name, choices, act) {
    const buttons = choices.map(([value, words]) => {
      const button = node("button", { type: "button", value }, words);
      button.addEventListener("click", () => act(value));
      return button;
    });
    return { element: node("span", { role: "group", "aria-label": name }, ...buttons), buttons };
  }

  const zooms = group(said("script.map.zoom"), ZOOMS, (value) => view({ zoom: value }));
  const kinds = group(said("script.map.rows"), ROWS, (value) => view({ rows: value }));
  const select = node(
    "select",
    { "aria-label": said("script.map.section") },
    node("option", { value: "-1" }, said("script.map.all_sections")),
    ...sheet.sections.map((name, index) => node("option", { value: String(index) }, name)),
  );
  select.addEventListener("change", () => {
    const wish = Number(select.value);
    if (chosen >= 0 && wish >= 0) letGo();
    view({ section: wish });
  });
  const told = node("span", { role: "status" });

  function mark() {
    zooms.buttons.forEach((button) => button.setAttribute("aria-pressed", String(button.value === zoom)));
    kinds.buttons.forEach((button) => button.setAttribute("aria-pressed", String(button.value === rows)));
    select.value = String(section);
  }

  // --- Hands

  frame.addEventListener(
    "click",
    (event) => {
      if (!(event.target instanceof Element)) return;
      const group = event.target.closest("g[data-on]");
      const work = sheet.works.findIndex((one) => one.group === group);
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (work < 0) {
        if (!event.target.closest("a")) letGo();
      } else if (work !== chosen || !event.target.closest("a")) {
        event.preventDefault();
        event.stopPropagation(); // the theme would follow the link
        choose(work, true);
      }
    },
    { signal: ended },
  );
  place.addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Escape" && chosen >= 0) {
        event.preventDefault();
        letGo();
        return;
      }
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const name = names.find((one) => one === event.target);
      const following = name && nextName(name, event.key);
      if (following) {
        event.preventDefault();
        nameStop(following);
        following.focus();
      }
      const work = sheet.works.findIndex(({ link }) => link === event.target);
      if (work < 0) return;
      const next = neighbour(event.key, work, graph, sheet.points, (one) => sheet.shows(one));
      if (next < 0) return;
      event.preventDefault();
      event.stopPropagation();
      choose(next, true);
    },
    { signal: ended },
  );
  window.addEventListener("hashchange", follow, { signal: ended });

  bar.replaceChildren(
    node("span", {}, said("script.map.zoom"), " ", zooms.element),
    node("span", {}, said("script.map.rows"), " ", kinds.element),
    node("span", {}, select),
    told,
  );
  frame.after(panel.element);
  mark();
  tabStop(sheet.works.length - 1);
  nameStop(names[0]);
  if (!follow()) open();
  const bars = document.querySelector("div.rl-by-year");
  if (bars) bars.scrollLeft = bars.scrollWidth;
}
