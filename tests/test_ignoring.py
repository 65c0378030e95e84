"""Codes that are switched off: for a whole list in its configuration, for one entry by a comment on its first line."""

from collections.abc import Mapping
from datetime import date as Day
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from calls import mkdocs
from helpers import MKDOCS_YML, TESTS, TOPIC, contents, make_project
from reading_list.cli import main
from reading_list.collect.web import Web
from reading_list.core.codes import Code
from reading_list.core.problems import Problem
from reading_list.core.report import as_json, ignored, summary
from reading_list.entries.loading import Checked, check_files
from reading_list.entries.source import comments, yaml_text
from reading_list.entries.source.file import SourceFile
from test_forms import GOOD, body
from web_server import serving_web

TODAY = Day(2024, 6, 1)
TRACKED = "url: https://example.org/{0}?utm_source=feed"


def checked(files: Mapping[str, str], *switched_off: Code) -> Checked:
    """Return what a check makes of *files*: by slug, the entries of a topic, the first of them on line 4."""
    sources = [
        SourceFile(f"{slug}.yaml", slug, f"title: {slug}\nsection: Examples\nentries:\n{text}\n".encode())
        for slug, text in files.items()
    ]
    return check_files(sources, [], TODAY, switched_off)


def said(problems: list[Problem]) -> list[str]:
    return [f"{problem.position.path[:1]}:{problem.position.line} {problem.code}" for problem in problems]


# --- For the whole list -------------------------------------------------------------------------


def test_a_code_of_the_list_is_ignored_everywhere() -> None:
    """A code that is switched off for the list is no problem of any file, and is reported as ignored."""
    entry = f"- title: {{0}}\n  {TRACKED}\n  date: 2097"
    files = {"a": entry.format(1970), "b": entry.format(1980)}
    everything = checked(files)
    assert said(everything.problems) == ["a:5 tracking", "a:6 future-date", "b:5 tracking", "b:6 future-date"]
    some = checked(files, Code.TRACKING)
    assert said(some.problems) == ["a:6 future-date", "b:6 future-date"]
    assert said(some.ignored) == ["a:5 tracking", "b:5 tracking"]
    assert checked(files, Code.TRACKING, Code.FUTURE_DATE).problems == []


def test_what_is_found_while_reading_is_ignored_as_well() -> None:
    """A warning of the reader, before any rule is applied, can be switched off like a rule."""
    files = {"a": "- title: Ranked #1\n  url: https://example.org/1"}
    assert said(checked(files).problems) == ["a:4 cut-off"]
    assert said(checked(files, Code.CUT_OFF).ignored) == ["a:4 cut-off"]


def test_a_comment_that_ignores_nothing_can_be_ignored() -> None:
    """A list that wants to keep its comments switches the warning off."""
    files = {"a": "- title: One # reading-list: ignore tracking\n  url: https://example.org/1"}
    assert said(checked(files).problems) == ["a:4 unused-ignore"]
    kept = checked(files, Code.UNUSED_IGNORE)
    assert (kept.problems, said(kept.ignored)) == ([], ["a:4 unused-ignore"])


# --- For one entry ------------------------------------------------------------------------------


def test_a_comment_covers_its_entry_alone() -> None:
    """The entries before and behind it, its neighbours on the line and other files keep their problems."""
    entry = f"- title: {{0}}{{1}}\n  {TRACKED}"
    text = "\n".join(
        entry.format(number, "  # reading-list: ignore tracking" if number == 1970 else "")
        for number in (1960, 1970, 1980)
    )
    other = checked({"a": text, "b": entry.format(1990, "")})
    assert said(other.problems) == ["a:5 tracking", "a:9 tracking", "b:5 tracking"]
    assert said(other.ignored) == ["a:7 tracking"]


def test_a_comment_covers_the_codes_it_names() -> None:
    """Other problems of the entry stand."""
    files = {"a": f"- title: link # reading-list: ignore tracking\n  {TRACKED.format(1)}"}
    assert said(checked(files).problems) == ["a:4 vague-title"]


