"""A library → its outline for the scripts of the pages: what they count and list without reading every page. Pure."""

import json
from collections import Counter

from ..core.library import Library
from ..core.site import Site, TextFile
from .beginning import began
from .routes import ASSETS

PATH = f"{ASSETS}topics.json"


def outline_file(library: Library, site: Site) -> TextFile:
    """Return the outline: of each topic its title and the ids and titles of its entries, when the list began,
    and how many joined on which day.
    """
    topics = {
        topic.slug: {"title": topic.title, "entries": [[entry.id, entry.title] for entry in topic.entries]}
        for topic in library.topics
    }
    added = Counter(placed.entry.added for placed in library.entries() if placed.entry.added)
    outline = {"site": site.name, "began": began(library), "added": dict(sorted(added.items())), "topics": topics}
    return TextFile(PATH, json.dumps(outline, ensure_ascii=False, separators=(",", ":")) + "\n")
