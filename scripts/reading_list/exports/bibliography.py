"""All entries for reference managers: BibTeX and CSL-JSON, in the order of the files."""

import json

from .. import citations
from ..model import Library


def as_bibtex(library: Library) -> str:
    """Return the records of all entries, each from the start of a line, an empty line between them."""
    return "\n".join(f"{citations.record(placed.entry)}\n" for placed in library.entries())


def as_csl(library: Library) -> str:
    """Return the items of all entries, one on each line."""
    items = ",\n".join(json.dumps(citations.item(placed.entry), ensure_ascii=False) for placed in library.entries())
    return f"[\n{items}\n]\n"
