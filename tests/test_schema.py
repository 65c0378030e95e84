"""The schema: what an entry file may hold, and what is said of each mistake, in its place.

A file dropped into `good/` must give no problem. A file dropped into `bad/` must give the problems that the
`.expected` file beside it lists, a line each: `line:column: severity[code]`.
"""

import json
import re
from collections import Counter
from datetime import date as Day
from pathlib import Path

import pytest
from pydantic import BaseModel

from helpers import PROJECT, TESTS, TOPIC_FILES
from reading_list.core.format_version import SCHEMAS
from reading_list.core.json_schema import schema_text
from reading_list.core.kinds import Kind
from reading_list.core.levels import Level
from reading_list.core.library import Library
from reading_list.core.problems import Problem
from reading_list.core.schema import Cite, Companion, Concept, Entry, Prerequisite, Published, TopicFile
from reading_list.core.slugs import slug_fault
from reading_list.entries.loading import check_files
from reading_list.entries.source.file import SourceFile
from reading_list.entries.source.folder import read_folder
from reading_list.entries.source.topics import parse_files
from tables import each

TODAY = Day(2024, 6, 10)
GOOD = sorted((TESTS / "good").glob("*.yaml"))
BAD = sorted((TESTS / "bad").glob("*.yaml"))
SCHEMA = PROJECT / "docs" / SCHEMAS / "topic.schema.json"


def file(stem: str, text: str) -> SourceFile:
    return SourceFile(f"{stem}.yaml", stem, text.encode())


def taken(path: Path) -> SourceFile:
    return SourceFile(path.name, path.stem, path.read_bytes())


def loaded(*files: SourceFile) -> tuple[Library, list[Problem]]:
    """Return the library in *files* and all problems of files and rules."""
    checked = check_files(list(files), [], TODAY)
    return checked.library, checked.problems


def said(*files: SourceFile) -> list[str]:
    """Return the problems of *files*, each as `path:line:column: severity[code]`."""
    return [
        f"{where.path}:{where.line}:{where.column}: {problem.severity}[{problem.code}]"
        for problem in loaded(*files)[1]
        for where in [problem.position]
    ]


def entries(text: str) -> str:
    """Return a topic file with the entries *text*, the first of them on line 4."""
    return f"title: Topic\nsection: Examples\nentries:\n{text.strip()}\n"


# --- Files that are dropped in ------------------------------------------------------------------


@each("path", GOOD)
def test_good_file(path: Path) -> None:
    """A good file gives no problem."""
    assert said(taken(path)) == []


@each("path", BAD)
def test_bad_file(path: Path) -> None:
    """A bad file gives exactly the expected problems, each in its place, sorted, with a message and a hint."""
    expected = path.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    assert said(taken(path)) == [f"{path.name}:{line}" for line in expected]
    for problem in loaded(taken(path))[1]:
        assert problem.message
        assert problem.hint


@each(
    "tags, meant",
    [
        ("明朝体、歴史", "[明朝体, 歴史]"),
        ("Vichy; guerre", "[Vichy, guerre]"),
        ("خط، طباعة", "[خط, طباعة]"),
        ("a:b", None),
    ],
)
def test_tags_that_stand_in_one_are_told_apart(tags: str, meant: str | None) -> None:
    text = entries(f'- title: T\n  url: https://example.org/\n  tags: ["{tags}"]')
    [problem] = loaded(file("topic", text))[1]
    assert problem.code == "bad-tag"
    assert (f"`tags: {meant}`" in problem.hint) if meant else ("`tags:" not in problem.hint)


def test_every_expectation_has_its_file() -> None:
    """No list of expected problems is left behind by a file that was renamed."""
    assert {path.stem for path in (TESTS / "bad").glob("*.expected")} == {path.stem for path in BAD}


# --- Several mistakes, several files ------------------------------------------------------------


def test_five_mistakes_are_five_problems() -> None:
    """Five different mistakes in one file are reported in one run, each once, in its place and under its code."""
    problems = loaded(taken(TESTS / "bad" / "five-mistakes.yaml"))[1]
    assert len(problems) == 5
    assert len({problem.code for problem in problems}) == 5
    assert len({problem.position for problem in problems}) == 5


