"""What several rules need to know of a library, worked out once. Pure."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date as Day
from typing import TypeAlias

from ...core.library import Library, Placed
from ...core.problems import Position, Problem
from ...core.schema import Entry


@dataclass(frozen=True, slots=True)
class Facts:
    """A library with its entries by id (the first of that id) and the day the check runs.

    *before* is the library of an earlier revision to compare with; None where there is none.
    """

    library: Library
    today: Day
    entries: tuple[Placed, ...]
    by_id: dict[str, Placed]
    topics: frozenset[str]
    moved: dict[str, str]
    """The present ids of entries by their former ones; so are *moved_topics* of topics, *moved_goals* of paths."""
    moved_topics: dict[str, str]
    moved_goals: dict[str, str]
    before: Library | None = None

    @classmethod
    def of(cls, library: Library, today: Day, before: Library | None = None) -> "Facts":
        entries = library.entries()
        by_id: dict[str, Placed] = {}
        for placed in entries:
            by_id.setdefault(placed.entry.id, placed)
        topics = frozenset(topic.slug for topic in library.topics)
        moved = library.moved_entries(), library.moved_topics(), library.moved_goals()
        return cls(library, today, entries, by_id, topics, *moved, before)

    def named(self, id: str) -> Placed | None:
        """Return the entry that has this *id*, or had it before; None where there is none."""
        return self.by_id.get(self.moved.get(id, id))


Rule: TypeAlias = Callable[[Facts], Iterator[Problem]]


def place(position: Position) -> str:
    """Return *position* as messages name it."""
    return f"{position.path}:{position.line}"


def repeats(
    facts: Facts, keys: Callable[[Entry], Iterable[Hashable]], rank: Callable[[Entry], tuple[int, str] | str]
) -> Iterator[tuple[Placed, Placed]]:
    """Yield each entry that has one of its *keys* in common with one of lower *rank*, and the one of the lowest."""
    same: defaultdict[Hashable, list[Placed]] = defaultdict(list)
    for placed in facts.entries:
        for key in keys(placed.entry):
            same[key].append(placed)
    for entries in same.values():
        kept = min(entries, key=lambda placed: rank(placed.entry))
        yield from ((placed, kept) for placed in entries if placed is not kept)


def oldest_first(entry: Entry) -> str:
    """Return what the older of two entries is told by: it was linked to first."""
    return entry.added or "9999"
