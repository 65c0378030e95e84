"""Where everything stands on the site: paths of generated files and how links name them. Pure."""

import posixpath
from functools import cache

from .model import Site

HOME = "index.md"
TOPICS = "topics/index.md"
TAGS = "tags/index.md"
KINDS = "kinds/index.md"
PATHS = "paths.md"
TIMELINE = "timeline.md"
STATISTICS = "statistics.md"
NEW = "new.md"
READING = "reading.md"

LISTINGS = ("tags/", "kinds/", "years/")
"""Folders of pages that only list what stands elsewhere: too many for a navigation."""


def topic_path(slug: str) -> str:
    """Return the path of a topic's page below the docs folder."""
    return f"topics/{slug}.md"


def tag_path(slug: str) -> str:
    """Return the path of a tag's page below the docs folder."""
    return f"tags/{slug}.md"


def kind_path(kind: str) -> str:
    """Return the path of the page of all entries of a kind."""
    return f"kinds/{kind}.md"


def year_path(year: str) -> str:
    """Return the path of the page of a year that has too many entries for the timeline."""
    return f"years/{year}.md"


def address(path: str, site: Site) -> str:
    """Return what a link to the page *path* names below the site's root."""
    return path if site.links_to_sources else _address(path, directory_urls=site.directory_urls)


@cache
def _address(path: str, *, directory_urls: bool) -> str:
    """Return the address of the page *path* below the site's root, as MkDocs serves it."""
    stem, _ = posixpath.splitext(path)
    if not directory_urls:
        return f"{stem}.html"
    folder, name = posixpath.split(stem)
    if name == "index":
        return f"{folder}/" if folder else ""
    return f"{stem}/"


def root_from(page: str, site: Site) -> str:
    """Return the way from the page *page* to the site's root, such as ``../../``; empty from home."""
    return "../" * address(page, site).count("/")
