"""Links in CSV, as Pocket, Instapaper, Raindrop and other services export them → drafts. Pure."""

from ...core.problems import Position
from ...core.vocabulary import OURS, Vocabulary
from ..drafts import ImportedFile
from . import csv_rows, saved_links
from .csv_rows import Row
from .list_words import ListWords, parted
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


def read(path: str, text: str, vocabulary: Vocabulary = OURS) -> ImportedFile:
    """Return the links in the CSV *text* of the file at *path*; folders become topics.

    Columns that are called as fields of the list's own fill these; *vocabulary* has them.
    """
    rows = [*csv_rows.rows(path, text)]
    words = ListWords(vocabulary)
    file = saved_links.imported(path, (_saved(path, row, words) for row in rows))
    return file._replace(notices=(*file.notices, *csv_rows.unread(path, rows, _READ | words.names)))


def _saved(path: str, row: Row, words: ListWords) -> SavedLink:
    title = row.first(*_TITLES)
    description = row.first(*_DESCRIPTIONS)
    state = row.first(*_STATES).lower()
    return SavedLink(
        Position(path, row.line),
        row.first(*ADDRESSES),
        title,
        row.first(*_NOTES),
        "" if description == title else description,
        parted(row.first(*_TAGS)),
        [folder for folder in row.first(*_FOLDERS).split("/") if folder.strip()],
        row.first(*_ADDED),
        "unread" if state in _YES and not row.first("status", "state") else state,
        row.first(_PRIVATE).lower() in _YES,
        words.read(row.fields),
    )
