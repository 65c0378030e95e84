"""Editing YAML text: what is written is read back as it was meant, and what was there stays byte for byte."""

import dataclasses
import json
from collections.abc import Iterable, Mapping
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from helpers import TESTS, examples, people, readable, titles
from reading_list.core.codes import Severity
from reading_list.core.fields import is_et_al
from reading_list.core.levels import Level
from reading_list.core.library import Topic
from reading_list.core.schema import Companion, Entry, EntryFields, Published, date_fields
from reading_list.entries import edit
from reading_list.entries.source.file import SourceFile
from reading_list.entries.source.topics import parse_topic
from tables import each

GOOD = sorted((TESTS / "good").glob("*.yaml")) + sorted(
    path for path in (TESTS / "golden" / "entries").glob("*.yaml") if path.stem != "paths"
)
NEW = {
    "title": "A New Work: With a Colon",
    "url": "https://e.org/new",
    "kind": "paper",
    "seminal": True,
    "authors": ["Ada Lovelace", "Turing, Alan"],
    "date": "1936",
    "note": '# Not a comment, "quoted" and \\ with backslash.',
    "companions": [{"title": "Code, all of it", "url": "https://e.org/code", "kind": "code"}],
    "added": "2024-06-01",
}


def record(values: Mapping[str, Any]) -> EntryFields:
    """Return the *values* as those who write entries hold them."""
    several: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in values.items()
    }
    return EntryFields(**several | {"companions": links(values.get("companions", []))})


def links(values: Iterable[Mapping[str, Any]]) -> tuple[Companion, ...]:
    return tuple(map(Companion.model_validate, values))


def topic(text: str) -> Topic:
    """Return the topic in *text*, which must be read without an error."""
    read = parse_topic(SourceFile("entries/t.yaml", "t", text.encode()))
    assert [problem for problem in read.problems if problem.severity is Severity.ERROR] == []
    assert read.topic
    return read.topic


def values(entry: Entry) -> dict[str, Any]:
    return entry.model_dump(mode="json", exclude_unset=True)


def is_within(old: str, new: str) -> bool:
    """Tell whether *new* is *old* with text inserted and nothing taken away."""
    rest = iter(new)
    return all(character in rest for character in old)


# --- Writing ------------------------------------------------------------------------------------

texts = readable.map(lambda text: " ".join(text.split())).filter(bool)


@given(texts.filter(lambda text: not is_et_al(text[:100].strip())))
def test_any_text_is_written_as_it_is(text: str) -> None:
    """A value is read back as the same text, in block and in flow style, by our reader and by PyYAML."""
    entry = record({"title": "T", "url": "https://e.org/", "id": "t", "note": text, "authors": [text[:100].strip()]})
    (made,) = topic(edit.new_topic("T", "S", [entry])).entries
    assert made.note == text
    assert list(made.authors) == [text[:100].strip()]
    held = yaml.safe_load(edit.new_topic(text, "S", [entry]))
    assert held["title"] == text
    assert held["entries"][0]["authors"] == [text[:100].strip()]


# Text that YAML, unquoted, takes for a number, a date, nothing, a mark, a comment or a structure.
TREACHEROUS = [
    *"null ~ true No 1984 1.10 12:30 2017-06-12 0x1F 1e3 .inf = << - ? : a: a:b a,b a? [a] {a}".split(),
    *"#a a#b !a &a *a @a `a %a |a >a 'a' \"a\" a\\b ä 学習".split(),
    *("a: b", "a #b", "a # b", "--- a", "- a", "? a", "no: yes", "😀 a", "\u00a0a", "a\nb", "a\rb", "a\tb", "a\\nb"),
]


@each("text", TREACHEROUS)
def test_text_that_yaml_would_take_for_something_else(text: str) -> None:
    """A text that looks like a number, a date, a mark or a comment is quoted, so that it is text for every reader."""
    assert yaml.safe_load(f"a: {edit.scalar(text)}\n") == {"a": text}
    assert yaml.safe_load(f"[{edit.scalar(text, in_flow=True)}, b]") == [text, "b"]


