// Carries a reader's marks to another device as an address and a QR code, and shows what such an address would change.

import { merged } from "./changes.js";
import { copied } from "./clipboard.js";
import { dayOf, inWords } from "./days.js";
import { MARKS_FRAGMENT, marksFragment } from "./list-address.js";
import { button, node } from "./nodes.js";
import { qrPicture } from "./qr-drawing.js";
import { changes } from "./reading.js";
import { remarks } from "./remarks.js";
import { restore, say, undo } from "./undo.js";
import { said, sentences } from "./words.js";

/**
 * @typedef {import("./changes.js").Changes} Changes
 * @typedef {import("./list-address.js").CodedMark} CodedMark
 * @typedef {import("./my-lists.js").Known} Known
 */

/** How long an address may be so that a phone reads its code from a screen: that is version 20 of 40. */
const LONGEST = 850;
/** How many letters a mark takes. */
const MARK = 9;
const WORDS = { "to-read": said("script.mark.word.to_read"), reading: said("script.mark.word.reading"), done: said("script.mark.word.done") };

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
  const figures = parts.map((marks, index) => part(page + marksFragment(marks), index + 1, parts.length));
  const section = node(
    "section",
    { class: "rl-offer" },
    node("h2", { tabindex: "-1" }, said("script.reading.other_device")),
    node("p", {}, said("script.carry.about", { count: parts.length })),
    ...(lost ? [node("p", {}, said("script.carry.lost", { count: lost }))] : []),
    ...(remarks.all().size ? [node("p", {}, said("script.carry.no_remarks"))] : []),
    ...figures.map(({ figure }) => figure),
    button(said("script.close"), () => {
      const before = section.closest(".rl-my-reading")?.querySelector("button");
      section.remove();
      before?.focus();
    }),
  );
  void drawn(figures);
  return section;
}

/**
 * Draw the codes of *figures*, each in a task of its own, for one takes a tenth of a second, and marks may need dozens.
 * @param {ReturnType<typeof part>[]} figures
 */
async function drawn(figures) {
  for (const { figure, code } of figures) {
    await new Promise((done) => setTimeout(done));
    if (!figure.isConnected) return; // the reader has gone on
    figure.prepend(...code());
  }
}

/**
 * Return what shows *address*, the part *number* of *count*, and what draws its code.
 * @param {string} address
 * @param {number} number
 * @param {number} count
 */
function part(address, number, count) {
  const isOnly = count === 1;
  const label = isOnly ? said("script.carry.link") : said("script.carry.link_part", { number, count });
  const name = isOnly ? said("script.carry.code") : said("script.carry.code_part", { number, count });
  const link = node("input", { type: "text", readonly: true, value: address, "aria-label": label });
  const copy = button(said("script.copy_link"), async () => {
    copy.textContent = (await copied(address, link)) ? said("script.carry.copied") : said("script.carry.selected");
  });
  const words = isOnly ? [] : [node("figcaption", {}, said("script.carry.part", { number, count }))];
  const figure = node("figure", {}, ...words, node("div", { class: "rl-tools" }, link, copy));
  return { figure, code: () => [qrPicture(address, name) ?? ""] };
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
  const section = node("section", { class: "rl-offer" }, node("h2", { tabindex: "-1" }, said("script.carry.heading")));
  const end = (/** @type {string} */ words, /** @type {HTMLElement[]} */ ...buttons) => {
    section.remove();
    answered();
    say(status, words, ...buttons);
  };
  const leave = () => {
    end(said("script.carry.unchanged"));
    status.previousElementSibling?.querySelector("button")?.focus(); // the one that was pressed has gone
  };
  const gone = lost ? [node("p", {}, said("script.carry.unknown", { count: lost }))] : [];
  if (!taken.length) {
    section.append(node("p", {}, said("script.carry.nothing_newer")), ...gone, button(said("script.close"), leave));
    return section;
  }
  section.append(
    node("p", {}, sentences([said("script.carry.holds", { count: theirs.size }), said("script.carry.differ", { count: taken.length })])),
    node(
      "div",
      { class: "rl-tools" },
      button(said("script.carry.take"), () => {
        const back = undo(status);
        let count = 0;
        const take = (/** @type {Changes} */ now) => {
          const { all, taken } = merged(now, theirs);
          count = taken.length;
          return all;
        };
        restore(take, (words) => words);
        const again = back();
        end(said("script.carry.taken", { count }), again);
        again.focus();
      }),
      button(said("script.carry.leave"), leave),
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
  const words = (/** @type {import("./changes.js").Change | undefined} */ change) => (change?.state ? WORDS[change.state] : said("script.mark.word.none"));
  const change = theirs.get(id);
  const title = list.entries.get(id)?.title ?? id;
  const [before, after] = [words(changes().get(id)), words(change)];
  return node("li", {}, said("script.carry.change", { title, before, after, date: inWords(change?.changed ?? dayOf()) }));
}
