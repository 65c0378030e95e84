"""The commands: what they print, how they exit, and what they leave on the disk."""

import json
import os
import pty
import re
import shlex
import sys
from contextlib import suppress
from datetime import UTC, datetime
from datetime import date as Day
from pathlib import Path

import click
import pytest

from calls import reading_list
from helpers import MKDOCS_YML, PROJECT, TOPIC, contents, make_project, modified
from processes import run
from reading_list import cli
from reading_list.commands import TABLE
from reading_list.core import clock
from tables import each
from warm import COMMAND, run_script, started

FINE, PROBLEMS, TROUBLE = 0, 1, 2

# One warning (a tracking parameter), then also one error (a kind that does not exist), at the places named.
WARNING = TOPIC.replace("example.org/small", "example.org/small?utm_source=feed")
WARNING_PLACE = "entries/small.yaml:5:10: warning[tracking]: "
ERROR = WARNING + "  - title: Another Work\n    url: https://example.org/another\n    kind: papre\n"
ERROR_PLACE = "entries/small.yaml:10:11: error[bad-value]: "

# Text that would be a command to GitHub's runner at the start of a line, wherever a file may hold text.
COMMANDS = (
    TOPIC
    + r"""    "note\n::error::in a field name": x
    "::notice::field": x
    kind: "paper\n::error::in a kind"
    authors: ["\n::error::in an author", "\r  ::error::after a return"]
    publisher: "\n ::add-mask::in a publisher"
    after: ["\n::error::in a reference", "::error::reference"]
    also: ["small\n::error::in a topic"]
  - title: "::error::a title that begins like a command"
    url: "https://example.org/small#\n::error::in an address"
    date: "2015\n::error::in a date"
    tags: ["\n::error::in a tag", "::error::tag"]
  - title: "::error::a title that begins like a command"
    url: https://example.org/small
    companions:
      - {title: "a\n::error::in a companion", url: https://example.org/small}
  - {title: "::stop-commands::x", url: https://example.org/small}
"""
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with the golden entries."""
    return make_project(tmp_path / "project")


def project_with(root: Path, text: str) -> Path:
    """Return a project with one topic, small.yaml."""
    return make_project(root / "project", topics={"small": text})


# --- Exit status and formats --------------------------------------------------------------------


def test_check_of_good_entries(project: Path) -> None:
    """A check that finds nothing says what it looked at, on standard error, and exits with 0."""
    done = reading_list(project, "check")
    assert (done.returncode, done.stdout) == (FINE, "")
    assert done.stderr == "11 entries in 4 topics: 0 errors, 0 warnings; ignored: 1 harder-prerequisite\n"


def test_check_prints_a_problem_with_place_and_hint(tmp_path: Path) -> None:
    """A problem is a line `path:line:column: severity[code]: message` with its hint indented below; exit 1."""
    done = reading_list(project_with(tmp_path, ERROR), "check")
    assert (done.returncode, done.stdout) == (PROBLEMS, "")
    lines = done.stderr.splitlines()
    assert lines[0].startswith(WARNING_PLACE)
    assert lines[1] == "    Write https://example.org/small"
    assert lines[2].startswith(ERROR_PLACE)
    assert re.fullmatch(r"    Use one of: paper, article, .*", lines[3])
    assert re.fullmatch(r"\d entr(y|ies) in 1 topic: 1 error, 1 warning", "\n".join(lines[4:]))


@pytest.mark.parametrize(
    "program", [["-m", "reading_list"], [Path(sys.executable).with_name("reading-list")]], ids=["module", "program"]
)
def test_the_program_is_the_command(tmp_path: Path, program: list[str | Path]) -> None:
    """As a program of its own the command says the same, also where its output goes into a pipe, and exits the same."""
    project = project_with(tmp_path, ERROR)
    done, called = run([*program, "check"], project), reading_list(project, "check")
    assert (done.returncode, done.stdout, done.stderr) == (called.returncode, called.stdout, called.stderr)


def test_warnings_fail_only_a_strict_check(tmp_path: Path) -> None:
    """A warning is printed and passes; with --strict it fails."""
    project = project_with(tmp_path, WARNING)
    lax, strict = reading_list(project, "check"), reading_list(project, "check", "--strict")
    assert (lax.returncode, strict.returncode) == (FINE, PROBLEMS)
    assert lax.stderr == strict.stderr
    assert lax.stderr.startswith(WARNING_PLACE)


def test_check_for_github(tmp_path: Path) -> None:
    """With --format github each problem is one annotation on standard output, at its file, line and column."""
    done = reading_list(project_with(tmp_path, ERROR), "check", "--format", "github")
    assert done.returncode == PROBLEMS
    warning, error = done.stdout.splitlines()
    assert warning.startswith("::warning file=entries/small.yaml,line=5,col=10,title=tracking::the address carries")
    assert error.startswith("::error file=entries/small.yaml,line=10,col=11,title=bad-value::")
    assert "%0AUse one of: paper" in error


def test_check_as_json(tmp_path: Path) -> None:
    """With --format json standard output is one JSON list of problems, sorted by place, and nothing else."""
    done = reading_list(project_with(tmp_path, ERROR), "check", "--format", "json")
    assert done.returncode == PROBLEMS
    assert done.stderr == ""
    problems = json.loads(done.stdout)
    assert [(found["path"], found["line"], found["column"]) for found in problems] == [
        ("entries/small.yaml", 5, 10),
        ("entries/small.yaml", 10, 11),
    ]
    assert [(found["severity"], found["code"]) for found in problems] == [
        ("warning", "tracking"),
        ("error", "bad-value"),
    ]
    assert all(found["message"] and found["hint"] for found in problems)


def test_check_of_good_entries_as_json(project: Path) -> None:
    """No problems are an empty JSON list."""
    done = reading_list(project, "check", "--format", "json")
    assert (done.returncode, json.loads(done.stdout)) == (FINE, [])


def test_check_names_every_bad_file(tmp_path: Path) -> None:
    """One file that is not YAML hides no mistake in the others, and what is no topic file is named."""
    project = make_project(
        tmp_path / "project",
        topics={"a": "title: [\n", "b": "section: S\n", "c": TOPIC, "Bad_Name": "title: T\nsection: S\n"},
    )
    (project / "entries" / "notes.txt").write_text("x")
    (project / "entries" / "folder").mkdir()
    (project / "entries" / "linked.yaml").symlink_to(project / "entries" / "c.yaml")
    (project / "entries" / ".hidden").write_text("x")
    done = reading_list(project, "check")
    assert done.returncode == PROBLEMS
    places = re.findall(r"^(entries/[^:]+):", done.stderr, re.MULTILINE)
    assert places == sorted(places)
    assert {Path(place).name for place in places} == {
        *("a.yaml", "b.yaml", "Bad_Name.yaml", "notes.txt", "folder", "linked.yaml"),
    }


def test_check_of_a_folder_needs_no_configuration(project: Path, tmp_path: Path) -> None:
    """A folder named on the command line is checked from anywhere, and is called as it was named."""
    (project / "entries" / "waiting.yaml").write_text("title: T\n")
    done = reading_list(tmp_path, "check", "project/entries")
    assert done.returncode == PROBLEMS
    assert done.stderr.startswith("project/entries/waiting.yaml:1:1: error[missing-field]")


def test_another_configuration_and_other_folders(tmp_path: Path) -> None:
    """-c names the configuration; its entries_dir and docs_dir are found beside it."""
    config = MKDOCS_YML.replace("sections: [", "entries_dir: lists/all\n      sections: [") + "docs_dir: pages\n"
    project = make_project(tmp_path / "project", config=config)
    (project / "lists").mkdir()
    (project / "entries").rename(project / "lists" / "all")
    assert reading_list(tmp_path, "check", "-c", "project/mkdocs.yml").returncode == FINE
    assert reading_list(tmp_path, "build", "--config", "project/mkdocs.yml").returncode == FINE
    assert (project / "pages" / "topics" / "beginnings.md").is_file()
    assert list((project / "docs").iterdir()) == [project / "docs" / "about.md"]


# --- Trouble ------------------------------------------------------------------------------------


def trouble(project: Path, *arguments: str, **changes: str) -> str:
    """Run a command that must end in trouble with the environment, and return what it says: one line."""
    done = reading_list(project, *arguments, **changes)
    assert (done.returncode, done.stdout) == (TROUBLE, "")
    assert done.stderr.startswith("reading-list: ")
    return done.stderr.removeprefix("reading-list: ")


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_missing_configuration_is_said(tmp_path: Path, command: str) -> None:
    """Outside a project a command says that mkdocs.yml is missing and where to run it; exit 2."""
    said = trouble(tmp_path, command)
    assert said.startswith("mkdocs.yml: cannot be read (No such file or directory). ")
    assert "folder that holds mkdocs.yml" in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_missing_entries_folder_is_said(project: Path, command: str) -> None:
    """Without its entries folder a command says which folder is missing; exit 2, nothing written."""
    (project / "entries").rename(project / "elsewhere")
    before = contents(project)
    assert trouble(project, command).startswith("entries: cannot read the entries folder (No such file or directory)")
    assert contents(project) == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("site_name: [\n", "MkDocs encountered an error parsing the configuration file", id="not YAML"),
        pytest.param("- site_name\n", "the file must consist of settings, such as", id="a list"),
        pytest.param("just words\n", "the file must consist of settings, such as", id="a text"),
        pytest.param("", 'site_name is missing. Add a line such as "site_name: My reading list".', id="nothing"),
        pytest.param("site_name:\n", "site_name is missing. Add a line such as", id="no name"),
        pytest.param("site_name: 1984\n", '"site_name" must be text. Write one value, in quotes.', id="name a number"),
        pytest.param(
            "site_name: x\nuse_directory_urls: 1\n", '"use_directory_urls" must be true or false.', id="no bool"
        ),
        pytest.param(
            'site_name: x\nexclude_docs: "a\\n!"\n',
            '"exclude_docs" must consist of patterns as in a .gitignore, each on a line: ',
            id="no pattern",
        ),
        pytest.param("site_name: x\nexclude_docs: [a]\n", '"exclude_docs" must be text.', id="patterns in a list"),
        pytest.param(
            "site_name: x\nplugins: reading-list\n",
            '"plugins" must be a list, such as [search, reading-list].',
            id="plugins a text",
        ),
    ],
)
def test_a_configuration_that_makes_no_sense_is_said(project: Path, text: str, said: str) -> None:
    """A mkdocs.yml that MkDocs refuses is refused here in one line with the remedy, and nothing is written."""
    (project / "mkdocs.yml").write_text(text)
    before = contents(project)
    done = trouble(project, "build")
    assert done.startswith(f"mkdocs.yml: {said}")
    assert done.count("\n") == 1
    assert contents(project) == before


OPTIONS = (
    "Its options are: entries_dir, path, name, description, sections, checks, scope, policy, language, words, "
    "messages, kinds, levels, statuses, fields, landmark."
)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("[a]", 'the options of the plugin reading-list must be lines such as "sections: [Foundations, Models]".'),
        ("{section: [a]}", 'the plugin reading-list has no option "section". Did you mean "sections"?'),
        ("{checks: true}", '"checks" of the plugin reading-list must be lines such as "ignore: [long-note]".'),
        (
            "{checks: {ignored: []}}",
            '"checks" of the plugin reading-list has no option "ignored". Its option is: ignore.',
        ),
        (
            "{checks: {ignore: tracking}}",
            '"ignore" under "checks" of the plugin reading-list must be a list of codes, such as [long-note].',
        ),
        (
            "{checks: {ignore: [long-note, trackin]}}",
            '"ignore" under "checks" of the plugin reading-list: there is no code "trackin". Did you mean "tracking"?',
        ),
        (
            "{checks: {ignore: [5]}}",
            '"ignore" under "checks" of the plugin reading-list: a code must be a word, such as long-note.',
        ),
        (
            "{checks: {ignore: [duplicate-id]}}",
            '"ignore" under "checks" of the plugin reading-list: the code "duplicate-id" cannot be switched off: '
            "two entries would have one address. Mend what it reports instead.",
        ),
        ("{Entries-Dir: a}", 'the plugin reading-list has no option "Entries-Dir". Did you mean "entries_dir"?'),
        (
            '{"x\\ny": a}',
            f'the plugin reading-list has no option "x y". {OPTIONS}',
        ),
        (
            "{5: a}",
            f'the plugin reading-list has no option "5". {OPTIONS}',
        ),
        ("{sections: a}", '"sections" of the plugin reading-list must be a list, such as [Foundations, Models].'),
        ("{sections: [a, 1]}", 'item 2 of "sections" of the plugin reading-list must be text. Write it in quotes.'),
        (
            "{entries_dir: [a]}",
            '"entries_dir" of the plugin reading-list must be the name of a folder, such as entries.',
        ),
    ],
)
def test_wrong_options_of_the_plugin_are_said(project: Path, options: str, said: str) -> None:
    """What is wrong with an option of the plugin is said in words, with the remedy."""
    (project / "mkdocs.yml").write_text(f"site_name: x\nplugins: [reading-list: {options}]\n")
    assert trouble(project, "check") == f"mkdocs.yml: {said}\n"


def test_a_hand_written_page_in_the_way_is_said(project: Path) -> None:
    """A build that would replace a hand-written page says which one, exits with 2 and writes nothing."""
    (project / "docs" / "tags").mkdir()
    (project / "docs" / "tags" / "history.md").write_text("by hand\n")
    before = contents(project / "docs")
    assert trouble(project, "build").startswith("docs/tags/history.md: stands where a generated page goes")
    assert contents(project / "docs") == before


@pytest.mark.parametrize(
    "arguments", [["chekc"], ["check", "--fromat", "json"], ["check", "--format", "xml"], ["build", "a"]]
)
def test_wrong_usage(project: Path, arguments: list[str]) -> None:
    """Wrong usage exits with 2 and shows how the command is used."""
    done = reading_list(project, *arguments)
    assert (done.returncode, done.stdout) == (TROUBLE, "")
    assert "Usage: " in done.stderr


def test_the_day_of_a_build_makes_no_date_a_mistake(project: Path) -> None:
    """SOURCE_DATE_EPOCH may be that of an earlier state; what was published since does not lie in the future."""
    assert reading_list(project, "check", SOURCE_DATE_EPOCH="978307200").returncode == FINE  # the first day of 2001
    (project / "entries" / "later.yaml").write_text(TOPIC.replace("2015-06", "2999-06").replace("small", "later"))
    done = reading_list(project, "check")
    assert done.returncode == PROBLEMS
    assert re.search(r"error\[future-date\]: 2999-06 lies in the future", done.stderr)


def test_commands_that_add_know_both_days(monkeypatch: pytest.MonkeyPatch) -> None:
    """What joins a list has the day of SOURCE_DATE_EPOCH; what was published by now does not lie in the future."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "978307200")
    assert clock.now() == (Day(2001, 1, 1), datetime.now(UTC).date())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "32503680000")
    assert clock.now() == (Day(3000, 1, 1), Day(3000, 1, 1))


