"""Works of one bibliography that name the same place, as copied fields make them, told apart by their titles. Pure."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, NamedTuple

from ....core.identity import Identity, by_arxiv, by_doi, by_isbn, identify
from ....core.schema import EntryFields, is_somewhere
from ....core.text import title_key
from ...drafts import Draft, Notice

SHARED = "identifiers and addresses that another work has, too; it keeps them"

_WAYS: dict[str, Callable[[str], Identity]] = {"url": identify, "doi": by_doi, "arxiv": by_arxiv, "isbn": by_isbn}


class Apart(NamedTuple):
    """Drafts of which no two works of different titles name one place, and what was taken from which."""

    drafts: list[Draft]
    notices: list[Notice]


def told_apart(drafts: Iterable[Draft]) -> Apart:
    """Return *drafts*, those without a place that is another work's which can do without it."""
    first: dict[Identity, Draft] = {}
    apart = Apart([], [])
    for draft in drafts:
        own = _own(draft.fields, first)
        if own != draft.fields and is_somewhere(own.known()):
            lost = [name for name in _WAYS if getattr(own, name) != getattr(draft.fields, name)]
            places = ", ".join(str(getattr(draft.fields, name)) for name in lost)
            apart.notices.append(Notice(draft.position, SHARED, f"{draft.fields.title}: {places}"))
            draft = replace(draft, fields=own)
        for identity in draft.fields.identities:
            first.setdefault(identity, draft)
        apart.drafts.append(draft)
    return apart


def _own(fields: EntryFields, first: dict[Identity, Draft]) -> EntryFields:
    """Return *fields* without the places that a work of another title has had before."""
    strange: dict[str, Any] = {
        name: None
        for name, identity in _WAYS.items()
        if (value := getattr(fields, name))
        and (other := first.get(identity(value)))
        and not _alike(fields.title, other.fields.title)
    }
    return replace(fields, **strange) if strange else fields


def _alike(title: str, other: str) -> bool:
    """Tell whether one title may be another form of the other: half of the words of the shorter one are in both."""
    words, others = set(title_key(title).split()), set(title_key(other).split())
    return 2 * len(words & others) >= min(len(words), len(others))
