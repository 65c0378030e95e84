"""Crossref's REST API, for works with a DOI. Pure.

Format: https://api.crossref.org/swagger-ui/index.html
"""

import html
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from ...core.dates import of_numbers
from ...core.identity import Identity, Service
from ...core.kinds import BY_CROSSREF_TYPE
from ...core.schema import EntryFields
from .asking import Ask
from .values import identifier, listed, mapping, parsed, published, text, texts

_PARTS = frozenset(["journal-article", "proceedings-article", "book-chapter"])
"""Types of works that are cited from what they are part of."""
_ELEMENT = re.compile(r"</?[A-Za-z][^<>]{0,200}>")


def asks(work: Identity) -> tuple[Ask, ...]:
    """Return what to ask for *work*."""
    doi = work.at(Service.DOI)
    return (Ask(f"https://api.crossref.org/works/{quote(doi, safe='')}", "application/json", read),) if doi else ()


def read(reply: str) -> EntryFields:
    work = mapping(mapping(parsed(reply)).get("message"))
    titles = [_plain(title) for title in (*listed(work.get("title"))[:1], *listed(work.get("subtitle"))[:1])]
    kind = work.get("type")
    venue = _plain(next(iter(listed(work.get("container-title"))), ""))
    dates = [_date(work.get(name)) for name in ("issued", "published-print", "published", "published-online")]
    places = (text(work.get(name)) for name in ("volume", "issue", "page"))
    is_part = kind in _PARTS
    numbers = (identifier("Isbn", number) for number in texts(listed(work.get("ISBN"))))
    return EntryFields(
        title=": ".join(filter(None, titles)),
        authors=texts(_name(mapping(author)) for author in listed(work.get("author"))),
        date=min(filter(None, dates), default=None),
        published=published(venue, next(filter(None, dates), None), *places) if is_part else None,
        publisher=None if venue and is_part else venue or text(work.get("publisher")) or None,
        isbn=None if is_part else next(filter(None, numbers), None),
        kind=BY_CROSSREF_TYPE.get(kind) if isinstance(kind, str) else None,
    )


def _plain(value: Any) -> str:
    """Return a text without the elements (``<i>``, ``<sub>``) and references that publishers put into it."""
    return text(_ELEMENT.sub("", html.unescape(text(value))))


def _name(author: Mapping[str, Any]) -> str:
    return " ".join(filter(None, (text(author.get(part)) for part in ("given", "family", "name"))))


def _date(value: Any) -> str | None:
    parts = next(iter(listed(mapping(value).get("date-parts"))), None)
    return (of_numbers(*parts[:3]) or None) if isinstance(parts, list) and parts else None
