"""The table that Zotero exports → drafts. Pure."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from ....core.problems import Position
from ...drafts import ImportedFile
from .. import csv_rows
from ..csv_rows import Row
from . import zotero
from .bibliography import imported

_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "key": "key",
        "item type": "itemType",
        "title": "title",
        "publication title": "publicationTitle",
        "conference name": "conferenceName",
        "isbn": "ISBN",
        "doi": "DOI",
        "url": "url",
        "date": "date",
        "pages": "pages",
        "issue": "issue",
        "volume": "volume",
        "number": "number",
        "publisher": "publisher",
        "language": "language",
        "extra": "extra",
        "archive location": "archiveID",
    }
)
_PEOPLE = ("author", "programmer", "director", "artist", "interviewee", "composer", "editor")
_READ = frozenset(
    [
        *("publication year", "issn", "date added", "date modified", "access date", "journal abbreviation"),
        *("short title", "library catalog", "file attachments", "link attachments", "manual tags", "automatic tags"),
        "notes",
    ]
).union(_FIELDS, _PEOPLE)


def read(path: str, text: str) -> ImportedFile:
    """Return the works in the *text* of the table at *path*.

    Raises ReadingListError where it is no such table.
    """
    rows = [*csv_rows.rows(path, text)]
    records = [zotero.record(Position(path, row.line), _item(row)) for row in rows]
    return imported(path, records, told=csv_rows.unread(path, rows, _READ))


def _item(row: Row) -> dict[str, Any]:
    """Return a *row* of the table as Zotero's JSON has it."""
    tags = ";".join([row.first("manual tags"), row.first("automatic tags")])
    people = [(role, name.strip()) for role in _PEOPLE for name in row.first(role).split(";") if name.strip()]
    return {name: row.first(column) for column, name in _FIELDS.items()} | {
        "date": row.first("date", "publication year"),
        "creators": [_creator(role, name) for role, name in people],
        "tags": tags.split(";"),
        "notes": [row.first("notes")],
    }


def _creator(role: str, name: str) -> dict[str, str]:
    family, _, given = name.partition(", ")
    return {"creatorType": role, "lastName": family, "firstName": given}
