"""What a merge returns: what becomes of each link, and what is added to which entry. Pure."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple

from ...core.library import Placed
from ...core.schema import Companion, EntryFields
from ..drafts import Link

IMPORTED = "Imported"
"""The topic and section of works whose list gives none."""

ON_PURPOSE = "was left out on purpose before"


class Fate(StrEnum):
    ENTRY = "entry"
    COMPANION = "companion"
    MERGED = "merged"
    LEFT_OUT = "left out"


class LinkFate(NamedTuple):
    """What became of a link: *detail* says where it was merged to or why it was left out."""

    link: Link
    fate: Fate
    detail: str = ""


class NewTopic(NamedTuple):
    """A topic that has no file yet; *about* is what its file says beside title, section and entries."""

    slug: str
    title: str
    section: str
    about: Mapping[str, Any] = MappingProxyType({})


class Amendment(NamedTuple):
    """What an import adds to an entry that exists: fields that it lacks, and companions."""

    placed: Placed
    fields: EntryFields
    companions: tuple[Companion, ...]


class Offer(NamedTuple):
    """What an import says beyond what an entry says already. It is for people to take: nothing is overwritten."""

    placed: Placed
    fields: EntryFields


class Merge(NamedTuple):
    """What an import would change, and what became of each link.

    *additions* are new entries by the slug of their topic; *changed* names addresses that were rewritten.
    *beside* are the records of files that are no topics, by their names; those of *kept* are there, and stay.
    """

    outcomes: tuple[LinkFate, ...] = ()
    topics: tuple[NewTopic, ...] = ()
    additions: Mapping[str, tuple[EntryFields, ...]] = MappingProxyType({})
    amendments: tuple[Amendment, ...] = ()
    offers: tuple[Offer, ...] = ()
    changed: tuple[Link, ...] = ()
    beside: Mapping[str, Mapping[str, Any]] = MappingProxyType({})
    kept: tuple[str, ...] = ()
