"""CSV, whatever separates its fields, into rows by the names of their columns. Pure."""

import csv
import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import NamedTuple

from ...core.problems import Position, ReadingListError
from ..drafts import Notice

NO_FIELD = "fields that an entry has no place for"
_SEPARATORS = ",;\t"
_LONGEST_FIELD = 1_000_000
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_EXCEL = re.compile(r"\Asep=(.)\r?\n", re.IGNORECASE)
csv.field_size_limit(_LONGEST_FIELD)


class Row(NamedTuple):
    """A row: the line where it begins, and its fields by the names of their columns in small letters."""

    line: int
    fields: Mapping[str, str]

    def first(self, *names: str) -> str:
        """Return the first of the fields called *names* that says anything."""
        return next((text for name in names if (text := self.fields.get(name, "").strip())), "")


def columns(text: str) -> tuple[str, ...]:
    """Return the names of the columns of *text*, in small letters, if it is CSV; else nothing or nonsense."""
    head = _EXCEL.sub("", text, count=1).lstrip().split("\n", 1)[0][:5_000]
    try:
        names = next(csv.reader([head], delimiter=_separator(text)), [])
    except csv.Error:
        return ()
    return tuple(name.strip().lower() for name in names)


def rows(path: str, text: str) -> Iterator[Row]:
    """Yield the rows of the CSV *text* of the file at *path* below its header; quotes and separators alone are none.

    Raises ReadingListError where a field is too long to be one.
    """
    separator, text = _separator(text), _EXCEL.sub("\n", text, count=1)
    reader = csv.reader((line[0] for line in _LINE.finditer(text)), delimiter=separator)
    says_something = re.compile(rf'[^\s"{re.escape(separator)}]')
    names: list[str] = []
    begins = 1
    try:
        for fields in reader:
            line, begins = begins, reader.line_num + 1
            if not says_something.search("".join(fields)):
                continue
            if not names:
                names = [name.strip().lower() for name in fields]
            else:
                yield Row(line, {name: field for name, field in zip(names, fields, strict=False) if name})
    except csv.Error as trouble:
        raise ReadingListError(f"{path}:{begins}: is not CSV ({trouble}). Export it anew.") from trouble


def unread(path: str, rows: Iterable[Row], names: Container[str]) -> Iterator[Notice]:
    """Yield which columns of the file at *path* say something in its *rows*, and are none of those called *names*."""
    others = Counter(
        name
        for row in rows
        for name, text in row.fields.items()
        if name not in names and text.strip().lower() not in ("", "0", "false")
    )
    if others:
        yield Notice(Position(path), NO_FIELD, ", ".join(f"{name} ({number:,})" for name, number in others.items()))


def _separator(text: str) -> str:
    """Return what separates the fields of *text*: what its header has most of, unless it says so itself."""
    if declared := _EXCEL.match(text):
        return declared[1]
    head = text.lstrip().split("\n", 1)[0][:5_000]
    return max(_SEPARATORS, key=head.count)
