// Returns what addresses are told apart by.

import { identify } from "../../scripts/reading_list/publish/assets/search-identifiers.js";

/** @param {string[]} addresses */
export default (addresses) => addresses.map((address) => identify(address));
