"""Paths that somebody has chosen: what their file may say, that it is no topic, and what readers get of it."""

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from calls import reading_list
from helpers import ENGLISH, GOLDEN_SITE, PROJECT, TOPIC, contents, headings, library, make_project, read_html, rendered
from reading_list.core.format_version import SCHEMAS
from reading_list.core.json_schema import schema_text
from reading_list.core.library import Library
from reading_list.core.problems import Position, Problem
from reading_list.core.publication import for_readers
from reading_list.core.schema import PathsFile, Step
from reading_list.entries.source.file import SourceFile
from reading_list.entries.source.topics import parse_files
from reading_list.publish import moved
from reading_list.publish.exports import library_json as exported
from reading_list.publish.exports.formats import JSON
from tables import each

PATHS = """\
# yaml-language-server: $schema=../docs/schemas/v2/paths.schema.json
paths:
  - id: no
    title: 1984
    audience: You have read
      nothing.
    outcome: You have read something.
    steps:
      - a-small-work
      - {work: another-work, why: "Yes: it is.", skip_if: you know it}
    next: [true]
  - {id: true, title: Second, steps: [another-work, a-small-work]}
"""


def read(text: str) -> tuple[Library, list[Problem]]:
    """Return what the *text* of ``paths.yaml`` gives beside a topic."""
    return parse_files(
        [
            SourceFile("entries/paths.yaml", "paths", text.encode()),
            SourceFile("entries/small.yaml", "small", TOPIC.encode()),
        ]
    )


# --- The file -----------------------------------------------------------------------------------


def test_paths_are_read_as_text() -> None:
    """The file holds paths in their order, all values text, each step an id or a record; it is no topic."""
    parsed, problems = read(PATHS)
    assert problems == []
    assert [topic.slug for topic in parsed.topics] == ["small"]
    assert parsed.complete
    first, second = parsed.paths.goals
    assert (first.id, first.title, first.audience, first.next) == ("no", "1984", "You have read nothing.", ("true",))
    assert first.steps == (
        Step(work="a-small-work"),
        Step(work="another-work", why="Yes: it is.", skip_if="you know it"),
    )
    assert (second.id, second.outcome, second.next) == ("true", None, ())
    assert parsed.paths.position("paths", 0, "steps", 1, "why") == Position("entries/paths.yaml", 10, 35)
    assert parsed.paths.position("paths", 0, "steps", 0, "work") == Position("entries/paths.yaml", 9, 9)


@pytest.mark.parametrize(
    "text",
    [
        "title: Paths\nsection: S\nentries: []\n",
        "title: Paths\nsection: S\n",
        "paths: []\nentries:\n  - title: One\n    url: https://example.org/\n",
    ],
)
def test_a_topic_of_that_name_stays_one(text: str) -> None:
    """A file called paths.yaml that has fields of a topic is a topic, whatever is wrong with it."""
    parsed, _ = read(text)
    assert [topic.slug for topic in parsed.topics] == ["paths", "small"]
    assert parsed.paths == Library().paths


def path_with(fields: str) -> str:
    return f"paths: [{{id: a, title: A, steps: [b, c], {fields}}}]"


