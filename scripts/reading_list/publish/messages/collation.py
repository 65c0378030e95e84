"""In which order a language has names, and under which letter each stands. Pure.

Case and accents do not matter but between names that are otherwise alike. What looks like a letter with an accent may
be a letter of its own, with a place in the alphabet: the language says so. Signs of scripts that have thousands of them
go by their places in Unicode.
"""

import unicodedata
from typing import NamedTuple

from ...core.text import folded

_AFTER_ALL = "\U0010ffff"
"""Sorts behind every letter."""


class Rank(NamedTuple):
    """What names are sorted by: the letters, then what tells apart names of the same letters."""

    letters: str
    small: str
    name: str


class Collation:
    """The order of a language whose own letters are *letters*, in groups with spaces between them.

    The first of a group has the place that it has anyway; the others follow it: "nñ" puts ñ between n and o.
    """

    def __init__(self, letters: str) -> None:
        self._own: dict[str, str] = {}
        for group in unicodedata.normalize("NFC", letters).casefold().split():
            for place, letter in enumerate(group):
                self._own[letter] = folded(group[0]) + _AFTER_ALL * place

    def rank(self, name: str) -> Rank:
        """Return what *name* is sorted by."""
        return Rank(self._letters(name), name.casefold(), name)

    def _letters(self, name: str) -> str:
        if not self._own or name.isascii():
            return folded(name)
        small = unicodedata.normalize("NFC", name.casefold())
        return "".join(self._own[letter] if letter in self._own else folded(letter) for letter in small)

    def own_letter(self, name: str) -> str:
        """Return the capital that *name* begins with; empty where it is none of the language's own letters."""
        if not self._own:
            return ""
        first = next((sign for sign in unicodedata.normalize("NFC", name.casefold()) if sign.isalnum()), "")
        letter = first if first in self._own else folded(first)[:1]
        return letter.upper() if letter in self._own else ""
