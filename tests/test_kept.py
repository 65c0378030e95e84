"""What `mkdocs serve` keeps between builds: the site is the same as if it were built afresh, with less work."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from helpers import MKDOCS_YML, TOPIC, contents, make_project

SECOND = TOPIC.replace("Small", "Large").replace("small", "large")
OVERRIDE = '{% extends "base.html" %}{% block announce %}Announced: WORD at {{ build_date_utc }}{% endblock %}'
CONFIG = MKDOCS_YML.replace("  name: material", "  name: material\n  custom_dir: overrides")


class Serving:
    """The builds of one `mkdocs serve`, each into a folder of its own."""

    def __init__(self, project: Path) -> None:
        self._file = str(project / "mkdocs.yml")
        self._config = self._load()
        self._config.plugins.on_startup(command="serve", dirty=False)

    def _load(self):
        return load_config(self._file, site_dir=tempfile.mkdtemp())

    def build(self) -> dict[str, bytes]:
        """Build the site once more, as MkDocs does after a change, and return its files."""
        config = self._load()
        build(config, serve_url="http://127.0.0.1:8000/list/")
        # Compressed with the time of the build; what is in it stands beside it.
        return {path: held for path, held in contents(Path(config.site_dir)).items() if path != "sitemap.xml.gz"}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with templates of its own, built at a fixed time."""
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    made = make_project(tmp_path / "project", config=CONFIG, topics={"small": TOPIC, "large": SECOND})
    (made / "overrides").mkdir()
    (made / "overrides" / "main.html").write_text(OVERRIDE)
    monkeypatch.chdir(made)
    return made


def in_file(path: str, old: str, new: str) -> Callable[[], None]:
    """Return what replaces *old* by *new* in the file *path*."""

    def change() -> None:
        file = Path(path)
        text = file.read_text()
        assert old in text
        file.write_text(text.replace(old, new))
        later = file.stat().st_mtime_ns + 1_000_000  # the clock of a file system may be coarse
        os.utime(file, ns=(later, later))

    return change


CHANGES = {
    "a note": in_file("entries/small.yaml", "date: 2015-06", "note: Short and good."),
    "the title of an entry": in_file("entries/small.yaml", "A Small Work", "A Changed Work"),
    "the title of a topic": in_file("entries/small.yaml", "title: Small Topic", "title: Little Topic"),
    "a tag": in_file("entries/small.yaml", "tags: [small]", "tags: [tiny]"),
    "a topic less": lambda: Path("entries/large.yaml").unlink(),
    "a topic more": lambda: Path("entries/extra.yaml").write_text(TOPIC.replace("mall", "hort")) and None,
    "a section": in_file("entries/small.yaml", "section: Methods", "section: Foundations"),
    "the name of the site": in_file("mkdocs.yml", "Golden List & Co", "Silver List"),
    "a Markdown extension": in_file("mkdocs.yml", 'permalink: "#"', 'permalink: "§"'),
    "a template": in_file("overrides/main.html", "WORD", "another word"),
    "a page written by hand": in_file("docs/about.md", "# About", "# About this list"),
    "nothing": lambda: None,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_rebuilt_site_is_the_site_built_afresh(change: Callable[[], None], project: Path) -> None:
    """After any change, and after its undoing, no file differs from those of a new `mkdocs serve`."""
    serving = Serving(project)
    before = {path: path.read_text() for path in project.rglob("*") if path.is_file()}
    first = serving.build()
    change()
    assert serving.build() == Serving(project).build()
    for path in project.glob("entries/*.yaml"):
        path.unlink()
    for path, text in before.items():
        path.write_text(text)
    assert serving.build() == first


def test_a_mistake_and_its_mending_leave_nothing_behind(project: Path) -> None:
    """A mistake shows on every page, and is gone from every page once it is mended."""
    serving = Serving(project)
    first = serving.build()
    small = project / "entries" / "small.yaml"
    small.write_text(TOPIC.replace("date: 2015-06", "date: soon"))
    faulty = serving.build()
    assert all(b"rl-problems" in held for path, held in faulty.items() if path.endswith("index.html"))
    small.write_text(TOPIC)
    assert serving.build() == first


def test_only_what_changed_is_rendered_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed note renders the pages that show it; all others are those of the build before."""
    serving = Serving(project)
    serving.build()
    in_file("entries/small.yaml", "date: 2015-06", "date: 2015-06\n    note: Short and good.")()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")  # 2027: the announcement tells when a page was rendered
    again = serving.build()
    pages = {path for path in again if path.startswith(("topics/", "tags/")) and path.endswith(".html")}
    assert {path for path in pages if b"at 2027" in again[path]} == {"topics/small/index.html"}
    assert b"at 2027" in again["about/index.html"]
    assert b"Short and good" in again["search/search_index.json"]
    assert b"A Large Work" in again["search/search_index.json"]
