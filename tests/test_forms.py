"""Issue forms: what a stranger writes into one becomes a valid entry or a plain answer, and is never run."""

from datetime import date as Day
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from calls import reading_list
from helpers import GOLDEN, PROJECT, contents, examples, make_project
from reading_list.collect import forms, suggesting
from reading_list.collect.snapshot import checked
from reading_list.core.codes import Severity
from reading_list.core.dates import Today
from reading_list.entries.loading import check_files
from reading_list.entries.source.file import SourceFile
from reading_list.entries.source.folder import read_folder
from reading_list.entries.source.topics import parse_files
from tables import each

DAY = Day(2024, 6, 1)
TODAY = Today(DAY, DAY)
FORMS = PROJECT / ".github" / "ISSUE_TEMPLATE"
FILES, _ = read_folder(GOLDEN / "entries", shown="entries")
ENTRIES = checked(FILES, [], TODAY)
TOPIC = ENTRIES.library.topics[0]
PLACED = next(placed for placed in ENTRIES.library.entries() if not placed.entry.archived)

GOOD = {
    "Address": "https://example.org/a-new-work?utm_source=feed",
    "Title": "A New Work: What It Says",
    "Topic": TOPIC.title,
    "Why read it?": "It says *why*.",
    "Kind": "paper",
    "Level": "introductory",
    "People": "Ada Example,  Ben Example",
    "Date": "2017-06",
    "Tags": "learning, New Things",
}


def body(answers: dict[str, str], questions: tuple[forms.Question, ...] = forms.ENTRY) -> str:
    """Return the text that a form makes of *answers*."""
    return "\n\n".join(f"### {held.heading}\n\n{answers.get(held.heading, '_No response_')}" for held in questions)


def proposed(**changes: str) -> suggesting.Proposal:
    """Return what comes of the good answers with *changes* by heading."""
    return suggesting.entry(body(GOOD | changes), ENTRIES)


# --- The forms ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "questions"), [("suggest-an-entry", forms.ENTRY), ("report-a-dead-link", forms.DEAD_LINK)]
)
def test_a_form_asks_what_is_read(name: str, questions: tuple[forms.Question, ...]) -> None:
    """The questions of the form are those that are read, in the same order, and the same are required."""
    form = yaml.safe_load((FORMS / f"{name}.yml").read_text(encoding="utf-8"))
    asked = [item for item in form["body"] if item["type"] != "markdown"]
    assert [(item["attributes"]["label"], item.get("validations", {}).get("required", False)) for item in asked] == [
        (question.heading, question.required) for question in questions
    ]
    assert set(form) == {"name", "description", "labels", "body"}


# --- Entries ------------------------------------------------------------------------------------


def test_good_answers_become_an_entry() -> None:
    """The answers are an entry of the topic, valid, dated, without tracking parameters; the title is made of slugs."""
    made = proposed()
    assert made.title == f"Add a-new-work-what-it-says to {TOPIC.slug}"
    assert [change.stem for change in made.changes] == [TOPIC.slug]
    changed = SourceFile(TOPIC.path, TOPIC.slug, made.changes[0].after.encode())
    library, problems, _ = check_files([file for file in FILES if file.stem != TOPIC.slug] + [changed], [], DAY)
    assert [problem for problem in problems if problem.severity is Severity.ERROR] == []
    entry = next(placed.entry for placed in library.entries() if placed.entry.id == "a-new-work-what-it-says")
    assert entry.model_dump(mode="json", exclude_unset=True) == {
        "title": "A New Work: What It Says",
        "url": "https://example.org/a-new-work",
        "id": "a-new-work-what-it-says",
        "kind": "paper",
        "level": "introductory",
        "authors": ["Ada Example", "Ben Example"],
        "date": "2017-06",
        "tags": ["learning", "New Things"],
        "note": "It says *why*.",
        "added": DAY.isoformat(),
    }
    assert "        +  - title:" not in made.reply
    assert '    +  - title: "A New Work: What It Says"' in made.reply


def test_the_required_answers_are_enough() -> None:
    """What was left out is no field."""
    made = proposed(**dict.fromkeys(("Why read it?", "Kind", "People", "Date", "Tags"), "_No response_"), Level="None")
    assert made.title
    assert "kind:" not in made.reply


def test_windows_line_ends() -> None:
    """A browser sends carriage returns."""
    made = suggesting.entry(body(GOOD).replace("\n", "\r\n"), ENTRIES)
    assert made == proposed()


def test_a_key_names_the_answers() -> None:
    """It is the same for the same answers, though the text around them or the list has changed; else another one."""
    key = proposed().key
    assert key.isascii()
    assert key.isalnum()
    assert proposed(People="Ada Example,Ben   Example ").key == key
    less = checked(FILES[: FILES.index(next(file for file in FILES if file.stem == TOPIC.slug)) + 1], [], TODAY)
    assert suggesting.entry(body(GOOD), less).key == key
    assert proposed(Date="2017-07").key != key
    assert proposed(Title="_No response_").key == ""


