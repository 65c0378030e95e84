"""The order in which a newcomer would take topics: each after those whose works its own ask for. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from .library import Library, Topic, of_parts
from .reading_order import reading_order, steps_of_works

Joints: TypeAlias = Counter[tuple[str, str]]
"""How many works of the second topic ask for a work of the first, by the slugs of both."""


def _works(topic: Topic) -> tuple[str, Sequence[tuple[str, Sequence[str]]]]:
    return topic.slug, topic.once(steps_of_works)


@of_parts(_works)
def joints(topics: Sequence[tuple[str, Sequence[tuple[str, Sequence[str]]]]]) -> Joints:
    """Return how the topics of a library are joined."""
    home = {work: topic for topic, works in topics for work, _ in works}
    pairs: Joints = Counter()
    for topic, works in topics:
        for _, steps in works:
            asked = {home[step] for step in steps if step in home}
            pairs.update((other, topic) for other in asked if other != topic)
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
