"""A running `mkdocs serve` for the tests."""

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from helpers import read_html
from processes import started, wait_until

MKDOCS = """
import installed_themes
from mkdocs.__main__ import cli

with installed_themes.kept():
    cli()
"""


class Server:
    """A running `mkdocs serve`."""

    def __init__(self, project: Path, port: int) -> None:
        self.entries = project / "entries"
        self.host = f"http://127.0.0.1:{port}/"
        self.address = f"{self.host}list/"

    def page(self, path: str) -> str:
        """Return the page at *path*; empty where there is none."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=60) as reply:
                return str(reply.read().decode())
        except urllib.error.HTTPError as answer:
            answer.close()
            return ""
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
    command = ["-c", MKDOCS, "serve", "--dev-addr", f"127.0.0.1:{port}"]
    modules = {"PYTHONPATH": os.pathsep.join(sys.path)}
    with (
        log.open("wb") as output,
        started(command, project, modules, stdout=output, stderr=subprocess.STDOUT) as process,
    ):
        server = Server(project, port)
        wait_until(lambda: process.poll() is not None or server.page("about/") != "", "the server answers")
        yield server
        assert process.poll() is None, log.read_text()
