"""Crossref's REST API, for works with a DOI. Pure.

Format: https://api.crossref.org/swagger-ui/index.html
"""

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from ...core.dates import of_numbers
from ...core.identity import Identity, Service, by_doi
from ...core.kinds import BY_CROSSREF_TYPE
from ...core.schema import EntryFields
from .asking import JSON, Ask, Query, Record, about_one
from .values import identifier, listed, mapping, parsed, people, published, text, texts

_PARTS = frozenset(["journal-article", "proceedings-article", "book-chapter"])
"""Types of works that are cited from what they are part of."""
_ELEMENT = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_API = "https://api.crossref.org/works"
# https://www.crossref.org/documentation/retrieve-metadata/rest-api/access-and-authentication/
_PAUSE, _PAUSE_AFTER_SEARCH = 0.2, 1.0
_MOST_ALIKE = 5  # works that a search for a title gives
_NEEDED = (
    *("DOI", "type", "title", "subtitle", "author", "container-title", "short-container-title", "event", "publisher"),
    *("issued", "published-print", "published-online", "volume", "issue", "page", "ISBN"),
)


def asks(work: Identity) -> tuple[Ask, ...]:
    """Return what to ask for *work*."""
    doi = work.at(Service.DOI)
    return (Ask(_address(doi), JSON, read),) if doi else ()


def of_doi(dois: Sequence[str]) -> Iterator[Query]:
    """Yield the requests for the works with these *dois*."""
    for doi in dois:
        yield Query(_address(doi), JSON, (doi,), about_one(doi, _of(doi)), _PAUSE)


def by_title(titles: Sequence[str]) -> Iterator[Query]:
    """Yield the requests for works with these *titles*."""
    for title in titles:
        url = f"{_API}?rows={_MOST_ALIKE}&select={','.join(_NEEDED)}&query.bibliographic={quote(title, safe='')}"
        yield Query(url, JSON, (title,), about_one(title, _all), _PAUSE_AFTER_SEARCH)


def _address(doi: str) -> str:
    return f"{_API}/{quote(doi, safe='')}"


def read(reply: str) -> EntryFields:
    """Return what the *reply* to a request for one work says."""
    return _fields(mapping(mapping(parsed(reply)).get("message")))


def _of(doi: str) -> Callable[[str], Iterator[Record]]:
    """Return what reads a reply about the work with this *doi*, and refuses one about another."""

    def record(reply: str) -> Iterator[Record]:
        work = _record(mapping(mapping(parsed(reply)).get("message")))
        if by_doi(work.fields.doi or "") != by_doi(doi):
            raise ValueError
        yield work

    return record


def _all(reply: str) -> Iterator[Record]:
    """Yield what *reply* says of each work in it."""
    message = mapping(mapping(parsed(reply)).get("message"))
    if "items" not in message:
        raise ValueError
    for work in listed(message["items"]):
        yield _record(mapping(work))


def _record(work: Mapping[str, Any]) -> Record:
    names = (*listed(work.get("container-title")), *listed(work.get("short-container-title")))
    event = mapping(work.get("event"))
    venues = texts(map(_plain, (*names, event.get("acronym"), event.get("name"))))
    return Record(replace(_fields(work), doi=identifier("Doi", text(work.get("DOI")))), venues)


def _fields(work: Mapping[str, Any]) -> EntryFields:
    titles = [_plain(title) for title in (*listed(work.get("title"))[:1], *listed(work.get("subtitle"))[:1])]
    kind = text(work.get("type"))
    venue = _plain(next(iter(listed(work.get("container-title"))), ""))
    dates = [_date(work.get(name)) for name in ("issued", "published-print", "published", "published-online")]
    places = (text(work.get(name)) for name in ("volume", "issue", "page"))
    is_part = kind in _PARTS
    numbers = (identifier("Isbn", number) for number in texts(listed(work.get("ISBN"))))
    return EntryFields(
        title=": ".join(filter(None, titles)),
        authors=people(map(_name, _in_order(map(mapping, listed(work.get("author")))))),
        date=min(filter(None, dates), default=None),
        published=published(venue, next(filter(None, dates), None), *places) if is_part else None,
        publisher=None if venue and is_part else venue or text(work.get("publisher")) or None,
        isbn=None if is_part else next(filter(None, numbers), None),
        kind=BY_CROSSREF_TYPE.get(kind),
    )


def _plain(value: Any) -> str:
    """Return a text without the elements (``<i>``, ``<sub>``) and references that publishers put into it."""
    return text(_ELEMENT.sub("", html.unescape(text(value))))


def _in_order(authors: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return *authors* with the one first that is marked so."""
    return sorted(authors, key=lambda author: author.get("sequence") == "additional")


def _name(author: Mapping[str, Any]) -> str:
    return " ".join(filter(None, (text(author.get(part)) for part in ("given", "family", "name"))))


def _date(value: Any) -> str | None:
    parts = next(iter(listed(mapping(value).get("date-parts"))), None)
    return (of_numbers(*parts[:3]) or None) if isinstance(parts, list) and parts else None
