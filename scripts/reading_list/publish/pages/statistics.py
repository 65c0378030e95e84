"""The list in numbers: tables whose cells carry a small bar, so that chart and figures are one thing. Pure."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...core.schema import Level, Status
from .. import messages
from ..markup import Markup, link, text
from ..page import Block, Html, Page, PageHeading
from ..page_settings import LIST_OF_LINKS
from ..routes import TIMELINE, kind_path, topic_path
from .fragments import fragment
from .kind_pages import by_kind
from .overview import Overview
from .page_links import PageLinks

PATH = "statistics.md"


class _Row(NamedTuple):
    """A line of a table: its name, and the number that the bar shows."""

    name: Markup
    number: int
    drawn: bool = True
    """Whether it has a bar: what is not known would outgrow what is."""


def statistics_pages(overview: Overview) -> list[Page]:
    """Return the page of statistics."""
    return [
        Page(
            PATH,
            title="Statistics",
            description=f"{overview.site.name} in numbers: works by year, kind, level and topic.",
            settings=LIST_OF_LINKS,
            blocks=list(_blocks(overview, PageLinks(overview, PATH))),
        )
    ]


def _blocks(overview: Overview, here: PageLinks) -> Iterator[Block]:
    yield PageHeading(1, "statistics", Markup("Statistics"))
    yield fragment("statistics", "figures", facts=_facts(overview))
    for anchor, heading, column, rows in (
        ("years", "By year", "Year", _years(overview, here)),
        ("kinds", "By kind", "Kind", _kinds(overview, here)),
        ("levels", "By level", "Level", _levels(overview)),
        ("topics", "By topic", "Topic", _topics(overview, here)),
    ):
        if rows:
            yield PageHeading(2, anchor, Markup(heading))
            yield Html(_table(Markup(heading), Markup(column), rows))


def _facts(overview: Overview) -> list[tuple[int, Markup]]:
    """Return the figures above the tables, each with what it counts."""
    entries = [placed.entry for placed in overview.entries]
    counts: dict[messages.Noun, int] = {
        "work": len(entries),
        "landmark": sum(entry.seminal for entry in entries),
        "companion": sum(len(entry.companions) for entry in entries),
        "concept": sum(len(topic.file.concepts) for topic in overview.library.topics),
        "tag": len(overview.tags),
    }
    backlog = sum(entry.status is Status.BACKLOG for entry in entries)
    return [
        *((count, text(messages.noun(name, count))) for name, count in counts.items()),
        (backlog, Markup("on the backlog")),
    ]


def _years(overview: Overview, here: PageLinks) -> list[_Row]:
    counts = Counter(placed.entry.year for placed in overview.entries)
    years = sorted((year for year in counts if year is not None), reverse=True)
    rows = [_Row(link(here.to(TIMELINE, f"year-{year}"), Markup(year)), counts[year]) for year in years]
    return [*rows, _Row(Markup("not known"), counts[None], drawn=False)] if counts[None] else rows


def _kinds(overview: Overview, here: PageLinks) -> list[_Row]:
    kinds = by_kind(overview)
    ranked = sorted(kinds, key=lambda kind: (-len(kinds[kind]), kind))
    rows = [_Row(link(here.to(kind_path(kind)), text(messages.kinds(kind))), len(kinds[kind])) for kind in ranked]
    return _with_rest(rows, len(overview.entries))


def _levels(overview: Overview) -> list[_Row]:
    counts = Counter(placed.entry.level for placed in overview.entries)
    rows = [_Row(text(messages.level(level).capitalize()), counts[level]) for level in Level if counts[level]]
    return _with_rest(rows, len(overview.entries))


def _topics(overview: Overview, here: PageLinks) -> list[_Row]:
    topics = [topic for _, members in overview.sections for topic in members]
    ranked = sorted(topics, key=lambda topic: -len(topic.entries))
    return [_Row(link(here.to(topic_path(topic.slug)), text(topic.title)), len(topic.entries)) for topic in ranked]


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
