"""Editors and `check` agree: what the check accepts, the JSON Schema accepts; what the check refuses for a single
value, the schema refuses as well.

Editors cannot see everything that the reader sees. The exceptions, all of them accepted by the schema and refused by
the check: rules across entries and files; titles that make a reserved id; the days of the calendar (30 February); the
check digit of an ISBN; numbers in other spellings (`1e3`, `0x1F`), for an editor keeps only their value; signs beyond
ASCII in tags and host names, and host names in mixed alphabets, for expressions of editors have no classes for
letters; and what concerns the file rather than a value (characters that cannot be seen, anchors, tags, duplicate keys,
several documents, comments that cut a value off).
The other way round there is one: white space around a text counts for the schema, so that a text of just the
largest length with spaces around it is marked.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import BaseModel

from helpers import TESTS, TOPIC_FILES, examples, topic_files
from reading_list.core.codes import Severity
from reading_list.core.json_schema import schema_text
from reading_list.core.schema import Cite, Companion, Concept, Entry, Prerequisite, Published, TopicFile
from reading_list.entries.source.file import SourceFile
from reading_list.entries.source.topics import parse_topic
from tables import each

SCHEMA = json.loads(schema_text(TopicFile))
VALIDATOR = Draft202012Validator(SCHEMA)

# Codes of mistakes that lie in a value, and not in the file as YAML or among entries.
OF_A_VALUE = {
    *("bad-value", "bad-date", "bad-id", "bad-tag", "unsafe-url", "log-command", "empty", "too-long"),
    *("not-text", "not-a-list", "not-a-record", "missing-field", "unknown-field", "no-topic"),
    *("bad-identifier", "no-place"),
}
# Mistakes in `bad/` that are of the stated exceptions, as `file:line`: all that stand there in this code.
EXCEPTIONS = {
    ("addresses.yaml", "unsafe-url"),  # mixed alphabets among others
    ("anchors-and-tags.yaml", "unknown-field"),  # <<
    ("bad-tags.yaml", "bad-tag"),  # signs beyond ASCII among others
    ("dates.yaml", "bad-date"),  # the calendar among others
    ("hosts-and-ports.yaml", "unsafe-url"),  # signs beyond ASCII among others
    ("ids.yaml", "bad-id"),  # a title among others
}


_Editor: Any = type("_Editor", (getattr(yaml, "CSafeLoader", yaml.SafeLoader),), {})
"""YAML as editors read it: the core schema of YAML 1.2, in which a date is text."""
_Editor.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    (
        "float",
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
        "-+.0123456789",
    ),
):
    _Editor.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), list(_first))


def _integer(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> int:
    text = node.value
    return int(text, 0) if text.startswith(("0o", "0x")) else int(text)


_Editor.add_constructor("tag:yaml.org,2002:int", _integer)


def in_editor(text: str) -> Any:
    """Return the value of *text* as an editor takes it."""
    return yaml.load(text, _Editor)


def marks(text: str) -> list[str]:
    """Return what an editor marks in *text*."""
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(in_editor(text))]


def mistakes(text: str) -> set[str]:
    """Return the codes of the mistakes in values that the check finds in *text*."""
    read = parse_topic(SourceFile("some.yaml", "some", text.encode()))
    return {found.code for found in read.problems if found.severity is Severity.ERROR}


def test_the_schema_is_a_schema() -> None:
    """The schema is valid itself."""
    Draft202012Validator.check_schema(SCHEMA)


def fields(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every field of every record by name."""
    for record, held in (("topic", schema), *schema["$defs"].items()):
        for name, field in held.get("properties", {}).items():
            yield f"{record}.{name}", field


@each("name, field", list(fields(SCHEMA)))
def test_every_field_is_described_with_an_example(name: str, field: dict[str, Any]) -> None:
    """Hovering over any field, also of what is nested, shows what it means and an example, which is valid."""
    assert field["description"].endswith("."), name
    assert field["examples"], name
    for example in field["examples"]:
        Draft202012Validator({**field, "$defs": SCHEMA["$defs"]}).validate(example)


def test_completion_writes_no_null() -> None:
    """The schema names no defaults: editors write them into the file."""
    assert '"default"' not in schema_text(TopicFile)


