// Makes QR codes (ISO/IEC 18004): text as bytes, of any size, with error correction L or M. Knows no page.

/** @typedef {"L" | "M"} Level how much of a code may be unreadable: 7 or 15 per cent */

/** Of each version, of which there are 40: how many code words for correction a block has, and how many blocks there are. */
const CORRECTION = {
  L: [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30],
  M: [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28],
};
const BLOCKS = {
  L: [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25],
  M: [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49],
};
const VERSIONS = 40;
/** How the format says which level it is. */
const LEVEL_BITS = { L: 1, M: 0 };

/** @type {((row: number, column: number) => boolean)[]} which modules each mask turns */
const MASKS = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

/**
 * Return how many bytes a code of *version* holds.
 * @param {number} version 1 to 40
 * @param {Level} level
 */
export function capacity(version, level) {
  return dataWords(version, level) - (version < 10 ? 2 : 3); // mode and count take 12 or 20 bits, and end with a half byte
}

/**
 * Return the QR code of *text*: rows of modules, true where one is dark. It is the smallest that holds the text;
 * undefined where none does.
 * @param {string} text
 * @param {Level} level
 * @param {number} [mask] the mask, where it shall not be the one that reads best
 * @returns {boolean[][] | undefined}
 */
export function qrCode(text, level, mask) {
  const bytes = new TextEncoder().encode(text);
  const version = Array.from({ length: VERSIONS }, (_, index) => index + 1).find((one) => capacity(one, level) >= bytes.length);
  if (version === undefined) return undefined;
  const { modules, fixed } = skeleton(version);
  fill(modules, fixed, withCorrection(codeWords(bytes, version, level), version, level));
  const drawn = (/** @type {number} */ one) => finished(modules, fixed, version, level, one);
  if (mask !== undefined) return drawn(mask);
  const all = MASKS.map((_, one) => drawn(one));
  const worth = all.map(penalty);
  return all[worth.indexOf(Math.min(...worth))];
}

// --- Bytes ----------------------------------------------------------------------------------------

/**
 * Return how many modules of a code of *version* carry data and correction.
 * @param {number} version
 */
function rawModules(version) {
  const marks = alignment(version).length;
  const aligned = marks ? marks * marks * 25 - 75 - 10 * (marks - 2) : 0; // three would lie on finders, and some on timing
  const size = version * 4 + 17;
  return size * size - 3 * 64 - 2 * (size - 16) - aligned - 31 - (version < 7 ? 0 : 36);
}

/**
 * @param {number} version
 * @param {Level} level
 */
function dataWords(version, level) {
  return Math.floor(rawModules(version) / 8) - CORRECTION[level][version - 1] * BLOCKS[level][version - 1];
}

/**
 * Return the code words of *bytes*: what they are, how many, themselves, and what fills the rest.
 * @param {Uint8Array} bytes
 * @param {number} version
 * @param {Level} level
 */
function codeWords(bytes, version, level) {
  const count = version < 10 ? 8 : 16;
  /** @type {number[]} */
  const bits = [];
  const add = (/** @type {number} */ value, /** @type {number} */ length) => {
    for (let place = length - 1; place >= 0; place--) bits.push((value >> place) & 1);
  };
  add(4, 4); // bytes
  add(bytes.length, count);
  for (const byte of bytes) add(byte, 8);
  add(0, 4); // the end; with it whole bytes are full
  const words = [];
  for (let place = 0; place < bits.length; place += 8) {
    words.push(bits.slice(place, place + 8).reduce((word, bit) => word * 2 + bit, 0));
  }
  for (let filler = 0xec; words.length < dataWords(version, level); filler ^= 0xec ^ 0x11) words.push(filler);
  return words;
}

/**
 * Return *words* in blocks, each with its correction, interleaved as they are drawn.
 * @param {number[]} words
 * @param {number} version
 * @param {Level} level
 */
