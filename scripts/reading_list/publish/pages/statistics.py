"""The list in numbers, as bars with their figures. Pure."""

from collections.abc import Iterator, Mapping, Sequence

from ..markup import Markup, link, text
from ..messages import capitalised
from ..page import Block, Html, Page, PageHeading
from ..page_settings import LIST_OF_LINKS
from ..routes import STATISTICS, TIMELINE, kind_path, topic_path
from .charts import Row, columns, table
from .figures import Figures, Share, figures, of_topic
from .fragments import unfolding
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
    messages, counted = overview.messages, figures(overview.library)
    yield PageHeading(1, "statistics", messages.html("statistics.title"))
    yield about(messages.html("statistics.about"), here)
    yield _sums(overview, counted)
    yield from _years(counted, here)
    for anchor, heading, column, rows in (
        ("kinds", "statistics.by_kind", "statistics.kind", _kinds(overview, counted, here)),
        ("levels", "statistics.by_level", "statistics.level", _levels(overview, counted)),
        ("topics", "statistics.by_topic", "statistics.topic", _topics(overview, here)),
    ):
        if rows:
            yield PageHeading(2, anchor, messages.html(heading))
            yield Html(table(messages.html(heading), messages.html(column), rows, messages))


def _sums(overview: Overview, counted: Figures) -> Html:
    """Return the figures above the tables, each with what it counts."""
    counts = {
        "statistics.count.works": counted.all.works,
        "statistics.count.landmarks": counted.all.landmarks,
        "statistics.count.companions": counted.companions,
        "statistics.count.concepts": len(overview.glossary.terms),
        "statistics.count.tags": len(overview.tags),
        "statistics.count.backlog": counted.backlog,
    }
    messages = overview.messages
    items = "".join(
        f"<div><dt>{messages.html(key, count=count)}</dt><dd>{messages.digits(count)}</dd></div>"
        for key, count in counts.items()
    )
    return Html(Markup(f'<dl class="rl-figures">{items}</dl>'))


def _years(counted: Figures, here: PageLinks) -> Iterator[Block]:
    """Yield a column for each year, and the same as a table."""
    shares = {year: share for year, share in counted.years.items() if year is not None}
    if not shares:
        return
    first, last = min(shares), max(shares)
    messages = here.messages
    key = "statistics.years.one" if first == last else "statistics.years.label"
    label = messages.html(key, first=str(first), last=str(last))
    yield PageHeading(2, "years", messages.html("years.title"))
    yield Html(columns(label, shares))
    yield _years_in_numbers(shares, counted.undated, here)


def _years_in_numbers(shares: Mapping[int, Share], undated: int, here: PageLinks) -> Html:
    """Return what the columns mean, and the same as a table."""
    messages = here.messages
    works, landmarks = messages.html("statistics.works"), messages.html("statistics.landmarks")
    lines = [
        (link(here.to(TIMELINE, f"year-{year}"), Markup(year)), shares[year].works, shares[year].landmarks)
        for year in sorted(shares, reverse=True)
    ]
    if undated:
        lines.append((messages.html("statistics.not_known"), undated, 0))
    body = "".join(
        f'<tr><th scope="row">{name}</th><td>{messages.digits(count)}</td>'
        f"<td>{messages.digits(of_landmarks) if of_landmarks else ''}</td></tr>"
        for name, count, of_landmarks in lines
    )
    head = "".join(f'<th scope="col">{name}</th>' for name in (messages.html("statistics.year"), works, landmarks))
    caption = f"<caption>{messages.html('years.title')}</caption>"
    numbers = f'<table class="rl-counts">{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    return Html(
        Markup(
            f'<div><p class="rl-legend"><span class="rl-key-all">{messages.html("statistics.all_works")}</span>'
            f' <span class="rl-key-landmarks">{landmarks}</span></p>'
            f"{unfolding(messages.html('statistics.same_in_numbers'), Markup(numbers))}</div>"
        )
    )


def _kinds(overview: Overview, counted: Figures, here: PageLinks) -> list[Row]:
    kinds = counted.of_kinds(overview.library.vocabulary)
    ranked = sorted(kinds, key=lambda kind: (-kinds[kind].works, kind))
    rows = [Row(link(here.to(kind_path(kind)), text(overview.messages.kinds(kind))), kinds[kind]) for kind in ranked]
    return _with_rest(rows, counted, overview)


def _levels(overview: Overview, counted: Figures) -> list[Row]:
    shares = {level: counted.levels.get(level, Share()) for level in overview.library.vocabulary.levels}
    words = overview.messages.level
    rows = [Row(text(capitalised(words(level))), share) for level, share in shares.items() if share.works]
    return _with_rest(rows, counted, overview)


def _topics(overview: Overview, here: PageLinks) -> list[Row]:
    topics = [topic for _, members in overview.sections for topic in members]
    ranked = sorted(topics, key=lambda topic: -len(topic.entries))
    return [Row(link(here.to(topic_path(topic.slug)), text(topic.title)), topic.once(of_topic).all) for topic in ranked]


def _with_rest(rows: Sequence[Row], counted: Figures, overview: Overview) -> list[Row]:
    """Return *rows* with a further one for the works that are in none of them."""
    rest = Share(
        counted.all.works - sum(row.share.works for row in rows),
        counted.all.landmarks - sum(row.share.landmarks for row in rows),
    )
    if not rest.works or not rows:
        return [*rows]
    return [*rows, Row(overview.messages.html("statistics.not_said"), rest, drawn=False)]
