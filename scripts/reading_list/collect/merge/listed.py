"""Where each work of a library stands, by what it is recognised by: as an entry, beside one, or in a glossary. Pure."""

from typing import NamedTuple

from ...core.identity import identify
from ...core.library import Library, Placed
from ...core.problems import Position
from .recognition import Mark, descriptions


class Listed(NamedTuple):
    """Where a work stands in the library: what it is there, its entry or that of the work it belongs to, its place."""

    what: str
    placed: Placed | None
    position: Position
    itself: bool = False

    def __str__(self) -> str:
        """Return the place as the report names it."""
        return f"{self.what}, {self.position.path}:{self.position.line}"


def listed_works(library: Library) -> dict[Mark, Listed]:
    """Return where each work of *library* stands, by each of its marks.

    Entries come before what is named beside them and, by their descriptions, those first that have nothing else.
    """
    works: dict[Mark, Listed] = {}

    def add(url: str, what: str, placed: Placed | None, position: Position) -> None:
        works.setdefault(identify(url), Listed(what, placed, position))

    for placed in sorted(library.entries(), key=lambda placed: bool(placed.entry.identities)):
        listed = Listed(f'the entry "{placed.entry.title}"', placed, placed.place, itself=True)
        own: tuple[Mark, ...] = (*placed.entry.identities, *descriptions(placed.entry))
        for mark in own:
            works.setdefault(mark, listed)
    for placed in library.entries():
        for index, companion in enumerate(placed.entry.companions):
            position = placed.position("companions", index, "url")
            add(companion.url, f'a companion of "{placed.entry.title}"', placed, position)
        if placed.entry.archived:
            add(placed.entry.archived, f'the copy of "{placed.entry.title}"', placed, placed.position("archived"))
    for topic in library.topics:
        for index, concept in enumerate(topic.file.concepts):
            if concept.url:
                add(concept.url, f'the concept "{concept.name}"', None, topic.position("concepts", index, "url"))
    return works
