"""The main reading paths: what to read, in which order and why, from the first steps to a goal. Pure."""

from collections.abc import Sequence

from ...core.library import Placed
from ...core.reading_order import reading_order
from ...core.site import Page
from ..addresses import PATHS, topic_path
from .entries import Lines
from .layout import LIST_OF_LINKS, page
from .markup import Markup, text
from .overview import Overview
from .prerequisites import Path

_MOST_FURTHER = 6


def paths_page(overview: Overview) -> Page:
    """Return the page of the main paths."""
    lines = Lines(overview, PATHS)
    onward: dict[str, list[Placed]] = {path.goal.entry.id: [] for path in overview.paths.values()}
    for placed in overview.entries:
        for step in placed.entry.after:
            if step.id in onward:
                onward[step.id].append(placed)
    return page(
        PATHS,
        "paths.md",
        settings={**LIST_OF_LINKS, "hide": ["navigation"]},
        title="Reading paths",
        description=f"What to read in {overview.site.name}, in which order and why, from first steps to landmarks.",
        paths=[_path(lines, path, onward[path.goal.entry.id]) for path in overview.paths.values()],
    )


def path_anchor(path: Path) -> str:
    """Return where *path* stands on the page of paths."""
    return f"to-{path.topic.slug}"


def _path(
    lines: Lines, path: Path, onward: Sequence[Placed]
) -> tuple[Markup, Markup, Markup, Markup, int, Markup, Markup]:
    further = reading_order(onward)[:_MOST_FURTHER]
    return (
        Markup(path_anchor(path)),
        text(path.topic.title),
        lines.to(topic_path(path.topic.slug)),
        text(path.goal.entry.title),
        len(path.works),
        lines.path(path.works),
        Markup("; ".join(lines.entry(placed.entry.id) for placed in further)),
    )
