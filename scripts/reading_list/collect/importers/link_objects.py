"""Links in JSON, as Pinboard and linkding export them → drafts. Pure."""

from collections.abc import Mapping
from typing import Any

from ...core.problems import Position
from ..drafts import ImportedFile
from . import saved_links, tidy
from .bibliographies import json_items
from .saved_links import SavedLink

LISTS = ("results", "bookmarks", "items")
"""What the list of links is called in exports that say more than that."""
_YES = (True, "yes", "true", "1", "True")


def read(path: str, text: str) -> ImportedFile:
    """Return the links in the JSON *text* of the file at *path*.

    Raises ReadingListError where it is not a list of records in JSON.
    """
    records = json_items.items(path, text, "a list of links in JSON", LISTS)
    return saved_links.imported(path, (_saved(Position(path, line), record) for line, record in records))


def _saved(position: Position, record: Any) -> SavedLink:
    """Return the link of *record*: Pinboard calls the title "description" and the note "extended"."""
    values = record if isinstance(record, Mapping) else {}
    is_pinboard = "href" in values
    title = _text(values, "description") if is_pinboard else _text(values, "title", "website_title", "name")
    return SavedLink(
        position,
        _text(values, "href", "url", "link"),
        title,
        _text(values, "extended", "notes", "note"),
        "" if is_pinboard else _text(values, "description", "website_description", "excerpt"),
        _names(values.get("tags") if is_pinboard else values.get("tag_names", values.get("tags"))),
        [_text(values, "folder")] if _text(values, "folder") else (),
        _text(values, "time", "date_added", "created", "time_added"),
        "unread" if values.get("toread") in _YES or values.get("unread") in _YES else "",
        values.get("shared") == "no",
    )


def _text(values: Mapping[str, Any], *names: str) -> str:
    """Return the first of the *values* called *names* that is a text and says anything."""
    return next((text for name in names if isinstance(text := values.get(name), str) and tidy.clean(text)), "")


def _names(value: Any) -> list[str]:
    """Return the tags in *value*: a list, or a text in which Pinboard separates them by spaces."""
    parts = value if isinstance(value, list) else value.split() if isinstance(value, str) else []
    return [part for part in parts if isinstance(part, str)]
