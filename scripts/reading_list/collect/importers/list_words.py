"""What a file says in the words of the list that gets it: in fields of its own, of its kinds and levels. Pure."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ...core.kinds import AnyKind
from ...core.levels import AnyLevel
from ...core.own_fields import FieldType, OwnField, OwnValue, fitting
from ...core.problems import Position
from ...core.vocabulary import Vocabulary
from ..drafts import Notice
from . import tidy

NO_VALUE = "values that a field of the list cannot have"


class OwnWords(NamedTuple):
    """What a record says in the words of a list."""

    own: tuple[tuple[str, OwnValue], ...] = ()
    kind: AnyKind | None = None
    level: AnyLevel | None = None
    unfit: tuple[str, ...] = ()
    """Values that cannot be kept, each with the name of its field."""

    def notices(self, position: Position) -> Iterator[Notice]:
        """Yield what of the record at *position* cannot be kept."""
        for text in self.unfit:
            yield Notice(position, NO_VALUE, text)


class ListWords:
    """Finds the words of a list in records: its fields by their names or labels, its kinds and levels by any word."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._fields: dict[str, OwnField] = {}
        for field in vocabulary.fields:
            for name in (field.name, field.name.replace("_", " "), field.label):
                self._fields.setdefault(name.lower(), field)
        self._kinds: dict[str, AnyKind] = {}
        for kind in vocabulary.kinds:
            row = kind.row
            for name in (row.value, row.label, row.plural, *row.forms.split(), *row.words.split()):
                self._kinds.setdefault(name.lower(), kind)
        self._levels = {
            name.lower(): level
            for level in vocabulary.levels
            for name in (level.row.value, level.row.label, *level.row.words.split())
        }

    @property
    def names(self) -> frozenset[str]:
        """What is read, by its names in small letters: the list's own fields, kinds and levels."""
        return frozenset([*self._fields, "kind", "type", "level"])

    def read(self, record: Mapping[str, Any]) -> OwnWords:
        """Return what *record* says, by names in small letters, in the words of the list."""
        own: dict[str, OwnValue] = {}
        unfit: list[str] = []
        for name, value in record.items():
            field = self._fields.get(name)
            texts = [*_texts(field, value)] if field else []
            if field and field.name not in own and texts:
                values = [(text, fitting(field, [text])) for text in texts]
                unfit += [f"{field.name}: {tidy.cut(text, 100)}" for text, kept in values if kept is None]
                if (whole := fitting(field, texts)) is not None:
                    own[field.name] = whole
        kind = next((self._kinds.get(text) for text in _words(record, "kind", "type")), None)
        level = next((self._levels.get(text) for text in _words(record, "level")), None)
        unfit += [f"kind: {text}" for text in _words(record, "kind") if not kind]
        unfit += [f"level: {text}" for text in _words(record, "level") if not level]
        return OwnWords(tuple(own.items()), kind, level, tuple(unfit))


def _texts(field: OwnField, value: object) -> Iterator[str]:
    """Yield the texts in *value*: of a list, or of a text that stands for one."""
    values = value if isinstance(value, list) else [value]
    if field.type is FieldType.LIST and isinstance(value, str):
        values = parted(value)
    yield from filter(None, (tidy.clean(text) for text in values if isinstance(text, str)))


def _words(record: Mapping[str, Any], *names: str) -> Iterable[str]:
    return (text.strip().lower() for name in names if isinstance(text := record.get(name), str) and text.strip())


def parted(text: str) -> list[str]:
    """Return the names in *text*: a list in JSON, or separated by bars, commas or semicolons."""
    if text.startswith("["):
        try:
            values = json.loads(text)
        except (ValueError, RecursionError):
            values = None
        if isinstance(values, list):
            return [value for value in values if isinstance(value, str)]
    return [name.strip() for name in re.split(r"\|" if "|" in text else "[,;]", text) if name.strip()]
