// How texts are compared: by their words, whatever their case, accents and punctuation.

const LETTERS = new Map(Object.entries({ ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ς: "σ" }));
const PLAIN = /^[\x00-\x7f]*$/;
const TYPOGRAPHY = /[\u2010-\u2027\u2030-\u205e]/g; // dashes and quotation marks, all that most texts have beyond ASCII
const NOT_WORD = /[^\p{L}\p{N}]+/gu;
// Scripts that put no space between words: each character is taken for one.
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;

/**
 * Return *text* in the form that is searched: ASCII in lower case; where there is more, words between single spaces.
 * @param {string} text
 */
export function folded(text) {
  const plain = text.replace(TYPOGRAPHY, " ");
  if (PLAIN.test(plain)) return plain.toLowerCase();
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}+/gu, "")
    .replace(/[ßæœøłđðþıς]/g, (letter) => LETTERS.get(letter) ?? letter)
    .replace(UNSPACED, " $& ")
    .replace(NOT_WORD, " ");
}

/**
 * Return the words that a reader has typed, folded.
 * @param {string} text
 */
export function wordsOf(text) {
  return folded(text).replace(NOT_WORD, " ").split(" ").filter(Boolean);
}

/**
 * Return where in the folded *text* the first word begins that begins with *word*, -1 where none does.
 * @param {string} text
 * @param {string} word
 */
export function placeOf(text, word) {
  let place = text.indexOf(word);
  while (place > 0 && isOfWord(text.charCodeAt(place - 1))) place = text.indexOf(word, place + 1);
  return place;
}

/** @param {number} code a character of a folded text, where all beyond ASCII are letters or digits */
function isOfWord(code) {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code > 127;
}
