"""Where everything stands on the site: paths of generated files and how links name them. Pure.

Pages of a list know nothing of what is around it: their paths begin in the folder of the list, and so do their links.
That folder may be one of many in the docs folder (``in_docs``); only whole addresses and an engine need to know which.
"""

import posixpath
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AnySet
from typing import NamedTuple
from urllib.parse import quote

from ..core.library import Library, Placed, Topic, of_parts, once
from ..core.schema import Entry
from ..core.site import Site
from ..core.tags import tag_slugs

# Pages that others lead to. What only home leads to has its path in its own module.
HOME = "index.md"
BROWSE = "browse.md"
TOPICS = "topics/index.md"
TAGS = "tags/index.md"
PEOPLE = "people/index.md"
KINDS = "kinds/index.md"
CONCEPTS = "concepts/index.md"
READING_PATHS = "paths/index.md"
TIMELINE = "timeline.md"
YEARS = "years/index.md"
NEWS = "new.md"
STATISTICS = "statistics.md"

WORKS = "works/"
"""The folder of the pages of works."""

FEED = "feed.xml"
ROBOTS = "robots.txt"
LLMS = "llms.txt"
ASSETS = "assets/reading-list/"
"""The folder of our style, our scripts, and the data that these fetch."""


def in_docs(path: str, site: Site) -> str:
    """Return the path below the docs folder of what has this *path* in its list."""
    return site.path + path


def in_list(path: str, site: Site) -> str:
    """Return the path in the list of what has this *path* below the docs folder; empty where it stands elsewhere."""
    return path.removeprefix(site.path) if path.startswith(site.path) else ""


def list_of(path: str, folders: Iterable[str]) -> str:
    """Return in which of the *folders* of lists what has this *path* below the docs folder stands; the innermost."""
    return max((folder for folder in folders if path.startswith(folder)), key=len, default="")


def giving_way(site: Site) -> frozenset[str]:
    """Return the paths below the docs folder of what gives way to a file that somebody wrote by hand."""
    return frozenset(in_docs(path, site) for path in (HOME, ROBOTS, LLMS))


def topic_path(slug: str) -> str:
    """Return the path of a topic's page."""
    return f"{_OF_TOPICS}{slug}.md"


_OF_TOPICS = "topics/"


def is_topic(path: str) -> bool:
    """Tell whether *path* is that of a topic's page, or of the page of all topics."""
    return path.startswith(_OF_TOPICS)


def section_anchor(number: int) -> str:
    """Return the anchor on the page of all topics of the section of this *number*, counted from 1."""
    return f"section-{number}"


def work_path(id: str) -> str:
    """Return the path of a work's page."""
    return f"{WORKS}{id}.md"


def year_path(year: str) -> str:
    """Return the path of the page of a year that has one."""
    return f"years/{year}.md"


def tag_path(slug: str) -> str:
    """Return the path of a tag's page."""
    return f"{_OF_TAGS}{slug}.md"


_OF_TAGS = "tags/"


def goal_path(id: str) -> str:
    """Return the path of the page of a path across topics."""
    return f"paths/{id}.md"


def kind_path(kind: str) -> str:
    """Return the path of the page of all entries of a kind."""
    return f"kinds/{kind}.md"


def person_path(slug: str) -> str:
    """Return the path of the page of all works of a person."""
    return f"people/{slug}.md"


def concept_path(slug: str) -> str:
    """Return the path of the page of a concept."""
    return f"concepts/{slug}.md"


def feed_path(page: str) -> str:
    """Return the path of the feed that belongs to *page*: the home page, a topic's or a tag's."""
    return FEED if page == HOME else f"feeds/{posixpath.splitext(page)[0]}.xml"


def followed(library: Library, site: Site) -> Collection[str]:
    """Return the pages that have a feed, each once.

    A feed holds the entries that say when they joined, and its addresses are whole: where nobody says what
    the site's address is, there are none. A tag of a few entries has none either, unless it has been published.
    """
    return _followed(library) if is_published(site) else ()


def works_followed(library: Library, site: Site) -> dict[str, list[Placed]]:
    """Return the pages that have a feed, each with its entries, the newest first."""
    return _works_followed(library) if is_published(site) else {}


class _Joined(NamedTuple):
    """What works of a topic say that say when they joined."""

    page: str
    """That of the topic."""
    tags: Mapping[str, int]
    """The slugs of their tags, with the number of works."""
    early: AnySet[str]
    """Those of tags that had a feed when each had one."""


