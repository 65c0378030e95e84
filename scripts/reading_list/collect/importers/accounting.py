"""The sum rule: each item in the text of a file is taken, left out, or said to be unread. Pure.

The items are counted by other means than those that read them, so that what a reader passes over, or takes twice,
is noticed.
"""

from collections import Counter

from ...core.codes import Code
from ...core.problems import Position, Problem
from ..drafts import ImportedFile

_HINT = "The rest is imported. Please compare these lines with the entries, and report it with the lines."


def accounted(file: ImportedFile) -> ImportedFile:
    """Return *file*, with an error where its items are not just those in its text."""
    counted, known = Counter(file.lines), Counter(file.known_lines)
    number = counted.total() - known.total() - file.unread
    if number == 0:
        return file
    lines = sorted(((counted - known) if number > 0 else (known - counted)).elements())
    what = f"{abs(number):,} of {counted.total():,} {file.unit}s" if number > 0 else f"{-number:,} more {file.unit}s"
    fate = "are neither taken nor left out" if number > 0 else f"are taken than the {counted.total():,} that it holds"
    problem = Problem(Position(file.path, lines[0] if lines else 1), Code.NOT_READ, f"{what} {fate}{_at(lines)}", _HINT)
    return file._replace(problems=(*file.problems, problem), unread=max(0, file.unread + number))


def _at(lines: list[int]) -> str:
    shown = ", ".join(f"{line:,}" for line in lines[:20])
    return f": lines {shown}{' and more' if len(lines) > 20 else ''}" if lines else ""
