// Keeps the pages of a list, which have its scripts and a Content-Security-Policy, apart from those of others.
//
// Where a theme puts the next page into the document of the last one, the policy and the scripts of the first page would
// rule the second. So a link that leads out of the list is left to the browser, which loads the page anew. Only pages of
// the list load this.

/**
 * Take clicks on links that cross the border before the theme hears of them.
 *
 * @param {string[]} folders folders of the list, each with a slash at its end, all of whose pages are generated
 * @param {string[]} pages the addresses of all other generated pages, below the root of the list
 */
export function keepApart(folders, pages) {
  const root = new URL("../../", import.meta.url);
  const below = folders.map(folder => new URL(folder, root).pathname);
  const single = new Set(pages.map(page => new URL(page, root).pathname));

  /**
   * @param {{pathname: string}} address
   * @returns {boolean} whether the page at *address* is one of the list
   */
  const isGenerated = ({ pathname }) => single.has(pathname) || below.some(folder => pathname.startsWith(folder));

  addEventListener(
    "click",
    event => {
      const link = event.target instanceof Element && event.target.closest("a[href]");
      if (!link) return;
      const href = link.getAttribute("href") ?? "";
      if (!URL.canParse(href, document.baseURI)) return;
      const target = new URL(href, document.baseURI);
      if (target.origin === location.origin && !isGenerated(target)) event.stopImmediatePropagation();
    },
    { capture: true },
  );
}