def test_no_bad_file_hides_another() -> None:
    """All bad files read together, in any order, give the problems that each of them gives alone."""
    files = [taken(path) for path in (*GOOD, *BAD)]
    alone = sorted(problem for file in files for problem in parse_files([file])[1])
    assert sorted(parse_files(files)[1]) == alone
    assert sorted(parse_files(files[::-1])[1]) == alone


def test_a_bad_file_does_not_hide_what_the_rules_find() -> None:
    """Beside a mistake in one entry, the rules still look at the other entries of the file, at the right places."""
    text = entries(
        """
- {title: One, url: nowhere}
- {title: here, url: "https://example.org/2"}
- title: Three
  link: https://example.org/3
- {title: Four, url: "https://example.org/4", date: 2031, after: [nothing]}
- {title: Five, url: "https://example.org/2"}
"""
    )
    assert said(file("methods", text)) == [
        "methods.yaml:4:21: error[unsafe-url]",
        "methods.yaml:5:11: error[vague-title]",
        "methods.yaml:6:3: error[no-place]",
        "methods.yaml:7:3: error[unknown-field]",
        "methods.yaml:8:53: error[future-date]",
        "methods.yaml:8:67: error[unknown-id]",
        "methods.yaml:9:22: error[duplicate-work]",
    ]


def test_what_is_right_in_a_bad_file_is_read() -> None:
    """An entry that is none without its mistake is left out of the library; the others stay, with their places."""
    text = entries('- {title: One, url: ""}\n- {title: Two, url: "https://example.org/2"}')
    library, problems = loaded(file("methods", text))
    placed = list(library.entries())
    assert [problem.code for problem in problems] == ["unsafe-url"]
    assert [(one.entry.title, one.position("url").line) for one in placed] == [("Two", 5)]


@each(
    "fields, mistake",
    [
        ("date: June", "bad-date"),
        ("kind: pamphlet", "bad-value"),
        ("authors: [[A]]", "not-text"),
        ("colour: red", "unknown-field"),
        ("published: {venue: V, year: 12}", "bad-date"),
        ("after: [{because: of nothing}]", "missing-field"),
        ("seminal: perhaps", "bad-value"),
    ],
)
def test_an_entry_with_a_mistake_still_counts(fields: str, mistake: str) -> None:
    """What is right in it is compared with the others: its work, its id, and what it refers to."""
    flawed = f'- {{title: Two, url: "https://arxiv.org/pdf/1706.03762", id: second, builds_on: [nowhere], {fields}}}'
    good = """
- {title: One, url: "https://arxiv.org/abs/1706.03762", level: advanced}
- {title: Three, url: "https://example.org/3", after: [second]}
- {title: Four, url: "https://example.org/4", id: second, level: advanced}"""
    codes = Counter(problem.code.value for problem in loaded(file("methods", entries(flawed + good)))[1])
    assert codes == Counter([mistake, "duplicate-work", "duplicate-id", "unknown-id", "arxiv-pdf"])


def test_what_is_right_in_a_list_stays() -> None:
    """Of a list with a mistake in one of its items, the others keep their places."""
    text = entries('- {title: One, url: "https://example.org/1", builds_on: [NO, nowhere, one]}')
    assert said(file("methods", text)) == [
        "methods.yaml:4:58: error[bad-id]",
        "methods.yaml:4:62: error[unknown-id]",
        "methods.yaml:4:71: error[cycle]",
    ]


def test_a_mistake_hides_no_rule_that_it_has_nothing_to_do_with() -> None:
    """What is missing because it is a mistake is not called missing."""
    text = entries('- {title: One, url: "https://example.org/1", status: superseded, superseded_by: NO}')
    assert [problem.code for problem in loaded(file("methods", text))[1]] == ["bad-id"]


# --- Mistakes that must not lead to others ------------------------------------------------------

