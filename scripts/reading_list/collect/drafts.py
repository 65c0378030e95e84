"""What importers find: links, drafts of entries, and what cannot become one. Pure."""

from dataclasses import dataclass
from typing import NamedTuple

from ..core.kinds import Kind
from ..core.problems import Position, Problem
from ..core.schema import Level, Status


@dataclass(frozen=True, slots=True)
class Link:
    """A link of an imported file: where it stands, and what the file calls what it leads to."""

    position: Position
    url: str
    title: str = ""
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry as another list has it. It becomes one after merging and checking.

    *topic* and *section* are headings it stood under, empty where there is none. *aliases* are further
    addresses by which the same work may be known.
    """

    link: Link
    topic: str = ""
    section: str = ""
    level: Level | None = None
    seminal: bool = False
    status: Status | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    date: str | None = None
    tags: tuple[str, ...] = ()
    note: str | None = None
    companions: tuple[Link, ...] = ()
    added: str | None = None
    aliases: tuple[str, ...] = ()


class LeftOut(NamedTuple):
    """A link that becomes no entry and no companion, and why."""

    link: Link
    reason: str


class ImportedFile(NamedTuple):
    """What an importer made of a file. Each of the *found* links is in a draft or is left out."""

    path: str
    found: int
    drafts: tuple[Draft, ...]
    left_out: tuple[LeftOut, ...]
    problems: tuple[Problem, ...] = ()
