"""All dated works by year: one page, and pages of their own for years that have too many. Pure."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from operator import itemgetter

from ...core.library import Library, Placed, Topic
from ..markup import Markup, link, linked, text
from ..page import Block, Html, Page, PageHeading
from ..page_settings import LIST_OF_LINKS
from ..planned import Planned
from ..routes import TIMELINE, TOPICS, YEARS, year_path
from .entry_lists import rows
from .fragments import explanation, jump_within
from .made_of import PageKeys
from .overview import Overview
from .page_links import PageLinks

_MOST_OF_A_YEAR = 120
"""More works than that have a page of their own, and the list shows the landmarks among them."""


def year_pages(overview: Overview) -> Iterator[Page | Planned[Page]]:
    """Yield the list by year, and the pages of those years that have too many works for it."""
    years = by_year(overview.library)
    yield Page(
        YEARS,
        title=overview.messages.plain("years.title"),
        description=overview.messages.plain("years.description", site=overview.site.name),
        settings=LIST_OF_LINKS,
        blocks=list(_blocks(overview, years, PageLinks(overview, YEARS))),
    )
    keys = PageKeys(overview)
    for year, works in years:
        if len(works) > _MOST_OF_A_YEAR:
            path = year_path(year)
            yield Planned(path, partial(_year, overview, year, works), partial(keys.of, path, works))


def by_year(library: Library) -> list[tuple[str, list[Placed]]]:
    """Return the dated works by year, the newest year first, and within a year the newest first."""
    titles = chain.from_iterable(topic.once(_titles) for topic in library.topics)
    works_of: defaultdict[str, list[tuple[str, Placed]]] = defaultdict(list)
    for placed, title in zip(library.entries(), titles, strict=True):
        if placed.entry.date:
            works_of[placed.entry.date].append((title, placed))
    years: defaultdict[str, list[Placed]] = defaultdict(list)
    for date in sorted(works_of, reverse=True):
        years[date[:4]] += [placed for _, placed in sorted(works_of[date], key=itemgetter(0))]
    return [*years.items()]


def _titles(topic: Topic) -> Sequence[str]:
    """Return what the works of *topic* that are of one date are sorted by."""
    return [entry.title.casefold() for entry in topic.entries]


def _blocks(overview: Overview, years: Sequence[tuple[str, list[Placed]]], here: PageLinks) -> Iterator[Block]:
    undated = len(overview.entries) - sum(len(works) for _, works in years)
    messages = overview.messages
    yield PageHeading(1, "by-year", messages.html("years.title"))
    way = explanation(link(here.to(TIMELINE), messages.html("years.map"))).markup
    ways = ((Markup(f"year-{year}"), text(year), len(works)) for year, works in years)
    yield Html(Markup(f"<div>{way}{jump_within(ways, messages)}</div>"))
    for year, works in years:
        yield PageHeading(2, f"year-{year}", text(year))
        yield from _works_of(year, works, here)
    if undated:
        yield explanation(messages.html("years.undated", count=undated, topics=linked(here.to(TOPICS))))


def _works_of(year: str, works: Sequence[Placed], here: PageLinks) -> Iterator[Block]:
    """Yield the works of a year in the list; of very many the landmarks, and where the rest stands."""
    if len(works) <= _MOST_OF_A_YEAR:
        yield Html(rows(works, here))
        return
    shown = [placed for placed in works if placed.entry.seminal][:_MOST_OF_A_YEAR]
    if shown:
        yield Html(rows(shown, here))
    messages = here.messages
    way = link(here.to(year_path(year)), messages.html("years.all_of", count=len(works), year=year))
    yield explanation(*([messages.html("years.landmarks")] if shown else []), way)


def _year(overview: Overview, year: str, works: Sequence[Placed]) -> Page:
    path = year_path(year)
    here, messages = PageLinks(overview, path), overview.messages
    return Page(
        path,
        title=year,
        description=messages.plain("year.description", year=year, site=overview.site.name),
        settings=LIST_OF_LINKS,
        blocks=[
            PageHeading(1, "year", text(year)),
            explanation(
                messages.html("year.about", count=len(works)),
                link(here.to(YEARS, f"year-{year}"), messages.html("years.all")),
            ),
            Html(rows(works, here)),
        ],
    )
