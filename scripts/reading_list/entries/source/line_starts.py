"""Where the lines of a YAML file begin, and so in which of them a character stands. Pure."""

from bisect import bisect
from itertools import accumulate

from ...core.problems import Position


class LineStarts:
    """Finds places in a text by their offsets.

    Where YAML ends a line, Python does, too. That it also does so at a few controls makes no difference: no file that
    is read holds one.
    """

    def __init__(self, path: str, text: str) -> None:
        """Take the *text* of the file at *path*."""
        self._path = path
        lines = f"{text}.".splitlines(keepends=True)  # behind the last line break, too, is a line
        self._starts = [*accumulate(map(len, lines), initial=0)]

    def position(self, offset: int) -> Position:
        """Return where the character stands that so many are before."""
        line = bisect(self._starts, offset)
        return Position(self._path, line, offset - self._starts[line - 1] + 1)
