"""An entry → a CSL-JSON item, the form that Zotero, Pandoc and citeproc read. Pure."""

from typing import Any

from ...core.schema import Entry, Kind
from .person_names import parts
from .venue import Venue, arxiv, doi, venue

_TYPES = {
    Kind.ARTICLE: "webpage",
    Kind.VIDEO: "motion_picture",
    Kind.BOOK: "book",
    Kind.SLIDES: "speech",
    Kind.CODE: "software",
    Kind.TOOL: "software",
    Kind.DATASET: "dataset",
    Kind.DISCUSSION: "post",
    Kind.PODCAST: "broadcast",
    Kind.INTERVIEW: "interview",
}
_PAPERS = {Venue.JOURNAL: "article-journal", Venue.CONFERENCE: "paper-conference", Venue.OTHER: "article"}
_HELD = frozenset(["article-journal", "paper-conference", "webpage", "post"])  # they are part of something


def item(entry: Entry) -> dict[str, Any]:
    """Return *entry* as an item whose id is the entry's."""
    kind = _PAPERS[venue(entry)] if entry.kind is Kind.PAPER else _TYPES.get(entry.kind or Kind.ARTICLE, "webpage")
    made: dict[str, Any] = {"id": entry.id, "type": kind, "title": entry.title}
    if entry.authors:
        made["author"] = [_person(name, entry.publisher) for name in entry.authors]
    if entry.publisher:
        made["container-title" if kind in _HELD else "publisher"] = entry.publisher
    if entry.date:
        made["issued"] = _day(entry.date)
    if number := arxiv(entry):
        made["number"] = f"arXiv:{number}"
    if found := doi(entry):
        made["DOI"] = found
    made["URL"] = entry.url
    if entry.added:
        made["accessed"] = _day(entry.added)
    if entry.tags:
        made["keyword"] = ", ".join(entry.tags)
    return made


def _day(date: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in date.split("-")]]}


def _person(name: str, publisher: str | None) -> dict[str, str]:
    person = parts(name, publisher)
    if not person.given:
        return {"literal": person.family}
    held = {
        "family": person.family,
        "given": person.given,
        "non-dropping-particle": person.particle,
        "suffix": person.suffix,
    }
    return {part: value for part, value in held.items() if value}