def test_all_entries_that_begin_on_the_line_are_covered() -> None:
    """Where several entries stand on one line, its comment is for each that begins there; one is enough to use it."""
    flow = (
        '  [{title: One, url: "https://example.org/1?gclid=1"}, {title: Two, url: "https://example.org/2?gclid=1"},'
        " # reading-list: ignore tracking\n"
        '  {title: Three, url: "https://example.org/3?gclid=1"}]'
    )
    result = checked({"a": flow})
    assert said(result.problems) == ["a:5 tracking"]
    assert said(result.ignored) == ["a:4 tracking", "a:4 tracking"]
    assert said(checked({"a": flow.replace("/1?gclid=1", "/1")}).problems) == ["a:5 tracking"]


def test_no_comment_is_unused_while_there_are_errors() -> None:
    """Where something could not be read, rules may not have seen what a comment is for."""
    text = f"- title: One # reading-list: ignore tracking\n  {TRACKED.format(1)}\n  kind: papre"
    assert said(checked({"a": text}).problems) == ["a:6 bad-value"]


def test_a_misplaced_comment_says_where_it_belongs() -> None:
    """The hint at a comment in the wrong place, or without a code, shows how to write it."""
    misplaced, empty = checked(
        {
            "a": "- title: One\n  url: https://example.org/1 # reading-list: ignore tracking\n"
            "- title: Two # reading-list: tracking\n  url: https://example.org/2"
        }
    ).problems
    assert misplaced.hint == "Write `- title: ...  # reading-list: ignore long-note`."
    assert "`# reading-list: ignore long-note`" in empty.hint