@each(
    "path",
    [*TOPIC_FILES, *sorted((TESTS / "good").glob("*.yaml"))],
)
def test_editors_mark_nothing_in_good_files(path: Path) -> None:
    """What the check accepts, editors accept."""
    assert marks(path.read_text(encoding="utf-8-sig")) == []


def readable() -> Iterator[Path]:
    for path in sorted((TESTS / "bad").glob("*.yaml")):
        try:
            in_editor(path.read_text(encoding="utf-8"))
        except (yaml.YAMLError, UnicodeDecodeError):
            continue
        yield path


@each("path", list(readable()))
def test_editors_mark_bad_files(path: Path) -> None:
    """What the check refuses for a single value, editors mark: as many values, but for the stated exceptions."""
    text = path.read_text(encoding="utf-8")
    read = parse_topic(SourceFile(path.name, path.stem, text.encode()))
    expected = [
        problem
        for problem in read.problems
        if problem.code in OF_A_VALUE and (path.name, problem.code) not in EXCEPTIONS
    ]
    if expected:
        marked = len(marks(text))
        # A record with several unknown fields is one mark, and so is a file that is no record at all.
        records = {(problem.code, problem.message if problem.code != "unknown-field" else "") for problem in expected}
        assert marked >= len(records)
        assert marked >= len([problem for problem in expected if problem.code != "unknown-field"])


# --- One value changed --------------------------------------------------------------------------

# As they are written in a file.
VALUES = [
    *("~", '""', '" "', "[]", "{}", "text", "A Text", "true", "TRUE", "True", "False", "yes", "on", '"true"'),
    *("0", "7", "-5", "+5", "950", "0950", "1984", "2048", "12345", "1.5", "1.10", "2017-06", "2017-06-12", "2017-6"),
    *("2017-13", "2017-00-01", "2017-06-32", "17", '"2017"', "2017-06-12T10:00", "June 2017", "paper", "papr", "Paper"),
    *(
        "introductory",
        "advanced",
        "backlog",
        "superseded",
        "index",
        "con",
        "my-id",
        "My-Id",
        "my--id",
        "-my-id",
        "my_id",
    ),
    *("[text]", "[true]", "[1984, text]", "[~]", '[""]', "[[]]", "[{}]", "{id: text}", "[{id: text}]", "[{id: T T}]"),
    *("[{title: T}]", '[{title: T, url: "https://example.org"}]', '[{title: T, url: "x", kind: papr}]'),
    *("[{name: N}]", "[{name: N, summary: S}]", "[{name: N, summary: S, more: M}]"),
    *("[a, b, c, d, e, f, g, h, i, j, k, l, m]", '["C++", "C#", "R&D", "a.", "<b>", "it\'s", ".net", "a_b", "_a"]'),
    *('["C++", "C#", "it\'s"]', '[" a "]', '["a\\tb"]', "['*']", "[-5]", f"[{'a' * 41}]", f"[{'a' * 40}]"),
    *('"a\\n::error::b"', '"a\\n b"', '"a\\n  ::b"', '"::a"', '["a\\n::b"]'),
    *(f"{'a' * length}" for length in (80, 81, 120, 121, 300, 301, 600, 601, 4000, 4001)),
    *(
        f'"{url}"'
        for url in """
            https://example.org http://example.org/ HTTPS://Example.org:8080/a?b=c#d ftp://example.org example.org
            www.example.org https:// https:///path http://a http://a.b.c./ http://-a.org http://a-.org http://a_b.org
            http://a..b http://a.org:0 http://a.org:00080/ http://a.org:65535 http://a.org:65536 http://a.org:x
            http://a.org: http://user@a.org http://user:pw@a.org/ http://[::1]/ http://[::1]:80 javascript:alert(1)
            //example.org/a https:/example.org mailto:a@example.org https://例え.jp/道 https://example.org/a%20b
            https://example.org/<b> https://example.org/{a} https://example.org/a|b https://example.org/^ https://a.org?q
            https://a.org#f http://a.org/@b http://a%2eb.org data:text/html,a https://example.org/(a)'*;!$,~
        """.split()
    ),
    *('"https://example.org/a b"', '" https://example.org/"', '"https://example.org/\\n"', '"http://a.org/\\\\b"'),
    *('"https://example.org/`a`"', '"https://example.org/\\"a"', f'"https://example.org/{"a" * 2000}"'),
    *(f"http://{'a' * length}.org" for length in (63, 64)),
    *("http://" + ".".join(["a" * 61] * 4) + end for end in (".org", ".org.", ".orgs", ".or")),
]
# Numbers keep only their value in an editor, and with it the text that the reader would take.
SPELLINGS = {"+5", "0950", "1.10", "TRUE", "True", "False"}


