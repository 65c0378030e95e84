"""The file of names: what it may say, that it is no topic, and what follows it."""

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from calls import reading_list
from helpers import PROJECT, TOPIC, contents, make_project
from reading_list.collect.drafts import Draft, ImportedFile
from reading_list.collect.workspace import Workspace
from reading_list.core.clock import now
from reading_list.core.format_version import SCHEMAS
from reading_list.core.json_schema import schema_text
from reading_list.core.library import Library
from reading_list.core.problems import Position, Problem
from reading_list.core.schema import EntryFields, NamesFile, Published
from reading_list.entries.source.file import SourceFile
from reading_list.entries.source.topics import parse_files
from tables import each

NAMES = """\
# yaml-language-server: $schema=../docs/schemas/v2/names.schema.json
people:
  Geoffrey Hinton: [Geoffrey E. Hinton, G. Hinton]
  Wei Zhang: []
  1984: [No]
publishers: {MIT Press: [The MIT Press]}
venues:
  NeurIPS: [NIPS]
"""


def read(text: str) -> tuple[Library, list[Problem]]:
    """Return what the *text* of ``names.yaml`` gives beside a topic."""
    return parse_files(
        [
            SourceFile("entries/names.yaml", "names", text.encode()),
            SourceFile("entries/small.yaml", "small", TOPIC.encode()),
        ]
    )


def test_names_are_read_as_text() -> None:
    """The file holds names with their other spellings, all of them text, and is no topic."""
    parsed, problems = read(NAMES)
    assert problems == []
    assert [topic.slug for topic in parsed.topics] == ["small"]
    assert parsed.complete
    assert parsed.names.file.people == {
        "Geoffrey Hinton": ("Geoffrey E. Hinton", "G. Hinton"),
        "Wei Zhang": (),
        "1984": ("No",),
    }
    assert parsed.names.canonical("people", "G. Hinton") == "Geoffrey Hinton"
    assert parsed.names.canonical("people", "NIPS") == "NIPS"
    assert parsed.names.canonical("venues", "NIPS") == "NeurIPS"
    assert parsed.names.position("people", "Geoffrey Hinton", 1) == Position("entries/names.yaml", 3, 41)
    assert parsed.names.position("venues", "NeurIPS", key=True) == Position("entries/names.yaml", 8, 3)


@each(
    "text",
    [
        "title: Names\nsection: S\nentries: []\n",
        "title: Names\nsection: S\n",
        "entries:\n  - title: One\n    url: https://example.org/\n",
        "title: Names\npeople: {}\n",
    ],
)
def test_a_topic_of_that_name_stays_one(text: str) -> None:
    """A file called names.yaml that has fields of a topic is a topic, whatever is wrong with it."""
    parsed, _ = read(text)
    assert [topic.slug for topic in parsed.topics] == ["names", "small"]
    assert parsed.names == Library().names


WRONG = {
    "people: Geoffrey Hinton": ["1:9 not-a-record"],
    "people: {Ada: Ada King}": ["1:15 not-a-list"],
    "people: {Ada: }": ["1:15 not-a-list"],
    "people: {Ada: [{name: Ada King}, '']}": ["1:16 not-text", "1:34 empty"],
    "persons: {Ada: []}": ["1:1 unknown-field"],
    f"people: {{{'a' * 121}: [], Ada: [{'a' * 121}]}}": ["1:10 too-long", "1:143 too-long"],
    "people: {Ada  King: [Ada]}": ["1:10 bad-value"],
    "people: {'': [Ada]}": ["1:10 empty"],
    'people: {Ada: ["a\n\n ::error"]}': ["1:16 log-command"],
    "people: {Ada: [], Ada: []}": ["1:19 duplicate-key"],
    "people: {Ada: [&a x]}": ["1:16 anchor"],
    "people: {Ada: [*a]}": ["1:16 alias"],
    "people: {<<: []}": ["1:10 merge-key"],
    "people: {Ada: [!x y]}": ["1:16 tag"],
    "people: {Ada: ['a\u200bb']}": ["1:18 forbidden-character"],
    "people: {Ada: []}\n---\npeople: {}\n": ["2:1 second-document"],
    "people: [": ["1:10 yaml"],
    "": ["1:1 no-topic"],
}


@each("text", WRONG)
def test_what_is_wrong_is_said_in_its_place(text: str) -> None:
    """The file is read as topics are, with all refusals; what is wrong has a place, a code and a remedy."""
    parsed, problems = read(text)
    assert [f"{found.position.line}:{found.position.column} {found.code}" for found in problems] == WRONG[text]
    assert all(found.position.path == "entries/names.yaml" and found.hint for found in problems)
    assert [topic.slug for topic in parsed.topics] == ["small"]


