// The sheet of the map as it lies on the page: it can be laid out anew as another view, and cut to one section.

/**
 * @typedef {[x: number, y: number, radius: number, width: number, height: number, lines: string[], ways: string[]]} Place of a work
 * @typedef {{
 *   width: number, height: number, columns: [string, number, number][], spans: [number, number][], folds: number[],
 *   lines: [string, string], bands: [string, number, number][], rows: [number, number][], works: Place[],
 * }} View as `map_views.py` writes it
 * @typedef {{group: Element, circle: Element, box: Element, link: HTMLAnchorElement, ways: SVGPathElement[], before: number[], id: string}} Work
 */

const SVG = "http://www.w3.org/2000/svg";
/** As wide as a letter of the name of a year, in pixels. */
const LETTER = 8;

/** @param {Element} element @param {Record<string, string | number>} attributes */
function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}

/** @param {string} name @param {Record<string, string | number>} attributes */
function drawn(name, attributes) {
  const element = document.createElementNS(SVG, name);
  set(element, attributes);
  return element;
}

/**
 * Return the works that are drawn in *field*, in their order.
 * @param {Element} field
 * @returns {Work[]}
 */
export function worksOf(field) {
  return [...field.querySelectorAll("g[data-on]")].map((group) => {
    const [circle, box, link] = ["circle", "foreignObject", "a"].map((name) => group.querySelector(name));
    if (!circle || !box || !(link instanceof HTMLAnchorElement)) throw new Error("the map has a work without a link");
    const before = (group.getAttribute("data-on") ?? "").split(" ").filter(Boolean).map(Number);
    return { group, circle, box, link, ways: [...group.querySelectorAll("path")], before, id: group.id };
  });
}

/** The sheet in the frame of the map. */
export class Sheet {
  /** @param {HTMLElement} frame */
  constructor(frame) {
    this.frame = frame;
    this.years = part(frame, "svg.rl-map-years");
    this.names = part(frame, "svg.rl-map-names");
    this.field = part(frame, "svg.rl-map-field");
    this.ground = part(frame, "g.rl-map-ground");
    this.works = worksOf(this.field);
    const names = [...this.names.querySelectorAll("foreignObject")];
    this.bands = names.filter((name) => name.classList.contains("rl-band"));
    this.topics = names.filter((name) => !name.classList.contains("rl-band"));
    /** @type {[number, number]} the part of the sheet that is shown, from top to bottom */
    this.shown = [0, Number(this.field.getAttribute("height"))];
  }

  /** The names of the sections. */
  get sections() {
    return this.bands.map((band) => band.textContent ?? "");
  }

  /** Where the works stand. */
  get points() {
    return this.works.map(({ circle }) => ({ x: Number(circle.getAttribute("cx")), y: Number(circle.getAttribute("cy")) }));
  }

  /**
   * Lay the sheet out as *view*, pressed together where it is wider than *room*, and show of it the section *section* only, or all of it for -1.
   * @param {View} view
   * @param {number} section
   * @param {number} room
   */
  lay(view, section, room) {
    const [top, height] = section < 0 ? [0, view.height] : view.bands[section].slice(1).map(Number);
    const scale = Math.min(1, room / view.width);
    const width = Math.floor(view.width * scale);
    this.shown = [top, top + height];
    this.works.forEach((work, index) => lay(work, view.works[index], scale));
    this.#hideWays();
    set(this.field, { width, height, viewBox: `0 ${top} ${width} ${height}` });
    set(this.years, { width });
    set(this.names, { height });
    this.#layGround(view, scale);
    this.#layYears(view, scale);
    this.#layNames(view);
  }

  /** Hide the lines that only pass through what is shown. */
  #hideWays() {
    this.works.forEach(({ ways, before }, work) =>
      ways.forEach((way, index) => way.setAttribute("display", this.shows(work) || this.shows(before[index]) ? "inline" : "none")),
    );
  }

  /** @param {View} view @param {number} scale */
  #layGround(view, scale) {
    this.ground.replaceChildren(
      ...view.spans.map(([x, width]) => drawn("rect", { class: "rl-span", x: x * scale, y: 0, width: width * scale, height: view.height })),
      ...view.folds.map((x) => drawn("path", { class: "rl-fold", d: `M${x * scale} 0L${x * scale} ${view.height}` })),
      drawn("path", { class: "rl-rule", d: view.lines[0] }),
      drawn("path", { class: "rl-rule rl-band", d: view.lines[1] }),
    );
  }

  /** @param {View} view @param {number} scale */
  #layYears(view, scale) {
    const height = Number(this.years.getAttribute("height"));
    let free = 0; // names that would lie on another are left out
    this.years.replaceChildren(
      ...view.columns.flatMap(([words, x, width]) => {
        const left = x * scale;
        if (left < free) return [];
        free = left + words.length * LETTER;
        const box = drawn("foreignObject", { x: left, y: 0, width: width * scale, height });
        const name = document.createElement("span");
        name.textContent = words;
        box.append(name);
        return [box];
      }),
    );
  }

  /** @param {View} view */
  #layNames(view) {
    /** @param {Element} box @param {number} y @param {number} height */
    const place = (box, y, height) => {
      const isShown = y >= this.shown[0] && y < this.shown[1];
      box.setAttribute("display", isShown ? "inline" : "none");
      set(box, { y: y - this.shown[0], height });
    };
    this.bands.forEach((box, index) => place(box, view.bands[index][1], view.bands[index][2]));
    this.topics.forEach((box, index) => (view.rows.length ? place(box, ...view.rows[index]) : box.setAttribute("display", "none")));
  }

  /** Return where the sections that are shown begin, counted from the first of them. */
  topsOfBands() {
    const boxes = this.bands.filter((band) => band.getAttribute("display") !== "none");
    return boxes.map((band) => Number(band.getAttribute("y")));
  }

  /**
   * Tell whether *work* is on the part of the sheet that is shown.
   * @param {number} work
   */
  shows(work) {
    const y = Number(this.works[work].circle.getAttribute("cy"));
    return y >= this.shown[0] && y < this.shown[1];
  }
}

/** @param {Work} work @param {Place} place @param {number} scale */
function lay(work, [x, y, radius, width, height, lines, ways], scale) {
  set(work.circle, { cx: x * scale, cy: y, r: radius });
  set(work.box, { x: x * scale - 10, y: y - Math.floor(height / 2), width, height });
  if (lines.length) work.link.replaceChildren(...lines.flatMap((line, index) => (index ? [document.createElement("br"), line] : [line])));
  work.ways.forEach((way, index) => set(way, { d: ways[index], transform: `scale(${scale} 1)` }));
}

/** @param {Element} frame @param {string} selector */
function part(frame, selector) {
  const element = frame.querySelector(selector);
  if (!element) throw new Error(`the map has no ${selector}`);
  return element;
}
