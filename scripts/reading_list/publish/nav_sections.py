"""The sections of a list with their topics, in the order of the navigation. Pure."""

from collections import defaultdict
from collections.abc import Sequence

from ..core.learning_order import LearningOrder
from ..core.library import Library, Topic, once


def nav_sections(library: Library, order: Sequence[str]) -> list[tuple[str, list[Topic]]]:
    """Return the sections with their topics: sections as *order* says, then by name; topics in learning order."""
    return _sections(library, tuple(order))


@once
def _sections(library: Library, order: tuple[str, ...]) -> list[tuple[str, list[Topic]]]:
    by_section: defaultdict[str, list[Topic]] = defaultdict(list)
    for topic in library.topics:
        by_section[topic.section].append(topic)
    places = {name: index for index, name in enumerate(order)}
    names = sorted(by_section, key=lambda name: (places.get(name, len(places)), name.casefold(), name))
    learning = LearningOrder(library)
    return [(name, learning.of(by_section[name])) for name in names]
