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
 * Return what changes ids into codes and back, for a list whose works have *ids*. A code may be that of any id that a work
 * has had: two entries may have become one since somebody made a list.
 * @param {Iterable<string>} ids
 * @param {Record<string, string[]>} formerIds the former ids of those that have any, by the present one
 */
export function codes(ids, formerIds) {
  const former = new Map(Object.entries(formerIds));
  const code = (/** @type {string} */ id) => codeOf(former.get(id)?.[0] ?? id);
  /** @type {Map<string, string>} */
  const byCode = new Map();
  for (const id of ids) byCode.set(code(id), id);
  for (const [id, earlier] of former) {
    for (const other of [...earlier, id].map(codeOf)) if (!byCode.has(other)) byCode.set(other, id);
  }
  return {
    code,
    /** @param {string} code */
    id: (code) => byCode.get(code),
  };
}
