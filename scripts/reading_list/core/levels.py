"""For whom works are, and how they stand in the list: a row for each level and status. Pure.

Those of a list of its own are made of the same rows, which carry their labels: ``vocabulary``.
"""

from dataclasses import dataclass
from functools import cache

from .members import RowEnum


@dataclass(frozen=True, slots=True)
class LevelRow:
    """A level, as easy or hard as its place among the others says."""

    value: str
    label: str = ""
    """What a list calls a level of its own, within a line; empty for ours, which have messages."""
    words: str = ""
    """Further words by which readers may look for it; likewise."""


@dataclass(frozen=True, slots=True)
class StatusRow:
    """How a work may stand in the list."""

    value: str
    label: str = ""
    """What a list calls it, within a line; empty where there is a message."""
    is_set_aside: bool = True
    """Whether such works stand at the end, as those do that nobody has read yet."""


class AnyLevel(RowEnum):
    # A level, whatever list it is of, the easiest first.
    row: LevelRow

    @property
    def rank(self) -> int:
        """How hard it is among the levels of its list: 0 is the easiest."""
        return _places(type(self))[self]


class Level(AnyLevel):
    # The levels of a list that has none of its own.
    INTRODUCTORY = LevelRow("introductory")
    INTERMEDIATE = LevelRow("intermediate")
    ADVANCED = LevelRow("advanced")


class AnyStatus(RowEnum):
    # A status, whatever list it is of: `backlog` and `superseded`, which rules know, are in every list.
    row: StatusRow


class Status(AnyStatus):
    # The statuses of a list that has none of its own.
    BACKLOG = StatusRow("backlog")
    SUPERSEDED = StatusRow("superseded")


@cache
def _places(levels: type[AnyLevel]) -> dict[AnyLevel, int]:
    return {level: place for place, level in enumerate(levels)}
