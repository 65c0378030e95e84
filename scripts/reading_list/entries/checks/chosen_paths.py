"""Rules about paths that somebody has chosen: those of topics, and those across topics. Pure."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from ...core.codes import Code
from ...core.library import Placed
from ...core.near import did_you_mean
from ...core.problems import Position, Problem
from ...core.schema import Step
from .facts import Facts, place

_FEWEST_STEPS = 2


class PlacedSteps(NamedTuple):
    """The steps of a path, and what tells where the path stands, or one of its steps."""

    steps: Sequence[Step]
    position: Callable[..., Position]


def chosen_paths(facts: Facts) -> Iterator[PlacedSteps]:
    """Yield the paths of topics that have one, and those across topics."""
    for topic in facts.library.topics:
        if "path" in topic.file.model_fields_set:
            yield PlacedSteps(topic.file.path, partial(topic.position, "path"))
    paths = facts.library.paths
    for number, goal in enumerate(paths.goals):
        yield PlacedSteps(goal.steps, partial(paths.position, "paths", number, "steps"))


def path_order(facts: Facts) -> Iterator[Problem]:
    """Compare each step with those behind it: none of them may be needed for it, be it by way of works off the path."""
    for path in chosen_paths(facts):
        works = [facts.named(step.work) for step in path.steps]
        place_of: dict[str, int] = {}
        for index, placed in enumerate(works):
            if placed:
                place_of.setdefault(placed.entry.id, index)
        cleared: set[str] = set()
        for index, placed in enumerate(works):
            if placed and (needed := _first_later(placed, place_of, index, cleared, facts)):
                yield Problem(
                    path.position(index),
                    Code.PATH_ORDER,
                    f'"{placed.entry.id}" stands before "{needed}", which is to be read first',
                    f'Move "{needed}" up, or mend `after` of what asks for it ({place(placed.position("after"))}).',
                )


def _first_later(placed: Placed, place_of: dict[str, int], index: int, cleared: set[str], facts: Facts) -> str | None:
    """Return the nearest that the step *placed* needs and that has a place behind *index*; None where nothing has.

    *cleared* are works that need nothing behind an earlier step, and so nothing behind this one. What is looked through
    in vain joins them: the steps of a path need much the same.
    """
    queue = [placed]
    seen = {placed.entry.id}
    for work in queue:
        for step in work.entry.after:
            needed = facts.named(step.id)
            if needed and needed.entry.id not in seen and needed.entry.id not in cleared:
                if place_of.get(needed.entry.id, index) > index:
                    return needed.entry.id
                seen.add(needed.entry.id)
                queue.append(needed)
    cleared |= seen
    return None


def unknown_path(facts: Facts) -> Iterator[Problem]:
    """Look up the paths that `next` names; nothing is unknown where a part of the file could not be read."""
    paths = facts.library.paths
    known = {goal.id for goal in paths.goals}
    for number, goal in enumerate(paths.goals):
        for index, name in enumerate(goal.next):
            here = partial(paths.position, "paths", number, "next", index)
            if name == goal.id:
                yield Problem(here(), Code.UNKNOWN_PATH, "a path cannot come after itself", "Name another.")
            elif paths.is_whole and name not in known and name not in facts.moved_goals:
                yield Problem(
                    here(),
                    Code.UNKNOWN_PATH,
                    f'there is no path "{name}"',
                    did_you_mean(name, known) or "Name a path of this file by its id, or delete this.",
                )


def duplicate_path(facts: Facts) -> Iterator[Problem]:
    """Compare the ids of paths with each other."""
    paths = facts.library.paths
    first: dict[str, int] = {}
    for number, goal in enumerate(paths.goals):
        if number > first.setdefault(goal.id, number):
            yield Problem(
                paths.position("paths", number, "id"),
                Code.DUPLICATE_PATH,
                f'another path has the id "{goal.id}" ({place(paths.position("paths", first[goal.id], "id"))})',
                "Give this one an id of its own.",
            )


def short_path(facts: Facts) -> Iterator[Problem]:
    """Count the steps."""
    for path in chosen_paths(facts):
        if len(path.steps) < _FEWEST_STEPS:
            yield Problem(
                path.position(),
                Code.SHORT_PATH,
                f"a path has at least {_FEWEST_STEPS} steps",
                "Name what to read before it or after it, or delete the path.",
            )