TOPIC = {"title": "T", "section": "S"}
ENTRY = {"title": "T", "url": '"https://example.org/"'}
RECORDS: dict[str, tuple[type[BaseModel], dict[str, str], str]] = {
    "topic": (TopicFile, TOPIC, "%s"),
    "concept": (Concept, {"name": "N", "summary": "S"}, "{title: T, section: S, concepts: [%s]}"),
    "entry": (Entry, ENTRY, "{title: T, section: S, entries: [%s]}"),
    "companion": (
        Companion,
        ENTRY,
        '{title: T, section: S, entries: [{title: T, url: "http://a.org", companions: [%s]}]}',
    ),
    "step": (
        Prerequisite,
        {"id": "a"},
        '{title: T, section: S, entries: [{title: T, url: "http://a.org", after: [%s]}]}',
    ),
    "published": (
        Published,
        {"venue": "V"},
        '{title: T, section: S, entries: [{title: T, url: "http://a.org", published: %s}]}',
    ),
    "cite": (Cite, {}, '{title: T, section: S, entries: [{title: T, url: "http://a.org", cite: %s}]}'),
}


def with_fields(record: str, values: dict[str, str]) -> str:
    """Return a file that holds one *record* with *values* as they would be written."""
    return RECORDS[record][2] % ("{" + ", ".join(f"{name}: {value}" for name, value in values.items()) + "}")


FIELDS = [(record, name) for record, (model, _, _) in RECORDS.items() for name in model.model_fields]


@each("record, name", FIELDS)
def test_one_changed_value(record: str, name: str) -> None:
    """As the value of each field of each record, each of many values is judged alike by both."""
    is_title = (record, name) == ("entry", "title")
    for value in VALUES:
        text = with_fields(record, RECORDS[record][1] | {name: value})
        found, marked = mistakes(text) - ({"bad-id"} if is_title else set()), marks(text)
        if marked:
            assert found, f"only editors mark {value}: {marked}"
        elif value not in SPELLINGS:
            assert not found & OF_A_VALUE, f"only the check refuses {value}: {found}"


@each("record", RECORDS)
def test_a_required_field_left_out(record: str) -> None:
    """Without a required field both refuse the record; with them alone both accept it."""
    required = RECORDS[record][1]
    assert not mistakes(with_fields(record, required))
    assert not marks(with_fields(record, required))
    for name in required:
        text = with_fields(record, {key: value for key, value in required.items() if key != name})
        assert mistakes(text) & OF_A_VALUE
        assert marks(text)


@each("record, name", FIELDS)
def test_a_misspelt_field(record: str, name: str) -> None:
    """A misspelt field is refused by both, in whatever record."""
    text = with_fields(record, RECORDS[record][1] | {f"{name}x": "1"})
    assert "unknown-field" in mistakes(text)
    assert marks(text)


@examples(50)
@given(topics=topic_files())
def test_editors_mark_nothing_in_generated_topics(topics: dict[str, object]) -> None:
    """Whatever the check accepts in topics made at random, editors accept."""
    for topic in topics.values():
        text = json.dumps(topic)
        if not mistakes(text):
            assert marks(text) == []


@given(text=st.text(max_size=60))
def test_any_text_as_address_tag_and_title(text: str) -> None:
    """No text is accepted by the check as an address, a tag or a title and marked by editors."""
    for fields in ({"url": text}, {"url": f"https://{text}"}, {"tags": [text]}, {"title": text}, {"authors": [text]}):
        entry = {"title": "T", "url": "https://example.org/", **fields}
        content = json.dumps({"title": "T", "section": "S", "entries": [entry]})
        if not mistakes(content):
            assert marks(content) == [], fields
