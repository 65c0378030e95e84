"""The order in which a newcomer would take entries: what needs nothing, then what needs little, then the rest. Pure.

How deep an entry stands is counted over the whole library, not within what a page happens to show: it says how much
there is to read before, wherever that stands, and so two entries have one order on all pages. The scripts of the pages
sort in the same way (``query.js``); one table of the tests holds for both.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import inf
from typing import TypeAlias

from .levels import Status
from .library import Library, Placed, once
from .schema import Entry

RANKS = INTRODUCTION, LANDMARK, OTHER, BACKLOG, SUPERSEDED = range(5)

ByDate: TypeAlias = tuple[bool, str, str, str]


def rank(entry: Entry) -> int:
    """Return to which of the ``RANKS`` *entry* belongs. An introduction asks for nothing beforehand."""
    if entry.status and entry.is_set_aside:
        return SUPERSEDED if entry.status == Status.SUPERSEDED else BACKLOG
    if entry.level and entry.level.rank == 0 and not entry.after:
        return INTRODUCTION
    return LANDMARK if entry.seminal else OTHER


def by_date(placed: Placed) -> ByDate:
    """Return what entries that are equal in all else are sorted by: the oldest first, the undated last.

    Titles are in lower case, not case-folded, since JavaScript has no case folding.
    """
    return placed.topic.once_each(_by_date)[placed.index]


def _by_date(entry: Entry) -> ByDate:
    return (entry.date is None, entry.date or "", entry.title.lower(), entry.id)


def depths(entries: Iterable[Placed]) -> dict[str, int]:
    """Return how many steps the longest way to each entry has, by its id; 0 where it asks for nothing.

    A step that leads back is left out: the check refuses it, and drafts of a library may still have it.
    """
    asked = {placed.entry.id: [step.id for step in placed.entry.after] for placed in entries}
    depth: dict[str, int] = {}
    for start in asked:
        # The way from *start* to what is looked at now; nothing where that has been counted on the way to another.
        open_ids: dict[str, None] = {} if start in depth else {start: None}
        while open_ids:
            current = next(reversed(open_ids))
            steps = [step for step in asked[current] if step in asked and step not in open_ids]
            missing = next((step for step in steps if step not in depth), None)
            if missing is not None:
                open_ids[missing] = None
                continue
            depth[current] = max((depth[step] + 1 for step in steps), default=0)
            del open_ids[current]
    return depth


def times_wanted(entries: Iterable[Placed]) -> Counter[str]:
    """Return how many other entries ask for each to be read first."""
    return Counter(step.id for placed in entries for step in placed.entry.after)


class ReadingOrder:
    """The order of *entries*, the works of one library."""

    def __init__(self, entries: Iterable[Placed]) -> None:
        works = tuple(entries)
        self.depth: Mapping[str, int] = depths(works)
        """How many steps there are before each entry, by its id."""
        self.demand: Mapping[str, int] = times_wanted(works)
        """How many other entries ask for each, by its id; 0 for one that nobody asks for."""
        self._places = {placed.entry.id: place for place, placed in enumerate(sorted(works, key=self._rank_and_place))}

    def of(self, entries: Iterable[Placed]) -> list[Placed]:
        """Return *entries* in reading order: introductions, then all by their depth; at the end what is set aside."""
        return sorted(entries, key=lambda placed: self._places[placed.entry.id])

    def in_rank(self, entries: Iterable[Placed]) -> list[Placed]:
        """Return *entries* of one topic and rank in reading order: first those whose place is chosen by hand."""
        return sorted(entries, key=lambda placed: (_by_hand(placed.entry), self._places[placed.entry.id]))

    def in_topic(self, entries: Iterable[Placed]) -> list[Placed]:
        """Return *entries* of one topic in reading order, rank by rank."""
        return sorted(self.in_rank(entries), key=lambda placed: rank(placed.entry))

    def _rank_and_place(self, placed: Placed) -> tuple[int, int, bool, int, ByDate]:
        entry = placed.entry
        own = rank(entry)
        # Of introductions those come first that others ask for: with them one gets on.
        wanted = self.demand[entry.id] if own == INTRODUCTION else 0
        return (OTHER if own == LANDMARK else own, self.depth[entry.id], not entry.seminal, -wanted, by_date(placed))


@once
def reading_order(library: Library) -> ReadingOrder:
    """Return the order of the works of *library*."""
    return ReadingOrder(library.entries())


def _by_hand(entry: Entry) -> float:
    return inf if entry.order is None else entry.order
