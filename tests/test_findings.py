"""What a check has found is repeated as long as nothing changes of what it looked at."""

import json
import re
from collections.abc import Callable
from datetime import date

import pytest

from reading_list.core.codes import Code
from reading_list.core.kinds import Kind
from reading_list.core.problems import Position, Problem
from reading_list.core.store import MemoryStore
from reading_list.core.vocabulary import OURS, vocabulary
from reading_list.entries.findings import Check, Findings
from reading_list.entries.source.file import SourceFile

TEXT = """\
title: Small
section: All
entries:
  - title: One
    url: https://example.org/one?utm_source=x
    kind: paper
    date: 2024-06-03
"""


class Noting(MemoryStore):
    """A store that can say what was last put into it of findings, and have something else in its place."""

    last = ("", "", "", b"")

    def put(self, area: str, name: str, key: str, content: bytes) -> None:
        """Keep *content*, and note it."""
        super().put(area, name, key, content)
        if area == "findings":
            self.last = area, name, key, content

    def forge(self, change: Callable[[bytes], bytes]) -> None:
        """Have in place of the last findings what *change* makes of them."""
        super().put(*self.last[:3], change(self.last[3]))


@pytest.fixture
def check() -> Check:
    """A check that has been done."""
    file = SourceFile("entries/small.yaml", "small", TEXT.encode())
    check = Check([file], [], date(2024, 6, 1), (), OURS, Noting())
    assert codes(check.findings()) == [Code.TRACKING, Code.FUTURE_DATE]
    return check


def codes(findings: Findings) -> list[Code]:
    """Return the codes of the problems."""
    return [problem.code for problem in findings.problems]


def forged(check: Check, change: Callable[[bytes], bytes]) -> Findings:
    """Return what *check* finds when its store has what *change* makes of the findings."""
    assert isinstance(check.store, Noting)
    check.store.forge(change)
    return check.findings()


def test_findings_are_the_same_when_they_are_repeated(check: Check) -> None:
    """Problems with places, codes, words and remedies, and the summary: as without a store."""
    assert check.findings() == check._replace(store=None).findings()
    assert codes(forged(check, lambda _: b'["known", []]')) == []  # so they do come from the store


def test_findings_that_name_a_title_of_any_language_are_repeated(check: Check) -> None:
    """French sets spaces that do not break, and Persian joins letters by a sign that cannot be seen."""
    title = "L\u2019art\u00a0: \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
    known = forged(check, lambda content: content.replace(b"Write", json.dumps(title)[1:-1].encode()))
    assert title in known.problems[0].hint


@pytest.mark.parametrize(
    "change",
    [
        {"day": date(2024, 6, 2)},
        {"ignored": (Code.TRACKING,)},
        {"misplaced": [Problem(Position("entries/x.yml"), Code.BAD_FILE_NAME, "wrong")]},
        {"files": [SourceFile("entries/small.yaml", "small", TEXT.replace("One", "Two").encode())]},
        {"files": [SourceFile("list/small.yaml", "small", TEXT.encode())]},
        {"vocabulary": vocabulary(kinds=(Kind.BOOK.row,))},
    ],
    ids=lambda change: "".join(change),
)
def test_a_change_of_what_is_looked_at_has_all_looked_at_again(check: Check, change: dict[str, object]) -> None:
    """Day, codes that are switched off, files, their names, the words of the list: each can make a difference."""
    forged(check, lambda _: b'["known", []]')
    other = check._replace(**change)  # type: ignore[arg-type]
    assert other.findings() == other._replace(store=None).findings()


@pytest.mark.parametrize(
    "change",
    [
        lambda _: b"",
        lambda content: content[:-2],
        lambda _: b"[[[[",
        lambda _: b'{"summary": 1}',
        lambda content: content.replace(b'"tracking"', b'"no-such-code"'),
        lambda content: content.replace(b"Write", b"\\u001b[2J"),
        lambda content: re.sub(rb'", \d+, ', b'", Infinity, ', content),
        lambda content: content.replace(b"Write", b"\\rWrite"),
        lambda content: json.dumps(["two\nlines", json.loads(content)[1]]).encode(),
    ],
)
def test_what_is_nothing_of_ours_is_not_repeated(check: Check, change: Callable[[bytes], bytes]) -> None:
    """What was cut, or what somebody else has written, counts as not there, also where a terminal would obey it."""
    expected = check.findings()
    assert forged(check, change) == expected
