"""A library → its outline for the scripts of the pages: what they count and list without reading every page. Pure."""

import json
from collections import Counter
from collections.abc import Mapping

from ..core.library import Library
from ..core.site import Site, TextFile
from .beginning import began
from .routes import ASSETS

PATH = f"{ASSETS}topics.json"


def outline_file(library: Library, site: Site) -> TextFile:
    """Return the outline: of each topic its title and the ids and titles of its entries, when the list began,
    and how many joined on which day.

    Of entries that have had other ids it holds these: codes in addresses follow from them.
    """
    added = {topic.slug: Counter(entry.added for entry in topic.entries if entry.added) for topic in library.topics}
    topics = {
        topic.slug: {
            "title": topic.title,
            "entries": [[entry.id, entry.title] for entry in topic.entries],
            "added": _by_day(added[topic.slug]),
        }
        for topic in library.topics
    }
    outline = {
        "site": site.name,
        "began": began(library),
        "added": _by_day(sum(added.values(), Counter())),
        "former_ids": {
            placed.entry.id: placed.entry.former_ids for placed in library.entries() if placed.entry.former_ids
        },
        "topics": topics,
    }
    return TextFile(PATH, json.dumps(outline, ensure_ascii=False, separators=(",", ":")) + "\n")


def _by_day(counts: Mapping[str, int]) -> dict[str, int]:
    """Return *counts* in the order of the days."""
    return dict(sorted(counts.items()))
