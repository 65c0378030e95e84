"""Whatever a file holds, reading and checking it gives problems: no exception, and the same ones again."""

import re
from collections.abc import Callable
from datetime import date as Day
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from helpers import TESTS, examples
from reading_list.core.library import Library
from reading_list.core.problems import Problem
from reading_list.entries import checks
from reading_list.entries.source import yaml_text
from reading_list.entries.source.file import SourceFile
from reading_list.entries.source.topics import parse_files

TODAY = Day(2024, 6, 10)
GOOD = [
    SourceFile(f"entries/{path.name}", path.stem, path.read_bytes()) for path in sorted((TESTS / "good").glob("*.yaml"))
]
CONTENTS = [file.content for file in GOOD if len(file.content) < 3000]

# What files are spoilt with: signs of YAML, fields, values that mean something, characters, and bytes.
HOSTILE = [
    *(
        sign.encode()
        for sign in ": - ? # & * ! | > ' \" % @ ` { } [ ] , ~ << --- ... !!set &a *a |+ >- \\x00".split(" ")
    ),
    *(sign.encode() for sign in ("\n", "\r", "\r\n", "\t", "  ", "\n  ", "\n- ", ": ", " #", "\n\n", ' "\\uD800" ')),
    *(f"\n{field}: ".encode() for field in ("title", "entries", "concepts", "section")),
    *(
        f"\n    {field}: ".encode()
        for field in ("title", "url", "id", "kind", "date", "tags", "after", "also", "companions", "superseded_by")
    ),
    *(
        value.encode()
        for value in (
            "one",
            "index",
            "2017-13",
            "9" * 30,
            "null",
            "true",
            "[[[[[[[[[",
            "{a: b}",
            "[a]",
            "https://a.org/",
        )
    ),
    *(sign.encode() for sign in "é学𝒳\u0301\u200d\u200b\u202e\u2028\x85\ufeff\ufffe\x00\x07\x7f\U000e0041"),
    *(b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf5\x80\x80\x80", b"\xfe\xff"),
]


@st.composite
def spoilt(draw: Callable[[st.SearchStrategy[Any]], Any]) -> bytes:
    """Generate the content of a good file after some accidents."""
    content: bytes = draw(st.sampled_from(CONTENTS))
    for _ in range(draw(st.integers(1, 5))):
        cuts = [0, len(content), *(found.end() for found in re.finditer(rb"\n|: |, |- ", content))]
        place = st.one_of(st.integers(0, len(content)), st.sampled_from(cuts))
        first, second, third = sorted([draw(place), draw(place), draw(place)])
        before, one, two, after = content[:first], content[first:second], content[second:third], content[third:]
        content = draw(
            st.sampled_from(
                [
                    before + two + after,
                    before + one + one + two + after,
                    before + two + one + after,
                    before + draw(st.sampled_from(HOSTILE)) + one + two + after,
                    before + draw(st.sampled_from(HOSTILE)) + two + after,
                    before + one,
                ]
            )
        )
    return content


def checked(content: bytes) -> tuple[Library, list[Problem]]:
    """Return the library and the problems of the good files, the first of them replaced by *content*."""
    library, problems = parse_files([GOOD[0]._replace(content=content), *GOOD[1:]])
    return library, problems + checks.run(library, TODAY)


def stands_in(problem: Problem, content: bytes) -> bool:
    """Tell whether the position of *problem* is a place in *content*, its end included."""
    text = content.decode("utf-8", "replace").removeprefix("\ufeff")
    position = problem.position
    for line_break in ("\r\n|[\r\n]", "\r\n|[\r\n\x85\u2028\u2029]"):  # editors disagree about the rare ones
        lines = re.split(line_break, text)
        if 1 <= position.line <= len(lines) and 1 <= position.column <= len(lines[position.line - 1]) + 1:
            return True
    return False


@examples(100)
@given(spoilt())
@example(b"*name\n")
@example(b"title: A\nentries: *name\n")
def test_a_spoilt_file_gives_problems(content: bytes) -> None:
    """A file after any accidents gives problems and never an exception, and the same ones a second time."""
    library, problems = checked(content)
    assert all(type(problem) is Problem for problem in problems)
    assert checked(content) == (library, problems)


@examples(100)
@given(spoilt())
@example(b"{")
@example(b"---")
@example(b"title: [")
@example(b"title: 'A\nsection: B")
def test_a_problem_stands_in_its_file(content: bytes) -> None:
    """The line and column of a problem are a place that an editor can go to."""
    for problem in checked(content)[1]:
        if problem.position.path == GOOD[0].path:
            assert stands_in(problem, content), problem


@pytest.mark.parametrize("parser", [yaml.CSafeLoader, yaml.SafeLoader])
def test_any_text_is_a_document(parser: type) -> None:
    """Text of any kind, with either parser, is a mapping or comes with a problem, and never raises."""
    tokens = st.sampled_from([token for token in HOSTILE if token.isascii()]).map(bytes.decode)
    escapes = st.sampled_from(["\\x", "\\u", "\\U", "D800", "0041", "FFFFFFFF", "00110000", '"', "%", "%ff", "YAML 1."])

    @examples(100)
    @given(
        st.one_of(
            st.text(),
            st.lists(tokens, max_size=20).map("".join),
            st.lists(tokens | escapes, max_size=8).map("".join),
            st.lists(escapes, max_size=6).map(lambda held: 'title: "' + "".join(held)),
        )
    )
    @example('title: "\\UFFFFFFFF"')
    @example('title: "\\U00110000"')
    @example("%YAML 1." + "9" * 5000)
    @example("*name")
    @example("{0 #")
    def holds(text: str) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(yaml_text, "LOADER", parser)
            document = yaml_text.load("a.yaml", text.encode())
        assert document.problems or isinstance(document.value, dict)

    holds()


@given(st.binary())
def test_any_bytes_are_a_document(content: bytes) -> None:
    """Bytes of any kind are a mapping or come with a problem."""
    document = yaml_text.load("a.yaml", content)
    assert document.problems or isinstance(document.value, dict)


ANY_VALUE = st.recursive(
    st.sampled_from(["", "one", "https://example.org/1", "2017-06", "true", "~", '"\\n"', "学", "index", "a:b"]),
    lambda held: st.one_of(
        st.lists(held, max_size=3).map(lambda items: f"[{', '.join(item or '~' for item in items)}]"),
        st.lists(st.tuples(st.sampled_from(["id", "title", "url", "because", "x"]), held), max_size=3).map(
            lambda items: "{" + ", ".join(f"{key}: {item or '~'}" for key, item in items) + "}"
        ),
    ),
    max_leaves=4,
)
FIELDS = """
    title url id kind level seminal status superseded_by authors publisher date tags note after builds_on also
    companions archived added name summary section entries concepts x
""".split()


@examples(100)
@given(
    st.lists(
        st.tuples(st.sampled_from(["title", "section", "summary", "concepts", "entries", "x"]), ANY_VALUE), max_size=4
    ),
    st.lists(st.lists(st.tuples(st.sampled_from(FIELDS), ANY_VALUE), min_size=1, max_size=5), max_size=4),
    st.sampled_from(["entries", "concepts"]),
)
def test_any_shape_gives_problems(head: list[tuple[str, str]], records: list[list[tuple[str, str]]], name: str) -> None:
    """Fields with values of any shape, in any record, give problems and never an exception."""
    lines = [f"{key}: {value}" for key, value in head]
    for record in records:
        lines += [("  - " if index == 0 else "    ") + f"{key}: {value}" for index, (key, value) in enumerate(record)]
    lines.insert(len(head), f"{name}:" if records else "")
    content = ("\n".join(lines) + "\n").encode()
    library, problems = checked(content)
    assert all(problem.message and problem.hint for problem in problems)
    assert checked(content) == (library, problems)
