"""What to read first: the whole way to an entry, and the main paths through a library. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ...core.library import Library, Placed, Topic, of_parts
from ...core.schema import Entry, Goal, Step

_MOST_WORKS = 40  # nobody follows a longer way, and a page of many such ways would grow with their square
_FEWEST_STEPS = 2  # before the goal: less stands on the entry itself
_MOST_ONWARD = 3  # landmarks behind the one that a path was made for

_NO_LEVEL = 1_000  # behind every other


class PathStep(NamedTuple):
    """A work at its place on a path: *why* it stands there, and who *could skip* it; empty where nobody says."""

    placed: Placed
    why: str = ""
    could_skip: str = ""


class ReadingPath(NamedTuple):
    """The steps that lead to the heart of a topic: chosen by somebody, or worked out of what entries ask for."""

    topic: Topic
    steps: Sequence[PathStep]

    @property
    def works(self) -> list[Placed]:
        return [step.placed for step in self.steps]

    @property
    def goal(self) -> Placed:
        return self.steps[-1].placed


class GoalPath(NamedTuple):
    """A path across topics that somebody has chosen, with its works."""

    goal: Goal
    steps: Sequence[PathStep]

    @property
    def works(self) -> list[Placed]:
        return [step.placed for step in self.steps]

    @property
    def title(self) -> str:
        return str(self.goal.title)


def goal_paths(library: Library, by_id: Mapping[str, Placed]) -> list[GoalPath]:
    """Return the paths across topics in their order."""
    return [GoalPath(goal, _chosen(goal.steps, by_id)) for goal in library.paths.goals]


def _chosen(steps: Iterable[Step], by_id: Mapping[str, Placed]) -> list[PathStep]:
    return [PathStep(by_id[step.work], step.why or "", step.skip_if or "") for step in steps]


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
    way: list[Placed] = []
    ready = [by_id[goal]]
    while ready:
        way += ready
        next_back = (by_id[name] for name in _needed_only_for(ready, needed_for))
        ready = sorted(next_back, key=lambda placed: _first_to_read(placed.entry), reverse=True)
    return way[:0:-1]  # without the goal


def _needed_only_for(works: Iterable[Placed], needed_for: Mapping[str, set[str]]) -> Iterator[str]:
    """Yield the ids of what only *works* still need, and take *works* out of *needed_for*."""
    for later in works:
        for step in later.entry.after:
            waiting = needed_for.get(step.id)
            if waiting:
                waiting.discard(later.entry.id)
                if not waiting:
                    yield step.id


def _first_to_read(entry: Entry) -> tuple[int, str, str]:
    return (entry.level.rank if entry.level else _NO_LEVEL, entry.date or "9999", entry.id)


def main_paths(
    library: Library, topics: Iterable[Topic], by_id: Mapping[str, Placed], demand: Mapping[str, int]
) -> dict[str, ReadingPath]:
    """Return the paths to the hearts of *topics* of a *library* by their slugs, in their order.

    A topic has at most one: that which somebody has chosen, else one by way of the landmark that most others ask for
    (where no landmark has a way to it, to the work with the longest). *demand* is of ``times_wanted``.
    """
    known = _worked_out(library)

    def steps(topic: Topic) -> Sequence[PathStep]:
        if topic.file.path:
            return _chosen(topic.file.path, by_id)
        if topic.slug not in known:
            known[topic.slug] = [placed.entry.id for placed in _path_of(topic, by_id, demand)]
        return [PathStep(by_id[work]) for work in known[topic.slug]]

    paths = ((topic, steps(topic)) for topic in topics)
    return {topic.slug: ReadingPath(topic, path) for topic, path in paths if path}


def _paths_follow_from(topic: Topic) -> tuple[str, Sequence[object]]:
    """Return all of *topic* from which it follows which works stand on paths."""
    return topic.slug, [
        (
            _first_to_read(entry),
            [step.id for step in entry.after],
            entry.builds_on,
            entry.seminal,
            entry.is_set_aside,
        )
        for entry in topic.entries
    ]


@of_parts(_paths_follow_from)
def _worked_out(_: Sequence[tuple[str, Sequence[object]]]) -> dict[str, Sequence[str]]:
    """Return the works on the paths that are known by now, by the slug of the topic: it may be added to."""
    return {}


def _path_of(topic: Topic, by_id: Mapping[str, Placed], demand: Mapping[str, int]) -> Sequence[Placed]:
    """Return the path to the goal of *topic* and on from there, if any work of it takes that much for granted."""
    members = [by_id[entry.id] for entry in topic.entries if not entry.is_set_aside]
    ways = [[*way_to(goal.entry.id, by_id), goal] for goal in members if goal.entry.after]
    long = [way for way in ways if len(way) > _FEWEST_STEPS]
    if not long:
        return []
    way = min(long, key=lambda way: _goal_rank(way, demand))
    return [*way, *_onward(way, members, demand)]


def _onward(way: Sequence[Placed], members: Sequence[Placed], demand: Mapping[str, int]) -> list[Placed]:
    """Return the landmarks among *members* that came of the end of *way* and ask for nothing else, in their order."""
    read = {placed.entry.id for placed in way}
    goal = way[-1].entry.id
    further = [
        placed
        for placed in members
        if placed.entry.seminal
        and placed.entry.id not in read
        and (goal in placed.entry.builds_on or goal in _needed(placed))
        and _needed(placed) <= read
    ]
    most_wanted = sorted(further, key=lambda placed: -demand[placed.entry.id])[:_MOST_ONWARD]
    return sorted(most_wanted, key=lambda placed: _first_to_read(placed.entry))


def _needed(placed: Placed) -> set[str]:
    return {step.id for step in placed.entry.after}


def _goal_rank(way: Sequence[Placed], demand: Mapping[str, int]) -> tuple[bool, int, int, str]:
    entry = way[-1].entry
    return (not entry.seminal, -demand[entry.id] if entry.seminal else 0, -len(way), entry.id)
