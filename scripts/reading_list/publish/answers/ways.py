"""What to read on the way to something, and what to read next. Pure."""

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from ...core.library import Library, Placed
from ...core.near import nearest
from ...core.reading_order import reading_order
from ...core.schema import Goal
from ...core.site import Site
from ...core.text import title_key
from ..nav_sections import nav_sections
from ..pages.prerequisites import PathStep, goal_paths, main_paths, way_to
from .names import UnknownNameError, WorkNames


class Route(NamedTuple):
    """The steps to a goal, which is a path, a topic or a work; *goal* is what the curators say of it, if they do."""

    id: str
    title: str
    steps: Sequence[PathStep]
    is_chosen: bool
    goal: Goal | None = None


class Suggestion(NamedTuple):
    """A work to read next: the ids of what it asks for and was read, and of the routes on which it is the next."""

    placed: Placed
    follows: Sequence[str]
    routes: Sequence[str]


class Ways:
    """Knows the ways through a library."""

    def __init__(self, library: Library, site: Site, names: WorkNames) -> None:
        self._names = names
        self._works = library.entries()
        self._order = reading_order(library)
        topics = [topic for _, topics in nav_sections(library, site.sections) for topic in topics]
        self.goals = [
            Route(path.goal.id, path.title, path.steps, is_chosen=True, goal=path.goal)
            for path in goal_paths(library, names.by_id)
        ]
        paths = main_paths(library, topics, names.by_id, self._order.demand).values()
        self.topics = [
            Route(path.topic.slug, path.topic.title, path.steps, is_chosen=bool(path.topic.file.path)) for path in paths
        ]
        self._former = library.moved_goals() | library.moved_topics()

    def to(self, name: str) -> Route:
        """Return the way to what is called *name*: a path, a topic or a work, by id or title.

        Raises UnknownNameError where there is none.
        """
        routes = [*self.goals, *self.topics]
        present, key = self._former.get(name, name), title_key(name)
        for route in routes:
            if present == route.id or key == title_key(route.title):
                return route
        if not self._names.called(name):
            near = nearest(name.lower().replace(" ", "-"), [route.id for route in routes], 3)
            hint = f"Paths and topics that are near: {', '.join(near)}." if near else "The tool overview names all."
            raise UnknownNameError(f"No path, topic with a path, or work is called {name!r}. {hint}")
        work = self._names.work(name)
        steps = [*map(PathStep, [*way_to(work.entry.id, self._names.by_id), work])]
        return Route(work.entry.id, work.entry.title, steps, is_chosen=False)

    def next(self, read: Set[str]) -> list[Suggestion]:
        """Return what to read next where the works *read* are done, the most fitting first.

        As on the page "My reading": what stands next on paths that were begun, then what follows most of what was read.
        Where nothing was read, the beginnings of the paths and the introductions.
        """
        found: dict[str, Suggestion] = {}
        for route in [*self.goals, *self.topics]:
            works = [step.placed for step in route.steps]
            begun = not read or any(placed.entry.id in read for placed in works)
            step = next((placed for placed in works if placed.entry.id not in read), None)
            if begun and step:
                before = found.get(step.entry.id)
                ways = [*before.routes, route.id] if before else [route.id]
                found[step.entry.id] = Suggestion(step, _asked_and_read(step, read), ways)
        for placed in self._following(read):
            found.setdefault(placed.entry.id, Suggestion(placed, _asked_and_read(placed, read), ()))
        return sorted(found.values(), key=lambda next_: (-len(next_.routes), -len(next_.follows)))

    def _following(self, read: Set[str]) -> Iterator[Placed]:
        """Yield the works that ask for nothing but what was *read*; where nothing was, those that ask for nothing."""
        for placed in self._order.of(self._works):
            needed = {step.id for step in placed.entry.after}
            open_ = placed.entry.id not in read and placed.entry.status is None
            if open_ and needed <= read and bool(needed) == bool(read):
                yield placed


def _asked_and_read(placed: Placed, read: Set[str]) -> list[str]:
    return [step.id for step in placed.entry.after if step.id in read]
