"""What the making of a sheet may look up across the list, and what of the answer can be seen in the sheet. Pure.

A question is of a sort and has a key. Its answer has a value, which the pages get, and facts: values of JSON that are
other ones whenever anything is that a page may show of it. Where it is not sure what that is, the facts say all.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

from ...core.library import Placed, Topic
from ...core.store import key_of
from ..exports import Across
from ..pages.authorship import Person
from ..pages.made_of import key_of_work
from ..pages.overview import Neighbours, Overview, Standing, TagUse
from ..pages.prerequisites import GoalPath, PathStep, ReadingPath

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

    def digest(self, asked: Asked) -> str:
        """Return what is another one whenever the facts of any answer are.

        Raises LookupError or TypeError where *asked* has a sort or a key that is none.
        """
        facts = [[sort, [*map(self._facts[sort], keys)]] for sort, keys in sorted(asked.items())]
        return key_of(repr(facts))

    @cached_property
    def _facts(self) -> Mapping[str, Callable[[str], Facts]]:
        """What gives the facts of an answer, by the sort of the question."""
        overview = self.overview
        return {
            "by_id": _of(overview.by_id, key_of_work),
            "tags": _of(overview.tags, _tag),
            "also": _of(overview.also, _several),
            "topics": _of(overview.topics, _topic),
            "paths": _of(overview.paths, _path),
            "led_to": _of(overview.led_to, _several),
            "paths_through": _of(overview.paths_through, _standings),
            "former": overview.former.get,
            "people": _of(overview.people, _person),
            "explained": _of(overview.explained, sorted),
            "neighbours": _of(overview.neighbours, _neighbours),
            "terms": _of(overview.glossary.terms, lambda term: term.slug),
            WORDINGS: lambda _: self._wordings,
            "dead": overview.library.dead.get,
            "depth": overview.order.depth.get,
            "demand": overview.order.demand.get,
            "followed": overview.followed.__contains__,
            "on_map": overview.on_map.__contains__,
            "came_of": overview.descent.came_of,
            "keys": lambda work: _of(self.across.keys, tuple)(work),  # nobody may ask
        }

    @cached_property
    def _wordings(self) -> str:
        terms = self.overview.glossary.terms.values()
        return key_of(*(part for term in terms for _, concept in term.meanings for part in (term.key, concept.name)))


def _of(answers: Mapping[str, Any], facts: Callable[[Any], Facts]) -> Callable[[str], Facts]:
    """Return what gives the *facts* of one of *answers* by its key; None where there is none."""

    def known(key: str) -> Facts:
        value = answers.get(key)
        return None if value is None else facts(value)

    return known


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
