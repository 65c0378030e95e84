"""Who made what: people with their works and the addresses of their pages. Pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from ...core import person_names
from ...core.library import Library, Placed, Topic, latest, once
from ...core.reading_order import in_reading_order
from ...core.schema import NamesFile
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
    works = {placed.entry.id: placed for placed in in_reading_order(library)}
    made = [topic.once(_people) for topic in library.topics]
    names = library.names.file
    return {
        name: Person(name, names.people.get(name, ()), slug, [works[work] for work in own])
        for name, slug, own in _authors(made, [*works], names, collation)
    }


def _people(topic: Topic) -> Mapping[str, Sequence[str]]:
    """Return who made each work of *topic*, by its id."""
    return {entry.id: entry.people for entry in topic.entries}


class _Author(NamedTuple):
    """A person by name, with the slug of the page, and the ids of the works."""

    name: str
    slug: str
    works: Sequence[str]


@latest
def _authors(
    made: Sequence[Mapping[str, Sequence[str]]], order: Sequence[str], names: NamesFile, collation: Collation
) -> Sequence[_Author]:
    """Return who made works, in the order of their family names, each with the works in this *order*."""
    people = dict(chain.from_iterable(topic.items() for topic in made))
    works: defaultdict[str, list[str]] = defaultdict(list)
    for work in order:
        for name in dict.fromkeys(names.canonical("people", name) for name in people[work]):
            works[name].append(work)
    slugs = slugs_of(works, "person")
    in_order = sorted(works, key=lambda name: family_first(name, collation))
    return [_Author(name, slugs[name], works[name]) for name in in_order]


def family_first(name: str, collation: Collation) -> tuple[str, str, Rank]:
    """Return what people are sorted by: family name and given name without case and accents, and the name itself."""
    parts = person_names.parts(name)
    return collation.rank(parts.family).letters, collation.rank(parts.given).letters, collation.rank(name)