WRONG = {
    "paths: A": ["1:8 not-a-list"],
    "paths:": ["1:7 not-a-list"],
    "paths: [A]": ["1:9 not-a-record"],
    "goals: []": ["1:1 missing-field", "1:1 unknown-field"],
    "paths: [{title: A}]": ["1:9 missing-field", "1:9 missing-field"],
    "paths: [{id: A b, title: A, steps: [b, c]}]": ["1:14 bad-id"],
    "paths: [{id: index, title: A, steps: [b, c]}]": ["1:14 bad-id"],
    "paths: [{id: a, title: '', steps: b}]": ["1:24 empty", "1:35 not-a-list"],
    "paths: [{id: a, title: A, steps: [[b], {work: }, {wrk: c}, B!]}]": [
        "1:35 not-a-record",
        "1:47 not-text",
        "1:50 missing-field",
        "1:51 unknown-field",
        "1:60 bad-id",
    ],
    path_with(f"audience: {'a' * 601}"): ["1:52 too-long"],
    path_with("outcome: [x]"): ["1:51 not-text"],
    path_with('outcome: "a\n\n ::error"'): ["1:51 log-command"],
    path_with("next: b"): ["1:48 not-a-list"],
    path_with("former_ids: [B]"): ["1:55 bad-id"],
    path_with("colour: red"): ["1:42 unknown-field"],
    f"paths: [{{id: a, title: A, steps: [{', '.join('b' * 61)}]}}]": ["1:34 too-long"],
    "paths: [&a {id: a, title: A, steps: [b, c]}]": ["1:9 anchor"],
    "paths: [*a]": ["1:9 alias"],
    "paths: [!x {id: a, title: A, steps: [b, c]}]": ["1:9 tag"],
    path_with("<<: {}"): ["1:42 merge-key", "1:42 unknown-field"],
    "paths: []\npaths: []": ["2:1 duplicate-key"],
    "paths: [{id: a, title: 'a\u202eb', steps: [b, c]}]": ["1:26 forbidden-character"],
    "paths: []\n---\npaths: []\n": ["2:1 second-document"],
    "paths: [": ["1:9 yaml"],
    "": ["1:1 no-topic"],
}


@each("text", WRONG)
def test_what_is_wrong_is_said_in_its_place(text: str) -> None:
    """The file is read as topics are, with all refusals; what is wrong has a place, a code and a remedy."""
    parsed, problems = read(text)
    assert [f"{problem.position.line}:{problem.position.column} {problem.code}" for problem in problems] == WRONG[text]
    assert all(problem.position.path == "entries/paths.yaml" and problem.hint for problem in problems)
    assert [topic.slug for topic in parsed.topics] == ["small"]


@each("text", [PATHS, "paths: []", *WRONG])
def test_editors_see_what_lies_in_a_value(text: str) -> None:
    """What the check accepts, the schema for editors accepts; what it refuses in a value, the schema refuses."""
    of_a_value = {"not-a-record", "not-a-list", "not-text", "unknown-field", "missing-field", "too-long", "empty"}
    of_a_value |= {"log-command", "bad-id"}
    codes = {problem.code for problem in read(text)[1]}
    if not codes or codes <= of_a_value:
        valid = Draft202012Validator(json.loads(schema_text(PathsFile))).is_valid(yaml.safe_load(text))
        assert valid == (not codes)


def test_a_path_with_mistakes_is_left_out_alone() -> None:
    """The others are there, in their places; the file is not whole, so that nobody misses the path."""
    parsed, problems = read(PATHS.replace("work: another-work", "work: Another"))
    assert [problem.code for problem in problems] == ["bad-id"]
    assert [goal.id for goal in parsed.paths.goals] == ["true"]
    assert not parsed.paths.is_whole
    assert parsed.paths.position("paths", 0, "title") == Position("entries/paths.yaml", 12, 23)


def test_a_topic_with_a_mistake_in_its_path_has_none() -> None:
    """A path without one of its steps would be another; all else of the topic is there."""
    text = TOPIC.replace("entries:", "path: [a-small-work, [x], a-small-work]\nentries:")
    parsed, problems = parse_files([SourceFile("entries/small.yaml", "small", text.encode())])
    assert [(problem.position.line, problem.position.column, problem.code) for problem in problems] == [
        (3, 22, "not-a-record")
    ]
    assert parsed.topics[0].file.path == ()
    assert [entry.id for entry in parsed.topics[0].entries] == ["a-small-work"]


# --- No topic, anywhere -------------------------------------------------------------------------

TWO_WORKS = f"{TOPIC}  - title: Another Work\n    url: https://example.org/another\n    after: [a-small-work]\n"
ACROSS = """\
paths:
  - id: old-and-new
    title: Old & New
    audience: You are *new*.
    outcome: You can read <b>old</b> works.
    former_ids: [new-and-old]
    steps:
      - {work: a-small-work, why: It is "small"., skip_if: "you have `read` it"}
      - another-work
    next: [back-again]
  - {id: back-again, title: Back Again, steps: [a-small-work, another-work]}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one topic with two works, and a file of paths."""
    made = make_project(tmp_path / "project", topics={"small": TWO_WORKS})
    (made / "entries" / "paths.yaml").write_text(ACROSS)
    (made / "docs" / SCHEMAS).mkdir(parents=True)
    (made / "docs" / SCHEMAS / "topic.schema.json").write_text("{}")
    return made