def test_a_day_that_cannot_be_is_said(project: Path) -> None:
    """A SOURCE_DATE_EPOCH beyond all calendars is trouble with the environment."""
    assert "SOURCE_DATE_EPOCH" in trouble(project, "check", SOURCE_DATE_EPOCH="9" * 30)


# --- Output that others read --------------------------------------------------------------------


def on_a_terminal(project: Path, *arguments: str, **changes: str) -> str:
    """Run a command whose output goes to a terminal, and return what it writes there."""
    ours, theirs = pty.openpty()
    said = b""
    # Linux says by an OSError that the other side is closed.
    with started(COMMAND, project, *arguments, terminal=theirs, **{"TERM": "xterm"} | changes), suppress(OSError):
        while piece := os.read(ours, 65536):
            said += piece
    os.close(ours)
    return said.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("changes", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_where_nobody_wants_it(tmp_path: Path, changes: dict[str, str]) -> None:
    """Neither with NO_COLOR, nor on a terminal that has none."""
    assert "\x1b" not in on_a_terminal(project_with(tmp_path, ERROR), "check", **changes)


def test_quiet_leaves_out_summaries(tmp_path: Path) -> None:
    """Problems are printed, the summary is not, and the exit status is the same."""
    project = project_with(tmp_path, ERROR)
    loud, quiet = reading_list(project, "check"), reading_list(project, "--quiet", "check")
    assert quiet.returncode == loud.returncode
    assert loud.stderr.startswith(quiet.stderr)
    assert len(loud.stderr.splitlines()) == len(quiet.stderr.splitlines()) + 1


@pytest.mark.parametrize("arguments", [[], ["check"], ["mcp"]])
def test_help_has_a_short_name(project: Path, arguments: list[str]) -> None:
    """`-h` is `--help`, on the program and on its commands."""
    assert reading_list(project, *arguments, "-h").stdout == reading_list(project, *arguments, "--help").stdout


def test_colour_only_on_a_terminal(tmp_path: Path) -> None:
    """The severity is coloured on a terminal; into a file or a pipe goes plain text."""
    project = project_with(tmp_path, ERROR)
    coloured = on_a_terminal(project, "check")
    assert re.search(r"small\.yaml:5:10: \x1b\[33m(\x1b\[1m)?warning\x1b\[0m\[tracking]", coloured)
    assert re.search(r"small\.yaml:10:11: \x1b\[31m(\x1b\[1m)?error\x1b\[0m\[bad-value]", coloured)
    assert re.sub(r"\x1b\[\d*m", "", coloured) == reading_list(project, "check").stderr


def test_colour_leaves_the_place_alone(tmp_path: Path) -> None:
    """The path of a problem is plain also where its name holds the word error, so that it can be clicked."""
    project = make_project(tmp_path / "project", topics={"error-bars": ERROR})
    coloured = on_a_terminal(project, "check")
    assert re.search(r"^entries/error-bars\.yaml:10:11: \x1b\[31m", coloured, re.MULTILINE)


def test_json_is_never_coloured(tmp_path: Path) -> None:
    """JSON stays JSON on a terminal."""
    said = on_a_terminal(project_with(tmp_path, ERROR), "check", "--format", "json")
    assert len(json.loads(said)) == 2


@pytest.mark.parametrize("command", ["check", "check --format github", "build"])
def test_entries_cannot_talk_to_the_runner(tmp_path: Path, command: str) -> None:
    """No line of output but our own annotations begins like a workflow command, and none holds a control character."""
    project = project_with(tmp_path, COMMANDS)
    (project / "entries" / "a\n::error::in a file name\r::error::x.yaml").write_text(TOPIC)
    (project / "entries" / "b\x1b[2Kc.yaml").write_text("title: T\n")
    done = reading_list(project, *command.split())
    assert done.returncode == PROBLEMS
    output = (done.stdout + done.stderr).splitlines()
    assert len(output) > 12
    for line in output:
        assert line.isprintable()
        assert not line.lstrip().startswith("::") or re.match(
            r"::(error|warning) file=entries/[^,]+,line=\d+,col=\d+,", line
        )


def test_json_holds_what_entries_say(tmp_path: Path) -> None:
    """In JSON the hostile text of an entry is data like any other."""
    done = reading_list(project_with(tmp_path, COMMANDS), "check", "--format", "json")
    problems = json.loads(done.stdout)
    assert any("::notice::field" in found["message"] for found in problems)


@pytest.mark.parametrize("arguments", ["check", "check --format github", "check --format json", "build"])
def test_a_file_name_that_is_not_text_is_a_problem_like_others(tmp_path: Path, arguments: str) -> None:
    """A file whose name is not UTF-8 is named as well as it can be, in every format."""
    project = project_with(tmp_path, TOPIC)
    (Path(os.fsdecode(os.fsencode(project / "entries") + b"/caf\xe9.yaml"))).write_text(TOPIC)
    done = reading_list(project, *arguments.split())
    assert done.returncode == PROBLEMS
    assert "bad-file-name" in done.stdout + done.stderr


# --- Build --------------------------------------------------------------------------------------


def test_build_writes_every_page(project: Path) -> None:
    """A build writes the pages, the style and the export into docs, and leaves what was written by hand."""
    done = reading_list(project, "build")
    assert (done.returncode, done.stderr) == (FINE, "")
    assert re.fullmatch(r"docs: \d+ written, 0 unchanged, 0 deleted\n", done.stdout)
    written = contents(project / "docs")
    assert {
        "index.md",
        "topics/beginnings.md",
        "tags/learning.md",
        "entries.json",
        "assets/reading-list/style.css",
    } <= set(written)
    assert written["about.md"].startswith(b"# About\n")


@pytest.mark.parametrize("text", [TOPIC, WARNING], ids=["fine", "with a warning"])
def test_a_second_build_writes_nothing(tmp_path: Path, text: str) -> None:
    """A build right after a build makes nothing, touches no file, and repeats the warnings of the first."""
    project = project_with(tmp_path, text)
    first = reading_list(project, "build")
    before = modified(project)
    for options in ((), ("--no-cache",)):
        again = reading_list(project, "build", *options)
        assert again.stdout == "docs: up to date\n"
        assert (first.returncode, again.returncode) == (FINE, FINE)
        assert first.stderr == again.stderr
    assert modified(project) == before


def test_a_build_follows_the_entries(project: Path) -> None:
    """After a topic was removed and another changed, a build deletes and writes just their pages."""
    reading_list(project, "build")
    (project / "entries" / "other-scripts.yaml").unlink()
    waiting = project / "entries" / "waiting.yaml"
    waiting.write_text(waiting.read_text().replace("Patience", "Endurance"))
    before = modified(project / "docs" / "topics")
    reading_list(project, "build")
    after = modified(project / "docs" / "topics")
    assert set(before) - set(after) == {"other-scripts.md"}
    assert {path for path in after if after[path] != before[path]} == {"index.md", "waiting.md"}
    assert "Endurance" in (project / "docs" / "topics" / "waiting.md").read_text()


def test_a_build_follows_the_configuration(project: Path) -> None:
    """When the site gets another name, the pages say it, without any change of an entry."""
    reading_list(project, "build")
    config = project / "mkdocs.yml"
    config.write_text(config.read_text().replace("Golden List & Co", "Another Name"))
    reading_list(project, "build")
    assert "Another Name" in (project / "docs" / "index.md").read_text()


def test_nothing_is_written_when_the_check_fails(project: Path) -> None:
    """One error in one file: it is printed, the build says that nothing was written, and nothing was."""
    reading_list(project, "build")
    (project / "entries" / "a-new-topic.yaml").write_text(TOPIC)
    (project / "entries" / "small.yaml").write_text(ERROR.replace("/small", "/smaller"))
    before = contents(project / "docs"), modified(project / "docs")
    done = reading_list(project, "build")
    assert done.returncode == PROBLEMS
    assert ERROR_PLACE in done.stderr
    assert done.stderr.endswith("; nothing was written\n")
    assert (contents(project / "docs"), modified(project / "docs")) == before


def test_nothing_is_written_when_a_file_is_no_topic(project: Path) -> None:
    """A stray file in the entries folder fails also a build that would have nothing to do."""
    reading_list(project, "build")
    (project / "entries" / "notes.txt").write_text("x")
    done = reading_list(project, "build")
    assert done.returncode == PROBLEMS
    assert "entries/notes.txt:1:1: error[not-a-topic-file]" in done.stderr


def test_a_generated_page_that_somebody_changed_is_said(project: Path) -> None:
    """A build that would undo somebody's change of a page names the page and the remedy, and writes nothing."""
    reading_list(project, "build")
    page = project / "docs" / "topics" / "waiting.md"
    page.write_text(page.read_text() + "By hand.\n")
    (project / "entries" / "small.yaml").write_text(TOPIC)
    before = contents(project / "docs")
    done = reading_list(project, "build")
    assert (done.returncode, done.stdout) == (PROBLEMS, "")
    assert done.stderr.startswith("docs/topics/waiting.md: is generated, and somebody has changed it since. Move the ")
    assert done.stderr.endswith("\nNothing was written: the changes would be lost.\n")
    assert contents(project / "docs") == before
    page.unlink()
    assert reading_list(project, "build").returncode == FINE
    assert "By hand" not in page.read_text()


def test_a_build_knows_what_gets_into_no_site(project: Path) -> None:
    """A file that mkdocs.yml excludes may have the address of a generated page, and is no home page."""
    (project / "mkdocs.yml").write_text(MKDOCS_YML + "exclude_docs: |\n  /tags.md\n  README.md\n")
    for path in ("tags.md", "README.md"):
        (project / "docs" / path).write_text("by hand\n")
    done = reading_list(project, "build")
    assert (done.returncode, done.stderr) == (FINE, "")
    assert {"tags/index.md", "index.md"} <= set(contents(project / "docs"))
    assert reading_list(project, "build").stdout == "docs: up to date\n"


def test_a_home_page_that_is_deleted_makes_room_for_ours(project: Path) -> None:
    """A home page written by hand stays, which the build says; when it goes, the next build writes one."""
    home = project / "docs" / "index.md"
    home.write_text("by hand\n")
    said = reading_list(project, "build").stdout
    assert said.startswith("docs/index.md: not written, for the site has one written by hand\n")
    assert reading_list(project, "build").stdout == "docs: up to date\n"
    home.unlink()
    assert reading_list(project, "build").stdout.startswith("docs: 1 written, ")
    assert home.is_file()


def test_the_build_script_is_the_build_command(tmp_path: Path) -> None:
    """`python scripts/build.py` writes the same files as `reading-list build`, and exits the same."""
    by_script, by_command = make_project(tmp_path / "a"), make_project(tmp_path / "b")
    done = run([PROJECT / "scripts" / "build.py"], by_script)
    assert done.returncode == FINE
    assert done.stdout == reading_list(by_command, "build").stdout
    assert contents(by_script) == contents(by_command)
    (by_script / "entries" / "waiting.yaml").write_text("title: T\n")
    assert run([PROJECT / "scripts" / "build.py"], by_script).returncode == PROBLEMS


COUNTING = """
import collections, os, sys
from reading_list.cli import main
opened = collections.Counter()
sys.addaudithook(lambda event, facts: event == "open" and opened.update([os.path.basename(str(facts[0]))]))
try:
    main(sys.argv[1:])
finally:
    print(opened["mkdocs.yml"], opened[".link-health.json"], file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("arguments", "counts"),
    [
        (["check"], "1 0"),
        (["check", "entries", "--fix"], "1 0"),
        (["build"], "1 1"),
        (["import", "list.md", "--dry-run"], "1 0"),
        (["stats"], "1 0"),
    ],
)
def test_what_a_command_has_read_it_does_not_read_again(project: Path, arguments: list[str], counts: str) -> None:
    """The configuration and what is known of the links are read once, so that a command goes by one state of them."""
    (project / "entries" / ".link-health.json").write_text('{"version": 1, "links": {}}')
    (project / "list.md").write_text("- [A List](https://example.org/list)\n")
    assert run_script(COUNTING, project, *arguments).stderr.splitlines()[-1] == counts


# --- Help ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [None, *sorted(cli.main.commands)])
def test_help_shows_an_example_that_works(project: Path, name: str | None) -> None:
    """--help says what a command does and ends in an example, whose options the command knows."""
    done = reading_list(project, *([name] if name else []), "--help")
    assert done.returncode == FINE
    found = re.search(r"Example: reading-list (.+)", done.stdout)
    assert found is not None
    words = shlex.split(found[1].partition(" > ")[0])
    assert name in (None, words[0])
    command = cli.main.commands[words[0]]
    assert command.help
    assert isinstance(command.make_context(words[0], words[1:]), click.Context)


@each("name", sorted(cli.main.commands))
def test_the_table_of_commands_says_what_their_help_says(name: str) -> None:
    """What `reading-list --help` says of a command, without importing it, is the first sentence of its own help."""
    command = cli.main.commands[name]
    stub = click.Command(name, help=TABLE[name].summary)
    assert command.name == name
    assert stub.get_short_help_str(1000) == command.get_short_help_str(1000)
    assert (
        TABLE[name].summary
        == " ".join((command.help or "").split("\n\n")[0].split()).partition(". ")[0].rstrip(".") + "."
    )


IMPORTED = """
import sys
from reading_list.cli import main
try:
    main({arguments})
except SystemExit:
    pass
print(*sorted(name for name in sys.modules if name.startswith({prefixes})), file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("arguments", "unneeded"),
    [
        (["--help"], ("reading_list.commands.", "reading_list.entries", "pydantic", "yaml", "mkdocs")),
        (["--version"], ("reading_list.commands.", "reading_list.entries", "pydantic", "yaml", "mkdocs")),
        (
            ["check"],
            (
                "reading_list.collect",
                "reading_list.publish",
                "reading_list.links",
                "filelock",
                "jinja2",
                "httpcore",
                "markdown_it",
            ),
        ),
    ],
)
def test_a_command_imports_what_it_needs(project: Path, arguments: list[str], unneeded: tuple[str, ...]) -> None:
    """Help needs no subcommand, and a check nothing of what imports, publishes or asks after links."""
    done = run(["-c", IMPORTED.format(arguments=arguments, prefixes=unneeded)], project)
    assert done.stderr.splitlines()[-1] == ""


def test_version(project: Path) -> None:
    """--version names the distribution's version."""
    done = reading_list(project, "--version")
    assert re.search(r"\d+\.\d+\.\d+", done.stdout)


def test_schema_prints_json(project: Path) -> None:
    """`schema` prints a JSON Schema and nothing else."""
    done = reading_list(project, "schema")
    assert (done.returncode, done.stderr) == (FINE, "")
    assert "entries" in json.loads(done.stdout)["properties"]


# --- export -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        *(("json", '{"$schema": '), ("bibtex", "@misc{"), ("csl", '[\n{"id": ')),
        *(("ris", "TY  - "), ("markdown", "# Golden List"), ("atom", "<?xml version=")),
    ],
)
def test_export_prints_or_writes_the_whole_list(project: Path, form: str, begins: str) -> None:
    """The same bytes go to the terminal and to a file, and nothing else of the project changes."""
    before = contents(project)
    printed = reading_list(project, "export", form)
    assert (printed.returncode, printed.stderr) == (FINE, "")
    assert printed.stdout.startswith(begins)
    assert reading_list(project, "export", form, "--output", "list.out").returncode == FINE
    assert contents(project) == before | {"list.out": printed.stdout.encode()}


