"""Ids for works whose titles give none, or one that is another's. Pure."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from .slugs import shortened, slugify

NAMELESS = "entry"
_MOST_OF_STEM, _BYTES_OF_STEM = 60, 150
_MOST_OF_NAME = 19


class _Work(Protocol):
    @property
    def aliases(self) -> Sequence[str]: ...
    @property
    def authors(self) -> Sequence[str]: ...
    @property
    def date(self) -> str | None: ...
    @property
    def kind(self) -> str | None: ...


def ids_to_try(work: _Work, stem: str) -> Iterator[str]:
    """Yield ids for *work* that tell it apart from others of the same *stem*, the best first; there may be none.

    For a work without a stem these are its other names, and its author with the year.
    """
    by = shortened(slugify(work.authors[0].split()[-1]), _MOST_OF_NAME) if work.authors else ""
    year = (work.date or "")[:4]
    if not stem:
        yield from filter(None, map(slugify, work.aliases))
        if by and year:
            yield shortened(f"{by}-{year}")
    for word in (by, year, slugify(work.kind or "")):
        if word:
            yield shortened(f"{beginning(stem)}-{word}")


def beginning(stem: str) -> str:
    """Return so much of *stem* that there is room for something behind it."""
    return shortened(stem, _MOST_OF_STEM, _BYTES_OF_STEM) or NAMELESS