def test_a_mistake_is_worded_for_this_file() -> None:
    """The hint at an unknown group names those that there are, and the one at a wrong value shows how to write it."""
    hints = [read(text)[1][0].hint for text in ("persons: {Ada: []}", "x: {}", "people: Geoffrey Hinton")]
    assert hints[0] == "The fields are: people, publishers, venues."
    assert hints[1] == "The fields are: people, publishers, venues."
    assert "Ada Lovelace: [A. Lovelace]" in hints[2]
    (empty,) = read("# none yet\n")[1]
    assert (empty.message, empty.hint) == (
        "the file holds no names",
        "Begin with `people:`, `publishers:` or `venues:`, or delete the file.",
    )


@each("text", [NAMES, "{}", *WRONG])
def test_editors_see_what_lies_in_a_value(text: str) -> None:
    """What the check accepts, the schema for editors accepts; what it refuses in a value, the schema refuses."""
    of_a_value = {"not-a-record", "not-a-list", "not-text", "unknown-field", "too-long", "empty", "log-command"}
    codes = {found.code for found in read(text)[1]}
    if not codes or codes <= of_a_value:
        valid = Draft202012Validator(json.loads(schema_text(NamesFile))).is_valid(yaml.safe_load(text))
        assert valid == (not codes)


# --- No topic, anywhere -------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one topic, with a file of names that stands before it, is untidy and names no schema."""
    text = TOPIC.replace("    date", "    authors: [A. King]\n    date")
    made = make_project(tmp_path / "project", topics={"small": text})
    (made / "entries" / "names.yaml").write_text("people: {Ada King: [A. King]}   \n")
    (made / "docs" / SCHEMAS).mkdir(parents=True)
    (made / "docs" / SCHEMAS / "topic.schema.json").write_text("{}")
    return made


def test_a_check_does_not_count_it(project: Path) -> None:
    """It is read for what it declares, and the last line counts topics alone."""
    done = reading_list(project, "check")
    assert done.returncode == 0
    assert "entries/small.yaml:6:15: warning[other-spelling]" in done.stderr
    assert done.stderr.endswith("1 entry in 1 topic: 0 errors, 1 warning\n")


def test_mending_writes_what_it_declares_and_leaves_it_alone(project: Path) -> None:
    """`check --fix` follows the declaration; the file itself is not tidied and gets no line for topics."""
    before = (project / "entries" / "names.yaml").read_bytes()
    assert reading_list(project, "check", "--fix", "--strict").returncode == 0
    assert "authors: [Ada King]" in (project / "entries" / "small.yaml").read_text()
    assert (project / "entries" / "names.yaml").read_bytes() == before


def test_it_gets_no_page(project: Path) -> None:
    """The site has the topics, and nothing of a topic called names."""
    assert reading_list(project, "build").returncode == 0
    made = contents(project / "docs")
    assert "topics/small.md" in made
    assert not [path for path in made if "names" in path.rpartition("/")[2]]
    assert json.loads(made["entries.json"])["names"] == {"people": {"Ada King": ["A. King"]}}
    assert list(json.loads(made["assets/reading-list/topics.json"])["topics"]) == ["small"]


def imported(title: str, topic: str, **fields: object) -> ImportedFile:
    """Return a list of one work of Ada King, in another spelling of her name, and of where it was published."""
    work = EntryFields(title=title, url="https://example.org/new", authors=("A. King", "Bo"), **fields)  # type: ignore[arg-type]
    return ImportedFile("list", (Draft(Position("list"), work, topic=topic),), ())


def test_an_import_neither_fills_nor_replaces_it(project: Path) -> None:
    """A topic called "Names" gets a file of another name, and a new file names the schema as topics do."""
    plan = Workspace.read(project / "entries", now()).plan([imported("Other", "Names")])
    assert plan.problems == ()
    (change,) = plan.changes
    assert (change.stem, change.before) == ("names-list", None)
    assert "names.schema" not in change.after


def test_an_import_writes_names_as_they_are_declared(project: Path) -> None:
    """People, publishers and venues of an imported work get the spelling of the list."""
    (project / "entries" / "names.yaml").write_text(
        "people: {Ada King: [A. King]}\npublishers: {MIT Press: [MIT]}\nvenues: {NeurIPS: [NIPS]}\n"
    )
    published = Published.model_validate({"venue": "NIPS", "year": "2017"})
    work = imported("Other", "Small Topic", publisher="MIT", published=published)
    (change,) = Workspace.read(project / "entries", now()).plan([work]).changes
    assert "authors: [Ada King, Bo]" in change.after
    assert "publisher: MIT Press" in change.after
    assert "published: {venue: NeurIPS, year: 2017}" in change.after


def test_the_schema_is_published_and_printed(project: Path) -> None:
    """The file in docs/ is what `reading-list schema names` prints."""
    done = reading_list(project, "schema", "names")
    assert done.returncode == 0
    assert done.stdout == (PROJECT / "docs" / SCHEMAS / "names.schema.json").read_text(encoding="utf-8")
