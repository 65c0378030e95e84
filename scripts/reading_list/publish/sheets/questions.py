"""What the making of a sheet may look up across the list, and what of the answer can be seen in the sheet. Pure.

A question is of a sort and has a key. Its answer has a value, which the pages get, and facts: values of JSON that are
other ones whenever anything is that a page may show of it. Where it is not sure what that is, the facts say all.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, TypeVar

from ...core.library import Placed, Topic
from ...core.store import key_of
from ..exports import Across
from ..pages.authorship import Person
from ..pages.made_of import key_of_work
from ..pages.overview import Neighbours, Overview, Standing, TagUse
from ..pages.prerequisites import GoalPath, PathStep, ReadingPath

T = TypeVar("T")

Asked = Mapping[str, Iterable[str]]
"""The keys that were asked for, by the sort of the question."""

Facts = Any
"""Values that JSON has."""

WORDINGS = "wordings"
"""The sort of the question where a text names concepts: the answer depends on all concepts, whatever the text."""


class Answers:
    """Knows what is true across a list."""

    def __init__(self, overview: Overview, across: Across) -> None:
        self.overview = overview
        self.across = across
        self.known: dict[str, Mapping[str, Facts]] = {}
        """The facts of all answers by sort and key of the question, of the sorts that somebody has asked for."""

    def digest(self, asked: Asked) -> str:
        """Return what is another one whenever the facts of any answer are.

        Raises LookupError or TypeError where *asked* has a sort or a key that is none.
        """
        facts = [[sort, [*map(self.facts(sort).get, keys)]] for sort, keys in sorted(asked.items())]
        return key_of(repr(facts))

    def facts(self, sort: str) -> Mapping[str, Facts]:
        """Return the facts of the answers to all questions of a *sort*, by the key; a question without one is missing.

        Raises LookupError where there is no such sort.
        """
        if sort not in self.known:
            self.known[sort] = self._sorts[sort]()
        return self.known[sort]

    @property
    def _sorts(self) -> Mapping[str, Callable[[], Mapping[str, Facts]]]:
        """What gives the facts of all answers, by the sort of the question. It is not kept: it would hold all of this,
        which holds it, so that no list would ever go before Python looks for such circles.
        """
        overview = self.overview
        return {
            "by_id": partial(_all, overview.by_id, key_of_work),
            "tags": partial(_all, overview.tags, _tag),
            "also": partial(_all, overview.also, _several),
            "topics": partial(_all, overview.topics, _topic),
            "paths": partial(_all, overview.paths, _path),
            "led_to": partial(_all, overview.led_to, _several),
            "paths_through": partial(_all, overview.paths_through, _standings),
            "former": lambda: overview.former,
            "people": partial(_all, overview.people, _person),
            "explained": partial(_all, overview.explained, sorted),
            "neighbours": partial(_all, overview.neighbours, _neighbours),
            "terms": partial(_all, overview.glossary.terms, lambda term: term.slug),
            WORDINGS: lambda: {"": self._wordings()},
            "dead": lambda: overview.library.dead,
            "depth": lambda: overview.order.depth,
            "demand": lambda: overview.order.demand,
            "followed": lambda: dict.fromkeys(overview.followed, True),
            "on_map": lambda: dict.fromkeys(overview.on_map, True),
            "came_of": overview.descent.counts,
            "keys": lambda: _all(self.across.keys, tuple),
        }

    def _wordings(self) -> str:
        terms = self.overview.glossary.terms.values()
        return key_of(*(part for term in terms for _, concept in term.meanings for part in (term.key, concept.name)))


def _all(answers: Mapping[str, T], facts: Callable[[T], Facts]) -> dict[str, Facts]:
    """Return the *facts* of each of *answers*, by its key."""
    return {key: facts(value) for key, value in answers.items()}


def _several(works: Iterable[Placed]) -> Facts:
    return [*map(key_of_work, works)]


def _path(path: ReadingPath) -> Facts:
    return [_topic(path.topic), [_step(step) for step in path.steps]]


def _step(step: PathStep) -> Facts:
    return [key_of_work(step.placed), step.why, step.could_skip]


def _topic(topic: Topic) -> Facts:
    return [topic.slug, topic.title]


def _tag(tag: TagUse) -> Facts:
    return [tag.slug, tag.name]


def _person(person: Person) -> Facts:
    return [person.slug if person.has_page else person.works[0].entry.id, person.has_page]


def _neighbours(neighbours: Neighbours) -> Facts:
    return [[*map(_topic, topics)] for topics in neighbours]


def _standings(standings: Iterable[Standing]) -> Facts:
    return [[*_on_path(path), number, len(path.steps)] for path, number in standings]


def _on_path(path: GoalPath | ReadingPath) -> Facts:
    return ["goal", path.goal.id, path.title] if isinstance(path, GoalPath) else ["topic", *_topic(path.topic)]
