"""`reading-list build` takes what earlier builds have kept, and gives the same files as one that takes nothing."""

import json
import shutil
import signal
from collections.abc import Iterable
from pathlib import Path

import pytest

from calls import reading_list
from helpers import THOROUGH, contents, make_project, modified, more
from reading_list.core.store import key_of
from reading_list.core.store_folder import cache_folder
from warm import COMMAND, run_script, started

TOPICS = {
    slug: {
        "title": f"Topic {slug}",
        "section": "All",
        "concepts": [{"name": f"Concept {slug}", "summary": "What it is."}],
        "entries": [
            {
                "title": f"Work {slug} {number}",
                "id": f"{slug}-{number}",
                "url": f"https://example.org/{slug}/{number}",
                "authors": ["Ada Lovelace"],
                "date": f"20{10 + number}",
                "builds_on": [f"a-{number - 1}"] if number else [],
                "note": "The first words.",
                "tags": ["one", slug],
            }
            for number in range(3)
        ],
    }
    for slug in "abc"
}


def texts(**notes: str) -> dict[str, str]:
    """Return the texts of the topics, with *notes* on their first works."""
    changed = json.loads(json.dumps(TOPICS))
    for slug, note in notes.items():
        changed[slug]["entries"][0]["note"] = note
    return {slug: json.dumps(topic) for slug, topic in changed.items()}


def write(project: Path, topics: dict[str, str]) -> None:
    """Make the entries of *project* these *topics*."""
    for slug, text in topics.items():
        (project / "entries" / f"{slug}.yaml").write_text(text)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project that has been built."""
    folder = make_project(tmp_path / "project", topics=texts())
    assert reading_list(folder, "build").returncode == 0
    return folder


def pages(project: Path, *options: str) -> dict[str, bytes]:
    """Build *project* and return what is in its docs folder, but for what a killed build has left aside."""
    done = reading_list(project, "build", *options)
    assert (done.returncode, done.stderr) == (0, "")
    built = contents(project / "docs")
    return {path: text for path, text in built.items() if not path.startswith(".reading-list-staging")}


def anew(project: Path) -> dict[str, bytes]:
    """Return what a build of *project* gives that begins with nothing and keeps nothing."""
    copy = project.parent / "anew"
    shutil.rmtree(copy, ignore_errors=True)
    make_project(copy, topics={path.stem: path.read_text() for path in (project / "entries").glob("*.yaml")})
    built = pages(copy, "--no-cache")
    assert not cache_folder(copy / "mkdocs.yml").exists()
    return built


def kept(project: Path) -> list[Path]:
    """Return the files of the cache."""
    return sorted(cache_folder(project / "mkdocs.yml").glob("*/*"))


def test_a_build_makes_only_what_a_change_concerns(project: Path) -> None:
    """A note is on the pages of its topic; sheets of others, which show nothing of it, are taken as they are."""
    write(project, texts(b="Other words."))
    before = modified(cache_folder(project / "mkdocs.yml"))
    assert pages(project) == anew(project)
    after = modified(cache_folder(project / "mkdocs.yml"))
    changed = {path for path in after if after[path] != before.get(path) and path.endswith(".json")}
    assert 0 < len(changed) < len(before) / 2


def test_what_is_missing_in_the_docs_folder_comes_from_the_cache(project: Path) -> None:
    """A fresh checkout with the cache of an earlier one gets all pages."""
    shutil.rmtree(project / "docs")
    (project / "docs").mkdir()
    (project / "docs" / "about.md").write_text("# About\n")
    built = pages(project)
    assert {path: text for path, text in anew(project).items() if path != "about.md"}.items() <= built.items()


def test_a_page_that_somebody_changed_is_found_though_nothing_has_to_be_made(project: Path) -> None:
    """Whether a page is as it was written is asked of the page, not of the cache."""
    page = project / "docs" / "works" / "c-1.md"
    page.write_text(page.read_text().replace("Work", "Werk"))
    write(project, texts(a="Other words."))
    done = reading_list(project, "build")
    assert done.returncode == 1
    assert "works/c-1.md: is generated, and somebody has changed it since." in done.stderr


@pytest.mark.parametrize("option", [(), ("--no-cache",)], ids=["with the cache", "without"])
def test_a_cache_that_is_thrown_away_is_made_anew(project: Path, option: tuple[str, ...]) -> None:
    """Nothing depends on what is kept; without the cache, nothing is."""
    shutil.rmtree(cache_folder(project / "mkdocs.yml"))
    write(project, texts(a="Other words."))
    assert pages(project, *option) == anew(project)
    assert bool(kept(project)) == (not option)


# --- Damage -------------------------------------------------------------------------------------


def test_damaged_files_of_the_cache_count_as_not_there(project: Path) -> None:
    """What was cut, changed or comes from elsewhere changes no page, and the next build does not stumble over it."""
    for number, file in enumerate(kept(project)):
        content = file.read_bytes()
        file.write_bytes([content[: len(content) // 2], b"", content[:-2] + b"]]", b"\xff" * 300, b"{}"][number % 5])
    write(project, texts(a="Other words."))
    assert pages(project) == anew(project)


def test_what_another_program_has_kept_is_not_taken(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an upgrade all is made anew, once."""
    before = {file: file.read_bytes() for file in kept(project)}
    monkeypatch.setattr("reading_list.core.store_folder.program_digest", lambda: "another")
    write(project, texts(a="Other words."))
    assert pages(project) == anew(project)
    assert all(file.read_bytes() != before[file] for file in before)


# --- Crashes, and two at once -------------------------------------------------------------------

# Builds, and kills itself at the step given: before a file is opened to be written, renamed or deleted.
CRASHING = """
import os, signal, sys
left = int(sys.argv[1])
def watch(event, arguments):
    global left
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
    if writes or event in ("os.rename", "os.remove", "os.mkdir"):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
sys.argv = ["reading-list", "build"]
from reading_list.cli import main
main()
"""


@pytest.mark.parametrize("steps", [range(first, 60, 10) for first in range(10)] if THOROUGH else [(1, 9, 20, 35)])
def test_a_build_that_was_killed_leaves_a_cache_that_is_right(project: Path, steps: Iterable[int]) -> None:
    """A build killed at any step, of writing sheets or pages, is followed by one that gives all pages as they are."""
    for number, step in enumerate(steps):
        write(project, texts(**{"abc"[number % 3]: f"Words {number}.", "b": f"And words {number}."}))
        done = run_script(CRASHING, project, str(step))
        assert done.returncode == -signal.SIGKILL or step > 50, done.stderr
        assert pages(project) == anew(project)


def test_two_builds_at_once_are_both_right(project: Path) -> None:
    """Two builds that write the same sheets at the same time leave what one of them has written, whole."""
    for number in range(more(1)):
        write(project, texts(a=f"Words {number}.", c=f"And words {number}."))
        with started(COMMAND, project, "build") as one, started(COMMAND, project, "build") as other:
            assert (one.done().returncode, other.done().returncode) == (0, 0)
        expected = anew(project)
        assert contents(project / "docs") == expected
        write(project, texts(a=f"Words {number}.", c=f"And other words {number}."))
        assert pages(project) == anew(project)


def test_keys_of_files_are_not_their_names(project: Path) -> None:
    """A topic may be called as it likes: the cache names its files by digests."""
    names = {file.stem for file in kept(project)}
    assert all(len(name) == len(key_of("")) for name in names)