def test_plain_text_stays_plain() -> None:
    """What needs no quotes gets none."""
    for text in ("Attention Is All You Need", "https://arxiv.org/abs/1706.03762", "It's (almost) 5% of C++, isn't it?"):
        assert edit.scalar(text) == text


def test_a_new_topic() -> None:
    """A new file begins with the line that names the schema and has one field a line."""
    assert edit.new_topic("Tools: All", "Practice", [record(NEW)]) == (
        "# yaml-language-server: $schema=../docs/schemas/v2/topic.schema.json\n"
        'title: "Tools: All"\n'
        "section: Practice\n"
        "entries:\n"
        '  - title: "A New Work: With a Colon"\n'
        "    url: https://e.org/new\n"
        "    kind: paper\n"
        "    seminal: true\n"
        '    authors: [Ada Lovelace, "Turing, Alan"]\n'
        "    date: 1936\n"
        '    note: "# Not a comment, \\"quoted\\" and \\\\ with backslash."\n'
        "    companions:\n"
        '      - {title: "Code, all of it", url: "https://e.org/code", kind: code}\n'
        "    added: 2024-06-01\n"
    )


def test_a_part_of_an_entry_has_one_field_a_line() -> None:
    """Lists of plain values stand on one line; of a list with records, each item has a line of its own."""
    fields = EntryFields(
        title="A", tags=("b", "c"), companions=links([{"title": "it says: why", "url": "https://e.org"}])
    )
    assert (
        edit.entry_text(fields)
        == 'title: A\ntags: [b, c]\ncompanions:\n  - {title: "it says: why", url: "https://e.org"}'
    )


# --- Adding entries -----------------------------------------------------------------------------


@each("path", GOOD)
@each("breaks", ["as it is", "\r\n"])
def test_an_entry_joins_any_file(path: Any, breaks: str) -> None:
    """An entry is added at the end of the list; the file keeps all its bytes and all its entries."""
    text = path.read_bytes().decode()
    if breaks != "as it is":
        text = text.replace("\r\n", "\n").replace("\n", breaks)
    before, new = topic(text), edit.edited(text, [], [record(NEW)])
    after = topic(new)
    assert [values(entry) for entry in after.entries[:-1]] == [values(entry) for entry in before.entries]
    assert {name: values(after.entries[-1])[name] for name in NEW} == NEW
    assert is_within(text.replace("[]", ""), new)
    if breaks != "as it is":
        assert "\n" not in new.replace("\r\n", "")


@each(
    "text",
    [
        "title: T\nsection: S\n",
        "title: T\nsection: S",
        "title: T\nsection: S # c",
        "title: T\nsection: S\nentries: [] # none yet\nsummary: Last.\n",
        "title: T\nsection: S\nentries: [{title: A, url: 'https://e.org/a'}]\n",
        "title: T\nsection: S\nentries: [\n  {title: A, url: 'https://e.org/a'},  # one\n]\n",
        "{title: T, section: S}",
        "{title: T, section: S, entries: []}",
        "entries:\n- title: A\n  url: https://e.org/a\n  # c\n\ntitle: T\nsection: S\n",
        "title: T\nsection: S\nentries:\n-   title: A\n    url: https://e.org/a\n...\n",
        "\ufefftitle: T\nsection: S\nentries:\n  - url: https://e.org/a\n    title: >\n      A\n      B\n\n\n# end",
        "title: T\nsection: S\nentries:\n  - title: A\n    url: https://e.org/a\n    note: |+\n      Lines.\n\n\n",
        'title: "T 😀 é"\nsection: S\nentries:\n  - title: A\n    url: https://e.org/a\n',
        json.dumps({"title": "T", "section": "S", "entries": [{"title": "A", "url": "https://e.org/a"}]}, indent=2),
        "\ufeff{title: T, section: S}",
        "\ufefftitle: T\nsection: S\nentries: [{title: A, url: 'https://e.org/a'}]\n",
    ],
)
def test_an_entry_joins_any_layout(text: str) -> None:
    """Wherever the list stands and however it is written, the entry is added and the others stay."""
    second = {"title": "Second", "url": "https://e.org/2"}
    before, after = topic(text), topic(edit.edited(text, [], [record(NEW), record(second)]))
    kept = after.entries[: len(before.entries)]
    assert [values(entry) for entry in kept] == [values(entry) for entry in before.entries]
    assert [entry.title for entry in after.entries[-2:]] == [NEW["title"], "Second"]
    assert (after.title, after.section, after.file.summary) == (before.title, before.section, before.file.summary)
    assert is_within(text.replace("[]", "") if "{" not in text else text, edit.edited(text, [], [record(NEW)]))


