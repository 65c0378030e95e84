"""Every type of generated page, a row each. Pure.

A new type is a module that makes its pages, and a row here.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from ...core.library import Library, Topic
from ...core.site import Site
from ..messages import Messages
from ..page import Page
from ..planned import Planned, planned_pages
from ..routes import BROWSE, HOME, NEWS, STATISTICS, TIMELINE, WORKS
from . import list_page, my_reading
from .browse import browse_pages
from .concept_pages import concept_pages
from .home import home_pages
from .kind_pages import kind_pages
from .list_page import list_pages
from .my_reading import my_reading_pages
from .news import news_pages
from .overview import Overview
from .people_pages import people_pages
from .reading_paths import reading_paths_pages
from .statistics import statistics_pages
from .tag_pages import tag_pages
from .timeline import timeline_pages
from .topic_pages import topic_pages, topics_pages
from .work_pages import work_pages
from .year_pages import year_pages


def _no_page(_: Overview) -> tuple[()]:
    return ()


class PageType(NamedTuple):
    """Where pages of a type stand, and what makes them."""

    path: str
    """The page, or the folder of several, which ends in a slash."""
    pages: Callable[[Overview], Iterable[Page | Planned[Page]]]
    """Makes those of the list as a whole."""
    words_on_home: str = ""
    """The message that home has for its link to the page; empty where it has none among the ways into the list."""
    place_on_home: int = 0
    """Where that link stands among the others."""
    in_navigation: bool = True
    """Whether the pages stand in a navigation that nobody has written; too many of them would bury the others."""
    alike: bool = False
    """Whether there are many that differ in their words only: the plugin fills them in after one that is rendered."""
    of_topic: Callable[[Overview, Topic], Iterable[Page]] | None = None
    """Makes those of one topic, of that alone and of what it looks up in the overview by a key."""


# Topics, tags and concepts have links of their own on home, which count them.
PAGE_TYPES = (
    PageType(HOME, home_pages),
    PageType(BROWSE, browse_pages, "home.way.browse", 1),
    PageType("topics/", topics_pages, of_topic=topic_pages),
    PageType("tags/", tag_pages, in_navigation=False, alike=True),
    PageType("people/", people_pages, "home.way.people", 7, in_navigation=False, alike=True),
    PageType("concepts/", concept_pages, in_navigation=False, alike=True),
    PageType("kinds/", kind_pages, "home.way.kinds", 4, in_navigation=False),
    PageType("paths/", reading_paths_pages, "home.way.paths", 2),
    PageType(TIMELINE, timeline_pages, "home.way.map", 3),
    PageType("years/", year_pages, in_navigation=False),
    PageType(STATISTICS, statistics_pages, "home.way.numbers", 6),
    PageType(NEWS, news_pages, "home.way.new", 5),
    PageType(my_reading.PATH, my_reading_pages),
    PageType(list_page.PATH, list_pages),
    PageType(WORKS, _no_page, in_navigation=False, alike=True, of_topic=work_pages),
)

BESIDE_NAVIGATION = tuple(of.path for of in PAGE_TYPES if not of.in_navigation)
"""How the paths of those pages begin that only links lead to."""

ALIKE = tuple(of.path for of in PAGE_TYPES if of.alike)
"""The folders of pages that are alike."""


def overview_of(library: Library, site: Site, messages: Messages) -> Overview:
    """Return what is true across the pages of *library*."""
    on_home = sorted((of for of in PAGE_TYPES if of.words_on_home), key=lambda of: of.place_on_home)
    ways = [(f"{of.path}index.md" if of.path.endswith("/") else of.path, of.words_on_home) for of in on_home]
    return Overview.of(library, site, messages, ways)


def all_pages(library: Library, site: Site, messages: Messages) -> list[Page]:
    """Return all pages of *library*, in the order of their types."""
    overview = overview_of(library, site, messages)
    pages: list[Page] = []
    for of in PAGE_TYPES:
        pages += (planned.make() for planned in planned_pages(of.pages(overview)))
        if of.of_topic:
            pages += (page for topic in library.topics for page in of.of_topic(overview, topic))
    return pages
