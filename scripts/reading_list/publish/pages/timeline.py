"""The map: how the landmarks grew out of each other, the same in words, and a bar for the works of each year. Pure."""

from collections.abc import Iterator

from ..markup import Markup, link, linked
from ..messages import Messages
from ..page import Block, Html, Page, PageHeading
from ..routes import TIMELINE, TOPICS, YEARS
from .figures import figures
from .fragments import explanation
from .landmark_map import draw
from .map_columns import by_years
from .map_figure import figure, in_words
from .overview import Overview
from .page_links import PageLinks
from .year_bars import year_bars


def timeline_pages(overview: Overview) -> list[Page]:
    """Return the page with the map."""
    return [
        Page(
            TIMELINE,
            title=overview.messages.plain("map.title"),
            description=overview.messages.plain("map.description", site=overview.site.name),
            settings={"search": {"exclude": True}, "hide": ["navigation", "toc"]},
            blocks=list(_blocks(overview, PageLinks(overview, TIMELINE))),
        )
    ]


def _blocks(overview: Overview, here: PageLinks) -> Iterator[Block]:
    messages, counted = overview.messages, figures(overview.library)
    yield PageHeading(1, "timeline", messages.html("map.title"))
    yield from _map(overview, here)
    yield PageHeading(2, "by-year", messages.html("map.by_year"))
    yield Html(year_bars(counted.years, here))
    yield explanation(messages.html("map.bars.about"), link(here.to(YEARS), messages.html("map.bars.list")))
    if counted.undated:
        yield explanation(messages.html("years.undated", count=counted.undated, topics=linked(here.to(TOPICS))))


def _map(overview: Overview, here: PageLinks) -> Iterator[Block]:
    """Yield the map of the landmarks, and the same in words; nothing where there are none."""
    works = overview.landmarks
    if not works:
        return
    sections = overview.sections
    drawing = draw(works, sections, overview.descent, by_years(placed.entry.year or 0 for placed in works))
    hidden = figures(overview.library).all.landmarks - len(works)
    yield explanation(*_about(len(works), hidden, here.messages))
    yield Html(figure(drawing, here))
    yield Html(in_words(drawing, here))


def _about(shown: int, hidden: int, messages: Messages) -> Iterator[Markup]:
    """Yield what the map shows, how many landmarks it leaves out, and the way past it."""
    yield messages.html("map.about", count=shown)
    if hidden:
        yield messages.html("map.hidden", count=hidden)
    yield link(Markup("#by-year"), messages.html("map.skip"))
