"""A list that was published as ``entries.json`` → the vocabulary that its entries are written in. Pure.

The file does not say what a list of other words has declared. What its entries use tells enough for reading it: a word
that is none of ours is its own label, and a field that is none of ours is a text or a list.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from ..core.kinds import Kind, Row
from ..core.levels import Level, LevelRow, Status, StatusRow
from ..core.own_fields import FieldType, OwnField
from ..core.schema import Entry
from ..core.slugs import slug_fault
from ..core.vocabulary import Vocabulary, name_fault, vocabulary

_Row = TypeVar("_Row")

_MOST = 100
"""Words of a sort: whoever sends more is not describing works."""


def vocabulary_in(topics: Iterable[Any]) -> Vocabulary:
    """Return the vocabulary of the entries in *topics*, as they stand in the file, whatever that holds.

    What cannot be a word is left out, so that reading the entry refuses it.
    """
    entries = [entry for topic in topics for entry in _objects(topic, "entries")]
    companions = [companion for entry in entries for companion in _objects(entry, "companions")]
    kinds: dict[str, Row] = {kind: kind.row for kind in Kind}
    levels: dict[str, LevelRow] = {level: level.row for level in Level}
    statuses: dict[str, StatusRow] = {status: status.row for status in Status}
    return vocabulary(
        _rows(_words("kind", [*entries, *companions]), kinds, _kind),
        _rows(_words("level", entries), levels, lambda name, label: LevelRow(name, label)),
        _rows(_words("status", entries), statuses, lambda name, label: StatusRow(name, label, is_set_aside=False)),
        tuple(_fields(entries)),
    )


def _objects(holder: object, name: str) -> list[dict[str, Any]]:
    inner = holder.get(name) if isinstance(holder, dict) else None
    return [one for one in inner if isinstance(one, dict)] if isinstance(inner, list) else []


def _words(name: str, holders: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return what the *holders* say under *name*, each word once, in their order."""
    words = dict.fromkeys(word for holder in holders if isinstance(word := holder.get(name), str))
    return [word for word in words if not slug_fault(word)][:_MOST]


def _rows(words: list[str], ours: Mapping[str, _Row], row: Callable[[str, str], _Row]) -> tuple[_Row, ...]:
    """Return the rows of *words* before the others of *ours*; none where all are ours."""
    if ours.keys() >= set(words):
        return ()
    own = [ours.get(word) or row(word, word.replace("-", " ")) for word in words]
    return (*own, *(known for name, known in ours.items() if name not in words))


def _kind(name: str, label: str) -> Row:
    return Row(value=name, label=label, plural=_capitalised(label), wording=_capitalised(label), ris="GEN")


def _fields(entries: Iterable[Mapping[str, Any]]) -> Iterator[OwnField]:
    values = {name: value for entry in entries for name, value in entry.items() if name not in Entry.model_fields}
    for name in [name for name in values if not name_fault(name)][:_MOST]:
        type_ = FieldType.LIST if isinstance(values[name], list) else FieldType.TEXT
        yield OwnField(name=name, label=_capitalised(name.replace("_", " ")), type=type_)


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]
