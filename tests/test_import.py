"""Importing lists: what becomes of each link, in every format, and that nothing is lost, doubled or overwritten.

Run as a program (`python tests/test_import.py`) it makes the expected reports and entries of `imports/` anew; read the
difference before keeping it.
"""

import json
import re
import shutil
import signal
import subprocess
import textwrap
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import asdict
from datetime import date as Day
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st

import hostile
from calls import reading_list
from helpers import (
    ENGLISH,
    GOLDEN_SITE,
    TESTS,
    THOROUGH,
    contents,
    examples,
    library,
    make_project,
    modified,
    more,
    readable,
)
from reading_list.collect import importers
from reading_list.collect.drafts import Draft, ImportedFile
from reading_list.collect.importers import bookmarks, markdown, markdown_blocks, note_writing, tidy
from reading_list.collect.importers.bibliographies import bibtex, csl
from reading_list.collect.importers.blocks import RunKind, runs_in
from reading_list.collect.merge import Fate
from reading_list.collect.planning import Plan
from reading_list.collect.planning import plan as plan_of
from reading_list.collect.snapshot import checked
from reading_list.commands import summary
from reading_list.core.codes import Severity
from reading_list.core.dates import Today
from reading_list.core.notes import text_of_paragraph
from reading_list.core.problems import ReadingListError
from reading_list.core.schema import Cite, EntryFields, Published
from reading_list.entries.loading import check_files
from reading_list.entries.source.file import SourceFile
from reading_list.entries.source.folder import read_folder
from reading_list.publish.exports.formats import BIBTEX, CSL
from tables import each
from warm import COMMAND, run_script, started

CASES = TESTS / "imports"
NAMES = sorted(path.name for path in CASES.iterdir() if path.is_dir())
DAY = Day(2024, 6, 1)
TODAY = Today(DAY, DAY)
EPOCH = {"SOURCE_DATE_EPOCH": "1717200000"}  # the same day
FINE, PROBLEMS, TROUBLE = 0, 1, 2


# --- Golden lists -------------------------------------------------------------------------------


