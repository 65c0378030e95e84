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
import { said, sentences } from "./words.js";

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
    lists.textContent = said("script.reading.failed");
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
    button(said("script.reading.other_device"), () => void handOver(status, offer)),
    button(said("script.reading.save"), () => void take(status)),
    button(said("script.reading.load"), () => picker.click()),
    picker,
    ...FORMATS.map((format) => button(format.name, () => void save(format, status), said("script.reading.download", { format: format.name }))),
    button(said("script.reading.clear_all"), () => askToClear(status)),
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
  if (!list || !marked.length) return say(status, list ? said("script.reading.nothing") : said("script.reading.no_list"));
  try {
    download(file.replace("selection", "my-reading"), type, await make(marked, list.catalogue));
  } catch (fault) {
    say(status, said("script.file.failed", { format: name, reason: fault instanceof Error ? fault.message : String(fault) }));
  }
}

/** @param {HTMLElement} status */
async function take(status) {
  const count = states().size;
  files.save(changes(), remarks.all(), (await outline())?.site ?? "");
  say(status, said("script.reading.saved", { count }));
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
    let [marksTaken, remarksTaken] = [0, 0];
    restore(
      (now) => {
        const { all, taken } = merged(now, theirs.changes);
        marksTaken = taken.length;
        return all;
      },
      (now) => {
        const { all, taken } = merged(now, theirs.remarks);
        remarksTaken = taken.length;
        return all;
      },
    );
    const unknown = list ? [...theirs.changes.keys()].filter((id) => !list.entries.has(id)).length : 0;
    const count = theirs.changes.size;
    const told = [
      theirs.exported ? said("script.reading.in_file_of", { count, date: inWords(theirs.exported) }) : said("script.reading.in_file", { count }),
      said("script.reading.taken", { count: marksTaken }),
      remarksTaken ? said("script.reading.remarks_taken", { count: remarksTaken }) : "",
      unknown ? said("script.reading.unknown_kept", { count: unknown }) : "",
    ];
    say(status, sentences(told), marksTaken || remarksTaken ? back() : undefined);
  } catch (fault) {
    if (!(fault instanceof Unreadable)) throw fault;
    say(status, said("script.reading.unreadable", { file: file.name, reason: fault.message }));
  }
}

/** @param {HTMLElement} status */
function askToClear(status) {
  const count = states().size;
  if (!changes().size) return say(status, said("script.reading.nothing_to_clear"));
  const yes = button(said("script.reading.clear"), () => {
    const back = undo(status);
    replace(() => new Map());
    const again = back();
    say(status, said("script.reading.cleared", { count }), again);
    again.focus();
  });
  const no = button(said("script.reading.keep"), () => say(status, said("script.reading.kept")));
  say(status, said("script.reading.ask_to_clear", { count }), yes, no);
  yes.focus();
}

/**
 * Show the marks as an address and as a code to be photographed.
 * @param {HTMLElement} status
 * @param {HTMLElement} offer
 */
async function handOver(status, offer) {
  const [{ handedOver }, list] = await Promise.all([import("./hand-over.js"), known()]);
  if (!list) return say(status, said("script.reading.no_address"));
  if (!changes().size) return say(status, said("script.reading.nothing"));
  offer.replaceChildren(handedOver(changes(), list));
  offer.querySelector("h2")?.focus();
}

/**
 * The marks of an address that the reader has not answered yet. A theme with instant navigation fetches a page again
 * when its address gets a fragment, and so shows it anew, without what stood on it.
 * @type {import("./list-address.js").CodedMark[] | undefined}
 */
let unanswered;

/**
 * Show what the marks in the address would change, if there are any in it.
 * @param {Promise<Known | undefined>} all
 * @param {HTMLElement} status
 * @param {HTMLElement} offer
 * @param {AbortSignal} ended
 */
async function offerMarks(all, status, offer, ended) {
  const { hash } = location;
  const inAddress = hash.startsWith(MARKS_FRAGMENT);
  if (!inAddress && !unanswered) return;
  const content = inAddress ? marksIn(hash) : (unanswered ?? []);
  const [{ offered }, list] = await Promise.all([import("./hand-over.js"), all]);
  if (ended.aborted || location.hash !== hash) return; // the address belongs to another page now, or was looked at
  if (!list) return say(status, said("script.reading.wait"));
  // What was looked at once is not asked again when the page is loaded again, or shown to somebody.
  if (inAddress) history.replaceState(history.state, "", location.pathname + location.search);
  if (typeof content === "string") return say(status, content);
  unanswered = content;
  offer.replaceChildren(offered(content, list, status, () => (unanswered = undefined)));
  offer.querySelector("h2")?.focus();
}
