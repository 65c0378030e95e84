// Ids of works, and names of pages, as they stand in pages and in addresses. `core/slugs.py` makes them.

const LETTERS = String.raw`\p{L}\p{M}\p{N}`;
const ID = new RegExp(`^[${LETTERS}-]{1,80}$`, "u");
const BETWEEN = new RegExp(`[^${LETTERS}]+`, "gu");
const APOSTROPHES = /['’‘ʼʻ]/g;
const ACCENTED_LATIN = /(?=\p{Script=Latin})\P{ASCII}/gu;

/** @param {string} text */
export function isId(text) {
  return ID.test(text);
}

/**
 * Return *text*, a part of an address, without its encoding; as it is where it has none that is right.
 * @param {string} text
 */
export function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Return the id that the fragment *hash* names; empty where it is none.
 * @param {string} hash
 */
export function idIn(hash) {
  const id = decoded(hash.slice(1));
  return isId(id) ? id : "";
}

/**
 * Return *title* as an id, nearly as the list makes those of its works.
 * @param {string} title
 */
export function slug(title) {
  const plain = title
    .normalize("NFC")
    .toLowerCase()
    .replace(APOSTROPHES, "")
    .replaceAll("ß", "ss")
    .replace(ACCENTED_LATIN, (letter) => letter.normalize("NFD").replace(/\p{M}+/gu, ""));
  return [...plain.replace(BETWEEN, "-")].slice(0, 60).join("").replace(/^-+|-+$/g, "");
}