ONE = '- {title: One, url: "https://example.org/1", after: [two, second]}'


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(entries("- {title: Two, url: nowhere}\n- {title: 2nd, id: second}"), id="mistakes in entries"),
        pytest.param(entries("- {title: Two, id: second, kind: pamphlet}\n- {title: two}"), id="an id and a title"),
        pytest.param(
            entries('- {title: "Two!", url: "https://example.org/2", date: no, after: [nobody]}\n- {title: Second}'),
            id="a title that gives the id",
        ),
        pytest.param(
            entries(
                '- {title: Two, url: "https://example.org/2"}\n- {title: Second, url: "https://example.org/3"}'
            ).replace("entries:", "entires:"),
            id="a misspelt list",
        ),
        pytest.param(
            "title: T\nsection: S\nentries:\n  title: Two\n  url: https://example.org/2\n  id: second\n"
            "  companions:\n    title: Two\n",
            id="one entry without a hyphen",
        ),
        pytest.param("title: Two: second\n", id="no YAML"),
        pytest.param("", id="nothing"),
        pytest.param("- title: Two\n- title: Second\n", id="a list"),
        pytest.param("title: T\nsection: S\n---\nentries: []\n", id="two documents"),
    ],
)
def test_an_id_in_a_bad_file_is_not_called_unknown(text: str) -> None:
    """What cannot be read in one file is never reported a second time as an unknown id in another."""
    problems = loaded(file("first", entries(ONE)), file("second", text))[1]
    assert problems
    assert {problem.position.path for problem in problems} == {"second.yaml"}


def test_an_unknown_id_beside_a_mistake_is_found() -> None:
    """A mistake elsewhere does not excuse an id that stands in no file."""
    good, bad = entries('- {title: One, url: "https://example.org/1", after: [nowhere]}'), entries("- {title: Two}")
    assert said(file("first", good), file("second", bad)) == [
        "first.yaml:4:54: error[unknown-id]",
        "second.yaml:4:3: error[no-place]",
    ]


def test_a_topic_in_a_bad_file_is_not_called_unknown() -> None:
    """A topic whose file has mistakes, or is not even YAML, may be named in `also`."""
    text = entries('- {title: One, url: "https://example.org/1", also: [second, third]}')
    problems = loaded(file("first", text), file("second", "title: [\n"), file("third", "section: S\n"))[1]
    assert [problem.position.path for problem in problems] == ["second.yaml", "third.yaml"]


@pytest.mark.parametrize("name", ["second.yml", "second.YAML", "second.yaml.txt"])
def test_a_topic_file_of_another_name_is_one_problem(tmp_path: Path, name: str) -> None:
    """A topic file that is not read for its name does not make its ids and its topic unknown in the others."""
    text = entries('- {title: One, url: "https://example.org/1", after: [two], also: [second]}')
    (tmp_path / "first.yaml").write_text(text)
    (tmp_path / name).write_text(entries('- {title: Two, url: "https://example.org/2"}'))
    problems = check_files(*read_folder(tmp_path, shown="entries"), TODAY)[1]
    assert [(problem.position.path, problem.code) for problem in problems] == [(f"entries/{name}", "not-a-topic-file")]


def test_a_topic_file_that_is_too_large_is_one_problem(tmp_path: Path) -> None:
    """A topic file that is too large to be read does not make its ids unknown in the others."""
    (tmp_path / "first.yaml").write_text(entries('- {title: One, url: "https://example.org/1", after: [two]}'))
    (tmp_path / "second.yaml").write_text(entries('- {title: Two, url: "https://example.org/2"}') + "#\n" * 200_000)
    problems = check_files(*read_folder(tmp_path, shown="entries"), TODAY)[1]
    assert [(problem.position.path, problem.code) for problem in problems] == [("entries/second.yaml", "too-large")]


# --- What is said -------------------------------------------------------------------------------


def only(text: str) -> Problem:
    """Return the one problem of a file that holds *text*."""
    problems = loaded(file("methods", text))[1]
    assert len(problems) == 1, problems
    return problems[0]


@each(
    "wrong, right",
    [
        ("author: Ada", "authors"),
        ("Kind: paper", "kind"),
        ("builds-on: [a]", "builds_on"),
        ("builds on: [a]", "builds_on"),
        ("tag: [a]", "tags"),
        ("supersededby: a", "superseded_by"),
        ("notes: a", "note"),
    ],
)
def test_an_unknown_field_is_answered_with_the_nearest(wrong: str, right: str) -> None:
    """A field that is misspelt is answered with the field that was meant."""
    problem = only(entries(f"- title: One\n  url: https://example.org/1\n  {wrong}"))
    assert problem.code == "unknown-field"
    assert problem.hint == f'Did you mean "{right}"?'