def test_a_check_does_not_count_it_and_mending_leaves_it_alone(project: Path) -> None:
    """The last line counts topics alone; the file is not tidied and gets no line for topics."""
    (project / "entries" / "paths.yaml").write_text(ACROSS + "   \n")
    done = reading_list(project, "check", "--fix", "--strict")
    assert done.returncode == 0
    assert done.stderr.endswith("2 entries in 1 topic: 0 errors, 0 warnings\n")
    assert (project / "entries" / "paths.yaml").read_text() == ACROSS + "   \n"


def test_each_path_has_a_page(project: Path) -> None:
    """The site has a page for each path and one for all, and no topic called paths."""
    assert reading_list(project, "build").returncode == 0
    made = contents(project / "docs")
    assert {"paths/index.md", "paths/old-and-new.md", "paths/back-again.md"} <= set(made)
    assert list(json.loads(made["assets/reading-list/topics.json"])["topics"]) == ["small"]


def test_the_schema_is_published_and_printed(project: Path) -> None:
    """The file in docs/ is what `reading-list schema paths` prints."""
    done = reading_list(project, "schema", "paths")
    assert done.returncode == 0
    assert done.stdout == (PROJECT / "docs" / SCHEMAS / "paths.schema.json").read_text(encoding="utf-8")


# --- What readers get ---------------------------------------------------------------------------


def across() -> Library:
    """Return a library with two paths across topics."""
    return library({"small": TWO_WORKS, "paths": ACROSS})


def test_the_page_of_a_path() -> None:
    """It says for whom and what for, each step with reasons, what comes after, and takes no text for markup."""
    page = rendered(across())["paths/old-and-new.md"]
    body = page.partition("\n---\n")[2]
    text = read_html(body).text
    for words in (
        "For whom You are *new*.",
        "Afterwards You can read <b>old</b> works.",
        "2 works",
        'It is "small".',
        "You could skip this if you have `read` it",
        "Needs step 1",
    ):
        assert words in text, words
    steps = read_html(body[body.index('<ol class="rl-steps') :].partition("</ol>")[0])
    assert steps.hrefs == ["../../topics/small/#a-small-work", "../../topics/small/#another-work"]
    assert body.count('"rl-why"') == text.count("You could skip") == 1
    assert headings(page, 2) == ["The steps", "What comes after"]
    after = read_html(body[body.index("What comes after") :])
    assert after.hrefs[0] == "../../paths/back-again/"
    assert "Meets Back Again (in A Small Work, Another Work)" in after.text


def test_the_page_of_all_paths_names_goals_first() -> None:
    """Each by its title, with its works as a ladder, those that other paths share marked, and how they join."""
    page = rendered(across())["paths/index.md"]
    assert headings(page, 2) == ["By goal"]
    assert headings(page, 3) == ["Old & New", "Back Again"]
    assert page.count('<li class="rl-join">') == 4
    assert "Then Back Again" in read_html(page).text


def test_time_is_summed_where_it_is_known() -> None:
    """Hours of all works, or of those whose length is known, with how many these are; nothing where none is."""
    one = TWO_WORKS.replace("    date", "    minutes: 100\n    date")
    both = f"{one}    minutes: 40\n"
    for topic, words in (
        (one, "2 works · about 2 h for the 1 whose length is known"),
        (both, "2 works · about 2 h in all"),
        (both.replace("100", "10").replace("40", "15"), "2 works · 25 min in all"),
    ):
        page = rendered(library({"small": topic, "paths": ACROSS}))["paths/old-and-new.md"]
        assert words in read_html(page).text
    assert "whose length" not in rendered(across())["paths/old-and-new.md"]


def test_a_work_names_the_paths_on_which_it_stands() -> None:
    """With the number of the step, and the length of the path."""
    page = rendered(across())["works/another-work.md"]
    line = read_html(page[page.index("<strong>In the paths") :].partition("</p>")[0])
    assert line.text == "In the paths Old & New (step 2 of 2); Back Again (step 2 of 2)"
    assert line.hrefs == ["../../paths/old-and-new/", "../../paths/back-again/"]


