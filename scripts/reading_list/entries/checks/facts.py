"""What several rules need to know of a library, worked out once. Pure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date as Day
from typing import TypeAlias

from ...core.library import Library, Placed
from ...core.problems import Position, Problem


@dataclass(frozen=True, slots=True)
class Facts:
    """A library with its entries by id (the first of that id) and the day the check runs."""

    library: Library
    today: Day
    entries: tuple[Placed, ...]
    by_id: dict[str, Placed]
    topics: frozenset[str]

    @classmethod
    def of(cls, library: Library, today: Day) -> "Facts":
        entries = tuple(library.entries())
        by_id: dict[str, Placed] = {}
        for placed in entries:
            by_id.setdefault(placed.entry.id, placed)
        return cls(library, today, entries, by_id, frozenset(topic.slug for topic in library.topics))


Rule: TypeAlias = Callable[[Facts], Iterator[Problem]]


def place(position: Position) -> str:
    """Return *position* as messages name it."""
    return f"{position.path}:{position.line}"
