// What joined the list since the reader's last visit. The days of two visits are kept in this browser, nowhere else.

import { dayOf, inWords, isDay } from "./days.js";
import { node } from "./nodes.js";
import { addressOf, FILES, outline } from "./site.js";
import { read, write } from "./storage.js";
import { said, saidWith } from "./words.js";

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
  const fresh = rows.filter((row, index) => days[index] > since && days[index] > beganOf(row));
  for (const row of fresh) mark(row);
  const slot = page.querySelector(".rl-slot");
  if (slot && fresh.length) void count(slot, last);
}

/**
 * Return the day after which what joined is news to this reader, and the page that shows it; nothing on a first visit.
 * @param {import("./site.js").Outline} list
 */
export function news({ began }) {
  const since = storedVisit()?.since;
  if (!since) return undefined;
  const after = since > began ? since : began;
  const address = addressOf(FILES.browse);
  address.search = new URLSearchParams({ "added-after": after, sort: "added" }).toString();
  return { after, href: address.href };
}

/**
 * Return how many joined after the day *after*, of as many as joined on each day.
 * @param {Record<string, number>} days
 * @param {string} after
 */
export function joined(days, after) {
  return Object.entries(days).reduce((sum, [day, number]) => sum + (day > after ? number : 0), 0);
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

/**
 * Return the day up to which nothing in the list of *row* is new.
 * @param {Element} row
 */
function beganOf(row) {
  return row.parentElement?.getAttribute("data-began") ?? "";
}

/** @param {Element} row */
function mark(row) {
  if (row.querySelector(".rl-new")) return;
  const word = document.createElement("span");
  word.className = "rl-new";
  word.textContent = said("script.visits.new");
  row.append(" ", word);
}

/**
 * Say in *slot* how many entries are new, with a link to Browse that shows those; the outline of the list knows.
 * @param {Element} slot
 * @param {string} last
 */
async function count(slot, last) {
  const list = await outline();
  const recent = list && news(list);
  const number = recent ? joined(list.added, recent.after) : 0;
  if (!recent || !number || slot.querySelector(".rl-since")) return;
  const link = (/** @type {(string | Node)[]} */ words) => node("a", { href: recent.href }, ...words);
  slot.append(node("p", { class: "rl-since" }, ...saidWith("script.visits.since", { link, count: number, date: inWords(last) })));
}
