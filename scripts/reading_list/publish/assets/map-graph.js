// What builds on what among the works of the map, which are known by their places in its order: the oldest first.

/**
 * @typedef {{before: number[][], after: number[][]}} Graph of each work those that it builds on, and those that build on it
 * @typedef {{x: number, y: number}} Point
 */

/**
 * @param {number[][]} before
 * @returns {Graph}
 */
export function graphOf(before) {
  /** @type {number[][]} */
  const after = before.map(() => []);
  before.forEach((older, work) => older.forEach((one) => after[one].push(work)));
  return { before, after };
}

/**
 * Return all works that the lines of one direction lead to from *work*, without it, the nearest first.
 * @param {number[][]} lines `before` or `after` of a graph
 * @param {number} work
 * @returns {number[]}
 */
export function reached(lines, work) {
  const known = new Set([work]);
  for (const one of known) lines[one].forEach((next) => known.add(next)); // a set is walked to its end while it grows
  known.delete(work);
  return [...known];
}

/**
 * Return where an arrow key leads from *work*: left and right along a line to the nearest work, or else within the row;
 * up and down to the nearest work above or below. -1 where there is none.
 * @param {string} key
 * @param {number} work
 * @param {Graph} graph
 * @param {Point[]} points
 * @param {(work: number) => boolean} isShown
 * @returns {number}
 */
export function neighbour(key, work, graph, points, isShown) {
  const here = points[work];
  /** @param {number[]} works @param {(one: Point) => number} far */
  const nearest = (works, far) =>
    works.reduce((best, one) => (best < 0 || far(points[one]) < far(points[best]) ? one : best), -1);
  const others = points.map((_, one) => one).filter((one) => one !== work && isShown(one));
  const along = (/** @type {Point} */ one) => Math.abs(one.x - here.x) + Math.abs(one.y - here.y) / 8;
  const across = (/** @type {Point} */ one) => Math.abs(one.y - here.y) + Math.abs(one.x - here.x) / 2;
  switch (key) {
    case "ArrowLeft":
      return graph.before[work].length
        ? nearest(graph.before[work], along)
        : nearest(others.filter((one) => points[one].x < here.x), (one) => along(one) + 4 * Math.abs(one.y - here.y));
    case "ArrowRight":
      return graph.after[work].length
        ? nearest(graph.after[work], along)
        : nearest(others.filter((one) => points[one].x > here.x), (one) => along(one) + 4 * Math.abs(one.y - here.y));
    case "ArrowUp":
      return nearest(others.filter((one) => points[one].y < here.y), across);
    case "ArrowDown":
      return nearest(others.filter((one) => points[one].y > here.y), across);
    default:
      return -1;
  }
}

/**
 * Return where to begin so that as many of *places* as can be lie within *room*.
 * @param {number[]} places
 * @param {number} room
 * @returns {number}
 */
export function densest(places, room) {
  let [best, most] = [0, 0];
  for (const start of places) {
    const count = places.filter((place) => place >= start && place < start + room).length;
    if (count > most || (count === most && start > best)) [best, most] = [start, count];
  }
  return best;
}
