"""The whole list as Markdown: stable, with text that stays text, and put into files that somebody keeps by hand."""

from itertools import pairwise

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from helpers import ENGLISH, GOLDEN_SITE, entry, examples, golden_library, library, topic_files
from reading_list.core.library import Library
from reading_list.core.notes import plain_note
from reading_list.core.problems import ReadingListError
from reading_list.core.site import Site
from reading_list.publish.exports import filled
from reading_list.publish.exports.markdown_list import MARKERS, PARTS
from tables import each

BEGIN, END = MARKERS


def tokens(text: str) -> list[Token]:
    """Return the tokens of Markdown as forges read it: with tables, bare addresses and struck text."""
    return MarkdownIt("gfm-like").parse(text)


def words(inline: Token) -> str:
    return "".join(child.content for child in inline.children or [])


def headings(text: str) -> list[tuple[str, str]]:
    parsed = tokens(text)
    return [(token.tag, words(parsed[at + 1])) for at, token in enumerate(parsed) if token.type == "heading_open"]


def links(text: str) -> list[str]:
    """Return where the links of *text* lead. GitHub, unlike this reader, takes no bare `example.org` for an address."""
    lines = [token.children or [] for token in tokens(text)]
    pairs = (pair for line in lines for pair in pairwise(line) if pair[0].type == "link_open")
    return [
        str(opening.attrs["href"])
        for opening, words in pairs
        if opening.markup != "linkify" or words.content.lower().startswith(("http://", "https://", "www."))
    ]


def works(*entries: dict[str, object], **topic: object) -> Library:
    return library({"only": {"title": "Only", "section": "S", "entries": [*entries]} | topic})


def item(**fields: object) -> str:
    """Return the line of a list that holds a work with these *fields*."""
    text = PARTS.text(works({"title": "A Work", "url": "https://e.org/a"} | fields), Site(), ENGLISH)
    [line] = [line for line in text.splitlines() if line.startswith("- ") and "(#" not in line]
    return line


HE = {"authors": ["Kaiming He", "Xiangyu Zhang", "Jian Sun"], "kind": "paper", "date": "2015-12"}


@each(
    "fields, line",
    [
        ({}, "- [A Work](https://e.org/a)"),
        (
            HE | {"published": {"venue": "CVPR", "year": "2016"}, "seminal": True, "note": "A *deep* one."},
            "- [A Work](https://e.org/a) - ★ Kaiming He et al., CVPR 2016. A deep one.",
        ),
        ({"authors": ["A B", "C D"], "date": "2015"}, "- [A Work](https://e.org/a) - A B, C D, 2015."),
        ({"authors": ["A B", "et al."]}, "- [A Work](https://e.org/a) - A B, et al."),
        ({"kind": "video", "publisher": "YouTube"}, "- [A Work](https://e.org/a) - video, YouTube."),
        ({"publisher": "ICML 2016", "date": "2016"}, "- [A Work](https://e.org/a) - ICML 2016."),
        ({"status": "backlog"}, "- [A Work](https://e.org/a) - backlog."),
        ({"url": None, "authors": ["A B"], "date": "1843"}, "- A Work - A B, 1843."),
        ({"url": None, "doi": "10.1000/x"}, "- [A Work](https://doi.org/10.1000/x)"),
        ({"url": "https://e.org/a_(b)?x=1&copy;"}, "- [A Work](<https://e.org/a_(b)?x=1&amp;copy;>)"),
        ({"title": "<b> [x](y) `z` @me #1"}, r"- [\<b\> \[x\](y) \`z\` @me \#1](https://e.org/a)"),
        ({"note": "See https://e.org/ and www.e.org :tada: $x$."},
         r"- [A Work](https://e.org/a) - See https\://e.org/ and www\.e.org \:tada: \$x\$."),
    ],
)  # fmt: skip
def test_a_work_is_a_line(fields: dict[str, object], line: str) -> None:
    """A line has the title as the link, then who made the work, where and when it came out, and why to read it."""
    assert item(**fields) == line


