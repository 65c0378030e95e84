"""What a merge returns. Pure."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from ...core.library import Placed
from ..drafts import Link

IMPORTED = "Imported"
"""The topic and section of works whose list gives none."""

ON_PURPOSE = "was left out on purpose before"

Fields: TypeAlias = dict[str, Any]
"""The values of an entry as they are written to its file."""


class Fate(StrEnum):
    ENTRY = "entry"
    COMPANION = "companion"
    MERGED = "merged"
    LEFT_OUT = "left out"


class Outcome(NamedTuple):
    """What became of a link: *detail* says where it was merged to or why it was left out."""

    link: Link
    fate: Fate
    detail: str = ""


class NewTopic(NamedTuple):
    """A topic that has no file yet."""

    slug: str
    title: str
    section: str


class Amendment(NamedTuple):
    """What an import adds to an entry that exists: fields that it lacks, and companions."""

    placed: Placed
    fields: Fields
    companions: tuple[Fields, ...]


class Offer(NamedTuple):
    """What an import says beyond what an entry says already. It is for people to take: nothing is overwritten."""

    placed: Placed
    fields: Fields


class Merge(NamedTuple):
    """What an import would change, and what became of each link.

    *additions* are new entries by the slug of their topic; *changed* names addresses that were rewritten.
    """

    outcomes: tuple[Outcome, ...] = ()
    topics: tuple[NewTopic, ...] = ()
    additions: Mapping[str, tuple[Fields, ...]] = MappingProxyType({})
    amendments: tuple[Amendment, ...] = ()
    offers: tuple[Offer, ...] = ()
    changed: tuple[Link, ...] = ()


Refuse: TypeAlias = Callable[[Fields], str | None]
"""Returns why an entry with these fields would not pass a check, or None."""


def filled(**values: Any) -> Fields:
    """Return the *values* that say something."""
    return {name: value for name, value in values.items() if value}
