// Days as the reader's calendar has them: 2026-06-03. As text they sort in time.

import { LOCALE } from "./words.js";

/**
 * Return the day of a moment where the reader is.
 * @param {number} [time] in milliseconds, as Date.now() gives it
 */
export function dayOf(time = Date.now()) {
  const moment = new Date(time);
  const parts = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()];
  return parts.map((part, index) => String(part).padStart(index ? 2 : 4, "0")).join("-");
}

/**
 * Whether *value* is a day that the calendar has.
 * @param {unknown} value
 * @returns {value is string}
 */
export function isDay(value) {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const moment = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(moment.valueOf()) && moment.toISOString().startsWith(value);
}

/**
 * Return a day in words: 3 June, and the year where it is not this one.
 * @param {string} day
 */
export function inWords(day) {
  /** @type {Intl.DateTimeFormatOptions} */
  const form = { day: "numeric", month: "long", timeZone: "UTC" };
  if (day.slice(0, 4) !== dayOf().slice(0, 4)) form.year = "numeric";
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(LOCALE, form);
}

/**
 * Return a month in words, with its year.
 * @param {string} month as in 2026-06
 */
export function monthInWords(month) {
  return new Date(`${month}-01T00:00:00Z`).toLocaleDateString(LOCALE, { month: "long", year: "numeric", timeZone: "UTC" });
}
