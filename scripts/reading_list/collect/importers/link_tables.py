"""Links in CSV, as Pocket, Instapaper, Raindrop and other services export them → drafts. Pure."""

import json
import re

from ...core.problems import Position
from ..drafts import ImportedFile
from . import csv_rows, saved_links
from .csv_rows import Row
from .saved_links import SavedLink

ADDRESSES = ("url", "link", "href", "address", "uri")
"""What columns of addresses are called."""
_TITLES = ("title", "name", "description")
_NOTES = ("note", "notes", "selection", "extended", "comment")
_DESCRIPTIONS = ("excerpt", "description")
_TAGS = ("tags", "labels", "keywords", "tag_names", "document tags")
_FOLDERS = ("folder", "collection", "category")
_ADDED = ("time_added", "created", "timestamp", "date_added", "added", "saved_at", "saved date", "date")
_STATES = ("status", "state", "unread", "toread")
_PRIVATE = "private"
_YES = ("1", "true", "yes")
_READ = frozenset(
    [*ADDRESSES, *_TITLES, *_NOTES, *_DESCRIPTIONS, *_TAGS, *_FOLDERS, *_ADDED, *_STATES, _PRIVATE, "id", "domain"]
)


def read(path: str, text: str) -> ImportedFile:
    """Return the links in the CSV *text* of the file at *path*; folders become topics."""
    rows = [*csv_rows.rows(path, text)]
    file = saved_links.imported(path, (_saved(path, row) for row in rows))
    return file._replace(notices=(*file.notices, *csv_rows.unread(path, rows, _READ)))


def _saved(path: str, row: Row) -> SavedLink:
    title = row.first(*_TITLES)
    description = row.first(*_DESCRIPTIONS)
    state = row.first(*_STATES).lower()
    return SavedLink(
        Position(path, row.line),
        row.first(*ADDRESSES),
        title,
        row.first(*_NOTES),
        "" if description == title else description,
        names(row.first(*_TAGS)),
        [folder for folder in row.first(*_FOLDERS).split("/") if folder.strip()],
        row.first(*_ADDED),
        "unread" if state in _YES and not row.first("status", "state") else state,
        row.first(_PRIVATE).lower() in _YES,
    )


def names(text: str) -> list[str]:
    """Return the tags in *text*: a list in JSON, or separated by bars, commas or semicolons."""
    if text.startswith("["):
        try:
            values = json.loads(text)
        except (ValueError, RecursionError):
            values = None
        if isinstance(values, list):
            return [value for value in values if isinstance(value, str)]
    return [name.strip() for name in re.split(r"\|" if "|" in text else "[,;]", text) if name.strip()]
