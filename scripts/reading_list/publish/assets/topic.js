// The page of a topic: an address that names a work unfolds it, and so does a click on its title's line.

import { idIn } from "./ids.js";

/** @param {ParentNode} page */
export function topic(page) {
  unfold(location.hash);
  const head = page.querySelector(".rl-with-works");
  if (head instanceof HTMLElement) void narrow(head);
}

/** @param {HTMLElement} head */
async function narrow(head) {
  const { narrowing } = await import("./topic-list.js");
  narrowing(head);
  unfold(location.hash);
}

/**
 * Unfold the work that the fragment *hash* names, by its id or by a former one.
 * @param {string} hash
 */
function unfold(hash) {
  const id = idIn(hash);
  if (!id) return;
  const entry = document.querySelector(`details.rl-entry:is([data-work="${id}"], :has(> summary > [id="${id}"]))`);
  if (!(entry instanceof HTMLDetailsElement)) return;
  entry.open = true;
  const heading = document.getElementById(entry.dataset.work ?? "");
  if (entry.hidden && heading) {
    // It was asked for, whatever the list is narrowed to; so is the mark between the two.
    for (const part of [heading, entry.previousElementSibling, entry]) part?.removeAttribute("hidden");
    heading.scrollIntoView();
  }
}

addEventListener("hashchange", () => unfold(location.hash));

document.addEventListener("click", ({ target, defaultPrevented }) => {
  if (!(target instanceof Element)) return;
  const link = target.closest("a[href]");
  if (link instanceof HTMLAnchorElement) {
    // The address stays the same where it names the work already.
    if (link.hash && link.pathname === location.pathname && link.host === location.host) unfold(link.hash);
    return;
  }
  const heading = defaultPrevented ? null : target.closest("h3[id]");
  const entry = heading && document.querySelector(`details.rl-entry[data-work="${CSS.escape(heading.id)}"]`);
  if (entry instanceof HTMLDetailsElement) entry.open = !entry.open;
});
