"""The list in numbers, as bars with their figures. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ...core.schema import Entry, Level, Status
from .. import messages
from ..markup import Markup, link, text
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
    return [
        Page(
            STATISTICS,
            title="Statistics",
            description=f"{overview.site.name} in numbers: works by year, kind, level and topic.",
            settings=LIST_OF_LINKS,
            blocks=list(_blocks(overview, PageLinks(overview, STATISTICS))),
        )
    ]


def _blocks(overview: Overview, here: PageLinks) -> Iterator[Block]:
    yield PageHeading(1, "statistics", Markup("Statistics"))
    yield about(Markup("The list in numbers."), here)
    yield fragment("statistics", "figures", facts=_facts(overview))
    yield from _years(overview, here)
    for anchor, heading, column, rows in (
        ("kinds", "By kind", "Kind", _kinds(overview, here)),
        ("levels", "By level", "Level", _levels(overview)),
        ("topics", "By topic", "Topic", _topics(overview, here)),
    ):
        if rows:
            yield PageHeading(2, anchor, Markup(heading))
            yield Html(table(Markup(heading), Markup(column), rows))


def _facts(overview: Overview) -> list[tuple[int, Markup]]:
    """Return the figures above the tables, each with what it counts."""
    entries = [placed.entry for placed in overview.entries]
    counts: dict[messages.Noun, int] = {
        "work": len(entries),
        "landmark": sum(entry.seminal for entry in entries),
        "companion": sum(len(entry.companions) for entry in entries),
        "concept": len(overview.glossary.terms),
        "tag": len(overview.tags),
    }
    backlog = sum(entry.status is Status.BACKLOG for entry in entries)
    return [
        *((count, text(messages.noun(name, count))) for name, count in counts.items()),
        (backlog, Markup("on the backlog")),
    ]


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
    label = Markup(f"Works of {first}" if first == last else f"Works by year from {first} to {last}")
    years = [
        (link(here.to(TIMELINE, f"year-{year}"), Markup(year)), shares[year].works, shares[year].landmarks)
        for year in sorted(shares, reverse=True)
    ]
    yield PageHeading(2, "years", Markup("By year"))
    yield Html(columns(label, shares))
    yield fragment("statistics", "years", years=years, undated=len(by_year[None]))


def _kinds(overview: Overview, here: PageLinks) -> list[Row]:
    kinds = by_kind(overview)
    ranked = sorted(kinds, key=lambda kind: (-len(kinds[kind]), kind))
    rows = [
        Row(link(here.to(kind_path(kind)), text(messages.kinds(kind))), _share(placed.entry for placed in kinds[kind]))
        for kind in ranked
    ]
    return _with_rest(rows, overview)


def _levels(overview: Overview) -> list[Row]:
    shares = {
        level: _share(placed.entry for placed in overview.entries if placed.entry.level is level) for level in Level
    }
    rows = [Row(text(messages.level(level).capitalize()), share) for level, share in shares.items() if share.works]
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
    return [*rows, Row(Markup("not said"), rest, drawn=False)] if rest.works and rows else list(rows)
