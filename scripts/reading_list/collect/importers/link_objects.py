"""Links in JSON, as Pinboard, linkding, wallabag, Omnivore and Karakeep export them → drafts. Pure."""

from collections.abc import Mapping
from typing import Any

from ...core.problems import Position
from ...core.vocabulary import OURS, Vocabulary
from ..drafts import ImportedFile
from . import saved_links, tidy
from .bibliographies import json_items
from .list_words import ListWords
from .saved_links import SavedLink

LISTS = ("results", "bookmarks", "items")
"""What the list of links is called in exports that say more than that."""
_TITLES = ("title", "website_title", "name")
_DESCRIPTIONS = ("description", "website_description", "excerpt")
_TAGS = ("tag_names", "tags", "labels")
_ADDED = ("time", "date_added", "created", "time_added", "created_at", "createdAt", "savedAt")
_YES = (True, "yes", "true", "1", "True")


def read(path: str, text: str, vocabulary: Vocabulary = OURS) -> ImportedFile:
    """Return the links in the JSON *text* of the file at *path*; *vocabulary* has the fields of the list's own.

    Raises ReadingListError where it is not a list of records in JSON.
    """
    records = json_items.items(path, text, "a list of links in JSON", LISTS)
    words = ListWords(vocabulary)
    return saved_links.imported(path, (_saved(Position(path, line), record, words) for line, record in records))


def _saved(position: Position, record: Any, words: ListWords) -> SavedLink:
    """Return the link of *record*: Pinboard calls the title "description" and the note "extended"."""
    values = record if isinstance(record, Mapping) else {}
    if isinstance(content := values.get("content"), Mapping):
        values = {**content, **{name: value for name, value in values.items() if value}}
    is_pinboard = "href" in values
    titles, descriptions = (("description",), ()) if is_pinboard else (_TITLES, _DESCRIPTIONS)
    tags = next((value for name in _TAGS if (value := values.get(name))), None)
    return SavedLink(
        position,
        _text(values, "href", "url", "link"),
        _text(values, *titles),
        _text(values, "extended", "notes", "note"),
        _text(values, *descriptions),
        _names(tags),
        [folder] if (folder := _text(values, "folder", "collection")) else (),
        _text(values, *_ADDED),
        "unread" if any(values.get(name) in _YES for name in ("toread", "unread")) else "",
        values.get("shared") == "no",
        words.read({str(name).lower(): value for name, value in values.items()}),
    )


def _text(values: Mapping[str, Any], *names: str) -> str:
    """Return the first of the *values* called *names* that is a text and says anything."""
    return next((text for name in names if isinstance(text := values.get(name), str) and tidy.clean(text)), "")


def _names(value: Any) -> list[str]:
    """Return the tags in *value*: a list, or a text in which Pinboard separates them by spaces."""
    parts = value if isinstance(value, list) else value.split() if isinstance(value, str) else []
    return [part for part in parts if isinstance(part, str)]
