"""A list, wherever it lives → its library as readers get it: a folder of entries, or a published ``entries.json``."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

from ..collect.published_list import library_of
from ..core.library import Library, Topic
from ..core.paths import exists
from ..core.problems import Problem, ReadingListError, errors
from ..core.publication import for_readers
from ..core.schema import Entry
from ..core.site import Site
from ..core.wording import Wording
from ..plugin.settings import usual_file
from ..publish.exports import site_of
from ..publish.messages import Messages
from ..publish.messages.loading import messages_of
from .project import Configuration
from .terminal import load, read_text

if TYPE_CHECKING:
    from ..collect.web import Web  # takes a while to load, and few need it

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


class ReadingList(NamedTuple):
    """A list as readers get it, without drafts, remarks and mistakes; what is known of its site, and its words."""

    library: Library
    site: Site
    messages: Messages

    @property
    def topics(self) -> Sequence[Topic]:
        """The topics, in the order of their files."""
        return self.library.topics

    @property
    def works(self) -> list[Entry]:
        """All works, topic by topic."""
        return [placed.entry for placed in self.library.entries()]


def open_list(source: str | Path, named: str | None = None) -> ReadingList:
    """Return the list at *source*: a configuration, a folder, or an ``entries.json``, as a file or by its address.

    *named* is the path of one of several lists.
    Raises FaultyListError where it has mistakes, and ReadingListError where it cannot be read.
    """
    if isinstance(source, str) and source.lower().startswith(("https://", "http://")):
        from ..collect.web import Web

        return of_address(source, Web())
    path = Path(source)
    if path.suffix == ".json":
        return of_file(path)
    return _of_entries(path) if _is_entries(path) else of_configuration(_configuration(path, named))


def problems_of(source: str | Path, named: str | None = None) -> list[Problem]:
    """Return the problems of the lists at *source*: a configuration, its folder, or a folder of entry files.

    *named* is the path of one of several lists. Raises ReadingListError where they cannot be read.
    """
    path = Path(source)
    if _is_entries(path):
        return load(path)[1]
    return [
        problem
        for one in _configuration(path, named).chosen
        for problem in load(one.entries, one.ignored, one.vocabulary)[1]
    ]


def of_configuration(configuration: Configuration) -> ReadingList:
    """Return the list of *configuration*. Raises as `open_list` does, and where there are several."""
    one = configuration.one
    return _in_order(*load(one.entries, one.ignored, one.vocabulary), one.site, one.wording)


def _of_entries(folder: Path) -> ReadingList:
    return _in_order(*load(folder), Site(), Wording())


def _in_order(library: Library, problems: list[Problem], site: Site, wording: Wording) -> ReadingList:
    if mistakes := errors(problems):
        raise FaultyListError(mistakes)
    return ReadingList(for_readers(library), site, messages_of(wording))


def _is_entries(path: Path) -> bool:
    """Tell whether *path* is a folder of entry files, and not one with a configuration."""
    return path.is_dir() and not exists(usual_file(path))


def _configuration(path: Path, named: str | None) -> Configuration:
    return Configuration(usual_file(path) if path.is_dir() else path, named)


def of_file(path: Path) -> ReadingList:
    """Return the list in the ``entries.json`` at *path*. Raises ReadingListError where there is none."""
    text = read_text(path)
    return _published(library_of(path.as_posix(), text), site_of(text))


def of_address(url: str, web: "Web") -> ReadingList:
    """Return the list whose ``entries.json`` is published at *url*. Raises ReadingListError where there is none."""
    from ..collect.web import WebError, status_words

    reply = web.fetch(url, "application/json", longest=_MAX_BYTES)
    if not reply.ok:
        raise WebError(url, f"the host answers {status_words(reply.status)}", "Check the address of the entries.json.")
    if len(reply.text.encode()) >= _MAX_BYTES:
        raise WebError(url, f"is larger than {_MAX_BYTES // 1_000_000} MB", "Publish a shorter list.")
    library, site = library_of(url, reply.text), site_of(reply.text)
    site = site if site.url else site._replace(url=urljoin(reply.url, "."))
    return _published(library, site)


def _published(library: Library, site: Site) -> ReadingList:
    return ReadingList(library, site, messages_of(Wording(site.language)))
