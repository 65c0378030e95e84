// Short codes by which addresses name works. `core/work_codes.py` works out the same, and says why it is done so.

const START = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;
const BITS = 36n;
export const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/** How many characters a code has. */
export const LENGTH = 6;

/**
 * Return the code that follows from *id*, the first that a work has had.
 * @param {string} id
 */
export function codeOf(id) {
  let hash = START;
  for (const byte of new TextEncoder().encode(id)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * PRIME);
  return letters(Number((hash >> BITS) ^ BigInt.asUintN(36, hash)), LENGTH);
}

/**
 * Return *number* in *count* letters, six bits each.
 * @param {number} number
 * @param {number} count
 */
export function letters(number, count) {
  let word = "";
  for (let rest = number; word.length < count; rest = Math.floor(rest / 64)) word = LETTERS[rest % 64] + word;
  return word;
}

/**
 * Return the number that *word* writes.
 * @param {string} word letters only
 */
export function numberOf(word) {
  return [...word].reduce((number, letter) => number * 64 + LETTERS.indexOf(letter), 0);
}

/**
 * Return what changes ids into codes and back, for a list whose works have *ids*.
 * @param {Iterable<string>} ids
 * @param {Record<string, string>} firstIds the first id of each work that has had another, by the present one
 */
export function codes(ids, firstIds) {
  const first = new Map(Object.entries(firstIds));
  /** @type {Map<string, string>} */
  const byCode = new Map();
  for (const id of ids) byCode.set(codeOf(first.get(id) ?? id), id);
  return {
    /** @param {string} id */
    code: (id) => codeOf(first.get(id) ?? id),
    /** @param {string} code */
    id: (code) => byCode.get(code),
  };
}
