"""The main reading paths: what to read, in which order and why, from the first steps to a goal. Pure."""

from collections.abc import Iterator, Sequence

from ...core.library import Placed
from ..markup import Markup, text
from ..page import Block, Html, Page, PageHeading
from ..page_settings import LIST_OF_LINKS
from ..routes import READING_PATHS, topic_path
from .entry_lists import path_steps
from .fragments import fragment
from .overview import Overview
from .page_links import PageLinks
from .prerequisites import ReadingPath

_MOST_FURTHER = 6


def reading_paths_pages(overview: Overview) -> list[Page]:
    """Return the page of the main paths."""
    return [
        Page(
            READING_PATHS,
            title="Reading paths",
            description=f"What to read in {overview.site.name}, in which order and why, from first steps to landmarks.",
            settings={**LIST_OF_LINKS, "hide": ["navigation"]},
            blocks=list(_blocks(overview, PageLinks(overview, READING_PATHS))),
        )
    ]


def path_anchor(path: ReadingPath) -> str:
    """Return where *path* stands on the page of paths."""
    return f"to-{path.topic.slug}"


def _blocks(overview: Overview, here: PageLinks) -> Iterator[Block]:
    paths = overview.paths.values()
    yield PageHeading(1, "paths", Markup("Reading paths"))
    yield fragment("reading_paths", "explanation")
    if not paths:
        yield fragment("reading_paths", "no_paths")
        return
    ways = [(Markup(path_anchor(path)), text(path.topic.title), len(path.works)) for path in paths]
    yield fragment("reading_paths", "ways", paths=ways)
    onward = _onward(overview)
    for path in paths:
        yield from _path(path, onward[path.goal.entry.id], here)


def _onward(overview: Overview) -> dict[str, list[Placed]]:
    """Return the entries that ask for the goal of a path to be read first, by the id of the goal."""
    onward: dict[str, list[Placed]] = {path.goal.entry.id: [] for path in overview.paths.values()}
    for placed in overview.entries:
        for step in placed.entry.after:
            if step.id in onward:
                onward[step.id].append(placed)
    return onward


def _path(path: ReadingPath, onward: Sequence[Placed], here: PageLinks) -> Iterator[Block]:
    topic = text(path.topic.title)
    yield PageHeading(2, path_anchor(path), Markup(f"To {topic}"))
    yield fragment(
        "reading_paths",
        "about",
        count=len(path.works),
        goal=text(path.goal.entry.title),
        topic_href=here.to(topic_path(path.topic.slug)),
        topic=topic,
    )
    yield Html(path_steps(path.works, here))
    if further := here.overview.order.of(onward)[:_MOST_FURTHER]:
        works = Markup("; ".join(here.entry(placed.entry.id) for placed in further))
        yield fragment("reading_paths", "onward", works=works)
