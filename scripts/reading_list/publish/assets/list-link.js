// The address of the reader's list, for which its works need their codes.

import { listFragment } from "./list-address.js";
import { codes } from "./list-codes.js";
import { addressOf, FILES, outline } from "./site.js";

/** @typedef {import("./list-store.js").List} List */

/** @returns {Promise<{titles: Map<string, string>, formerIds: Record<string, string[]>} | undefined>} what is known of all works */
export async function works() {
  const list = await outline();
  if (!list) return undefined;
  const titles = new Map(Object.values(list.topics).flatMap(({ entries }) => entries));
  for (const [id, earlier] of Object.entries(list.former_ids)) {
    for (const former of earlier) titles.set(former, titles.get(former) ?? titles.get(id) ?? id);
  }
  return { titles, formerIds: list.former_ids };
}

/**
 * Return the whole address of *list*, or undefined where the outline of the site cannot be had.
 * @param {List} list
 * @returns {Promise<string | undefined>}
 */
export async function linkTo(list) {
  const known = await works();
  if (!known) return undefined;
  const { code } = codes([], known.formerIds);
  const steps = list.steps.map(({ id, remark }) => ({ code: code(id), remark }));
  return addressOf(FILES.list).href + listFragment({ title: list.title, steps });
}
