"""The formats that can be imported: one row each, with what a text in it looks like, and its reader. Pure.

To add a format, write its reader, which takes the path and the text of a file and returns an ``ImportedFile``, and name
it in a row of ``FORMATS``.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from ...core.problems import ReadingListError
from ..drafts import ImportedFile, Unit
from . import bookmarks, counting, goodreads, hecat, link_objects, link_tables, markdown, outlines, own_export, refused
from .bibliographies import bibtex, csl, ris, zotero_csv, zotero_json
from .look import Look


class Format(NamedTuple):
    """A format that can be imported: its name, what a text in it looks like, the ends of file names, and its reader.

    *unit* says what it is a list of, and *items* returns the line of each of these in a text, by other means than the
    reader; without it, the reader counts the items before it looks at what they are. A reader that *takes_base* is
    given the address from which relative links are understood as well, one that *takes_vocabulary* the words of the
    list.
    """

    name: str
    suffixes: tuple[str, ...]
    looks: Callable[[Look], bool]
    read: Callable[..., ImportedFile]
    unit: Unit
    items: Callable[[str], tuple[int, ...]] | None
    takes_base: bool = False
    takes_vocabulary: bool = False


_NETSCAPE = r"(?>(?:<!--.*?-->\s*|<\?[^>]*>\s*)*)<!doctype netscape-bookmark"
_SECTIONS = re.compile(r"<title>\s*(?:pocket export|instapaper: export)|<h1>\s*(?:unread|archive|read archive)\s*</h1>")
_LINK_COLUMNS = frozenset(link_tables.ADDRESSES)

FORMATS: tuple[Format, ...] = (
    Format(
        "bookmarks",
        (".html", ".htm"),
        lambda look: look.begins(_NETSCAPE) or look.begins(r"<dl\b") or look.has("<dt>", "add_date="),
        bookmarks.read,
        Unit.LINK,
        counting.link_tags,
    ),
    Format(
        "saved links",
        (),
        lambda look: look.begins("<") and _SECTIONS.search(look.head) is not None,
        bookmarks.read,
        Unit.LINK,
        counting.link_tags,
    ),
    Format(
        "OPML",
        (".opml",),
        lambda look: look.begins("<") and look.has("<opml"),
        outlines.read_opml,
        Unit.LINK,
        counting.outlines,
    ),
    Format(
        "Pinboard",
        (),
        lambda look: look.begins("<") and look.has("<posts"),
        outlines.read_pinboard,
        Unit.LINK,
        counting.posts,
    ),
    Format(
        "Goodreads",
        (),
        lambda look: {"title", "author", "exclusive shelf"} <= look.columns,
        goodreads.read,
        Unit.RECORD,
        counting.csv_records,
    ),
    Format(
        "Zotero's CSV",
        (),
        lambda look: {"key", "item type"} <= look.columns,
        zotero_csv.read,
        Unit.RECORD,
        counting.csv_records,
    ),
    Format(
        "CSV",
        (),
        lambda look: not _LINK_COLUMNS.isdisjoint(look.columns),
        link_tables.read,
        Unit.LINK,
        counting.csv_records,
        takes_vocabulary=True,
    ),
    Format(
        "reading list",
        (),
        lambda look: look.begins(r'\{\s*"\$schema"\s*:\s*"[^"]*entries\.schema\.json"'),
        own_export.brought,
        Unit.RECORD,
        counting.exported_entries,
        takes_vocabulary=True,
    ),
    Format(
        "Zotero's JSON",
        (),
        lambda look: "itemType" in look.keys or look.begins(r'\{\s*"config"'),
        zotero_json.read,
        Unit.RECORD,
        counting.json_items,
    ),
    Format("RIS", (".ris",), lambda look: look.begins(r"\s*ty {0,2}- "), ris.read, Unit.RECORD, counting.ris_records),
    Format(
        "links in JSON",
        (),
        lambda look: "href" in look.keys or ({"url", "title"} <= look.keys and "URL" not in look.keys),
        link_objects.read,
        Unit.LINK,
        counting.json_items,
        takes_vocabulary=True,
    ),
    Format(
        "CSL-JSON",
        (".json",),
        lambda look: (
            look.begins(r"\[\s*\{")
            or look.begins(r"\[\s*\]\s*$")
            or not look.keys.isdisjoint(csl.SIGNS)
            or {"type", "title"} <= look.keys
        ),
        csl.read,
        Unit.RECORD,
        counting.json_items,
    ),
    Format(
        "BibTeX",
        (".bib", ".bibtex"),
        lambda look: look.begins(r"(?:\s*%[^\n]*\n)*\s*@[a-z]+\s*[{(]"),
        bibtex.read,
        Unit.RECORD,
        counting.bibtex_records,
    ),
    Format(
        "hecat",
        (),
        lambda look: look.has("\nwebsite_url:", "\ndescription:"),
        hecat.read,
        Unit.RECORD,
        counting.whole_text,
        takes_vocabulary=True,
    ),
    Format(
        "Markdown",
        (".md", ".markdown", ".mkd", ".mdown", ".mdx", ".txt"),
        lambda _: False,
        markdown.read,
        Unit.LINK,
        None,
        takes_base=True,
    ),
)
"""The first row whose look fits counts, and where none does, the one whose file names do."""


def detect(path: str, text: str) -> Format:
    """Return the format of *text*: as it looks, or else as the end of the file's name says.

    Raises ReadingListError, with what to import instead, where neither tells.
    """
    name = path.rpartition("/")[2]
    suffix = f".{name.rpartition('.')[2].lower()}" if "." in name else ""
    look = Look.at(text)
    if fitting := next((row for row in FORMATS if row.looks(look)), None):
        return fitting
    refused.refuse(path, suffix, look)
    if look.begins("<!doctype html|<html|<head|<body") or (suffix in (".html", ".htm") and not _has_bookmarks(text)):
        raise ReadingListError(f"{path}: {refused.WEB_PAGE}")
    if named := next((row for row in FORMATS if suffix in row.suffixes), None):
        return named
    if suffix in (".csv", ".tsv"):
        columns = ", ".join(link_tables.ADDRESSES)
        raise ReadingListError(
            f"{path}: its first row names no column of addresses. Call it by one of these: {columns}."
        )
    readable = ", ".join(dict.fromkeys(row.name for row in FORMATS))
    raise ReadingListError(f"{path}: is in no format that can be imported. These can: {readable}.")


def _has_bookmarks(text: str) -> bool:
    return not text.strip() or bool(re.search(r"<dt\b", text, re.IGNORECASE) and counting.link_tags(text))
