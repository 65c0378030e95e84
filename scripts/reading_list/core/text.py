"""Text as it is compared and shown. Pure."""

import re
import unicodedata
from functools import lru_cache

from .characters import VARIATION_SELECTORS

_SPACES_FOR_SIGNS = {code: " " for code in range(128) if not chr(code).isalnum()}


def title_key(title: str) -> str:
    """Return the form in which two titles are compared: composed, case-folded, words only."""
    plain = unicodedata.normalize("NFKC", title).casefold()
    if not plain.isascii():
        plain = "".join(map(_of_word, plain))
    return collapsed(plain.translate(_SPACES_FOR_SIGNS) if plain.isascii() else plain)


@lru_cache(maxsize=20_000)
def _of_word(character: str) -> str:
    """Return *character* where it is a letter, a digit or a mark on one; nothing for what only shapes these."""
    if _SHAPING.match(character):
        return ""
    return character if character.isalnum() or unicodedata.category(character)[0] == "M" else " "


_SHAPING = re.compile(f"[{VARIATION_SELECTORS}\u200d\u00ad]")


def collapsed(text: str) -> str:
    """Return *text* without white space at its ends, and with single spaces for all within."""
    return " ".join(text.split())


_END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-z])")


def first_sentence(text: str) -> str:
    """Return *text* up to the end of its first sentence, as far as its signs tell."""
    return _END_OF_SENTENCE.split(text, maxsplit=1)[0]


_IN_ASCII = "ß:ss æ:ae œ:oe þ:th ł:l ø:o đ:d ð:d ı:i ħ:h ŧ:t ŋ:n ə:e ǝ:e ɛ:e ɔ:o ɖ:d ɗ:d ɓ:b ƙ:k ƴ:y ʋ:v ɣ:g"
PLAIN_LETTERS = str.maketrans(dict(pair.split(":") for pair in _IN_ASCII.split()))
"""Latin letters that are more than an ASCII letter with an accent, and what stands for them."""


def folded(text: str) -> str:
    """Return *text* in small letters without accents; what no Latin letter stands for stays as it is."""
    small = text.casefold()
    if small.isascii():
        return small
    letters = unicodedata.normalize("NFKD", small.translate(PLAIN_LETTERS))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


def ascii_folded(text: str) -> str:
    """Return *text* in small ASCII letters: accents are dropped, and so is what no ASCII letter stands for."""
    small = folded(text)
    return small if small.isascii() else small.encode("ascii", "ignore").decode()
