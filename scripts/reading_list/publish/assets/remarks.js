// The store of a reader's own remarks on entries.

import { keeper } from "./keeper.js";
import { LONGEST_REMARK, plain } from "./list-words.js";

/** @typedef {import("./changes.js").ChangesOf<string>} Remarks */

/** @type {import("./changes.js").Form<string>} */
export const REMARKS = {
  name: "remark",
  read: (value) => (value === null ? null : typeof value === "string" ? plain(value, LONGEST_REMARK) || null : undefined),
};

export const remarks = keeper("remarks", REMARKS, {
  notKept: "This browser does not keep your remarks: they last until you leave the site.",
  foreign: "Another version of this site has kept your remarks here. What you write now lasts until you leave.",
  setAside: "Your remarks could not be read. They were set aside, and you start afresh.",
});
