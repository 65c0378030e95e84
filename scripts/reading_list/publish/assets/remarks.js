// The store of a reader's own remarks on entries.

import { keeper } from "./keeper.js";
import { LONGEST_REMARK, plain } from "./list-words.js";
import { said } from "./words.js";

/** @typedef {import("./changes.js").ChangesOf<string>} Remarks */

/** @type {import("./changes.js").Form<string>} */
export const REMARKS = {
  name: "remark",
  read: (value) => (value === null ? null : typeof value === "string" ? plain(value, LONGEST_REMARK) || null : undefined),
};

export const remarks = keeper("remarks", REMARKS, {
  notKept: said("script.remarks.not_kept"),
  foreign: said("script.remarks.foreign"),
  setAside: said("script.remarks.set_aside"),
});
