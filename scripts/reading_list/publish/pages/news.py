"""What is new: the entries by the month in which they joined the list. Pure."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from ...core import dates
from ...core.library import Placed
from ..markup import Markup, text
from ..page import Block, Html, Page, PageHeading
from ..page_settings import LIST_OF_LINKS
from ..routes import NEWS, TOPICS
from .entry_lists import dated_rows
from .fragments import fragment
from .overview import Overview
from .page_links import PageLinks

_MOST_OF_A_MONTH = 100  # a list may join as a whole on one day
_MOST = 500  # of earlier months the page says how many joined


def news_pages(overview: Overview) -> list[Page]:
    """Return the page of the newest entries."""
    return [
        Page(
            NEWS,
            title="New",
            description=f"The entries of {overview.site.name} by the month in which they were added, newest first.",
            settings={**LIST_OF_LINKS, "hide": ["navigation"]},
            blocks=list(_blocks(overview, overview.newest_first(), PageLinks(overview, NEWS))),
        )
    ]


def _blocks(overview: Overview, newest: Sequence[Placed], here: PageLinks) -> Iterator[Block]:
    undated = len(overview.entries) - len(newest)
    yield PageHeading(1, "new", Markup("New"))
    yield fragment("news", "explanation", undated_count=undated, topics=here.to(TOPICS))
    room = _MOST
    for month, group in groupby(newest, key=lambda placed: (placed.entry.added or "")[:7]):
        joined = list(group)
        shown = joined[: min(_MOST_OF_A_MONTH, room)]
        room -= len(shown)
        yield PageHeading(2, f"month-{month}", text(dates.in_words(month)))
        if shown:
            yield Html(dated_rows(shown, here))
        if rest := len(joined) - len(shown):
            yield fragment("news", "rest", count=rest, some_shown=bool(shown), topics=here.to(TOPICS))
