"""What readers see of kinds, levels, statuses and counts, in words. Pure.

The words stand in a table by language, ``en``, under keys; a translation is one more file like it.
"""

from typing import Literal, TypeAlias

from ...core.kinds import Kind
from ...core.schema import Level, Status
from .en import TEXTS

Noun: TypeAlias = Literal["companion", "concept", "entry", "landmark", "person", "tag", "topic", "work"]
"""What there can be a number of."""


def kind(kind: Kind) -> str:
    """Return what a work of *kind* is called, within a line."""
    return TEXTS[kind.row.one]


def kinds(kind: Kind) -> str:
    """Return what works of *kind* are called, as a heading."""
    return TEXTS[kind.row.many]


def level(level: Level) -> str:
    """Return what *level* is called, within a line."""
    return TEXTS[f"level.{level}"]


def status(status: Status) -> str:
    """Return what *status* is called, within a line."""
    return TEXTS[f"status.{status}"]


def noun(name: Noun, count: int) -> str:
    """Return what *count* of the noun *name* are called, within a line."""
    return TEXTS[f"noun.{name}.{'one' if count == 1 else 'many'}"]


def counted(count: int, name: Noun) -> str:
    """Return a *count* with the noun *name*, which is what is counted: "1 work", "2 works"."""
    return f"{count} {noun(name, count)}"


def every(count: int, name: Noun) -> str:
    """Return that it is all of a *count*, at the beginning of a sentence: "All 2 works", "1 work"."""
    return counted(count, name) if count == 1 else f"All {counted(count, name)}"


def words_for(level: Level) -> str:
    """Return further words by which readers search for works of *level*, between spaces."""
    return TEXTS[f"search.{level}"]


def words_for_landmarks() -> str:
    """Return words by which readers search for landmarks, between spaces."""
    return TEXTS["search.landmark"]


def stop_words() -> str:
    """Return words of questions that say nothing of what is searched for, between spaces."""
    return TEXTS["search.stop_words"]
