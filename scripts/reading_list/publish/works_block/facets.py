"""What the works of a list can be chosen by in a block, in the words that somebody writes. Pure."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from ...core.library import Placed
from ...core.tags import tag_slug
from ...core.text import folded
from ..pages.overview import Overview


class Facet(NamedTuple):
    """A property of works: its values by all that they may be written as, in the form that *key* gives."""

    values: Mapping[str, str]
    names: Iterable[str]
    """How the values are written in the first place, for whoever wrote another one."""
    of: Callable[[Placed], Iterable[str]]
    """Returns the values that a work has."""
    key: Callable[[str], str] = folded

    def value(self, written: str) -> str | None:
        """Return the value that is *written*; None where there is none of that name."""
        return self.values.get(self.key(written))


def facets(overview: Overview) -> dict[str, Facet]:
    """Return what the works of *overview* can be chosen by, by the names of the options."""
    topics, people, names = overview.topics, overview.people, overview.library.names
    words = overview.library.vocabulary
    slugs = {folded(topic.title): slug for slug, topic in topics.items()}
    slugs |= overview.library.moved_topics() | {slug: slug for slug in topics}
    persons = {folded(name): name for person in people.values() for name in (*person.others, person.name)}
    return {
        "topic": Facet(slugs, topics, lambda placed: (placed.topic.slug, *placed.entry.also)),
        "section": _named((topic.section for topic in topics.values()), lambda placed: placed.topic.section),
        "tag": Facet(
            {slug: slug for slug in overview.tags},
            [tag.name for tag in overview.tags.values()],
            lambda placed: map(tag_slug, placed.entry.tags),
            tag_slug,
        ),
        "kind": _named(words.kinds, lambda placed: placed.entry.kind),
        "level": _named(words.levels, lambda placed: placed.entry.level),
        "person": Facet(
            {written: names.canonical("people", name) for written, name in persons.items()},
            people,
            lambda placed: (names.canonical("people", name) for name in placed.entry.people),
        ),
    }


def _named(names: Iterable[str], of: Callable[[Placed], str | None]) -> Facet:
    """Return a facet of which a work has one value at most; its values are *names*."""
    values = {folded(name): str(name) for name in names}
    return Facet(values, values.values(), lambda placed: filter(None, [of(placed)]))
