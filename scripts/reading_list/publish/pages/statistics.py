"""The list in numbers, as bars with their figures. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from ...core.levels import Status
from ...core.schema import Entry
from ..markup import Markup, link, text
from ..messages import capitalised
from ..page import Block, Html, Page, PageHeading
from ..page_settings import LIST_OF_LINKS
from ..routes import STATISTICS, TIMELINE, kind_path, topic_path
from .charts import Row, Share, columns, table
from .fragments import fragment
from .overview import Overview
from .page_links import PageLinks
from .ways import about

T = TypeVar("T")


def statistics_pages(overview: Overview) -> list[Page]:
    """Return the page of statistics."""
    messages = overview.messages
    return [
        Page(
            STATISTICS,
            title=messages.plain("statistics.title"),
            description=messages.plain("statistics.description", site=overview.site.name),
            settings=LIST_OF_LINKS,
            blocks=list(_blocks(overview, PageLinks(overview, STATISTICS))),
        )
    ]


def _blocks(overview: Overview, here: PageLinks) -> Iterator[Block]:
    messages = overview.messages
    yield PageHeading(1, "statistics", messages.html("statistics.title"))
    yield about(messages.html("statistics.about"), here)
    yield fragment(messages, "statistics", "figures", facts=_facts(overview))
    yield from _years(overview, here)
    for anchor, heading, column, rows in (
        ("kinds", "statistics.by_kind", "statistics.kind", _kinds(overview, here)),
        ("levels", "statistics.by_level", "statistics.level", _levels(overview)),
        ("topics", "statistics.by_topic", "statistics.topic", _topics(overview, here)),
    ):
        if rows:
            yield PageHeading(2, anchor, messages.html(heading))
            yield Html(table(messages.html(heading), messages.html(column), rows, messages))


def _facts(overview: Overview) -> list[tuple[int, Markup]]:
    """Return the figures above the tables, each with what it counts."""
    entries = [*_entries(overview)]
    counts = {
        "statistics.count.works": len(entries),
        "statistics.count.landmarks": sum(entry.seminal for entry in entries),
        "statistics.count.companions": sum(len(entry.companions) for entry in entries),
        "statistics.count.concepts": len(overview.glossary.terms),
        "statistics.count.tags": len(overview.tags),
        "statistics.count.backlog": sum(entry.status == Status.BACKLOG for entry in entries),
    }
    return [(count, overview.messages.html(key, count=count)) for key, count in counts.items()]


_NONE = Share(0, 0)


def _entries(overview: Overview) -> Iterator[Entry]:
    return (placed.entry for placed in overview.entries)


def _shares(works: Iterable[Entry], of: Callable[[Entry], T]) -> dict[T, Share]:
    """Return the share of *works* that each value has which one of them is *of*."""
    counts = Counter((of(entry), entry.seminal) for entry in works)
    return {value: Share(counts[value, False] + counts[value, True], counts[value, True]) for value, _ in counts}


def _years(overview: Overview, here: PageLinks) -> Iterator[Block]:
    """Yield a column for each year, and the same as a table."""
    by_year = _shares(_entries(overview), lambda entry: entry.year)
    shares = {year: share for year, share in by_year.items() if year is not None}
    if not shares:
        return
    first, last = min(shares), max(shares)
    messages = overview.messages
    key = "statistics.years.one" if first == last else "statistics.years.label"
    label = messages.html(key, first=str(first), last=str(last))
    years = [
        (link(here.to(TIMELINE, f"year-{year}"), Markup(year)), shares[year].works, shares[year].landmarks)
        for year in sorted(shares, reverse=True)
    ]
    yield PageHeading(2, "years", messages.html("years.title"))
    yield Html(columns(label, shares))
    yield fragment(messages, "statistics", "years", years=years, undated=by_year.get(None, _NONE).works)


def _kinds(overview: Overview, here: PageLinks) -> list[Row]:
    shares = _shares(_entries(overview), lambda entry: entry.kind or None)
    kinds = sorted(filter(None, shares), key=lambda kind: (-shares[kind].works, kind))
    rows = [Row(link(here.to(kind_path(kind)), text(overview.messages.kinds(kind))), shares[kind]) for kind in kinds]
    return _with_rest(rows, shares.get(None, _NONE), overview)


def _levels(overview: Overview) -> list[Row]:
    shares = _shares(_entries(overview), lambda entry: entry.level)
    levels = [level for level in overview.library.vocabulary.levels if level in shares]
    rows = [Row(text(capitalised(overview.messages.level(level))), shares[level]) for level in levels]
    return _with_rest(rows, shares.get(None, _NONE), overview)


def _topics(overview: Overview, here: PageLinks) -> list[Row]:
    topics = [topic for _, members in overview.sections for topic in members]
    ranked = sorted(topics, key=lambda topic: -len(topic.entries))
    return [Row(link(here.to(topic_path(topic.slug)), text(topic.title)), _share(topic.entries)) for topic in ranked]


def _share(entries: Sequence[Entry]) -> Share:
    return Share(len(entries), sum(entry.seminal for entry in entries))


def _with_rest(rows: Sequence[Row], rest: Share, overview: Overview) -> list[Row]:
    """Return *rows* with a further one for the *rest*: works of which nobody says to which of them they belong."""
    if not rest.works or not rows:
        return [*rows]
    return [*rows, Row(overview.messages.html("statistics.not_said"), rest, drawn=False)]
