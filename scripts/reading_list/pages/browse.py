"""The Browse page: links into the list by all that it is ordered by. A script puts a tool in their place."""

from collections.abc import Iterable

from ..addresses import BROWSE, topic_path
from ..model import Page
from .entries import Lines
from .layout import LIST_OF_LINKS, page
from .markup import Markup, link, text
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
        (text(name), _index((lines.to(topic_path(topic.slug)), topic.title, len(topic.entries)) for topic in topics))
        for name, topics in sections
    ]
    return [*topics, (Markup("Tags"), lines.tag_index(overview.tags.values()))]


def _index(ways: Iterable[tuple[Markup, str, int]]) -> Markup:
    """Return links with their words, each with the number of entries that it leads to."""
    items = "".join(f"<li>{link(href, text(words))} <small>{count}</small></li>" for href, words, count in ways)
    return Markup(f'<ul class="rl-tag-index">{items}</ul>')
