"""Names of people in BibTeX and biblatex → names as they are read, in their order. Pure."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from bibtexparser.middlewares import names as bib_names

from ....core.text import collapsed
from .latex_text import plain

_MAX_LENGTH = 100_000
_MAX_NAME = 400
_PART = re.compile(r"(?:^|,)\s*\"?(family|given|prefix|suffix)(?:-i)?\s*=\s*((?:\{[^{}]*\}|[^,])*)", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s~-]*){1,4}")
_ET_AL = re.compile(r"(?:,?\s+|^)(?:et\.?\s+al\.?|\\emph\s*\{\s*et\s+al\.?\s*\})\s*,?\s*$", re.IGNORECASE)
# A tie to those who take names apart, an accent to LaTeX.
_TILDE = re.compile(r"\\~\s*(?:\{\s*\\?[A-Za-z]\s*\}|\\?[A-Za-z])")
_OTHERS = "others"


def people(text: str) -> tuple[str, ...]:
    """Return the people in *text*, a field of BibTeX; ``others`` among them stands for those that it does not name."""
    written = _TILDE.sub(lambda match: plain(match[0]), text[:_MAX_LENGTH])
    names = bib_names.split_multiple_persons_names(written)
    if len(names) == 1:
        names = [*_in_one(names[0])]
    return tuple(person for name in names for person in _each(name) if person)


def _each(name: str) -> Iterator[str]:
    name = collapsed(name)
    whole = _ET_AL.sub("", name)
    yield person(whole) if whole.strip() else ""
    if whole != name:
        yield _OTHERS


def _in_one(name: str) -> Iterable[str]:
    """Return the names in *name* where people have put commas or semicolons between them, and no "and"."""
    if "{" in name or len(name) > _MAX_LENGTH:
        return [name]
    if ";" in name:
        return [part for part in name.split(";") if part.strip()]
    parts = [part.strip() for part in name.split(",") if part.strip()]
    if len(parts) > 2 and all(len(part.split()) > 1 for part in parts):
        return parts
    pairs = [*zip(parts[::2], parts[1::2], strict=False)]
    if len(parts) > 3 and len(parts) % 2 == 0 and all(_INITIALS.fullmatch(initials) for _, initials in pairs):
        return [f"{family}, {initials}" for family, initials in pairs]
    return [name]


def person(name: str) -> str:
    """Return *name* as it is read: given name, particle, family name, suffix; one in braces as it is."""
    if len(name) > _MAX_NAME:
        return plain(name)
    if "=" in name and (parts := {part.lower(): value for part, value in _PART.findall(name)}) and "family" in parts:
        return plain(" ".join(parts[part] for part in ("given", "prefix", "family", "suffix") if part in parts))
    read: Any = bib_names.parse_single_name_into_parts(name, strict=False)
    return plain(" ".join([*read.first, *read.von, *read.last, *read.jr]))
