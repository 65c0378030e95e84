"""Imported lists, whose works are looked up before they are merged. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from ..drafts import Draft, ImportedFile
from .verdict import LookedUp
from .works import Work, of_draft

Place: TypeAlias = tuple[int, int]
"""The number of a list, and that of a draft in it."""


class Completed(NamedTuple):
    """Lists with what was looked up, and the works that were, as they stood in the lists."""

    lists: Sequence[ImportedFile]
    works: Sequence[tuple[Draft, LookedUp]] = ()


def of_lists(lists: Sequence[ImportedFile]) -> dict[Place, Work]:
    """Return the works in *lists* that lack something, by their places."""
    drafts = (((n, m), draft) for n, file in enumerate(lists) for m, draft in enumerate(file.drafts))
    return {place: work for place, draft in drafts if (work := of_draft(draft.fields))}


def completed(lists: Sequence[ImportedFile], found: Mapping[Place, LookedUp]) -> Completed:
    """Return *lists* with what was *found* of their works, by their places."""
    whole = [
        file._replace(drafts=tuple(_draft(draft, found.get((n, m))) for m, draft in enumerate(file.drafts)))
        for n, file in enumerate(lists)
    ]
    return Completed(whole, [(lists[n].drafts[m], each) for (n, m), each in found.items()])


def _draft(draft: Draft, found: LookedUp | None) -> Draft:
    return replace(draft, fields=draft.fields.completed(found.verdict.fields)) if found else draft
