"""What works ask to be read before them, and the paths, as a file: from it, scripts say what comes next. Pure."""

import json

from ..core.site import TextFile
from .pages.overview import Overview
from .pages.path_steps import path_anchor
from .routes import ASSETS, READING_PATHS, address, goal_path

PATH = f"{ASSETS}steps.json"


def steps_file(overview: Overview) -> TextFile:
    """Return the steps: of each entry that needs others their ids, and every path with the ids on it."""
    site = overview.site._replace(links_to_sources=False)
    by_goal = [(goal.title, address(goal_path(goal.goal.id), site), goal.works) for goal in overview.goals]
    by_topic = [
        (path.topic.title, f"{address(READING_PATHS, site)}#{path_anchor(path)}", path.works)
        for path in overview.paths.values()
    ]
    steps = {
        "after": {
            placed.entry.id: [step.id for step in placed.entry.after]
            for placed in overview.entries
            if placed.entry.after
        },
        "paths": [
            {"title": title, "href": href, "works": [placed.entry.id for placed in works]}
            for title, href, works in (*by_goal, *by_topic)
        ],
    }
    return TextFile(PATH, json.dumps(steps, ensure_ascii=False, separators=(",", ":")) + "\n")
