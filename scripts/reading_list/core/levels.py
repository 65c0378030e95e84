"""For whom works are, and how they stand in the list: a row for each level and status. Pure.

Those of a list of its own are made of the same rows, which carry their labels: ``vocabulary``.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Self


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


class AnyLevel(StrEnum):
    # A level, whatever list it is of, the easiest first. Without a docstring, which the schema would show.
    row: LevelRow

    def __new__(cls, row: LevelRow) -> Self:
        level = str.__new__(cls, row.value)
        level._value_ = row.value
        level.row = row
        return level

    @property
    def rank(self) -> int:
        """How hard it is among the levels of its list: 0 is the easiest."""
        return _places(type(self))[self]


class Level(AnyLevel):
    # The levels of a list that has none of its own.
    INTRODUCTORY = LevelRow("introductory")
    INTERMEDIATE = LevelRow("intermediate")
    ADVANCED = LevelRow("advanced")


class AnyStatus(StrEnum):
    # A status, whatever list it is of: `backlog` and `superseded`, which rules know, are in every list.
    row: StatusRow

    def __new__(cls, row: StatusRow) -> Self:
        status = str.__new__(cls, row.value)
        status._value_ = row.value
        status.row = row
        return status


class Status(AnyStatus):
    # The statuses of a list that has none of its own.
    BACKLOG = StatusRow("backlog")
    SUPERSEDED = StatusRow("superseded")


@cache
def _places(levels: type[AnyLevel]) -> dict[AnyLevel, int]:
    return {level: place for place, level in enumerate(levels)}
