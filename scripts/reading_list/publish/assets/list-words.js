// What a list may hold, and what becomes of words that somebody typed or sent.

export const MOST_STEPS = 200;
export const LONGEST_TITLE = 120;
export const LONGEST_REMARK = 280;

// Nearly as in `core/characters.py`: controls, bidirectional overrides, zero-width spaces, non-characters, surrogates.
const HIDDEN =
  /[\x00-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\u{e0000}-\u{e0fff}]|\p{Cs}/gu;
const STACKED = /(\p{M}{4})\p{M}+/gu;

/**
 * Return *text* on one line, without what cannot be seen, and cut where it is longer than *most* characters.
 * @param {string} text
 * @param {number} most
 */
export function plain(text, most) {
  const seen = text.slice(0, most * 8).replace(/\s+/g, " ").replace(HIDDEN, "").replace(STACKED, "$1");
  return [...seen].slice(0, most).join("").trim();
}
