// What joined the list since the reader's last visit. The days of two visits are kept in this browser, nowhere else.

import { dayOf, inWords, isDay } from "./days.js";
import { outline } from "./site.js";
import { read, write } from "./storage.js";

const NAME = "visit";
/** A visit ends when no page was looked at for so long, in milliseconds: then the marks of the last one may go. */
const PAUSE = 4 * 60 * 60 * 1000;

/**
 * @typedef {object} Visit
 * @property {number} seen when a page was looked at last
 * @property {string} newest the newest day among the entries shown in this visit; empty where none were
 * @property {string} last the day of the visit before; empty on the first
 * @property {string} since entries that joined after this day are new; empty on the first visit
 */

/**
 * Mark what is new on *page*.
 * @param {ParentNode} page
 */
export function visits(page) {
  const rows = [...page.querySelectorAll("ul.rl-rows > li:has(time[datetime])")];
  const days = rows.map((row) => row.querySelector("time")?.getAttribute("datetime") ?? "");
  const visit = current(storedVisit(), Date.now());
  visit.newest = days.reduce((newest, day) => (isDay(day) && day > newest ? day : newest), visit.newest);
  write(NAME, JSON.stringify(visit));
  const { since, last } = visit;
  if (!since) return;
  const fresh = rows.filter((_, index) => (days[index] ?? "") > since);
  for (const row of fresh) mark(row);
  const slot = page.querySelector(".rl-slot");
  // Where home's short list holds something older too, it holds all that is new.
  if (slot && fresh.length) void count(slot, fresh.length < rows.length ? fresh.length : undefined, since, last);
}

/** Return the day after which what joined is new; empty on a first visit. */
export function lastSeen() {
  return storedVisit()?.since ?? "";
}

/**
 * Return the visit that goes on, or the new one that begins, at the moment *now*.
 * @param {Visit | undefined} before
 * @param {number} now
 * @returns {Visit}
 */
function current(before, now) {
  // A clock that was set back says nothing of how much time has passed: the visit goes on.
  if (!before) return { seen: now, newest: "", last: "", since: "" };
  if (now - before.seen < PAUSE) return { ...before, seen: now };
  const last = dayOf(before.seen);
  // What was published late, or on the very day but after the visit, is newer than what was shown then.
  const since = before.newest && before.newest < last ? before.newest : last;
  return { seen: now, newest: "", last, since };
}

/** @returns {Visit | undefined} */
function storedVisit() {
  try {
    const { seen, newest, last, since } = JSON.parse(read(NAME) ?? "");
    const isFine = typeof seen === "number" && Math.abs(seen) < 8.64e15;
    return isFine && [newest, last, since].every((day) => day === "" || isDay(day))
      ? { seen, newest, last, since }
      : undefined;
  } catch {
    return undefined; // none, or not ours: the next visit counts from this one
  }
}

/** @param {Element} row */
function mark(row) {
  if (row.querySelector(".rl-new")) return;
  const word = document.createElement("span");
  word.className = "rl-new";
  word.textContent = "new";
  row.append(" ", word);
}

/**
 * Say in *slot* how many entries are new; where *known* is undefined, the outline of the list knows.
 * @param {Element} slot
 * @param {number | undefined} known
 * @param {string} since
 * @param {string} last
 */
async function count(slot, known, since, last) {
  const days = known === undefined ? Object.entries((await outline())?.added ?? {}) : [];
  const number = known ?? days.reduce((sum, [day, entries]) => sum + (day > since ? entries : 0), 0);
  if (!number || slot.querySelector(".rl-since")) return;
  const line = document.createElement("p");
  line.className = "rl-since";
  const link = document.createElement("a");
  link.href = "#whats-new";
  link.textContent = `${number} new`;
  line.append(link, ` since your last visit on ${inWords(last)}.`);
  slot.append(line);
}
