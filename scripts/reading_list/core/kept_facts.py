"""What is worked out of each topic alone, and is sooner read in a store. Pure."""

from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from .library import Topic
from .store import DAMAGED, Store, as_content, values_of


class Fact(NamedTuple):
    """A fact of a topic, and how it becomes values that JSON has, and comes back of them."""

    work_out: Callable[..., Any]
    """Takes the topic, and what else it is made of."""
    read: Callable[[Any, Topic], Any]
    """Raises one of ``DAMAGED`` where the values cannot be of such a fact of the topic."""
    written: Callable[[Any], Any] = lambda fact: fact


def recall(topic: Topic, facts: Mapping[str, Fact], store: Store, area: str, key: str, *given: object) -> None:
    """Have *topic* know of itself the *facts* that *store* has of it; else they are worked out and kept there.

    The *key* is another one whenever any of the facts may be, which are made of the topic and of what is *given*.
    """
    if not recall_kept(topic, facts, store, area, key, *given):
        values = {name: fact.written(topic.once(fact.work_out, *given)) for name, fact in facts.items()}
        store.put(area, topic.path, key, as_content(values))


def recall_kept(topic: Topic, facts: Mapping[str, Fact], store: Store, area: str, key: str, *given: object) -> bool:
    """Have *topic* know of itself the *facts* that *store* has of it, if it has all of them; tell whether it has."""
    try:
        kept = values_of(store.get(area, topic.path, key))
        known = [(fact.work_out, fact.read(kept[name], topic)) for name, fact in facts.items()]
    except DAMAGED:
        return False
    for function, fact in known:
        topic.know(fact, function, *given)
    return True


def text_of_each(values: Any, topic: Topic) -> Sequence[str]:
    """Return *values* that are a text for each entry of *topic*, on one line."""
    texts = [*map(str, values)]
    if len(texts) != len(topic.entries) or any("\n" in text for text in texts):
        raise ValueError("nothing of ours")
    return texts


def keys_of_each(values: Any, topic: Topic) -> Sequence[Sequence[str | int]]:
    """Return *values* that are for each entry of *topic* texts or numbers by which entries are compared."""
    if len(values) != len(topic.entries) or not {*map(type, values)} <= {list}:
        raise ValueError("nothing of ours")
    if not {*map(type, chain.from_iterable(values))} <= {str, int}:
        raise ValueError("nothing of ours")
    keys: Sequence[Sequence[str | int]] = values
    return keys
