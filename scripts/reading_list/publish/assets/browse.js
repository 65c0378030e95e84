// Puts the tool of the Browse page into its place.

import { load } from "./catalogue.js";
import { button, node } from "./nodes.js";
import { starter } from "./starter.js";
import { said } from "./words.js";

export const browse = starter("div#rl-browse", start);

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
  const reason = trouble instanceof Error ? trouble.message : String(trouble);
  const again = button(said("script.browse.again"), () => {
    words.remove();
    void start(place, ended);
  });
  const words = node("p", { class: "rl-trouble", role: "alert" }, said("script.browse.failed", { reason }), " ", again);
  place.prepend(words);
  place.classList.add("rl-failed");
}
