"""Identifiers of works, wherever a bibliography has put them, and the places that they make. Pure."""

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import unquote

from ....core.identity import Service, address_of, arxiv_id_in, by_arxiv, by_doi, identify
from ....core.schema import EntryFields
from ....core.urls import url_fault
from .. import hosts, usable_links
from .values import usable

_DOI = re.compile(r"10\.[0-9]{4,9}/\S+")
_RESOLVER = re.compile(r"https?://(?:(?:www|dx)\.)?doi[.-][^/\s]+/(?:abs/|pdf/)?(10\..+)", re.IGNORECASE)
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.+)", re.IGNORECASE)
_ARXIV_NAMED = re.compile(r"\barxiv\b|\babs/|\bcorr\b", re.IGNORECASE)
_ARXIV_ALONE = re.compile(r"(?:arxiv:\s*)?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?(?:\s*\[.*\])?", re.I)
_ISBN = re.compile(r"[0-9](?:[ -]?[0-9X]){9,12}", re.IGNORECASE)
_DASHES = re.compile("[‐-―]")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/\S*", re.IGNORECASE)
_ARCHIVES = {
    "hdl": "https://hdl.handle.net/{}",
    "jstor": "https://www.jstor.org/stable/{}",
    "pubmed": "https://pubmed.ncbi.nlm.nih.gov/{}/",
    "pmcid": "https://www.ncbi.nlm.nih.gov/pmc/articles/{}/",
    "googlebooks": "https://books.google.com/books?id={}",
}


def doi_in(text: str) -> str:
    """Return the DOI in *text*: alone, behind a label, or in the address of a resolver; empty where there is none."""
    match = _DOI.search(unquote(text) if "%2F" in text.upper() or text.lower().startswith("http") else text)
    if not match:
        return ""
    name = match[0].rstrip(".,;'\"}]")
    while name.endswith(")") and name.count(")") > name.count("("):
        name = name[:-1].rstrip(".,;")
    return usable("Doi", name) or ""


def resolved(url: str) -> str:
    """Return the DOI to which *url*, of a resolver, leads; empty for another address."""
    return doi_in(url) if _RESOLVER.fullmatch(url) else ""


def arxiv_alone(text: str) -> str:
    """Return the number of arXiv that is all of *text*, with or without its version and class; empty otherwise."""
    if "arxiv.org/" in text.lower():
        return identify(text if _SCHEME.match(text) else f"https://{text}").at(Service.ARXIV)
    return arxiv_id_in(text) if _ARXIV_ALONE.fullmatch(text.strip()) else ""


def arxiv_named(text: str) -> str:
    """Return the number in a *text* that names arXiv: ``arXiv preprint arXiv:1503.02531``, ``CoRR abs/1503.02531``."""
    return arxiv_id_in(text) if _ARXIV_NAMED.search(text) else ""


def isbn_in(text: str) -> str:
    """Return the first valid ISBN in *text*; empty where there is none."""
    plain = _DASHES.sub("-", text).upper()
    written = [*_ISBN.findall(plain), *re.split(r"[^0-9X-]+", plain)]
    return next((valid for number in written if (valid := usable("Isbn", number))), "")


def archived_at(archive: str, number: str) -> str:
    """Return the address of the *number* in an *archive* that biblatex knows by name; empty for others."""
    form = _ARCHIVES.get(archive.strip().lower(), "")
    return form.format(number.strip()) if form and re.fullmatch(r"[\w./:-]+", number.strip()) else ""


class Places(NamedTuple):
    """Where a work can be had, in the fields of an entry."""

    url: str | None
    doi: str | None
    arxiv: str | None
    isbn: str | None

    @property
    def link(self) -> str:
        """The address of the work, or the one that its identifier leads to; empty for neither."""
        return EntryFields(**self._asdict()).link


def places(urls: Iterable[str], doi: str, arxiv: str, isbn: str) -> Places:
    """Return where a work can be had; none of its identifiers twice.

    The first of *urls* that may be published is its address, but a resolver's is the DOI it leads to. Without an
    address it is read at arXiv, if it is there.
    """
    addresses = [whole(url) for url in urls if url.strip()]
    names = [name for name in (doi_in(doi), *map(resolved, addresses)) if name]
    numbers = [match[1] for name in names if (match := _ARXIV_DOI.fullmatch(name))]
    number = usable("ArxivId", arxiv) or next((found for text in numbers if (found := arxiv_id_in(text))), None)
    name = next((name for name in names if not _ARXIV_DOI.fullmatch(name)), None)
    preprint = address_of("arxiv", number) if number else None
    address = next((url for url in addresses if not resolved(url) and not fault(url)), preprint)
    known = identify(address) if address else None
    return Places(
        address,
        None if name and by_doi(name) == known else name,
        None if number and by_arxiv(number) == known else number,
        isbn_in(isbn) or None,
    )


def first_public(date: str | None, places: Places, *, at_venue: bool) -> str | None:
    """Return when a work of *date* was first public: where that is the date of its venue, perhaps on arXiv before.

    The more exact of two dates that agree is taken. Another address says it where nobody else does.
    """
    posted = hosts.date(address_of("arxiv", places.arxiv)) if places.arxiv else None
    if places.url and identify(places.url).service is Service.ARXIV:
        posted = hosts.date(places.url)
    if not date:
        return posted or hosts.date(places.url or "")
    if posted and (posted.startswith(date) or (at_venue and posted < date[: len(posted)])):
        return posted
    return date


def whole(url: str) -> str:
    """Return *url* with a scheme and encoded as browsers have it: ``example.org/a`` is one of the web."""
    text = url.strip()
    if not _SCHEME.match(text) and _HOST.fullmatch(text):
        text = f"http://{text}"
    return usable_links.whole(text)


def fault(url: str) -> str:
    """Return why *url* cannot be the address of a work; empty where it can."""
    return usable_links.reason(url) or url_fault(url) or ""
