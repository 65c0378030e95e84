"""The order in which a newcomer would take entries: what needs nothing, then what needs little, then the rest. Pure.

How deep an entry stands is counted over the whole library, not within what a page happens to show: it says how much
there is to read before, wherever that stands, and so two entries have one order on all pages. The scripts of the pages
sort in the same way (``query.js``); one table of the tests holds for both.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from math import inf
from typing import TypeAlias

from .levels import Status
from .library import Library, Placed, Topic, of_each, of_parts, once
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
    return placed.topic.once(_dates)[placed.index]


def _by_date(entry: Entry) -> ByDate:
    return (entry.date is None, entry.date or "", entry.title.lower(), entry.id)


_dates: Callable[[Topic], Sequence[ByDate]] = of_each(_by_date)


def steps_of_works(topic: Topic) -> Sequence[tuple[str, Sequence[str]]]:
    """Return the id of each work of *topic* with those of the works that it asks for."""
    return [(entry.id, [step.id for step in entry.after] if entry.after else ()) for entry in topic.entries]


@of_parts(steps_of_works)
def depths(topics: Sequence[Sequence[tuple[str, Sequence[str]]]]) -> dict[str, int]:
    """Return how many steps the longest way to each entry has, by its id; 0 where it asks for nothing.

    A step that leads back is left out: the check refuses it, and drafts of a library may still have it.
    """
    asked = dict(chain.from_iterable(topics))
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


@of_parts(steps_of_works)
def times_wanted(topics: Sequence[Sequence[tuple[str, Sequence[str]]]]) -> Counter[str]:
    """Return how many other entries ask for each to be read first."""
    return Counter(step for topic in topics for _, steps in topic for step in steps)


_Place: TypeAlias = tuple[int, int, bool, int, ByDate]
"""What works are sorted by; the last of it is the id."""


def _places(topic: Topic, depth: Mapping[str, int], demand: Mapping[str, int]) -> Sequence[_Place]:
    """Return what each work of *topic* is sorted by, in that order."""
    return sorted(
        _place(entry, date, depth[entry.id], demand[entry.id])
        for entry, date in zip(topic.entries, topic.once(_dates), strict=True)
    )


def _place(entry: Entry, date: ByDate, depth: int, demand: int) -> _Place:
    own = rank(entry)
    # Of introductions those come first that others ask for: with them one gets on.
    wanted = demand if own == INTRODUCTION else 0
    return (OTHER if own == LANDMARK else own, depth, not entry.seminal, -wanted, date)


class ReadingOrder:
    """The order of the works of one *library*."""

    def __init__(self, library: Library) -> None:
        self.depth: Mapping[str, int] = depths(library)
        """How many steps there are before each entry, by its id."""
        self.demand: Mapping[str, int] = times_wanted(library)
        """How many other entries ask for each, by its id; 0 for one that nobody asks for."""
        # Those of a topic are in order already, so that putting them together takes little.
        places = sorted(chain.from_iterable(topic.once(_places, self.depth, self.demand) for topic in library.topics))
        self._places = {date[-1]: number for number, (*_, date) in enumerate(places)}

    def of(self, entries: Iterable[Placed]) -> list[Placed]:
        """Return *entries* in reading order: introductions, then all by their depth; at the end what is set aside."""
        return sorted(entries, key=lambda placed: self._places[placed.entry.id])

    def in_rank(self, entries: Iterable[Placed]) -> list[Placed]:
        """Return *entries* of one topic and rank in reading order: first those whose place is chosen by hand."""
        return sorted(entries, key=lambda placed: (_by_hand(placed.entry), self._places[placed.entry.id]))

    def in_topic(self, entries: Iterable[Placed]) -> list[Placed]:
        """Return *entries* of one topic in reading order, rank by rank."""
        return sorted(self.in_rank(entries), key=lambda placed: rank(placed.entry))


@once
def reading_order(library: Library) -> ReadingOrder:
    """Return the order of the works of *library*."""
    return ReadingOrder(library)


@once
def in_reading_order(library: Library) -> Sequence[Placed]:
    """Return the works of *library* in reading order."""
    return reading_order(library).of(library.entries())


def _by_hand(entry: Entry) -> float:
    return inf if entry.order is None else entry.order
