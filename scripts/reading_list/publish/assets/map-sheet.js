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
    this.scale = 1;
    /** @type {[number, number]} the part of the sheet that is shown, from top to bottom */
    this.shown = [0, Number(this.field.getAttribute("height"))];
    this.width = Number(this.field.getAttribute("width"));
  }

  /** The names of the sections. */
  get sections() {
    return this.bands.map((band) => band.textContent ?? "");
  }

  /** Where the works stand, on the sheet itself. */
  get points() {
    return this.works.map(({ circle }) => ({ x: Number(circle.getAttribute("cx")), y: Number(circle.getAttribute("cy")) }));
  }

  /**
   * Lay the sheet out as *view*, no wider than *room*, and show of it the section *section* only, or all of it for -1.
   * @param {View} view
   * @param {number} section
   * @param {number} room
   */
  lay(view, section, room) {
    const [top, height] = section < 0 ? [0, view.height] : view.bands[section].slice(1).map(Number);
    const scale = Math.min(1, room / view.width);
    this.scale = scale;
    this.shown = [top, top + height];
    this.width = view.width;
    this.works.forEach((work, index) => lay(work, view.works[index]));
    this.#hideWays();
    set(this.field, { width: view.width * scale, height: height * scale, viewBox: `0 ${top} ${view.width} ${height}` });
    this.#layGround(view);
    this.#layYears(view);
    this.#layNames(view);
    set(this.names, { height: height * scale });
  }

  /** Hide the lines that only pass through what is shown. */
  #hideWays() {
    this.works.forEach(({ ways, before }, work) =>
      ways.forEach((way, index) => way.setAttribute("display", this.shows(work) || this.shows(before[index]) ? "inline" : "none")),
    );
  }

  /** @param {View} view */
  #layGround(view) {
    this.ground.replaceChildren(
      ...view.spans.map(([x, width]) => drawn("rect", { class: "rl-span", x, y: 0, width, height: view.height })),
      ...view.folds.map((x) => drawn("path", { class: "rl-fold", d: `M${x} 0L${x} ${view.height}` })),
      drawn("path", { class: "rl-rule", d: view.lines[0] }),
      drawn("path", { class: "rl-rule rl-band", d: view.lines[1] }),
    );
  }

  /** @param {View} view */
  #layYears(view) {
    const height = Number(this.years.getAttribute("height"));
    set(this.years, { width: view.width * this.scale });
    this.years.replaceChildren(
      ...view.columns.map(([words, x, width]) => {
        const box = drawn("foreignObject", { x: x * this.scale, y: 0, width: width * this.scale, height });
        const name = document.createElement("span");
        name.textContent = words;
        box.append(name);
        return box;
      }),
    );
  }

  /** @param {View} view */
  #layNames(view) {
    /** @param {Element} box @param {number} y @param {number} height */
    const place = (box, y, height) => {
      const isShown = y >= this.shown[0] && y < this.shown[1];
      box.setAttribute("display", isShown ? "inline" : "none");
      set(box, { y: (y - this.shown[0]) * this.scale, height: height * this.scale });
    };
    this.bands.forEach((box, index) => place(box, view.bands[index][1], view.bands[index][2]));
    this.topics.forEach((box, index) => (view.rows.length ? place(box, ...view.rows[index]) : box.setAttribute("display", "none")));
  }

  /** Return where the sections that are shown begin, in pixels of the window. */
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

/** @param {Work} work @param {Place} place */
function lay(work, [x, y, radius, width, height, lines, ways]) {
  set(work.circle, { cx: x, cy: y, r: radius });
  set(work.box, { x: x - 10, y: y - Math.floor(height / 2), width, height });
  if (lines.length) work.link.replaceChildren(...lines.flatMap((line, index) => (index ? [document.createElement("br"), line] : [line])));
  work.ways.forEach((way, index) => way.setAttribute("d", ways[index]));
}

/** @param {Element} frame @param {string} selector */
function part(frame, selector) {
  const element = frame.querySelector(selector);
  if (!element) throw new Error(`the map has no ${selector}`);
  return element;
}