def test_a_strange_field_is_answered_with_all() -> None:
    """A field that is near to none is answered with the fields of the record it stands in."""
    entry = only(entries("- title: One\n  url: https://example.org/1\n  xyz: 1"))
    companion = only(
        entries("- {title: One, url: 'https://example.org/1', companions: [{title: A, url: 'http://a.org', xyz: 1}]}")
    )
    assert all(name in entry.hint for name in Entry.model_fields)
    assert all(name in companion.hint for name in Companion.model_fields)
    assert "authors" not in companion.hint


@pytest.mark.parametrize(("field", "allowed"), [("kind", Kind), ("level", Level)])
def test_a_bad_value_is_answered_with_the_allowed_ones(field: str, allowed: type[Kind] | type[Level]) -> None:
    """A value outside the list is quoted and answered with all that are allowed."""
    problem = only(entries(f"- title: One\n  url: https://example.org/1\n  {field}: pamphlet"))
    assert '"pamphlet"' in problem.message
    assert problem.hint == f"Use one of: {', '.join(allowed)}."


@each(
    "text, words",
    [
        (entries("- title: One\n  url: https://example.org/1\n  date: June 2017"), ["2017", "2017-06", "2017-06-12"]),
        (entries("- title: One\n  url: https://example.org/1\n  added: 2017-06"), ["2017-06-12"]),
        (entries("- title: One\n  url: www.example.org"), ["https://"]),
        (entries("- title: One\n  url: https://example.org/1\n  id: My Id"), ["my-id"]),
        (entries("- title: One\n  url: https://example.org/1\n  seminal: yes"), ["true"]),
        (entries("- title: One\n  url: https://example.org/1\n  tags: attention"), ["tags: ["]),
        (entries("- title: One"), ["url: https://"]),
        (entries("- One"), ["- title:"]),
        (entries("- title: GPT-3: few shots\n  url: https://example.org/1"), ["Quote", "colon"]),
        (entries("- title: {{ name }}\n  url: https://example.org/1"), ["Quote"]),
        (entries("- title: One\n  url: https://example.org/1\n  note: '*' *\n"), []),
        ("section: Examples\n", ["title: "]),
        ("title: [A]\nsection: Examples\n", ["Quote"]),
    ],
)
def test_hint_shows_the_way(text: str, words: list[str]) -> None:
    """The hint says how the value is written right."""
    hint = only(text).hint
    assert hint
    for word in words:
        assert word in hint


@each(
    "text, limit",
    [
        (f"title: {'a' * 301}\nsection: S\n", "300 characters"),
        (f"title: T\nsection: {'a' * 121}\n", "120 characters"),
        (entries(f"- {{title: One, url: 'https://example.org/1', note: {'a' * 4001}}}"), "4,000 characters"),
        (entries(f"- {{title: One, url: 'https://example.org/1', tags: [{', '.join('abcdefghijklm')}]}}"), "12 items"),
    ],
)
def test_too_long_names_the_limit(text: str, limit: str) -> None:
    """What is too long is answered with how long it may be, texts in characters and lists in items."""
    problem = only(text)
    assert problem.code == "too-long"
    assert limit in problem.message


def test_messages_quote_little() -> None:
    """A mistake of any length leaves a message that fits on a screen."""
    long = "x" * 20_000
    text = entries(
        f"- {{title: One, url: '{long}', {long}: 1, id: {long}, kind: {long}, date: {long}, tags: [{long}]}}\n"
        f"- {{title: Two, url: 'https://example.org/1', seminal: {long}, status: [{long}], authors: [[{long}]]}}"
    ).replace(f"{long}: 1", f"? {long}\n : 1")
    for problem in loaded(file("methods", text))[1]:
        assert len(problem.message) < 300
        assert len(problem.hint) < 600


# --- Values -------------------------------------------------------------------------------------


def test_values_are_text_as_written() -> None:
    """What YAML would take for a number, a date or a truth value stays the text that was written."""
    library, problems = loaded(taken(TESTS / "good" / "words-of-yaml.yaml"))
    topic = library.topics[0].file
    assert problems == []
    assert (topic.title, topic.section, topic.summary) == ("No", "1984", "on")
    assert (topic.concepts[0].name, topic.concepts[0].summary) == ("1.10", "0x1F")
    assert topic.entries[0].authors == ("12:30", "Off", "007", ".inf", "2024-01-02")
    assert topic.entries[0].tags == ("yes", "1_000", "3.10")
    assert (topic.entries[0].date, topic.entries[0].publisher, topic.entries[0].note) == ("2017", "1e3", "0o17")
    assert (topic.entries[1].id, topic.entries[1].seminal) == ("2048", True)


