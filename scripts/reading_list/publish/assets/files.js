// Reading states and remarks as a file: what a reader takes to another browser.

import { decoded, encoded, isRecord, MARKS, Unreadable } from "./changes.js";
import { dayOf, isDay } from "./days.js";
import { download } from "./download.js";
import { REMARKS } from "./remarks.js";
import { ROOT } from "./site.js";
import { said } from "./words.js";

/** @typedef {import("./changes.js").Changes} Changes */
/** @typedef {import("./remarks.js").Remarks} Remarks */

const FORMAT = "reading-list-states";
/** More than the states of 50,000 entries. */
const MOST = 5_000_000;

/**
 * Hand *changes* and *remarks* to the reader as a file that names the site and the day.
 * @param {Changes} changes
 * @param {Remarks} remarks
 * @param {string} site
 */
export function save(changes, remarks, site) {
  const content = {
    format: FORMAT,
    site: { name: site, url: ROOT.href },
    exported: dayOf(),
    ...encoded(changes, MARKS),
    ...(remarks.size ? { remarks: encoded(remarks, REMARKS) } : {}),
  };
  download(`my-reading-${dayOf()}.json`, "application/json", `${JSON.stringify(content, null, 1)}\n`);
}

/**
 * Return what *file* holds and the day it was saved. Throws Unreadable where it is not such a file, or damaged.
 * @param {File} file
 */
export async function open(file) {
  if (file.size > MOST) throw new Unreadable(said("script.unreadable.size"));
  const content = parsed(await file.text());
  if (!isRecord(content) || content.format !== FORMAT) throw new Unreadable(said("script.unreadable.origin"));
  return {
    changes: decoded(content, MARKS),
    remarks: "remarks" in content ? decoded(content.remarks, REMARKS) : new Map(),
    exported: isDay(content.exported) ? content.exported : undefined,
  };
}

/**
 * @param {string} text
 * @returns {unknown}
 */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreadable(said("script.unreadable.damaged"));
  }
}
