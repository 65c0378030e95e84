"""Who made what: people with their works and the addresses of their pages. Pure."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from ...core import person_names
from ...core.library import Library, Placed, once
from ...core.reading_order import in_reading_order
from ..messages.collation import Collation, Rank
from .name_slugs import slugs_of


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


@once
def people(library: Library, collation: Collation) -> dict[str, Person]:
    """Return who made the works of *library*, by name, in the order of their family names."""
    names = library.names
    works: defaultdict[str, list[Placed]] = defaultdict(list)
    for placed in in_reading_order(library):
        for name in dict.fromkeys(names.canonical("people", name) for name in placed.entry.people):
            works[name].append(placed)
    slugs = slugs_of(works, "person")
    return {
        name: Person(name, names.file.people.get(name, ()), slugs[name], works[name])
        for name in sorted(works, key=lambda name: family_first(name, collation))
    }


def family_first(name: str, collation: Collation) -> tuple[str, str, Rank]:
    """Return what people are sorted by: family name and given name without case and accents, and the name itself."""
    parts = person_names.parts(name)
    return collation.rank(parts.family).letters, collation.rank(parts.given).letters, collation.rank(name)