def test_what_a_step_takes_for_granted_is_named() -> None:
    """A prerequisite that is not on the path stands beside the step, with its reason and a link."""
    third = '  - {title: Third, url: "https://example.org/3", after: [{id: another-work, because: it tells why}]}\n'
    paths = "paths: [{id: p, title: P, steps: [a-small-work, third]}]"
    page = rendered(library({"small": TWO_WORKS + third, "paths": paths}))["paths/p.md"]
    assert "Takes for granted Another Work (it tells why)" in read_html(page).text


def test_a_chosen_path_of_a_topic_stands_in_place_of_a_computed_one() -> None:
    """With its own reasons, at the anchor that computed paths have, and named on the page of the topic."""
    chosen = TWO_WORKS.replace("entries:", "path: [a-small-work, {work: another-work, why: The end.}]\nentries:")
    pages = rendered(library({"small": chosen}))
    page = pages["paths/index.md"]
    assert '<details class="rl-way" id="to-small">' in page
    assert "The end." in read_html(page).text
    assert "../../paths/#to-small" in read_html(pages["topics/small.md"]).hrefs


def test_readers_get_present_ids() -> None:
    """Former ids of works and paths are replaced, and what that makes double stands once, where it stood first."""
    topic = TWO_WORKS.replace("  - title: Another", "    former_ids: [small]\n  - title: Another")
    topic = topic.replace("entries:", "path: [{work: small, why: First.}, another-work, a-small-work]\nentries:")
    paths = ACROSS.replace("[back-again]", "[gone, back-again]").replace(
        "title: Back", "former_ids: [gone], title: Back"
    )
    paths = paths.replace("steps: [a-small-work", "steps: [small")
    shown = for_readers(library({"small": topic, "paths": paths}))
    assert shown.topics[0].file.path == (Step(work="a-small-work", why="First."), Step(work="another-work"))
    first, second = shown.paths.goals
    assert first.next == ("back-again",)
    assert [step.work for step in second.steps] == ["a-small-work", "another-work"]


def test_former_ids_of_a_path_lead_on() -> None:
    """There is a small page at the former address; and at that of the page of paths, where addresses name files."""
    assert "paths/new-and-old/index.html" in {file.path for file in moved.moved_files(across(), GOLDEN_SITE, ENGLISH)}
    files = moved.moved_files(across(), GOLDEN_SITE._replace(directory_urls=False), ENGLISH)
    texts = {file.path: file.text for file in files}
    assert 'href="paths/index.html"' in texts["paths.html"]
    assert 'href="../paths/old-and-new.html"' in texts["paths/new-and-old.html"]


def test_paths_are_rebuilt_from_the_export() -> None:
    """What topics and the file of paths say is in entries.json, and is read back."""
    read = library(
        {"small": TWO_WORKS.replace("entries:", "path: [a-small-work, another-work]\nentries:"), "paths": ACROSS}
    )
    text = JSON.text(read, GOLDEN_SITE, ENGLISH)
    rebuilt = exported.read(text)
    assert rebuilt.paths == read.paths.file
    assert rebuilt.topics == [("small", read.topics[0].file)]
    again = rebuilt.paths.model_dump_json(exclude_defaults=True)  # JSON is YAML
    assert parse_files([SourceFile("entries/paths.yaml", "paths", again.encode())])[0].paths == read.paths


def test_mending_writes_present_ids_into_the_path_of_a_topic(tmp_path: Path) -> None:
    """`check --fix` replaces former ids, be the step an id or a record."""
    topic = TWO_WORKS.replace("  - title: Another", "    former_ids: [small]\n  - title: Another")
    topic += "    former_ids: [another]\n"
    topic = topic.replace("entries:", "path: [small, {work: another, why: W}]\nentries:")
    project = make_project(tmp_path / "project", topics={"small": topic})
    assert reading_list(project, "check", "--fix", "--strict").returncode == 0
    assert "path: [a-small-work, {work: another-work, why: W}]" in (project / "entries" / "small.yaml").read_text()
