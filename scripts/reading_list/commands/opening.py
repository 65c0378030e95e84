"""A list, wherever it lives → its library as readers get it: a folder of entries, or a published ``entries.json``."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin

from ..collect.published_list import library_of
from ..collect.web import Web, WebError, status_words
from ..core.library import Library
from ..core.problems import Problem, ReadingListError, errors
from ..core.publication import for_readers
from ..core.site import Site
from ..plugin import settings
from ..publish.exports import site_of
from .terminal import load, read_text

_MAX_BYTES = 32_000_000


class FaultyListError(ReadingListError):
    """A list has mistakes, and so cannot be used yet."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = problems
        place = problems[0].position
        count = f" This is the first of {len(problems)} mistakes." if len(problems) > 1 else ""
        super().__init__(
            f"{place.path}:{place.line}:{place.column}: {problems[0].message}. {problems[0].hint}{count} "
            "`reading-list check` prints all."
        )


class OpenList(NamedTuple):
    """A list as readers get it: no drafts, no remarks, no mistakes."""

    library: Library
    site: Site


def of_project(config_file: Path) -> OpenList:
    """Return the list that *config_file* configures.

    Raises FaultyListError where it has mistakes, and ReadingListError where it cannot be read.
    """
    project = settings.read(config_file)
    library, problems = load(project.entries, project.ignored)
    if mistakes := errors(problems):
        raise FaultyListError(mistakes)
    return OpenList(for_readers(library), project.site)


def of_file(path: Path) -> OpenList:
    """Return the list in the ``entries.json`` at *path*. Raises ReadingListError where there is none."""
    text = read_text(path)
    return OpenList(library_of(path.as_posix(), text), site_of(text))


def of_address(url: str, web: Web) -> OpenList:
    """Return the list whose ``entries.json`` is published at *url*. Raises ReadingListError where there is none."""
    reply = web.fetch(url, "application/json", longest=_MAX_BYTES)
    if not reply.ok:
        raise WebError(url, f"the host answers {status_words(reply.status)}", "Check the address of the entries.json.")
    if len(reply.text.encode()) >= _MAX_BYTES:
        raise WebError(url, f"is larger than {_MAX_BYTES // 1_000_000} MB", "Publish a shorter list.")
    library, site = library_of(url, reply.text), site_of(reply.text)
    return OpenList(library, site if site.url else site._replace(url=urljoin(reply.url, ".")))
