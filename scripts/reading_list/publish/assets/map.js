// Puts the tool of the map into its place, and ends it when another page is shown. Its modules are fetched on that page only.

/** @type {AbortController | undefined} */
let last;

/** @param {ParentNode} page */
export function landmarkMap(page) {
  last?.abort();
  last = undefined;
  const place = page.querySelector("div.rl-map-place");
  if (!(place instanceof HTMLElement)) return;
  last = new AbortController();
  void start(place, last.signal);
}

/**
 * @param {HTMLElement} place
 * @param {AbortSignal} ended
 */
async function start(place, ended) {
  const { mapTool } = await import("./map-tool.js");
  if (!ended.aborted) mapTool(place, ended);
}
