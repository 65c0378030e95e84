"""Whom to ask next about a work, so that few requests are made: the round of sources, in their order. Pure."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from ...core.identity import Service
from ..metadata import arxiv, crossref, dblp, openalex, openreview
from ..metadata.asking import Query, Source
from .inquiry import Inquiry

Subject: TypeAlias = Callable[[Inquiry], str]
"""Returns what to ask about a work, by its identifier or title; empty for nothing."""


class Round(NamedTuple):
    """A source that is asked about all works that need it, by something that *what* names."""

    source: Source
    what: str
    subject: Subject
    queries: Callable[[Sequence[str]], Iterator[Query]]
    by_title: bool = False


def _number(service: Service, *fields: str) -> Subject:
    """Return what gives the identifier at *service* of a work of which still one of *fields* is missing.

    The date is the earliest that anybody knows, so that all are asked who may know it. A doubtful identifier is not
    asked about any more.
    """

    def subject(inquiry: Inquiry) -> str:
        number = inquiry.known.at(service)
        is_lacking = not inquiry.lacks.isdisjoint(fields) or ("date" in fields and "date" in inquiry.work.lacks)
        return number if is_lacking and number not in inquiry.doubts else ""

    return subject


def _title_alone(inquiry: Inquiry) -> str:
    """Return the title of a work that has no identifier to ask by."""
    return "" if inquiry.known.has_number else inquiry.work.fields.title


def _title_for_venue(inquiry: Inquiry) -> str:
    """Return the title of a work of which nobody who knows its identifier knows the venue."""
    return inquiry.work.fields.title if "published" in inquiry.lacks else ""


def _older(inquiry: Inquiry) -> str:
    """Return the number of a work that the newer version of OpenReview does not have."""
    is_known = any(statement.source is Source.OPENREVIEW for statement in inquiry.statements)
    return "" if is_known else _ON_OPENREVIEW(inquiry)


def _preprint_alone(inquiry: Inquiry) -> str:
    """Return the number at arXiv of a work whose DOI is not known, where that may be of use."""
    return "" if inquiry.known.at(Service.DOI) else _number(Service.ARXIV, "doi", "published")(inquiry)


_AT_ARXIV = _number(Service.ARXIV, "authors", "date", "doi", "published")
_AT_CROSSREF = _number(Service.DOI, "authors", "date", "published")
_ON_OPENREVIEW = _number(Service.OPENREVIEW, "authors", "date", "published")

ROUNDS = (
    Round(Source.DBLP, "titles", _title_alone, dblp.by_title, by_title=True),
    Round(Source.CROSSREF, "titles", _title_alone, crossref.by_title, by_title=True),
    Round(Source.ARXIV, "titles", _title_alone, arxiv.by_title, by_title=True),
    Round(Source.OPENALEX, "DOIs", _number(Service.DOI, "arxiv"), openalex.of_doi),
    Round(Source.ARXIV, "numbers", _AT_ARXIV, arxiv.by_number),
    Round(Source.OPENREVIEW, "numbers", _ON_OPENREVIEW, openreview.by_number),
    Round(Source.OPENREVIEW, "older numbers", _older, openreview.older_by_number),
    Round(Source.OPENALEX, "numbers at arXiv", _preprint_alone, openalex.of_arxiv),
    Round(Source.CROSSREF, "DOIs", _AT_CROSSREF, crossref.of_doi),
    Round(Source.DBLP, "titles", _title_for_venue, dblp.by_title, by_title=True),
    Round(Source.ARXIV, "numbers", _AT_ARXIV, arxiv.by_number),
    Round(Source.CROSSREF, "DOIs", _AT_CROSSREF, crossref.of_doi),
)
"""Titles come first, for they lead to identifiers; a source that gives identifiers, before those that take them. The
last two are for works whose identifiers only DBLP knows: nobody is asked twice for the same.
"""
