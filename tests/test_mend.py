"""`check --fix`: what needs no judgement is mended in place, and nothing else of the file changes."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calls import reading_list
from helpers import MKDOCS_YML, TESTS, TOPIC_FILES, contents, library, make_project, modified
from reading_list.core.format_version import SCHEMAS
from reading_list.core.identity import identify
from reading_list.core.library import Topic
from reading_list.core.tags import tag_stem, usual_tags
from reading_list.entries import autofix as mend
from reading_list.entries import edit
from reading_list.entries.source.file import SourceFile
from reading_list.entries.source.topics import parse_topic
from tables import each
from warm import run_script

SCHEMA_LINE = "# yaml-language-server: $schema=../docs/schemas/v2/topic.schema.json\n"
UNTIDY = (
    """\
# Kept as it is:   two  blanks inside.
title:   Small Topic
section: "Methods"   # a comment
concepts:
  - {name: Term, summary: What it means., url: "https://example.org/term?utm_campaign=x&page=2"}
entries:

  - title:  "A Small Work"    # the first
    url:   https://arxiv.org/pdf/1706.03762v5.pdf?utm_source=feed
    # where it was found
    tags: [decision tree, 'Decision Trees']
    note: >-
      Goes over two lines.
      That is all.
  - url: 'https://example.org/b?fbclid=1'
    title: Another Work
    tags:
      - decision-tree
      - other
    companions: [{title: Code, url: https://example.org/code?gclid=2}]
  - {title: A Third Work, url: https://example.org/c, tags: [decision tree, Other]}
""".replace('"Methods"   #', '"Methods" \t #')
    .replace("two lines.\n", "two lines.\t \n")
    .replace("concepts:\n", "concepts:  \n")
)


def topic(text: str) -> Topic:
    """Return the topic in *text*, which must be read without a problem."""
    read = parse_topic(SourceFile("entries/t.yaml", "t", text.encode()))
    assert not read.problems
    assert read.topic
    return read.topic


def mended(text: str) -> str:
    """Return *text* with its values mended and its white space tidied."""
    held = topic(text)
    usual = mend.Usual(usual_tags(Counter(tag for entry in held.entries for tag in entry.tags)))
    changes = {each.location: each.value for each in mend.mends(held, usual)}
    return edit.tidied(edit.with_values(text, changes))[0]


def test_addresses_and_tags_are_mended_and_all_else_stays() -> None:
    """Each mended value stands where the old one stood, in its quotes; comments, blanks and order stay."""
    expected = UNTIDY
    for old, new in {
        "term?utm_campaign=x&page=2": "term?page=2",
        "https://arxiv.org/pdf/1706.03762v5.pdf?utm_source=feed": "https://arxiv.org/abs/1706.03762v5",
        "'https://example.org/b?fbclid=1'": '"https://example.org/b"',
        "- decision-tree": "- decision tree",
        "url: https://example.org/code?gclid=2": 'url: "https://example.org/code"',
        "concepts:  \n": "concepts:\n",
    }.items():
        assert old in expected
        expected = expected.replace(old, new)
    expected = expected.replace("[decision tree, Other]", "[decision tree, other]")
    assert mended(UNTIDY) == expected


def test_a_tag_is_not_written_twice() -> None:
    """Where an entry carries the usual spelling already, its other spelling is left to the contributor."""
    assert "[decision tree, 'Decision Trees']" in mended(UNTIDY)
    both = "title: T\nsection: S\nentries:\n  - {title: A, url: 'https://e.org/', tags: [Graph nets, Graph-net]}\n"
    usual = mend.Usual({tag_stem("graph net"): "graph net"})
    assert [each.location[-1] for each in mend.mends(topic(both), usual)] == [0]


OUTDATED = """\
title: T
section: S
former_ids: [old-topic]
entries:
  - title: One
    url: https://example.org/1
    authors: [Ada King, "A. King", Bo]   # in another spelling
    publisher: 'MIT'
    published: {venue: NIPS, year: 2017}
    after:
      - second
      - {id: "zweitens", because: it is}
      - because: why not
        id: third
    builds_on: [second, two, zweitens]
    also: [old-topic, other]
  - {title: Two, url: https://example.org/2, former_ids: [second, zweitens, third]}
  - {title: Three, url: https://example.org/3, status: superseded, superseded_by: second}
"""
NAMES = """\
people: {Ada Lovelace: [Ada King, A. King]}
publishers: {"MIT: Press": [MIT]}
venues: {NeurIPS: [NIPS]}
"""


def test_names_and_former_ids_are_written_as_they_are_now() -> None:
    """Each in its place, in its quotes, whole record or id alone; what stands in the list already is left alone."""
    read = library({"t": OUTDATED, "names": NAMES})
    changes = {each.location: each.value for each in mend.mends(read.topics[0], mend.Usual.of(read))}
    expected = OUTDATED
    for old, new in {
        "[Ada King, ": "[Ada Lovelace, ",
        "'MIT'": '"MIT: Press"',
        "venue: NIPS": "venue: NeurIPS",
        "- second": "- two",
        "also: [old-topic,": "also: [t,",
        "superseded_by: second": "superseded_by: two",
    }.items():
        assert old in expected
        expected = expected.replace(old, new)
    assert edit.with_values(OUTDATED, changes) == expected


def test_a_former_id_is_mended_within_its_record() -> None:
    """Of a record only the id changes, wherever it stands in it."""
    for step in ('{id: "zweitens", because: it is}', "{because: it is, id: zweitens}", "zweitens"):
        text = (
            OUTDATED.partition("    after:")[0]
            + f"    after: [{step}]\n  - title: Two"
            + """
    url: https://example.org/2
    former_ids: [zweitens]
"""
        )
        read = library({"t": text})
        changes = {each.location: each.value for each in mend.mends(read.topics[0], mend.Usual.of(read))}
        assert edit.with_values(text, changes) == text.replace(
            "after: [" + step, "after: [" + step.replace("zweitens", "two")
        )


# --- White space --------------------------------------------------------------------------------

KEPT = [
    "a: |\n  kept  \n  too\t\nb: x\n",
    'a: "kept  \n  in quotes \\\n  on"\nb: x\n',
    "a: 'kept  \n\n  in quotes'\nb: x\n",
    "a: >\n  kept  \n\nb: x\n",
    'a: "one\x85two\x85three\x85four"\nb: |\n  kept  \n  too\n',
]


@each("text", KEPT)
def test_texts_of_several_lines_are_left_alone(text: str) -> None:
    """White space within quotes or a block may mean something."""
    assert edit.tidied(text) == (text, [])


@each(
    "text, tidy, lines",
    [
        ("a: b  \nc: d\t\n", "a: b\nc: d\n", [1, 2]),
        ("a: b\n  \n# c \nd: e", "a: b\n\n# c\nd: e\n", [2, 3, 4]),
        ("a: b\r\nc: d\n", "a: b\nc: d\n", [1]),
        ("a: b\r\nc: d\r\n", "a: b\r\nc: d\r\n", []),
        ("a: b \r\nc: d", "a: b\r\nc: d\r\n", [1, 2]),
        ("\ufeffa: b \n", "\ufeffa: b\n", [1]),
        ("a: over  \n  two lines\n", "a: over\n  two lines\n", [1]),
        ('a: "b"  \n', 'a: "b"\n', [1]),
        ("a: |\n  kept  \nb: c  \n", "a: |\n  kept  \nb: c\n", [3]),
        ("a: |\n  kept  ", "a: |\n  kept  \n", [2]),
    ],
)
def test_white_space_at_the_ends_of_lines_goes(text: str, tidy: str, lines: list[int]) -> None:
    """Blanks go, a file with two kinds of line breaks gets one, the last line gets its end."""
    assert edit.tidied(text) == (tidy, lines)


pieces = st.sampled_from(
    [
        "  - title: One   \n    url: https://example.org/1?utm_source=a\n    tags: [graph, Graphs]\n",
        "  - {title: Two, url: 'https://arxiv.org/pdf/1706.03762', tags: [Graph]}  # said \n",
        "  # a comment \t\n",
        "\n   \n",
        '  - title: "Three:  \n      and more"\n    url: https://example.org/3\n    note: |\n      a  \n\n      b \n',
        "  - title: Four\r\n    url: https://example.org/4?fbclid=b&c=d\r\n    tags:\n      - graphs\n      - 'two'\n",
        "  - title: Five over \n      two lines\n    id: five\n    url: https://example.org/5#a?utm_source=b\n",
    ]
)


@given(st.lists(pieces, max_size=6, unique=True), st.booleans())
def test_mending_changes_what_it_says_and_only_once(parts: list[str], ends: bool) -> None:
    """The mended file says what it said but for the mended values, keeps every comment, and is mended for good."""
    text = "title: T\nsection: S\nentries:\n  - {title: Zero, url: https://example.org/0}\n" + "".join(parts)
    text = text if ends else text.rstrip()
    before, after = topic(text), topic(mended(text))
    for old, new in zip(before.entries, after.entries, strict=True):
        assert identify(new.url) == identify(old.url)
        assert [tag_stem(tag) for tag in new.tags] == [tag_stem(tag) for tag in old.tags]
        assert new.model_copy(update={"url": old.url, "tags": old.tags}) == old
    assert re.findall("#.*said|# a comment", mended(text)) == re.findall("#.*said|# a comment", text)
    assert mended(mended(text)) == mended(text)


GOOD = sorted((TESTS / "good").glob("*.yaml")) + TOPIC_FILES


@each("path", GOOD)
def test_what_is_right_is_not_touched(path: Path) -> None:
    """The flagship list and files in every style of YAML come back with the same values, at once tidy."""
    text = path.read_bytes().decode()
    read = parse_topic(SourceFile(path.name, path.stem, text.encode()))
    assert read.topic
    tidy, _ = edit.tidied(text)
    if tidy != text:
        again = parse_topic(SourceFile(path.name, path.stem, tidy.encode()))
        assert again.topic == read.topic
        assert edit.tidied(tidy) == (tidy, [])


# --- The command --------------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one untidy file, one with a mistake, and the schema for editors."""
    broken = UNTIDY.replace("title: Another Work", "titel: Another Work").replace("arxiv.org", "example.org")
    made = make_project(tmp_path / "project", config=MKDOCS_YML, topics={"untidy": UNTIDY, "broken": broken})
    (made / "docs" / SCHEMAS).mkdir(parents=True)
    (made / "docs" / SCHEMAS / "topic.schema.json").write_text("{}")
    return made


def test_fixing_says_what_it_mends_and_leaves_mistakes_alone(project: Path) -> None:
    """Each mend is named with its place, the schema line is added, and a file with a mistake stays as it is."""
    broken = project / "entries" / "broken.yaml"
    before = broken.read_bytes()
    done = reading_list(project, "check", "--fix")
    assert done.returncode == 1
    said = [line for line in done.stderr.splitlines() if line.startswith("mended ")]
    assert "mended entries/untidy.yaml:9:12: wrote the address of the abstract for that of the PDF" in said
    assert "mended entries/untidy.yaml:1: named the schema for editors" in said
    assert not [line for line in said if "broken" in line]
    assert "entries/broken.yaml:15:5: error[" in done.stderr
    assert broken.read_bytes() == before
    text = (project / "entries" / "untidy.yaml").read_text()
    assert text.startswith(SCHEMA_LINE)
    assert library({"untidy": text}).topics[0].entries[0].url == "https://arxiv.org/abs/1706.03762v5"


def test_fixing_twice_changes_nothing(project: Path) -> None:
    """The second time nothing is mended, and no file is written."""
    (project / "entries" / "broken.yaml").unlink()
    reading_list(project, "check", "--fix")
    before, times = contents(project), modified(project / "entries")
    done = reading_list(project, "check", "--fix")
    assert "mended" not in done.stderr
    assert (contents(project), modified(project / "entries")) == (before, times)


def test_without_a_schema_no_line_names_it(project: Path) -> None:
    """A project that has no schema file gets no line that names one, nor does a folder without a project."""
    (project / "docs" / SCHEMAS / "topic.schema.json").unlink()
    reading_list(project, "check", "--fix")
    assert "yaml-language-server" not in (project / "entries" / "untidy.yaml").read_text()


def test_a_check_alone_mends_nothing(project: Path) -> None:
    """Without --fix no file is touched."""
    before = contents(project)
    reading_list(project, "check")
    assert contents(project) == before


def test_a_folder_that_cannot_be_written_stays_as_it_was(project: Path) -> None:
    """Trouble while writing is said in a line, and no file is half mended."""
    (project / "entries" / "untidy.yaml").rename(project / "entries" / "first.yaml")
    before = contents(project / "entries")
    full = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))"
    fix = "import sys; from reading_list.cli import main; sys.argv[1:] = ['check', '--fix']; main()"
    done = run_script(f"{full}; {fix}", project)
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert contents(project / "entries") == before


def test_an_entry_whose_title_gives_no_id_gets_one(tmp_path: Path) -> None:
    """The id that the check offers is written, with the other mends of the entry, and the check is content."""
    text = (
        "title: A\nsection: B\nentries:\n"
        '  - title: "???"  # so it is called\n    url: https://example.org/1?utm_source=x\n'
        "    authors: [Ada Lovelace]\n    date: 1843\n"
        '  - {title: "!!!", url: "https://example.org/2"}\n'
    )
    project = make_project(tmp_path / "project", topics={"a": text})
    offered = reading_list(project, "check").stderr
    assert "`id: lovelace-1843`" in offered
    assert "`id: entry-2`" in offered
    done = reading_list(project, "check", "--fix")
    assert done.returncode == 0, done.stderr
    written = (project / "entries" / "a.yaml").read_text(encoding="utf-8")
    assert "    url: https://example.org/1\n    id: lovelace-1843\n    authors:" in written
    assert '{title: "!!!", url: "https://example.org/2", id: entry-2}' in written
