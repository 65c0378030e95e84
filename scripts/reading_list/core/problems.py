"""A contributor's mistake is a value: where it is, what it is, and how to mend it. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from .codes import Code, Severity

Location: TypeAlias = tuple[str | int, ...]
"""Where a value stands in its file: keys and 0-based indexes from the top, as pydantic gives them."""


class ReadingListError(Exception):
    """Trouble with the environment, in words for the user: a missing folder, an unwritable file."""


@dataclass(frozen=True, order=True, slots=True)
class Position:
    """A place in a file; *line* and *column* count from 1."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """A contributor's mistake: where it is, what it is, and how to mend it. Its code says how serious it is."""

    position: Position
    severity: Severity = field(init=False)
    code: Code
    message: str
    hint: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "severity", self.code.severity)


class Switch(NamedTuple):
    """Codes that are switched off from *begins* up to *ends*, each with the place that says so."""

    begins: Position
    ends: Position
    codes: Mapping[Code, Position]


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return *problems* sorted by place, as they compare; a tuple of each is compared sooner than the records are."""
    return sorted(problems, key=_rank)


def _rank(problem: Problem) -> tuple[object, ...]:
    position = problem.position
    place = position.path, position.line, position.column
    return (*place, problem.severity, problem.code, problem.message, problem.hint)


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return those of *problems* that are errors."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]
