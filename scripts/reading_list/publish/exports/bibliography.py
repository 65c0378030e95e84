"""All entries for reference managers: BibTeX and CSL-JSON, in the order of the files. Pure."""

import json
from functools import lru_cache

from ...core.library import Library
from ...core.schema import Entry
from ...core.site import Site
from .. import citations

# For `mkdocs serve`, where almost all entries are those of the last build.
_record = lru_cache(maxsize=50_000)(citations.record)


@lru_cache(maxsize=50_000)
def _item(entry: Entry) -> str:
    return json.dumps(citations.item(entry), ensure_ascii=False)


def as_bibtex(library: Library, _: Site) -> str:
    """Return the records of all entries, each from the start of a line, an empty line between them."""
    return "\n".join(f"{_record(placed.entry)}\n" for placed in library.entries())


def as_csl(library: Library, _: Site) -> str:
    """Return the items of all entries, one on each line."""
    items = ",\n".join(_item(placed.entry) for placed in library.entries())
    return f"[\n{items}\n]\n"
