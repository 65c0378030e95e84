"""A list that was published as ``entries.json`` → the vocabulary that its entries are written in. Pure.

The file says what the list has declared. One of a former version does not; there, what its entries use tells enough for
reading it: a word that is none of ours is its own label, and a field that is none of ours is a text or a list.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from ..core.declarations import MOST, vocabulary_of
from ..core.kinds import Kind, Row
from ..core.levels import Level, LevelRow, Status, StatusRow
from ..core.own_fields import FieldType, OwnField
from ..core.schema import Entry
from ..core.slugs import slug_fault
from ..core.vocabulary import Vocabulary, name_fault, vocabulary

_Row = TypeVar("_Row")


class Used(NamedTuple):
    """The words that entries use, each once."""

    kinds: Sequence[str]
    levels: Sequence[str]
    statuses: Sequence[str]
    fields: Sequence[OwnField]

    def undeclared(self, known: Vocabulary) -> dict[str, list[str]]:
        """Return those that *known* does not have, by sort, and no sort without any."""
        kinds, levels, statuses = set(known.kinds), set(known.levels), set(known.statuses)
        fields = {field.name for field in known.fields}
        lacking = {
            "kinds": [kind for kind in self.kinds if kind not in kinds],
            "levels": [level for level in self.levels if level not in levels],
            "statuses": [status for status in self.statuses if status not in statuses],
            "fields": [field.name for field in self.fields if field.name not in fields],
        }
        return {sort: words for sort, words in lacking.items() if words}


def used_in(document: Mapping[str, Any]) -> Used:
    """Return the words of the entries in *document*, whatever that holds. What cannot be a word is left out."""
    entries = [entry for topic in _objects(document, "topics") for entry in _objects(topic, "entries")]
    companions = [companion for entry in entries for companion in _objects(entry, "companions")]
    kinds = _words("kind", [*entries, *companions])
    return Used(kinds, _words("level", entries), _words("status", entries), tuple(_fields(entries)))


def vocabulary_in(document: Mapping[str, Any]) -> Vocabulary:
    """Return the vocabulary of the list in *document*, which may come from anywhere.

    What its entries use and it does not declare is left out, so that reading the entry refuses it.
    Raises ValueError, with the reason, where it declares what makes no sense.
    """
    declaration = document.get("vocabulary")
    return vocabulary_of(declaration) if isinstance(declaration, dict) else _as_used(used_in(document))


def _as_used(used: Used) -> Vocabulary:
    kinds: dict[str, Row] = {kind: kind.row for kind in Kind}
    levels: dict[str, LevelRow] = {level: level.row for level in Level}
    statuses: dict[str, StatusRow] = {status: status.row for status in Status}
    return vocabulary(
        _rows(used.kinds, kinds, _kind),
        _rows(used.levels, levels, lambda name, label: LevelRow(name, label)),
        _rows(used.statuses, statuses, lambda name, label: StatusRow(name, label, is_set_aside=False)),
        tuple(used.fields),
    )


def _objects(holder: object, name: str) -> list[dict[str, Any]]:
    inner = holder.get(name) if isinstance(holder, dict) else None
    return [one for one in inner if isinstance(one, dict)] if isinstance(inner, list) else []


def _words(name: str, holders: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return what the *holders* say under *name*, each word once, in their order."""
    words = dict.fromkeys(word for holder in holders if isinstance(word := holder.get(name), str))
    return [word for word in words if not slug_fault(word)][:MOST]


def _rows(words: Sequence[str], ours: Mapping[str, _Row], row: Callable[[str, str], _Row]) -> tuple[_Row, ...]:
    """Return the rows of *words* before the others of *ours*; none where all are ours."""
    if ours.keys() >= set(words):
        return ()
    own = [ours.get(word) or row(word, word.replace("-", " ")) for word in words]
    return (*own, *(known for name, known in ours.items() if name not in words))


def _kind(name: str, label: str) -> Row:
    return Row(value=name, label=label, plural=_capitalised(label), wording=_capitalised(label), ris="GEN")


def _fields(entries: Iterable[Mapping[str, Any]]) -> Iterator[OwnField]:
    values = {name: value for entry in entries for name, value in entry.items() if name not in Entry.model_fields}
    for name in [name for name in values if not name_fault(name)][:MOST]:
        type_ = FieldType.LIST if isinstance(values[name], list) else FieldType.TEXT
        yield OwnField(name=name, label=_capitalised(name.replace("_", " ")), type=type_)


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]