def test_sections_and_topics_are_found_from_the_contents() -> None:
    """Sections stand as the navigation has them, with topics in learning order; the contents lead to their headings."""
    read = library(
        {
            "a": {"title": "Naïve Bayes & C++ (1)", "section": "Basics", "entries": [entry("One")]},
            "b": {"title": "Basics", "section": "Basics", "summary": "- All of it.", "entries": [entry("Nil")]},
            "c": {
                "title": "学習 – part_2",
                "section": "First",
                "entries": [entry("Two"), entry("Intro", seminal=True)],
            },
        }
    )
    text = PARTS.text(read, Site(name="Basics", description="# 1. What\nit is", sections=["First"]), ENGLISH)
    assert (
        text
        == """# Basics

\\# 1. What it is

<!-- reading-list:begin -->

## Contents

- [First](#first)
  - [学習 – part\\_2](#学習--part_2)
- [Basics](#basics-1)
  - [Basics](#basics-2)
  - [Naïve Bayes \\& C++ (1)](#naïve-bayes--c-1)

★ marks a landmark.

## First

### 学習 – part\\_2

- [Intro](https://example.org/Intro) - ★
- [Two](https://example.org/Two)

## Basics

### Basics

\\- All of it.

- [Nil](https://example.org/Nil)

### Naïve Bayes \\& C++ (1)

- [One](https://example.org/One)

<!-- reading-list:end -->
"""
    )


@examples(100)
@given(topic_files())
def test_text_stays_text(topics: dict[str, object]) -> None:
    """Whatever entries say, the page has the headings and links that it should have, and says their words."""
    read = library(topics)
    text = PARTS.text(read, GOLDEN_SITE, ENGLISH)
    shown = [title for _, title in headings(text)]
    assert sorted(shown[2:]) == sorted(
        [*{topic.section for topic in read.topics}, *(topic.title for topic in read.topics)]
    )
    outside = [href for href in links(text) if not href.startswith("#")]
    assert len(outside) == len([*read.entries()])
    said = [words(token) for token in tokens(text) if token.type == "inline"]
    for placed in read.entries():
        note = plain_note(placed.entry.note or "")
        assert any(line.startswith(placed.entry.title) and line.endswith(note) for line in said)
    assert text.count("<!--") == len(MARKERS)


def test_the_same_list_gives_the_same_bytes() -> None:
    assert PARTS.text(golden_library(), GOLDEN_SITE, ENGLISH) == PARTS.text(golden_library(), GOLDEN_SITE, ENGLISH)


# --- Into a file of somebody's own --------------------------------------------------------------

MADE = f"# Name\n\n{BEGIN}\n\nnew\n\n{END}\n"


@each(
    "before, after",
    [
        (f"Mine\n{BEGIN}\nold\n{END}\nMine too", f"Mine\n{BEGIN}\n\nnew\n\n{END}\nMine too"),
        (f"{BEGIN}\n{END}", f"{BEGIN}\n\nnew\n\n{END}"),
        (f"\ufeffMine\r\n{BEGIN}  \r\n{END}\r\n", f"\ufeffMine\r\n{BEGIN}  \r\n\r\nnew\r\n\r\n{END}\r\n"),
        (f"`{BEGIN}` is the marker\n\n{BEGIN}\n{END}\n", f"`{BEGIN}` is the marker\n\n{BEGIN}\n\nnew\n\n{END}\n"),
    ],
)
def test_a_file_is_filled_between_the_markers(before: str, after: str) -> None:
    """Nothing else in the file changes, and a second time nothing does."""
    assert filled("README.md", before, MADE, MARKERS) == after
    assert filled("README.md", after, MADE, MARKERS) == after


@each(
    "before, message",
    [
        ("", "has no place for the list"),
        (f"{BEGIN}\n", "has no place for the list"),
        (f"x {BEGIN}\n{END}", "has no place for the list"),
        (f"{END}\n{BEGIN}", "must stand once each, in this order"),
        (f"{BEGIN}\n{END}\n{BEGIN}\n{END}", "must stand once each, in this order"),
    ],
)
def test_a_file_without_one_place_for_the_list_is_left_alone(before: str, message: str) -> None:
    with pytest.raises(ReadingListError, match=rf"^README\.md: .*{message}"):
        filled("README.md", before, MADE, MARKERS)
