"""The home page: where to start, the topics, what is new, and the ways into the rest. Pure."""

from collections.abc import Iterator

from .. import exports
from ..markup import Markup, text
from ..page import Block, Html, Page, PageHeading
from ..page_settings import LIST_OF_LINKS
from ..routes import BROWSE, CONCEPTS, HOME, NEWS, TAGS, TOPICS
from .entry_lists import dated_rows, rows
from .fragments import fragment
from .overview import Overview
from .page_links import PageLinks
from .topic_pages import sections

_MOST_NEW = 8


def home_pages(overview: Overview) -> list[Page]:
    """Return the home page."""
    site = overview.site
    return [
        Page(
            HOME,
            title="Home",  # themes put the name of the site behind it
            description=site.description or f"{site.name}: what to read, by topic, with tags and search.",
            settings={**LIST_OF_LINKS, "hide": ["navigation", "toc"]},
            blocks=list(_blocks(overview, PageLinks(overview, HOME))),
        )
    ]


def _blocks(overview: Overview, here: PageLinks) -> Iterator[Block]:
    yield PageHeading(1, "home", text(overview.site.name))
    yield _hero(overview, here)
    if start := overview.starting_points():
        yield PageHeading(2, "start-here", Markup("Where to start"))
        yield Html(rows(start, here))
    yield from sections(overview, here)
    if newest := overview.newest_first()[:_MOST_NEW]:
        yield PageHeading(2, "whats-new", Markup("Newest entries"))
        yield Html(dated_rows(newest, here))
        yield fragment("home", "all_by_day", href=here.to(NEWS))


def _hero(overview: Overview, here: PageLinks) -> Html:
    """Return what the list is, how much it holds, and where all of it is found."""
    return fragment(
        "home",
        "hero",
        intro=text(overview.site.description),
        browse=here.to(BROWSE),
        entry_count=len(overview.entries),
        topics=here.to(TOPICS),
        topic_count=len(overview.library.topics),
        concepts=here.to(CONCEPTS),
        concept_count=len(overview.glossary.terms),
        tags=here.to(TAGS),
        tag_count=len(overview.tags),
        ways=[(here.to(path), Markup(words)) for path, words in overview.ways],
        feed=here.feed(),
        files=[(here.file(form.path), Markup(form.label)) for form in exports.ON_HOME],
    )
