"""The order in which a newcomer would take entries: introductions, landmarks, the rest, each by date. Pure.

An order that curators have chosen by hand comes before the dates. The scripts of the pages sort in the same way
(``query.js``); one table of the tests holds for both.
"""

from collections.abc import Iterable

from .library import Placed
from .schema import Entry, Level, Status

RANKS = INTRODUCTION, LANDMARK, OTHER, BACKLOG, SUPERSEDED = range(5)


def rank(entry: Entry) -> int:
    """Return to which of the ``RANKS`` *entry* belongs."""
    if entry.status is not None:
        return BACKLOG if entry.status is Status.BACKLOG else SUPERSEDED
    if entry.level is Level.INTRODUCTORY:
        return INTRODUCTION
    return LANDMARK if entry.seminal else OTHER


def by_date(placed: Placed) -> tuple[bool, str, str, str]:
    """Return what entries of one rank are sorted by: the oldest first, the undated last.

    Titles are in lower case, not case-folded, since JavaScript has no case folding.
    """
    entry = placed.entry
    return (entry.date is None, entry.date or "", entry.title.lower(), entry.id)


def by_order(placed: Placed) -> tuple[bool, int, tuple[bool, str, str, str]]:
    """Return what entries of one rank are sorted by: first those whose place is chosen by hand, then by date."""
    order = placed.entry.order
    return (order is None, order or 0, by_date(placed))


def reading_order(entries: Iterable[Placed]) -> list[Placed]:
    """Return *entries* in reading order."""
    return sorted(entries, key=lambda placed: (rank(placed.entry), by_order(placed)))
