"""Names under letters: which letter a name stands under, and the row that leads to them. Pure."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from ...core.slugs import slugify
from ...core.text import folded
from ..markup import Markup, text
from ..page import Html
from .fragments import fragment

Item = TypeVar("Item")

_DIGITS, _SIGNS = "0-9", "Other"
_HAN = "CJK"


def letter_of(name: str) -> str:
    """Return what *name* stands under.

    That is its first letter in scripts that have capitals, the name of the script in others, which may have thousands
    of signs; accents are left out.
    """
    first = next((sign for sign in folded(name) if sign.isalnum()), "")
    if not first:
        return _SIGNS
    if first.isdigit():
        return _DIGITS
    if first.upper() != first.lower():
        return first.upper()[0]
    script = unicodedata.name(first, _SIGNS).split(" ")[0].split("-")[0]
    return "Han" if script == _HAN else script.capitalize()


def by_letter(items: Iterable[Item], name: Callable[[Item], str]) -> Iterator[tuple[str, str, list[Item]]]:
    """Yield the letters that the names of *items* stand under, each with its anchor and its items in their order.

    Digits come first, then letters, then scripts without capitals by their names.
    """
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(letter_of(name(item)), []).append(item)
    for number, letter in enumerate(sorted(groups, key=_place), 1):
        yield letter, f"letter-{slugify(letter) or number}", groups[letter]


def _place(letter: str) -> tuple[int, str]:
    ranks = {_DIGITS: 0, _SIGNS: 4}
    rank = ranks.get(letter, 3 if len(letter) > 1 else 1 if letter.isascii() else 2)
    return rank, letter


def jump(letters: Iterable[tuple[str, str, list[Item]]]) -> Html:
    """Return a row of links to *letters*."""
    return fragment("ways", "letters", letters=[(Markup(anchor), text(letter)) for letter, anchor, _ in letters])
