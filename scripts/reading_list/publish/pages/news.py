"""What is new: the works by the day on which they joined the list, and what was replaced or found dead. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from ...core import dates
from ...core.library import Placed
from ...core.schema import Status
from ..markup import Markup, text
from ..page import Block, Html, Page, PageHeading
from ..page_settings import LIST_OF_LINKS
from ..routes import NEWS, TOPICS
from .entry_lists import noted_rows
from .fragments import fragment
from .overview import Overview
from .page_links import PageLinks
from .ways import about

_MOST = 150  # works in full; of earlier months the page says how many joined
_MOST_DEAD = 50


def news_pages(overview: Overview) -> list[Page]:
    """Return the page of the newest entries."""
    return [
        Page(
            NEWS,
            title="New",
            description=f"The works of {overview.site.name} by the day on which they were added, newest first.",
            settings={**LIST_OF_LINKS, "hide": ["navigation"]},
            blocks=list(_blocks(overview, PageLinks(overview, NEWS))),
        )
    ]


def _blocks(overview: Overview, here: PageLinks) -> Iterator[Block]:
    newest = overview.newest_first()
    undated = len(overview.entries) - len(newest)
    yield PageHeading(1, "new", Markup("New"))
    yield about(Markup("Works by the day on which they joined the list, of one day the latest published first."), here)
    if feed := here.feed_of_all():
        yield fragment("news", "feeds", feed=feed, topics=here.to(TOPICS))
    if undated:
        yield fragment("news", "undated", count=undated, topics=here.to(TOPICS))
    yield from _days(newest, here)
    yield from _replaced(overview, here)
    yield from _dead(overview, here)


def _days(newest: Sequence[Placed], here: PageLinks) -> Iterator[Block]:
    """Yield the first of the *newest* works by day, and how many joined in the months before."""
    count_of = Counter(placed.entry.added for placed in newest)
    for day, group in groupby(newest[:_MOST], key=lambda placed: placed.entry.added or ""):
        works = [*group]
        yield PageHeading(2, f"day-{day}", text(dates.in_words(day)))
        yield fragment("news", "joined", count=count_of[day], shown_count=len(works), topics=here.to(TOPICS))
        yield Html(noted_rows(works, here))
    last = newest[:_MOST][-1].entry.added if newest else None
    months = Counter((placed.entry.added or "")[:7] for placed in newest[_MOST:] if placed.entry.added != last)
    if months:
        yield PageHeading(2, "before", Markup("Before"))
        yield fragment("news", "months", months=[(text(dates.in_words(month)), months[month]) for month in months])


def _replaced(overview: Overview, here: PageLinks) -> Iterator[Block]:
    """Yield which works were replaced by others. Nobody says when."""
    pairs = [
        (here.entry(placed.entry.id), here.entry(placed.entry.superseded_by))
        for placed in overview.entries
        if placed.entry.status is Status.SUPERSEDED and placed.entry.superseded_by
    ]
    if pairs:
        yield PageHeading(2, "replaced", Markup("Replaced"))
        yield fragment("news", "replaced", pairs=pairs)


def _dead(overview: Overview, here: PageLinks) -> Iterator[Block]:
    """Yield which links of works were found dead, by day, the last first."""
    dead = overview.library.dead
    by_day: defaultdict[str, list[Markup]] = defaultdict(list)
    for placed in overview.entries:
        if day := dead.get(placed.entry.link):
            by_day[day].append(here.entry(placed.entry.id))
    if not by_day:
        return
    yield PageHeading(2, "found-dead", Markup("Links found dead"))
    days = sorted(by_day, reverse=True)
    links = [(day, works) for day in days for works in by_day[day]][:_MOST_DEAD]
    shown = [
        (text(dates.in_words(day)), [works for _, works in group]) for day, group in groupby(links, lambda one: one[0])
    ]
    yield fragment("news", "dead", days=shown, more=sum(map(len, by_day.values())) - len(links))
