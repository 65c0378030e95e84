"""Links in XML, as OPML of feed readers and outliners, and as Pinboard's export → drafts. Pure.

Only the tags that hold links are looked at, so that a missing end or a bare ``&`` spoils nothing else.
"""

import re
from collections.abc import Iterator

from ...core.problems import Position
from ..drafts import ImportedFile
from . import saved_links
from .link_tags import attributes
from .saved_links import SavedLink

_VALUE = r"(?:\"[^\"<]*\"|'[^'<]*'|[^<>\"'/]+|/(?!>))"
_OUTLINE = re.compile(rf"<outline\s(?P<values>{_VALUE}*+)(?P<empty>/?)>|(?P<end></outline\s*>)", re.IGNORECASE)
_POST = re.compile(rf"<post\s(?P<values>{_VALUE}*+)/?>", re.IGNORECASE)
_PLACES = ("htmlurl", "url", "xmlurl")


def read_opml(path: str, text: str) -> ImportedFile:
    """Return the links in the OPML *text* of the file at *path*; outlines around them become topics."""
    return saved_links.imported(path, _outlines(path, text))


def _outlines(path: str, text: str) -> Iterator[SavedLink]:
    folders: list[str] = []
    line, counted = 1, 0
    for match in _OUTLINE.finditer(text):
        if match["end"]:
            del folders[-1:]
            continue
        values = attributes(match["values"])
        line, counted = line + text.count("\n", counted, match.start()), match.start()
        title = values.get("title") or values.get("text", "")
        if address := next((values[name] for name in _PLACES if values.get(name)), ""):
            yield SavedLink(
                Position(path, line),
                address,
                title,
                values.get("_note", ""),
                values.get("description", ""),
                [tag.strip("/ ") for tag in values.get("category", "").split(",") if tag.strip("/ ")],
                [folder for folder in folders if folder],
                values.get("created", ""),
            )
        if not match["empty"]:
            folders.append(title)


def read_pinboard(path: str, text: str) -> ImportedFile:
    """Return the links in the XML *text* of the file at *path*, as Pinboard and Delicious write it."""
    return saved_links.imported(path, _posts(path, text))


def _posts(path: str, text: str) -> Iterator[SavedLink]:
    line, counted = 1, 0
    for match in _POST.finditer(text):
        values = attributes(match["values"])
        line, counted = line + text.count("\n", counted, match.start()), match.start()
        yield SavedLink(
            Position(path, line),
            values.get("href", ""),
            values.get("description", ""),
            values.get("extended", ""),
            "",
            values.get("tag", "").split(),
            (),
            values.get("time", ""),
            "unread" if values.get("toread") == "yes" else "",
            values.get("shared") == "no",
        )
