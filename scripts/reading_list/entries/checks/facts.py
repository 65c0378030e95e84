"""What several rules need to know of a library, worked out once. Pure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date as Day
from typing import TypeAlias

from ...core.library import Library, Placed
from ...core.problems import Position, Problem


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
        entries = tuple(library.entries())
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