def test_the_list_is_put_into_a_file_of_ones_own(project: Path) -> None:
    """`--into` fills what stands between the markers, writes only what changes, and says what is missing."""
    readme, into = project / "README.md", ["export", "markdown", "--into", "README.md"]
    assert "reading-list export markdown --output README.md" in trouble(project, *into)
    readme.write_text("Mine.\n\n<!-- reading-list:begin -->\n<!-- reading-list:end -->\n\nMine too.\n")
    done = reading_list(project, *into)
    assert (done.returncode, done.stdout, done.stderr) == (FINE, "", "")
    text = readme.read_text()
    assert text.startswith("Mine.\n\n<!-- reading-list:begin -->\n\n## Contents\n")
    assert text.endswith("\n\n<!-- reading-list:end -->\n\nMine too.\n")
    before = modified(project)
    assert reading_list(project, *into).returncode == FINE
    assert modified(project) == before
    readme.write_text("Mine.\n")
    assert "<!-- reading-list:begin -->" in trouble(project, *into)
    readme.write_bytes(b"\xff")
    assert "is not UTF-8" in trouble(project, *into)


@pytest.mark.parametrize("arguments", [["bibtex", "--into", "a"], ["markdown", "--into", "a", "--output", "b"]])
def test_only_markdown_goes_into_a_file(project: Path, arguments: list[str]) -> None:
    done = reading_list(project, "export", *arguments)
    assert (done.returncode, done.stdout) == (TROUBLE, "")
    assert "--into goes with the format markdown" in done.stderr