def import_case(name: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Import the list of a case into *folder*/entries, and return what was said."""
    file = next(CASES.joinpath(name).glob("list.*"))
    shutil.copy(file, folder / file.name)
    return reading_list(folder, "import", file.name, "--into", "entries", **EPOCH)


def said(done: subprocess.CompletedProcess[str]) -> str:
    return f"{done.stdout}{done.stderr}exit {done.returncode}\n"


@pytest.mark.parametrize("name", NAMES)
def test_golden_list(name: str, tmp_path: Path) -> None:
    """A list becomes just the entry files, and is reported in just the words, that are kept beside it.

    The same import again touches no file and says so.
    """
    done = import_case(name, tmp_path)
    expected = CASES / name / "expected"
    assert said(done) == (expected / "report.txt").read_text(encoding="utf-8")
    assert contents(tmp_path / "entries") == contents(expected / "entries")
    before = modified(tmp_path / "entries")
    again = import_case(name, tmp_path)
    assert modified(tmp_path / "entries") == before
    assert "\nentries: nothing to change\n" in again.stdout
    assert " 0 entries + 0 companions + " in again.stdout


@each("name", NAMES)
def test_golden_entries_pass_the_check(name: str) -> None:
    """What an import writes passes the check, warnings included."""
    files, misplaced = read_folder(CASES / name / "expected" / "entries")
    assert check_files(files, misplaced, DAY)[1] == []


def test_all_golden_lists_together(tmp_path: Path) -> None:
    """Several files are imported at once, a work of several files once, and again nothing is left to do."""
    paths = []
    for name in NAMES:
        file = next(CASES.joinpath(name).glob("list.*"))
        paths.append(f"{name}{file.suffix}")
        shutil.copy(file, tmp_path / paths[-1])
    done = reading_list(tmp_path, "import", *paths, "--into", "entries", **EPOCH)
    assert reading_list(tmp_path, "check", "entries", "--strict", **EPOCH).returncode == FINE
    entries = "".join(path.read_text() for path in (tmp_path / "entries").iterdir())
    assert len(re.findall(r"url: \"?https?://arxiv\.org/(?:abs|pdf)/1706\.03762", entries)) == 1
    again = reading_list(tmp_path, "import", *paths, "--into", "entries", **EPOCH)
    assert "entries: nothing to change" in again.stdout
    assert done.stdout.count(" merged + ") == again.stdout.count(" merged + ") == len(NAMES)


# --- What lists say around a link ---------------------------------------------------------------


def markdown_drafts(text: str) -> tuple[Draft, ...]:
    """Return the drafts in a Markdown text; its links must add up."""
    file = markdown.read("list.md", textwrap.dedent(text))
    adds_up(file)
    return file.drafts


def adds_up(file: ImportedFile) -> None:
    """Assert that each item of the file is in a draft or left out, or is told of."""
    assert len(file.known_lines) + file.unread == len(file.lines)
    assert file.problems or not file.unread


def flat(draft: Draft) -> dict[str, Any]:
    """Return what a draft says, with its link's title, address and kind, and its companions as titles."""
    fields = asdict(draft.fields)
    fields |= {name: list(fields[name]) for name in ("authors", "aliases", "tags")}
    if draft.fields.published:
        fields["published"] = draft.fields.published.model_dump(exclude_none=True)
    return fields | {"topic": draft.topic, "companions": [link.title for link in draft.companions]}


PAPER = "https://arxiv.org/abs/1706.03762"


LINES = yaml.safe_load((CASES / "lines.yaml").read_text(encoding="utf-8"))


@each("case", LINES)
def test_words_around_a_link(case: dict[str, Any]) -> None:
    """A line with a work gives just the fields that its words, marks and address say."""
    made = flat(markdown_drafts(case["list"])[0])
    assert {name: made[name] for name in case["work"]} == case["work"]


@each(
    "text, titles",
    [
        ("[Alpha](https://e.org/1) and [Beta](https://e.org/2): both", [["Alpha"], ["Beta"]]),
        (
            "- [Alpha](https://e.org/1)\n  - [Beta](https://e.org/2)\n    - [Gamma](https://e.org/3)",
            [["Alpha", "Beta", "Gamma"]],
        ),
        ("- Group\n  - [Alpha](https://e.org/1)\n  - [Beta](https://e.org/2)", [["Alpha"], ["Beta"]]),
        ("[Alpha](https://e.org/1) - one.\n[Beta](https://e.org/2) - two.", [["Alpha"], ["Beta"]]),
        ("- [Alpha](https://e.org/1)\n\n  With [Beta](https://e.org/2) below.", [["Alpha", "Beta"]]),
        ("> - [Alpha](https://e.org/1)", [["Alpha"]]),
        (
            "<ul><li><a href='https://e.org/1'>Alpha</a><li><a href='https://e.org/2'>Beta</a></ul>",
            [["Alpha"], ["Beta"]],
        ),
    ],
)
def test_links_that_belong_together(text: str, titles: list[list[str]]) -> None:
    """Works that are joined are works; what is nested below a work, or named in its note, belongs to it."""
    held = [[link.title for link in draft.links] for draft in markdown_drafts(text)]
    assert held == titles


@each(
    "link, reason",
    [
        ("![x](https://e.org/x.png)", "image"),
        ("[x](https://e.org/x.png)", "image"),
        ("<img src='x.png'>", "image"),
        ("[x](#below)", "link within the page"),
        ("[x](other.md)", "relative link"),
        ("[x](/other)", "relative link"),
        ("[x](mailto:a@e.org)", "mail address"),
        ("<a@e.org>", "mail address"),
        ("[x]()", "empty address"),
        ("[x](javascript:alert)", "no web address"),
        ("a\n\n[b]: https://e.org/x", "defined, but nothing refers to it"),
        ("## License\n\n[The Unlicense](https://unlicense.org/)", 'about the list itself: under "License"'),
    ],
)
def test_what_is_no_work(link: str, reason: str) -> None:
    """A link that leads to no work is left out with the reason, and counted."""
    reading = markdown.read("list.md", link)
    adds_up(reading)
    assert [left.reason for left in reading.left_out] == [reason]
    assert reading.drafts == ()


def test_a_long_nested_list_is_a_list_of_works() -> None:
    """More links than a work has companions, nested below a link, are works themselves, in the group of the link."""
    nested = "".join(f"  - [Number {n} of all](https://e.org/{n})\n" for n in range(13))
    drafts = markdown_drafts(f"- [Django](https://e.org/django)\n{nested}")
    assert len(drafts) == 14
    assert {draft.fields.tags for draft in drafts[1:]} == {("django",)}


def test_a_heading_that_is_a_linked_title() -> None:
    """A heading that is just a linked title is a work: words below are its note, links below its companions."""
    drafts = markdown_drafts(
        """
        # Weekly

        ## 1. [Alpha Beta](https://e.org/1)

        Some words on what this work is about.

        - [Code](https://github.com/a/b)

        ## [Gamma Delta](https://e.org/2)
        """
    )
    assert [(draft.link.title, draft.topic, len(draft.companions)) for draft in drafts] == [
        ("Alpha Beta", "Weekly", 1),
        ("Gamma Delta", "Weekly", 0),
    ]
    assert drafts[0].fields.note == "Some words on what this work is about."


def test_a_badge_is_a_link_and_an_image() -> None:
    """A badge counts as the two links that it is; a picture with a description that leads somewhere is a work."""
    reading = markdown.read("list.md", "[![CI](https://img.shields.io/x)](https://e.org/ci)")
    assert [left.reason for left in reading.left_out] == ["badge", "badge"]
    (draft,) = markdown_drafts("[![A Talk on Graphs](https://e.org/t.jpg)](https://youtu.be/kCc8FmEb1nY)")
    assert draft.link.title == "A Talk on Graphs"


def test_links_in_code_and_comments_are_no_links() -> None:
    """Addresses in code and in HTML comments are not links of the list."""
    text = "`https://e.org/1`\n\n```\nhttps://e.org/2\n```\n\n    https://e.org/3\n\n<!-- https://e.org/4 -->\n"
    assert markdown.read("list.md", text).lines == ()


def test_topics_and_sections() -> None:
    """Headings are topics, in the section of the heading above; a small subheading joins it and becomes a tag."""
    drafts = markdown_drafts(
        """
        # Graph List
        [Omega](https://e.org/0)
        ## Networks
        [Alpha](https://e.org/1)
        ### Tiny
        [Beta](https://e.org/2)
        ### Large
        * [Gamma](https://e.org/3)
        * [Delta](https://e.org/4)
        * [Epsilon](https://e.org/5)
        ## Tools
        * [Zeta](https://e.org/6)
        """
    )
    assert [(draft.topic, draft.section, draft.fields.tags) for draft in drafts] == [
        ("Graph List", "", ()),
        ("Networks", "Graph List", ()),
        ("Networks", "Graph List", ("tiny",)),
        *[("Large", "Networks", ())] * 3,
        ("Tools", "Graph List", ()),
    ]


def test_topics_of_the_same_name() -> None:
    """Headings of one name below different headings are different topics."""
    text = "# L\n" + "".join(
        f"## {over}\n### Tools\n" + "".join(f"* [{over} {n} x](https://e.org/{over}{n})\n" for n in range(3))
        for over in ("Python", "Rust")
    )
    assert {draft.topic for draft in markdown_drafts(text)} == {"Python: Tools", "Rust: Tools"}


def test_bold_lines_and_groups() -> None:
    """A bold line over a list is a heading, words over nested links are a tag, and "unread" holds for all below."""
    drafts = markdown_drafts(
        """
        ## Networks

        **Didn't read:**

        * [Alpha](https://e.org/1)

        **Graph networks**

        * Surveys of graphs
          * [Beta](https://e.org/2)
        * [Gamma](https://e.org/3)
        * [Delta](https://e.org/4)
        """
    )
    assert [(draft.topic, draft.fields.status, draft.fields.tags) for draft in drafts] == [
        ("Networks", "backlog", ()),
        ("Graph networks", None, ("surveys of graphs",)),
        ("Graph networks", None, ()),
        ("Graph networks", None, ()),
    ]


@pytest.mark.parametrize(
    "front", ["---\ntitle: My Backlog\ntags: [title]\n---\n", '+++\ntitle = "My Backlog"\n+++\n'], ids=["YAML", "TOML"]
)
def test_front_matter(front: str) -> None:
    """Front matter gives the title of the list and is no part of it; lines count from the top of the file."""
    (draft,) = markdown_drafts(f"{front}\n[Alpha](https://e.org/1)\n")
    assert (draft.topic, draft.fields.status, draft.link.position.line) == (
        "My Backlog",
        "backlog",
        front.count("\n") + 2,
    )


@pytest.mark.parametrize(
    "text", ["---\ntitle: [\n---\n[Alpha](https://e.org/1)", "+++\n[[[\n+++\n[Alpha](https://e.org/1)"]
)
def test_front_matter_that_cannot_be_read(text: str) -> None:
    """Broken front matter gives no title and does no harm."""
    assert [draft.link.title for draft in markdown_drafts(text)] == ["Alpha"]


def test_line_numbers() -> None:
    """Each link is placed at its line, in wrapped paragraphs, tables, HTML blocks and after Windows line breaks too."""
    text = (
        "# L\n\nwords\n[Alpha](https://e.org/4) and\n<a href='https://e.org/5'>Beta</a>\n\n"
        "| a |\n|---|\n| [Gamma](https://e.org/9) |\n\n<div>\n<p>\n<a href='https://e.org/13'>Delta</a>\n</p></div>\n"
    )
    for breaks in ("\n", "\r\n"):
        reading = markdown.read("list.md", text.replace("\n", breaks))
        links = [link for draft in reading.drafts for link in draft.links]
        assert {link.url.rpartition("/")[2]: str(link.position.line) for link in links} == {
            n: n for n in ("4", "5", "9", "13")
        }


# --- The sum rule -------------------------------------------------------------------------------

_word = st.sampled_from(
    "Attention gradient is all, you need - paper (2017) *cult*: code here `x` the by Ada Lovelace. 1".split()
)
_words = st.lists(_word, max_size=8).map(" ".join)
_address = st.sampled_from(
    [
        *("https://e.org/1", "https://e.org/2/", "http://www.e.org/1#x", "https://e.org/1?utm_source=x", PAPER),
        *("https://arxiv.org/pdf/1706.03762v2", "#top", "other.md", "mailto:a@e.org", "javascript:x", "ftp://e.org/f"),
        *(
            "https://github.com/a/b",
            "https://e.org/x.png",
            "https://user:word@e.org/",
            "//e.org/9",
            "https://e.org/2018/04/03/",
        ),
    ]
)
_link = st.one_of(
    st.tuples(_words, _address).map(lambda held: (f"[{held[0]}]({held[1]})", 1)),
    st.tuples(_words, _address).map(lambda held: (f'<a href="{held[1]}">{held[0]}</a>', 1)),
    st.tuples(_words, _address).map(lambda held: (f"![{held[0]}]({held[1]})", 1)),
    st.just(("[![Badge](https://img.shields.io/b)](https://e.org/ci)", 2)),
    st.just(("<https://e.org/auto>", 1)),
    st.just((" https://e.org/bare ", 1)),
    st.just(("[used][ref]", 1)),
)
_line = st.lists(st.one_of(_link, _words.map(lambda text: (text, 0))), min_size=1, max_size=5).map(
    lambda parts: (" ".join(text for text, _ in parts), sum(count for _, count in parts))
)


@st.composite
def lists(draw: Callable[[st.SearchStrategy[Any]], Any]) -> tuple[str, int]:
    """Generate a Markdown list and the number of links in it."""
    lines, count = [], 0
    for _ in range(draw(st.integers(0, 12))):
        text, links = draw(_line)
        shape = draw(
            st.sampled_from(["# ", "## ", "### ", "- ", "- words\n  - ", "1. ", "> ", "", "**bold**\n\n- ", "table"])
        )
        lines.append(f"| Title | Link |\n|---|---|\n| words | {text} |\n" if shape == "table" else f"{shape}{text}")
        lines.append(draw(st.sampled_from(["", "", "\n"])))
        count += links
    return "\n\n".join(lines) + "\n\n[ref]: https://e.org/ref\n\nAt last [used][ref].\n", count + 1


@examples(100)
@given(lists())
def test_every_link_is_accounted_for(held: tuple[str, int]) -> None:
    """Links found = links written = entries + companions + merged + left out, whatever the list."""
    text, count = held
    reading = markdown.read("list.md", text)
    assert len(reading.lines) == count
    adds_up(reading)
    plan = planned([reading], [])
    assert len(plan.merged.outcomes) == count
    assert plan.problems == ()
    entries = [fields for added in plan.merged.additions.values() for fields in added]
    fates = [outcome.fate for outcome in plan.merged.outcomes]
    assert fates.count(Fate.ENTRY) == len(entries)
    assert fates.count(Fate.COMPANION) == sum(len(fields.companions) for fields in entries)
    assert all(outcome.detail for outcome in plan.merged.outcomes if outcome.fate in (Fate.MERGED, Fate.LEFT_OUT))


@examples(100)
@given(lists())
@example(("# [paper (2017)](https://arxiv.org/pdf/1706.03762v2) [](https://arxiv.org/pdf/1706.03762v2)\n", 2))
def test_again_is_nothing(held: tuple[str, int]) -> None:
    """Importing a list into the library it made changes nothing, whatever the list."""
    reading = markdown.read("list.md", held[0])
    files = after(planned([reading], []))
    assert planned([reading], files).changes == ()


def planned(lists: list[ImportedFile], files: list[SourceFile], **options: Any) -> Plan:
    """Return what importing *lists* into the entries of *files* would change."""
    return plan_of(lists, checked(files, [], TODAY), **options)


def after(plan: Plan, before: list[SourceFile] | None = None) -> list[SourceFile]:
    """Return the entry files as they are when *plan* is done."""
    texts = {file.stem: file.content for file in before or []}
    texts |= {change.stem: change.after.encode() for change in plan.changes}
    return [SourceFile(f"entries/{stem}.yaml", stem, text) for stem, text in sorted(texts.items())]


@examples(100)
@given(st.lists(st.tuples(readable, st.sampled_from(["## ", "- ", "", "| a |\n|---|\n| "])), max_size=6))
def test_any_text_becomes_entries_that_pass(parts: list[tuple[str, str]]) -> None:
    """Whatever characters stand in a list, what is written passes the check, and the sum holds."""
    text = "\n\n".join(
        f"{shape}[{words}](https://e.org/{number}) {words}" for number, (words, shape) in enumerate(parts)
    )
    reading = markdown.read("list.md", text)
    adds_up(reading)
    assert planned([reading], []).problems == ()


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_clean_text_is_read_back(text: str) -> None:
    """Cleaned text holds nothing that the reader of entry files refuses."""
    made = tidy.title(tidy.clean(text)) or "Title"
    assert library(
        {"t": {"title": "T", "section": "S", "entries": [{"id": "one", "title": made, "url": "https://e.org/"}]}}
    )


@each(
    "text, ended",
    [
        ("行分割の仕様（W3C、2020年）", "行分割の仕様（W3C、2020年）。"),
        ("禁則処理からルビまで", "禁則処理からルビまで。"),
        ("从零开始", "从零开始。"),
        ("붓글씨의 역사", "붓글씨의 역사."),
        ("On 組版 in print", "On 組版 in print."),
        ("読む。", "読む。"),
    ],
)
def test_a_note_ends_as_sentences_of_its_script_do(text: str, ended: str) -> None:
    assert tidy.note(text) == ended


@given(readable.map(tidy.note).filter(bool))
def test_notes_read_as_they_were_meant(words: str) -> None:
    """A note in the Markdown of entries shows just the words that the list had."""
    assert text_of_paragraph(note_writing.as_markdown(words)) in (
        words.replace("\ue000", "").replace("\ue001", ""),
        words,
    )


# --- Into a library that exists -----------------------------------------------------------------

EXISTING = """\
# The first line stays.
title: Transformers   # and so does this
section: Architectures
concepts:
  - {name: Attention, summary: Weighs., url: "https://e.org/concept"}
entries:
  # Before the first entry.
  - title: Attention Is All You Need
    url: https://arxiv.org/abs/1706.03762
    tags: [attention]
    note: |
      Ours.

  - {title: In Flow, url: "https://e.org/flow"}   # flow

  # Before the last entry.
  - title: Final Word
    url: https://e.org/last
    companions:
      - {title: Code, url: "https://github.com/a/b"}
    added: 2020-01-01
# The last line stays.
"""


def into_existing(text: str, **options: Any) -> Plan:
    """Return the plan of importing a Markdown *text* into the library of EXISTING."""
    reading = markdown.read("list.md", textwrap.dedent(text))
    return planned([reading], [existing_file()], **options)


def existing_file() -> SourceFile:
    return SourceFile("entries/transformers.yaml", "transformers", EXISTING.encode())


def added_lines(plan: Plan) -> list[str]:
    """Return the lines that *plan* adds to the existing file; all others must be as they were, in their order."""
    (change,) = plan.changes
    assert change.before == EXISTING
    old, new = EXISTING.splitlines(), change.after.splitlines()
    added = []
    for line in new:
        if old and line == old[0]:
            old.pop(0)
        else:
            added.append(line)
    assert old == []
    return added


def test_what_a_list_adds_to_an_entry() -> None:
    """A known work gets the fields it lacks, each on a new line; what is there stays, comments and layout too."""
    plan = into_existing(
        """
        *cult*: [Attention](https://arxiv.org/pdf/1706.03762v5) by Ashish Vaswani. Another note. [code](https://e.org/c)
        """
    )
    assert added_lines(plan) == [
        "    seminal: true",
        "    authors: [Ashish Vaswani]",
        "    date: 2017-06",
        "    companions:",
        '      - {title: Code, url: "https://e.org/c", kind: code}',
    ]
    assert [outcome.fate for outcome in plan.merged.outcomes] == [Fate.MERGED, Fate.COMPANION]


def test_an_entry_in_flow_style_is_completed_in_its_line() -> None:
    """An entry on one line gets its fields there, behind what stands."""
    plan = into_existing("[In Flow](https://e.org/flow) (2017)")
    assert '{title: In Flow, url: "https://e.org/flow", date: 2017}   # flow' in plan.changes[0].after


def test_what_an_entry_says_otherwise_is_only_offered() -> None:
    """Further tags and a more exact date for what an entry has are for people to take; no file changes."""
    text = "@misc{{a, title={{A}}, url={{https://e.org/{}}}, keywords={{attention, speed}}, date={{2020-01-02}}}}"
    held = SourceFile(
        "entries/t.yaml",
        "t",
        b"title: T\nsection: S\nentries: [{title: One, url: https://e.org/1, tags: [Attention], date: 2020-01}]\n",
    )
    plan = planned([bibtex.read("l.bib", text.format(1))], [held])
    assert plan.changes == ()
    (offer,) = plan.merged.offers
    assert offer.fields == EntryFields(tags=("speed",), date="2020-01-02")
    line = 'entries/t.yaml:3: "One" could get date 2020-01-02; tags speed'
    assert line in summary.lines([], plan, "entries")


def test_tags_of_all_drafts_of_a_new_work_are_kept() -> None:
    """A work that stands in a list twice gets the tags of both places, each once."""
    one = "<dl><dt><a href='https://e.org/1' tags='{}'>Alpha Beta</a></dl>"
    readings = [bookmarks.read(tags, one.format(tags)) for tags in ("speed,size", "Size,memory")]
    ((fields,),) = planned(readings, []).merged.additions.values()
    assert fields.tags == ("speed", "size", "memory")


def test_companions_join_those_that_are_there() -> None:
    """A companion that is new joins the list; one that is known, however spelled, does not."""
    plan = into_existing("[Final Word](http://www.e.org/last/) [code](https://GitHub.com/A/B) [video](https://e.org/v)")
    assert added_lines(plan) == ['      - {title: Video, url: "https://e.org/v", kind: video}']
    fates = [outcome.fate for outcome in plan.merged.outcomes]
    assert fates == [Fate.MERGED, Fate.MERGED, Fate.COMPANION]


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("https://e.org/concept", 'the concept "Attention", entries/transformers.yaml:5'),
        ("https://github.com/a/b", 'a companion of "Final Word", entries/transformers.yaml:20'),
        (
            "https://export.arxiv.org/abs/1706.03762v2",
            'the entry "Attention Is All You Need", entries/transformers.yaml:9',
        ),
    ],
)
def test_known_works_are_not_listed_twice(url: str, place: str) -> None:
    """A link to a concept, a companion or an entry is merged, and the report says where it stands."""
    plan = into_existing(f"[Some Title]({url})")
    assert [(outcome.fate, outcome.detail) for outcome in plan.merged.outcomes] == [(Fate.MERGED, place)]
    assert plan.merged.additions == {}


