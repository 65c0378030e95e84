"""How much came of works: those that build on them, on those, and so on. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from math import isqrt
from typing import TypeAlias

from ...core.library import Topic, of_parts

_ENOUGH = 400  # works; the dot is as large as it gets
_LEAST = 3  # pixels

Building: TypeAlias = tuple[str, Sequence[str]]
"""The id of a work that builds on others, and theirs."""


class Descent:
    """Knows of the works of a list what came of them."""

    def __init__(self, works: Iterable[Building]) -> None:
        self._later: defaultdict[str, list[str]] = defaultdict(list)
        for work, builds_on in works:
            for earlier in builds_on:
                self._later[earlier].append(work)
        self._counts: dict[str, int] = {}

    def came_of(self, id: str) -> int:
        """Return how many works descend from the work *id*; of very many some only, as it makes no difference then."""
        if id not in self._later:
            return 0
        opened = {} if id in self._counts else {id: iter(self._later[id])}
        while opened:  # later works before earlier ones: where enough came of one, no walk goes further
            current, later = next(reversed(opened.items()))
            missing = next((work for work in later if work not in self._counts and work not in opened), None)
            if missing is None:
                self._counts[current] = self._counted(current)
                del opened[current]
            elif missing in self._later:
                opened[missing] = iter(self._later[missing])
        return self._counts[id]

    def _counted(self, id: str) -> int:
        known = {id}
        waiting = [id]
        while waiting and len(known) <= _ENOUGH:
            current = waiting.pop()
            if self._counts.get(current) == _ENOUGH:
                return _ENOUGH
            new = [later for later in self._later.get(current, ()) if later not in known]
            known.update(new)
            waiting += new
        return min(len(known) - 1, _ENOUGH)

    def counts(self) -> dict[str, int]:
        """Return how many works descend from each of which any does, by its id."""
        return {work: self.came_of(work) for work in self._later}

    def radius(self, id: str) -> int:
        """Return the radius of the dot of the work *id*: its area grows with what came of the work."""
        return _LEAST + isqrt(self.came_of(id) * 49 // _ENOUGH)


def _building(topic: Topic) -> Sequence[Building]:
    return [(entry.id, entry.builds_on) for entry in topic.entries if entry.builds_on]


@of_parts(_building)
def descent_of(topics: Sequence[Sequence[Building]]) -> Descent:
    """Return what came of the works of a library."""
    return Descent(chain.from_iterable(topics))
