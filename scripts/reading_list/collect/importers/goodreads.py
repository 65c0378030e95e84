"""Books as Goodreads exports them in CSV → drafts. Pure."""

import re
from collections.abc import Iterator

from ...core.kinds import Kind
from ...core.levels import Status
from ...core.problems import Position
from ...core.schema import EntryFields, is_somewhere
from ..drafts import Draft, ImportedFile, LeftOut, Link, Notice
from . import csv_rows, note_writing, saved_links, tidy
from .bibliographies import identifiers, values
from .bibliographies.record import NO_TITLE, NOWHERE
from .csv_rows import Row

_EXCEL_TEXT = re.compile(r'^="?|"$')
_SERIES = re.compile(r"\s*\((?:[^()]*[,;]\s*)?[^()]*#\s*[\d.–-]+(?:;[^()]*)?\)$")
_TAGS = re.compile(r"<[^<>]{0,200}>")
_READ = frozenset(
    [
        *("title", "author", "additional authors", "isbn", "isbn13", "publisher", "date added", "my review"),
        *("year published", "original publication year", "bookshelves", "exclusive shelf"),
        # These say again what others say, or nothing of the book.
        *("book id", "author l-f", "average rating", "bookshelves with positions", "read count", "owned copies"),
    ]
)
_SHELVES_OF_ALL = frozenset(["read", "to-read", "currently-reading"])


def read(path: str, text: str) -> ImportedFile:
    """Return the books in the CSV *text* of the file at *path*; the review becomes the note, shelves become tags."""
    rows = [*csv_rows.rows(path, text)]
    outcomes = [_outcome(Position(path, row.line), row) for row in rows]
    drafts = tuple(outcome for outcome in outcomes if isinstance(outcome, Draft))
    left_out = tuple(outcome for outcome in outcomes if isinstance(outcome, LeftOut))
    words = [notice for row in rows for notice in _notices(Position(path, row.line), row)]
    return ImportedFile(path, drafts, left_out, notices=(*words, *csv_rows.unread(path, rows, _READ)))


def _outcome(position: Position, row: Row) -> Draft | LeftOut:
    whole = tidy.clean(row.first("title"))
    isbn = next((code for name in ("isbn13", "isbn") if (code := _EXCEL_TEXT.sub("", row.first(name)))), "")
    places = identifiers.places((), "", "", isbn)
    link = Link(position, places.link, tidy.title(_SERIES.sub("", whole)), Kind.BOOK)
    if not link.title:
        return LeftOut(link, NO_TITLE)
    shelf = row.first("exclusive shelf")
    note = tidy.note(tidy.clean(_review(row)))
    fields = EntryFields(
        title=link.title,
        **places._asdict(),
        kind=Kind.BOOK,
        status=Status.BACKLOG if saved_links.is_unread(shelf) else None,
        authors=_authors(row),
        publisher=tidy.named(row.first("publisher")) or None,
        date=values.date(row.first("original publication year") or row.first("year published")),
        tags=tidy.keywords(_shelves(row)),
        note=note_writing.as_markdown(note) if note else None,
        added=saved_links.day(row.first("date added")),
    )
    if not is_somewhere(fields.known()):
        return LeftOut(link, NOWHERE)
    return Draft(position, fields)


def _authors(row: Row) -> tuple[str, ...]:
    names = [row.first("author"), *row.first("additional authors").split(",")]
    return tuple(dict.fromkeys(name for text in names if (name := tidy.clean(text))))


def _shelves(row: Row) -> list[str]:
    """Return the shelves that the reader has made."""
    names = [name.strip() for name in row.first("bookshelves").split(",")]
    return [name.replace("-", " ") for name in names if name not in _SHELVES_OF_ALL]


def _review(row: Row) -> str:
    return _TAGS.sub(" ", row.first("my review"))


def _notices(position: Position, row: Row) -> Iterator[Notice]:
    yield from saved_links.lost_tags(position, _shelves(row), tidy.keywords(_shelves(row)))
    yield from saved_links.lost_words(position, _review(row))