# --- Amending entries ---------------------------------------------------------------------------

COMMENTED = """\
# top
title: T
section: S
entries:
  # before
  - title: A   # a
    url: https://e.org/a
    tags: [x, "y"] # tags
    # within
    added: 2020-01-01

    # after
  -   url: https://e.org/b
      note: |
        many
        lines


      title: B
      companions:
        - title: q
          url: https://e.org/q
        # after the companion
# the end
"""


def test_fields_come_in_the_order_of_the_format() -> None:
    """A field is written on its own line below the one that the format has before it; comments stay where they are."""
    new = edit.edited(
        COMMENTED,
        [
            edit.Amended(
                0,
                EntryFields(note="N: n", date="2019", level=Level.ADVANCED),
                links([{"title": "k", "url": "https://e.org/k"}]),
            ),
            edit.Amended(
                1, EntryFields(tags=("t",), seminal=True), links([{"title": "r: s", "url": "https://e.org/r"}])
            ),
        ],
        [],
    )
    assert (
        new
        == """\
# top
title: T
section: S
entries:
  # before
  - title: A   # a
    url: https://e.org/a
    level: advanced
    date: 2019
    tags: [x, "y"] # tags
    note: "N: n"
    companions:
      - {title: k, url: "https://e.org/k"}
    # within
    added: 2020-01-01

    # after
  -   url: https://e.org/b
      note: |
        many
        lines


      title: B
      seminal: true
      tags: [t]
      companions:
        - title: q
          url: https://e.org/q
        - {title: "r: s", url: "https://e.org/r"}
        # after the companion
# the end
"""
    )


def test_fields_of_the_lists_own_come_last_by_name() -> None:
    """Wherever the entry has one already."""
    text = "entries:\n  - title: A\n    size: L\n    url: https://e.org/a\n"
    further = EntryFields(note="N", own=(("stars", "5"), ("price", "1")))
    new = edit.edited(text, [edit.Amended(0, further)], [])
    assert new == f"{text}    note: N\n    price: 1\n    stars: 5\n"


@each(
    "before, after",
    [
        ("{venue: V}  # c", "{venue: V, year: 2016, pages: 1-2}  # c"),
        ("{ pages: '9' , venue: 'V' }", "{ pages: '9' , venue: 'V', year: 2016 }"),
        (
            "\n      # c\n      venue: V  # d\n\n      # e\n    # f",
            "\n      # c\n      venue: V  # d\n      year: 2016\n      pages: 1-2\n\n      # e\n    # f",
        ),
        (
            "\n         pages: '9'\n         venue: >-\n           V",
            "\n         pages: '9'\n         venue: >-\n           V\n         year: 2016",
        ),
    ],
)
def test_a_record_is_completed_where_it_stands(before: str, after: str) -> None:
    """Of a record that is there in part, what is missing comes in its place; what is there stays, byte for byte."""
    head = "title: T\nsection: S\nentries:\n  - title: A\n    url: https://e.org/a\n"
    tail = "\n    tags: [t]\n"
    further = EntryFields(published=Published(venue="V", year="2016", pages="1-2"), date="2015")
    new = edit.edited(f"{head}    published: {before}{tail}", [edit.Amended(0, further)], [])
    assert new == f"{head}    date: 2015\n    published: {after}{tail}"
    assert topic(new).entries[0].published


