"""The order in which a newcomer would take topics: each after those whose works its own ask for. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TypeAlias

from .library import Library, Topic, once
from .reading_order import reading_order

Joints: TypeAlias = Counter[tuple[str, str]]
"""How many works of the second topic ask for a work of the first, by the slugs of both."""


@once
def joints(library: Library) -> Joints:
    """Return how the topics of *library* are joined."""
    home = {placed.entry.id: placed.topic.slug for placed in library.entries()}
    pairs: Joints = Counter()
    for placed in library.entries():
        asked = {home[step.id] for step in placed.entry.after if step.id in home}
        pairs.update((slug, placed.topic.slug) for slug in asked if slug != placed.topic.slug)
    return pairs


class LearningOrder:
    """The order of the topics of one library."""

    def __init__(self, library: Library) -> None:
        self.joints = joints(library)
        self._depth = reading_order(library).depth

    def of(self, topics: Iterable[Topic]) -> list[Topic]:
        """Return *topics*, each behind those that it asks for.

        Where two ask for each other, the one that asks less comes first. The next is always the topic that asks least
        of those that still wait; of several, the one whose works take less for granted, then by title; what is empty
        waits.
        """
        waiting = {topic.slug: topic for topic in topics}
        unmet: dict[str, int] = dict.fromkeys(waiting, 0)
        asking: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        for (earlier, later), count in self.joints.items():
            more = count - self.joints[later, earlier]
            if more > 0 and earlier in waiting and later in waiting:
                unmet[later] += more
                asking[earlier].append((later, more))
        ties = {slug: self._tie(topic) for slug, topic in waiting.items()}
        order: list[Topic] = []
        while waiting:
            slug = min(waiting, key=lambda slug: (unmet[slug], ties[slug]))
            order.append(waiting.pop(slug))
            for later, more in asking[slug]:
                unmet[later] -= more
        return order

    def _tie(self, topic: Topic) -> tuple[bool, float, str, str]:
        """Return what topics that ask as little are sorted by."""
        steps = [self._depth[entry.id] for entry in topic.entries]
        return (not steps, sum(steps) / max(len(steps), 1), topic.title.casefold(), topic.slug)
