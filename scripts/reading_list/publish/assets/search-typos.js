// Which words a mistyped one may stand for.

/**
 * Return the numbers of the *terms* nearest to *word*, or that begin so, and how many mistakes away they are: letters
 * changed, left out, added, or two swapped. A word of four letters or more may have one, of eight or more two.
 * @param {string} word
 * @param {string[]} terms
 * @param {boolean} isTyped whether more letters may follow
 * @returns {{near: number[], mistakes: number}}
 */
export function nearest(word, terms, isTyped) {
  /** @type {number[]} */
  let near = [];
  const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  let mistakes = most;
  if (!most || /^\d+$/.test(word)) return { near, mistakes };
  const letters = lettersOf(word);
  const rows = [0, 1, 2].map(() => new Uint8Array(64));
  for (let number = 0; number < terms.length; number++) {
    const term = terms[number];
    const more = term.length - word.length;
    if (more < -mistakes || (more > mistakes && !isTyped) || term.length > 60) continue;
    // Each mistake brings a letter at most that the term has not.
    if (bits(letters & ~lettersOf(term)) > mistakes) continue;
    const typed = more > mistakes ? term.slice(0, word.length + mistakes) : term;
    const found = distance(word, typed, mistakes, rows, isTyped && word.length > 4);
    if (found > mistakes || !found) continue;
    if (found < mistakes) near = [];
    mistakes = found;
    near.push(number);
  }
  return { near, mistakes };
}

/**
 * Return a bit for each letter of *word*.
 * @param {string} word
 */
function lettersOf(word) {
  let letters = 0;
  for (let place = 0; place < word.length; place++) letters |= 1 << (word.charCodeAt(place) & 31);
  return letters;
}

/** @param {number} mask */
function bits(mask) {
  let count = 0;
  for (let rest = mask; rest; rest &= rest - 1) count++;
  return count;
}

/**
 * Return how many mistakes lie between *word* and *term*, or its nearest beginning where *begins*; more than *most* is
 * not counted out.
 * @param {string} word
 * @param {string} term
 * @param {number} most
 * @param {Uint8Array[]} rows room to count in
 * @param {boolean} begins
 */
function distance(word, term, most, rows, begins) {
  const width = Math.min(term.length, 62);
  let [before, above, row] = rows;
  for (let column = 0; column <= width; column++) above[column] = column;
  for (let line = 1; line <= word.length; line++) {
    let least = (row[0] = line);
    for (let column = 1; column <= width; column++) {
      const same = word.charCodeAt(line - 1) === term.charCodeAt(column - 1);
      let value = Math.min(above[column - 1] + (same ? 0 : 1), above[column] + 1, row[column - 1] + 1);
      const isSwapped =
        line > 1 &&
        column > 1 &&
        word.charCodeAt(line - 1) === term.charCodeAt(column - 2) &&
        word.charCodeAt(line - 2) === term.charCodeAt(column - 1);
      if (isSwapped) value = Math.min(value, before[column - 2] + 1);
      row[column] = value;
      if (value < least) least = value;
    }
    if (least > most) return most + 1;
    [before, above, row] = [above, row, before];
  }
  return begins ? Math.min(...above.subarray(Math.max(0, word.length - most), width + 1)) : above[width];
}