def _joined(topic: Topic) -> _Joined | None:
    works = [entry for entry in topic.entries if entry.added]
    early = (entry for entry in works if (entry.added or "") < _EVERY_TAG_HAD_ONE)
    return _Joined(topic_path(topic.slug), Counter(_slugs(works)), frozenset(_slugs(early))) if works else None


def _slugs(works: Iterable[Entry]) -> Iterator[str]:
    return (slug for entry in works for slug in tag_slugs(entry.tags))


@of_parts(_joined)
def _followed(topics: Sequence[_Joined | None]) -> dict[str, None]:
    """Return the pages, each once; their order says nothing."""
    joined = [*filter(None, topics)]
    counts: Counter[str] = Counter()
    for topic in joined:
        counts.update(topic.tags)
    early = frozenset().union(*(topic.early for topic in joined))
    pages = dict.fromkeys([HOME] if joined else [])
    for topic in joined:
        tags = (slug for slug in topic.tags if slug in early or counts[slug] >= _MANY_OF_A_TAG)
        pages |= dict.fromkeys([topic.page, *map(tag_path, tags)])
    return pages


@once
def _works_followed(library: Library) -> dict[str, list[Placed]]:
    pages: defaultdict[str, list[Placed]] = defaultdict(list)
    dated = [placed for placed in library.entries() if placed.entry.added]
    for placed in sorted(dated, key=_joined_on, reverse=True):
        pages[HOME].append(placed)
        pages[topic_path(placed.topic.slug)].append(placed)
        for slug in tag_slugs(placed.entry.tags):
            pages[tag_path(slug)].append(placed)
    followed_pages = _followed(library)
    return {page: entries for page, entries in pages.items() if page in followed_pages}


def _joined_on(placed: Placed) -> tuple[str, str, str]:
    """Return what tells which of two entries is newer."""
    return placed.entry.added or "", placed.entry.date or "", placed.entry.id


_MANY_OF_A_TAG = 5
"""Whoever wants to hear of a tag of fewer works can follow their topics; there are more such tags than other pages."""
_EVERY_TAG_HAD_ONE = "2026-12-01"
"""Before that day each tag had a feed. Those that lists published then keep answering."""


def is_published(site: Site) -> bool:
    """Tell whether it is known at which whole address the site is published."""
    return site.url.startswith(("https://", "http://"))


def published(path: str, site: Site) -> str:
    """Return the whole address of the page or file *path*, for readers who are not on the site.

    It is encoded, as not all programs do that; browsers do it with links of pages, which are read by people as well.
    """
    return list_address(site) + quote(served(path, directory_urls=site.directory_urls))


def list_address(site: Site) -> str:
    """Return the whole address at which everything of the list begins, as far as that is known."""
    return site.url + quote(site.path)


def address(path: str, site: Site) -> str:
    """Return what a link to the page *path* names below the root of the list."""
    return path if site.links_to_sources else served(path, directory_urls=site.directory_urls)


def served(path: str, *, directory_urls: bool) -> str:
    """Return the address of the page or file *path* below the folder in which that begins, as MkDocs serves it."""
    stem = path.removesuffix(".md")
    if stem == path:
        return path
    if not directory_urls:
        return f"{stem}.html"
    return stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else f"{stem}/"


def published_as(path: str, *, directory_urls: bool) -> str:
    """Return the file of the site that an engine makes of the file *path* of the docs folder."""
    stem, _, extension = path.rpartition(".")
    folder, slash, name = stem.rpartition("/")
    if extension not in _MARKDOWN or not name.strip("."):  # what begins with dots is a name, as of a hidden file
        return path
    if name in _INDEXES:
        return f"{folder}{slash}index.html"
    return f"{stem}/index.html" if directory_urls else f"{stem}.html"


_MARKDOWN = ("md", "markdown", "mdown", "mkdn", "mkd")
_INDEXES = ("index", "README")


def root_from(page: str, site: Site) -> str:
    """Return the way from the page *page* to the root of the list, such as ``../../``; empty from home."""
    return "../" * address(page, site).count("/")


def way_from(page: str, file: str, site: Site) -> str:
    """Return the finished way to *file* of the list from any page of the site, *page* below the docs folder."""
    finished = site._replace(links_to_sources=False)
    own = in_list(page, site)
    return root_from(own, finished) + file if own else root_from(page, finished) + in_docs(file, site)
