"""CSL-JSON, as Zotero, Pandoc and others export it → records of a bibliography. Pure."""

from collections.abc import Mapping
from typing import Any

from ....core import kinds
from ....core.kinds import Kind
from ....core.problems import Position
from ....core.record_types import OF_CSL, RECORD_TYPES
from ...drafts import ImportedFile
from .. import tidy
from . import identifiers, json_items, record_notes, values
from .bibliography import imported
from .record import Record, as_tags

LISTS = ("items", "references")
SIGNS = frozenset([*LISTS, "container-title", "citation-key", "issued", "DOI"])
"""Names by which a file that is no list is told to be CSL-JSON."""

_READ = frozenset(
    """
    id type title title-short author editor collection-editor issued original-date accessed container-title
    container-title-short publisher volume issue page number DOI ISBN URL ISSN PMID PMCID language keyword note annote
    genre citation-key citation-label categories custom journalAbbreviation shortTitle source
    """.split()
)


def read(path: str, text: str) -> ImportedFile:
    """Return the works in the CSL-JSON *text* of the file at *path*.

    Raises ReadingListError when the text is neither a list of works in JSON nor a single one.
    """
    return imported(path, [_record(Position(path, line), item) for line, item in _items(path, text)])


def _items(path: str, text: str) -> list[tuple[int, Mapping[str, Any]]]:
    found = json_items.items(path, text, "CSL-JSON", LISTS)
    return [(line, item if isinstance(item, Mapping) else {}) for line, item in found]


def _record(position: Position, item: Mapping[str, Any]) -> Record:
    note = item.get("note")
    extra = record_notes.taken_apart(note if isinstance(note, str) else "")
    type_ = _text(item, "type") or _text(extra.data, "type")
    form = OF_CSL.get(type_, "")
    row = RECORD_TYPES.get(form)
    whole, house = _text(item, "container-title"), _text(item, "publisher") or _text(extra.data, "publisher")
    is_part = bool(row and row.is_part)
    by_type = kinds.BY_CSL_TYPE.get(type_)
    number = _text(item, "number")
    arxiv = (
        identifiers.arxiv_named(number)
        or identifiers.arxiv_alone(_text(extra.data, "arxiv") or _text(extra.data, "arxivid"))
        or identifiers.arxiv_named(whole)
    )
    return Record(
        position=position,
        key=_text(item, "citation-key") or _text(extra.data, "citation-key"),
        type=form if by_type is Kind.PAPER else "",
        title=_text(item, "title"),
        kind=kinds.of_genre(type_, _text(item, "genre")) or (None if type_ in kinds.ANY_PAGE else by_type),
        usual_kind=by_type,
        urls=tuple(filter(None, (_text(item, "URL"), _text(extra.data, "url")))),
        hints=tuple(_hints(item, extra.data)),
        doi=_text(item, "DOI") or _text(extra.data, "doi"),
        arxiv=arxiv,
        isbn=_text(item, "ISBN") or _text(extra.data, "isbn"),
        authors=_names(item.get("author")) or (() if is_part else _names(item.get("editor"))),
        venue=whole if is_part else "",
        volume=_text(item, "volume"),
        issue=_text(item, "issue"),
        pages=_text(item, "page") or (number if type_ == "article-journal" and not arxiv else ""),
        publisher=house if is_part else whole or house,
        issued=_date(item.get("issued")) or values.first_date(_text(extra.data, "issued")),
        first_public=_date(item.get("original-date")) or values.first_date(_text(extra.data, "original-date")),
        language=_text(item, "language") or _text(extra.data, "language"),
        keywords=_keywords(item.get("keyword"), item.get("categories")),
        note=_text(item, "annote") or extra.prose,
        unread=tuple(name for name in item if name not in _READ),
    )


def _text(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    return tidy.clean(value) if isinstance(value, str) else ""


def _hints(item: Mapping[str, Any], extra: Mapping[str, str]) -> list[str]:
    """Return addresses that may be the work's where nothing else says where it is."""
    pmid, pmcid = _text(item, "PMID") or _text(extra, "pmid"), _text(item, "PMCID") or _text(extra, "pmcid")
    numbers = (("pubmed", pmid), ("pmcid", pmcid))
    return [address for archive, number in numbers if (address := identifiers.archived_at(archive, number))]


def _names(people: Any) -> tuple[str, ...]:
    return tuple(filter(None, map(_name, people if isinstance(people, list) else [])))


def _name(person: Any) -> str:
    if not isinstance(person, Mapping):
        return ""
    order = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    parts = [_text(person, part) for part in order]
    return _text(person, "literal") or " ".join(part for part in parts if part)


def _date(issued: Any) -> str:
    if isinstance(issued, str):
        return values.first_date(issued)
    if not isinstance(issued, Mapping):
        return ""
    parts = issued.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    if first and all(isinstance(part, str) and part.isdecimal() for part in first):
        year, *rest = first[:3]
        return values.date("-".join([year, *(part.zfill(2) for part in rest)])) or values.date(year) or ""
    return values.first_date(_text(issued, "raw") or _text(issued, "literal"))


def _keywords(*lists: Any) -> tuple[str, ...]:
    texts = [value if isinstance(value, list) else [value] for value in lists]
    return as_tags(word for words in texts for word in words if isinstance(word, str))