def test_new_entries_join_the_topic_of_their_heading() -> None:
    """A heading that names a topic of the library puts works at its end."""
    plan = into_existing("## transformers\n* [A New Work](https://e.org/new)")
    assert added_lines(plan) == ["  - title: A New Work", "    url: https://e.org/new", "    added: 2024-06-01"]


def test_ids_that_are_taken_are_given_explicitly() -> None:
    """A title that another work has gets an id of its own; one that is the name of something else needs none."""
    plan = into_existing(
        """
        ## New
        * [Final Word](https://e.org/other) by Ada Lovelace
        * [Final Word](https://e.org/another)
        * [Final Word](https://e.org/third)
        * [Concepts](https://e.org/concepts-of-things)
        """
    )
    ids = [fields.id for fields in plan.merged.additions["new"]]
    assert ids == ["final-word-lovelace", "final-word-2", "final-word-3", None]


def test_tags_take_the_spelling_in_use() -> None:
    """A tag that differs from one in use by case or plural is that tag; one that would share its page is not taken."""
    reading = csl.read(
        "l.json",
        json.dumps(
            [{"title": "A New Work", "URL": "https://e.org/n", "keyword": "Attentions; C++; C#; c++; Schön; schon"}]
        ),
    )
    plan = planned([reading], [existing_file()])
    assert plan.merged.additions["imported"][0].tags == ("attention", "C++", "C#", "schön")


def test_what_was_left_out_on_purpose_stays_out() -> None:
    """An address that the project left out once is left out again."""
    plan = into_existing("[A New Work](https://e.org/new)", left_out=["http://www.e.org/new/"])
    assert [(outcome.fate, outcome.detail) for outcome in plan.merged.outcomes] == [
        (Fate.LEFT_OUT, "was left out on purpose before")
    ]


def test_companions_stay_out_with_a_work_that_was_left_out_on_purpose() -> None:
    """What belongs to a work that the project does not want is not listed in its place."""
    plan = into_existing(
        "[A New Work](https://e.org/new) [code](https://e.org/code)", left_out=["http://www.e.org/new/"]
    )
    assert [outcome.fate for outcome in plan.merged.outcomes] == [Fate.LEFT_OUT, Fate.LEFT_OUT]