def test_nothing_is_exported_when_the_check_fails(tmp_path: Path) -> None:
    """With an error in an entry, the problems are printed and no file is written."""
    project = project_with(tmp_path, ERROR)
    done = reading_list(project, "export", "json", "--output", "list.json")
    assert (done.returncode, done.stdout) == (PROBLEMS, "")
    assert ERROR_PLACE in done.stderr
    assert not (project / "list.json").exists()


def test_a_feed_without_an_address_is_said(tmp_path: Path) -> None:
    """A feed needs whole addresses: without site_url the command says so."""
    config = MKDOCS_YML.replace("site_url: https://example.org/list/\n", "")
    project = make_project(tmp_path / "project", config=config)
    assert "site_url" in trouble(project, "export", "atom")


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        (["build"], "docs/index.md"),
        (["build"], "docs/tags/index.md"),
        (["build"], "docs/.reading-list.json"),
        (["build"], "entries/.link-health.json"),
        (["build"], "entries/small.yaml"),
        (["check"], "entries/small.yaml"),
        (["links"], "entries/.link-health.json"),
        (["coverage", "a.md"], "docs/about.md"),
    ],
)
def test_a_pipe_in_the_project_stops_a_command(project: Path, arguments: list[str], path: str) -> None:
    """Where a file should be, a pipe is named: reading it would never end."""
    (project / path).parent.mkdir(exist_ok=True)
    (project / path).unlink(missing_ok=True)
    os.mkfifo(project / path)
    done = reading_list(project, *arguments)
    assert done.returncode in (PROBLEMS, TROUBLE)
    assert path in done.stderr
    assert len(done.stderr.splitlines()) <= 4