def test_null_is_an_absent_value() -> None:
    """A field whose value is null counts as left out."""
    library, problems = loaded(taken(TESTS / "good" / "words-of-yaml.yaml"))
    entry = library.topics[0].file.entries[1]
    assert problems == []
    assert (entry.note, entry.publisher, entry.level) == (None, None, None)


def test_every_field_arrives() -> None:
    """All fields of the format reach the records, steps to read first in their short form as well."""
    library, problems = loaded(taken(TESTS / "good" / "every-field.yaml"))
    content = library.topics[0].file
    complete, plain, old, unread, book = content.entries
    assert problems == []
    unset = set(Entry.model_fields) - complete.model_fields_set
    assert unset == {"status", "superseded_by", "also", "draft"}
    assert [(step.id, step.because) for step in complete.after] == [
        ("the-plain-entry", "it shows what is required"),
        ("the-old-entry", None),
    ]
    assert (complete.id, plain.id, complete.year, plain.year) == ("complete", "the-plain-entry", 2017, None)
    assert (old.status, old.superseded_by, old.seminal, unread.status) == ("superseded", "complete", False, "backlog")
    assert complete.published == Published(
        venue="Journal of Examples", year="2018", volume="12", issue="3", pages="1-9"
    )
    assert complete.cite == Cite(key="example2018complete", type="article")
    assert (complete.minutes, complete.order, unread.draft) == (12, 1, True)
    assert (complete.people, complete.has_more_authors) == (("Ada Example", "Ben Example"), True)
    assert (book.link, book.identities) == ("", ())
    assert str(content.concepts[0].url) == "https://example.org/permalink"


def test_white_space_in_plain_fields_is_collapsed() -> None:
    """Titles and names are one line; the note keeps its paragraphs, and the address every character."""
    text = entries(
        '- title: "  A\\ttitle\\n  on two lines "\n  url: "https://example.org/a%20b#c"\n'
        "  authors: ['Ada   Example']\n  note: |\n    One.\n\n    Two.\n"
    )
    library, problems = loaded(file("methods", text))
    entry = library.topics[0].file.entries[0]
    assert problems == []
    assert entry.title == "A title on two lines"
    assert entry.authors == ("Ada Example",)
    assert entry.note == "One.\n\nTwo."
    assert entry.url == "https://example.org/a%20b#c"


def test_an_entry_without_id_gets_one() -> None:
    """The id is the slug of the title, in any script, with a word before what is the name of something else."""
    text = entries(
        """
- {title: "Attention, Please!", url: "https://example.org/1"}
- {title: 深層学習, url: "https://example.org/2"}
- {title: Named, url: "https://example.org/3", id: other}
- {title: Concepts, url: "https://example.org/4"}
- {title: "?!", url: "https://example.org/5"}
"""
    )
    ids = [placed.entry.id for placed in loaded(file("methods", text))[0].entries()]
    assert ids == ["attention-please", "深層学習", "other", "work-concepts", ""]


def test_the_id_of_a_work_with_a_mistake_is_known() -> None:
    """An id that is made from the title counts as named, although the entry that has it cannot be read."""
    work = "{title: 深層学習, doi: 10.1000/x%s}"
    [placed] = loaded(file("a", entries("- " + work % "")))[0].entries()
    flawed = loaded(file("a", entries("- " + work % ", after: [{}], no: x, url: [], date: []")))[0]
    assert placed.entry.id in {each.entry.id for each in flawed.entries()} | flawed.unread_ids


