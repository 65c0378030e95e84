// What lists say of an entry beside its title.

import { isolated, said } from "./words.js";

/**
 * Return the facts of *entry* in a few words.
 * @param {import("./catalogue.js").Entry} entry
 * @param {import("./catalogue.js").Catalogue} catalogue
 */
export function factsOf(entry, { kinds, levels }) {
  const [kind, level] = [kinds[entry.kind]?.label, levels[entry.level]?.label];
  return [entry.landmark ? said("mark.landmark") : "", kind, level, entry.date.slice(0, 4), entry.topic.name].filter(Boolean).map(isolated).join(" · ");
}
