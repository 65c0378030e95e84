"""OpenAlex's API, asked for single works: that takes no key. Pure.

Format: https://docs.openalex.org/api-entities/works/work-object
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any
from urllib.parse import quote

from ...core.identity import Service, by_arxiv, by_doi, identify
from ...core.schema import EntryFields
from .asking import JSON, Query, Record, about_one
from .values import identifier, listed, mapping, parsed, people, text

_API = "https://api.openalex.org/works/doi:"
_PAUSE = 0.2
_NEEDED = "doi,title,authorships,locations"
_OF_ARXIV = "10.48550/arxiv."
"""What stands before a number of arXiv in the DOI that arXiv gives it."""


def of_doi(dois: Sequence[str]) -> Iterator[Query]:
    """Yield the requests for the works with these *dois*."""
    for doi in dois:
        yield Query(_address(doi), JSON, (doi,), about_one(doi, _of(doi)), _PAUSE)


def of_arxiv(numbers: Sequence[str]) -> Iterator[Query]:
    """Yield the requests for the works with these *numbers* at arXiv."""
    for number in numbers:
        doi = _OF_ARXIV + number
        yield Query(_address(doi), JSON, (number,), about_one(number, _of(doi)), _PAUSE)


def _address(doi: str) -> str:
    return f"{_API}{quote(doi, safe='/')}?select={_NEEDED}"


def _of(doi: str) -> Callable[[str], Iterator[Record]]:
    """Return what reads a reply about the work with this *doi*, and refuses one about another."""

    def record(reply: str) -> Iterator[Record]:
        work = mapping(parsed(reply))
        own = identifier("Doi", text(work.get("doi")).removeprefix("https://doi.org/"))
        arxiv = _at_arxiv(work.get("locations"))
        named = {*([by_doi(own)] if own else []), *([by_arxiv(arxiv)] if arxiv else [])}
        if by_doi(doi) not in named:
            raise ValueError
        names = (mapping(mapping(part).get("author")).get("display_name") for part in listed(work.get("authorships")))
        published = own if own and by_doi(own).service is Service.DOI else None
        yield Record(EntryFields(title=text(work.get("title")), authors=people(names), doi=published, arxiv=arxiv))

    return record


def _at_arxiv(locations: Any) -> str | None:
    """Return the number that a work has at arXiv, where one of its *locations* is there."""
    addresses = (text(mapping(place).get("landing_page_url")) for place in listed(locations))
    numbers = {number for address in addresses if (number := _number(address))}
    return numbers.pop() if len(numbers) == 1 else None


def _number(address: str) -> str:
    known = identify(address) if address else None
    return known.at(Service.ARXIV) if known else ""