def test_companions_of_what_is_left_out_become_entries() -> None:
    """When a work cannot be listed, what belongs to it is listed by itself."""
    plan = into_existing("[An Old File](ftp://e.org/f) [code](https://e.org/code)")
    assert [fields.title for fields in plan.merged.additions["imported"]] == ["An Old File: Code"]


def test_a_work_has_at_most_fifty_companions() -> None:
    """Links that would be more companions than an entry may have are left out, and are again the second time."""
    lines = "".join(f"- [Alpha Beta](https://e.org/x) [code](https://e.org/{n})\n" for n in range(60))
    reading = markdown.read("l.md", lines)
    plan = planned([reading], [])
    fates = [outcome.fate for outcome in plan.merged.outcomes]
    assert (fates.count(Fate.COMPANION), fates.count(Fate.LEFT_OUT)) == (50, 10)
    assert planned([reading], after(plan)).changes == ()


def test_a_work_of_its_own_is_no_companion() -> None:
    """A link that is a work at one place and a companion at another is listed as a work only."""
    plan = into_existing(
        "[A Title](https://e.org/x) [B Title](https://e.org/y) [code](https://e.org/y)\n\n[B Title](https://e.org/y)"
    )
    fates = sorted(str(outcome.fate) for outcome in plan.merged.outcomes)
    assert fates == ["entry", "entry", "merged", "merged"]


def test_one_topic_for_all() -> None:
    """With --topic all new works go to one topic, in the section of imports."""
    reading = markdown.read("l.md", "# A\n## B\n[Alpha](https://e.org/1)\n## C\n[Beta](https://e.org/2)\n")
    plan = planned([reading], [], topic="My Things")
    assert [(topic.slug, topic.title, topic.section) for topic in plan.merged.topics] == [
        ("my-things", "My Things", "Imported")
    ]
    assert len(plan.merged.additions["my-things"]) == 2


@each(
    "heading, stem",
    [("About", "about"), ("Con", "con-list"), ("学習", "学習"), ("C++ & Rust!", "c-plus-plus-rust"), ("!!!", "topic")],
)
def test_names_of_new_files(heading: str, stem: str) -> None:
    """A topic's file is named for its title; a reserved name and one without letters get a name that is allowed."""
    reading = markdown.read("l.md", f"## {heading}\n* [Alpha](https://e.org/1)\n")
    (change,) = planned([reading], []).changes
    assert change.stem == stem


def test_a_topic_that_gets_too_large_goes_on_in_another_file() -> None:
    """A file has room for 256 kB; further works of a topic stand in a second one, and again nothing is left to do."""
    text = "## Large\n" + "".join(f"* [A work, number {n}](https://e.org/{n}) - {'word ' * 115}\n" for n in range(400))
    reading = markdown.read("l.md", text)
    plan = planned([reading], [])
    assert [change.stem for change in plan.changes] == ["large", "large-2"]
    assert plan.problems == ()
    assert "\ntitle: Large (2)\n" in plan.changes[1].after
    files = after(plan)
    assert planned([reading], files).changes == ()
    more = markdown.read("l.md", "## Large\n* [One more work](https://e.org/more)")
    (change,) = planned([more], files).changes
    assert change.before is not None


def test_a_topic_that_gets_too_large_does_not_go_on_in_another_topic() -> None:
    """A topic that happens to be called like the second file of a large one keeps to itself."""
    full = "".join(
        f"  - {{title: Work number {n}, url: 'https://e.org/{n}', note: {'long ' * 780}}}\n" for n in range(60)
    )
    files = {"large": f"title: Large\nsection: S\nentries:\n{full}", "large-2": "title: Second edition\nsection: S\n"}
    held = [SourceFile(f"entries/{stem}.yaml", stem, text.encode()) for stem, text in files.items()]
    note = "Words that fill the file. " * 20
    text = "## Large\n" + "".join(f"* [Further work {n}](https://e.org/more/{n}) {n} {note}\n" for n in range(60))
    changes = planned([markdown.read("l.md", text)], held).changes
    assert {change.stem: change.before is None for change in changes} == {"large": False, "large-3": True}
    assert sum(change.added for change in changes) == 60


def test_nothing_is_planned_for_entries_with_mistakes() -> None:
    """A library that does not pass the check is not touched."""
    bad = SourceFile("entries/bad.yaml", "bad", b"title: Bad\nsection: S\nentries: [{title: paper, url: x}]\n")
    plan = planned([markdown.read("l.md", "[Alpha](https://e.org/1)")], [bad])
    assert plan.changes == ()
    assert plan.problems


# --- Other formats ------------------------------------------------------------------------------


@each(
    "path, text, name",
    [
        ("list.md", "", "Markdown"),
        ("LIST.MARKDOWN", "x", "Markdown"),
        ("list.bib", "", "BibTeX"),
        ("list.json", "[]", "CSL-JSON"),
        ("list.txt", "@article{a, title={x}}", "BibTeX"),
        ("list.txt", "[ {}]", "CSL-JSON"),
        ("list.txt", "some words", "Markdown"),
        ("export", "% words\n@book{a}", "BibTeX"),
        ("export.old", "<!DOCTYPE NETSCAPE-Bookmark-file-1>", "bookmarks"),
        ("bookmarks.html", "<DL><DT><A HREF='https://e.org'>x</A>", "bookmarks"),
        ("some.folder/list.md", "", "Markdown"),
    ],
)
def test_the_format_is_found(path: str, text: str, name: str) -> None:
    """The end of a file's name tells its format, and where it does not, the beginning of its text."""
    assert importers.detect(path, text).name == name


@pytest.mark.parametrize(
    ("path", "text"), [("list.docx", "PK"), ("list", "words"), ("page.html", "<html><body>x</body></html>")]
)
def test_an_unknown_format_is_said(path: str, text: str) -> None:
    """A file of no known format is trouble that names the formats, or says what it is."""
    with pytest.raises(ReadingListError, match=path):
        importers.detect(path, text)


@each(
    "text, line",
    [("[{]", 1), ('[\n{"title": "x"}\n{', 3), ("[" * 100_000, 1), ("{}", 1), ("", 1), ('[{"a": 1}', 1), ("[1", 1)],
)
def test_json_that_cannot_be_read_is_said(text: str, line: int) -> None:
    """What is not a list of works in JSON is trouble, at its line."""
    with pytest.raises(ReadingListError, match=rf"^l\.json:{line}: is not CSL-JSON"):
        csl.read("l.json", text)


def test_json_of_odd_types() -> None:
    """Values of other types than expected are passed over, and each item is accounted for."""
    items: list[Any] = [
        *(1, "a", None, [], {}),
        {"title": 1, "URL": []},
        {"title": "Alpha", "URL": "https://e.org/1", "author": {"x": 1}, "issued": [1], "keyword": {"a": 1}},
        {
            "title": "Beta",
            "URL": "https://e.org/2",
            "author": [1, {"family": 2}],
            "issued": {"date-parts": [[None, 1]]},
        },
        {"title": "Gamma", "DOI": "10.1000/x", "issued": {"date-parts": [[2019, 13, 40]]}, "keyword": ["a", 2]},
        {"title": "\ud800 De\u0000lta", "URL": "https://e.org/4", "issued": {"date-parts": [["9" * 5000]]}},
    ]
    reading = importers.read("l.json", json.dumps({"items": items}))
    adds_up(reading)
    assert len(reading.lines) == len(items)
    assert [draft.link.title for draft in reading.drafts] == ["Alpha", "Beta", "Gamma", "Delta"]
    assert reading.drafts[2].link.url == "https://doi.org/10.1000/x"
    assert planned([reading], []).problems == ()


def test_a_work_is_known_by_its_doi_too() -> None:
    """A BibTeX entry with an address and a DOI is the work that the library has under the DOI."""
    held = SourceFile(
        "entries/t.yaml",
        "t",
        b"title: T\nsection: S\nentries: [{title: LSTM, url: 'https://doi.org/10.1162/neco.1997.9.8.1735'}]\n",
    )
    reading = bibtex.read(
        "l.bib", "@misc{a, title={LSTM}, url={https://e.org/l.pdf}, doi={10.1162/NECO.1997.9.8.1735}}"
    )
    plan = planned([reading], [held])
    assert [outcome.fate for outcome in plan.merged.outcomes] == [Fate.MERGED]


