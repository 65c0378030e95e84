// The page "A list": shows the list in the address as a path, to be marked, printed, taken along or taken over.

import { load } from "./catalogue.js";
import { copied } from "./clipboard.js";
import { controls } from "./controls.js";
import { download } from "./download.js";
import { factsOf } from "./entry-facts.js";
import { listIn } from "./list-address.js";
import { codes } from "./list-codes.js";
import { LIST_FORMATS } from "./list-files.js";
import { linkTo } from "./list-link.js";
import { add, current, replace, takeBack } from "./list-store.js";
import { button, node } from "./nodes.js";
import { labelOf, markStep, meter } from "./progress.js";
import { onChange, stateOf } from "./reading.js";
import { outline } from "./site.js";
import { said, saidWith, sentences } from "./words.js";

/**
 * @typedef {import("./catalogue.js").Catalogue} Catalogue
 * @typedef {import("./catalogue.js").Entry} Entry
 * @typedef {{entry: Entry | undefined, code: string, remark: string}} Step
 */

/**
 * Show in *place* the list that the address holds, and follow the address, until *ended*.
 * @param {HTMLElement} place
 * @param {AbortSignal} ended
 */
export function listPage(place, ended) {
  const show = () => void draw(place, ended);
  addEventListener("hashchange", show, { signal: ended });
  ended.addEventListener("abort", onChange(() => markNext(place)));
  show();
}

/**
 * @param {HTMLElement} place
 * @param {AbortSignal} ended
 */
async function draw(place, ended) {
  const { hash } = location;
  const content = listIn(hash);
  if (typeof content === "string") {
    place.replaceChildren(...(await withoutList(hash.startsWith("#list=") ? content : "")));
    return;
  }
  try {
    const [catalogue, list] = await Promise.all([load(), outline()]);
    if (ended.aborted || location.hash !== hash) return;
    if (!list) throw new Error(said("script.list.no_outline"));
    const { id } = codes(catalogue.entries.map((entry) => entry.id), list.former_ids);
    const byId = new Map(catalogue.entries.map((entry) => [entry.id, entry]));
    const known = content.steps.map(({ code, remark }) => ({ code, remark, entry: byId.get(id(code) ?? "") }));
    // Two entries may have become one since the list was made.
    const steps = known.filter(({ entry }, place) => !entry || known.findIndex((one) => one.entry === entry) === place);
    place.replaceChildren(...parts(content.title, steps, catalogue));
    if (content.title) document.title = content.title; // what a bookmark is called
    controls(place);
    markNext(place);
  } catch (fault) {
    if (ended.aborted) return;
    const words = said("script.list.failed", { reason: fault instanceof Error ? fault.message : String(fault) });
    place.replaceChildren(node("p", { class: "rl-trouble", role: "alert" }, words));
  }
}

/**
 * Return what is said where there is no list in the address.
 * @param {string} trouble
 */
async function withoutList(trouble) {
  const own = current();
  const address = own.steps.length ? await linkTo(own) : undefined;
  const link = (/** @type {(string | Node)[]} */ words) => node("a", { href: address ?? "" }, ...words);
  const words = own.steps.length ? [said("script.list.none_here")] : [said("script.list.none")];
  return [
    ...(trouble ? [node("p", { class: "rl-trouble", role: "alert" }, trouble)] : []),
    node("p", {}, ...(address ? saidWith("script.list.open_own", { link }) : words)),
  ];
}

/**
 * @param {string} title
 * @param {Step[]} steps
 * @param {Catalogue} catalogue
 */
function parts(title, steps, catalogue) {
  const entries = steps.flatMap(({ entry }) => entry ?? []);
  const heading = node("h2", { dir: "auto" }, title || said("script.list.untitled", { count: steps.length }));
  const list = node("ol", { class: "rl-steps rl-path" }, ...steps.map((step) => stepRow(step, catalogue)));
  const status = node("p", { class: "rl-status", role: "status" });
  const known = { title, steps: steps.flatMap(({ entry, remark }) => (entry ? [{ entry, remark }] : [])) };
  const link = node("input", { type: "text", readonly: true, hidden: true, value: location.href, "aria-label": said("script.list.link") });
  const own = button(said("script.list.take_over"), () => takeOver(known, own, status));
  const take = node(
    "div",
    { class: "rl-tools", role: "group", "aria-label": said("script.list.tools") },
    own,
    button(said("script.copy_link"), async () => {
      link.value = location.href;
      link.hidden = await copied(location.href, link);
      status.textContent = link.hidden ? said("script.link_copied") : said("script.link_to_copy");
    }),
    button(said("script.list.print"), () => print()),
    ...LIST_FORMATS.map(({ name, file, type, make }) =>
      button(name, async () => {
        try {
          download(file, type, await make(known, catalogue));
        } catch (fault) {
          status.textContent = said("script.file.failed", { format: name, reason: fault instanceof Error ? fault.message : String(fault) });
        }
      }),
    ),
  );
  return [heading, ...(entries.length ? [meter(entries.map(({ id }) => id), title ? labelOf(title) : said("script.progress.this_list"))] : []), list, take, link, status];
}

/**
 * @param {Step} step
 * @param {Catalogue} catalogue
 */
function stepRow({ entry, code, remark }, catalogue) {
  const words = remark ? [node("p", { class: "rl-why", dir: "auto" }, remark)] : [];
  if (!entry) return node("li", {}, said("script.unknown_work.code", { code }), ...words);
  return node("li", {}, node("a", { href: entry.href, dir: "auto" }, entry.title), " ", node("small", {}, factsOf(entry, catalogue)), ...words);
}

/**
 * Mark the first step that is not done, for whoever has begun.
 * @param {HTMLElement} place
 */
function markNext(place) {
  const steps = [...place.querySelectorAll("ol > li")];
  const stateIn = (/** @type {Element} */ step) => stateOf(step.querySelector("[data-entry]")?.getAttribute("data-entry") ?? "");
  const open = steps.filter((step) => step.querySelector("[data-entry]") && stateIn(step) !== "done");
  const next = steps.some(stateIn) ? open[0] : undefined;
  for (const step of steps) markStep(step, step === next);
}

/**
 * Put the works of *list* at the end of the reader's own, and offer to undo that.
 * @param {import("./list-files.js").KnownList} list
 * @param {HTMLElement} take the button for it
 * @param {HTMLElement} status
 */
function takeOver({ title, steps }, take, status) {
  const before = current();
  const count = add(steps.map(({ entry, remark }) => ({ id: entry.id, remark })));
  if (!before.title && !before.steps.length) replace({ ...current(), title });
  const there = steps.length - count;
  const words = [said("script.list.taken_over", { count })];
  if (there) words.push(said("script.list.there_already", { count: there }));
  const after = current();
  const back = button(said("script.undo"), () => {
    takeBack(before, after);
    status.textContent = said("script.undone");
    take.focus(); // the button that was pressed has gone
  });
  status.replaceChildren(`${sentences(words)} `, back);
}
