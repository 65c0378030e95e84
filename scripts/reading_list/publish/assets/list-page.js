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
import { meter } from "./progress.js";
import { onChange, stateOf } from "./reading.js";
import { outline } from "./site.js";

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
    if (!list) throw new Error("the outline of the site is missing");
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
    const words = `The works of this list could not be loaded (${fault instanceof Error ? fault.message : fault}). Its link is still good.`;
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
  const words = own.steps.length ? "There is no list in this address. " : "There is no list in this address, and you have not begun one.";
  return [
    ...(trouble ? [node("p", { class: "rl-trouble", role: "alert" }, trouble)] : []),
    node("p", {}, words, ...(address ? [node("a", { href: address }, "Open your own")] : [])),
  ];
}

/**
 * @param {string} title
 * @param {Step[]} steps
 * @param {Catalogue} catalogue
 */
function parts(title, steps, catalogue) {
  const entries = steps.flatMap(({ entry }) => entry ?? []);
  const heading = node("h2", {}, title || (steps.length === 1 ? "One work" : `${steps.length} works`));
  const list = node("ol", { class: "rl-steps rl-path" }, ...steps.map((step) => stepRow(step, catalogue)));
  const status = node("p", { class: "rl-status", role: "status" });
  const known = { title, steps: steps.flatMap(({ entry, remark }) => (entry ? [{ entry, remark }] : [])) };
  const link = node("input", { type: "text", readonly: true, hidden: true, value: location.href, "aria-label": "The link to this list" });
  const own = button("Take into my list", () => takeOver(known, own, status));
  const take = node(
    "div",
    { class: "rl-tools", role: "group", "aria-label": "Do something with this list" },
    own,
    button("Copy the link", async () => {
      link.value = location.href;
      link.hidden = await copied(location.href, link);
      status.textContent = link.hidden ? "The link is on the clipboard." : "Copy the link from here:";
    }),
    button("Print", () => print()),
    ...LIST_FORMATS.map(({ name, file, type, make }) =>
      button(name, async () => {
        try {
          download(file, type, await make(known, catalogue));
        } catch (fault) {
          status.textContent = `No ${name} could be made: ${fault instanceof Error ? fault.message : fault}.`;
        }
      }),
    ),
  );
  return [heading, ...(entries.length ? [meter(entries.map(({ id }) => id), title || "this list")] : []), list, take, link, status];
}

/**
 * @param {Step} step
 * @param {Catalogue} catalogue
 */
function stepRow({ entry, code, remark }, catalogue) {
  const words = remark ? [node("p", { class: "rl-why" }, remark)] : [];
  if (!entry) return node("li", {}, `A work that this site does not have now (code ${code})`, ...words);
  return node("li", {}, node("a", { href: entry.href }, entry.title), " ", node("small", {}, factsOf(entry, catalogue)), ...words);
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
  for (const step of steps) {
    if (step === next) step.setAttribute("aria-current", "step");
    else step.removeAttribute("aria-current");
  }
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
  const words = [`${count === 1 ? "1 work is" : `${count} works are`} on your list now.`];
  if (there) words.push(`${there === 1 ? "1 was" : `${there} were`} there already, or found no room.`);
  const after = current();
  const back = button("Undo", () => {
    takeBack(before, after);
    status.textContent = "Undone.";
    take.focus(); // the button that was pressed has gone
  });
  status.replaceChildren(`${words.join(" ")} `, back);
}
