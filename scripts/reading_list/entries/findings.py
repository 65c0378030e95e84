"""What a check has found, which is known as long as nothing changes of what it looked at. Pure."""

import json
from collections.abc import Collection, Sequence
from datetime import date as Day
from typing import NamedTuple

from ..core import report
from ..core.codes import Code
from ..core.library import Library
from ..core.problems import Problem
from ..core.store import DAMAGED, Store, key_of
from ..core.vocabulary import Vocabulary
from .loading import check_files
from .problem_rows import problems_of, rows_of, text_of
from .source.file import SourceFile

_AREA = "findings"


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
        files = [part for file in self.files for part in (file.path, file.key)]
        rest = (self.misplaced, self.day, sorted(self.ignored), self.vocabulary.rows)
        return key_of(*files, repr(rest))


def _written(findings: Findings) -> bytes:
    return json.dumps([findings.summary, rows_of(findings.problems)]).encode()


def _read(content: bytes | None) -> Findings | None:
    """Return the findings that *content* holds; None where it is nothing of ours."""
    try:
        summary, rows = json.loads(content or b"")
        return Findings(problems_of(rows), text_of(summary))
    except DAMAGED:
        return None
