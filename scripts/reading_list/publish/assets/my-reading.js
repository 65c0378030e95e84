// Fills the page "My reading". Its modules are fetched on that page only.

/** @type {AbortController | undefined} */
let last;

/**
 * Fill the page "My reading", if *page* is that.
 * @param {ParentNode} page
 */
export function myReading(page) {
  last?.abort();
  last = undefined;
  const place = page.querySelector(".rl-my-reading");
  if (!(place instanceof HTMLElement)) return;
  last = new AbortController();
  const { signal } = last;
  void import("./my-reading-page.js").then(({ myReadingPage }) => {
    if (!signal.aborted) void myReadingPage(place, signal);
  });
}
