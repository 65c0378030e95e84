"""What importers find: links, drafts of entries, and what cannot become one. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from ..core.fields import MAX_TAGS
from ..core.kinds import AnyKind
from ..core.problems import Position, Problem
from ..core.schema import EntryFields, NamesFile, PathsFile, TopicFile
from ..core.vocabulary import OURS, Vocabulary


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
    *lost_tags* are words that the list has given the work as tags, and that are none of the entry.
    """

    position: Position
    fields: EntryFields
    topic: str = ""
    section: str = ""
    companions: tuple[Link, ...] = ()
    addresses: tuple[str, ...] = ()
    lost_tags: tuple[str, ...] = ()

    @property
    def link(self) -> Link:
        """The link to the work itself, whose address is empty for one that is not online."""
        return Link(self.position, self.fields.link, self.fields.title, self.fields.kind)

    @property
    def links(self) -> tuple[Link, ...]:
        """The link to the work, and those that belong to it."""
        return (self.link, *self.companions)

    def in_words(self, vocabulary: Vocabulary) -> "Draft":
        """Return this in the words of *vocabulary*, without what that has no word for."""
        if vocabulary is OURS:
            return self
        companions = tuple(replace(link, kind=vocabulary.kind(link.kind)) for link in self.companions)
        return replace(self, fields=vocabulary.in_words(self.fields), companions=companions)

    def noted(self, note: str | None) -> "Draft":
        """Return this with another *note*."""
        return replace(self, fields=replace(self.fields, note=note))

    def tagged(self, tags: Iterable[str]) -> "Draft":
        """Return this with further *tags*, each once, as many as an entry may have."""
        every = tuple(dict.fromkeys([*self.fields.tags, *tags]))[:MAX_TAGS]
        return replace(self, fields=replace(self.fields, tags=every))


class LeftOut(NamedTuple):
    """A link that becomes no entry and no companion, and why; the *draft* that it would be, where it could be one."""

    link: Link
    reason: str
    draft: Draft | None = None


class Notice(NamedTuple):
    """What people should know of a record that was taken: *subject* is one of a few, *detail* what it is here."""

    position: Position
    subject: str
    detail: str


class Unit(StrEnum):
    """What a file is a list of, and is counted in."""

    LINK = "link"
    RECORD = "record"
    """A work with all that is known of it; links within it are counted beside it."""


class ListedTopic(NamedTuple):
    """A topic of a list of ours: the name of its file, and all that the file says."""

    slug: str
    file: TopicFile


class Whole(NamedTuple):
    """What a list of ours says beside its entries: of its topics, of names, and which paths it has."""

    topics: tuple[ListedTopic, ...]
    names: NamesFile
    paths: PathsFile


class ImportedFile(NamedTuple):
    """What an importer made of a file.

    Each of its items is in a draft or is left out, or is one of those *unread*, which *problems* tell of.
    *lines* are those of all items in its text, counted without regard to what became of them.
    *format* names what it is, and *unit* what its items are.
    *notices* say what of the drafts could not be kept, or was guessed.
    *whole* is what a list of ours says beside its entries.
    *parts* are the paths of the files that a folder has, where it is one; each is an item.
    """

    path: str
    drafts: tuple[Draft, ...]
    left_out: tuple[LeftOut, ...]
    problems: tuple[Problem, ...] = ()
    format: str = ""
    notices: tuple[Notice, ...] = ()
    unread: int = 0
    lines: tuple[int, ...] = ()
    unit: Unit = Unit.LINK
    whole: Whole | None = None
    parts: tuple[str, ...] = ()

    @property
    def known_lines(self) -> list[int]:
        """The lines of the items that are in a draft or left out."""
        taken = [link for draft in self.drafts for link in (draft.links if self.unit is Unit.LINK else (draft.link,))]
        return [link.position.line for link in (*taken, *(left.link for left in self.left_out))]

    @property
    def links_beside(self) -> int:
        """How many links stand within its records."""
        return sum(len(draft.companions) for draft in self.drafts) if self.unit is Unit.RECORD else 0
