"""Rules about ids, by which links and lists that readers share name works. Pure."""

from collections.abc import Container, Iterator, Sequence
from itertools import count

from ...core.codes import Code
from ...core.format_version import VERSION
from ...core.library import Library, Topic
from ...core.new_ids import beginning, ids_to_try
from ...core.problems import Position, Problem
from ...core.reserved import ENTRY_IDS
from ...core.schema import Entry
from ...core.work_codes import code_of, ids_of, number_of
from .facts import Facts, WithinTopics, oldest_first, place, repeats, shown


def duplicate_id(facts: Facts) -> Iterator[Problem]:
    """Compare the ids. The older entry keeps its id: its address may have been linked to already."""
    for placed, kept in repeats(facts, _id, oldest_first):
        yield Problem(
            placed.position("id"),
            Code.DUPLICATE_ID,
            f'the id "{placed.entry.id}" is taken by "{kept.entry.title}" ({place(kept.position())})',
            f"Give this entry an id of its own: `id: {_free_id(placed.entry, facts.by_id)}`.",
        )


def _id(entry: Entry) -> Sequence[str]:
    return (entry.id,) if entry.id else ()


def no_id(facts: Facts) -> Iterator[Problem]:
    """Look for entries that name no id and have a title that gives none."""
    if "" not in facts.by_id:
        return
    offered = ids_to_write(facts.library)
    for placed in facts.entries:
        if not placed.entry.id:
            yield Problem(
                placed.position("title"),
                Code.NO_ID,
                f"the title {shown(placed.entry.title)} has no letter or digit to make an id of",
                f"Give the entry one: `id: {offered[placed.topic.slug, placed.index]}`.",
            )


@WithinTopics
def former_version(topic: Topic) -> Iterator[Problem]:
    """Look for entries whose ids are those that a former version of the format gave them."""
    for index, entry in enumerate(topic.entries):
        if entry.id in topic.given_ids:
            yield Problem(
                topic.position("entries", index, "title"),
                Code.FORMER_VERSION,
                f'the file is of version {topic.version} of the format, where this title gives the id "{entry.id}"',
                "Run `reading-list check --fix`, which writes the id down.",
            )


def newer_version(facts: Facts) -> Iterator[Problem]:
    """Look for files of a version that nobody knows here."""
    for topic in facts.library.topics:
        if topic.version > VERSION:
            yield Problem(
                Position(topic.path),
                Code.NEWER_VERSION,
                f"the file is of version {topic.version} of the format, and this program knows {VERSION}",
                "Update mkdocs-reading-list.",
            )


def ids_to_write(library: Library) -> dict[tuple[str, int], str]:
    """Return an id for each entry that has none, by its topic and its place there."""
    taken = {placed.entry.id for placed in library.entries()} | ENTRY_IDS
    ids: dict[tuple[str, int], str] = {}
    for placed in library.entries():
        if not placed.entry.id:
            own = _free_id(placed.entry, taken)
            taken.add(own)
            ids[placed.topic.slug, placed.index] = own
    return ids


def _free_id(entry: Entry, taken: Container[str]) -> str:
    if name := next((name for name in ids_to_try(entry, entry.id) if name not in taken), ""):
        return name
    stem = beginning(entry.id)
    return next(name for number in count(2) if (name := f"{stem}-{number}") not in taken)


def same_code(facts: Facts) -> Iterator[Problem]:
    """Compare the codes that addresses name works by. The older entry keeps its own: a list may name it already."""
    for placed, kept in repeats(facts, codes, oldest_first):
        theirs = {code_of(name): name for name in ids_of(kept.entry)}
        for index, own in enumerate(ids_of(placed.entry)):
            other = theirs.get(code_of(own))
            if other and other != own:  # where they are one id, another rule says so
                is_former = index < len(placed.entry.former_ids)
                yield Problem(
                    placed.position(*(("former_ids", index) if is_former else ("id",))),
                    Code.SAME_CODE,
                    f'"{own}" has the code {code_of(own)} in addresses of lists, which "{other}" has, too '
                    f"({place(kept.position())})",
                    "Delete it from the former ids."
                    if is_former
                    else f"Give this entry another id: `id: {_free_id(placed.entry, facts.by_id)}`.",
                )


def codes(entry: Entry) -> Sequence[int]:
    """Return the codes of the ids that the entry has and had."""
    return tuple(map(number_of, filter(None, ids_of(entry))))
