"""How an entry is cited: as words, as a record of BibTeX or RIS, as a CSL-JSON item. Pure.

``reference`` gathers what is cited of a work: its type, the venue with its year (``venue`` tells journals from
conferences). ``keys`` gives all works of a list keys that people type. ``latex`` writes text as LaTeX reads it;
``bibtex_record``, ``csl_item`` and ``ris_record`` put the records together.
"""

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
    "pieces",
    "plain",
    "record",
    "reference",
    "ris",
]


def plain(entry: Entry) -> str:
    """Return a plain citation: people (year). Title. Venue volume(issue), pages. Address."""
    return "".join(pieces(entry))


def pieces(entry: Entry) -> list[str]:
    """Return the same in pieces, most of which other places show as well, encoded as this one is."""
    cited = reference(entry)
    year = [f"({cited.date[:4]})"] if cited.date else []
    people = [word for name in entry.authors for word in (", ", name)][1:]
    head = [*people, " ", *year] if people and year else people or year
    words: list[str] = []
    for part in (head, [entry.title], [_venue(cited)] if cited.venue else [], [cited.publisher]):
        if part and part[-1]:
            words += part
            words.append(" " if part[-1][-1] in ".?!" else ". ")
    return [*words, entry.link] if entry.link else [*words[:-1], words[-1].rstrip()]


def _venue(cited: Reference) -> str:
    """Return the venue with the place in it: ``Neural Computation 9(8), 1735–1780``."""
    issue = f"({cited.issue})" if cited.issue else ""
    where = " ".join(filter(None, (cited.venue, f"{cited.volume}{issue}")))
    return ", ".join(filter(None, (where, dashed(cited.pages))))
