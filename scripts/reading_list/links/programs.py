"""Runs lychee, which asks the servers.

It opens the connections; nothing here does. Its settings make it a modest guest: it says who it
is, asks one host for two things at a time and pauses between them.

lychee counts what it asks a host for by the host that a link names, and follows redirects beside that count:
hundreds of links of as many hosts may lead to one. So links are first asked for without following any, which can go
on at many hosts at once, and those that turn out to be redirected once more, a few in all.
"""

import html
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

from ..core.problems import ReadingListError

_AT_ONE_HOST = 2
_PAUSE = "500ms"


class Manner(NamedTuple):
    """How links are asked for: how many *at_once*, and how many *redirects* are followed."""

    at_once: int
    redirects: int


STAYING = Manner(at_once=64, redirects=0)
"""Nobody is asked but the hosts that links name, so that only the limit for each of them counts."""
FOLLOWING = Manner(at_once=4, redirects=8)
"""No host gets more than these few, whichever links are redirected to it."""


def check(
    urls: Sequence[str], done: Callable[[], object], manner: Manner, *, timeout: int, private: bool
) -> Mapping[str, Any]:
    """Ask for *urls* and return the report of lychee, in which the line of a link is its number, from 1.

    *done* is called after each link; *timeout* is in seconds. Links whose host is written
    as a private or loopback address are passed over unless *private* says otherwise.

    Raises ReadingListError when lychee is missing or fails.
    """
    program = lychee()
    try:
        # A folder of its own: lychee takes settings and results of earlier runs from where it is started.
        with tempfile.TemporaryDirectory(prefix="reading-list-links-") as folder:
            page, report = Path(folder, "links.html"), Path(folder, "report.json")
            page.write_text("".join(f'<a href="{html.escape(url)}">x</a>\n' for url in urls), encoding="utf-8")
            options = _options(manner, timeout=timeout, private=private)
            last_line = _ask([program, *options, f"--output={report}", str(page)], folder, done)
            answers: Mapping[str, Any] = json.loads(report.read_text(encoding="utf-8") if report.exists() else "null")
    except OSError as trouble:
        place = f"{trouble.filename}: " if trouble.filename else ""
        raise ReadingListError(f"lychee cannot be run: {place}{trouble.strerror}.") from trouble
    except ValueError:
        answers = {}
    if not answers:
        raise ReadingListError(f"lychee made no report. {last_line}".rstrip())
    return answers


def lychee() -> str:
    """Return where lychee is: beside our Python, or else where the shell finds it. Raises ReadingListError."""
    beside = str(Path(sys.executable).parent)
    program = shutil.which("lychee", path=beside) or shutil.which("lychee")
    if not program:
        raise ReadingListError(
            "lychee, which checks the links, is not installed. Run: pip install 'mkdocs-reading-list[links]'"
        )
    return program


def _options(manner: Manner, *, timeout: int, private: bool) -> list[str]:
    version = metadata.version("mkdocs-reading-list")
    options = {
        "format": "json",
        "mode": "plain",
        "user-agent": f"mkdocs-reading-list/{version} (checks the links of a reading list)",
        "host-concurrency": _AT_ONE_HOST,
        "host-request-interval": _PAUSE,
        "max-concurrency": manner.at_once,
        "timeout": timeout,
        "max-retries": 1,
        "max-redirects": manner.redirects,
    }
    flags = ["--verbose", "--no-progress", *([] if private else ["--exclude-all-private"])]
    return [*flags, *(f"--{name}={value}" for name, value in options.items())]


def _ask(command: Sequence[str], folder: str, done: Callable[[], object]) -> str:
    """Run lychee, call *done* for each line about a link, and return the last other thing it said."""
    last_line = ""
    with subprocess.Popen(  # noqa: S603 - addresses are in the page, none in the command
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8", errors="replace"
    ) as process:
        try:
            for line in process.stderr or ():
                if " (at " in line:  # as lychee writes where the link stands
                    done()
                elif line.strip():
                    last_line = line.strip()
        except BaseException:
            process.kill()  # or leaving the block would wait for it
            raise
    return last_line
