"""The list in numbers, as bars with their figures. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ...core.levels import Status
from ...core.schema import Entry
from ..markup import Markup, link, text
from ..messages import capitalised
from ..page import Block, Html, Page, PageHeading
from ..page_settings import LIST_OF_LINKS
from ..routes import STATISTICS, TIMELINE, kind_path, topic_path
from .charts import Row, Share, columns, table
from .fragments import fragment
from .kind_pages import by_kind
from .overview import Overview
from .page_links import PageLinks
from .ways import about


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
    entries = [placed.entry for placed in overview.entries]
    counts = {
        "statistics.count.works": len(entries),
        "statistics.count.landmarks": sum(entry.seminal for entry in entries),
        "statistics.count.companions": sum(len(entry.companions) for entry in entries),
        "statistics.count.concepts": len(overview.glossary.terms),
        "statistics.count.tags": len(overview.tags),
        "statistics.count.backlog": sum(entry.status == Status.BACKLOG for entry in entries),
    }
    return [(count, overview.messages.html(key, count=count)) for key, count in counts.items()]


def _share(entries: Iterable[Entry]) -> Share:
    landmarks = [entry.seminal for entry in entries]
    return Share(len(landmarks), sum(landmarks))


def _years(overview: Overview, here: PageLinks) -> Iterator[Block]:
    """Yield a column for each year, and the same as a table."""
    by_year: defaultdict[int | None, list[Entry]] = defaultdict(list)
    for placed in overview.entries:
        by_year[placed.entry.year].append(placed.entry)
    shares = {year: _share(entries) for year, entries in by_year.items() if year is not None}
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
    yield fragment(messages, "statistics", "years", years=years, undated=len(by_year[None]))


def _kinds(overview: Overview, here: PageLinks) -> list[Row]:
    kinds = by_kind(overview)
    ranked = sorted(kinds, key=lambda kind: (-len(kinds[kind]), kind))
    rows = [
        Row(
            link(here.to(kind_path(kind)), text(overview.messages.kinds(kind))),
            _share(placed.entry for placed in kinds[kind]),
        )
        for kind in ranked
    ]
    return _with_rest(rows, overview)


def _levels(overview: Overview) -> list[Row]:
    shares = {
        level: _share(placed.entry for placed in overview.entries if placed.entry.level == level)
        for level in overview.library.vocabulary.levels
    }
    words = overview.messages.level
    rows = [Row(text(capitalised(words(level))), share) for level, share in shares.items() if share.works]
    return _with_rest(rows, overview)


def _topics(overview: Overview, here: PageLinks) -> list[Row]:
    topics = [topic for _, members in overview.sections for topic in members]
    ranked = sorted(topics, key=lambda topic: -len(topic.entries))
    return [Row(link(here.to(topic_path(topic.slug)), text(topic.title)), _share(topic.entries)) for topic in ranked]


def _with_rest(rows: Sequence[Row], overview: Overview) -> list[Row]:
    """Return *rows* with a further one for the works that are in none of them."""
    everything = _share(placed.entry for placed in overview.entries)
    rest = Share(
        everything.works - sum(row.share.works for row in rows),
        everything.landmarks - sum(row.share.landmarks for row in rows),
    )
    if not rest.works or not rows:
        return [*rows]
    return [*rows, Row(overview.messages.html("statistics.not_said"), rest, drawn=False)]
