// A list, or a reader's marks, as the fragment of an address, and back. An address may come from anybody: whatever it
// holds is text of a bounded length, and nothing in here throws.

import { isDay } from "./days.js";
import { LENGTH, letters, LETTERS, numberOf } from "./list-codes.js";
import { LONGEST_REMARK, LONGEST_TITLE, MOST_STEPS, plain } from "./list-words.js";
import { said } from "./words.js";

/**
 * @typedef {{code: string, remark: string}} Step a work of a list, and what is said of it
 * @typedef {{title: string, steps: Step[]}} CodedList
 * @typedef {{code: string, state: import("./changes.js").State | null, changed: string}} CodedMark
 */

/** What fragments begin with, before the version. */
const LIST_FRAGMENT = "#list=";
export const MARKS_FRAGMENT = "#marks=";
const VERSION = "1";

const MOST_MARKS = 5000;
/** More than the longest list in the widest letters, at six bits a letter. */
const LONGEST = 320_000;

const FOREIGN = said("script.address.foreign");
const BROKEN = said("script.address.broken");
const EMPTY = said("script.address.empty");

/**
 * Return the fragment that holds *list*: version and codes, then title and remarks where there are any.
 * @param {CodedList} list
 */
export function listFragment({ title, steps }) {
  const kept = steps.slice(0, MOST_STEPS);
  const words = [plain(title, LONGEST_TITLE), ...kept.map(({ remark }) => plain(remark, LONGEST_REMARK))];
  const text = words.join("\n").trimEnd();
  return `${LIST_FRAGMENT}${VERSION}${kept.map(({ code }) => code).join("")}${text && `.${base64(text)}`}`;
}

/**
 * Return the list in *fragment*, or why there is none. A work that stands there twice is taken once.
 * @param {string} fragment
 * @returns {CodedList | string}
 */
export function listIn(fragment) {
  const content = contentOf(fragment, LIST_FRAGMENT);
  if (!Array.isArray(content)) return content;
  const [codes, words] = parted(content[0]);
  const cut = inPieces(codes, LENGTH);
  const texts = cut && words !== undefined ? textIn(words)?.split("\n") : [];
  if (!cut || !texts) return BROKEN;
  const [title = "", ...remarks] = texts;
  /** @type {Map<string, Step>} */
  const steps = new Map();
  for (const [place, code] of cut.slice(0, MOST_STEPS).entries()) {
    if (!steps.has(code)) steps.set(code, { code, remark: plain(remarks[place] ?? "", LONGEST_REMARK) });
  }
  return steps.size ? { title: plain(title, LONGEST_TITLE), steps: [...steps.values()] } : EMPTY;
}

/** @type {readonly CodedMark["state"][]} by their number in an address */
const STATES = [null, "to-read", "reading", "done"];
const LAST_DAY = 2 ** 16 - 1;

/**
 * Return the fragment that holds *marks*: version, then nine letters a mark. Three of them say state and day.
 * @param {CodedMark[]} marks
 */
export function marksFragment(marks) {
  const words = marks.map(({ code, state, changed }) => code + letters(STATES.indexOf(state) * 2 ** 16 + numberOfDay(changed), 3));
  return `${MARKS_FRAGMENT}${VERSION}${words.join("")}`;
}

/**
 * Return the marks in *fragment*, or why there are none.
 * @param {string} fragment
 * @returns {CodedMark[] | string}
 */
export function marksIn(fragment) {
  const content = contentOf(fragment, MARKS_FRAGMENT);
  if (!Array.isArray(content)) return content;
  const words = inPieces(content[0], LENGTH + 3);
  if (!words) return BROKEN;
  const marks = words.slice(0, MOST_MARKS).map((word) => {
    const number = numberOf(word.slice(LENGTH));
    return { code: word.slice(0, LENGTH), state: STATES[Math.floor(number / 2 ** 16)], changed: dayOfNumber(number % 2 ** 16) };
  });
  return marks.length ? marks : EMPTY;
}

/**
 * Return what stands behind the version in *fragment*, as the only item of a list, or why that cannot be read.
 * @param {string} fragment
 * @param {string} beginning
 * @returns {[string] | string}
 */
function contentOf(fragment, beginning) {
  if (!fragment.startsWith(beginning)) return EMPTY;
  const version = fragment.slice(beginning.length, beginning.length + 1);
  if (!version) return EMPTY;
  if (version !== VERSION) return LETTERS.includes(version) ? FOREIGN : BROKEN;
  return fragment.length > LONGEST ? BROKEN : [fragment.slice(beginning.length + 1)];
}

/**
 * Return what stands before and after the first point of *text*; nothing after it where there is none.
 * @param {string} text
 * @returns {[string, string | undefined]}
 */
function parted(text) {
  const point = text.indexOf(".");
  return point < 0 ? [text, undefined] : [text.slice(0, point), text.slice(point + 1)];
}

/**
 * Return *word* in pieces of *length* letters, or undefined where it is not made of such.
 * @param {string} word
 * @param {number} length
 */
function inPieces(word, length) {
  if (word.length % length || !/^[\w-]*$/.test(word)) return undefined;
  return word.match(new RegExp(`.{${length}}`, "g")) ?? [];
}

/** @param {string} text */
function base64(text) {
  const bytes = new TextEncoder().encode(text);
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/**
 * Return the text that *word* encodes, or undefined where it is none.
 * @param {string} word
 */
function textIn(word) {
  if (!/^[\w-]*$/.test(word)) return undefined;
  try {
    const binary = atob(word.replaceAll("-", "+").replaceAll("_", "/"));
    return new TextDecoder().decode(Uint8Array.from(binary, (letter) => letter.charCodeAt(0)));
  } catch {
    return undefined;
  }
}

const DAY = 86_400_000;

/**
 * Return how many days *day* comes after 1 January 1970, as near as three letters can say.
 * @param {string} day
 */
function numberOfDay(day) {
  const number = isDay(day) ? Date.parse(`${day}T00:00:00Z`) / DAY : 0;
  return Math.min(Math.max(number, 0), LAST_DAY);
}

/** @param {number} number */
function dayOfNumber(number) {
  return new Date(number * DAY).toISOString().slice(0, 10);
}
