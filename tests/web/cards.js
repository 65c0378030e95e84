// Returns of which page a card on a link is made, from the root, the paths, and pairs of where a link leads and where it
// stands.

import { cardTarget } from "../../scripts/reading_list/publish/assets/card-links.js";

export default ({ root, paths, links }) =>
  links.map(([href, here]) => cardTarget(href, here, new URL(root), paths) ?? null);