@each(
    "fields, line",
    [
        (EntryFields(title="1984"), 'title: "1984"'),
        (EntryFields(order=3), "order: 3"),
        (EntryFields(published=Published(venue="V", volume="42")), "published: {venue: V, volume: 42}"),
        (EntryFields(published=Published(venue="V", pages="07")), 'published: {venue: V, pages: "07"}'),
        (EntryFields(own=(("stars", "5"),)), "stars: 5"),
        (EntryFields(own=(("shelf", "05"),)), 'shelf: "05"'),
        (EntryFields(own=(("shelf", "5th"),)), "shelf: 5th"),
    ],
)
def test_numbers_stand_bare_where_a_field_may_hold_one(fields: EntryFields, line: str) -> None:
    """A volume and what a list declares itself may be numbers; a title of digits is text, as is what begins with 0."""
    assert edit.entry_text(fields) == line
    assert edit.edited("entries: [{title: A}]\n", [], [fields]) == f"entries: [{{title: A}}, {{{line}}}]\n"


@each("style", ["|", ">", "|-", ">+"])
def test_a_field_stands_right_below_a_text_of_several_lines(style: str) -> None:
    """What comes behind a block of text follows its last line; empty lines after it and a comment stay below."""
    head = "title: T\nsection: S\nentries:\n  - title: A\n    url: https://e.org/a\n"
    head += f"    note: {style}\n      many\n      lines\n"
    tail = "\n\n  # the next\n  - title: B\n    url: https://e.org/b\n"
    new = edit.edited(head + tail, [edit.Amended(0, EntryFields(added="2024-06-01"))], [])
    assert new == head + "    added: 2024-06-01\n" + tail


@pytest.mark.parametrize(
    ("companions", "expected"),
    [
        ("[]", '[{title: k, url: "https://e.org/k"}]'),
        (
            "[{title: q, url: 'https://e.org/q'}]",
            "[{title: q, url: 'https://e.org/q'}, {title: k, url: \"https://e.org/k\"}]",
        ),
        (
            "[{title: q, url: 'https://e.org/q'}, {title: r, url: 'https://e.org/r'}]",
            "[{title: q, url: 'https://e.org/q'}, {title: r, url: 'https://e.org/r'}, "
            '{title: k, url: "https://e.org/k"}]',
        ),
    ],
)
def test_companions_in_flow_style(companions: str, expected: str) -> None:
    """Companions written on one line are continued on that line."""
    text = f"title: T\nsection: S\nentries:\n  - {{title: A, url: 'https://e.org/a', companions: {companions}}} # c\n"
    new = edit.edited(text, [edit.Amended(0, EntryFields(), links([{"title": "k", "url": "https://e.org/k"}]))], [])
    assert new == text.replace(companions, expected)