function withCorrection(words, version, level) {
  const [count, length] = [BLOCKS[level][version - 1], CORRECTION[level][version - 1]];
  const short = Math.floor(words.length / count);
  const long = words.length % count; // so many blocks, the last, have one word more
  const divisor = generator(length);
  const blocks = Array.from({ length: count }, (_, index) => {
    const start = index * short + Math.max(0, index - (count - long));
    return words.slice(start, start + short + (index >= count - long ? 1 : 0));
  });
  const corrections = blocks.map((block) => remainder(block, divisor));
  return [...interleaved(blocks), ...interleaved(corrections)];
}

/** @param {number[][]} blocks */
function interleaved(blocks) {
  const longest = Math.max(...blocks.map(({ length }) => length));
  return Array.from({ length: longest }, (_, place) => blocks.flatMap((block) => (place < block.length ? [block[place]] : []))).flat();
}

/**
 * Multiply in the field of 256 elements that the standard names.
 * @param {number} one
 * @param {number} other
 */
function product(one, other) {
  let result = 0;
  for (let place = 7; place >= 0; place--) {
    result = (result << 1) ^ ((result >> 7) * 0x11d);
    result ^= ((other >> place) & 1) * one;
  }
  return result;
}

/**
 * Return the polynomial (x - 1)(x - 2)(x - 4)... of *degree*, without its first coefficient, which is 1.
 * @param {number} degree
 */
function generator(degree) {
  /** @type {number[]} */
  let factors = [1];
  let root = 1;
  for (let index = 0; index < degree; index++, root = product(root, 2)) {
    const times = root;
    const shifted = [...factors, 0];
    factors = shifted.map((value, place) => value ^ (place ? product(factors[place - 1], times) : 0));
  }
  return factors.slice(1);
}

/**
 * @param {number[]} words
 * @param {number[]} divisor
 */
function remainder(words, divisor) {
  let rest = divisor.map(() => 0);
  for (const word of words) {
    const factor = word ^ rest[0];
    rest = divisor.map((value, place) => (rest[place + 1] ?? 0) ^ product(value, factor));
  }
  return rest;
}

// --- Modules --------------------------------------------------------------------------------------

/**
 * Return where the middles of the small squares lie in a code of *version*, along each side.
 * @param {number} version
 */
function alignment(version) {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, index) => version * 4 + 10 - (count - 2 - index) * step)];
}

/**
 * Return a code with all that is the same in every code of *version*, and which modules that takes.
 * @param {number} version
 */
function skeleton(version) {
  const size = version * 4 + 17;
  const modules = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  const fixed = modules.map((row) => row.map(() => false));
  const set = (/** @type {number} */ row, /** @type {number} */ column, /** @type {boolean} */ dark) => {
    if (row < 0 || column < 0 || row >= size || column >= size) return;
    modules[row][column] = dark;
    fixed[row][column] = true;
  };
  for (let place = 0; place < size; place++) {
    set(6, place, place % 2 === 0);
    set(place, 6, place % 2 === 0);
  }
  for (const [row, column] of [[3, 3], [3, size - 4], [size - 4, 3]]) square(set, row, column, 4, [0, 1, 3]);
  const middles = alignment(version);
  const last = middles.length - 1;
  for (const [down, row] of middles.entries()) {
    for (const [across, column] of middles.entries()) {
      const onFinder = (!down && !across) || (!down && across === last) || (down === last && !across);
      if (!onFinder) square(set, row, column, 2, [0, 2]);
    }
  }
  for (const [row, column] of formatPlaces(size).flat()) set(row, column, false);
  set(size - 8, 8, true);
  if (version >= 7) {
    const bits = (version << 12) | divided(version << 12, 0x1f25, 12);
    for (let place = 0; place < 18; place++) {
      const [along, across] = [Math.floor(place / 3), size - 11 + (place % 3)];
      set(along, across, Boolean((bits >> place) & 1));
      set(across, along, Boolean((bits >> place) & 1));
    }
  }
  return { modules, fixed };
}

/**
 * Draw rings around a middle, dark where their distance from it is one of *dark*.
 * @param {(row: number, column: number, dark: boolean) => void} set
 * @param {number} row
 * @param {number} column
 * @param {number} most
 * @param {number[]} dark
 */
