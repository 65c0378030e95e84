"""The forms in which a word of a name stands in running text: in any case and number, as both sides of the Atlantic
spell it. Pure.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import product

_SPELLED_TWO_WAYS = re.compile(r"[iy][sz](?=e|ing|ation)|(?<=\w\w)our(?!s?e|n|t)|(?<=e)ll?(?=ing)")
_WAYS = {
    **dict.fromkeys(("is", "iz"), ("is", "iz")),
    **dict.fromkeys(("ys", "yz"), ("ys", "yz")),
    "our": ("our", "or"),
    **dict.fromkeys(("l", "ll"), ("l", "ll")),
}
_MOST_SPELLED_TWO_WAYS = 4  # parts of a word, each of which doubles its forms: no word of any language has more
_ONE_I = str.maketrans("\u0130\u0131", "ii")  # Turkish has two letters, with a dot and without, in both cases


def forms_in_names(word: str, *, is_last: bool) -> frozenset[str]:
    """Return how *word* may be written: as it is where it has a capital within, else in small letters.

    The *last* word of a name also stands in the other number.
    """
    if any(letter.isupper() for letter in word[1:]):
        whole = {word[0].lower() + word[1:], word[0].upper() + word[1:]}
        return frozenset([*whole, *(f"{one}s" for one in whole if is_last)])
    small = in_small_letters(word)
    stem, endings = _any_number(small) if is_last else (small, ("",))
    return frozenset(f"{spelled}{ending}" for spelled in _ways(stem) for ending in endings)


def forms_in_texts(word: str) -> Sequence[str]:
    """Return which of the forms that ``forms_in_names`` gives *word*, one of a text, can be."""
    small = in_small_letters(word)
    return (word,) if small == word else (word, small)


def in_small_letters(word: str) -> str:
    """Return *word* in the form that it has in any case, whether its language is Turkish or another."""
    return word.casefold() if word.isascii() else word.translate(_ONE_I).casefold()


def _any_number(word: str) -> tuple[str, tuple[str, ...]]:
    if len(word) > 3 and word.endswith("y"):
        return word[:-1], ("y", "ies")
    if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1], ("", "s")
    return word, ("", "s", "es") if len(word) > 2 else ("",)


def _ways(word: str) -> Iterator[str]:
    """Yield *word* as it is spelled on both sides of the Atlantic."""
    same = _SPELLED_TWO_WAYS.split(word, _MOST_SPELLED_TWO_WAYS)
    other = (_WAYS[part] for part in _SPELLED_TWO_WAYS.findall(word)[:_MOST_SPELLED_TWO_WAYS])
    for chosen in product(*other):
        yield "".join(f"{before}{part}" for before, part in zip(same, (*chosen, ""), strict=True))