@each(
    "field, expected",
    [
        (
            "author = {Gogh, Vincent van and {ACME Corp} and de la Cruz, Ana}",
            {"authors": ["Vincent van Gogh", "ACME Corp", "Ana de la Cruz"]},
        ),
        ("date = {2017-06/2018}", {"date": "2017-06"}),
        ("year = 2017, month = {June}", {"date": "2017-06"}),
        ("year = 2017, month = 6", {"date": "2017-06"}),
        ("year = 1843, month = oct", {"date": "1843-10"}),
        ("year = 2017, month = {Michaelmas}", {"date": "2017"}),
        (r"subtitle = {2{\textasciicircum}n}", {"title": "T: 2^n"}),
        ("year = {in press}", {"date": None}),
        ("author = {Gogh, Vincent van and others}", {"authors": ["Vincent van Gogh", "et al."]}),
        ("author = {others}", {"authors": []}),
        ("journal = {arXiv preprint arXiv:1706.03762}", {"publisher": "arXiv", "published": None}),
        ("journal = {CoRR}, volume = {abs/1706.03762}", {"publisher": "arXiv", "published": None}),
        (
            "journal = {J. Chem. Phys.}, year = 1953, volume = 21, number = 6, pages = {1087--1092}",
            {
                "published": {
                    "venue": "J. Chem. Phys.",
                    "year": "1953",
                    "volume": "21",
                    "issue": "6",
                    "pages": "1087-1092",
                },
                "publisher": None,
            },
        ),
        (
            "booktitle = {Proc. of It}, publisher = {Acme Inc.}, date = {2016-06}, pages = {A--1–A--9, 12}",
            {
                "published": {"venue": "Proc. of It", "year": "2016", "pages": "A-1-A-9, 12"},
                "publisher": "Acme Inc.",
            },
        ),
        ("volume = 3, pages = {1--2}", {"published": None}),
        (f"journal = {{{'long ' * 40}}}", {"published": None}),
        (f"journal = {{A}}, volume = {{{'long ' * 40}}}", {"published": {"venue": "A"}}),
        ("doi = {https://doi.org/10.1000/X}", {"url": "https://e.org/", "doi": "10.1000/X"}),
        ("doi = {none}", {"doi": None}),
        ("doi = {10.48550/arXiv.1706.03762}, eprint = {1706.03762}", {"doi": None, "arxiv": "1706.03762"}),
        ("isbn = {0-262-03561-8, 978-0-262-03561-3}", {"isbn": "0-262-03561-8"}),
        ("isbn = {1-2-3}", {"isbn": None}),
        ("year = 2017, eprint = {1706.03762}", {"date": "2017-06", "arxiv": "1706.03762"}),
        ("year = 2018, eprint = {1706.03762}", {"date": "2018", "arxiv": "1706.03762"}),
        ("year = 2018, eprint = {1706.03762}, journal = {JMLR}", {"date": "2017-06"}),
        ("year = 2015, eprint = {1706.03762}", {"date": "2015"}),
        ("langid = {ngerman}", {"language": "de"}),
        ("language = {fr}", {"language": "fr"}),
        ("language = {English}", {"language": None}),
        ("language = {Klingon}", {"language": None}),
        ("howpublished = {Video, Some House}", {"kind": "video", "publisher": "Some House"}),
        ("howpublished = {Accessed today, Some House}", {"publisher": None}),
        ("note = {Publisher: Springer}", {"note": None}),
        ("annote = {A \\emph{fine} work with \\$5}", {"note": "A fine work with $5."}),
        ("keywords = {a b; C}", {"tags": ["a b", "C"]}),
        ("annote = {Section 4 has the proof}", {"note": "Section 4 has the proof."}),
        ("subtitle = {100% of --- it}", {"title": "T: 100% of — it"}),
        (r"annote = {See \href{http://a.org}}", {"note": r"See \hrefhttp://a.org."}),
        (r"subtitle = {\'{}}", {"title": "T"}),
    ],
)
def test_fields_of_bibtex(field: str, expected: dict[str, object]) -> None:
    """Fields of BibTeX and BibLaTeX are understood in their usual spellings."""
    (draft,) = bibtex.read("l.bib", f"@misc{{a, title={{T}}, url={{https://e.org/}}, {field}}}").drafts
    made = flat(draft)
    assert {name: made[name] for name in expected} == expected


@each(
    "written, url",
    [
        (r"https://e.org/Foo\_bar\%20baz", "https://e.org/Foo_bar%20baz"),
        (r"http://e.org/\~{}name/p.pdf", "http://e.org/~name/p.pdf"),
        (r"http://e.org/{\textasciitilde}name/p.pdf", "http://e.org/~name/p.pdf"),
        (r"http://e.org/\textasciitilde name/p.pdf", "http://e.org/~name/p.pdf"),
        (r"http://e.org/$\sim$name/p.pdf", "http://e.org/~name/p.pdf"),
        (r"\url{http://e.org/{\~{}}n/a\_b}", "http://e.org/~n/a_b"),
        (r"http://e.org/{A}b", "http://e.org/Ab"),
        (r"read at http://e.org/ab", "http://e.org/ab"),
    ],
)
def test_addresses_of_bibtex(written: str, url: str) -> None:
    """An address is whole, however LaTeX makes people write its characters."""
    (draft,) = bibtex.read("l.bib", f"@misc{{a, title={{T}}, url={{{written}}}}}").drafts
    assert draft.link.url == url


def test_key_and_type_of_a_record_are_kept() -> None:
    """Of a record, the key stays, and the type where it says anything; of CSL-JSON, what was a key before."""
    text = "@InProceedings{He2016:Deep, title={A}, url={https://e.org/1}}\n@misc{b, title={B}, url={https://e.org/2}}"
    kept = [draft.fields.cite for draft in bibtex.read("l.bib", text).drafts]
    assert kept == [Cite(key="He2016:Deep", type="inproceedings"), Cite(key="b", type=None)]
    items = [
        {"id": "1", "citation-key": "he2016", "type": "thesis", "title": "A", "URL": "https://e.org/1"},
        {"id": "http://zotero.org/1", "type": "article-journal", "title": "B", "URL": "https://e.org/2"},
    ]
    kept = [draft.fields.cite for draft in csl.read("l.json", json.dumps(items)).drafts]
    assert kept == [Cite(key="he2016", type="phdthesis"), None]


def test_the_venue_of_csl_has_its_year() -> None:
    """A container is a venue where papers come out, and a publisher elsewhere; the date is that of the work."""
    paper = {
        "type": "article-journal",
        "title": "A",
        "DOI": "10.1000/x",
        "container-title": "J. Chem. Phys.",
        "issued": {"date-parts": [[2016]]},
        "original-date": {"date-parts": [[2015, 12]]},
        "page": "1–20",
        "volume": "9",
        "issue": "8",
        "language": "de-AT",
        "ISBN": "978-0-262-03561-3",
        "publisher": "AIP",
        "author": [{"family": "Lovelace", "given": "Ada"}, {"literal": "others"}],
    }
    page = {"type": "webpage", "title": "B", "URL": "https://e.org/", "container-title": "Some Blog"}
    first, second = (draft.fields for draft in csl.read("l.json", json.dumps([paper, page])).drafts)
    where = {"venue": "J. Chem. Phys.", "year": "2016", "volume": "9", "issue": "8", "pages": "1-20"}
    assert (first.published, first.publisher, first.date) == (Published.model_validate(where), "AIP", "2015-12")
    assert (first.url, first.doi, first.isbn, first.language) == (None, "10.1000/x", None, "de-AT")
    assert first.authors == ("Ada Lovelace", "et al.")
    assert (second.published, second.publisher) == (None, "Some Blog")


def test_a_work_that_was_imported_is_known_by_its_doi_alone(tmp_path: Path) -> None:
    """A publisher's address and a DOI, then the DOI alone: one entry, with both, which the exports name."""
    (tmp_path / "a.bib").write_text(
        "@article{h97, title={Long Short-Term Memory}, journal={Neural Computation}, year=1997, "
        "url={https://direct.mit.edu/neco/article/9/8/1735/6109}, doi={10.1162/neco.1997.9.8.1735}}"
    )
    (tmp_path / "b.bib").write_text("@article{lstm, title={LSTM}, doi={10.1162/NECO.1997.9.8.1735}, volume=9}")
    for name in ("a.bib", "b.bib"):
        assert reading_list(tmp_path, "import", name, "--into", "entries", **EPOCH).returncode == FINE
    [work] = yaml.safe_load((tmp_path / "entries" / "imported.yaml").read_text())["entries"]
    assert (work["url"], work["doi"]) == (
        "https://direct.mit.edu/neco/article/9/8/1735/6109",
        "10.1162/neco.1997.9.8.1735",
    )
    assert work["cite"] == {"key": "h97", "type": "article"}


def with_entries(*entries: dict[str, object]) -> SourceFile:
    """Return the file of a topic with these *entries*."""
    text = yaml.safe_dump({"title": "T", "section": "S", "entries": [*entries]}, allow_unicode=True)
    return SourceFile("entries/t.yaml", "t", text.encode())


ON_PAPER = "@book{k, title={A Work on Paper}, author={Ludwig van Lovelace}, year=1950, pdf={https://e.org/p.pdf}}"


def test_a_work_on_paper_becomes_an_entry() -> None:
    """Authors and a date are enough; what belongs to the work does so without an address of its own."""
    reading = importers.read("l.bib", ON_PAPER + "@book{n, title={No Date}, author={A. Lovelace}}")
    adds_up(reading)
    assert [left.reason for left in reading.left_out] == [
        "names no address, DOI, arXiv id or ISBN, and not both authors and date: add one of them"
    ]
    plan = planned([reading], [])
    assert plan.problems == ()
    [fields] = plan.merged.additions["imported"]
    assert (fields.title, fields.link, fields.authors, fields.date) == (
        "A Work on Paper",
        "",
        ("Ludwig van Lovelace",),
        "1950",
    )
    assert [companion.url for companion in fields.companions] == ["https://e.org/p.pdf"]


