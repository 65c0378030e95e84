"""What is new: the works by the day on which they joined the list, and what was replaced or found dead. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from ...core.levels import Status
from ...core.library import Placed
from ..joining import joined_by_day, newest
from ..markup import Markup, linked, listed, text
from ..page import Block, Html, Page, PageHeading
from ..page_settings import LIST_OF_LINKS
from ..routes import NEWS, TOPICS
from .entry_lists import noted_rows
from .fragments import explanation
from .overview import Overview
from .page_links import PageLinks
from .ways import about

_MOST = 150  # works in full; of earlier months the page says how many joined
_MOST_DEAD = 50


def news_pages(overview: Overview) -> list[Page]:
    """Return the page of the newest entries."""
    messages = overview.messages
    return [
        Page(
            NEWS,
            title=messages.plain("news.title"),
            description=messages.plain("news.description", site=overview.site.name),
            settings={**LIST_OF_LINKS, "hide": ["navigation"]},
            blocks=list(_blocks(overview, PageLinks(overview, NEWS))),
        )
    ]


def _blocks(overview: Overview, here: PageLinks) -> Iterator[Block]:
    counts = joined_by_day(overview.library)
    undated = len(overview.entries) - sum(counts.values())
    messages, topics = overview.messages, linked(here.to(TOPICS))
    yield PageHeading(1, "new", messages.html("news.title"))
    yield about(messages.html("news.about"), here)
    if feed := here.feed_of_all():
        yield explanation(messages.html("news.feeds", feed=linked(feed), topics=topics))
    if undated:
        yield explanation(messages.html("news.undated", count=undated, topics=topics))
    yield from _days(newest(overview.library, _MOST), counts, here)
    yield from _replaced(overview, here)
    yield from _dead(overview, here)


def _days(shown: Sequence[Placed], counts: Mapping[str, int], here: PageLinks) -> Iterator[Block]:
    """Yield the works that are *shown* by day, and how many joined in the months before.

    *counts* tell how many have joined on each day.
    """
    messages, day = here.messages, ""
    for day, group in groupby(shown, key=lambda placed: placed.entry.added or ""):
        works = [*group]
        yield PageHeading(2, f"day-{day}", text(messages.date(day)))
        yield explanation(_joined(counts[day], len(works), here))
        yield Html(noted_rows(works, here))
    months: Counter[str] = Counter()
    for earlier, count in counts.items():
        if earlier < day:
            months[earlier[:7]] += count
    if months:
        yield PageHeading(2, "before", messages.html("news.before"))
        lines = [messages.html("news.month", month=messages.date(month), count=months[month]) for month in months]
        yield Html(listed("rl-months", lines))


def _joined(count: int, shown: int, here: PageLinks) -> Markup:
    """Return how many works joined on a day, of which so many are *shown*."""
    if shown < count:
        topics = linked(here.to(TOPICS))
        return here.messages.html("news.joined.some", total=count, count=shown, topics=topics)
    return here.messages.html("news.joined", count=count)


def _replaced(overview: Overview, here: PageLinks) -> Iterator[Block]:
    """Yield which works were replaced by others. Nobody says when."""
    messages = here.messages
    pairs = [
        messages.html("news.replaced.by", old=here.entry(placed.entry.id), new=here.entry(placed.entry.superseded_by))
        for placed in overview.entries
        if placed.entry.status == Status.SUPERSEDED and placed.entry.superseded_by
    ]
    if pairs:
        yield PageHeading(2, "replaced", messages.html("news.replaced"))
        yield Html(listed("rl-changes", pairs))


def _dead(overview: Overview, here: PageLinks) -> Iterator[Block]:
    """Yield which links of works were found dead, by day, the last first."""
    dead = overview.library.dead
    by_day: defaultdict[str, list[Markup]] = defaultdict(list)
    for placed in overview.entries if dead else ():
        if day := dead.get(placed.entry.link):
            by_day[day].append(here.entry(placed.entry.id))
    if not by_day:
        return
    yield PageHeading(2, "found-dead", here.messages.html("news.dead"))
    days = sorted(by_day, reverse=True)
    links = [(day, works) for day in days for works in by_day[day]][:_MOST_DEAD]
    messages = here.messages
    shown = [
        messages.html("news.dead.day", day=messages.date(day), works=messages.parted(work for _, work in group))
        for day, group in groupby(links, lambda one: one[0])
    ]
    about_dead = [messages.html("news.dead.about")]
    if more := sum(map(len, by_day.values())) - len(links):
        about_dead.append(messages.html("news.dead.more", count=more))
    yield Html(Markup(f"{explanation(*about_dead).markup}{listed('rl-changes', shown)}"))
