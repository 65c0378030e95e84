"""What there is to ask for a work. Pure."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from ...core.schema import EntryFields

Read: TypeAlias = Callable[[str], EntryFields]
"""Returns what the text of a reply says of a work. Raises ValueError where it is not what was asked for."""


class Ask(NamedTuple):
    """A request to make: its address, the types of reply it takes, and what reads the reply."""

    url: str
    accept: str
    read: Read


class Source(StrEnum):
    """Who is asked what entries lack."""

    ARXIV = "arXiv"
    CROSSREF = "Crossref"
    OPENREVIEW = "OpenReview"
    DBLP = "DBLP"
    OPENALEX = "OpenAlex"


class Record(NamedTuple):
    """What a source says of one work; *venues* are all the names that it has for where the work was published."""

    fields: EntryFields
    venues: tuple[str, ...] = ()


ReadAll: TypeAlias = Callable[[str], Mapping[str, tuple[Record, ...]]]


class Query(NamedTuple):
    """A request about several works at once, each named by its identifier or its title: the *subjects*.

    *pause* is how many seconds the host is to be left alone afterwards, as its operators ask for, or more.
    *read* returns what the text of a reply says, by subject: of one that is named by an identifier, nothing about any
    other work. It raises ValueError where the reply is not what was asked for.
    """

    url: str
    accept: str
    subjects: tuple[str, ...]
    read: ReadAll
    pause: float


def about_one(subject: str, read: Callable[[str], Iterable[Record]]) -> ReadAll:
    """Return what reads a reply with records about one *subject* alone."""
    return lambda reply: {subject: tuple(read(reply))}


JSON = "application/json"
