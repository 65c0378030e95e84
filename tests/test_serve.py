"""`mkdocs serve`: a saved entry shows at once, and a mistake never takes the site down."""

import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from helpers import TOPIC, environment, make_project, read_html, wait_until

BROKEN = TOPIC.replace("title: A Small Work", "title: A Broken Work").replace("date: 2015-06", "date: '<b>soon</b>'")
PLACE = 'entries/small.yaml:6:11: error[bad-date]: "<b>soon</b>" is not a date'


class Server:
    """A running `mkdocs serve`."""

    def __init__(self, project: Path, port: int) -> None:
        self.entries = project / "entries"
        self._address = f"http://127.0.0.1:{port}/list/"

    def page(self, path: str) -> str:
        """Return the page at *path*; empty where there is none."""
        try:
            with urllib.request.urlopen(self._address + path, timeout=10) as reply:
                return str(reply.read().decode())
        except (urllib.error.URLError, ConnectionError):
            return ""

    def shows(self, path: str, *words: str) -> None:
        """Wait until the page at *path* shows all of *words*."""
        wait_until(lambda: all(word in read_html(self.page(path)).text for word in words), f"{words} on {path}")

    def hides(self, path: str, words: str) -> None:
        """Wait until the page at *path* is there and does not show *words*."""
        wait_until(lambda: words not in (read_html(self.page(path)).text or words), f"no {words} on {path}")


@contextmanager
def serving(project: Path) -> Iterator[Server]:
    """Run `mkdocs serve` in *project* on a free port of this machine."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    log = project.parent / "serve.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=project,
            env=environment({}),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        server = Server(project, port)
        wait_until(lambda: process.poll() is not None or server.page("about/") != "", "the server answers")
        yield server
        assert process.poll() is None, log.read_text()
    finally:
        process.terminate()
        process.wait(timeout=10)


def test_a_saved_entry_shows_and_a_mistake_keeps_the_last_good_page(tmp_path: Path) -> None:
    """A saved change is on the page; after a mistake the page stays and names it with its place, until it is mended."""
    project = make_project(tmp_path / "project", topics={"small": TOPIC})
    with serving(project) as server:
        assert "A Small Work" in server.page("topics/small/")
        assert "rl-problems" not in server.page("topics/small/")
        small = server.entries / "small.yaml"

        small.write_text(TOPIC.replace("A Small Work", "A Changed Work"))
        server.shows("topics/small/", "A Changed Work")
        server.hides("topics/small/", "A Small Work")

        small.write_text(BROKEN)
        server.shows("topics/small/", "A Changed Work", PLACE, "Write 2017, 2017-06 or 2017-06-12")
        server.shows("about/", "Written by hand", PLACE)
        assert "A Broken Work" not in server.page("topics/small/")
        assert "<b>soon" not in server.page("topics/small/")

        small.write_text(TOPIC.replace("A Small Work", "A Mended Work"))
        server.shows("topics/small/", "A Mended Work")
        assert "rl-problems" not in server.page("topics/small/")


def test_topics_come_and_go(tmp_path: Path) -> None:
    """A new file in the entries folder is a new page in the navigation, and goes again with the file."""
    project = make_project(tmp_path / "project", topics={"small": TOPIC})
    with serving(project) as server:
        assert server.page("topics/large/") == ""
        large = server.entries / "large.yaml"
        large.write_text(TOPIC.replace("Small", "Large").replace("small", "large"))
        server.shows("topics/large/", "A Large Work")
        server.shows("about/", "Large Topic")
        server.shows("tags/large/", "A Large Work")
        large.unlink()
        server.hides("about/", "Large Topic")
        assert server.page("topics/large/") == ""
        server.shows("topics/small/", "A Small Work")


def test_a_server_started_on_a_mistake_says_so_and_recovers(tmp_path: Path) -> None:
    """With a mistake from the start the server comes up and shows it, and shows the list once it is mended."""
    project = make_project(tmp_path / "project", topics={"small": BROKEN})
    with serving(project) as server:
        server.shows("", PLACE)
        (server.entries / "small.yaml").write_text(TOPIC)
        server.shows("topics/small/", "A Small Work")
        assert "rl-problems" not in server.page("")


def test_the_project_is_not_written_to(tmp_path: Path) -> None:
    """Serving leaves the project folder as it was."""
    project = make_project(tmp_path / "project")
    before = sorted(project.rglob("*"))
    with serving(project) as server:
        server.shows("topics/growing-trees/", "Forests")
    assert sorted(project.rglob("*")) == before
