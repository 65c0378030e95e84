"""What is worked out of each topic and the words of its list alone, and is sooner read in a store. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from ..core import kept_facts
from ..core.kept_facts import Fact, text_of_each
from ..core.library import Library, Topic
from ..core.store import Store, key_of
from .catalogue import ids_of_works, spelled_works
from .citations.keys import longest_names
from .frequent_words import spelled_of
from .messages.collation import Collation
from .pages.glossary import Named, concepts_named, finder_of
from .pages.made_of import key_of_topic, keys_of_works
from .pages.wordings import Finder

FACTS: dict[str, Callable[[Topic], Sequence[str]]] = {
    "citations": longest_names,
    "works": keys_of_works,
    "ids": ids_of_works,
}
"""Each a text for every entry, on one line."""


class KeptFacts:
    """What *store* keeps of the topics of *library*.

    What entries say means something else where the list declares its kinds in another way; which concepts they name
    depends on all concepts.
    """

    def __init__(self, library: Library, collation: Collation, store: Store) -> None:
        facts = {name: Fact(function, text_of_each) for name, function in FACTS.items()}
        facts["words"] = Fact(spelled_works, lambda values, topic: spelled_of(values, [len(topic.entries)] * 2))
        finder = finder_of(library, collation)
        named = {"named": Fact(concepts_named, partial(_named, finder), partial(_numbers, finder))}
        self._topics = library.topics
        self._own = _Area("facts", facts, store, repr(library.vocabulary.rows))
        self._areas = [self._own, *([_Area("concepts", named, store, finder.key, finder)] if finder.wordings else [])]

    def recall_kept(self) -> Sequence[Topic]:
        """Have the topics know of themselves what is kept, and return those of which not all is."""
        return [topic for topic in self._topics if not all(area.recall_kept(topic) for area in self._areas)]

    def recall(self, topic: Topic) -> None:
        """Have *topic* know all of itself: what is not kept is worked out, and kept."""
        for area in self._areas:
            area.recall(topic)

    def recall_own(self, topic: Topic) -> None:
        """Have *topic* know what follows from itself alone, which nobody asks for while an overview is made."""
        self._own.recall(topic)


class _Area:
    """An area of *store* with some *facts* of topics, which are made of what has a *key*, and *given*."""

    def __init__(self, name: str, facts: Mapping[str, Fact], store: Store, key: str, *given: object) -> None:
        self._name = name
        self._facts = facts
        self._store = store
        self._key = key
        self._given = given

    def recall_kept(self, topic: Topic) -> bool:
        return kept_facts.recall_kept(topic, self._facts, self._store, self._name, self._key_of(topic), *self._given)

    def recall(self, topic: Topic) -> None:
        kept_facts.recall(topic, self._facts, self._store, self._name, self._key_of(topic), *self._given)

    def _key_of(self, topic: Topic) -> str:
        return key_of(self._key, key_of_topic(topic))


def _numbers(finder: Finder, named: Iterable[Named]) -> object:
    """Return the numbers of the wordings that entries have *named*."""
    return [[[finder.numbers[wording] for wording in wordings] for wordings in one] for one in named]


def _named(finder: Finder, values: Any, topic: Topic) -> Sequence[Named]:
    """Return what the entries of *topic* have named, of which *values* are the numbers."""
    if len(values) != len(topic.entries):
        raise ValueError("nothing of ours")
    return [Named(*([finder.wordings[number] for number in numbers] for numbers in one)) for one in values]