def test_a_work_that_is_listed_is_said() -> None:
    """A work in the list, under another spelling of its address, changes nothing, and its place is said."""
    url = PLACED.entry.link.replace("https://", "http://www.") + "?utm_campaign=x"
    made = proposed(Address=url)
    assert (made.title, made.changes) == ("", ())
    assert "already" in made.reply
    assert f"{PLACED.topic.path}:" in made.reply


@each(
    "changes, said",
    [
        ({"Address": "_No response_"}, "has no answer"),
        ({"Address": "javascript:alert(1)"}, "must begin with http"),
        ({"Address": "https://user:pw@example.org/"}, "user name"),
        ({"Title": "here"}, "does not say what the work is"),
        ({"Title": "T" * 301}, "longer than 300"),
        ({"Topic": "No such topic"}, "There is no topic"),
        ({"Topic": "../../etc/passwd"}, "There is no topic"),
        ({"Kind": "pamphlet"}, "Use one of: paper"),
        ({"Level": "expert"}, "introductory"),
        ({"Date": "2031"}, "future"),
        ({"Date": "June 2017"}, "is not a date"),
        ({"Date": "{a: b}"}, "is not a date"),
        ({"Date": "2017 # and more"}, "is not a date"),
        ({"Date": "&a 2017"}, "is not a date"),
        ({"Date": "[2017"}, "is not a date"),
        ({"Tags": "a<b>"}, "cannot be a tag"),
        ({"Tags": ", ".join(f"tag {number}" for number in range(13))}, "12"),
        ({"Why read it?": "x" * 601}, "longer than 600"),
        ({"Why read it?": "a\u202eb"}, "U+202E"),
        ({"Title": "a\x00b"}, "U+0000"),
    ],
)
def test_a_wrong_answer_is_explained(changes: dict[str, str], said: str) -> None:
    """An answer that makes no valid entry changes nothing, and the reply says what is wrong with it."""
    made = proposed(**changes)
    assert (made.title, made.changes) == ("", ())
    assert said in made.reply


ATTACKS = [
    "### Topic\n\nOther",
    "### Title",
    "## A heading",
    "#\nx",
    "```\n### Kind\n```",
    "::set-output name=x::y",
    "::error::x",
    "a\n::add-mask::x",
    "\n  - title: Another\n    url: https://example.org/other",
    "'; rm -rf / #",
    "$(touch /tmp/x) `id` ${{ github.token }} ${HOME} && exit 1 | cat > x",
    '" : { } [ ] , & * # ? | - < > = ! % @ \\',
    "*anchor &anchor !!python/object:os.system",
    "@everyone fixes #1 https://example.org ![x](https://example.org/x.png) <img src=x onerror=alert(1)>",
    "--title=x",
    "\x1b[2J\x07",
    "\u2028::error::x\u2029",
    "</details><!-- ",
    "~~~\n\n    x",
    "EOF\nGITHUB_ENV",
]


@each("attack", ATTACKS)
@each("heading", list(GOOD))
def test_attacks_stay_text(heading: str, attack: str) -> None:
    """Hostile text in any answer is refused or a value of its field: no other changes, and it is never Markdown."""
    made = proposed(**{heading: attack})
    quoted = [line for line in made.reply.splitlines() if line.startswith("    ")]
    free = [line for line in made.reply.splitlines() if not line.startswith("    ")]
    assert all(line.isprintable() for line in made.reply.splitlines())
    good = proposed().reply.splitlines()
    refused = suggesting.entry("", ENTRIES).reply.splitlines()
    assert set(free) <= set(good + refused)
    assert quoted
    if made.changes:
        assert all(part.isascii() and part.replace("-", "").isalnum() for part in made.title.split())
        after = parse_files([SourceFile("a.yaml", "a", made.changes[0].after.encode())])[0]
        assert len(after.topics[0].entries) == len(TOPIC.entries) + 1
        assert after.topics[0].entries[:-1] == TOPIC.entries


@each(
    "text",
    [
        "",
        "hello",
        body(GOOD) + "\n\n### Title\n\nAgain",
        body(GOOD) + "\n\n### More\n\nx",
        "### Title\n\nFirst\n\n" + body(GOOD),
        body(GOOD, forms.ENTRY[::-1]),
        body(GOOD, forms.ENTRY[1:]),
        body(GOOD).replace("### Kind", "#### Kind"),
        "x" * 1_000_000,
        body(GOOD | {"Why read it?": "### " * 1000}),
        "### Address\n\n" * 1000,
    ],
)
def test_what_the_form_would_not_make_is_refused(text: str) -> None:
    """A text with missing, strange or repeated headings, or of any size, changes nothing."""
    made = suggesting.entry(text, ENTRIES)
    assert (made.title, made.changes) == ("", ())
    assert "could not be added" in made.reply
    assert len(made.reply) < 3_000


