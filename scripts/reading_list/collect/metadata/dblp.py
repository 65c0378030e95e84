"""DBLP's search for publications. Pure.

Format: https://dblp.org/faq/How+to+use+the+dblp+search+API.html
"""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from ...core.identity import Service, by_doi, identify
from ...core.kinds import Kind
from ...core.schema import EntryFields
from ...core.text import title_key
from .asking import JSON, Query, Record, about_one
from .values import date, identifier, listed, mapping, parsed, people, published, text, texts

_API = "https://dblp.org/search/publ/api"
_PAUSE = 2.0  # https://dblp.org/faq/1474706.html
_MOST_ALIKE = 10  # works that a search for a title gives
_PREPRINT = "CoRR"
_NUMBER_OF_NAME = re.compile(r" \d{4}$")
_PART_OF_VENUE = re.compile(r"\s*\((?:\d+|Poster|Oral)\)$")
_WORKSHOP = re.compile(r"\s*\((Workshops?)\)$")


def by_title(titles: Sequence[str]) -> Iterator[Query]:
    """Yield the requests for works with these *titles*."""
    for title in titles:
        words = quote(title_key(title), safe="")  # signs are operators there
        yield Query(f"{_API}?format=json&c=0&h={_MOST_ALIKE}&q={words}", JSON, (title,), about_one(title, _all), _PAUSE)


def _all(reply: str) -> Iterator[Record]:
    """Yield what *reply* says of each work in it."""
    hits = mapping(mapping(parsed(reply)).get("result")).get("hits")
    if not isinstance(hits, dict):
        raise ValueError
    for hit in listed(hits.get("hit")):
        yield _record(mapping(mapping(hit).get("info")))


def _record(info: Mapping[str, Any]) -> Record:
    """Return what is said of one work. A preprint, which has no venue of its own, has its number at arXiv."""
    venues = texts(map(_venue, listed(info.get("venue"))))
    is_preprint = _PREPRINT in venues
    is_article = info.get("type") == "Journal Articles" and not is_preprint
    year = date(text(info.get("year")))
    volume, issue = (_plain(info.get(name)) if is_article else "" for name in ("volume", "number"))
    where = None if is_preprint or not venues else published(venues[0], year, volume, issue, _plain(info.get("pages")))
    named = identifier("Doi", text(info.get("doi")))
    addresses = [identify(text(address)) for address in texts(listed(info.get("ee")))]
    known = [*([by_doi(named)] if named else []), *addresses]
    fields = EntryFields(
        title=_plain(info.get("title")).removesuffix("."),
        authors=people(map(_name, listed(mapping(info.get("authors")).get("author")))),
        doi=named if named and by_doi(named).service is Service.DOI else None,
        arxiv=next((number for identity in known if (number := identity.at(Service.ARXIV))), None),
        published=where,
        kind=Kind.PAPER,
    )
    return Record(fields, venues if where else ())


def _plain(value: Any) -> str:
    return html.unescape(text(value))


def _venue(name: Any) -> str:
    """Return the *name* of a venue without what parts its proceedings; a workshop is another venue."""
    return _WORKSHOP.sub(r" \1", _PART_OF_VENUE.sub("", _plain(name)))


def _name(author: Any) -> str:
    """Return the name of an *author*, without the number that tells people of one name apart."""
    return _NUMBER_OF_NAME.sub("", _plain(mapping(author).get("text")))
