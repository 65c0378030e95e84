// How texts are compared: by their words, whatever their case, accents, endings and punctuation.

import { remembered } from "./remembering.js";

// Letters that are written in several ways: Latin ones that are more than an accent, sigma, those of Arabic keyboards.
const LETTERS = new Map(Object.entries({
  ...{ ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ħ: "h", ŋ: "n", ə: "e", ɛ: "e", ɔ: "o", ς: "σ" },
  ...{ ي: "ی", ى: "ی", ك: "ک", ة: "ه", ـ: "" },
}));
const OTHER_LETTERS = new RegExp(`[${[...LETTERS.keys()].join("")}]`, "g");
const ARABIC_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;
const INDIAN_DIGITS = /[\u0966-\u096f\u09e6-\u09ef]/g;
// Accents, points of Hebrew, vowels of Arabic, and what only shapes a sign: texts do with them or without. Marks of other
// scripts are as much as letters.
const ACCENTS = /[\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u200d-\u200f\u20d0-\u20ff\ufe00-\ufe2f\u{e0100}-\u{e01ef}]+/gu;
const VOICED = /[\u3040-\u30ff][\u3099\u309a]/g; // kana with the marks that make other kana of them
const GREEK = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon phi chi psi omega".split(" ");
const PLAIN = /^[\x00-\x7f]*$/;
const TYPOGRAPHY = /[\u2010-\u2015\u201c-\u2027\u2030-\u205e]/g; // dashes and quotation marks, all that most texts have beyond ASCII
const APOSTROPHES = /[\u2018\u2019\u02bc\u0060]/g;
const ELISION = /(?<![\p{L}\p{N}])(\p{L}|qu)'(?=\p{L})/gu; // l'apprentissage, d'après
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const PLAIN_WORD = /[a-z0-9]+/g;
const SIGNS = /[+#]|\.net\b/;
// Scripts that put no space between words: each two neighbours are taken for one.
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30fc]+/gu;

/**
 * Return *text* in lower case without accents, with its other signs.
 * @param {string} text
 */
export function folded(text) {
  let plain = text.includes("\u2019") || text.includes("`") ? text.replace(APOSTROPHES, "'") : text;
  if (!PLAIN.test(plain)) {
    plain = plain.replace(TYPOGRAPHY, " ");
    if (!PLAIN.test(plain)) {
      plain = plain
        .replace(APOSTROPHES, "'")
        .normalize("NFKD")
        .replace(ACCENTS, "")
        .replace(VOICED, (letter) => letter.normalize("NFC"))
        .toLowerCase()
        .replace(OTHER_LETTERS, (letter) => LETTERS.get(letter) ?? letter)
        .replace(ARABIC_DIGITS, (digit) => String(digit.charCodeAt(0) % 16))
        .replace(INDIAN_DIGITS, (digit) => String((digit.charCodeAt(0) % 16) - 6))
        .replace(/(?<!\p{L})[α-ω](?!\p{L})/gu, (letter) => GREEK[letter.charCodeAt(0) - 0x3b1]);
    }
  }
  plain = plain.toLowerCase();
  if (plain.includes("'")) plain = plain.replace(ELISION, "$1 ").replace(/'s(?![\p{L}\p{N}])/gu, "").replace(/(?<=[^\s])'(?=[^\s])/g, "");
  if (SIGNS.test(plain)) plain = named(plain);
  return plain;
}

/**
 * Return *text* with words for the signs that tell C, C++ and C# apart.
 * @param {string} text
 */
