"""What is new: the entries by the month in which they joined the list. Pure."""

from itertools import groupby

from ...core import dates
from ...core.site import Page
from ..addresses import NEW, TOPICS
from .entries import Lines
from .layout import LIST_OF_LINKS, page
from .markup import Markup, text
from .overview import Overview

_MOST_OF_A_MONTH = 100  # a list may join as a whole on one day
_MOST = 500  # of earlier months the page says how many joined


def new_page(overview: Overview) -> Page:
    """Return the page of the newest entries."""
    lines = Lines(overview, NEW)
    newest = overview.newest_first()
    months = []
    room = _MOST
    for month, group in groupby(newest, key=lambda placed: (placed.entry.added or "")[:7]):
        joined = list(group)
        shown = joined[: min(_MOST_OF_A_MONTH, room)]
        room -= len(shown)
        rows = lines.dated_rows(shown) if shown else Markup()
        months.append((Markup(month), text(dates.in_words(month)), rows, len(joined) - len(shown)))
    return page(
        NEW,
        "new.md",
        settings={**LIST_OF_LINKS, "hide": ["navigation"]},
        title="New",
        description=f"The entries of {overview.site.name} by the month in which they were added, newest first.",
        months=months,
        undated_count=len(overview.entries) - len(newest),
        topics_href=lines.to(TOPICS),
    )
