"""An entry → a CSL-JSON item, the form that Zotero, Pandoc and citeproc read. Pure."""

from typing import Any

from ...core import kinds
from ...core.kinds import Kind
from ...core.person_names import PersonName
from ...core.schema import Entry
from .keys import Key
from .reference import Reference, reference

_ANY_KIND = Kind.ARTICLE
"""What a work passes for of which nobody says what it is: the type of CSL for a page on the web."""

_OTHERS = {"literal": "others"}
"""What Pandoc makes of those that BibTeX does not name."""


def item(entry: Entry, key: Key, language: str) -> dict[str, Any]:
    """Return *entry* as an item under its key; *language* is that of the list. Its own id stands in ``custom``."""
    cited = reference(entry)
    values: dict[str, Any] = {"id": key.name, "citation-key": key.name, "custom": {"id": entry.id}}
    values |= _kind(entry, cited)
    values["title"] = entry.title
    if entry.authors:
        values["author"] = [*map(_person, cited.people), *([_OTHERS] if entry.has_more_authors else [])]
    for name, date in (
        ("issued", cited.date),
        ("original-date", cited.first_public),
        ("accessed", entry.added if cited.url else ""),
    ):
        if date:
            values[name] = _day(date)
    for name, text in (
        ("volume", cited.volume),
        ("issue", cited.issue),
        ("page", cited.pages),
        ("number", cited.arxiv and f"arXiv:{cited.arxiv}"),
        ("DOI", cited.doi),
        ("ISBN", cited.isbn),
        ("URL", cited.url),
        ("language", entry.language or ("" if language == "en" else language)),
        ("keyword", ", ".join(entry.tags)),
    ):
        if text:
            values[name] = text
    return values


def _kind(entry: Entry, cited: Reference) -> dict[str, str]:
    """Return the type of the work, what it is part of, and who put it out."""
    kind = entry.kind or _ANY_KIND
    if cited.row:
        words = {"type": cited.row.csl, "container-title": cited.venue, "publisher": cited.publisher}
    else:
        place = "container-title" if kind.row.is_part else "publisher"
        words = {"type": kind.row.csl, place: cited.publisher}
    if words["type"] == kind.row.csl:
        words["genre"] = kinds.genre(kind)
    return {name: word for name, word in words.items() if word}


def _day(date: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[*map(int, date.split("-"))]]}


def _person(person: PersonName) -> dict[str, str]:
    if not person.given:
        return {"literal": person.family}
    if not (person.particle or person.suffix):
        return {"family": person.family, "given": person.given}
    words = {
        "family": person.family,
        "given": person.given,
        "non-dropping-particle": person.particle,
        "suffix": person.suffix,
    }
    return {part: word for part, word in words.items() if word}
