// Returns which list pages are of, from pairs of a path and where the lists begin.

import { ownerOf } from "../../scripts/reading_list/publish/assets/own-page.js";

export default (questions) => questions.map(([path, roots]) => ownerOf(path, roots));
