"""The table that Zotero exports → drafts. Pure."""

import csv
import io
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from ....core.problems import Position, ReadingListError
from ...drafts import ImportedFile
from . import zotero
from .bibliography import imported

_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "Key": "key",
        "Item Type": "itemType",
        "Title": "title",
        "Publication Title": "publicationTitle",
        "Conference Name": "conferenceName",
        "ISBN": "ISBN",
        "DOI": "DOI",
        "Url": "url",
        "Date": "date",
        "Pages": "pages",
        "Issue": "issue",
        "Volume": "volume",
        "Number": "number",
        "Publisher": "publisher",
        "Language": "language",
        "Extra": "extra",
        "Archive Location": "archiveID",
    }
)
_PEOPLE: Mapping[str, str] = MappingProxyType(
    {"Author": "author", "Programmer": "programmer", "Director": "director", "Artist": "artist", "Editor": "editor"}
)
_PASSED_OVER = frozenset(
    [
        *(
            "Publication Year",
            "ISSN",
            "Date Added",
            "Date Modified",
            "Access Date",
            "Journal Abbreviation",
            "Short Title",
        ),
        *("Library Catalog", "File Attachments", "Link Attachments", "Manual Tags", "Automatic Tags", "Notes"),
    ]
)
csv.field_size_limit(32_000_000)  # notes and abstracts are longer than the module thinks


def read(path: str, text: str) -> ImportedFile:
    """Return the works in the *text* of the table at *path*.

    Raises ReadingListError where it is no such table.
    """
    return imported(path, [zotero.record(Position(path, line), item) for line, item in _items(path, text)])


def _items(path: str, text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    rows = csv.reader(io.StringIO(text, newline=""))
    heads = next(rows, [])
    line = rows.line_num + 1
    try:
        for row in rows:
            if any(row):
                yield line, _item(dict(zip(heads, row, strict=False)))
            line = rows.line_num + 1
    except csv.Error as trouble:
        raise ReadingListError(f"{path}:{line}: is not CSV ({trouble}). Export it anew.") from trouble


def _item(row: Mapping[str, str]) -> dict[str, Any]:
    """Return a *row* of the table as Zotero's JSON has it."""
    item: dict[str, Any] = {name: row[head] for head, name in _FIELDS.items() if row.get(head)}
    item.setdefault("date", row.get("Publication Year", ""))
    item["creators"] = [
        _creator(name.strip(), role)
        for head, role in _PEOPLE.items()
        for name in row.get(head, "").split(";")
        if name.strip()
    ]
    tags = ";".join([row.get("Manual Tags", ""), row.get("Automatic Tags", "")])
    item["tags"] = [tag.strip() for tag in tags.split(";") if tag.strip()]
    item["notes"] = [row.get("Notes", "")]
    others = {head: text for head, text in row.items() if head not in {*_FIELDS, *_PEOPLE, *_PASSED_OVER}}
    return item | others


def _creator(name: str, role: str) -> dict[str, str]:
    family, _, given = name.partition(", ")
    return {"creatorType": role, "lastName": family, "firstName": given}
