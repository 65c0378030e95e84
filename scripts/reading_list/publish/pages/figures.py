"""The list in numbers: how many works are of each year, kind and level. Pure.

They are counted by topic, so that whoever counts again after a change counts those of one topic.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from ...core.kinds import AnyKind
from ...core.levels import AnyLevel, Status
from ...core.library import Topic, of_parts
from ...core.schema import Entry
from ...core.vocabulary import Vocabulary

Key = TypeVar("Key", bound=Hashable)


class Share(NamedTuple):
    """How many works there are, and how many of them are landmarks."""

    works: int = 0
    landmarks: int = 0


class Figures(NamedTuple):
    """How many works there are, and how many in which case. Works of which the case is not known are under None."""

    all: Share
    years: Mapping[int | None, Share]
    kinds: Mapping[AnyKind | None, Share]
    levels: Mapping[AnyLevel | None, Share]
    companions: int
    backlog: int

    @property
    def undated(self) -> int:
        """How many works have no date."""
        return self.years.get(None, Share()).works

    def of_kinds(self, vocabulary: Vocabulary) -> dict[AnyKind, Share]:
        """Return the share of each kind in use, in the order of *vocabulary*."""
        return {kind: self.kinds[kind] for kind in vocabulary.kinds if kind in self.kinds}


def of_topic(topic: Topic) -> Figures:
    """Return the figures of *topic*."""
    entries = topic.entries
    return Figures(
        Share(len(entries), sum(entry.seminal for entry in entries)),
        _shares(entries, lambda entry: entry.year),
        _shares(entries, lambda entry: entry.kind),
        _shares(entries, lambda entry: entry.level),
        sum(len(entry.companions) for entry in entries),
        sum(entry.status == Status.BACKLOG for entry in entries),
    )


def _shares(entries: Iterable[Entry], case: Callable[[Entry], Key]) -> Mapping[Key, Share]:
    return _sums((case(entry), Share(1, int(entry.seminal))) for entry in entries)


def _sums(shares: Iterable[tuple[Key, Share]]) -> dict[Key, Share]:
    sums: dict[Key, Share] = {}
    for key, (works, landmarks) in shares:
        before = sums.get(key, Share())
        sums[key] = Share(before.works + works, before.landmarks + landmarks)
    return sums


@of_parts(of_topic)
def figures(topics: Sequence[Figures]) -> Figures:
    """Return the figures of a library, those of its *topics* together."""
    return Figures(
        Share(sum(one.all.works for one in topics), sum(one.all.landmarks for one in topics)),
        _sums(share for one in topics for share in one.years.items()),
        _sums(share for one in topics for share in one.kinds.items()),
        _sums(share for one in topics for share in one.levels.items()),
        sum(one.companions for one in topics),
        sum(one.backlog for one in topics),
    )
