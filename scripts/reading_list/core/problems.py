"""A contributor's mistake is a value: where it is, what it is, and how to mend it. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Location: TypeAlias = tuple[str | int, ...]
"""Where a value stands in its file: keys and 0-based indexes from the top, as pydantic gives them."""


class ReadingListError(Exception):
    """Trouble with the environment, in words for the user: a missing folder, an unwritable file."""


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True, slots=True)
class Position:
    """A place in a file; *line* and *column* count from 1."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """A contributor's mistake: where it is, what it is, and how to mend it."""

    position: Position
    severity: Severity
    code: str
    message: str
    hint: str = ""


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return those of *problems* that are errors."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]
