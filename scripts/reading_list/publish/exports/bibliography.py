"""All entries for reference managers: BibTeX, CSL-JSON and RIS, in the order of the files. Pure."""

import json
from collections.abc import Callable, Iterator
from functools import lru_cache

from ...core.library import Library
from ...core.schema import Entry
from ...core.site import Site
from .. import citations
from ..citations import Key

_in_json = json.JSONEncoder(ensure_ascii=False).encode  # one for all items: making it takes as long as its work


# For `mkdocs serve`, where almost all entries are those of the last build.
@lru_cache(maxsize=50_000)
def _bibtex(entry: Entry, key: Key, language: str) -> str:
    return citations.record(entry, key, language)


@lru_cache(maxsize=50_000)
def _csl(entry: Entry, key: Key, language: str) -> str:
    return _in_json(citations.item(entry, key, language))


@lru_cache(maxsize=50_000)
def _ris(entry: Entry, key: Key, language: str) -> str:
    return citations.ris(entry, key, language)


def as_bibtex(library: Library, site: Site) -> str:
    """Return the records of all entries, each from the start of a line, an empty line between them."""
    return "\n".join(f"{text}\n" for text in _each(library, site, _bibtex))


def as_csl(library: Library, site: Site) -> str:
    """Return the items of all entries, one on each line."""
    items = ",\n".join(_each(library, site, _csl))
    return f"[\n{items}\n]\n"


def as_ris(library: Library, site: Site) -> str:
    """Return the records of all entries, each from the start of a line, an empty line between them."""
    return "\n".join(f"{text}\n" for text in _each(library, site, _ris))


def _each(library: Library, site: Site, text: Callable[[Entry, Key, str], str]) -> Iterator[str]:
    keys = citations.keys(library)
    return (text(placed.entry, keys[placed.entry.id], site.language) for placed in library.entries())
