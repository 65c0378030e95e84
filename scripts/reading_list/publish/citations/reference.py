"""What a bibliography says of a work: its type, and where it came out, with the year of that. Pure.

Every form of citation is written from this, so that all say the same.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from ...core.identity import Service
from ...core.kinds import Kind, is_like
from ...core.person_names import PersonName, parts
from ...core.record_types import RECORD_TYPES, RecordType
from ...core.schema import Entry, Published
from .venue import Venue, is_acronym, venue

_ARXIV = "arXiv"


class Reference(NamedTuple):
    """What is cited of a work; what is not known, or not to be said, is empty.

    *type* is the one of BibTeX. *venue* is what it is part of, *publisher* who put it out. *date* is that of the
    venue where it has one; *first_public* is the work's own where that is of another year.
    """

    type: str
    people: tuple[PersonName, ...] = ()
    """The authors that are named."""
    venue: str = ""
    publisher: str = ""
    date: str = ""
    first_public: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    doi: str = ""
    arxiv: str = ""
    isbn: str = ""
    url: str = ""

    @property
    def row(self) -> RecordType | None:
        """What other formats call the type; None for one that leaves this to the kind of the work."""
        return RECORD_TYPES.get(self.type)


@lru_cache(maxsize=50_000)
def reference(entry: Entry) -> Reference:
    """Return what is cited of *entry*."""
    number = entry.at(Service.ARXIV)
    source, date = _source(entry, number)
    type_ = _chosen_type(entry) or _type(entry, source)
    place, publisher = _places(entry, type_, source, number)
    within = source if place else None
    doi = _doi(entry)
    return Reference(
        type=type_,
        people=tuple([parts(name, entry.publisher) for name in entry.people]),
        venue=place,
        publisher=publisher,
        date=date,
        first_public=entry.date if entry.date and date[:4] != entry.date[:4] else "",
        volume=(within and within.volume) or "",
        issue=(within and within.issue) or "",
        pages=_DASHES.sub("-", within.pages) if within and within.pages else "",
        doi=doi,
        arxiv=number,
        isbn=entry.isbn or "",
        url=_url(entry, doi, number),
    )


_DASHES = re.compile(r"\s*(?:–|--)\s*")


def dashed(pages: str) -> str:
    """Return *pages* with a dash from the first to the last; a hyphen within the number of a page stays one."""
    return ", ".join(part.replace("-", "–") if part.count("-") == 1 else part for part in pages.split(", "))


def _chosen_type(entry: Entry) -> str:
    return (entry.cite and entry.cite.type) or ""


def _places(entry: Entry, type_: str, source: Published | None, number: str) -> tuple[str, str]:
    """Return what the work is part of, and who put it out.

    Who put a paper out is not who printed its journal or proceedings, unless an import brought both along.
    """
    row = RECORD_TYPES.get(type_)
    named = source.venue if source else ""
    publisher = "" if entry.published is None and _is_venue(entry) else entry.publisher or ""
    if not row:
        return "", named or publisher
    if not row.is_part:
        return "", publisher or named
    house = "" if publisher == _ARXIV else publisher
    whole = named or (row.by_house and house) or (f"{_ARXIV} preprint {_ARXIV}:{number}" if number else "")
    return whole, house if _chosen_type(entry) and house != whole else ""


def _is_venue(entry: Entry) -> bool:
    """Tell whether the publisher of a paper is a journal or a conference."""
    return is_like(entry.kind, Kind.PAPER) and entry.publisher is not None and venue(entry.publisher) is not Venue.OTHER


_YEAR = re.compile(r"\b(?:1[89]|20)[0-9]{2}\b")


def _source(entry: Entry, number: str) -> tuple[Published | None, str]:
    """Return where *entry*, which has this *number* at arXiv, is cited from, and the date that goes with it.

    The year of a preprint is not that of a venue: where no other is known, the preprint is cited.
    """
    date = entry.date or ""
    source = entry.published
    if source is None and entry.publisher and _is_venue(entry):
        source = Published.model_validate({"venue": entry.publisher})
    if source is None:
        return None, date
    of_preprint = bool(date) and _is_of_preprint(date, number)
    if year := source.year or next(iter(_YEAR.findall(source.venue)), ""):
        return source, date if date.startswith(year) and not of_preprint else year
    return None if of_preprint else source, date


def _is_of_preprint(date: str, number: str) -> bool:
    """Tell whether *date* may be the one on which the work with this *number* was put on arXiv, as the number says."""
    if not number:
        return False
    digits = number.rpartition("/")[2]
    century = "19" if digits[0] == "9" else "20"
    month = f"{century}{digits[:2]}-{digits[2:4]}"
    return month.startswith(date[:7])


def _type(entry: Entry, source: Published | None) -> str:
    if source:
        kind = venue(source.venue)
        in_volumes = not is_like(entry.kind, Kind.BOOK) and (source.volume or source.issue)
        if kind is Venue.CONFERENCE:
            return "inproceedings"
        if kind is Venue.JOURNAL or in_volumes:
            return "article"
        if entry.kind is None or is_like(entry.kind, Kind.PAPER):
            return _type_at(source.venue)
    type_ = entry.kind.row.bibtex if entry.kind else "misc"
    return "misc" if type_ == "book" and not (entry.publisher or source) else type_


def _type_at(name: str) -> str:
    """Return the type of a paper at a venue whose *name* does not say what it is, as names mostly are."""
    if ": " in name:
        return "incollection"  # a book with its subtitle
    return "inproceedings" if is_acronym(name) else "article"


_DOI = re.compile(r"10\.[0-9]{4,9}/[A-Za-z0-9./_;():<>+-]+")  # as LaTeX takes them


def _doi(entry: Entry) -> str:
    """Return the DOI of the entry; nothing for one that would need to be encoded."""
    name = entry.doi or entry.at(Service.DOI)
    return name if name and _DOI.fullmatch(name) else ""


def _url(entry: Entry, doi: str, number: str) -> str:
    """Return the address of the work, but none that its *doi* or ISBN says as well."""
    if entry.url:
        return entry.url
    return entry.link if not doi and (number or entry.doi) else ""
