// Takes back what has just been done to marks and remarks, and says what was done.

import { undone } from "./changes.js";
import { button } from "./nodes.js";
import { changes, replace } from "./reading.js";
import { remarks } from "./remarks.js";
import { said } from "./words.js";

/**
 * Remember what there is now. Return what makes, once something was done, a button that takes that back, and nothing that
 * any tab does from then on.
 * @param {HTMLElement} status
 * @returns {() => HTMLButtonElement}
 */
export function undo(status) {
  const before = { marks: changes(), remarks: remarks.all() };
  return () => {
    const after = { marks: changes(), remarks: remarks.all() };
    return button(said("script.undo"), () => {
      restore(
        (marks) => undone(marks, before.marks, after.marks),
        (words) => undone(words, before.remarks, after.remarks),
      );
      say(status, said("script.undone"));
    });
  };
}

/**
 * Put in place of the marks and remarks that there are what *marks* and *words* make of them.
 * @param {(now: import("./changes.js").Changes) => import("./changes.js").Changes} marks
 * @param {(now: import("./remarks.js").Remarks) => import("./remarks.js").Remarks} words
 */
export function restore(marks, words) {
  remarks.replace(words);
  replace(marks);
}

/**
 * @param {HTMLElement} status
 * @param {string} words
 * @param {(HTMLElement | undefined)[]} buttons
 */
export function say(status, words, ...buttons) {
  const left = status.contains(document.activeElement) && !buttons.length;
  status.replaceChildren(`${words} `, ...buttons.filter((button) => button !== undefined));
  // The button that was pressed has gone, and the focus with it: back to where the question came from.
  /** @type {HTMLElement | null | undefined} */
  const last = status.previousElementSibling?.querySelector("button:last-of-type");
  if (left) last?.focus();
}
