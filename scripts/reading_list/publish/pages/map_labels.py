"""What works are called where there is little room, and how wide that is: no markup. Pure."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate

from ...core.library import Placed

LINE = 14  # pixels from one line of a label to the next

_LABEL = 28  # characters
_WIDEST = 130  # pixels of a line; what is wider is cut
_WHOLE = 84  # what is no wider stands on one line wherever there is a choice

# Widths of letters at 12 pixels in the fonts that systems bring, rather too wide than too narrow. In tenths of pixels:
# releases of Python add up fractions differently.
_NARROW, _USUAL, _FIGURE, _CAPITAL, _WIDE = 40, 69, 77, 94, 120


_BREAK = re.compile(r"(?<=\S) (?=\S)|(?<=\w{3})-(?=\w{3})")


@lru_cache(maxsize=50_000)
def short(title: str) -> str:
    """Return *title* short enough for a label: what stands before a colon or dash, cut between words."""
    for mark in (": ", " — ", " – ", " ("):
        head = title.partition(mark)[0]
        if 3 <= len(head) <= _LABEL:
            return head
    if len(title) <= _LABEL:
        return title
    cut = title[: _LABEL - 1]
    return f"{(cut.rpartition(' ')[0] or cut).rstrip(' ,;:-–—')}…"


def labels(works: Iterable[Placed]) -> dict[str, str]:
    """Return by id a label for each of *works*, no two alike: with the year, and then a number, where need be."""
    entries = {placed.entry.id: placed.entry for placed in works}
    names = {work: short(entry.short_name) for work, entry in entries.items()}
    if alike := _alike(names):
        names |= {work: f"{names[work]} {entries[work].year}" for work in alike if entries[work].date}
        while alike := _alike(names):
            names |= {work: f"{names[work]} ({number})" for number, work in enumerate(alike, 1)}
    return names


def _alike(names: Mapping[str, str]) -> list[str]:
    """Return the keys of those *names* that are not the only ones."""
    small = {work: name.casefold() for work, name in names.items()}
    if len({*small.values()}) == len(small):
        return []
    uses = Counter(small.values())
    return [work for work, name in small.items() if uses[name] > 1]


@lru_cache(maxsize=50_000)
def width_of(words: str) -> int:
    """Return how wide a line of *words* is."""
    return _rounded(sum(map(_WIDTHS.__getitem__, words)))


def _rounded(width: int) -> int:
    """Return a *width* in tenths of pixels in pixels."""
    return round(width / 10)


class _Widths(dict[str, int]):
    """The width of each letter, worked out when it is first asked for."""

    def __missing__(self, letter: str) -> int:
        self[letter] = _width_of_letter(letter)
        return self[letter]


_WIDTHS = _Widths()


def _width_of_letter(letter: str) -> int:
    if unicodedata.east_asian_width(letter) in "WF" or letter in "mwMW@%…":
        return _WIDE
    if letter in "fijlrtI.,:;'|!()[] ":
        return _NARROW
    if letter.isupper():
        return _CAPITAL
    return _FIGURE if letter.isdecimal() else _USUAL


def room_for(names: Iterable[str], strong: str = "") -> int:
    """Return the least width in which each of *names* fits, on two lines where one is too wide.

    The name *strong* is written in bold letters, which are wider.
    """
    widths = [_least_width(name) * 6 // 5 if name == strong else _least_width(name) for name in names]
    return min(max(widths, default=0), _WIDEST)


@lru_cache(maxsize=50_000)
def _least_width(name: str) -> int:
    """Return the least width in which *name* fits, on two lines where one is too wide."""
    width = width_of(name)
    return width if width <= _WHOLE else max(_WHOLE, *map(width_of, _halves(name)))


def lines(name: str, room: int) -> Sequence[str]:
    """Return *name* on one line if that is no wider than *room*, else on two; each is cut where it must be."""
    return [_cut(line, room) for line in ([name] if width_of(name) <= room else _halves(name))]


def rows_of(words: str, room: int) -> int:
    """Return on how many lines *words* stand where a line is as wide as *room*."""
    count, used = 0, room
    for word in words.split():
        wide = width_of(f"{word} ")
        used += wide
        if used > room:
            count += -(-wide // room)
            used = min(wide, room)
    return count


@lru_cache(maxsize=50_000)
def _halves(name: str) -> tuple[str, ...]:
    """Return *name* broken into two lines, between words or behind a hyphen, so that the wider one is narrow."""
    ends = [match.end() for match in _BREAK.finditer(name)]
    if not ends:
        return (name,)
    before = [0, *accumulate(map(_WIDTHS.__getitem__, name))]
    end = min(ends, key=lambda end: _rounded(max(before[end], before[-1] - before[end])))
    return name[:end], name[end:]


def _cut(line: str, room: int) -> str:
    if width_of(line) <= room:
        return line
    while line and width_of(f"{line}…") > room:
        line = line[:-1]
    return f"{line.rstrip()}…"
