// Keeps apart the pages that have a Content-Security-Policy and those that have none.
//
// Where a theme puts the next page into the document of the last one, the policy of the first page would rule the
// second. So a link from one kind to the other is left to the browser, which loads the page anew.

/**
 * Take clicks on links that cross the border before the theme hears of them.
 *
 * @param {string[]} folders folders of the site, each with a slash at its end, all of whose pages are generated
 * @param {string[]} pages the addresses of all other generated pages, below the root of the site
 */
export function keepApart(folders, pages) {
  const root = new URL("../../", import.meta.url);
  const below = folders.map(folder => new URL(folder, root).pathname);
  const single = new Set(pages.map(page => new URL(page, root).pathname));

  /**
   * @param {{pathname: string}} address
   * @returns {boolean} whether the page at *address* is generated, and so has a policy
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
      // A page that is not there has an address like others, but what the host shows in its place is not generated.
      const hasPolicy = document.querySelector("meta[http-equiv='Content-Security-Policy']") !== null;
      if (target.origin === location.origin && isGenerated(target) !== hasPolicy) {
        event.stopImmediatePropagation();
      }
    },
    { capture: true },
  );
}
