"""What reference managers and scholarly search read in the head of a work's page: ``citation_*`` tags. Pure."""

import re
from collections.abc import Iterator

from ..core.identity import Service
from ..core.kinds import Kind, is_like
from ..core.schema import Entry
from . import citations, places

_FIRST_AND_LAST = re.compile(r"([^\s–—-]+)\s*[–—-]+\s*([^\s–—-]+)")


def tags(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield names and values of the tags of *entry*; none for what is neither a paper nor a book."""
    if not any(is_like(entry.kind, kind) for kind in (Kind.PAPER, Kind.BOOK)) and not entry.published:
        return
    yield "citation_title", entry.title
    for name in entry.people:
        yield "citation_author", name
    if day := _day(entry):
        yield "citation_publication_date", day
    if entry.date and entry.published and entry.published.year:
        yield "citation_online_date", _slashed(entry.date)
    yield from _venue(entry)
    for name, value in (
        ("citation_publisher", entry.publisher or ""),
        ("citation_doi", entry.doi or entry.at(Service.DOI)),
        ("citation_arxiv_id", entry.at(Service.ARXIV)),
        ("citation_isbn", entry.isbn or ""),
        ("citation_pdf_url", places.pdf(entry)),
        ("citation_language", entry.language or ""),
    ):
        if value:
            yield name, value


def is_in_journal(entry: Entry) -> bool:
    """Tell whether the work is cited from a journal, not from the proceedings of a conference."""
    published = entry.published
    if not published:
        return False
    return bool(published.volume or published.issue) or citations.reference(entry).type == "article"


def _venue(entry: Entry) -> Iterator[tuple[str, str]]:
    published = entry.published
    if not published:
        return
    yield "citation_journal_title" if is_in_journal(entry) else "citation_conference_title", published.venue
    if published.volume:
        yield "citation_volume", published.volume
    if published.issue:
        yield "citation_issue", published.issue
    if span := _FIRST_AND_LAST.fullmatch(published.pages or ""):
        yield "citation_firstpage", span[1]
        yield "citation_lastpage", span[2]
    elif published.pages:
        yield "citation_firstpage", published.pages


def _day(entry: Entry) -> str:
    """Return when the work came out where it is cited from or, where nobody says, when it was first public."""
    if entry.published and entry.published.year:
        return entry.published.year
    return _slashed(entry.date) if entry.date else ""


def _slashed(date: str) -> str:
    """Return a whole day as readers of the tags take it; of a month they take the year alone."""
    return date.replace("-", "/") if len(date) == len("2017-06-12") else date[:4]
