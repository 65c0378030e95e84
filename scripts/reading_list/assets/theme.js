// Mends of the theme that need a script: a name for the search dialog, and wide tables that keys can scroll.

/**
 * Complete what the theme has made of *page*.
 * @param {ParentNode} page
 */
export function theme(page) {
  for (const dialog of page.querySelectorAll(".md-search[role=dialog]:not([aria-label])")) {
    const box = dialog.querySelector("input[aria-label]"); // named in the language of the site
    dialog.setAttribute("aria-label", box?.getAttribute("aria-label") ?? "Search");
  }
  for (const frame of page.querySelectorAll(".md-typeset__scrollwrap")) widths.observe(frame);
}

// A frame that has nothing to scroll is no stop on the way of the Tab key.
const widths = new ResizeObserver((changes) => {
  for (const { target } of changes) {
    if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
    else target.removeAttribute("tabindex");
  }
});
