"""A library → its outline for the scripts of the pages: what they count and list without reading every page. Pure."""

from collections import Counter
from collections.abc import Iterable

from pydantic_core import to_json

from ..core.library import Library
from ..core.schema import Entry
from ..core.site import Site, TextFile
from .beginning import began
from .routes import ASSETS

PATH = f"{ASSETS}topics.json"


def outline_file(library: Library, site: Site) -> TextFile:
    """Return the outline: of each topic its title and the ids and titles of its entries, when the list began,
    and how many joined on which day.

    Of entries that have had other ids it holds these: codes in addresses follow from them.
    """
    topics = {
        topic.slug: {
            "title": topic.title,
            "entries": [[entry.id, entry.title] for entry in topic.entries],
            "added": _by_day(topic.entries),
        }
        for topic in library.topics
    }
    outline = {
        "site": site.name,
        "began": began(library),
        "added": _by_day(placed.entry for placed in library.entries()),
        "former_ids": {
            placed.entry.id: placed.entry.former_ids for placed in library.entries() if placed.entry.former_ids
        },
        "topics": topics,
    }
    return TextFile(PATH, to_json(outline).decode() + "\n")


def _by_day(entries: Iterable[Entry]) -> dict[str, int]:
    """Return how many of *entries* joined on which day, in the order of the days."""
    return dict(sorted(Counter(entry.added for entry in entries if entry.added).items()))
