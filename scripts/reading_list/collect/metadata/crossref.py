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
from .values import listed, mapping, parsed, text, texts

_ELEMENT = re.compile(r"</?[A-Za-z][^<>]{0,200}>")


def asks(work: Identity) -> tuple[Ask, ...]:
    """Return what to ask for *work*."""
    doi = work.at(Service.DOI)
    return (Ask(f"https://api.crossref.org/works/{quote(doi, safe='')}", "application/json", read),) if doi else ()


def read(reply: str) -> EntryFields:
    work = mapping(mapping(parsed(reply)).get("message"))
    titles = [_plain(title) for title in (*listed(work.get("title"))[:1], *listed(work.get("subtitle"))[:1])]
    kind = work.get("type")
    return EntryFields(
        title=": ".join(filter(None, titles)),
        authors=texts(_name(mapping(author)) for author in listed(work.get("author"))),
        date=next(filter(None, (_date(work.get(name)) for name in ("issued", "published", "published-online"))), None),
        publisher=_plain(next(iter(listed(work.get("container-title"))), "")) or text(work.get("publisher")) or None,
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
