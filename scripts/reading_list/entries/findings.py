"""What a check has found, which is known as long as nothing changes of what it looked at. Pure.

What comes back is printed, and nothing is made of it. Where a text in it has several lines, or a character that an
entry may not hold, it is nothing of ours.
"""

import json
import re
from collections.abc import Collection, Sequence
from datetime import date as Day
from typing import Any, NamedTuple

from ..core import report
from ..core.characters import find_forbidden
from ..core.codes import Code
from ..core.library import Library
from ..core.problems import Position, Problem
from ..core.store import DAMAGED, Store, key_of
from ..core.vocabulary import Vocabulary
from .loading import check_files
from .source.file import SourceFile

_AREA = "findings"
_BREAK = re.compile(r"[\t\r\n\x85\u2028\u2029]")


class Findings(NamedTuple):
    """The problems that stand, and the last line of the check."""

    problems: Sequence[Problem]
    summary: str


class Check(NamedTuple):
    """A check of *files* and of *misplaced* ones: all that it looks at, and what it takes and keeps things in."""

    files: list[SourceFile]
    misplaced: list[Problem]
    day: Day
    ignored: Collection[Code]
    vocabulary: Vocabulary
    store: Store | None

    def findings(self) -> Findings:
        """Return what the check finds, or has found."""
        content = self.store.get(_AREA, self._name, self._key) if self.store else None
        return _read(content) or self.done()[1]

    def done(self, before: Library | None = None) -> tuple[Library, Findings]:
        """Return the library, and what the check finds in it: with one of *before*, also what is lost since."""
        library, problems, off = check_files(
            self.files, self.misplaced, self.day, self.ignored, before, self.vocabulary, self.store
        )
        topics = sum(file.path not in library.beside_topics for file in self.files)
        findings = Findings(problems, report.summary(problems, len(library.entries()), topics, off))
        if self.store and before is None:
            self.store.put(_AREA, self._name, self._key, _written(findings))
        return library, findings

    @property
    def _name(self) -> str:
        """What stays as long as it is a check of the same list, as far as that can be told."""
        return self.files[0].path if self.files else ""

    @property
    def _key(self) -> str:
        files = [part for file in self.files for part in (file.path, file.content)]
        rest = (self.misplaced, self.day, sorted(self.ignored), self.vocabulary.rows)
        return key_of(*files, repr(rest))


def _written(findings: Findings) -> bytes:
    rows = [
        (one.position.path, one.position.line, one.position.column, one.code, one.message, one.hint)
        for one in findings.problems
    ]
    return json.dumps([findings.summary, rows]).encode()


def _read(content: bytes | None) -> Findings | None:
    """Return the findings that *content* holds; None where it is nothing of ours."""
    try:
        summary, rows = json.loads(content or b"")
        return Findings([_problem(*row) for row in rows], _text(summary))
    except DAMAGED:
        return None


def _problem(path: Any, line: Any, column: Any, code: Any, message: Any, hint: Any) -> Problem:
    return Problem(Position(_text(path), int(line), int(column)), Code(code), _text(message), _text(hint))


def _text(value: Any) -> str:
    text = str(value)
    if _BREAK.search(text) or find_forbidden(text):
        raise ValueError("nothing of ours")
    return text
