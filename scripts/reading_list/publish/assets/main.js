// Puts the scripts to work on every page that is shown. All of them only add to what works without.

import { browse } from "./browse.js";
import { cards } from "./cards.js";
import { cite } from "./cite.js";
import { goOn } from "./continue.js";
import { controls } from "./controls.js";
import { lists } from "./lists.js";
import { landmarkMap } from "./map.js";
import { myReading } from "./my-reading.js";
import { isOurs } from "./own-page.js";
import { progress } from "./progress.js";
import { searchBoxes } from "./search-box.js";
import { theme } from "./theme.js";
import { topic } from "./topic.js";
import { visits } from "./visits.js";

/** @type {((page: ParentNode) => void)[]} what each part does to a page that has just been shown */
const parts = [theme, lists, progress, myReading, controls, topic, visits, goOn, cite, browse, landmarkMap, searchBoxes, cards];

/** Work on the page that is shown now. */
function show() {
  if (isOurs()) for (const part of parts) part(document);
}

// With instant navigation the theme replaces the page without loading this script again, and says so here.
const pages = /** @type {{document$?: {subscribe(listener: () => void): void}}} */ (/** @type {unknown} */ (window)).document$;
if (pages) pages.subscribe(show);
else show();
