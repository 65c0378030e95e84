"""Readings and entry files → what an import would change in which file, and whether the result would pass. Pure."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date as Day
from itertools import count
from typing import Any, NamedTuple

from ..core.codes import Code
from ..core.library import Library, Placed, Topic
from ..core.problems import Position, Problem, errors
from ..core.schema import Entry
from ..entries import checks, edit
from ..entries.loading import check_files
from ..entries.source.file import MAX_BYTES, SourceFile
from ..entries.source.topics import parse_topic
from . import merge
from .drafts import ImportedFile
from .merge import Fields, Merge

_ROOM = MAX_BYTES - 4_096  # for entries in a file; the rest is left for people
_ALONE = "imported"  # what a file is called that is read for itself


class Change(NamedTuple):
    """A file of the entries folder before and after: *before* is None where there is none yet.

    *added* is the number of its new entries, *amended* that of entries that get something.
    """

    stem: str
    before: str | None
    after: str
    added: int
    amended: int


class Plan(NamedTuple):
    """What an import would do. With *problems* that are errors, nothing may be written."""

    merged: Merge
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...] = ()


def plan(
    readings: Sequence[ImportedFile],
    files: Sequence[SourceFile],
    misplaced: Sequence[Problem],
    day: Day,
    *,
    shown: str = "entries",
    topic: str = "",
    left_out: Sequence[str] = (),
    ignored: Collection[Code] = (),
) -> Plan:
    """Return what importing *readings* into the entries of *files* would change as of *day*.

    *shown* is how messages call the entries folder; *topic* and *left_out* are those of ``merge.merge``;
    the codes *ignored* are switched off.
    """
    library, problems, _ = check_files(list(files), list(misplaced), day, ignored)
    if errors(problems):
        return Plan(Merge(), (), tuple(problems))
    merged = merge.merge(
        readings,
        library,
        lambda fields: fault(fields, day, ignored),
        topic=topic,
        day=day.isoformat(),
        left_out=left_out,
    )
    before = {file.stem: file.content.decode("utf-8") for file in files}
    changes = _changes(merged, library, before)
    after = before | {change.stem: change.after for change in changes}
    new_library, found, _ = check_files(_as_files(after, shown), [], day, ignored)
    return Plan(merged, changes, (*errors(found), *_too_large(changes, shown), *_harm(library, new_library, merged)))


def _as_files(texts: Mapping[str, str], shown: str) -> list[SourceFile]:
    return [SourceFile(f"{shown}/{stem}.yaml", stem, text.encode()) for stem, text in sorted(texts.items())]


def fault(fields: Fields, day: Day, ignored: Collection[Code] = ()) -> str | None:
    """Return what is wrong with an entry of these *fields* by itself, or None where it would pass."""
    found = errors(alone(fields, day, ignored)[1])
    return found[0].message if found else None


def alone(fields: Fields, day: Day, ignored: Collection[Code] = ()) -> tuple[Entry | None, list[Problem]]:
    """Return the entry of these *fields*, and what the check says of it by itself but for the codes *ignored*."""
    # The id of a new entry is found when all are known.
    text = edit.new_topic("Topic", "Section", [{**fields, "id": _ALONE}])
    read = parse_topic(SourceFile(f"{_ALONE}.yaml", _ALONE, text.encode("utf-8", "backslashreplace")))
    problems = [*read.problems]
    if read.topic and not errors(problems):
        problems += checks.run(Library((read.topic,)), day)
    standing = [problem for problem in problems if problem.code not in ignored]
    return (read.topic.entries[0] if read.topic and read.topic.entries else None), standing


# --- Texts --------------------------------------------------------------------------------------


def _changes(merged: Merge, library: Library, before: Mapping[str, str]) -> tuple[Change, ...]:
    """Return the files that change, sorted by name; *before* holds the texts of all by their names."""
    amended: dict[str, list[edit.Amended]] = {}
    for held in merged.amendments:
        change = edit.Amended(held.placed.index, held.fields, held.companions)
        amended.setdefault(held.placed.topic.slug, []).append(change)
    texts = {**before} | {stem: edit.edited(before[stem], changes, []) for stem, changes in amended.items()}
    added: Counter[str] = Counter()
    topics: Iterable[Topic | merge.NewTopic] = (*library.topics, *merged.topics)
    titles = {topic.slug: topic.title for topic in topics}
    sections = {topic.slug: topic.section for topic in topics}
    for slug, entries in merged.additions.items():
        for stem, title, part in _parts(slug, entries, texts, titles):
            if stem in texts:
                texts[stem] = edit.edited(texts[stem], [], part)
            else:
                texts[stem] = edit.new_topic(title, sections[slug], part, _first_line(before))
            added[stem] += len(part)
    return tuple(
        Change(stem, before.get(stem), texts[stem], added[stem], len(amended.get(stem, ())))
        for stem in sorted({*amended, *added})
    )


def _parts(
    slug: str, entries: Sequence[Fields], texts: Mapping[str, str], titles: Mapping[str, str]
) -> Iterator[tuple[str, str, Sequence[Fields]]]:
    """Yield *entries* in parts that fit into a file, with its name and title.

    Where the file of the topic gets too large, it goes on in further ones: ``tools-2`` with the title "Tools (2)".
    """
    waiting = entries
    for number in count(1):
        stem, title = (slug, titles[slug]) if number == 1 else (f"{slug}-{number}", f"{titles[slug]} ({number})")
        if titles.get(stem, title) != title:  # another topic that is called so
            continue
        room = _ROOM - len(texts.get(stem, "").encode())
        # An entry always fits into a file of its own.
        fitting = max(_fitting(waiting, room), 0 if stem in texts else 1)
        if fitting:
            yield stem, title, waiting[:fitting]
        waiting = waiting[fitting:]
        if not waiting:
            return


def _fitting(entries: Sequence[Fields], room: int) -> int:
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


# --- What an edit may not do --------------------------------------------------------------------


def _too_large(changes: Sequence[Change], shown: str) -> list[Problem]:
    """Return a problem for each file that would get larger than a file may be."""
    return [
        Problem(
            Position(f"{shown}/{change.stem}.yaml"),
            Code.TOO_LARGE,
            "the file would get too large with what the import adds to its entries",
            "Split the topic in two files, and import again.",
        )
        for change in changes
        if len(change.after.encode()) > MAX_BYTES
    ]


def _harm(old: Library, new: Library, merged: Merge) -> list[Problem]:
    """Return a problem for each entry that an edit changed otherwise than it was meant to."""
    meant = {(held.placed.topic.slug, held.placed.index): held for held in merged.amendments}
    there = {(placed.topic.slug, placed.index): placed for placed in new.entries()}
    problems = []
    for placed in old.entries():
        place = (placed.topic.slug, placed.index)
        held = meant.get(place)
        now = there.get(place)
        if now is None or _values(now) != _values(placed) | (_added(placed, held) if held else {}):
            problems.append(
                Problem(
                    Position(placed.topic.path, placed.position().line),
                    Code.EDIT,
                    f'"{placed.entry.title}" cannot be amended as its lines stand',
                    "Write the entry in the usual layout, one field a line, and import again.",
                )
            )
    return problems


def _values(placed: Placed) -> dict[str, Any]:
    return placed.entry.model_dump(mode="json", exclude_unset=True)


def _added(placed: Placed, held: merge.Amendment) -> dict[str, Any]:
    added = {name: str(value) if isinstance(value, str) else value for name, value in held.fields.items()}
    if held.companions:
        companions = [dict(companion) for companion in held.companions]
        added["companions"] = [*_values(placed).get("companions", []), *companions]
    return added
