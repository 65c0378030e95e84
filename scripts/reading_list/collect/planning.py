"""Imported lists and entry files → what would change in which file, and whether the result would pass. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

from ..core.problems import Problem
from ..entries.source.file import SourceFile
from .changes import Change, changes_of
from .drafts import ImportedFile
from .harm import harmed, too_large
from .merge import Merge, merge
from .snapshot import Snapshot, checked


class Plan(NamedTuple):
    """What an import would do. With *problems*, nothing may be written."""

    merged: Merge
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...] = ()


def plan(lists: Sequence[ImportedFile], before: Snapshot, *, topic: str = "", left_out: Sequence[str] = ()) -> Plan:
    """Return what importing *lists* into the entries of *before* would change.

    *topic* and *left_out* are those of ``merge``.
    """
    if before.errors:
        return Plan(Merge(), (), before.problems)
    worded = [file._replace(drafts=tuple(draft.in_words(before.vocabulary) for draft in file.drafts)) for file in lists]
    merged = merge(worded, before, topic=topic, left_out=left_out)
    changes = changes_of(merged, before.library, before.topic_texts)
    after = with_changes(before, changes)
    harm = harmed(before.library, after.library, merged)
    return Plan(merged, changes, (*after.errors, *too_large(changes, before.shown), *harm))


def with_changes(before: Snapshot, changes: Sequence[Change]) -> Snapshot:
    """Return the entry files as they are when the *changes* are made, checked anew."""
    files = {file.stem: file for file in before.files}
    for change in changes:
        path = f"{before.shown}/{change.stem}.yaml"
        files[change.stem] = SourceFile(path, change.stem, change.after.encode())
    ordered = [file for _, file in sorted(files.items())]
    return checked(
        ordered,
        before.misplaced,
        before.today,
        shown=before.shown,
        ignored=before.ignored,
        vocabulary=before.vocabulary,
    )
