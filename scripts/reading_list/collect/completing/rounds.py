"""Whom to ask next about a work, so that few requests are made: the round of sources, in their order. Pure."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeAlias

from ...core.identity import Service
from ...core.schema import EntryFields
from ..importers import tidy
from ..metadata import arxiv, crossref, dblp, openalex, openreview
from ..metadata.asking import Query, Record, Source
from ..metadata.cleaning import clean
from .judging import judged
from .likeness import alike, is_about, same_title, share_author, tells_who_or_when
from .venues import Venues
from .verdict import LookedUp, Statement, Verdict
from .works import Work

_NAMESAKE = "a work of this title is known; with an author or the year, it could be told whether it is this one"
_UNSURE_DATE = "its date is not written before all could be asked: somebody may know an earlier one"


@dataclass(slots=True)
class Inquiry:
    """A work that is looked up: what sources have said of it so far, and what went wrong."""

    work: Work
    venues: Venues
    statements: list[Statement] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    _has_namesake: bool = False

    @property
    def verdict(self) -> Verdict:
        """What comes of it by now."""
        now = judged(self.work, self.statements)
        if self._has_namesake and not self.statements and not tells_who_or_when(self.work.fields):
            return now._replace(remarks=(_NAMESAKE,))
        return now

    @property
    def outcome(self) -> LookedUp:
        """What came of it in the end. While somebody could not be asked, only arXiv's date is sure to be the first."""
        now = self.verdict
        if self.failures and now.fields.date and Source.ARXIV not in now.sources["date"]:
            now = now._replace(fields=replace(now.fields, date=None), remarks=(*now.remarks, _UNSURE_DATE))
        return LookedUp(now, tuple(self.doubts), tuple(self.failures))

    @property
    def known(self) -> Work:
        """The work with the identifiers that were found for it."""
        return self.work.knowing(statement.fields for statement in self.statements)

    @property
    def lacks(self) -> frozenset[str]:
        """The fields of which still something is missing and nothing disputed."""
        now = self.verdict
        return self.work.lacks - now.fields.known().keys() - {conflict.name for conflict in now.conflicts}

    def hear(self, source: Source, record: Record, *, by_title: bool) -> None:
        """Take what *source* says, where it is about the work; it was found by its title, or by an identifier."""
        fields = clean(record.fields)
        record = Record(fields, tuple(filter(None, map(tidy.clean, record.venues))))
        if by_title:
            if is_about(fields, self.work.fields):
                self._take(source, record)
            else:
                self._has_namesake = self._has_namesake or same_title(self.work.fields.title, fields.title)
        elif not fields.title or self._may_be(fields):
            self._take(source, record)
        else:
            self.doubts.append(f'{source} knows this identifier as "{fields.title}"')

    def _may_be(self, fields: EntryFields) -> bool:
        own = self.work.fields
        return alike((own.title, *own.aliases), fields.title) or share_author(own, fields)

    def _take(self, source: Source, record: Record) -> None:
        fields, where = record.fields, record.fields.published
        if where:
            fields = replace(fields, published=self.venues.at(where, record.venues))
        self.statements.append(Statement(source, fields))


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

    Its date is the earliest that anybody knows, so that all who may know it are asked.
    """
    return lambda inquiry: (
        inquiry.known.at(service)
        if not inquiry.lacks.isdisjoint(fields) or ("date" in fields and "date" in inquiry.work.lacks)
        else ""
    )


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
