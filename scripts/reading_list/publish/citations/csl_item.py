"""An entry → a CSL-JSON item, the form that Zotero, Pandoc and citeproc read. Pure."""

from typing import Any

from ...core import kinds
from ...core.kinds import Kind
from ...core.schema import Entry
from .person_names import parts
from .venue import Venue, arxiv, doi, venue

_AT_VENUES = {Venue.JOURNAL: "article-journal", Venue.CONFERENCE: "paper-conference"}
_ANY_KIND = Kind.ARTICLE
"""What a work passes for of which nobody says what it is: the type of CSL for a page on the web."""


def item(entry: Entry) -> dict[str, Any]:
    """Return *entry* as an item whose id is the entry's."""
    kind = entry.kind or _ANY_KIND
    at_venue = _AT_VENUES.get(venue(entry))
    record: dict[str, Any] = {"id": entry.id, "type": at_venue or kind.row.csl, "title": entry.title}
    if genre := kinds.genre(kind):
        record["genre"] = genre
    if entry.authors:
        record["author"] = [_person(name, entry.publisher) for name in entry.authors]
    if entry.publisher:
        record["container-title" if at_venue or kind.row.is_part else "publisher"] = entry.publisher
    if entry.date:
        record["issued"] = _day(entry.date)
    if number := arxiv(entry):
        record["number"] = f"arXiv:{number}"
    if doi_name := doi(entry):
        record["DOI"] = doi_name
    if entry.link:
        record["URL"] = entry.link
    if entry.added:
        record["accessed"] = _day(entry.added)
    if entry.tags:
        record["keyword"] = ", ".join(entry.tags)
    return record


def _day(date: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in date.split("-")]]}


def _person(name: str, publisher: str | None) -> dict[str, str]:
    person = parts(name, publisher)
    if not person.given:
        return {"literal": person.family}
    name_parts = {
        "family": person.family,
        "given": person.given,
        "non-dropping-particle": person.particle,
        "suffix": person.suffix,
    }
    return {part: value for part, value in name_parts.items() if value}