def test_a_work_on_paper_is_named_by_its_title_in_the_report() -> None:
    """Again it is recognised, and named by its title for it has no address."""
    reading = bibtex.read("l.bib", ON_PAPER)
    plan = planned([reading], after(planned([reading], [])))
    assert plan.changes == ()
    assert '    line 1: A Work on Paper is the entry "A Work on Paper", entries/imported.yaml:5' in [
        *summary.lines([reading], plan, "entries")
    ]


@each(
    "record, is_known",
    [
        ("title={{Über} the {Work}}, author={Müller, A.}, year=1950", True),
        (r"title={\"{U}ber the work.}, author={M{\"u}ller, Anna and others}, date={1950-03}", True),
        ("title={Über the Work}, author={A. M. Muller}, year=1950", True),
        ("title={Über the Work}, author={Anna Miller}, year=1950", True),
        ("title={Über the Work}, author={Anna Müller}, year=1951", True),
        ("title={Über the Work}, author={Anna Müller}, year=1952", False),
        ("title={Über the Work}, author={Ada Maier}, year=1950", False),
        ("title={Über the Works}, author={Anna Müller}, year=1950", False),
        ("title={Über the Work}, author={Anna Müller}, year=1950, doi={10.1000/other}", False),
    ],
)
@each("place", [{}, {"url": "https://e.org/found-later"}])
def test_what_a_work_without_an_identifier_is_recognised_by(
    record: str, place: dict[str, object], *, is_known: bool
) -> None:
    """Title, first author's family name and year, that of the date or of the venue: even of an entry that is online."""
    file = with_entries(
        {
            "title": "Über the Work",
            "authors": ["Anna Müller"],
            "date": "1950",
            "published": {"venue": "V", "year": "1951"},
            **place,
        }
    )
    names = SourceFile("entries/names.yaml", "names", "people: {Anna Müller: [Anna Miller]}\n".encode())
    plan = planned([bibtex.read("l.bib", f"@article{{k, {record}}}")], [names, file])
    assert plan.problems == ()
    assert [outcome.fate for outcome in plan.merged.outcomes] == [Fate.MERGED if is_known else Fate.ENTRY]


def test_works_on_paper_of_one_list_are_told_apart() -> None:
    """One work of two records is one entry, with what both say; two works are two."""
    one = "@book{{{}, title={{Notes}}, author={{A. Lovelace}}, year={}}}"
    text = one.format("a", 1843) + one.format("b", 1843).replace("year", "publisher={P}, year") + one.format("c", 1844)
    fields = planned([bibtex.read("l.bib", text)], []).merged.additions["imported"]
    assert [(each.date, each.publisher, each.id) for each in fields] == [
        ("1843", "P", None),
        ("1844", None, "notes-lovelace"),
    ]


def test_works_on_paper_survive_an_export_and_an_import() -> None:
    """What a list exports of them changes nothing in it, and makes the same works elsewhere."""
    entries: list[dict[str, object]] = [
        {"title": "{Sets} & 100% of $ℝ^n$", "authors": ["Łukasz de la Cruz", "et al."], "date": "1950-03"},
        {"title": "時間", "authors": ["山田太郎"], "date": "1999", "kind": "paper", "publisher": "岩波書店"},
        {
            "title": "Notes?",
            "authors": ["ACME Corporation"],
            "date": "1843",
            "kind": "paper",
            "published": {"venue": "Memoirs", "year": "1844", "volume": "3"},
        },
    ]
    topic = {"title": "T", "section": "S", "entries": entries}
    # A record of BibTeX has the year of the venue alone.
    for form, path, year in ((BIBTEX, "l.bib", "1844"), (CSL, "l.json", "1843")):
        again = importers.read(path, form.text(library({"t": topic}), GOLDEN_SITE, ENGLISH))
        assert planned([again], [with_entries(*entries)]).changes == ()
        elsewhere = planned([again], [])
        assert planned([again], after(elsewhere)).changes == ()
        works = elsewhere.merged.additions["imported"]
        known = [(each.title, each.link, [*each.authors], each.date) for each in works]
        dates = ["1950-03", "1999", year]
        assert known == [(each["title"], "", each["authors"], day) for each, day in zip(entries, dates, strict=True)]


@examples(50)
@given(readable, st.lists(readable, min_size=1, max_size=2).map(" ".join))
@example("It's", "Flann O'Brien")
@example('12" and ^', 'Ann "A" Lee')
@example("B", "A \ufb2a")
@example("B", '"')
@example('"¨a', "a")
@example("B", "García Márquez, Gabriel")
def test_a_work_on_paper_is_recognised_by_its_record(title: str, author: str) -> None:
    """Whatever letters and signs its title and its author have, and whatever becomes of them in a format."""
    entry: dict[str, object] = {"title": title, "authors": [author], "date": "1843-10"}
    listed = with_entries(entry)
    assume(not checked([listed], [], TODAY).errors)
    for form, path in ((BIBTEX, "l.bib"), (CSL, "l.json")):
        exported = form.text(library({"t": {"title": "T", "section": "S", "entries": [entry]}}), GOLDEN_SITE, ENGLISH)
        assert planned([importers.read(path, exported)], [listed]).changes == ()


def amended(text: str, entries: str) -> EntryFields:
    """Return what the BibTeX *text* adds to the first of *entries* that gets anything."""
    file = SourceFile("entries/t.yaml", "t", f"title: T\nsection: S\nentries: [{entries}]\n".encode())
    plan = planned([bibtex.read("l.bib", text)], [file])
    assert plan.problems == ()
    return plan.merged.amendments[0].fields


def test_an_identifier_that_is_an_address_is_kept() -> None:
    """A listed work gets the number at arXiv of a record that is read there, but none that its own address says."""
    text = "@article{a, title={A}, doi={10.1000/y}, eprint={1512.03385}, volume={9}, publisher={P}}"
    assert amended(text, "{title: One work, doi: 10.1000/y}").arxiv == "1512.03385"
    known = "{title: One work, doi: 10.1000/y, url: https://arxiv.org/abs/1512.03385}"
    assert amended(text, known).known().keys() == {"publisher", "date"}


def test_an_identifier_of_another_work_stays_there() -> None:
    """A record that names two listed works, the preprint and the article, does not end the import."""
    text = "@article{a, title={A}, doi={10.1000/y}, eprint={1512.03385}, publisher={P}}"
    both = "{title: One work, arxiv: 1512.03385}, {title: Another work, doi: 10.1000/y}"
    fields = amended(text, both)
    assert (fields.publisher, fields.doi, fields.arxiv) == ("P", None, None)


def test_a_companion_at_a_new_identifier_is_the_entry_itself() -> None:
    """What an entry has just been told apart by is no companion of it."""
    text = (
        "@article{a, title={A}, doi={10.1000/y}, eprint={1512.03385}, pdf={https://arxiv.org/pdf/1512.03385}, "
        "code={https://e.org/c}}"
    )
    file = SourceFile("entries/t.yaml", "t", b"title: T\nsection: S\nentries: [{title: One work, doi: 10.1000/y}]\n")
    plan = planned([bibtex.read("l.bib", text)], [file])
    assert plan.problems == ()
    (amendment,) = plan.merged.amendments
    assert [companion.url for companion in amendment.companions] == ["https://e.org/c"]


def test_records_of_one_key_are_read_alike() -> None:
    """A key that stands twice costs neither record a field."""
    record = "@article{{a, title={{{}}}, eprint={{1512.0338{}}}, archiveprefix={{arXiv}}}}\n"
    drafts = bibtex.read("l.bib", record.format("One", 5) + record.format("Two", 6)).drafts
    assert [draft.link.url for draft in drafts] == [f"https://arxiv.org/abs/1512.0338{number}" for number in (5, 6)]


def test_what_a_note_names_is_another_work() -> None:
    """Only a work that says nothing else of where it is has the address in its note."""
    code = r"note={Code at \url{https://github.com/x/y}}"
    (paper,) = bibtex.read("l.bib", f"@misc{{a, title={{T}}, doi={{10.1145/1}}, {code}}}").drafts
    assert (paper.link.url, paper.fields.url, paper.fields.arxiv) == ("https://doi.org/10.1145/1", None, None)
    (page,) = bibtex.read("l.bib", f"@misc{{a, title={{T}}, {code}}}").drafts
    assert page.link.url == "https://github.com/x/y"
    items = [
        {"title": "A Comment", "DOI": "10.1145/2", "note": "Argues against arXiv:1706.03762."},
        {"title": "A Preprint", "note": "Some words\narXiv:1706.03762 [cs]"},
    ]
    comment, preprint = csl.read("l.json", json.dumps(items)).drafts
    assert (comment.link.url, comment.fields.arxiv) == ("https://doi.org/10.1145/2", None)
    assert preprint.link.url == "https://arxiv.org/abs/1706.03762"


def test_less_and_greater_are_no_markup() -> None:
    """Elements go from a title; what is compared in it stays."""
    (draft,) = csl.read(
        "l.json", json.dumps([{"title": "p < 0.05 and <i>power</i> > 0.8", "URL": "https://e.org/"}])
    ).drafts
    assert draft.link.title == "p < 0.05 and power > 0.8"