function named(text) {
  return text
    .replace(/(?<![a-z0-9])([a-z])\+\+(?![a-z0-9+])/g, "$1plusplus")
    .replace(/(?<![a-z0-9])([a-z])#(?![a-z0-9#])/g, "$1sharp")
    .replace(/(?<![a-z0-9])\.net\b/g, "dotnet");
}

/**
 * Return the words of *text*, folded.
 * @param {string} text
 * @returns {string[]}
 */
export function wordsOf(text) {
  const plain = folded(text);
  if (PLAIN.test(plain)) return plain.match(PLAIN_WORD) ?? [];
  const words = plain.match(WORD) ?? [];
  return words.some((word) => word.search(UNSPACED) >= 0) ? words.flatMap(pairs) : words;
}

/**
 * Return the parts of *word*: letters of unspaced scripts by twos, and what stands between them.
 * @param {string} word
 * @returns {string[]}
 */
function pairs(word) {
  const parts = [];
  let from = 0;
  for (const run of word.matchAll(UNSPACED)) {
    if (run.index > from) parts.push(word.slice(from, run.index));
    const letters = [...run[0]];
    if (letters.length === 1) parts.push(letters[0]);
    for (let place = 1; place < letters.length; place++) parts.push(letters[place - 1] + letters[place]);
    from = run.index + run[0].length;
  }
  if (from < word.length) parts.push(word.slice(from));
  return parts;
}

const OF_WORD = "[\\p{L}\\p{N}\\p{M}]";
const ENDS_UNSPACED = new RegExp(`${UNSPACED.source}$`, "u");
const BEGINS_UNSPACED = new RegExp(`^${UNSPACED.source}`, "u");

/**
 * Return what the words *words*, as `wordsOf` gives them, look like in a folded text where they follow each other.
 * @param {string[]} words
 */
export function formOf(words) {
  /** @type {string[]} */
  const parts = [];
  for (const word of words) {
    const last = parts.at(-1) ?? "";
    const [first, ...rest] = word;
    if (rest.length === 1 && BEGINS_UNSPACED.test(word) && ENDS_UNSPACED.test(last) && last.endsWith(first)) parts.push(parts.pop() + rest[0]);
    else parts.push(word);
  }
  const joined = parts.reduce((before, part) => {
    const isFree = ENDS_UNSPACED.test(before) || BEGINS_UNSPACED.test(part);
    return `${before}[^\\p{L}\\p{N}\\p{M}]${isFree ? "*" : "+"}${part}`;
  });
  const before = BEGINS_UNSPACED.test(parts[0]) ? "" : `(?<!${OF_WORD})`;
  const behind = ENDS_UNSPACED.test(parts[parts.length - 1]) ? "" : `(?!${OF_WORD})`;
  return new RegExp(`${before}${joined}${behind}`, "u");
}

// --- Endings --------------------------------------------------------------------------------------

const IRREGULAR = new Map(Object.entries({
  matrices: "matrix", vertices: "vertex", indices: "index", appendices: "appendix", corpora: "corpus", criteria: "criterion",
  phenomena: "phenomenon", analyses: "analysis", hypotheses: "hypothesis", learnt: "learned", artefact: "artifact",
  artefacts: "artifact", grey: "gray", children: "child", mice: "mouse", axes: "axis", bias: "bias", biases: "bias",
  bayes: "bayes", series: "series", species: "species", women: "woman", men: "man", lens: "lens",
}));
/**
 * Plurals and British spellings, and what stands for them.
 * @type {[RegExp, string][]}
 */
const SPELLINGS = [
  [/ies$/, "y"],
  [/(ss|x|ch|sh|z)es$/, "$1"],
  [/([^sui])s$/, "$1"],
  [/our(?=$|ed$|ing$|al$|able$|hood$|less$|ful$|ite$|ist$)/, "or"],
  [/([^aeiou][bt])re$/, "$1er"],
  [/ogue$/, "og"],
  [/amme$/, "am"],
  [/ense$/, "ence"],
  [/([iy])z(?=ation|e$|er$|ed$|ing$|able$)/, "$1s"],
  [/([aeiou])ll(ed|ing|er)$/, "$1l$2"],
];
/**
 * Endings by which forms of a word differ, and what stands for them.
 * @type {[RegExp, string][]}
 */
const ENDINGS = [
  [/ysis$/, "ys"],
  [/(i[fp])(ication|ier|ied|ying|iable)$/, "$1y"],
  [/([iy])s(ation|ational|e|er|ed|ing|able)$/, "$1s"],
  [/ional(ly)?$/, "ion"],
  [/at(e|ion|or|ing|ed|ive|er)$/, "at"],
  [/(.{3})ing$/, "$1"],
  [/(.{4})(ed|er|or)$/, "$1"],
  [/(.{3}[^aeiou])e$/, "$1"],
];

/** Return the singular of *word*, which is folded, in American spelling but for an s: optimisation for optimizations. */
export const spellingOf = remembered((/** @type {string} */ word) => IRREGULAR.get(word) ?? (isPlain(word) ? replaced(word, SPELLINGS) : word));

/** Return what *word*, which is folded, has in common with its other forms: optimis for optimisation and optimizers. */
export const stemOf = remembered((/** @type {string} */ word) => {
  const spelling = spellingOf(word);
  const stem = isPlain(spelling) ? replaced(spelling, ENDINGS) : spelling;
  return stem.length > 3 ? stem.replace(/([bdglmnprt])\1$/, "$1") : stem;
});

/** @param {string} word */
function isPlain(word) {
  return word.length > 3 && /^[a-z]+$/.test(word);
}

/**
 * @param {string} word
 * @param {[RegExp, string][]} endings
 */
function replaced(word, endings) {
  let rest = word;
  for (const [ending, instead] of endings) if (ending.test(rest)) rest = rest.replace(ending, instead);
  return rest;
}
