"""What works ask to be read before them, and the paths, as a file: from it, scripts say what comes next. Pure."""

from collections.abc import Sequence

from pydantic_core import to_json

from ..core.library import Placed
from ..core.site import TextFile
from .pages.overview import Overview
from .pages.path_steps import path_anchor
from .routes import ASSETS, READING_PATHS, address, goal_path

PATH = f"{ASSETS}steps.json"


def steps_file(overview: Overview) -> TextFile:
    """Return the steps: of each entry that needs others their ids, and every path with the ids on it.

    Paths across topics come before those of one topic.
    """
    site = overview.site._replace(links_to_sources=False)
    paths = address(READING_PATHS, site)
    steps = {
        "after": {
            placed.entry.id: [step.id for step in placed.entry.after]
            for placed in overview.entries
            if placed.entry.after
        },
        "paths": [
            *(_path(path.title, address(goal_path(path.goal.id), site), path.works) for path in overview.goals),
            *(_path(path.topic.title, f"{paths}#{path_anchor(path)}", path.works) for path in overview.paths.values()),
        ],
    }
    return TextFile(PATH, to_json(steps).decode() + "\n")


def _path(title: str, href: str, works: Sequence[Placed]) -> dict[str, object]:
    return {"title": title, "href": href, "works": [placed.entry.id for placed in works]}
