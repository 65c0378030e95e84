"""What of a topic can be mended without judgement: addresses, the spelling of tags and names, former ids. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, Self

from ..core.codes import Code
from ..core.library import Library, Names, Topic
from ..core.problems import Location
from ..core.schema import Entry
from ..core.tags import tag_stem, usual_tags
from ..core.urls import arxiv_abstract, without_tracking
from .checks.name_spelling import names_in


class Mend(NamedTuple):
    """A value to be written in place of the one at *location*, the code of what it mends, and why."""

    code: Code
    location: Location
    value: str
    reason: str


class Usual(NamedTuple):
    """What is to be written in a library: tags by their stems, names, and present ids by former ones."""

    tags: Mapping[str, str]
    names: Names = Names()
    entries: Mapping[str, str] = {}
    topics: Mapping[str, str] = {}

    @classmethod
    def of(cls, library: Library) -> Self:
        """Return what is usual in *library*."""
        tags = usual_tags(tag for placed in library.entries() for tag in placed.entry.tags)
        return cls(tags, library.names, library.moved_entries(), library.moved_topics())


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
    after = [step.id for step in entry.after]
    replaced = [entry.superseded_by] if entry.superseded_by else []
    references: tuple[tuple[str, Sequence[str], Mapping[str, str]], ...] = (
        ("after", after, usual.entries),
        ("builds_on", entry.builds_on, usual.entries),
        ("superseded_by", replaced, usual.entries),
        ("also", entry.also, usual.topics),
    )
    for field, ids, present in references:
        written = {*ids}
        for place, old in enumerate(ids):
            better = present.get(old, old)
            if better not in written:
                written.add(better)
                within = {"after": (place, "id"), "superseded_by": ()}.get(field, (place,))
                yield Mend(Code.FORMER_ID, (field, *within), better, f'wrote "{better}", as "{old}" is called now')
