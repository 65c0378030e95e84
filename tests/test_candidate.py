"""Entries that stand in no file yet: what is said of their values is what the check says once they are written."""

from datetime import date as Day
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import examples, readable
from reading_list.core.codes import Code, Severity
from reading_list.core.problems import Problem
from reading_list.core.schema import Companion, EntryFields
from reading_list.entries import edit
from reading_list.entries.candidate import examined
from reading_list.entries.loading import check_files
from reading_list.entries.source.file import SourceFile
from tables import each

DAY = Day(2024, 6, 1)
URL = "https://example.org/work"
SPECIAL = ["paper", "1", "null", "~", "true", "1984", "a: b", "a # b", "&a", "[a", "a\r\n::error::", "\u0301" * 6, ""]
LONG = ["x" * 121, "x" * 301, "x" * 601, "x" * 4001]


def written(fields: EntryFields) -> tuple[EntryFields | None, list[Problem]]:
    """Return an entry of these *fields* as it is read from a file, and what the check says of the file."""
    # Its id is found when all are known, as for what is examined.
    text = edit.new_topic("Topic", "Section", [EntryFields(**fields.known() | {"id": "some-id"})])
    library, problems, _ = check_files([SourceFile("things.yaml", "things", text.encode())], [], DAY)
    entries = list(library.entries())
    return (EntryFields.of(entries[0].entry) if entries else None), problems


def said(problems: Any) -> list[tuple[Severity, str, str, str]]:
    return [(problem.severity, problem.code, problem.message, problem.hint) for problem in problems]


TREACHEROUS = "\u200b\u200c\u200d\u0301\u202e\x00\x1b\t\n\r#:'\"\\[]{}&*!|>%@`,? "
# Odd line breaks and surrogates, which no edit could write as they are, have a test of their own below.
characters = st.characters(exclude_characters="\x85\u2028\u2029", exclude_categories=["Cs"])
hostile = st.text(characters | st.sampled_from(TREACHEROUS), max_size=25)
text = readable | hostile | st.sampled_from(SPECIAL + LONG)
tag = st.sampled_from(["tree", "C++", "C#", "a<b>", "x" * 41, "Tree"]) | text
companion = st.builds(
    lambda title, url: Companion.model_construct(title=title, url=url),
    st.just("Code") | text,
    st.sampled_from([URL, "https://example.org/code", "ftp://example.org", "http://"]),
)
OPTIONAL = {
    "kind": st.sampled_from(["paper", "pamphlet"]),
    "level": st.sampled_from(["advanced", "expert"]),
    "seminal": st.just(True),
    "status": st.sampled_from(["backlog", "superseded"]),
    "authors": st.lists(text, min_size=1, max_size=3).map(tuple),
    "publisher": text,
    "date": st.sampled_from(["2017", "2017-06", "2017-06-31", "2031", "0999", "2024-06-02", "2024-06-03", "1 of June"]),
    "tags": st.lists(tag, min_size=1, max_size=14).map(tuple),
    "note": text,
    "companions": st.lists(companion, min_size=1, max_size=2).map(tuple),
    "archived": st.sampled_from(["https://web.archive.org/x", "javascript:x"]),
    "added": st.sampled_from(["2024-06-01", "2030-01-01", "2024"]),
}


@pytest.mark.parametrize("name", [None, *OPTIONAL])
@examples(20)
@given(data=st.data())
def test_values_are_judged_as_if_they_were_written(name: str | None, data: st.DataObject) -> None:
    """Of a title and address, of each further field and of all together, the same is said as of a file with them."""
    values: dict[str, Any] = {"title": "A Work", "url": URL}
    if name is None:
        addresses = st.sampled_from([URL, "ftp://e.org", f"{URL}?utm_source=x", "https://arxiv.org/pdf/1706.03762"])
        values |= data.draw(st.fixed_dictionaries({"title": text, "url": addresses}, optional=OPTIONAL))
    else:
        values[name] = data.draw(OPTIONAL[name])
    fields = EntryFields(**values)
    plain = {"companions": [companion.model_dump(exclude_unset=True) for companion in fields.companions]}
    candidate = examined(fields.known() | plain, DAY)
    read, problems = written(fields)
    if candidate.fault is None:
        alone = [problem for problem in problems if problem.code != Code.NAME_VARIANT]  # that of a whole list
        assert said(candidate.problems) == said(alone)
        assert candidate.entry
        assert read
        assert {**EntryFields.of(candidate.entry).known(), "id": ""} == {**read.known(), "id": ""}
    else:
        assert [problem for problem in problems if problem.severity is Severity.ERROR]


@each("character", ["\x85", "\u2028", "\u2029", "\ud800", "\u200b", "\x00", "\u202e"])
@each("name", ["title", "note", "tags", "authors", "companions"])
def test_hidden_characters_are_refused_wherever_they_stand(name: str, character: str) -> None:
    """A character that cannot be seen or ends a line for some readers is said before it reaches a file."""
    hidden = f"a{character}b"
    values: dict[str, Any] = {"title": "A Work", "url": URL}
    several = {"tags": [hidden], "authors": [hidden], "companions": [{"title": hidden, "url": URL}]}
    values[name] = several.get(name, hidden)
    candidate = examined(values, DAY)
    assert candidate.entry is None
    assert f"U+{ord(character):04X}" in str(candidate.fault)


def test_what_others_must_say_is_not_asked() -> None:
    """References to other entries and topics are no fault of an entry that stands alone."""
    candidate = examined({"title": "A Work", "url": URL, "builds_on": ["other"], "also": ["attention"]}, DAY)
    assert candidate.problems == ()


def test_faults_come_in_the_order_of_the_format() -> None:
    """What is said first is about the field that the format has first."""
    candidate = examined({"added": "2030-01-01", "date": "x", "kind": "pamphlet", "title": "A", "url": URL}, DAY)
    assert candidate.fault == '"pamphlet" is not a kind'
    assert examined({"added": "2030-01-01", "title": "paper", "url": URL}, DAY).fault == (
        'the title "paper" does not say what the work is'
    )
