"""Readings and entry files → what an import would change in which file, and whether the result would pass. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date as Day
from typing import Any, NamedTuple

from .. import checks, compose, edit, merge, source
from ..merge import Fields, Merge
from ..model import Library, Placed, Position, Problem, Reading, Severity
from ..source.files import MAX_BYTES, SourceFile

_ROOM = MAX_BYTES - 4_096  # for entries in a file; the rest is left for people


_ALONE = "imported"  # what a file is called that is read for itself


class Change(NamedTuple):
    """A file of the entries folder before and after: *before* is None where there is none yet."""

    stem: str
    before: str | None
    after: str


class Plan(NamedTuple):
    """What an import would do. With *problems* that are errors, nothing may be written."""

    merged: Merge
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...] = ()


def plan(
    readings: Sequence[Reading],
    files: Sequence[SourceFile],
    misplaced: Sequence[Problem],
    day: Day,
    *,
    shown: str = "entries",
    topic: str = "",
    left_out: Sequence[str] = (),
) -> Plan:
    """Return what importing *readings* into the entries of *files* would change as of *day*.

    *shown* is how messages call the entries folder; *topic* and *left_out* are those of ``merge.merge``.
    """
    library, problems = compose.load(list(files), list(misplaced), day)
    if _errors(problems):
        return Plan(Merge((), (), {}, (), ()), (), tuple(problems))
    merged = merge.merge(readings, library, _Gate(day).refuse, topic=topic, day=day.isoformat(), left_out=left_out)
    before = {file.stem: file.content.decode("utf-8") for file in files}
    after = _texts(merged, before)
    changes = tuple(Change(stem, before.get(stem), text) for stem, text in sorted(after.items()))
    new_library, found = compose.load(_as_files(before | after, shown), [], day)
    return Plan(merged, changes, (*_errors(found), *_too_large(changes, shown), *_harm(library, new_library, merged)))


def _errors(problems: Sequence[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def _as_files(texts: Mapping[str, str], shown: str) -> list[SourceFile]:
    return [SourceFile(f"{shown}/{stem}.yaml", stem, text.encode()) for stem, text in sorted(texts.items())]


class _Gate:
    """Says whether an entry alone would pass: read by the strict reader, valid, and free of errors."""

    def __init__(self, day: Day) -> None:
        self._day = day

    def refuse(self, fields: Fields) -> str | None:
        """Return what is wrong with an entry of these *fields*, or None."""
        # The id of a new entry is found when all are known.
        text = edit.new_topic("Topic", "Section", [{**fields, "id": _ALONE}])
        read = source.parse_topic(SourceFile(f"{_ALONE}.yaml", _ALONE, text.encode("utf-8", "backslashreplace")))
        found = _errors(read.problems)
        if not found and read.topic:
            found = _errors(checks.run(Library((read.topic,)), self._day))
        return found[0].message if found else None


# --- Texts --------------------------------------------------------------------------------------


def _texts(merged: Merge, before: Mapping[str, str]) -> dict[str, str]:
    """Return the new text of each file that changes."""
    amended: dict[str, list[edit.Amended]] = {}
    for held in merged.amendments:
        change = edit.Amended(held.placed.index, held.fields, held.companions)
        amended.setdefault(held.placed.topic.slug, []).append(change)
    texts = {stem: edit.edited(before[stem], changes, []) for stem, changes in amended.items()}
    names = {topic.slug: (topic.title, topic.section) for topic in merged.topics}
    for slug, entries in merged.additions.items():
        _fill(texts, before, slug, entries, names.get(slug))
    return {stem: text for stem, text in texts.items() if text != before.get(stem)}


def _fill(
    texts: dict[str, str],
    before: Mapping[str, str],
    slug: str,
    entries: Sequence[Fields],
    name: tuple[str, str] | None,
) -> None:
    """Put *entries* into the file *slug* and, where it gets too large, into further ones: ``tools-2``, ``tools-3``."""
    title, section = name or _name_of(before[slug])
    waiting = list(entries)
    number = 1
    while waiting:
        stem = slug if number == 1 else f"{slug}-{number}"
        old = texts.get(stem, before.get(stem))
        room = _ROOM - len((old or "").encode())
        # An entry always fits into a file of its own.
        taken = max(_fitting(waiting, room), 1 if old is None else 0)
        if taken:
            shown = title if number == 1 else f"{title} ({number})"
            texts[stem] = (
                edit.new_topic(shown, section, waiting[:taken], _first_line(before))
                if old is None
                else edit.edited(old, [], waiting[:taken])
            )
            waiting = waiting[taken:]
        number += 1


def _name_of(text: str) -> tuple[str, str]:
    topic = source.parse_topic(SourceFile(f"{_ALONE}.yaml", _ALONE, text.encode())).topic
    return (topic.title, topic.section) if topic else ("", "")


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
            Severity.ERROR,
            "too-large",
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
                    Severity.ERROR,
                    "edit",
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
