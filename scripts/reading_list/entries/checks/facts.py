"""What several rules need to know of a library, worked out once; of one topic, once for as long as it lives. Pure."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Day
from functools import update_wrapper
from itertools import chain
from typing import TypeAlias, TypeVar

from ...core.library import Library, Placed, Topic, of_each
from ...core.problems import Position, Problem
from ...core.schema import Entry
from ...core.text import title_key

T = TypeVar("T")
_LONGEST = 60  # characters of a title that a message shows


@dataclass(frozen=True, slots=True)
class Facts:
    """A library with its entries by id (the first of that id) and the day the check runs.

    *before* is the library of an earlier revision to compare with; None where there is none.
    """

    library: Library
    today: Day
    entries: tuple[Placed, ...]
    by_id: dict[str, Placed]
    topics: frozenset[str]
    moved: dict[str, str]
    """The present ids of entries by their former ones; so are *moved_topics* of topics, *moved_goals* of paths."""
    moved_topics: dict[str, str]
    moved_goals: dict[str, str]
    before: Library | None = None

    @classmethod
    def of(cls, library: Library, today: Day, before: Library | None = None) -> "Facts":
        entries = library.entries()
        by_id: dict[str, Placed] = {}
        for placed in entries:
            by_id.setdefault(placed.entry.id, placed)
        topics = frozenset(topic.slug for topic in library.topics)
        moved = library.moved_entries(), library.moved_topics(), library.moved_goals()
        return cls(library, today, entries, by_id, topics, *moved, before)

    def each(self, function: Callable[[Entry], T]) -> list[T]:
        """Return what *function* makes of each of the entries, in their order.

        That is kept with the topics. The function is one of a module: others are not known again.
        """
        return [value for topic in self.library.topics for value in topic.once(of_each(function))]

    def those(self, function: Callable[[Entry], T]) -> Iterator[tuple[Placed, T]]:
        """Yield the entries of which *function* makes something that is not empty, each with that."""
        return ((placed, value) for placed, value in zip(self.entries, self.each(function), strict=True) if value)

    def named(self, id: str) -> Placed | None:
        """Return the entry that has this *id*, or had it before; None where there is none."""
        return self.by_id.get(self.moved.get(id, id))


Rule: TypeAlias = Callable[[Facts], Iterator[Problem]]
TopicRule: TypeAlias = Callable[[Topic], Iterator[Problem]]


class WithinTopics:
    """A rule that looks at each topic by itself: what such rules find is kept with the topic."""

    __name__: str

    def __init__(self, of_topic: TopicRule) -> None:
        self.of_topic = of_topic
        update_wrapper(self, of_topic)

    def __call__(self, facts: Facts) -> Iterator[Problem]:
        """Yield what it finds in all topics."""
        return chain.from_iterable(map(self.of_topic, facts.library.topics))


def place(position: Position) -> str:
    """Return *position* as messages name it."""
    return f"{position.path}:{position.line}"


def shown(title: str) -> str:
    """Return *title* as messages name it: in quotation marks, and of a long one the beginning."""
    return f'"{title[:_LONGEST]}"'


def repeats(
    facts: Facts, keys: Callable[[Entry], Sequence[Hashable]], rank: Callable[[Entry], tuple[int, str] | str]
) -> Iterator[tuple[Placed, Placed]]:
    """Yield each entry that has one of its *keys* in common with one of lower *rank*, and the one of the lowest."""
    for entries in alike(facts, keys):
        kept = min(entries, key=lambda placed: rank(placed.entry))
        yield from ((placed, kept) for placed in entries if placed is not kept)


def alike(facts: Facts, keys: Callable[[Entry], Sequence[Hashable]]) -> Iterator[Sequence[Placed]]:
    """Yield the entries that have one of their *keys* in common, by the first that has it.

    What is kept of these only says where to look.
    """
    every = [*chain.from_iterable(facts.each(keys))]
    if len(set(every)) == len(every):  # as in most libraries, which takes less time to tell
        return
    same: defaultdict[Hashable, list[Placed]] = defaultdict(list)
    for placed, own in facts.those(keys):
        for key in own:
            same[key].append(placed)
    for key, entries in same.items():
        if len(entries) > 1 and all(key in keys(placed.entry) for placed in entries):
            yield entries


def words_of_title(entry: Entry) -> str:
    """Return the words by which the title is compared."""
    return title_key(entry.title)


def read_first(entry: Entry) -> Sequence[str]:
    """Return the ids of what is to be read before the work."""
    return tuple([step.id for step in entry.after]) if entry.after else ()


def former_ids(entry: Entry) -> Sequence[str]:
    """Return the ids that the entry had."""
    return entry.former_ids


def also(entry: Entry) -> Sequence[str]:
    """Return the further topics of the work."""
    return entry.also


def oldest_first(entry: Entry) -> str:
    """Return what the older of two entries is told by: it was linked to first."""
    return entry.added or "9999"