def test_what_is_not_taken_for_another_value() -> None:
    """A hint gives what can be read of an identifier, and calls anything else an example."""
    text = entries(
        """
- {title: One, doi: "https://doi.org/10.1000/x", url: "https://example.org/1"}
- {title: Two, doi: none, url: "https://example.org/2"}
- {title: Three, arxiv: "arXiv:1706.03762v5", url: "https://example.org/3"}
- {title: Four, arxiv: none, url: "https://example.org/4"}
- {title: Five, authors: [et al.], url: "https://example.org/5"}
"""
    )
    assert [problem.hint for problem in loaded(file("methods", text))[1]] == [
        "Write the DOI alone: 10.1000/x.",
        "Write the DOI alone, such as 10.1000/182.",
        "Write the number alone, without the version: 1706.03762.",
        "Write the number alone, without the version, such as 1706.03762.",
        "Move it to the end, behind at least one name.",
    ]


RECORDS: list[tuple[type[BaseModel], dict[str, str]]] = [
    (TopicFile, {"title": "T", "section": "S"}),
    (Concept, {"name": "N", "summary": "S"}),
    (Entry, {"title": "T", "url": "https://example.org/"}),
    (Companion, {"title": "T", "url": "https://example.org/"}),
    (Prerequisite, {"id": "a"}),
]


@each("record, required", RECORDS)
def test_fields_are_described_with_valid_examples(record: type[BaseModel], required: dict[str, str]) -> None:
    """Every field has a description for editors, and its example, which hints recommend, is accepted."""
    for name, field in record.model_fields.items():
        assert field.description
        for example in field.examples or []:
            assert name in record.model_validate(required | {name: example}).model_fields_set


# --- File names ---------------------------------------------------------------------------------


@each(
    "stem",
    ["A", "a b", "a_b", "-a", "ä", " ", "a" * 81, "a" * 121, "a" * 250, "index", "con", "::a", "\n::a", "\udcff"],
)
@each("text", ["title: A\nsection: B\n", "title: A\n", "", "title: [\n"])
def test_bad_file_name(stem: str, text: str) -> None:
    """A name that cannot be an address is a problem beside those of the content, however long or strange."""
    problems = parse_files([SourceFile("some.yaml", stem, text.encode())])[1]
    codes = [problem.code for problem in problems]
    assert codes[0] == "bad-file-name"
    assert codes[1:] == [said.code for said in parse_files([file("some", text)])[1]]


@each("stem", ["Word Embeddings", "gpt_3", "学習 ", " ", "index", "Index", "CON", "a" * 121])
def test_suggested_file_name_is_good(stem: str) -> None:
    """The name that the hint at a bad file name suggests would be accepted."""
    hint = parse_files([SourceFile("some.yaml", stem, b"title: A\nsection: B\n")])[1][0].hint
    suggested = re.findall(r'"([^"]+)\.yaml"', hint)
    assert suggested
    assert [slug_fault(name) for name in suggested] == [None]


# --- JSON Schema --------------------------------------------------------------------------------


def test_json_schema_is_in_step() -> None:
    """The schema that editors use is the one that the model gives."""
    assert SCHEMA.read_text(encoding="utf-8") == schema_text(TopicFile), (
        "the checked-in schema is out of date: reading-list schema > docs/schemas/v2/topic.schema.json"
    )


def test_json_schema_lists_what_the_model_allows() -> None:
    """The schema names every field, allows no other, requires what is required and lists the kinds."""
    schema = json.loads(schema_text(TopicFile))
    records: tuple[type[BaseModel], ...] = (Entry, Companion, Concept)
    for record in records:
        held = schema["$defs"][record.__name__]
        assert list(held["properties"]) == list(record.model_fields)
        assert held["additionalProperties"] is False
        assert held["required"] == [key for key, info in record.model_fields.items() if info.is_required()]
    assert schema["required"] == ["title", "section"]
    assert schema["additionalProperties"] is False
    assert schema["$defs"]["Kind"]["enum"] == list(Kind)


@each("path", TOPIC_FILES)
def test_entry_file_names_its_schema(path: Path) -> None:
    """The first line of each topic file tells editors where the schema is, and it is there."""
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    before, marker, place = first.partition("$schema=")
    assert (before, marker) == ("# yaml-language-server: ", "$schema=")
    assert (path.parent / place).resolve() == SCHEMA.resolve()


def test_the_list_has_no_problems() -> None:
    """The list of this repository keeps its own rules."""
    files, misplaced = read_folder(PROJECT / "entries", shown="entries")
    assert len(files) > 10
    assert check_files(files, misplaced, Day(2999, 1, 1))[1] == []