function square(set, row, column, most, dark) {
  for (let down = -most; down <= most; down++) {
    for (let across = -most; across <= most; across++) {
      set(row + down, column + across, dark.includes(Math.max(Math.abs(down), Math.abs(across))));
    }
  }
}

/**
 * Return the places of the fifteen bits of the format, which stands there twice.
 * @param {number} size
 * @returns {[number, number][][]}
 */
function formatPlaces(size) {
  return Array.from({ length: 15 }, (_, bit) => {
    /** @type {[number, number]} */
    const first = bit < 6 ? [bit, 8] : bit < 8 ? [bit + 1, 8] : bit === 8 ? [8, 7] : [8, 14 - bit];
    return [first, bit < 8 ? [8, size - 1 - bit] : [size - 15 + bit, 8]];
  });
}

/**
 * Return the rest of *value* by *divisor*, both as polynomials over two elements.
 * @param {number} value
 * @param {number} divisor
 * @param {number} degree its degree
 */
function divided(value, divisor, degree) {
  let rest = value;
  for (let place = 31 - Math.clz32(rest); place >= degree; place = 31 - Math.clz32(rest)) rest ^= divisor << (place - degree);
  return rest;
}

/**
 * Put the bits of *words* into *modules*, two columns at a time, up and down from the right.
 * @param {boolean[][]} modules
 * @param {boolean[][]} fixed
 * @param {number[]} words
 */
function fill(modules, fixed, words) {
  const size = modules.length;
  let bit = 0;
  for (let right = size - 1, up = true; right > 0; right -= right === 8 ? 3 : 2, up = !up) {
    for (let step = 0; step < size; step++) {
      const row = up ? size - 1 - step : step;
      for (const column of [right, right - 1]) {
        if (fixed[row][column]) continue;
        modules[row][column] = Boolean(((words[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1);
        bit++;
      }
    }
  }
}

/**
 * Return *modules* with the mask number *mask*, and what says so.
 * @param {boolean[][]} modules
 * @param {boolean[][]} fixed
 * @param {number} version
 * @param {Level} level
 * @param {number} mask
 */
function finished(modules, fixed, version, level, mask) {
  const turned = modules.map((row, down) => row.map((dark, across) => dark !== (!fixed[down][across] && MASKS[mask](down, across))));
  const format = (LEVEL_BITS[level] << 3) | mask;
  const bits = ((format << 10) | divided(format << 10, 0x537, 10)) ^ 0x5412;
  for (const [bit, places] of formatPlaces(version * 4 + 17).entries()) {
    for (const [row, column] of places) turned[row][column] = Boolean((bits >> bit) & 1);
  }
  return turned;
}

// --- How well a code reads ------------------------------------------------------------------------

/** @param {boolean[][]} modules */
function penalty(modules) {
  const columns = modules.map((_, place) => modules.map((row) => row[place]));
  const lines = [...modules, ...columns];
  const dark = modules.flat().filter(Boolean).length;
  const percent = (dark * 100) / modules.length ** 2;
  return lines.reduce((sum, line) => sum + runs(line) + finders(line), 0) + squares(modules) + Math.floor(Math.abs(percent - 50) / 5) * 10;
}

/** @param {boolean[]} line */
function runs(line) {
  let sum = 0;
  for (let start = 0, end = 1; start < line.length; start = end++) {
    while (end < line.length && line[end] === line[start]) end++;
    if (end - start >= 5) sum += end - start - 2;
  }
  return sum;
}

/**
 * What looks like a finder: dark, light, three dark, light, dark, with four light ones on a side.
 * @param {boolean[]} line
 */
function finders(line) {
  const text = line.map(Number).join("");
  return 40 * [...text.matchAll(/(?=10111010000|00001011101)/g)].length;
}

/** @param {boolean[][]} modules */
function squares(modules) {
  let count = 0;
  for (let row = 1; row < modules.length; row++) {
    for (let column = 1; column < modules.length; column++) {
      const dark = modules[row][column];
      if (dark === modules[row - 1][column] && dark === modules[row][column - 1] && dark === modules[row - 1][column - 1]) count++;
    }
  }
  return count * 3;
}
