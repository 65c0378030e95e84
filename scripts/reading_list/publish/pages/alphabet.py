"""Names under letters: which letter a name stands under, and the row that leads to them. Pure."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from ...core.slugs import slugify
from ...core.text import folded
from ..markup import Markup, link, text
from ..messages import Messages
from ..messages.collation import Collation
from ..page import Html

Item = TypeVar("Item")

_DIGITS, _SIGNS = "0-9", "*"
_HAN = "CJK"


def letter_of(name: str, messages: Messages) -> str:
    """Return what *name* stands under.

    That is its first letter in scripts that have capitals or belong to the language, the name of the script in others,
    which may have thousands of signs; accents are left out.
    """
    if own := messages.collation.own_letter(name):
        return own
    first = next((sign for sign in folded(name) if sign.isalnum()), "")
    if not first:
        return _SIGNS
    if first.isdigit():
        return _DIGITS
    if first.upper() != first.lower():
        return first.upper()[0]
    script = unicodedata.name(first, _SIGNS).split(" ")[0].split("-")[0]
    return messages.script("Han" if script == _HAN else script.capitalize())


def by_letter(
    items: Iterable[Item], name: Callable[[Item], str], messages: Messages
) -> Iterator[tuple[str, str, list[Item]]]:
    """Yield the letters that the names of *items* stand under, each with its anchor and its items in their order.

    Digits come first, then letters, then scripts without capitals by their names.
    """
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(letter_of(name(item), messages), []).append(item)
    signs = messages.plain("alphabet.other")
    for number, letter in enumerate(sorted(groups, key=lambda letter: _place(letter, messages.collation)), 1):
        yield signs if letter == _SIGNS else letter, f"letter-{_anchor(letter) or number}", groups[letter]


def _place(letter: str, collation: Collation) -> tuple[int, str]:
    ranks = {_DIGITS: 0, _SIGNS: 4}
    is_usual = letter.isascii() or collation.own_letter(letter)
    rank = ranks.get(letter, 3 if len(letter) > 1 else 1 if is_usual else 2)
    return rank, collation.rank(letter).letters


def _anchor(letter: str) -> str:
    return "other" if letter == _SIGNS else slugify(letter) if letter.isascii() else ""


def jump(letters: Iterable[tuple[str, str, list[Item]]]) -> Html:
    """Return a row of links to *letters*."""
    ways = "".join(f"{link(Markup(f'#{anchor}'), text(letter))} " for letter, anchor, _ in letters)
    return Html(Markup(f'<p class="rl-letters">{ways}</p>'))