@pytest.mark.parametrize("folder", ["good", "bad"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_both_parsers_find_the_same_comments(folder: str, line_break: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fallback parser, and other line breaks, give the same problems at the same places, and ignore the same."""
    text = (TESTS / folder / "ignore-comments.yaml").read_text(encoding="utf-8")
    first = check_files([SourceFile("ignore-comments.yaml", "ignore-comments", text.encode())], [], TODAY)
    for module in (comments, yaml_text):
        monkeypatch.setattr(module, "LOADER", yaml.SafeLoader)
    other = SourceFile("ignore-comments.yaml", "ignore-comments", f"\ufeff{text}".replace("\n", line_break).encode())
    second = check_files([other], [], TODAY)
    assert (second.problems, second.ignored) == (first.problems, first.ignored)
    assert first.ignored


# --- What is said -------------------------------------------------------------------------------


def test_the_summary_counts_what_is_ignored() -> None:
    """The last line of a check names how many of which code are ignored, the most frequent first."""
    entries = "\n".join(f"- {{title: link {n}, url: 'https://example.org/{n}?gclid=1', also: [a]}}" for n in range(2))
    off = checked({"a": entries}, Code.OWN_TOPIC, Code.TRACKING, Code.VAGUE_TITLE).ignored
    assert ignored(off[1:]) == "ignored: 2 own-topic, 2 tracking, 1 vague-title"
    assert summary([], 2, 1, off[:1]) == "2 entries in 1 topic: 0 errors, 0 warnings; ignored: 1 vague-title"
    assert summary([], 2, 1) == "2 entries in 1 topic: 0 errors, 0 warnings"


# --- Commands and plugin ------------------------------------------------------------------------

VAGUE = TOPIC.replace("title: A Small Work", "title: Paper")


def configured(*codes: str) -> str:
    """Return a configuration that switches *codes* off."""
    return MKDOCS_YML.replace("      sections:", f"      checks: {{ignore: [{', '.join(codes)}]}}\n      sections:")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project whose only entry has a vague title, which its configuration lets pass."""
    made = make_project(tmp_path / "list", config=configured("vague-title"), topics={"small": VAGUE})
    monkeypatch.chdir(made)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1717200000")
    return made


def run(*arguments: str, web: Web | None = None) -> Result:
    """Run the command. It must not end in an exception of ours."""
    done = CliRunner().invoke(main, arguments, obj=web)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    return done


def test_a_check_lists_what_it_ignores(project: Path) -> None:
    """The summary says what is ignored, also where the folder is named; the formats for programs stay as they are."""
    for arguments in (["check", "--strict"], ["check", "entries", "--strict"], ["check", "--format", "github"]):
        done = run(*arguments)
        assert (done.exit_code, done.stdout) == (0, "")
        assert done.stderr == "1 entry in 1 topic: 0 errors, 0 warnings; ignored: 1 vague-title\n"
    assert run("check", "--format", "json").stdout.strip() == as_json([])


def test_a_build_takes_what_is_ignored(project: Path) -> None:
    """Pages are made of entries whose mistakes are switched off; when they no longer are, a build refuses them."""
    assert run("build").exit_code == 0
    assert "up to date" in run("build").stdout
    (project / "mkdocs.yml").write_text(configured("tracking"))
    done = run("build")
    assert done.exit_code == 1
    assert "1 entry in 1 topic: 1 error, 0 warnings; nothing was written" in done.stderr


def test_the_plugin_takes_what_is_ignored(project: Path) -> None:
    """MkDocs builds the site strictly, and its log says what was ignored."""
    done = mkdocs(project, "build", "--strict", "--verbose")
    assert done.returncode == 0, done.stderr
    assert "ignored: 1 vague-title" in done.stderr
    (project / "mkdocs.yml").write_text(MKDOCS_YML)
    assert "error[vague-title]" in mkdocs(project, "build").stderr


def test_an_import_takes_what_is_ignored(project: Path, tmp_path: Path) -> None:
    """A work that the list's own rules let pass is imported, and the entries at hand do not stand in the way."""
    bibtex = "@misc{a, title = {Website}, url = {https://example.org/other}}"
    (tmp_path / "new.bib").write_text(bibtex)
    assert run("import", str(tmp_path / "new.bib"), "--topic", "Small Topic").exit_code == 0
    assert "title: Website" in (project / "entries" / "small.yaml").read_text()


def test_add_takes_what_is_ignored(project: Path) -> None:
    """An address whose page has a title that the list lets pass becomes an entry."""
    with serving_web() as internet:
        internet.page("https://site.example/x", "<title>Website</title>", "text/html")
        done = run("add", "https://site.example/x", "--topic", "small", "--yes", web=internet.web())
    assert done.exit_code == 0, done.output
    assert "title: Website" in (project / "entries" / "small.yaml").read_text()


def test_a_suggestion_takes_what_is_ignored(project: Path, tmp_path: Path) -> None:
    """The answers of a form are held to the rules of the list, and to no others."""
    issue = tmp_path / "issue.md"
    issue.write_text(body(GOOD | {"Title": "Website", "Topic": "Small Topic"}), encoding="utf-8")
    assert run("suggestion", str(issue), "--out", str(tmp_path / "answer")).exit_code == 0
    assert "title: Website" in (project / "entries" / "small.yaml").read_text()


def test_exports_take_what_is_ignored(project: Path) -> None:
    """What the check lets pass is exported."""
    assert '"title": "Paper"' in run("export", "json").stdout


def test_fixing_leaves_alone_what_is_ignored(project: Path) -> None:
    """`check --fix` mends neither what the configuration nor what a comment switches off, and mends the rest."""
    kept = "https://example.org/a?utm_source=feed"
    text = VAGUE + (
        f"  - title: One  # reading-list: ignore tracking, tag-variant\n    url: {kept}\n    tags: [Small]\n"
        "  - title: Two\n    url: https://example.org/b?utm_source=feed\n"
        "  - title: Three\n    url: https://arxiv.org/pdf/1706.03762\n"
    )
    (project / "mkdocs.yml").write_text(configured("vague-title", "arxiv-pdf"))
    (project / "entries" / "small.yaml").write_text(text)
    done = run("check", "--fix", "--strict")
    assert done.exit_code == 0, done.output
    assert contents(project / "entries")["small.yaml"].decode() == text.replace("/b?utm_source=feed", "/b")
