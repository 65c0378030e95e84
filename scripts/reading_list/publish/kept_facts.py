"""What is worked out of each topic and the words of its list alone, and is sooner read in a store. Pure."""

from collections.abc import Callable, Sequence

from ..core import kept_facts
from ..core.kept_facts import Fact, text_of_each
from ..core.library import Library, Topic
from ..core.store import Store, key_of
from .citations.keys import shortest_names
from .pages.glossary import words_of_notes
from .pages.made_of import key_of_topic, keys_of_works

_AREA = "facts"

FACTS: dict[str, Callable[[Topic], Sequence[str]]] = {
    "citations": shortest_names,
    "notes": words_of_notes,
    "works": keys_of_works,
}
"""Each a text for every entry, on one line."""


def recall(library: Library, store: Store) -> None:
    """Have the topics of *library* know of themselves what *store* has of them; what it has not is worked out and kept.

    What entries say means something else where the list declares its kinds in another way.
    """
    words = repr(library.vocabulary.rows)
    facts = {name: Fact(function, text_of_each) for name, function in FACTS.items()}
    for topic in library.topics:
        kept_facts.recall(topic, facts, store, _AREA, key_of(words, key_of_topic(topic)))
