// The page "My reading": what is marked, and the marks as a file to take along or bring, or to clear.

import { merged, undone, Unreadable } from "./changes.js";
import { inWords } from "./days.js";
import * as files from "./files.js";
import { places, show } from "./my-lists.js";
import { changes, onChange, replace, states } from "./reading.js";
import { outline } from "./site.js";

/** Shows the lists anew, where this page is the one that is shown. */
let refresh = () => {};
onChange(() => refresh());

/**
 * Fill the page "My reading", if *page* is that.
 * @param {ParentNode} page
 */
export function myReading(page) {
  refresh = () => {};
  const place = page.querySelector(".rl-my-reading");
  if (!place) return;
  const lists = document.createElement("div");
  lists.tabIndex = -1; // it takes the focus when its last row has gone
  const status = document.createElement("p");
  status.className = "rl-status";
  status.setAttribute("role", "status");
  place.replaceChildren(tools(status), status, lists);
  void places().then((known) => {
    if (!lists.isConnected) return;
    if (known) refresh = () => show(lists, known);
    else lists.textContent = "The titles of the list could not be loaded. Your marks are safe.";
    refresh();
  });
}

/** @param {HTMLElement} status where they say what they did */
function tools(status) {
  const row = document.createElement("div");
  row.className = "rl-tools";
  const picker = document.createElement("input");
  picker.type = "file";
  picker.accept = ".json,application/json";
  picker.hidden = true;
  picker.addEventListener("change", () => {
    const file = picker.files?.[0];
    picker.value = ""; // or the same file could not be chosen again
    if (file) void bring(file, status);
  });
  row.append(
    button("Save as a file", () => void take(status)),
    button("Load a file", () => picker.click()),
    picker,
    button("Clear all marks", () => askToClear(status)),
  );
  return row;
}

/** @param {HTMLElement} status */
async function take(status) {
  const count = states().size;
  files.save(changes(), (await outline())?.site ?? "");
  say(status, `${marks(count)} saved. Load the file on this page in another browser.`);
}

/**
 * Take over what is newer in *file*.
 * @param {File} file
 * @param {HTMLElement} status
 */
async function bring(file, status) {
  try {
    const theirs = await files.open(file);
    const known = await places();
    const before = changes();
    const { all, taken } = merged(before, theirs.changes);
    replace(all);
    const from = theirs.exported ? ` of ${inWords(theirs.exported)}` : "";
    const unknown = known ? [...theirs.changes.keys()].filter((id) => !known.has(id)).length : 0;
    const words = [`Of the ${marks(theirs.changes.size)} in the file${from}, ${taken.length} ${taken.length === 1 ? "was" : "were"} taken.`];
    if (unknown === 1) words.push("1 belongs to an entry that this list does not have now; it is kept.");
    if (unknown > 1) words.push(`${unknown} belong to entries that this list does not have now; they are kept.`);
    say(status, words.join(" "), taken.length ? undo(before, status) : undefined);
  } catch (fault) {
    if (!(fault instanceof Unreadable)) throw fault;
    say(status, `Nothing was changed. "${file.name}" cannot be loaded: ${fault.message}.`);
  }
}

/** @param {HTMLElement} status */
function askToClear(status) {
  const count = states().size;
  if (!changes().size) return say(status, "There is nothing to clear.");
  const yes = button("Clear", () => {
    const before = changes();
    replace(new Map());
    const back = undo(before, status);
    say(status, `${marks(count)} cleared.`, back);
    back.focus();
  });
  const no = button("Keep", () => say(status, "Everything is kept."));
  say(status, `Clear ${marks(count)} from this browser?`, yes, no);
  yes.focus();
}

/**
 * Return a button that takes back what has just been done, and nothing that any tab does from now on.
 * @param {import("./reading.js").Changes} before what there was
 * @param {HTMLElement} status
 */
function undo(before, status) {
  const after = changes();
  return button("Undo", () => {
    replace(undone(changes(), before, after));
    say(status, "Undone.");
  });
}

/** @param {number} count */
function marks(count) {
  return count === 1 ? "1 mark" : `${count} marks`;
}

/**
 * @param {HTMLElement} status
 * @param {string} words
 * @param {(HTMLElement | undefined)[]} buttons
 */
function say(status, words, ...buttons) {
  const left = status.contains(document.activeElement) && !buttons.length;
  status.replaceChildren(`${words} `, ...buttons.filter((button) => button !== undefined));
  // The button that was pressed has gone, and the focus with it: back to where the question came from.
  /** @type {HTMLElement | null | undefined} */
  const last = status.previousElementSibling?.querySelector("button:last-of-type");
  if (left) last?.focus();
}

/**
 * @param {string} words
 * @param {() => void} action
 */
function button(words, action) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "rl-button";
  element.textContent = words;
  element.addEventListener("click", action);
  return element;
}