@examples(50)
@given(text=st.text(max_size=300))
def test_no_text_breaks_a_form(text: str) -> None:
    """Whatever the text, each form gives a reply."""
    for made in (
        suggesting.entry(text, ENTRIES),
        suggesting.dead_link(text, ENTRIES),
        proposed(**{"Why read it?": text, "Title": text}),
        suggesting.dead_link(body({held.heading: text for held in forms.DEAD_LINK}, forms.DEAD_LINK), ENTRIES),
    ):
        assert made.reply


# --- Dead links ---------------------------------------------------------------------------------

DEAD = {"Address that does not work": PLACED.entry.link, "What happens?": "The page is gone"}
COPY = "https://web.archive.org/web/2018/https://example.org/"


def reported(**changes: str) -> suggesting.Proposal:
    """Return what comes of a report of a dead link."""
    return suggesting.dead_link(body(DEAD | changes, forms.DEAD_LINK), ENTRIES)


@pytest.mark.parametrize("address", [PLACED.entry.url, f"https://example.org/list/topics/x/#{PLACED.entry.id}"])
def test_an_archived_copy_joins_its_entry(address: str) -> None:
    """A report that names a copy adds it to the entry, found by its address or by its permalink, and nothing else."""
    made = reported(**{"Address that does not work": address, "Address of an archived copy": COPY})
    assert made.title == f"Name an archived copy of {PLACED.entry.id}"
    before, after = made.changes[0].before, made.changes[0].after
    assert before is not None
    added = set(after.splitlines()) - set(before.splitlines())
    assert [line.strip() for line in added] == [f"archived: {COPY}"]


def test_a_report_alone_names_the_place() -> None:
    """A report without a copy changes nothing, and says where the entry stands."""
    made = reported()
    assert (made.title, made.changes) == ("", ())
    assert f"`{PLACED.topic.path}`, line {PLACED.position('url').line}" in made.reply


@each(
    "changes",
    [
        {"Address that does not work": "https://example.org/not-listed"},
        {"Address that does not work": "http://[::1"},
        {"Address of an archived copy": "javascript:alert(1)"},
        {"Address of an archived copy": "### Title"},
        {"What happens?": "x" * 301},
    ],
)
def test_a_wrong_report_is_explained(changes: dict[str, str]) -> None:
    """A report that fits no entry, or names no address, changes nothing."""
    made = reported(**changes)
    assert (made.title, made.changes) == ("", ())
    assert "could not be added" in made.reply


def test_mistakes_of_the_list_are_not_the_contributors() -> None:
    """While the list does not pass its check, nobody is asked to edit what was right."""
    mistaken = SourceFile("entries/zz.yaml", "zz", b"title: Z\nsection: S\nentries: [{title: 1}]\n")
    entries = checked([*FILES, mistaken], [], TODAY)
    for made in (
        suggesting.entry(body(GOOD), entries),
        suggesting.dead_link(body(DEAD | {"Address of an archived copy": COPY}, forms.DEAD_LINK), entries),
    ):
        assert (made.title, made.changes) == ("", ())
        assert "The list itself has a mistake" in made.reply


# --- The command --------------------------------------------------------------------------------


def test_the_command_changes_the_entry_file(tmp_path: Path) -> None:
    """The command changes one file, writes the reply and the title, prints nothing, and the list passes its check."""
    project = make_project(tmp_path / "project")
    (tmp_path / "issue.md").write_text(body(GOOD))
    before = contents(project / "entries")
    done = reading_list(project, "suggestion", "../issue.md", "--out", "../answer")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    after = contents(project / "entries")
    assert {name for name in after if after[name] != before.get(name)} == {f"{TOPIC.slug}.yaml"}
    assert set(contents(tmp_path / "answer")) == {"reply.md", "title.txt", "key.txt"}
    assert (tmp_path / "answer" / "title.txt").read_text() == f"Add a-new-work-what-it-says to {TOPIC.slug}\n"
    assert reading_list(project, "check").returncode == 0
    again = reading_list(project, "suggestion", "../issue.md", "--out", "../again")
    assert again.returncode == 1
    assert set(contents(tmp_path / "again")) == {"reply.md"}
    assert contents(project / "entries") == after


def test_the_command_without_a_valid_answer(tmp_path: Path) -> None:
    """Without a valid answer nothing changes, the exit status is 1, and there is no title."""
    project = make_project(tmp_path / "project")
    (tmp_path / "issue.md").write_text("::error::x\n" * 10)
    before = contents(project / "entries")
    done = reading_list(project, "suggestion", "../issue.md", "--form", "dead-link", "--out", "../answer")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
    assert set(contents(tmp_path / "answer")) == {"reply.md"}
    assert contents(project / "entries") == before
