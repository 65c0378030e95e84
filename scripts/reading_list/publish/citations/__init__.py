"""How an entry is cited: as words, as a record of BibTeX or RIS, as a CSL-JSON item. Pure.

``reference`` gathers what is cited of a work: its type, the venue with its year (``venue`` tells journals from
conferences). ``keys`` gives all works of a list keys that people type. ``latex`` writes text as LaTeX reads it;
``bibtex_record``, ``csl_item`` and ``ris_record`` put the records together.
"""

from collections.abc import Callable

from ...core.person_names import is_organisation
from ...core.schema import Entry
from .bibtex_record import record
from .csl_item import item
from .keys import Key, keys
from .reference import Reference, dashed, reference
from .ris_record import record as ris

__all__ = [
    "Key",
    "Reference",
    "dashed",
    "is_organisation",
    "item",
    "keys",
    "plain",
    "plain_encoded",
    "record",
    "reference",
    "ris",
]


def plain(entry: Entry) -> str:
    """Return a plain citation: people (year). Title. Venue volume(issue), pages. Address."""
    return plain_encoded(entry, str)


def plain_encoded(entry: Entry, encoded: Callable[[str], str]) -> str:
    """Return the same put together of what *encoded* makes of its names, other facts and signs, but for the spaces."""
    cited = reference(entry)
    stop = encoded(".")
    ends = (stop, encoded("?"), encoded("!"))
    year = encoded(f"({cited.date[:4]})") if cited.date else ""
    head = " ".join(filter(None, (encoded(", ").join(map(encoded, entry.authors)), year)))
    venue = encoded(_venue(cited)) if cited.venue else ""
    parts = filter(None, (head, encoded(entry.title), venue, encoded(cited.publisher)))
    sentences = [part if part.endswith(ends) else f"{part}{stop}" for part in parts]
    return " ".join([*sentences, encoded(entry.link)]).rstrip()


def _venue(cited: Reference) -> str:
    """Return the venue with the place in it: ``Neural Computation 9(8), 1735–1780``."""
    issue = f"({cited.issue})" if cited.issue else ""
    where = " ".join(filter(None, (cited.venue, f"{cited.volume}{issue}")))
    return ", ".join(filter(None, (where, dashed(cited.pages))))
