"""What is worked out of each topic and the words of its list alone, and is sooner read in a store. Pure."""

from collections.abc import Callable, Sequence
from typing import Any

from ..core.library import Library, Topic
from ..core.store import DAMAGED, Store, as_content, key_of, values_of
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
    for topic in library.topics:
        key = key_of(words, key_of_topic(topic))
        try:
            known = values_of(store.get(_AREA, topic.path, key))
            texts = {fact: _texts(known[name], len(topic.entries)) for name, fact in FACTS.items()}
        except DAMAGED:
            known = {name: topic.once(fact) for name, fact in FACTS.items()}
            store.put(_AREA, topic.path, key, as_content(known))
        else:
            for fact, values in texts.items():
                topic.know(fact, values)


def _texts(values: Any, count: int) -> Sequence[str]:
    texts = [*map(str, values)]
    if len(texts) != count or any("\n" in text for text in texts):
        raise ValueError("nothing of ours")
    return texts
