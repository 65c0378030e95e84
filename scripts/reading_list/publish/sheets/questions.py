"""What the making of a sheet may look up across the list, and what of the answer can be seen in the sheet. Pure.

A question is of a sort and has a key. Its answer has a value, which the pages get, and facts: a text that is another
one whenever anything is that a page may show of it. Where it is not sure what that is, the facts say all.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import repeat
from typing import TypeVar

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

Facts = Mapping[str, str]
"""Of the answers to all questions of a sort, by their keys; each on one line and not empty."""

ANY = ""
"""The key of the question whether there is an answer of a sort at all: where there is none, no other need be asked."""

WORDINGS = "wordings"
"""The sort of the question where a text names concepts: the answer depends on all concepts, whatever the text."""


class Answers:
    """Knows what is true across a list."""

    def __init__(self, overview: Overview, across: Across) -> None:
        self.overview = overview
        self.across = across
        self.known: dict[str, Facts] = {}
        """The facts by the sort of the question, of the sorts that somebody has asked for."""

    def digest(self, asked: Asked) -> str:
        """Return what is another one whenever the facts of any answer are.

        Raises LookupError or TypeError where *asked* has a sort or a key that is none.
        """
        lines: list[str] = []
        for sort, keys in sorted(asked.items()):
            lines += sort, *map(self.facts(sort).get, keys, repeat(""))
        return key_of("\n".join(lines))

    def facts(self, sort: str) -> Facts:
        """Return the facts of the answers to all questions of a *sort*; a question without one is missing.

        Raises LookupError where there is no such sort.
        """
        if sort not in self.known:
            facts = self._sorts[sort]()
            self.known[sort] = {ANY: "1", **facts} if facts else facts
        return self.known[sort]

    def know_all(self) -> None:
        """Work out all facts, before there are several processes that would each have to."""
        for sort in self._sorts:
            self.facts(sort)

    @property
    def _sorts(self) -> Mapping[str, Callable[[], Facts]]:
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
            "former": partial(_all, overview.former),
            "people": partial(_all, overview.people, _person),
            "explained": partial(_all, overview.explained, sorted),
            "neighbours": partial(_all, overview.neighbours, _neighbours),
            "terms": partial(_all, overview.glossary.terms, lambda term: term.slug),
            WORDINGS: lambda: {ANY: self._wordings()},
            "dead": partial(_all, overview.library.dead),
            "depth": partial(_all, overview.order.depth),
            "demand": partial(_all, overview.order.demand),
            "followed": lambda: dict.fromkeys(overview.followed, "1"),
            "on_map": lambda: dict.fromkeys(overview.on_map, "1"),
            "came_of": lambda: _all(overview.descent.counts()),
            "keys": lambda: _all(self.across.keys, tuple),
        }

    def _wordings(self) -> str:
        terms = self.overview.glossary.terms.values()
        return key_of(*(part for term in terms for _, concept in term.meanings for part in (term.key, concept.name)))


def _all(answers: Mapping[str, T], shown: Callable[[T], object] | None = None) -> Facts:
    """Return what may be *shown* of each of *answers*, by its key; all of it where that is not given."""
    values = map(shown, answers.values()) if shown else answers.values()
    return dict(zip(answers, map(repr, values), strict=True))


def _several(works: Iterable[Placed]) -> object:
    return [*map(key_of_work, works)]


def _path(path: ReadingPath) -> object:
    return [_topic(path.topic), [_step(step) for step in path.steps]]


def _step(step: PathStep) -> object:
    return [key_of_work(step.placed), step.why, step.could_skip]


def _topic(topic: Topic) -> object:
    return [topic.slug, topic.title]


def _tag(tag: TagUse) -> object:
    return [tag.slug, tag.name]


def _person(person: Person) -> object:
    return [person.slug if person.has_page else person.works[0].entry.id, person.has_page]


def _neighbours(neighbours: Neighbours) -> object:
    return [[*map(_topic, topics)] for topics in neighbours]


def _standings(standings: Iterable[Standing]) -> object:
    return [[*_on_path(path), number, len(path.steps)] for path, number in standings]


def _on_path(path: GoalPath | ReadingPath) -> list[str]:
    if isinstance(path, GoalPath):
        return ["goal", path.goal.id, path.title]
    return ["topic", path.topic.slug, path.topic.title]