def test_addresses_are_understood_alike_in_all_formats() -> None:
    """What may not stand in an address is encoded wherever the address was found."""
    url, whole = "https://e.org/css?family=A|B", "https://e.org/css?family=A%7CB"
    old = "10.1002/(SICI)1097(1997)16:15<1661::AID-SIM968>3.0.CO;2-2"
    found = [
        *markdown.read("l.md", f"- [Alpha Beta]({url})").drafts,
        *bookmarks.read("b.html", f'<dl><dt><a href="{url}">Alpha Beta</a></dl>').drafts,
        *csl.read("l.json", json.dumps([{"title": "T", "URL": url}])).drafts,
        *bibtex.read("l.bib", f"@misc{{a, title={{T}}, url={{{url}}}}}").drafts,
    ]
    assert [draft.link.url for draft in found] == [whole] * 4
    (draft,) = bibtex.read("l.bib", f"@article{{a, title={{T}}, doi={{{old}}}}}").drafts
    assert draft.link.url == "https://doi.org/10.1002/(SICI)1097(1997)16:15%3C1661::AID-SIM968%3E3.0.CO;2-2"


def test_one_broken_address_does_not_end_an_import() -> None:
    """What is no address at all is left out with its reason; the rest is imported."""
    plan = into_existing("[Broken Address](http://[bad/x?a=1)\n\n[A New Work](https://e.org/new)")
    assert [outcome.fate for outcome in plan.merged.outcomes] == [Fate.LEFT_OUT, Fate.ENTRY]


def test_a_row_without_a_title_is_called_as_its_link() -> None:
    """In a table whose cell for the title is empty, the words of the link are the title."""
    reading = markdown.read("l.md", "| Name | Link |\n| - | - |\n| | [A deep paper name](https://d.org/p) |")
    assert [draft.link.title for draft in reading.drafts] == ["A deep paper name"]


def test_bookmarks_with_pictures_are_read() -> None:
    """The icon that browsers keep with a bookmark may be large; what cannot be read is said at its line."""
    icon = f"ICON='data:image/png;base64,{'A' * 100_000}'"
    reading = bookmarks.read("b.html", f"<dl>\n<dt><a href='https://e.org/' {icon}>Alpha Beta</a>\n</dl>")
    assert [draft.link.title for draft in reading.drafts] == ["Alpha Beta"]
    assert reading.problems == ()
    broken = bookmarks.read("b.html", "<dl>\n<!-- <a href='x'> -->\n<dt><a href='https://e.org/'")
    assert [problem.position.line for problem in broken.problems] == [3]


def test_days_of_bookmarks() -> None:
    """A bookmark joined the list when it was made, in seconds or smaller units, but never after today."""
    days = {
        "1590000000": "2020-05-20",
        "1590000000000": "2020-05-20",
        "1590000000000000": "2020-05-20",
        "0": None,
        "x": None,
    }
    for stamp, day in days.items():
        (draft,) = bookmarks.read(
            "b.html", f'<dl><dt><a href="https://e.org/" add_date="{stamp}">Alpha</a></dl>'
        ).drafts
        assert draft.fields.added == day
    late = bookmarks.read("b.html", '<dl><dt><a href="https://e.org/" add_date="4000000000">Alpha</a></dl>')
    assert planned([late], []).merged.additions["imported"][0].added == "2024-06-01"


@given(
    st.lists(
        st.sampled_from(
            [
                "<dl>",
                "</dl>",
                "<dt>",
                "<h3>F</h3>",
                "<h3 ",
                '<a href="https://e.org/1">Alpha',
                "</a>",
                "<dd>x",
                "<p>",
                "<a>",
                "<",
                "&amp",
            ]
        )
    )
)
def test_bookmarks_in_any_disorder(parts: list[str]) -> None:
    """However broken the HTML, each bookmark in it is accounted for."""
    reading = importers.read("b.html", "<!DOCTYPE NETSCAPE-Bookmark-file-1>" + "".join(parts))
    adds_up(reading)
    assert planned([reading], []).problems == ()


# --- The command --------------------------------------------------------------------------------


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    """With --dry-run the difference goes to standard output, the report to standard error, and no file is touched."""
    project = make_project(tmp_path / "p", topics={"transformers": EXISTING})
    (project / "l.md").write_text(
        "[A](https://arxiv.org/abs/1706.03762) - x\n\n## New\n* [A New Work](https://e.org/new)\n"
    )
    before = contents(project)
    done = reading_list(project, "import", "l.md", "--dry-run", **EPOCH)
    assert (done.returncode, contents(project)) == (FINE, before)
    assert "--- a/entries/transformers.yaml\n+++ b/entries/transformers.yaml\n" in done.stdout
    assert "\n+    date: 2017-06\n" in done.stdout
    assert "--- /dev/null\n+++ b/entries/new.yaml\n" in done.stdout
    assert "l.md (Markdown): 2 links = 1 entry + 0 companions + 1 merged + 0 left out\n" in done.stderr
    assert all(line[:1] in "+-@ " for line in done.stdout.splitlines())


def test_a_file_without_a_last_line_break(tmp_path: Path) -> None:
    """A file that ends without a line break still does after the import, and the difference says so."""
    project = make_project(tmp_path / "p", topics={"transformers": EXISTING.rstrip("\n")})
    (project / "l.md").write_text("## Transformers\n[A New Work](https://e.org/new)\n")
    assert "\\ No newline at end of file\n" in reading_list(project, "import", "l.md", "--dry-run", **EPOCH).stdout
    reading_list(project, "import", "l.md", **EPOCH)
    assert (project / "entries" / "transformers.yaml").read_text().endswith("# The last line stays.")


def test_an_import_says_what_it_completed(tmp_path: Path) -> None:
    """The report names each entry that got something, at its place, and each file that changed."""
    project = make_project(tmp_path / "p", topics={"transformers": EXISTING})
    (project / "l.md").write_text("[A](https://arxiv.org/abs/1706.03762)\n")
    done = reading_list(project, "import", "l.md", **EPOCH)
    assert "entries/transformers.yaml: 1 entry completed\n" in done.stdout
    assert 'entries/transformers.yaml:8: "Attention Is All You Need" gets date\n' in done.stdout
    assert reading_list(project, "check", **EPOCH).returncode == FINE


def test_nothing_is_written_when_the_entries_have_mistakes(tmp_path: Path) -> None:
    """An import into entries that do not pass says their problems, exits with 1 and writes nothing."""
    project = make_project(tmp_path / "p", topics={"bad": "title: Bad\nsection: S\nentries: [{title: T, url: x}]\n"})
    (project / "l.md").write_text("[A New Work](https://e.org/new)\n")
    before = contents(project)
    done = reading_list(project, "import", "l.md")
    assert (done.returncode, done.stdout, contents(project)) == (PROBLEMS, "", before)
    assert done.stderr.startswith("entries/bad.yaml:3:")
    assert done.stderr.endswith("Nothing was written: the entries have to pass the check first.\n")


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    """What is too much for the parser is reported with its line, the rest is imported, and the exit status is 1."""
    (tmp_path / "l.md").write_text(f"[Alpha](https://e.org/1)\n\n{'[' * 30_000}\n\n[Beta](https://e.org/2)\n")
    done = reading_list(tmp_path, "import", "l.md", "--into", "entries")
    assert done.returncode == PROBLEMS
    assert "l.md (Markdown): 2 links = 2 entries" in done.stdout
    assert done.stderr.startswith("l.md:3:1: error[not-read]: the line has 30,000 characters")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("missing.md", None, "missing.md: cannot be read (No such file or directory)."),
        ("folder.md", "folder", "folder.md: is a folder, and holds no data of hecat"),
        ("latin.md", b"caf\xe9", "latin.md:1: is not UTF-8 text. Save it as UTF-8."),
        ("list.docx", b"PK", "list.docx: is in no format that can be imported."),
        ("list.json", b"[{", "list.json:1: is not CSL-JSON"),
        ("long.md", b"\n" * 30_000, "long.md: has 30,000 characters in 30,001 lines"),
        ("many.bib", b"@a{" * 30_000, "many.bib: has more than 20,000 entries."),
    ],
)
def test_a_file_that_cannot_be_imported_is_trouble(
    tmp_path: Path, name: str, content: bytes | str | None, words: str
) -> None:
    """A file that cannot be read or is of no known format is said in one line; exit 2, nothing written."""
    if content == "folder":
        (tmp_path / name).mkdir()
    elif isinstance(content, bytes):
        (tmp_path / name).write_bytes(content)
    done = reading_list(tmp_path, "import", name, "--into", "entries")
    assert (done.returncode, done.stdout) == (TROUBLE, "")
    assert done.stderr.startswith(f"reading-list: {words}")
    assert not (tmp_path / "entries").exists()


# --- When something goes wrong meanwhile ---------------------------------------------------------

TWO_TOPICS = {"a": "title: A\nsection: S\n", "b": "title: B\nsection: S\n"}
THREE_WORKS = "## A\n[Alpha One](https://e.org/1)\n## B\n[Beta Two](https://e.org/2)\n## C\n* [C D](https://e.org/3)\n"

