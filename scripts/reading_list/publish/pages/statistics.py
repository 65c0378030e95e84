"""The list in numbers: tables whose cells carry a small bar, so that chart and figures are one thing. Pure."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ...core.schema import Level, Status
from ...core.site import Page
from .. import messages
from ..addresses import STATISTICS, TIMELINE, kind_path, topic_path
from .entries import Lines
from .kinds import by_kind
from .layout import LIST_OF_LINKS, page
from .markup import Markup, link, text
from .overview import Overview, nav_sections


class _Row(NamedTuple):
    """A line of a table: its name, and the number that the bar shows."""

    name: Markup
    number: int
    drawn: bool = True
    """Whether it has a bar: what is not known would outgrow what is."""


def statistics_page(overview: Overview) -> Page:
    """Return the page of statistics."""
    lines = Lines(overview, STATISTICS)
    entries = [placed.entry for placed in overview.entries]
    tables = [
        ("years", "By year", "Year", _years(overview, lines)),
        ("kinds", "By kind", "Kind", _kinds(overview, lines)),
        ("levels", "By level", "Level", _levels(overview)),
        ("topics", "By topic", "Topic", _topics(overview, lines)),
    ]
    return page(
        STATISTICS,
        "statistics.md",
        settings=LIST_OF_LINKS,
        title="Statistics",
        description=f"{overview.site.name} in numbers: works by year, kind, level and topic.",
        facts=[
            (len(entries), Markup("works")),
            (sum(entry.seminal for entry in entries), Markup("landmarks")),
            (sum(len(entry.companions) for entry in entries), Markup("companions")),
            (sum(len(topic.file.concepts) for topic in overview.library.topics), Markup("concepts")),
            (len(overview.tags), Markup("tags")),
            (sum(entry.status is Status.BACKLOG for entry in entries), Markup("on the backlog")),
        ],
        tables=[
            (Markup(anchor), Markup(heading), _table(Markup(heading), Markup(head), rows))
            for anchor, heading, head, rows in tables
            if rows
        ],
    )


def _years(overview: Overview, lines: Lines) -> list[_Row]:
    counts = Counter(placed.entry.year for placed in overview.entries)
    years = sorted((year for year in counts if year is not None), reverse=True)
    rows = [_Row(link(lines.to(TIMELINE, f"year-{year}"), Markup(year)), counts[year]) for year in years]
    return [*rows, _Row(Markup("not known"), counts[None], drawn=False)] if counts[None] else rows


def _kinds(overview: Overview, lines: Lines) -> list[_Row]:
    kinds = by_kind(overview)
    ranked = sorted(kinds, key=lambda kind: (-len(kinds[kind]), kind))
    rows = [_Row(link(lines.to(kind_path(kind)), text(messages.kinds(kind))), len(kinds[kind])) for kind in ranked]
    return _with_rest(rows, len(overview.entries))


def _levels(overview: Overview) -> list[_Row]:
    counts = Counter(placed.entry.level for placed in overview.entries)
    rows = [_Row(text(messages.level(level).capitalize()), counts[level]) for level in Level if counts[level]]
    return _with_rest(rows, len(overview.entries))


def _topics(overview: Overview, lines: Lines) -> list[_Row]:
    topics = [topic for _, held in nav_sections(overview.library, overview.site.sections) for topic in held]
    ranked = sorted(topics, key=lambda topic: -len(topic.entries))
    return [_Row(link(lines.to(topic_path(topic.slug)), text(topic.title)), len(topic.entries)) for topic in ranked]


def _with_rest(rows: Sequence[_Row], total: int) -> list[_Row]:
    rest = total - sum(row.number for row in rows)
    return [*rows, _Row(Markup("not said"), rest, drawn=False)] if rest and rows else list(rows)


def _table(caption: Markup, head: Markup, rows: Sequence[_Row]) -> Markup:
    most = max((row.number for row in rows if row.drawn), default=1)
    body = "".join(
        f'<tr><th scope="row">{row.name}</th><td>{row.number}</td>'
        f"<td>{_bar(row.number, most) if row.drawn else ''}</td></tr>"
        for row in rows
    )
    return Markup(
        f'<table class="rl-counts"><caption>{caption}</caption><thead><tr><th scope="col">{head}</th>'
        f'<th scope="col">Works</th><td></td></tr></thead><tbody>{body}</tbody></table>'
    )


def _bar(number: int, most: int) -> str:
    percent = max(round(100 * number / most), 1) if number else 0
    return f'<svg aria-hidden="true"><rect width="{percent}%" height="100%"/></svg>'
