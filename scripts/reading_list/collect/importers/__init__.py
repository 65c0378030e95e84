"""Lists that people already have → drafts of entries, by format. Pure.

An importer takes the path and the text of a file and returns an ``ImportedFile``: drafts, and the links that
are none with the reason. To add a format, write its module and name it in ``FORMATS``.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from ...core.problems import ReadingListError
from ..drafts import ImportedFile, Unit
from . import accounting, bibtex, bookmarks, counting, csl, markdown
from .markdown import links
from .usable_links import BESIDE_THE_POINT, Judged


class Format(NamedTuple):
    """A format that can be imported: its name, its file name endings, how a text in it begins, and its importer.

    *unit* says what it is a list of, and *items* returns the line of each of these in a text, by other means than the
    importer; without it, the importer counts before it reads on.
    """

    name: str
    suffixes: tuple[str, ...]
    beginning: re.Pattern[str]
    read: Callable[[str, str], ImportedFile]
    unit: Unit
    items: Callable[[str], tuple[int, ...]] | None


FORMATS: tuple[Format, ...] = (
    Format(
        "bookmarks",
        (".html", ".htm"),
        re.compile(r"\s*<!doctype netscape-bookmark|\s*<dl\b", re.IGNORECASE),
        bookmarks.read,
        Unit.LINK,
        None,
    ),
    Format(
        "CSL-JSON",
        (".json",),
        re.compile(r"\s*\[\s*[{\]]|\s*\{\s*\"(?:items|references)\""),
        csl.read,
        Unit.RECORD,
        counting.json_items,
    ),
    Format(
        "BibTeX",
        (".bib", ".bibtex"),
        re.compile(r"(?:\s*%[^\n]*\n)*\s*@[A-Za-z]+\s*[{(]"),
        bibtex.read,
        Unit.RECORD,
        counting.bibtex_records,
    ),
    Format(
        "Markdown",
        (".md", ".markdown", ".mkd", ".mdown", ".mdx", ".txt"),
        re.compile(r""),
        markdown.read,
        Unit.LINK,
        None,
    ),
)
_LOOK_AT = 5_000


def detect(path: str, text: str) -> Format:
    """Return the format of *text*, by the end of the file's name and by how it begins.

    Raises ReadingListError where neither tells.
    """
    suffix = "." + path.rpartition(".")[2].lower() if "." in path.rpartition("/")[2] else ""
    named = next((known for known in FORMATS if suffix in known.suffixes), None)
    begun = next((known for known in FORMATS[:-1] if known.beginning.match(text[:_LOOK_AT])), None)
    if named and named.name == "bookmarks" and begun is not named and text.strip():
        if re.search(r"<dt\b", text, re.IGNORECASE) and re.search(r"<a\s", text, re.IGNORECASE):
            return named
        raise ReadingListError(f"{path}: is a web page, not an export of bookmarks.")
    if likely := (begun if suffix in ("", ".txt") else None) or named or begun:
        return likely
    formats = ", ".join(f"{known.name} ({', '.join(known.suffixes)})" for known in FORMATS)
    raise ReadingListError(f"{path}: is in no format that can be imported. These can: {formats}.")


def read(path: str, text: str) -> ImportedFile:
    """Return what the *text* of the file at *path* holds.

    Raises ReadingListError where its format is not known, or it cannot be read.
    """
    form = detect(path, text)
    file = form.read(path, text)._replace(format=form.name, unit=form.unit)
    return accounting.accounted(file._replace(lines=form.items(text)) if form.items else file)


__all__ = ["BESIDE_THE_POINT", "FORMATS", "Format", "Judged", "detect", "links", "read"]
