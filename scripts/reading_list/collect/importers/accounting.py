"""The sum rule: each item in the text of a file is taken, left out, or said to be unread. Pure.

The items are counted by other means than those that read them, so that what a reader passes over, or takes twice,
is noticed.
"""

from collections import Counter

from ...core.codes import Code
from ...core.problems import Position, Problem
from ..drafts import ImportedFile, Unit

_SHOWN = 20
_HINT = "The rest is imported. Please compare these lines with the entries, and report it with the lines."


def accounted(file: ImportedFile) -> ImportedFile:
    """Return *file*, with an error where its items are not just those in its text."""
    counted, known = Counter(file.lines), Counter(file.known_lines)
    number = counted.total() - known.total() - file.unread
    if number == 0:
        return file
    lines = sorted(((counted - known) if number > 0 else (known - counted)).elements())
    problem = Problem(
        Position(file.path, lines[0] if lines else 1),
        Code.NOT_READ,
        f"{_difference(number, counted.total(), file.unit)}{_at(lines)}",
        _HINT,
    )
    return file._replace(problems=(*file.problems, problem), unread=max(0, file.unread + number))


def _difference(number: int, counted: int, unit: Unit) -> str:
    """Return in words that *number* items fewer than those *counted* are taken, or more if it is below zero."""
    if number > 0:
        return f"{number:,} of {counted:,} {unit}s {'is' if number == 1 else 'are'} neither taken nor left out"
    more = f"{-number:,} {unit}{' is' if number == -1 else 's are'} taken"
    return f"{more} beside the {counted:,} that are in the text"


def _at(lines: list[int]) -> str:
    shown = ", ".join(f"{line:,}" for line in lines[:_SHOWN])
    more = " and more" if len(lines) > _SHOWN else ""
    return f": line{'' if len(lines) == 1 else 's'} {shown}{more}" if lines else ""
