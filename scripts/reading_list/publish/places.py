"""Where a work can be read, as far as its address and its identifiers tell. Pure."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from ..core.identity import Service, address_of, identify
from ..core.schema import Entry

_AUTHORITY_END = re.compile(r"[?#]|:[0-9]*(?:[?#]|$)")
_OF_SERVICES = {Service.YOUTUBE: "YouTube", Service.GITHUB: "GitHub"}


class Place(NamedTuple):
    """A place on the web, by its name, and whether it is a PDF there."""

    name: str
    url: str
    is_pdf: bool = False


def host(url: str) -> str:
    """Return the host of *url*, as readers know it."""
    authority = url.split("/", 3)[2]  # the schema lets no other form through
    if not authority.replace(".", "").isalnum():
        authority = _AUTHORITY_END.split(authority, maxsplit=1)[0]
    return authority.lower().removeprefix("www.")


def places(entry: Entry) -> list[Place]:
    """Return the places where *entry* can be read, each address once, the best to begin with first."""
    by_url: dict[str, Place] = {}
    for place in _places(entry):
        by_url.setdefault(place.url, place)
    return [*by_url.values()]


def pdf(entry: Entry) -> str:
    """Return the address of the work as a PDF; empty where none is known."""
    return next((place.url for place in _places(entry) if place.is_pdf), "")


def identifiers(entry: Entry) -> list[Place]:
    """Return the identifiers of *entry*, each as it is written with its name, and the address it leads to."""
    known = [
        ("arxiv", "arXiv", entry.at(Service.ARXIV)),
        ("doi", "DOI", entry.doi or entry.at(Service.DOI)),
        ("isbn", "ISBN", entry.isbn or ""),
    ]
    return [Place(f"{name} {value}", address_of(field, value)) for field, name, value in known if value]


def _places(entry: Entry) -> Iterator[Place]:
    if entry.url and (of_address := _place_of(entry.url)):
        yield of_address
    if number := entry.at(Service.ARXIV):
        yield Place("arXiv", address_of("arxiv", number))
        yield Place("arXiv", f"https://arxiv.org/pdf/{quote(number)}", is_pdf=True)
    if paper := entry.at(Service.OPENREVIEW):
        yield Place("OpenReview", f"https://openreview.net/forum?id={quote(paper, safe='')}")
        yield Place("OpenReview", f"https://openreview.net/pdf?id={quote(paper, safe='')}", is_pdf=True)
    if entry.doi:
        yield Place("DOI", address_of("doi", entry.doi))
    if entry.isbn:
        yield Place("Open Library", address_of("isbn", entry.isbn))


def _place_of(url: str) -> Place | None:
    """Return the place *url*; none where its service has better addresses for the same."""
    service = identify(url).service
    if service in (Service.ARXIV, Service.OPENREVIEW):
        return None
    name = _OF_SERVICES.get(service) or host(url)
    # To take an address apart takes longer than all else here.
    return Place(name, url, ".pdf" in url.lower() and urlsplit(url).path.lower().endswith(".pdf"))
