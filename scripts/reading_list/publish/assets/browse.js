// Puts the tool of the Browse page into its place, and ends it when another page is shown.
// Its modules are fetched on that page only.

import { load } from "./catalogue.js";

/** @type {AbortController | undefined} */
let last;

/** @param {ParentNode} page */
export function browse(page) {
  last?.abort();
  last = undefined;
  const place = page.querySelector("div#rl-browse");
  if (!(place instanceof HTMLElement)) return;
  last = new AbortController();
  void start(place, last.signal);
}

/**
 * @param {HTMLElement} place
 * @param {AbortSignal} ended
 */
async function start(place, ended) {
  place.classList.remove("rl-failed");
  try {
    // Side by side, and not one after the other: the list is what takes time.
    const [{ tool }, catalogue] = await Promise.all([import("./browse-tool.js"), load()]);
    if (!ended.aborted) tool(place, catalogue, ended);
  } catch (trouble) {
    if (!ended.aborted) fail(place, ended, trouble);
  }
}

/**
 * Say that there is no list, and show the links that the page has without scripts.
 * @param {HTMLElement} place
 * @param {AbortSignal} ended
 * @param {unknown} trouble
 */
function fail(place, ended, trouble) {
  const words = document.createElement("p");
  words.setAttribute("role", "alert");
  words.className = "rl-trouble";
  const reason = trouble instanceof Error ? trouble.message : String(trouble);
  words.append(`The list could not be loaded (${reason}), so there is nothing to filter. These pages lead to all entries. `);
  const again = document.createElement("button");
  again.type = "button";
  again.className = "rl-button";
  again.textContent = "Try again";
  again.addEventListener("click", () => {
    words.remove();
    void start(place, ended);
  });
  words.append(again);
  place.prepend(words);
  place.classList.add("rl-failed");
}
