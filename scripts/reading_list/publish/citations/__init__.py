"""How an entry is cited: as words, as a BibTeX record, as a CSL-JSON item. Pure.

``venue`` tells journals and conferences from other publishers, ``latex``
writes text as LaTeX reads it; ``bibtex_record`` and ``csl_item`` put the records together.
"""

from ...core.person_names import is_organisation
from ...core.schema import Entry
from .bibtex_record import record
from .csl_item import item

__all__ = ["is_organisation", "item", "plain", "record"]


def plain(entry: Entry) -> str:
    """Return a plain citation: people (year). Title. Publisher. Address."""
    year = f"({entry.date[:4]})" if entry.date else ""
    head = " ".join(part for part in (", ".join(entry.authors), year) if part)
    parts = [part for part in (head, entry.title, entry.publisher) if part]
    return " ".join([*(part if part[-1] in ".?!" else f"{part}." for part in parts), entry.link]).rstrip()
