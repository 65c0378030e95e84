"""Where each work of a library stands, by identity: as an entry, beside one, or in a glossary. Pure."""

from typing import NamedTuple

from ...core.identity import Identity, identify
from ...core.library import Library, Placed
from ...core.problems import Position


class Listed(NamedTuple):
    """Where a work stands in the library: what it is there, its entry or that of the work it belongs to, its place."""

    what: str
    placed: Placed | None
    position: Position
    itself: bool = False

    def __str__(self) -> str:
        """Return the place as the report names it."""
        return f"{self.what}, {self.position.path}:{self.position.line}"


def listed_works(library: Library) -> dict[Identity, Listed]:
    """Return by identity where each work of *library* stands; entries come before what is named beside them."""
    works: dict[Identity, Listed] = {}

    def add(url: str, what: str, placed: Placed | None, position: Position) -> None:
        works.setdefault(identify(url), Listed(what, placed, position))

    for placed in library.entries():
        listed = Listed(f'the entry "{placed.entry.title}"', placed, placed.place, itself=True)
        for identity in placed.entry.identities:
            works.setdefault(identity, listed)
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
