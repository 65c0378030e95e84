"""All dated works by year: one page, and pages of their own for years that have too many. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby

from ...core.library import Placed
from ..markup import text
from ..page import Block, Html, Page, PageHeading
from ..page_settings import LIST_OF_LINKS
from ..planned import Planned
from ..routes import TIMELINE, TOPICS, YEARS, year_path
from .entry_lists import rows
from .fragments import fragment
from .made_of import PageKeys
from .overview import Overview
from .page_links import PageLinks

_MOST_OF_A_YEAR = 120
"""More works than that have a page of their own, and the list shows the landmarks among them."""


def year_pages(overview: Overview) -> Iterator[Page | Planned[Page]]:
    """Yield the list by year, and the pages of those years that have too many works for it."""
    years = by_year(overview.entries)
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
            yield Planned(path, partial(_year, overview, year, works), keys.of(path, works))


def by_year(entries: Iterable[Placed]) -> list[tuple[str, list[Placed]]]:
    """Return the dated entries by year, the newest year first, and within a year the newest first."""
    dated = sorted(
        (placed for placed in entries if placed.entry.date), key=lambda placed: placed.entry.title.casefold()
    )
    dated.sort(key=lambda placed: placed.entry.date or "", reverse=True)
    return [(year, list(works)) for year, works in groupby(dated, key=lambda placed: (placed.entry.date or "")[:4])]


def _blocks(overview: Overview, years: Sequence[tuple[str, list[Placed]]], here: PageLinks) -> Iterator[Block]:
    undated = sum(placed.entry.date is None for placed in overview.entries)
    messages = overview.messages
    yield PageHeading(1, "by-year", messages.html("years.title"))
    ways = [(text(year), len(works)) for year, works in years]
    yield fragment(messages, "timeline", "jump", map=here.to(TIMELINE), years=ways)
    for year, works in years:
        yield PageHeading(2, f"year-{year}", text(year))
        yield from _works_of(year, works, here)
    if undated:
        yield fragment(messages, "timeline", "undated", count=undated, topics=here.to(TOPICS))


def _works_of(year: str, works: Sequence[Placed], here: PageLinks) -> Iterator[Block]:
    """Yield the works of a year in the list; of very many the landmarks, and where the rest stands."""
    if len(works) <= _MOST_OF_A_YEAR:
        yield Html(rows(works, here))
        return
    shown = [placed for placed in works if placed.entry.seminal][:_MOST_OF_A_YEAR]
    if shown:
        yield Html(rows(shown, here))
    href = here.to(year_path(year))
    fields = {"some_shown": bool(shown), "href": href, "count": len(works), "year": text(year)}
    yield fragment(here.messages, "timeline", "rest_of_year", **fields)


def _year(overview: Overview, year: str, works: Sequence[Placed]) -> Page:
    path = year_path(year)
    here = PageLinks(overview, path)
    return Page(
        path,
        title=year,
        description=overview.messages.plain("year.description", year=year, site=overview.site.name),
        settings=LIST_OF_LINKS,
        blocks=[
            PageHeading(1, "year", text(year)),
            fragment(
                overview.messages, "timeline", "about_a_year", count=len(works), years=here.to(YEARS, f"year-{year}")
            ),
            Html(rows(works, here)),
        ],
    )
