"""What works ask to be read before them, and the paths, as a file: from it, scripts say what comes next. Pure."""

import json

from ..core.site import TextFile
from .pages.overview import Overview
from .pages.reading_paths import path_anchor
from .routes import ASSETS, READING_PATHS, address

PATH = f"{ASSETS}steps.json"


def steps_file(overview: Overview) -> TextFile:
    """Return the steps: of each entry that needs others their ids, and every path with the ids on it."""
    page = address(READING_PATHS, overview.site._replace(links_to_sources=False))
    steps = {
        "after": {
            placed.entry.id: [step.id for step in placed.entry.after]
            for placed in overview.entries
            if placed.entry.after
        },
        "paths": [
            {
                "title": path.topic.title,
                "href": f"{page}#{path_anchor(path)}",
                "works": [placed.entry.id for placed in path.works],
            }
            for path in overview.paths.values()
        ],
    }
    return TextFile(PATH, json.dumps(steps, ensure_ascii=False, separators=(",", ":")) + "\n")
