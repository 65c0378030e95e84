"""Problems as values that JSON has, and back. Pure.

What comes back is printed, and nothing is made of it. Where a text in it has several lines, or a character that an
entry may not hold, it is nothing of ours.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from ..core.characters import find_forbidden
from ..core.codes import Code
from ..core.problems import Position, Problem

_BREAK = re.compile(r"[\t\r\n\x85\u2028\u2029]")


def rows_of(problems: Iterable[Problem]) -> Sequence[Sequence[object]]:
    """Return a row for each of *problems*."""
    return [
        (one.position.path, one.position.line, one.position.column, one.code, one.message, one.hint) for one in problems
    ]


def problems_of(rows: Any) -> Sequence[Problem]:
    """Return the problems of *rows*. Raises one of ``DAMAGED`` where they are nothing of ours."""
    return [_problem(*row) for row in rows]


def text_of(value: Any) -> str:
    """Return the text *value*. Raises ValueError where no message of ours has it."""
    text = str(value)
    if _BREAK.search(text) or find_forbidden(text):
        raise ValueError("nothing of ours")
    return text


def _problem(path: Any, line: Any, column: Any, code: Any, message: Any, hint: Any) -> Problem:
    return Problem(Position(text_of(path), int(line), int(column)), Code(code), text_of(message), text_of(hint))
