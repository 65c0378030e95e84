"""Rules about what to read first. Pure."""

from collections.abc import Iterator

from ...core.codes import Code
from ...core.levels import Status
from ...core.library import Placed
from ...core.problems import Problem
from .facts import Facts, read_first


def _steps(facts: Facts) -> Iterator[tuple[Placed, int, Placed]]:
    """Yield each entry with the number of a work that it names to be read first, and that work."""
    for placed, ids in facts.those(read_first):
        for index, target in enumerate(ids):
            if first := facts.named(target):
                yield placed, index, first


def harder_prerequisite(facts: Facts) -> Iterator[Problem]:
    """Compare the levels, where both are given."""
    for placed, index, first in _steps(facts):
        level, harder = placed.entry.level, first.entry.level
        if level and harder and harder.rank > level.rank:
            yield Problem(
                placed.position("after", index),
                Code.HARDER_PREREQUISITE,
                f'"{first.entry.title}" is {harder}, and this work, which it is to prepare for, only {level}',
                "Name an easier work, correct a level, or write `builds_on` where only the history is meant.",
            )


def backlog_prerequisite(facts: Facts) -> Iterator[Problem]:
    """Look for works that nobody has read yet before those that are recommended."""
    for placed, index, first in _steps(facts):
        if first.entry.status == Status.BACKLOG and placed.entry.status != Status.BACKLOG:
            yield Problem(
                placed.position("after", index),
                Code.BACKLOG_PREREQUISITE,
                f'"{first.entry.title}", which is to be read first, is on the backlog',
                "Read it and take `status: backlog` away there, or name another work.",
            )


def superseded_prerequisite(facts: Facts) -> Iterator[Problem]:
    """Look for works that others have replaced, unless it is the one to read them for that did."""
    for placed, index, first in _steps(facts):
        instead = first.entry.superseded_by
        if first.entry.status == Status.SUPERSEDED and not (
            placed.entry.status == Status.SUPERSEDED or facts.named(instead or "") is placed
        ):
            yield Problem(
                placed.position("after", index),
                Code.SUPERSEDED_PREREQUISITE,
                f'"{first.entry.title}", which is to be read first, is superseded',
                f"Write {instead}." if instead else "Name another work.",
            )
