"""arXiv's API: an Atom feed with one entry. Pure.

Format: https://info.arxiv.org/help/api/user-manual.html
"""

import re
from urllib.parse import quote
from xml.etree import ElementTree

from ...core.identity import Identity, Service
from ...core.kinds import Kind
from ...core.schema import EntryFields
from .asking import Ask
from .values import date, identifier, text, texts

_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
_DECLARATION = re.compile(r"<!(?:DOCTYPE|ENTITY)")


def asks(work: Identity) -> tuple[Ask, ...]:
    """Return what to ask for *work*."""
    number = work.at(Service.ARXIV)
    if not number:
        return ()
    url = f"https://export.arxiv.org/api/query?max_results=1&id_list={quote(number)}"
    return (Ask(url, "application/atom+xml", lambda reply: _read(reply, f"https://arxiv.org/abs/{number}")),)


def _read(reply: str, url: str) -> EntryFields:
    entry = _parsed(reply).find(f"{_ATOM}entry")
    if entry is None or "/api/errors" in (entry.findtext(f"{_ATOM}id") or ""):
        raise ValueError
    return EntryFields(
        title=text(entry.findtext(f"{_ATOM}title")),
        authors=texts(author.findtext(f"{_ATOM}name") for author in entry.iterfind(f"{_ATOM}author")),
        date=date(entry.findtext(f"{_ATOM}published") or ""),
        doi=identifier("Doi", entry.findtext(f"{_ARXIV}doi") or ""),
        kind=Kind.PAPER,
        url=url,
    )


def _parsed(reply: str) -> ElementTree.Element:
    """Return the root of an XML text. Entities can only be declared within a DOCTYPE, and none is let in."""
    if _DECLARATION.search(reply):
        raise ValueError
    try:
        return ElementTree.fromstring(reply)  # noqa: S314  # see above
    except ElementTree.ParseError as fault:
        raise ValueError from fault
