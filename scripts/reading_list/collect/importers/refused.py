"""Files that cannot be imported, each with what to import instead. Pure."""

from collections.abc import Callable
from typing import NamedTuple

from ...core.problems import ReadingListError
from .look import Look


class Refused(NamedTuple):
    """What is refused: the ends of its name, what it looks like, what it is, and what to import in its place."""

    suffixes: tuple[str, ...]
    looks: Callable[[Look], bool]
    name: str
    instead: str


_MARKUP = "Turn it into Markdown: pandoc -f {} -t gfm -o list.md FILE"
_BROWSER = "In the bookmark manager of the browser, export the bookmarks as HTML."
_REFERENCES = "In Zotero, export the items as BibTeX, CSL JSON or RIS."

REFUSED: tuple[Refused, ...] = (
    Refused((".org",), lambda look: look.begins(r"#\+\w+:"), "an Org file", _MARKUP.format("org")),
    Refused((".rst",), lambda _: False, "reStructuredText", _MARKUP.format("rst")),
    Refused(
        (".adoc", ".asciidoc"), lambda _: False, "AsciiDoc", "Turn it into Markdown, by way of DocBook and pandoc."
    ),
    Refused((".tex",), lambda look: look.has("\\documentclass"), "a LaTeX document", "Import its .bib file."),
    Refused((".rdf",), lambda look: look.has("<rdf:rdf"), "RDF", _REFERENCES),
    Refused(
        (".enw", ".enl"),
        lambda look: look.begins(r"(?:<\?xml[^>]*>\s*)?<xml>\s*<records>|%0 "),
        "an export of EndNote",
        "In EndNote, choose the output style BibTeX Export, and export the references as text.",
    ),
    Refused(
        (".nbib",), lambda look: look.begins("pmid- "), "an export of PubMed", "Import it to Zotero. " + _REFERENCES
    ),
    Refused((), lambda look: {"checksum", "roots"} <= look.keys, "Chrome's own file of bookmarks", _BROWSER),
    Refused((), lambda look: {"guid", "typeCode", "root"} <= look.keys, "a backup of Firefox's bookmarks", _BROWSER),
    Refused((".jsonlz4", ".plist"), lambda look: look.has("<plist"), "a browser's own file of bookmarks", _BROWSER),
)
"""Formats that are text. Of each, the first row counts whose end of the name or look fits."""

WEB_PAGE = (
    f"is a web page, not an export of bookmarks. {_BROWSER} A list on a page becomes Markdown: pandoc -f html -t gfm"
)

_BINARY: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "is a PDF. Import the list that it was made of, or the references of its works as BibTeX."),
    (
        b"PK\x03\x04",
        "is packed, or a document of an office program. Unpack it; save a sheet as CSV; turn a document or an EPUB "
        "into Markdown: pandoc -t gfm -o list.md FILE",
    ),
    (b"SQLite format 3", f"is a database. In the program that it belongs to, export the list. {_REFERENCES}"),
    (b"mozLz4", f"is a backup of Firefox's bookmarks. {_BROWSER}"),
    (b"bplist", f"is a file of Safari's own. {_BROWSER}"),
    (b"\x1f\x8b", "is packed. Unpack it."),
)


def refuse_binary(path: str, content: bytes) -> None:
    """Raise ReadingListError, with what to import instead, where the *content* of the file at *path* is no text."""
    for beginning, reason in _BINARY:
        if content.startswith(beginning):
            raise ReadingListError(f"{path}: {reason}")


def refuse(path: str, suffix: str, look: Look) -> None:
    """Raise ReadingListError, with what to import instead, where no importer reads such a file."""
    for row in REFUSED:
        if suffix in row.suffixes or row.looks(look):
            raise ReadingListError(f"{path}: is {row.name}, which cannot be imported. {row.instead}")
