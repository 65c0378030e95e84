"""Which names and addresses the generated pages need for themselves. Pure."""

from collections.abc import Iterable
from functools import cache
from posixpath import basename, dirname, splitext
from typing import NamedTuple

from ..core.library import Library
from ..core.site import Site, TextFile
from .page import Page
from .pages import all_pages
from .pages.topic_pages import ANCHORS
from .routes import served, tag_path, topic_path


class TakenNames(NamedTuple):
    """Names that would lead to another place than meant: slugs of topics and of tags, ids of entries."""

    topics: frozenset[str]
    tags: frozenset[str]
    entries: frozenset[str]


@cache
def taken_names() -> TakenNames:
    """Return the names that pages have which are there for every list, and the parts of a topic's page."""
    paths = [page.path for page in all_pages(Library(), Site())]
    topics, tags = (
        frozenset(splitext(basename(path))[0] for path in paths if dirname(path) == dirname(path_of("any")))
        for path_of in (topic_path, tag_path)
    )
    return TakenNames(topics, tags, ANCHORS)


def taken_addresses(files: Iterable[Page | TextFile], *, directory_urls: bool) -> dict[str, str]:
    """Return the paths of *files* by the address that each is served at, below the root of the site.

    A page by hand stands in the way of a generated one where the addresses are the same, whatever their paths are.
    """
    return {served(file.path, directory_urls=directory_urls): file.path for file in files}
