// The page "My reading": what is marked, and the marks as a file or an address to take along or bring, or to clear.

import { merged, Unreadable } from "./changes.js";
import { inWords } from "./days.js";
import { download } from "./download.js";
import * as files from "./files.js";
import { marksIn, MARKS_FRAGMENT } from "./list-address.js";
import { known, show } from "./my-lists.js";
import { button } from "./nodes.js";
import { remarks } from "./remarks.js";
import { changes, onChange, replace, states } from "./reading.js";
import { FORMATS } from "./selection.js";
import { outline } from "./site.js";
import { restore, say, undo } from "./undo.js";

/** @typedef {import("./my-lists.js").Known} Known */

/**
 * Fill *place*, until *ended*.
 * @param {HTMLElement} place
 * @param {AbortSignal} ended
 */
export async function myReadingPage(place, ended) {
  const lists = document.createElement("div");
  lists.tabIndex = -1; // it takes the focus when its last row has gone
  const status = document.createElement("p");
  status.className = "rl-status";
  status.setAttribute("role", "status");
  const offer = document.createElement("div");
  place.replaceChildren(tools(status, offer), status, offer, lists);
  const all = known();
  const look = () => void offerMarks(all, status, offer, ended);
  addEventListener("hashchange", look, { signal: ended });
  look();
  const list = await all;
  if (ended.aborted) return;
  if (!list) {
    lists.textContent = "The titles of the list could not be loaded. Your marks are safe.";
    return;
  }
  const refresh = () => show(lists, list);
  ended.addEventListener("abort", onChange(refresh));
  refresh();
}

/**
 * @param {HTMLElement} status where they say what they did
 * @param {HTMLElement} offer where more is shown
 */
function tools(status, offer) {
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
    button("To another device", () => void handOver(status, offer)),
    button("Save as a file", () => void take(status)),
    button("Load a file", () => picker.click()),
    picker,
    ...FORMATS.map((format) => button(format.name, () => void save(format, status), `Download what is marked as ${format.name}`)),
    button("Clear all marks", () => askToClear(status)),
  );
  return row;
}

/**
 * Save what is marked, the last marked first, in a format.
 * @param {import("./selection.js").Format} format
 * @param {HTMLElement} status
 */
async function save({ name, file, type, make }, status) {
  const list = await known();
  const marked = list ? [...states().keys()].flatMap((id) => list.entries.get(id) ?? []) : [];
  if (!list || !marked.length) return say(status, list ? "Nothing is marked yet." : "The list could not be loaded.");
  try {
    download(file.replace("selection", "my-reading"), type, await make(marked, list.catalogue));
  } catch (fault) {
    say(status, `No ${name} could be made: ${fault instanceof Error ? fault.message : fault}.`);
  }
}

/** @param {HTMLElement} status */
async function take(status) {
  const count = states().size;
  files.save(changes(), remarks.all(), (await outline())?.site ?? "");
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
    const list = await known();
    const back = undo(status);
    const { all, taken } = merged(changes(), theirs.changes);
    const words = merged(remarks.all(), theirs.remarks);
    restore(all, words.all);
    const from = theirs.exported ? ` of ${inWords(theirs.exported)}` : "";
    const unknown = list ? [...theirs.changes.keys()].filter((id) => !list.entries.has(id)).length : 0;
    const told = [`Of the ${marks(theirs.changes.size)} in the file${from}, ${taken.length} ${taken.length === 1 ? "was" : "were"} taken.`];
    if (words.taken.length) told.push(`${words.taken.length === 1 ? "1 remark was" : `${words.taken.length} remarks were`} taken as well.`);
    if (unknown === 1) told.push("1 belongs to an entry that this list does not have now; it is kept.");
    if (unknown > 1) told.push(`${unknown} belong to entries that this list does not have now; they are kept.`);
    say(status, told.join(" "), taken.length || words.taken.length ? back() : undefined);
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
    const back = undo(status);
    replace(new Map());
    const again = back();
    say(status, `${marks(count)} cleared.`, again);
    again.focus();
  });
  const no = button("Keep", () => say(status, "Everything is kept."));
  say(status, `Clear ${marks(count)} from this browser?`, yes, no);
  yes.focus();
}

/**
 * Show the marks as an address and as a code to be photographed.
 * @param {HTMLElement} status
 * @param {HTMLElement} offer
 */
async function handOver(status, offer) {
  const [{ handedOver }, list] = await Promise.all([import("./hand-over.js"), known()]);
  if (!list) return say(status, "The address could not be made: the list could not be loaded.");
  if (!changes().size) return say(status, "Nothing is marked yet.");
  offer.replaceChildren(handedOver(changes(), list));
  offer.querySelector("h2")?.focus();
}

/**
 * Show what the marks in the address would change, if there are any in it.
 * @param {Promise<Known | undefined>} all
 * @param {HTMLElement} status
 * @param {HTMLElement} offer
 * @param {AbortSignal} ended
 */
async function offerMarks(all, status, offer, ended) {
  const { hash } = location;
  if (!hash.startsWith(MARKS_FRAGMENT)) return;
  const content = marksIn(hash);
  const [{ offered }, list] = await Promise.all([import("./hand-over.js"), all]);
  if (ended.aborted || location.hash !== hash) return; // the address belongs to another page now, or was looked at
  if (!list) return say(status, "The marks in the address wait until the list can be loaded. Load the page again.");
  // What was looked at once is not asked again when the page is loaded again, or shown to somebody.
  history.replaceState(history.state, "", location.pathname + location.search);
  if (typeof content === "string") return say(status, content);
  offer.replaceChildren(offered(content, list, status));
  offer.querySelector("h2")?.focus();
}

/** @param {number} count */
function marks(count) {
  return count === 1 ? "1 mark" : `${count} marks`;
}
