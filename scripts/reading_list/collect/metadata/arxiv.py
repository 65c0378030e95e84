"""arXiv's API: an Atom feed with an entry for each work. Pure.

Format: https://info.arxiv.org/help/api/user-manual.html
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote
from xml.etree import ElementTree

from ...core.identity import ADDRESSES, Identity, Service, by_arxiv, identify
from ...core.kinds import Kind
from ...core.schema import EntryFields
from ...core.text import title_key
from .asking import Ask, Query, Record, about_one
from .values import date, identifier, people, text

BATCH = 100
"""How many works are asked for at once."""

_API = "https://export.arxiv.org/api/query"
_TYPE = "application/atom+xml"
_PAUSE = 3.0  # https://info.arxiv.org/help/api/tou.html
_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
_DECLARATION = re.compile(r"<!(?:DOCTYPE|ENTITY)")
_MOST_ALIKE = 5  # works that a search for a title gives


def asks(work: Identity) -> tuple[Ask, ...]:
    """Return what to ask for *work*."""
    number = work.at(Service.ARXIV)
    if not number:
        return ()
    return (Ask(f"{_API}?max_results=1&id_list={quote(number)}", _TYPE, lambda reply: _read(reply, number)),)


def by_number(numbers: Sequence[str]) -> Iterator[Query]:
    """Yield the requests for the works with these *numbers*."""
    for start in range(0, len(numbers), BATCH):
        some = tuple(numbers[start : start + BATCH])
        listed = quote(",".join(some), safe=",/")
        yield Query(f"{_API}?max_results={len(some)}&id_list={listed}", _TYPE, some, _by_number, _PAUSE)


def by_title(titles: Sequence[str]) -> Iterator[Query]:
    """Yield the requests for works with these *titles*."""
    for title in titles:
        phrase = quote(f'ti:"{title_key(title)}"', safe=":")
        url = f"{_API}?max_results={_MOST_ALIKE}&search_query={phrase}"
        yield Query(url, _TYPE, (title,), about_one(title, _records), _PAUSE)


def _by_number(reply: str) -> Mapping[str, tuple[Record, ...]]:
    return {by_arxiv(record.fields.arxiv or "").value: (record,) for record in _records(reply)}


def _records(reply: str) -> Iterator[Record]:
    """Yield what the feed *reply* says of each work that is named by its number."""
    for entry in _entries(reply):
        if number := identify(entry.findtext(f"{_ATOM}id") or "").at(Service.ARXIV):
            yield Record(_fields(entry, arxiv=number))


def _read(reply: str, number: str) -> EntryFields:
    entry = next(_entries(reply), None)
    if entry is None:
        raise ValueError
    return _fields(entry, url=ADDRESSES["arxiv"].format(number))


def _entries(reply: str) -> Iterator[ElementTree.Element]:
    """Yield the entries of the feed *reply*. Raises ValueError where it is none, or tells of an error instead."""
    root = _parsed(reply)
    if root.tag != f"{_ATOM}feed":
        raise ValueError
    for entry in root.iterfind(f"{_ATOM}entry"):
        if "/api/errors" in (entry.findtext(f"{_ATOM}id") or ""):
            raise ValueError
        yield entry


def _fields(entry: ElementTree.Element, *, url: str | None = None, arxiv: str | None = None) -> EntryFields:
    """Return what the *entry* of a feed says; its date is that of the first version.

    Where a work has appeared stands there in the authors' own words (``journal_ref``), of which nothing is sure.
    """
    return EntryFields(
        title=text(entry.findtext(f"{_ATOM}title")),
        authors=people(author.findtext(f"{_ATOM}name") for author in entry.iterfind(f"{_ATOM}author")),
        date=date(entry.findtext(f"{_ATOM}published") or ""),
        doi=identifier("Doi", entry.findtext(f"{_ARXIV}doi") or ""),
        kind=Kind.PAPER,
        url=url,
        arxiv=arxiv,
    )


def _parsed(reply: str) -> ElementTree.Element:
    """Return the root of an XML text. Entities can only be declared within a DOCTYPE, and none is let in."""
    if _DECLARATION.search(reply):
        raise ValueError
    try:
        return ElementTree.fromstring(reply)  # noqa: S314  # see above
    except ElementTree.ParseError as fault:
        raise ValueError from fault
