"""The vocabulary of a list → what the list declares of it, in the form of ``mkdocs.yml``, and back. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from . import own_words
from .kinds import Row
from .levels import LevelRow, Status, StatusRow
from .own_fields import FieldType, OwnField
from .own_words import OUR_KINDS, DeclaredField, DeclaredKind, DeclaredLevel, DeclaredStatus
from .vocabulary import OURS, Vocabulary, vocabulary

Declaration: TypeAlias = dict[str, Any] | None
"""What is said of a word; None where that is nothing, for a word of ours."""


class DeclaredWords(BaseModel):
    """The words that a list declares of its own, as the options of the plugin. What it leaves out is ours."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    kinds: dict[str, DeclaredKind | None] = Field({}, description="What works are. What stands here is all there is.")
    levels: dict[str, DeclaredLevel | None] = Field({}, description="For whom works are, the easiest first.")
    statuses: dict[str, DeclaredStatus | None] = Field({}, description="How works stand in the list.")
    fields: dict[str, DeclaredField | None] = Field({}, description="Fields of the list's own.")


NOTHING = DeclaredWords.model_construct()
"""What a list declares that has our words."""

MOST = 100
"""Words of a sort: whoever sends more is not describing works."""


def declared(words: Vocabulary) -> dict[str, dict[str, Declaration]]:
    """Return what a list with the vocabulary *words* declares, by sort; fields that it does not export are left out."""
    of_kinds = {row.value: _of_kind(row) for row in _own(words.kinds, OURS.kinds)}
    of_levels = {row.value: _of_level(row) for row in _own(words.levels, OURS.levels)}
    of_statuses = {row.value: _of_status(row) for row in _own(words.statuses, OURS.statuses)}
    of_fields: dict[str, Declaration] = {field.name: _of_field(field) for field in words.fields if field.is_exported}
    sorts = {"kinds": of_kinds, "levels": of_levels, "statuses": of_statuses, "fields": of_fields}
    return {sort: words for sort, words in sorts.items() if words}


def vocabulary_of(declaration: Mapping[str, Any]) -> Vocabulary:
    """Return the vocabulary that *declaration* declares, which may come from anywhere.

    Raises ValueError, with the reason, where it declares none.
    """
    readers = {
        "kinds": own_words.kinds,
        "levels": own_words.levels,
        "statuses": own_words.statuses,
        "fields": own_words.fields,
    }
    sorts = {sort: words for sort, words in declaration.items() if sort in readers and words}
    if any(isinstance(words, dict | list) and len(words) > MOST for words in sorts.values()):
        raise ValueError(f"it declares more than {MOST} words of a sort")
    try:
        rows: dict[str, Any] = {sort: readers[sort](words) for sort, words in sorts.items()}
    except PydanticCustomError as fault:
        raise ValueError(fault.message()) from fault
    return vocabulary(**rows)


def _own(members: Iterable[Any], ours: Iterable[Any]) -> list[Any]:
    """Return the rows of *members*; none where they are *ours*."""
    rows = [member.row for member in members]
    return [] if rows == [member.row for member in ours] else rows


def _of_kind(row: Row) -> Declaration:
    if row == OUR_KINDS.get(row.value):
        return None
    base = OUR_KINDS[row.like] if row.like else Row(value="", wording="", ris="GEN")
    types = {name: getattr(row, name) for name in ("schema_org", "bibtex", "csl", "ris")}
    return {
        "label": row.label,
        "plural": row.plural,
        **({"like": row.like} if row.like else {}),
        **{name: type_ for name, type_ in types.items() if type_ != getattr(base, name)},
        **_words(row.words),
    }


def _of_level(row: LevelRow) -> Declaration:
    return {"label": row.label, **_words(row.words)} if row.label else None


def _words(words: str) -> dict[str, list[str]]:
    return {"words": words.split()} if words else {}


def _of_status(row: StatusRow) -> Declaration:
    if row.value in list(Status):
        return {"label": row.label} if row.label else None
    return {"label": row.label, "means": "backlog" if row.is_set_aside else "recommended"}


def _of_field(field: OwnField) -> dict[str, Any]:
    show = [place for place, is_there in (("entry", field.on_entry), ("work", field.on_work)) if is_there]
    export = {name: value for name, value in (("bibtex", field.bibtex), ("schema_org", field.schema_org)) if value}
    return {
        "label": field.label,
        **({"type": str(field.type)} if field.type is not FieldType.TEXT else {}),
        **({"choices": [*field.choices]} if field.choices else {}),
        **({"show": show} if show != ["entry", "work"] else {}),
        **({"facet": True} if field.is_facet else {}),
        **({"export": export} if export else {}),
    }
