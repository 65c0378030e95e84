// Words for readers, in the language of the site. A message is named by its key, in whose place its text stands once the
// site is made: `messages/en.yaml` has them all, and says what their places are.

/**
 * @typedef {string | Partial<Record<Intl.LDMLPluralRule, string>>} Message a text, or one for each plural form
 * @typedef {string | number} Value
 * @typedef {(words: (string | Node)[]) => Node} Around puts something around words
 */

const LANGUAGE = "words:language";
/** In which direction it is written. */
export const DIRECTION = /** @type {string} */ ("words:direction");
/** What the levels are called, the easiest first. */
export const LEVELS = /** @type {string[]} */ (/** @type {unknown} */ ("words:levels"));

/** How the language writes dates and numbers: as on the pages, in digits and days that all languages have. */
export const LOCALE = localeOf(LANGUAGE);

const PLURALS = new Intl.PluralRules(LOCALE);
/** From here on, a number has signs between its thousands. */
const GROUPED = 10_000;
const BRACE = /\{([a-z_]+)([|}])|\}/g;

/** @param {string} language */
function localeOf(language) {
  const options = { calendar: "gregory", numberingSystem: "latn" };
  try {
    return new Intl.Locale(language === "en" ? "en-001" : language.replaceAll("_", "-"), options);
  } catch {
    return new Intl.Locale("en-001", options); // somebody has a language of their own
  }
}

/**
 * Return a message as text, filled with *values*. Which of its plural forms it is depends on the value `count`.
 * @template {Exclude<keyof Places, keyof Spans>} K
 * @param {K} message
 * @param {[Places[K]] extends [never] ? [] : [{[P in Places[K]]: P extends "count" ? number : Value}]} values
 * @returns {string}
 */
export function said(message, ...values) {
  return filled(message, values[0] ?? {}).join("");
}

/**
 * Return the same as what elements consist of: values may be elements, or put one around words.
 * @template {keyof Places} K
 * @param {K} message
 * @param {{[P in Places[K]]: P extends "count" ? number : Value | Node} & (K extends keyof Spans ? {[S in Spans[K]]: Around} : {})} values
 * @returns {(string | Node)[]}
 */
export function saidWith(message, values) {
  return filled(message, values);
}

/**
 * @param {Message} message
 * @param {Record<string, Value | Node | Around>} values
 * @returns {(string | Node)[]}
 */
function filled(message, values) {
  const text = typeof message === "string" ? message : (message[PLURALS.select(Number(values.count))] ?? message.other ?? "");
  const opened = [{ name: "", parts: /** @type {(string | Node)[]} */ ([]) }];
  let end = 0;
  for (const { 0: brace, 1: name, 2: closing, index } of text.matchAll(BRACE)) {
    const { name: last, parts } = opened[opened.length - 1];
    if (index > end) parts.push(text.slice(end, index));
    end = index + brace.length;
    if (closing === "|") {
      opened.push({ name, parts: [] });
    } else if (name) {
      parts.push(shown(values[name]));
    } else if (opened.length > 1) {
      opened.pop();
      opened[opened.length - 1].parts.push(/** @type {Around} */ (values[last])(parts));
    }
  }
  const { parts } = opened[0];
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}

/** @param {Value | Node | Around} value */
function shown(value) {
  if (typeof value === "number") return numberInWords(value);
  return typeof value === "string" ? isolated(value) : /** @type {Node} */ (value);
}

/**
 * Return *words* so that they keep their own direction between others that run from right to left.
 * @param {string} words
 */
export function isolated(words) {
  return DIRECTION === "rtl" ? `\u2068${words}\u2069` : words;
}

/** @param {number} number */
export function numberInWords(number) {
  return number < GROUPED ? String(number) : number.toLocaleString(LOCALE);
}

/**
 * Return *items* as a list that may go on.
 * @param {string[]} items
 */
export function listed(items) {
  return items.length ? items.reduce((a, b) => said("separator.comma", { a, b })) : "";
}

/**
 * Return sentences one after the other, without those that are empty.
 * @param {string[]} all
 */
export function sentences(all) {
  const some = all.filter(Boolean);
  return some.length ? some.reduce((first, second) => said("script.sentences", { first, second })) : "";
}

/**
 * Return *words* with a capital at the beginning, where the script has any.
 * @param {string} words
 */
export function capitalised(words) {
  return words.charAt(0).toLocaleUpperCase(LOCALE.baseName) + words.slice(1);
}
