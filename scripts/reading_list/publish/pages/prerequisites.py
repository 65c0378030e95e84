"""What to read first: the whole way to an entry, and the main paths through a library. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ...core.library import Library, Placed, Topic, latest
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


class _Work(NamedTuple):
    """All of an entry from which it follows where it stands on ways and paths."""

    id: str
    after: Sequence[str]
    builds_on: Sequence[str]
    is_landmark: bool
    is_set_aside: bool
    rank: tuple[int, str, str]
    """What works are sorted by that may stand at the same place: what to read first comes first."""

    @classmethod
    def of(cls, entry: Entry) -> "_Work":
        rank = (entry.level.rank if entry.level else _NO_LEVEL, entry.date or "9999", entry.id)
        after = [step.id for step in entry.after]
        return cls(entry.id, after, entry.builds_on, entry.seminal, entry.is_set_aside, rank)


def way_to(goal: str, by_id: Mapping[str, Placed]) -> list[Placed]:
    """Return all that is to be read before the entry *goal*, in order: each work just before it is needed.

    Of more than 40 works, those next to the goal. The graph must be free of cycles; the check sees to it.
    """
    return [by_id[name] for name in _way(goal, lambda name: _work(by_id[name]))]


def _way(goal: str, work: Callable[[str], _Work]) -> list[str]:
    """Return the ids of the same; *work* gives the one of an id."""
    works = {goal: work(goal)}
    needed_for: dict[str, set[str]] = {goal: set()}
    queue = [goal]
    for later in queue:
        for step in works[later].after:
            if step not in needed_for:
                if len(needed_for) > _MOST_WORKS:
                    continue
                works[step] = work(step)
                needed_for[step] = set()
                queue.append(step)
            needed_for[step].add(later)
    # Sorted from the goal backwards, so that a work stands as late as it may.
    way: list[str] = []
    ready = [goal]
    while ready:
        way += ready
        next_back = _needed_only_for([works[name] for name in ready], needed_for)
        ready = sorted(next_back, key=lambda name: works[name].rank, reverse=True)
    return way[:0:-1]  # without the goal


def _needed_only_for(works: Iterable[_Work], needed_for: Mapping[str, set[str]]) -> Iterator[str]:
    """Yield the ids of what only *works* still need, and take *works* out of *needed_for*."""
    for later in works:
        for step in later.after:
            waiting = needed_for.get(step)
            if waiting:
                waiting.discard(later.id)
                if not waiting:
                    yield step


def main_paths(
    library: Library, topics: Iterable[Topic], by_id: Mapping[str, Placed], demand: Mapping[str, int]
) -> dict[str, ReadingPath]:
    """Return the paths to the hearts of *topics* of a *library* by their slugs, in their order.

    A topic has at most one: that which somebody has chosen, else one by way of the landmark that most others ask for
    (where no landmark has a way to it, to the work with the longest). *demand* is of ``times_wanted``.
    """
    works = {topic.slug: topic.once(_works) for topic in library.topics}
    ids = _worked_out(works, [topic.slug for topic in library.topics if not topic.file.path], demand)

    def steps(topic: Topic) -> Sequence[PathStep]:
        if topic.file.path:
            return _chosen(topic.file.path, by_id)
        return [PathStep(by_id[work]) for work in ids[topic.slug]]

    paths = ((topic, steps(topic)) for topic in topics)
    return {topic.slug: ReadingPath(topic, path) for topic, path in paths if path}


def _works(topic: Topic) -> Sequence[_Work]:
    return [*map(_Work.of, topic.entries)]


def _work(placed: Placed) -> _Work:
    return placed.topic.once(_works)[placed.index]


@latest
def _worked_out(
    works: Mapping[str, Sequence[_Work]], slugs: Iterable[str], demand: Mapping[str, int]
) -> Mapping[str, Sequence[str]]:
    """Return the ids of the path of each topic in *slugs*, given the *works* of all topics by their slugs."""
    by_id = {work.id: work for members in works.values() for work in members}
    return {slug: _path_of(works[slug], by_id, demand) for slug in slugs}


def _path_of(members: Iterable[_Work], by_id: Mapping[str, _Work], demand: Mapping[str, int]) -> Sequence[str]:
    """Return the path to the goal of a topic and on from there, if any of its *members* takes that much for granted."""
    members = [work for work in members if not work.is_set_aside]
    ways = [[*_way(goal.id, by_id.__getitem__), goal.id] for goal in members if goal.after]
    long = [way for way in ways if len(way) > _FEWEST_STEPS]
    if not long:
        return []
    way = min(long, key=lambda way: _goal_rank(by_id[way[-1]], len(way), demand))
    return [*way, *_onward(way, members, demand)]


def _onward(way: Sequence[str], members: Iterable[_Work], demand: Mapping[str, int]) -> list[str]:
    """Return the landmarks among *members* that came of the end of *way* and ask for nothing else, in their order."""
    further = [
        work
        for work in members
        if work.is_landmark
        and work.id not in way
        and (way[-1] in work.builds_on or way[-1] in work.after)
        and {*work.after} <= {*way}
    ]
    most_wanted = sorted(further, key=lambda work: -demand[work.id])[:_MOST_ONWARD]
    return [work.id for work in sorted(most_wanted, key=lambda work: work.rank)]


def _goal_rank(goal: _Work, length: int, demand: Mapping[str, int]) -> tuple[bool, int, int, str]:
    return (not goal.is_landmark, -demand[goal.id] if goal.is_landmark else 0, -length, goal.id)
