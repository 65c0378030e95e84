// Starts the tool of a page, whose modules are fetched on that page only, and ends it when another page is shown.

/**
 * Return what does so on each page that is shown.
 * @param {string} selector the place for the tool, which only its page has
 * @param {(place: HTMLElement, ended: AbortSignal) => unknown} start
 * @returns {(page: ParentNode) => void}
 */
export function starter(selector, start) {
  /** @type {AbortController | undefined} */
  let last;
  return (page) => {
    last?.abort();
    last = undefined;
    const place = page.querySelector(selector);
    if (!(place instanceof HTMLElement)) return;
    last = new AbortController();
    void start(place, last.signal);
  };
}
