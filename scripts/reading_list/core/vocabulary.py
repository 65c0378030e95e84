"""The words of a list for what works are, for whom, how they stand, and fields of its own → its form of entries. Pure.

A list that declares nothing has ours. Whoever reads entries gets a vocabulary, and the library carries it; entries know
the rows of their kinds, levels and statuses, and the fields of their list.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, Field, create_model

from .kinds import AnyKind, Kind, Row
from .levels import AnyLevel, AnyStatus, Level, LevelRow, Status, StatusRow
from .members import OneOf
from .own_fields import FieldType, OwnField, annotation
from .schema import Companion, Entry, EntryFields, Goal, TopicFile

Record = TypeVar("Record", bound=BaseModel)
Word = TypeVar("Word", AnyKind, AnyLevel, AnyStatus)


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The kinds, levels, statuses and own fields of a list, and its entry files as the schema knows them."""

    kinds: type[AnyKind] = Kind
    levels: type[AnyLevel] = Level
    statuses: type[AnyStatus] = Status
    fields: tuple[OwnField, ...] = ()
    topic_file: type[TopicFile] = TopicFile
    entry: type[Entry] = Entry

    @property
    def rows(self) -> tuple[object, ...]:
        """All that the list declares, for telling whether it is still the same."""
        members = (*self.kinds, *self.levels, *self.statuses)
        return (*(member.row for member in members), *self.fields)

    def kind(self, name: str | None) -> AnyKind | None:
        """Return the kind that the list calls *name*; None where it has none of that name."""
        return next((kind for kind in self.kinds if kind == name), None)

    def in_words(self, fields: EntryFields) -> EntryFields:
        """Return *fields*, of which another list or a guess may be the source, without what this list has no
        word for.
        """
        level = next((level for level in self.levels if level == fields.level), None)
        status = next((status for status in self.statuses if status == fields.status), None)
        known = {field.name for field in self.fields}
        own = tuple((name, value) for name, value in fields.own if name in known)
        return replace(fields, kind=self.kind(fields.kind), level=level, status=status, own=own)


OURS = Vocabulary()
"""What a list has that declares nothing."""


@lru_cache(maxsize=16)
def vocabulary(
    kinds: tuple[Row, ...] = (),
    levels: tuple[LevelRow, ...] = (),
    statuses: tuple[StatusRow, ...] = (),
    fields: tuple[OwnField, ...] = (),
) -> Vocabulary:
    """Return the vocabulary with these rows; where there are none of a sort, it has ours."""
    if not (kinds or levels or statuses or fields):
        return OURS
    of_kinds = _members(AnyKind, "Kind", kinds) if kinds else Kind
    of_levels = _members(AnyLevel, "Level", levels) if levels else Level
    of_statuses = _members(AnyStatus, "Status", statuses) if statuses else Status
    entry = _entry(of_kinds, of_levels, of_statuses, fields)
    example = {"title": "...", "url": "https://example.org/"}
    entries = _same(TopicFile, "entries", tuple[entry, ...], [example])  # type: ignore[valid-type]
    file = like(TopicFile, entries=entries)
    return Vocabulary(of_kinds, of_levels, of_statuses, fields, file, entry)


def name_fault(name: str) -> str:
    """Return why a list cannot call a field of its own *name*; empty where it can."""
    if not name.isidentifier() or name != name.lower() or name.startswith("_") or len(name) > _LONGEST_NAME:
        return "has to consist of small letters, digits and _, beginning with a letter"
    return "is taken already" if name in _TAKEN or hasattr(Entry, name) else ""


_LONGEST_NAME = 40
_TAKEN = frozenset({"own", *Entry.model_fields, *TopicFile.model_fields, *Goal.model_fields})


def _members(base: type[Word], name: str, rows: Sequence[object]) -> type[Word]:
    """Return a type of *base* called *name* with a member for each of *rows*."""
    make: Any = base
    members: type[Word] = make(name, [(f"ROW_{number}", row) for number, row in enumerate(rows)])
    return members


def _entry(
    kinds: type[AnyKind], levels: type[AnyLevel], statuses: type[AnyStatus], fields: tuple[OwnField, ...]
) -> type[Entry]:
    kind, level = next(iter(kinds)), next(iter(levels))
    of_kind = Annotated[AnyKind, OneOf(kinds)] | None
    companion = like(Companion, kind=_same(Companion, "kind", of_kind, kind))
    example = {"title": "...", "url": "https://example.org/", "kind": str(kind)}
    entry = like(
        Entry,
        kind=_same(Entry, "kind", of_kind, kind),
        level=_same(Entry, "level", Annotated[AnyLevel, OneOf(levels)] | None, level),
        status=_same(Entry, "status", Annotated[AnyStatus, OneOf(statuses)] | None, Status.BACKLOG),
        companions=_same(Entry, "companions", tuple[companion, ...], [example]),  # type: ignore[valid-type]
        **{field.name: _own(field) for field in fields},
    )
    entry.own_fields = fields
    return entry


def like(model: type[Record], base: Any = None, /, **fields: Any) -> type[Record]:
    """Return *model* with further or other *fields*, each its type and what else there is to say of it.

    Another *base* may take the place of what it is made of, and needs the same fields.
    """
    return create_model(model.__name__, __base__=base or model, __doc__=model.__doc__, **fields)


def _same(model: type[BaseModel], name: str, type_: Any, example: object) -> tuple[Any, Any]:
    """Return the field *name* of *model* with another type and example."""
    info = model.model_fields[name]
    return type_, Field(info.default, description=info.description, examples=[example])


def _own(field: OwnField) -> tuple[Any, Any]:
    is_list = field.type is FieldType.LIST
    type_ = annotation(field)
    return (type_ if is_list else type_ | None), Field(
        () if is_list else None, description=f"{field.label}.", examples=[field.example]
    )
