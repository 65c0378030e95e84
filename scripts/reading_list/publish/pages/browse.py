"""The Browse page: links into the list by all that it is ordered by. A script puts a tool in their place. Pure."""

from collections import Counter

from ...core.site import Page
from .. import messages
from ..addresses import BROWSE, TIMELINE, kind_path, topic_path
from .entries import Lines, index
from .kinds import by_kind
from .layout import LIST_OF_LINKS, page
from .markup import Markup, text
from .overview import Overview, nav_sections


def render(overview: Overview) -> Page:
    """Return the Browse page."""
    lines = Lines(overview, BROWSE)
    return page(
        BROWSE,
        "browse.md",
        title="Browse",
        description=f"All {len(overview.entries)} entries of {overview.site.name}: filter, search, sort, take along.",
        settings={**LIST_OF_LINKS, "hide": ["navigation", "toc"]},
        groups=_ways(overview, lines),
    )


def _ways(overview: Overview, lines: Lines) -> list[tuple[Markup, Markup]]:
    """Return headings, each with links into the list."""
    sections = nav_sections(overview.library, overview.site.sections)
    topics = [
        (text(name), index((lines.to(topic_path(topic.slug)), topic.title, len(topic.entries)) for topic in topics))
        for name, topics in sections
    ]
    return [*topics, *_kinds_and_years(overview, lines), (Markup("Tags"), lines.tag_index(overview.tags.values()))]


def _kinds_and_years(overview: Overview, lines: Lines) -> list[tuple[Markup, Markup]]:
    """Return the links to the pages of kinds and to the years of the timeline, where there are any."""
    years = Counter(placed.entry.year for placed in overview.entries if placed.entry.year)
    kinds = [
        (lines.to(kind_path(kind)), messages.kinds(kind), len(entries)) for kind, entries in by_kind(overview).items()
    ]
    by_year = [(lines.to(TIMELINE, f"year-{year}"), str(year), years[year]) for year in sorted(years, reverse=True)]
    groups = ((Markup("Kinds"), kinds), (Markup("Years"), by_year))
    return [(heading, index(ways)) for heading, ways in groups if ways]