def test_several_things_for_one_place_on_a_line() -> None:
    """They come in the order of the format, each behind the other; so do the entries of a new list."""
    head, tail = "{title: T, section: S, summary: Of one line.", "}"
    entry = '{title: A, url: "https://e.org/a"}'
    text = edit.edited(head + tail, [], [record({"title": "A", "url": "https://e.org/a"})])
    assert text == f"{head}, entries: [{entry}]{tail}"
    pair = links({"title": name, "url": f"https://e.org/{name}"} for name in "kl")
    changes = [edit.Amended(0, EntryFields(tags=("t",), seminal=True, note="n"), pair)]
    added = ', seminal: true, tags: [t], note: n, companions: [{title: k, url: "https://e.org/k"}, '
    added += '{title: l, url: "https://e.org/l"}]}'
    assert edit.edited(text, changes, []) == f"{head}, entries: [{entry[:-1]}{added}]{tail}"
    there = f"{head}, entries: [{entry[:-1]}, companions: []{tail}]{tail}"
    assert edit.edited(there, [edit.Amended(0, EntryFields(), pair)], []) == there.replace(
        "[]", '[{title: k, url: "https://e.org/k"}, {title: l, url: "https://e.org/l"}]'
    )


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_values_are_replaced_where_they_stand(mark: str) -> None:
    """A value takes the place of another: in quotes where that was, else where it has to be; all else stays."""
    text = """\
title: T # c
section: 'S'
entries:
  - {title: A, url: "https://e.org/a", tags: [x, 'y', z]} # c
  - title: >-
      B
      C

    url: https://e.org/b
    tags: ["w"]
"""
    values = {
        ("title",): "Trees # and",
        ("section",): 'So "called"',
        ("entries", 0, "title"): "A, B",
        ("entries", 0, "url"): "https://e.org/c",
        ("entries", 0, "tags", 1): "u",
        ("entries", 0, "tags", 2): "v",
        ("entries", 1, "title"): "D, E",
        ("entries", 1, "url"): "https://e.org/d",
        ("entries", 1, "tags", 0): "t",
    }
    assert (
        edit.with_values(mark + text, values)
        == mark
        + """\
title: "Trees # and" # c
section: "So \\"called\\""
entries:
  - {title: "A, B", url: "https://e.org/c", tags: [x, "u", v]} # c
  - title: D, E

    url: https://e.org/d
    tags: ["t"]
"""
    )


fields = st.fixed_dictionaries(
    {},
    optional={
        "level": st.sampled_from(["introductory", "advanced"]),
        "seminal": st.just(True),
        "authors": st.lists(people.filter(lambda name: len(name) <= 120), min_size=1, max_size=3),
        "publisher": titles.filter(lambda text: len(text) <= 120),
        "date": st.sampled_from(["1986", "2017-06", "2020-02-29"]),
        "tags": st.lists(st.sampled_from(["tree", "C++", "index", "学習"]), min_size=1, max_size=3),
        "note": texts,
    },
)
companions = st.lists(st.fixed_dictionaries({"title": titles, "url": st.just("https://e.org/c")}), max_size=2)


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
@examples(40)
@given(data=st.data())
def test_any_amendment_of_any_file(path: Any, data: st.DataObject) -> None:
    """Fields that an entry lacks are added to it, and nothing else changes: no byte is lost, no other entry differs."""
    text = path.read_bytes().decode()
    before = topic(text)
    changes: list[tuple[dict[str, Any], list[dict[str, Any]]]] = []
    for entry in before.entries[:5]:
        some = data.draw(fields)
        lacking = {name: value for name, value in some.items() if name not in entry.model_fields_set}
        changes.append((lacking, data.draw(companions)))
    amended = [
        edit.Amended(number, record(lacking), links(further)) for number, (lacking, further) in enumerate(changes)
    ]
    new = edit.edited(text, amended, [record(NEW)])
    after = topic(new)
    assert is_within(text, new)
    for number, entry in enumerate(before.entries):
        expected = values(entry) | (added(entry, *changes[number]) if number < len(changes) else {})
        assert values(after.entries[number]) == expected


def added(entry: Entry, lacking: Mapping[str, Any], further: list[dict[str, Any]]) -> dict[str, Any]:
    there = values(entry).get("companions", [])
    return {**lacking, **({"companions": [*there, *further]} if further else {})}


def test_what_is_known_of_a_work_has_the_fields_of_an_entry() -> None:
    """Each field of an entry can be known before it is checked, and is written in the order of the format.

    So can those of the list's own, of which nobody knows the names here.
    """
    assert [field.name for field in dataclasses.fields(EntryFields)] == [*Entry.model_fields, "own"]


def test_dates_are_those_of_the_schema() -> None:
    """Which fields are dates, and so are written without quotes, is read off the schema."""
    assert date_fields(Entry) == {"date", "added"}
    assert date_fields(Companion) == set()
