"""Who made what: people with their works and the addresses of their pages. Pure."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ...core import person_names
from ...core.library import Names, Placed
from ...core.reading_order import ReadingOrder
from ...core.reserved import FILE_NAMES
from ...core.slugs import slugify
from ...core.text import ascii_folded, folded


class Person(NamedTuple):
    """A person, or an organisation among authors: the name, its other spellings, the works, the slug of the page."""

    name: str
    others: Sequence[str]
    slug: str
    works: Sequence[Placed]

    @property
    def has_page(self) -> bool:
        """Whether there is more than one work to show; for one, a page would only double the time of a build."""
        return len(self.works) > 1


def people(entries: Iterable[Placed], names: Names, order: ReadingOrder) -> dict[str, Person]:
    """Return who made *entries*, by name, in the order of their family names, their works in that *order*."""
    works: defaultdict[str, list[Placed]] = defaultdict(list)
    for placed in entries:
        for name in dict.fromkeys(names.canonical("people", name) for name in placed.entry.people):
            works[name].append(placed)
    slugs = _slugs(works)
    return {
        name: Person(name, names.file.people.get(name, ()), slugs[name], order.of(works[name]))
        for name in sorted(works, key=family_first)
    }


def family_first(name: str) -> tuple[str, str, str]:
    """Return what people are sorted by: family name and given name without case and accents, and the name itself."""
    parts = person_names.parts(name)
    return folded(parts.family), folded(parts.given), name


def _slugs(names: Iterable[str]) -> dict[str, str]:
    """Return the address of each person.

    Of several whose names give the same, one keeps it: the first by its characters, of names in ASCII where there are
    any. The others get a digest of the name behind theirs.
    """
    same: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        same[slugify(ascii_folded(name))].append(name)
    slugs: dict[str, str] = {}
    for slug, people in same.items():
        first = min(people, key=lambda name: (not name.isascii(), name))
        for name in people:
            bare = name == first and slug and slug not in FILE_NAMES
            slugs[name] = slug if bare else f"{slug or 'person'}-{_digest(name)}"
    return slugs


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:8]
