"""What an edit of entry files may not do: make one too large, or change what it was not meant to change. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from ..core.codes import Code
from ..core.library import Library, Placed
from ..core.problems import Position, Problem
from ..core.schema import EntryFields
from ..entries.source.file import MAX_BYTES
from .changes import Change
from .merge import Amendment, Merge


def too_large(changes: Sequence[Change], shown: str) -> list[Problem]:
    """Return a problem for each file that would get larger than a file may be."""
    return [
        Problem(
            Position(f"{shown}/{change.stem}.yaml"),
            Code.TOO_LARGE,
            "the file would get too large with what is added to its entries",
            "Split the topic in two files, and run the command again.",
        )
        for change in changes
        if len(change.after.encode()) > MAX_BYTES
    ]


def harmed(old: Library, new: Library, merged: Merge) -> list[Problem]:
    """Return a problem for each entry that an edit changed otherwise than it was meant to."""
    meant = {(change.placed.topic.slug, change.placed.index): change for change in merged.amendments}
    after = {(placed.topic.slug, placed.index): placed for placed in new.entries()}
    problems = []
    for placed in old.entries():
        place = (placed.topic.slug, placed.index)
        if place not in after or not _is_as_meant(placed, after[place], meant.get(place)):
            problems.append(
                Problem(
                    Position(placed.topic.path, placed.position().line),
                    Code.EDIT,
                    f'"{placed.entry.title}" cannot be amended as its lines stand',
                    "Write the entry in the usual layout, one field a line, and run the command again.",
                )
            )
    return problems


def _is_as_meant(old: Placed, new: Placed, amendment: Amendment | None) -> bool:
    """Tell whether the entry *new* is *old* with its *amendment*, if it has one."""
    if amendment is None:
        return new.entry == old.entry
    completed = EntryFields.of(old.entry).completed(amendment.fields)
    companions = (*old.entry.companions, *amendment.companions)
    return EntryFields.of(new.entry) == replace(completed, companions=companions)
