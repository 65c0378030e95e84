// Carries a reader's marks to another device as an address and a QR code, and shows what such an address would change.

import { merged } from "./changes.js";
import { copied } from "./clipboard.js";
import { inWords } from "./days.js";
import { MARKS_FRAGMENT, marksFragment } from "./list-address.js";
import { button, node } from "./nodes.js";
import { qrPicture } from "./qr-drawing.js";
import { changes } from "./reading.js";
import { remarks } from "./remarks.js";
import { restore, say, undo } from "./undo.js";

/**
 * @typedef {import("./changes.js").Changes} Changes
 * @typedef {import("./list-address.js").CodedMark} CodedMark
 * @typedef {import("./my-lists.js").Known} Known
 */

/** How long an address may be so that a phone reads its code from a screen: that is version 20 of 40. */
const LONGEST = 850;
/** How many letters a mark takes. */
const MARK = 9;
const WORDS = { "to-read": "to read", reading: "reading", done: "done" };

/**
 * Return what shows *all* as addresses to copy and as codes to be photographed: as few as hold them.
 * @param {Changes} all
 * @param {Known} list
 */
export function handedOver(all, list) {
  const coded = [...all].flatMap(([id, change]) => (list.entries.has(id) ? [{ code: list.codes.code(id), ...change }] : []));
  coded.sort((one, other) => (one.changed < other.changed ? 1 : one.changed > other.changed ? -1 : 0));
  const page = location.origin + location.pathname;
  const most = Math.max(1, Math.floor((LONGEST - page.length - MARKS_FRAGMENT.length - 1) / MARK));
  const parts = Array.from({ length: Math.ceil(coded.length / most) }, (_, index) => coded.slice(index * most, (index + 1) * most));
  const lost = all.size - coded.length;
  const section = node(
    "section",
    { class: "rl-offer" },
    node("h2", { tabindex: "-1" }, "To another device"),
    node("p", {}, `Photograph the ${parts.length === 1 ? "code" : "codes, one after the other,"} with the other device, or open the link there. It shows what would change before it takes anything.`),
    ...(lost ? [node("p", {}, `${lost === 1 ? "1 mark is" : `${lost} marks are`} left out: the works are not in this list now. A file takes them along.`)] : []),
    ...(remarks.all().size ? [node("p", {}, "Your own remarks are not in it: a file takes them along.")] : []),
    ...parts.map((marks, index) => part(page + marksFragment(marks), parts.length > 1 ? `${index + 1} of ${parts.length}` : "")),
    button("Close", () => {
      const before = section.closest(".rl-my-reading")?.querySelector("button");
      section.remove();
      before?.focus();
    }),
  );
  return section;
}

/**
 * @param {string} address
 * @param {string} number which of several it is
 */
function part(address, number) {
  const name = number ? `, ${number}` : "";
  const link = node("input", { type: "text", readonly: true, value: address, "aria-label": `The link to your marks${name}` });
  const copy = button("Copy the link", async () => {
    copy.textContent = (await copied(address, link)) ? "Copied" : "Copy the marked text";
  });
  const picture = qrPicture(address, `QR code of your marks${name}`);
  const words = number ? [node("figcaption", {}, number)] : [];
  return node("figure", {}, ...(picture ? [picture] : []), ...words, node("div", { class: "rl-tools" }, link, copy));
}

/**
 * Return what shows how *coded* marks would change those of this browser, with the choice to take them.
 * @param {CodedMark[]} coded
 * @param {Known} list
 * @param {HTMLElement} status
 * @param {() => void} answered called when the reader has chosen
 */
export function offered(coded, list, status, answered) {
  /** @type {Changes} */
  const theirs = new Map();
  for (const { code, state, changed } of coded) {
    const id = list.codes.id(code);
    const known = id && theirs.get(id);
    if (id && (!known || known.changed <= changed)) theirs.set(id, { state, changed });
  }
  const lost = new Set(coded.map(({ code }) => code).filter((code) => !list.codes.id(code))).size;
  const { taken } = merged(changes(), theirs);
  const section = node("section", { class: "rl-offer" }, node("h2", { tabindex: "-1" }, "Marks from another device"));
  const end = (/** @type {string} */ words, /** @type {HTMLElement[]} */ ...buttons) => {
    section.remove();
    answered();
    say(status, words, ...buttons);
  };
  const leave = () => {
    end("Nothing was changed.");
    status.previousElementSibling?.querySelector("button")?.focus(); // the one that was pressed has gone
  };
  const gone = lost ? [node("p", {}, `${lost === 1 ? "1 belongs to a work" : `${lost} belong to works`} that this list does not have now: left out.`)] : [];
  if (!taken.length) {
    section.append(node("p", {}, "Nothing in it is newer than what is marked here."), ...gone, button("Close", leave));
    return section;
  }
  section.append(
    node("p", {}, `The address holds ${marks(theirs.size)}. ${taken.length === 1 ? "1 differs" : `${taken.length} differ`} from what is marked here, and ${taken.length === 1 ? "is" : "are"} not older.`),
    node(
      "div",
      { class: "rl-tools" },
      button("Take them over", () => {
        const back = undo(status);
        const { all, taken: now } = merged(changes(), theirs);
        restore(all, remarks.all());
        const again = back();
        end(`${marks(now.length)} taken over.`, again);
        again.focus();
      }),
      button("Leave mine as they are", leave),
    ),
    node("ul", {}, ...taken.map((id) => changeRow(id, theirs, list))),
    ...gone,
  );
  return section;
}

/**
 * @param {string} id
 * @param {Changes} theirs
 * @param {Known} list
 */
function changeRow(id, theirs, list) {
  const words = (/** @type {import("./changes.js").State | null | undefined} */ state) => (state ? WORDS[state] : "no mark");
  const change = theirs.get(id);
  const day = change ? `, ${inWords(change.changed)}` : "";
  return node("li", {}, `${list.entries.get(id)?.title ?? id}: ${words(changes().get(id)?.state)} → ${words(change?.state)}${day}`);
}

/** @param {number} count */
function marks(count) {
  return count === 1 ? "1 mark" : `${count} marks`;
}
