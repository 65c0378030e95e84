"""What to read first: the whole way to an entry, and the main paths through a library. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from graphlib import TopologicalSorter
from typing import NamedTuple

from ...core.library import Placed, Topic
from ...core.schema import Level

_MOST_WORKS = 40  # nobody follows a longer way, and a page of many such ways would grow with their square
_MOST_PATHS = 15
_FEWEST_STEPS = 2  # before the goal: less stands on the entry itself
_FEWEST_NEW = 2  # a path that shares all but one work with others shows nothing that they do not

_LEVELS: dict[Level | None, int] = {level: index for index, level in enumerate(Level)}


class ReadingPath(NamedTuple):
    """The works that lead to a goal, the goal last. It carries the name of the goal's topic."""

    topic: Topic
    works: Sequence[Placed]

    @property
    def goal(self) -> Placed:
        return self.works[-1]


def way_to(goal: str, by_id: Mapping[str, Placed]) -> list[Placed]:
    """Return all that is to be read before the entry *goal*, in order: each work just before it is needed.

    Of more than 40 works, those next to the goal. The graph must be free of cycles; the check sees to it.
    """
    needed_for: dict[str, set[str]] = {goal: set()}
    queue = [goal]
    for later in queue:
        for step in by_id[later].entry.after:
            if step.id not in needed_for:
                if len(needed_for) > _MOST_WORKS:
                    continue
                needed_for[step.id] = set()
                queue.append(step.id)
            needed_for[step.id].add(later)
    # Sorted from the goal backwards, so that a work stands as late as it may.
    sorter = TopologicalSorter(needed_for)
    sorter.prepare()
    way: list[Placed] = []
    while sorter.is_active():
        ready = sorter.get_ready()
        way += sorted((by_id[name] for name in ready), key=_first_to_read, reverse=True)
        sorter.done(*ready)
    return way[:0:-1]  # without the goal


def _first_to_read(placed: Placed) -> tuple[int, str, str]:
    entry = placed.entry
    return (_LEVELS.get(entry.level, len(_LEVELS)), entry.date or "9999", entry.id)


def main_paths(topics: Iterable[Topic], by_id: Mapping[str, Placed], demand: Counter[str]) -> dict[str, ReadingPath]:
    """Return the main paths by the slug of their goal's topic, in the order of *topics*.

    A topic has at most one, to the landmark that most others ask for (where no landmark has a way to it, to the
    work with the longest). Those that mostly repeat others are left out. *demand* is of ``times_wanted``.
    """
    candidates = [path for topic in topics if (path := _path_of(topic, by_id, demand))]
    chosen: set[str] = set()
    covered: set[str] = set()
    for path in sorted(candidates, key=lambda path: _path_rank(path, demand)):
        works = {placed.entry.id for placed in path.works}
        if len(chosen) < _MOST_PATHS and len(works - covered) >= _FEWEST_NEW:
            chosen.add(path.topic.slug)
            covered |= works
    return {path.topic.slug: path for path in candidates if path.topic.slug in chosen}


def _path_rank(path: ReadingPath, demand: Counter[str]) -> tuple[bool, bool, int, str, str]:
    """Let paths that lead on come first, the shorter first: a longer one may begin like them and still be new."""
    entry = path.goal.entry
    leads_on = demand[entry.id] > 0
    length = len(path.works)
    return (
        not leads_on,
        not entry.seminal and not leads_on,
        length if leads_on else -length,
        entry.date or "",
        entry.id,
    )


def _path_of(topic: Topic, by_id: Mapping[str, Placed], demand: Counter[str]) -> ReadingPath | None:
    """Return the path to the goal of *topic*, if any work of it takes that much for granted."""
    goals = [by_id[entry.id] for entry in topic.entries if entry.status is None]
    paths = [ReadingPath(topic, [*way_to(goal.entry.id, by_id), goal]) for goal in goals]
    long = [path for path in paths if len(path.works) > _FEWEST_STEPS]
    return min(long, key=lambda path: _goal_rank(path, demand), default=None)


def _goal_rank(path: ReadingPath, demand: Counter[str]) -> tuple[bool, int, int, str]:
    entry = path.goal.entry
    return (not entry.seminal, -demand[entry.id] if entry.seminal else 0, -len(path.works), entry.id)
