"""What a merge adds to entries → which entry files change, and what their texts are then. Pure."""

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple

from ..core.library import Library, Topic
from ..core.schema import EntryFields
from ..entries import block_yaml, edit
from ..entries.source.file import MAX_BYTES
from .merge import Merge, NewTopic

_ROOM = MAX_BYTES - 4_096  # for entries in a file; the rest is left for people


class Change(NamedTuple):
    """A file of the entries folder before and after: *before* is None where there is none yet.

    *added* is the number of its new entries, *amended* that of entries that get something.
    """

    stem: str
    before: str | None
    after: str
    added: int
    amended: int


def changes_of(merged: Merge, library: Library, before: Mapping[str, str]) -> tuple[Change, ...]:
    """Return the files that change, sorted by name; *before* holds the texts of all by their names."""
    amended: dict[str, list[edit.Amended]] = {}
    for amendment in merged.amendments:
        change = edit.Amended(amendment.placed.index, amendment.fields, amendment.companions)
        amended.setdefault(amendment.placed.topic.slug, []).append(change)
    texts = {**before} | {stem: edit.edited(before[stem], changes, []) for stem, changes in amended.items()}
    added: Counter[str] = Counter()
    topics: Iterable[Topic | NewTopic] = (*library.topics, *merged.topics)
    titles = {topic.slug: topic.title for topic in topics}
    sections = {topic.slug: topic.section for topic in topics}
    heads = {topic.slug: [*block_yaml.lines(topic.about)] for topic in merged.topics}
    for slug, entries in merged.additions.items():
        for stem, title, part in _parts(slug, entries, texts, titles, heads):
            if stem in texts:
                texts[stem] = edit.edited(texts[stem], [], part)
            else:
                head = heads.get(stem, ())
                texts[stem] = edit.new_topic(title, sections[slug], part, _first_line(before), head)
            added[stem] += len(part)
    texts |= {stem: "\n".join(block_yaml.lines(record)) + "\n" for stem, record in merged.beside.items()}
    return tuple(
        Change(stem, before.get(stem), texts[stem], added[stem], len(amended.get(stem, ())))
        for stem in sorted({*amended, *added, *merged.beside})
    )


def _parts(
    slug: str,
    entries: Sequence[EntryFields],
    texts: Mapping[str, str],
    titles: Mapping[str, str],
    heads: Mapping[str, Sequence[str]],
) -> Iterator[tuple[str, str, Sequence[EntryFields]]]:
    """Yield *entries* in parts that fit into a file, with its name and title.

    Where the file of the topic gets too large, it goes on in further ones: ``tools-2`` with the title "Tools (2)".
    """
    waiting = entries
    for number in count(1):
        stem, title = (slug, titles[slug]) if number == 1 else (f"{slug}-{number}", f"{titles[slug]} ({number})")
        if titles.get(stem, title) != title:  # another topic that is called so
            continue
        room = _ROOM - len((texts.get(stem) or "\n".join(heads.get(stem, ()))).encode())
        # An entry always fits into a file of its own.
        fitting = max(_fitting(waiting, room), 0 if stem in texts else 1)
        if fitting:
            yield stem, title, waiting[:fitting]
        waiting = waiting[fitting:]
        if not waiting:
            return


def _fitting(entries: Sequence[EntryFields], room: int) -> int:
    """Return how many of *entries* fit into *room* bytes."""
    for number, fields in enumerate(entries):
        room -= len(edit.new_topic("", "", [fields]).encode())
        if room < 0:
            return number
    return len(entries)


def _first_line(before: Mapping[str, str]) -> str:
    """Return the line that names the schema for editors, as the files at hand have it."""
    lines = (text.partition("\n")[0].rstrip("\r") for text in before.values())
    return next((line for line in lines if line.startswith("# yaml-language-server:")), edit.SCHEMA_LINE)


def difference(changes: Iterable[Change], shown: str) -> Iterator[str]:
    """Yield the lines of a unified diff that ``patch`` and ``git apply`` take."""
    for change in changes:
        path = f"{shown}/{change.stem}.yaml"
        before = (change.before or "").splitlines(keepends=True)
        old = f"a/{path}" if change.before is not None else "/dev/null"
        for line in difflib.unified_diff(before, change.after.splitlines(keepends=True), old, f"b/{path}"):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
