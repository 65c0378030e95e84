// Puts the scripts to work on every page that is shown. All of them only add to what works without.

/** @type {((page: ParentNode) => void)[]} what each part does to a page that has just been shown */
const parts = [];

/** Work on the page that is shown now. */
function show() {
  for (const part of parts) part(document);
}

// With instant navigation the theme replaces the page without loading this script again, and says so here.
const pages = /** @type {{document$?: {subscribe(listener: () => void): void}}} */ (/** @type {unknown} */ (window)).document$;
if (pages) pages.subscribe(show);
else show();
