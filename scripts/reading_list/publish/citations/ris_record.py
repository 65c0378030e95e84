"""An entry → a record of RIS, the form that EndNote, Mendeley, Zotero and databases exchange. Pure."""

from ...core.kinds import Kind
from ...core.person_names import PersonName
from ...core.schema import Entry
from .keys import Key
from .reference import Reference, reference

_ANY_KIND = Kind.ARTICLE


def record(entry: Entry, key: Key, language: str) -> str:
    """Return the record of *entry*, without a line break at the end; *language* is that of the list.

    It begins with the type and the id of the entry; the key is its label.
    """
    lines = _lines(entry, reference(entry), key, entry.language or language)
    return "\n".join([*[f"{tag}  - {text}" for tag, text in lines if text], "ER  - "])


def _lines(entry: Entry, cited: Reference, key: Key, language: str) -> list[tuple[str, str]]:
    kind = (entry.kind or _ANY_KIND).row
    row = cited.row
    is_part = not row and kind.is_part
    first, _, last = _ends(cited.pages)
    return [
        ("TY", row.ris if row else kind.ris),
        ("ID", entry.id),
        ("LB", key.name),
        *[("AU", _written(name)) for name in cited.people],
        ("TI", entry.title),
        ("T2", cited.publisher if is_part else cited.venue),
        ("PB", "" if is_part else cited.publisher),
        ("PY", cited.date[:4]),
        ("DA", "/".join([*cited.date.split("-"), "", "", ""][:4]) if "-" in cited.date else ""),
        ("VL", cited.volume),
        ("IS", cited.issue),
        ("SP", first),
        ("EP", last),
        ("DO", cited.doi),
        ("SN", cited.isbn),
        ("AN", cited.arxiv and f"arXiv:{cited.arxiv}"),
        ("UR", cited.url),
        ("LA", language),
        *[("KW", tag) for tag in entry.tags],
    ]


def _ends(pages: str) -> tuple[str, str, str]:
    """Return the first page and the last one, where there are two."""
    return pages.partition("-") if pages.count("-") == 1 else (pages, "", "")


def _written(name: PersonName) -> str:
    family = f"{name.particle} {name.family}" if name.particle else name.family
    return ", ".join(filter(None, (family, name.given, name.suffix)))
