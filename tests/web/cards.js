// Prints of which page a card on a link is made. By standard input come, as JSON, the root, the paths, and pairs of where
// a link leads and where it stands.

import { text } from "node:stream/consumers";
import { cardTarget } from "../../scripts/reading_list/publish/assets/card-links.js";

const { root, paths, links } = JSON.parse(await text(process.stdin));
console.log(JSON.stringify(links.map(([href, here]) => cardTarget(href, here, new URL(root), paths) ?? null)));
