// Answers a search box: lines below the field, which keys move through while the focus stays in the field.

import { load as loadCatalogue } from "./catalogue.js";
import { node } from "./nodes.js";
import { searchOf } from "./search-answers.js";
import { LAST } from "./search-box.js";
import { indexOf } from "./search-index.js";
import { linesOf } from "./search-lines.js";
import { load as loadPages } from "./search-pages.js";
import { remarksOn } from "./search-remarks.js";
import { remember } from "./storage.js";
import { DIRECTION, listed, said, sentences } from "./words.js";

/**
 * @typedef {import("./catalogue.js").Catalogue} Catalogue
 * @typedef {import("./search-answers.js").Found} Found
 * @typedef {import("./search-box.js").Box} Box
 * @typedef {import("./search-lines.js").Line} Line
 * @typedef {import("./search-lines.js").Piece} Piece
 */

const SPOKEN = 700; // milliseconds without a key after which the number of results is read out
const LEAST_ROOM = 300; // pixels: what is below the window can be scrolled to
const [ONWARD, BACK] = DIRECTION === "rtl" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];

/** @type {Promise<{catalogue: Catalogue, search: (text: string) => Found}> | undefined} */
let loaded;

/** Return the list and what searches it, made once for as many pages as are shown. */
function load() {
  loaded ??= Promise.all([loadCatalogue(), loadPages()])
    .then(([catalogue, pages]) => ({ catalogue, search: searchOf(indexOf(catalogue, pages)) }))
    .catch((trouble) => {
      loaded = undefined; // the next call tries again
      throw trouble;
    });
  return loaded;
}

/** @type {WeakMap<Box, () => void>} */
const shows = new WeakMap();

/**
 * Show what answers *box*.
 * @param {Box} box
 */
export function show(box) {
  shows.get(box)?.();
}

/**
 * Have *box* answered from now on.
 * @param {Box} box
 */
export async function attend(box) {
  const { input, place } = box;
  let isHurried = false; // whether Enter was pressed before there were lines
  const hurry = (/** @type {KeyboardEvent} */ { key }) => void (isHurried ||= key === "Enter");
  input.addEventListener("keydown", hurry);
  const { catalogue, search } = await load().finally(() => input.removeEventListener("keydown", hurry));
  const panel = panelOf(box, catalogue, search);
  shows.set(box, panel.show);
  input.addEventListener("input", panel.show);
  input.addEventListener("keydown", panel.press);
  box.answer.addEventListener("click", panel.leave);
  visualViewport?.addEventListener("resize", () => makeRoom(place));
  if (isHurried && input.value.trim()) {
    panel.show();
    panel.follow();
  }
}

/**
 * Tell the style how much of the window is below the upper edge of the field, and above the keyboard of a phone.
 * @param {HTMLElement} place
 */
function makeRoom(place) {
  const { top } = /** @type {Element} */ (place.querySelector(".rl-sheet")).getBoundingClientRect();
  const room = (visualViewport?.height ?? innerHeight) - Math.max(top, 0);
  place.style.setProperty("--rl-room", `${Math.max(room, LEAST_ROOM)}px`);
}

/**
 * Return what shows answers below *box* and moves through them.
 * @param {Box} box
 * @param {Catalogue} catalogue
 * @param {(text: string) => Found} search
 */
function panelOf({ place, input, answer, spoken, close }, catalogue, search) {
  const [remarks, grid] = /** @type {HTMLElement[]} */ ([...answer.children]);
  /** @type {HTMLElement[][]} the cells of each line */
  let cells = [];
  let [line, column] = [0, 0];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;

  function show() {
    const text = input.value.trim();
    remember(LAST, text || null);
    makeRoom(place);
    clearTimeout(later);
    if (!text) {
      answer.hidden = true;
      draw([]);
      return;
    }
    const found = search(text);
    draw(linesOf(found, catalogue, text));
    const words = sentences([countOf(found), ...remarksOn(found)]);
    remarks.textContent = cells.length ? sentences(remarksOn(found)) : words;
    answer.hidden = false;
    later = setTimeout(() => void (spoken.textContent = words), SPOKEN);
  }

  /** @param {Line[]} lines */
  function draw(lines) {
    cells = lines.map((one, number) => cellsOf(one, `${grid.id}-${number}`));
    grid.replaceChildren(...cells.map((row) => node("div", { role: "row" }, ...row)));
    grid.hidden = !cells.length;
    grid.scrollTop = 0;
    input.setAttribute("aria-expanded", String(cells.length > 0));
    move(0, 0);
  }

  /**
   * @param {number} toLine
   * @param {number} toColumn
   */
  function move(toLine, toColumn) {
    cells[line]?.[column]?.setAttribute("aria-selected", "false");
    [line, column] = [toLine, toColumn];
    const cell = cells[line]?.[column];
    if (!cell) return void input.removeAttribute("aria-activedescendant");
    cell.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", cell.id);
    cell.scrollIntoView({ block: "nearest" });
  }

  function follow() {
    cells[line]?.[column]?.querySelector("a")?.click();
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || !cells.length || answer.hidden) return;
    const isAtEnd = input.selectionStart === input.value.length && !event.shiftKey;
    if (event.key === "ArrowDown") move((line + 1) % cells.length, 0);
    else if (event.key === "ArrowUp") move((line || cells.length) - 1, 0);
    else if (event.key === ONWARD && isAtEnd && cells[line].length > column + 1) move(line, column + 1);
    else if (event.key === BACK && column) move(line, column - 1);
    else if (event.key === "Enter") follow();
    else return;
    event.preventDefault();
  }

  /** @param {MouseEvent} event */
  function leave({ target, button, ctrlKey, metaKey, shiftKey }) {
    if (!(target instanceof Element && target.closest("a")) || button || ctrlKey || metaKey || shiftKey) return;
    close();
    input.blur();
    input.value = "";
  }

  return { show, press, follow, leave };
}

/** @param {Found} found */
function countOf({ works, named, things }) {
  const others = things.length + (named ? 1 : 0);
  if (!works.length && !others) return said("script.search.nothing");
  const counts = [
    ...(works.length ? [said("script.search.works", { count: works.length })] : []),
    ...(others ? [said("script.search.others", { count: others })] : []),
  ];
  return said("script.search.found", { counts: listed(counts) });
}

/**
 * Return the cells of a line: one for each link.
 * @param {Line} line
 * @param {string} id
 */
function cellsOf({ type, title, href, facts, excerpt, topic }, id) {
  const main = node(
    "a",
    { href, tabindex: "-1" },
    ...(type ? [node("small", { class: "rl-type" }, type), " "] : []),
    node("span", { class: "rl-title", dir: "auto" }, ...marked(title)),
    ...(facts.length ? [node("small", {}, ...marked(facts))] : []),
    ...(excerpt.length ? [node("small", { dir: "auto" }, ...marked(excerpt))] : []),
  );
  const ways = topic ? [node("a", { href: topic.href, tabindex: "-1" }, node("small", {}, said("script.search.in_topic", { topic: topic.name })))] : [];
  return [main, ...ways].map((link, column) => node("div", { role: "gridcell", id: `${id}-${column}`, "aria-selected": "false" }, link));
}

/**
 * Return *pieces* of text, with a mark around those that were found.
 * @param {Piece[]} pieces
 */
function marked(pieces) {
  return pieces.map(({ words, isFound }) => (isFound ? node("mark", {}, words) : words));
}
