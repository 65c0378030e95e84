"""What importers find: links, drafts of entries, and what cannot become one. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from ..core.fields import MAX_TAGS
from ..core.kinds import AnyKind
from ..core.problems import Position, Problem
from ..core.schema import EntryFields


@dataclass(frozen=True, slots=True)
class Link:
    """A link of an imported file: where it stands, and what the file calls what it leads to."""

    position: Position
    url: str
    title: str = ""
    kind: AnyKind | None = None

    def __str__(self) -> str:
        """Return what people know it by: its address, or the title of a work that has none."""
        return self.url or self.title


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry as another list has it. It becomes one after merging and checking.

    *position* is where its link stands, *topic* and *section* are headings above it, empty where there is none.
    *companions* are links that belong to the work; *addresses* are further ones by which it may be known.
    """

    position: Position
    fields: EntryFields
    topic: str = ""
    section: str = ""
    companions: tuple[Link, ...] = ()
    addresses: tuple[str, ...] = ()

    @property
    def link(self) -> Link:
        """The link to the work itself, whose address is empty for one that is not online."""
        return Link(self.position, self.fields.link, self.fields.title, self.fields.kind)

    @property
    def links(self) -> tuple[Link, ...]:
        """The link to the work, and those that belong to it."""
        return (self.link, *self.companions)

    def noted(self, note: str | None) -> "Draft":
        """Return this with another *note*."""
        return replace(self, fields=replace(self.fields, note=note))

    def tagged(self, tags: Iterable[str]) -> "Draft":
        """Return this with further *tags*, each once, as many as an entry may have."""
        every = tuple(dict.fromkeys([*self.fields.tags, *tags]))[:MAX_TAGS]
        return replace(self, fields=replace(self.fields, tags=every))


class LeftOut(NamedTuple):
    """A link that becomes no entry and no companion, and why."""

    link: Link
    reason: str


class ImportedFile(NamedTuple):
    """What an importer made of a file. Each of its links is in a draft or is left out; *format* names what it is."""

    path: str
    link_count: int
    drafts: tuple[Draft, ...]
    left_out: tuple[LeftOut, ...]
    problems: tuple[Problem, ...] = ()
    format: str = ""