# Imports "l.md" in a process to which `happens` happens when it has renamed as many files as the first argument says.
WATCHED = """
import os, signal, sys
from pathlib import Path
from reading_list.cli import main
left = int(sys.argv[1])
def watch(event, arguments):
    global left
    if event == "os.rename":
        left -= 1
        if left == -1:
            happens()
def happens():
    {}
sys.addaudithook(watch)
main(["import", "l.md"])
"""


def with_three_works(root: Path) -> Path:
    """Return a project with two topics and a list that changes both and adds a third."""
    project = make_project(root, topics=TWO_TOPICS)
    (project / "l.md").write_text(THREE_WORKS)
    return project


@pytest.mark.parametrize("steps", range(5))
def test_an_interrupted_import_leaves_the_last_good_state(tmp_path: Path, steps: int) -> None:
    """Ctrl-C at any step leaves all entries as they were before or as they are after, and nothing aside."""
    project, done = with_three_works(tmp_path / "p"), with_three_works(tmp_path / "done")
    before = contents(project / "entries")
    reading_list(done, "import", "l.md", **EPOCH)
    stopped = run_script(WATCHED.format("os.kill(os.getpid(), signal.SIGINT)"), project, str(steps), **EPOCH)
    assert stopped.returncode == (PROBLEMS if steps < 3 else FINE)
    assert contents(project / "entries") == (before if steps < 3 else contents(done / "entries"))
    assert list((project / "entries").glob(".*")) == []


@pytest.mark.parametrize("steps", range(3))
def test_a_killed_import_leaves_whole_files_and_the_next_one_completes_it(tmp_path: Path, steps: int) -> None:
    """A process killed at any step leaves each file as it was or as it shall be; importing again does the rest."""
    project, done = with_three_works(tmp_path / "p"), with_three_works(tmp_path / "done")
    reading_list(done, "import", "l.md", **EPOCH)
    killed = run_script(WATCHED.format("os.kill(os.getpid(), signal.SIGKILL)"), project, str(steps), **EPOCH)
    assert killed.returncode == -signal.SIGKILL
    assert reading_list(project, "check", **EPOCH).returncode == FINE
    assert reading_list(project, "import", "l.md", **EPOCH).returncode == FINE
    made = {path: text for path, text in contents(project / "entries").items() if not path.startswith(".")}
    assert made == contents(done / "entries")


def test_what_somebody_writes_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    """A file that was saved in an editor since the import read it stays as saved, and so do all others."""
    project = with_three_works(tmp_path / "p")
    saves = "Path('entries/b.yaml').write_text('title: Saved')"
    done = run_script(WATCHED.format(saves), project, "0", **EPOCH)
    assert done.returncode == TROUBLE
    assert done.stderr.endswith("b.yaml: was changed meanwhile. Nothing was written; run the command again.\n")
    assert contents(project / "entries") == {"a.yaml": TWO_TOPICS["a"].encode(), "b.yaml": b"title: Saved"}


def test_imports_at_once_all_arrive(tmp_path: Path) -> None:
    """Several imports into the same file at the same time wait for each other, and none undoes another."""
    project = make_project(tmp_path / "p", topics=TWO_TOPICS)
    works = {f"l{number}.md": f"https://e.org/{number}" for number in range(3)}
    for name, url in works.items():
        (project / name).write_text(f"## A\n[Work of {name}]({url})\n")
    with ExitStack() as running:
        imports = [
            running.enter_context(started(COMMAND, project, "import", name, terminal=None, **EPOCH)) for name in works
        ]
        assert [process.done().returncode for process in imports] == [FINE] * len(works)
    text = (project / "entries" / "a.yaml").read_text()
    assert all(text.count(f"url: {url}\n") == 1 for url in works.values())


def test_a_full_disk_leaves_the_entries_as_they_were(tmp_path: Path) -> None:
    """When the system stops taking bytes, the import says so, exits with 2 and has changed nothing."""
    project = with_three_works(tmp_path / "p")
    before = contents(project)
    limited = WATCHED.replace("main(", "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (60, 60))\nmain(")
    done = run_script(limited.format("pass"), project, "0", **EPOCH)
    assert done.returncode == TROUBLE
    assert "cannot be written (File too large). The files are as they were before." in done.stderr
    assert contents(project) == before


def test_a_folder_that_is_none_is_trouble(tmp_path: Path) -> None:
    """Entries cannot go where a file stands, and it stays."""
    project = with_three_works(tmp_path / "p")
    before = contents(project)
    assert reading_list(project, "import", "l.md", "--into", "mkdocs.yml").returncode == TROUBLE
    assert contents(project) == before


@pytest.mark.parametrize("option", ["--into", "--config"])
def test_a_name_that_cannot_be_is_trouble(tmp_path: Path, option: str) -> None:
    """A path at which one may not even look is said, and exits with 2."""
    project = with_three_works(tmp_path / "p")
    done = reading_list(project, "import", "l.md", option, "x" * 300)
    assert done.returncode == TROUBLE
    assert "cannot be read (File name too long)" in done.stderr


def test_the_report_cannot_talk_to_the_terminal(tmp_path: Path) -> None:
    """Control characters of a list do not reach the terminal."""
    (tmp_path / "b.html").write_text(
        '<dl><dt><a href="x:\x1b[2J\x07">A \x1b[2J One</a><dt><a href="https://e.org/\x1b">B \x9b Two</a></dl>'
    )
    done = reading_list(tmp_path, "import", "b.html", "--into", "entries")
    assert all(line.isprintable() for line in (done.stdout + done.stderr).splitlines())


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    """The same file given twice counts once."""
    (tmp_path / "l.md").write_text("[Alpha](https://e.org/1)\n")
    done = reading_list(tmp_path, "import", "l.md", "l.md", "--into", "entries")
    assert done.stdout.count("(Markdown)") == 1


# --- Hostile files ------------------------------------------------------------------------------

SUM = re.compile(r"\([\w -]+\): (.+) = (.+ left out.*)\n")


def sides(report: str) -> tuple[int, int]:
    """Return both sides of the sum in the *report* of one file: what it holds, and what became of that."""
    ((held, parts),) = SUM.findall(report)
    left, right = (
        sum(int(number.replace(",", "")) for number in re.findall(r"[\d,]+", side)) for side in (held, parts)
    )
    return left, right


DEAR = {"links in lines"}
"""What takes more than most others together: for nightly runs."""


@pytest.mark.parametrize("name", [name for name in hostile.FILES if THOROUGH or name not in DEAR])
def test_hostile_file(name: str, tmp_path: Path) -> None:
    """A twentieth of a megabyte of anything, a whole one in a nightly run, is read, or it is said what is not; what is
    written passes the check.

    How long each takes is measured by `bench/imports.py`.
    """
    suffix, status, text = hostile.FILES[name]
    file = tmp_path / f"list.{suffix}"
    file.write_text(text(min(hostile.MEGABYTE, more(50_000))), encoding="utf-8", newline="")
    done = reading_list(tmp_path, "import", file.name, "--into", "entries", **EPOCH)
    assert done.returncode == status, done.stderr
    if status == TROUBLE:
        assert done.stderr.startswith("reading-list: list.")
        assert not (tmp_path / "entries").exists()
        return
    assert bool(done.stderr) == (status == PROBLEMS)
    assert all("error[not-read]" in line for line in done.stderr.splitlines() if line.startswith("list."))
    held, parts = sides(done.stdout)
    assert held == parts
    if (tmp_path / "entries").exists():
        problems = check_files(*read_folder(tmp_path / "entries"), DAY)[1]
        assert all(problem.severity is Severity.WARNING for problem in problems)


def test_a_long_list_is_read_whole() -> None:
    """A list of a megabyte passes all bounds with its 2,600 links; a tenth of them, in a nightly run all, are works."""
    markup = markdown_blocks.read("l.md", hostile.long_list())
    assert sum(run.kind is RunKind.LINK for run in runs_in(markup.blocks)) == 2_600
    assert markup.problems == ()
    links = min(2_600, more(260))
    reading = markdown.read("l.md", hostile.long_list(links))
    assert len(reading.drafts) == len(reading.lines) == links
    assert reading.problems == ()


def test_nesting_that_is_not_read_is_reported() -> None:
    """What stands below the deepest nesting that is read is reported with its line."""
    text = "".join("  " * depth + f"- [A {depth} x](https://e.org/{depth})\n" for depth in range(30))
    reading = markdown.read("l.md", text)
    adds_up(reading)
    assert [problem.code for problem in reading.problems] == ["not-read"]
    assert (
        reading.problems[0].position.line
        == len({draft.link for draft in reading.drafts}) + sum(len(draft.companions) for draft in reading.drafts) + 1
    )


if __name__ == "__main__":
    import tempfile

    for case in NAMES:
        with tempfile.TemporaryDirectory() as made:
            shown = said(import_case(case, Path(made)))
            expected = CASES / case / "expected"
            shutil.rmtree(expected, ignore_errors=True)
            shutil.copytree(Path(made) / "entries", expected / "entries")
            (expected / "report.txt").write_text(shown, encoding="utf-8")
