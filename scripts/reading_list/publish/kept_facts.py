"""What is worked out of each topic and the words of its list alone, and is sooner read in a store. Pure."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from ..core import kept_facts
from ..core.kept_facts import Fact, text_of_each
from ..core.library import Library, Topic
from ..core.store import Store, key_of
from .catalogue import ids_of_works, spelled_works
from .citations.keys import shortest_names
from .frequent_words import spelled_of
from .messages.collation import Collation
from .pages.glossary import Named, concepts_named, finder_of
from .pages.made_of import key_of_topic, keys_of_works
from .pages.wordings import Finder

_AREA, _NAMED = "facts", "concepts"

FACTS: dict[str, Callable[[Topic], Sequence[str]]] = {
    "citations": shortest_names,
    "works": keys_of_works,
    "ids": ids_of_works,
}
"""Each a text for every entry, on one line."""


def recall(library: Library, collation: Collation, store: Store) -> None:
    """Have the topics of *library* know of themselves what *store* has of them; what it has not is worked out and kept.

    What entries say means something else where the list declares its kinds in another way; which concepts they name
    depends on all concepts.
    """
    facts = {name: Fact(function, text_of_each) for name, function in FACTS.items()}
    facts["words"] = Fact(spelled_works, lambda values, topic: spelled_of(values, [len(topic.entries)] * 2))
    words = repr(library.vocabulary.rows)
    finder = finder_of(library, collation)
    named = {"named": Fact(concepts_named, partial(_named, finder), partial(_numbers, finder))}
    for topic in library.topics:
        kept_facts.recall(topic, facts, store, _AREA, key_of(words, key_of_topic(topic)))
        if finder.wordings:
            kept_facts.recall(topic, named, store, _NAMED, key_of(finder.key, key_of_topic(topic)), finder)


def _numbers(finder: Finder, named: Iterable[Named]) -> object:
    """Return the numbers of the wordings that entries have *named*."""
    return [[[finder.numbers[wording] for wording in wordings] for wordings in one] for one in named]


def _named(finder: Finder, values: Any, topic: Topic) -> Sequence[Named]:
    """Return what the entries of *topic* have named, of which *values* are the numbers."""
    if len(values) != len(topic.entries):
        raise ValueError("nothing of ours")
    return [Named(*([finder.wordings[number] for number in numbers] for numbers in one)) for one in values]
