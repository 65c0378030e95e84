"""What of a topic can be mended without judgement: addresses, the spelling of tags and names, former ids. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, Self

from ..core.codes import Code
from ..core.library import Library, Names, Topic
from ..core.problems import Location
from ..core.schema import Entry
from ..core.tags import tag_stem, usual_tags
from ..core.urls import arxiv_abstract, without_tracking
from .checks.entry_ids import ids_to_write
from .checks.name_spelling import names_in


class Mend(NamedTuple):
    """A value to be written in place of the one at *location*, the code of what it mends, and why."""

    code: Code
    location: Location
    value: str
    reason: str


class Usual(NamedTuple):
    """What is to be written in a library: tags by their stems, names, ids of entries that have none, by topic and
    place, and present ids by former ones.
    """

    tags: Mapping[str, str]
    names: Names = Names()
    ids: Mapping[tuple[str, int], str] = {}
    entries: Mapping[str, str] = {}
    topics: Mapping[str, str] = {}

    @classmethod
    def of(cls, library: Library) -> Self:
        """Return what is usual in *library*."""
        tags = usual_tags(Counter(tag for placed in library.entries() for tag in placed.entry.tags))
        return cls(tags, library.names, ids_to_write(library), library.moved_entries(), library.moved_topics())


class NewId(NamedTuple):
    """The id that the entry at *place* of a topic is to get, and why."""

    place: int
    id: str
    reason: str


def new_ids(topic: Topic, usual: Usual) -> list[NewId]:
    """Return the ids that entries of *topic* are to get."""
    return [*_ids_for_none(topic, usual), *_ids_of_former_version(topic)]


def _ids_for_none(topic: Topic, usual: Usual) -> Iterator[NewId]:
    for place, entry in enumerate(topic.entries):
        if not entry.id:
            own = usual.ids[topic.slug, place]
            yield NewId(place, own, f'gave the entry the id "{own}", as its title gives none')


def _ids_of_former_version(topic: Topic) -> Iterator[NewId]:
    for place, entry in enumerate(topic.entries):
        if entry.id in topic.given_ids:
            reason = f'wrote down the id "{entry.id}", which version {topic.version} of the format made of the title'
            yield NewId(place, entry.id, reason)


def mends(topic: Topic, usual: Usual) -> Iterator[Mend]:
    """Yield what is to be mended in *topic* so that it is as *usual*."""
    for location, url in topic.links():
        clean = without_tracking(url)
        if clean != url:
            yield Mend(Code.TRACKING, location, clean, "took the tracking parameters out of the address")
    for index, entry in enumerate(topic.entries):
        url = without_tracking(entry.url or "")
        abstract = arxiv_abstract(url)
        if abstract != url:
            yield Mend(
                Code.ARXIV_PDF,
                ("entries", index, "url"),
                abstract,
                "wrote the address of the abstract for that of the PDF",
            )
        for mend in (*_tags(entry, usual), *_names(entry, usual), *_ids(entry, usual)):
            yield mend._replace(location=("entries", index, *mend.location))
    yield from _former(("path",), [step.work for step in topic.file.path], usual.entries, "work")


def _tags(entry: Entry, usual: Usual) -> Iterator[Mend]:
    present = {*entry.tags}
    for place, tag in enumerate(entry.tags):
        better = usual.tags[tag_stem(tag)]
        if better not in present:
            present.add(better)
            yield Mend(Code.TAG_VARIANT, ("tags", place), better, f'wrote the tag "{better}" as the others do')


def _names(entry: Entry, usual: Usual) -> Iterator[Mend]:
    present = {(group, name) for group, _, name in names_in(entry)}
    for group, location, name in names_in(entry):
        better = usual.names.canonical(group, name)
        if (group, better) not in present:
            present.add((group, better))
            yield Mend(Code.OTHER_SPELLING, location, better, f'wrote the name "{better}" as it is declared')


def _ids(entry: Entry, usual: Usual) -> Iterator[Mend]:
    """Yield the ids that are to be written in place of former ones, unless they stand in the same list already."""
    yield from _former(("after",), [step.id for step in entry.after], usual.entries, "id")
    yield from _former(("builds_on",), entry.builds_on, usual.entries)
    if (old := entry.superseded_by) and old in usual.entries:
        yield _renamed(("superseded_by",), old, usual.entries[old])
    yield from _former(("also",), entry.also, usual.topics)


def _former(
    location: Location, ids: Sequence[str], present: Mapping[str, str], field: str | None = None
) -> Iterator[Mend]:
    """Yield the *present* ids for former ones in the list at *location*, whose items may hold them in a *field*."""
    written = {*ids}
    for place, old in enumerate(ids):
        better = present.get(old, old)
        if better not in written:
            written.add(better)
            yield _renamed((*location, place, *([field] if field else [])), old, better)


def _renamed(location: Location, old: str, new: str) -> Mend:
    return Mend(Code.FORMER_ID, location, new, f'wrote "{new}", as "{old}" is called now')
