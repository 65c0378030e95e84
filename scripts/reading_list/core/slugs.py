"""Permalinks: the names of pages, anchors and files. Pure."""

import re
import unicodedata
from collections.abc import Container

MAX_SLUG = 80

_SLUG = re.compile(rf"[a-z0-9](?:[a-z0-9-]{{0,{MAX_SLUG - 2}}}[a-z0-9])?")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def slugify(text: str) -> str:
    """Return *text* as a permalink: ASCII letters and digits in lower case, joined by hyphens.

    Accents are folded, apostrophes dropped. The result has at most 80 characters, is cut at a word, and is empty when
    *text* has no ASCII letter or digit.
    """
    folded = text.replace("'", "").casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    joined = _NOT_SLUG.sub("-", folded.lower()).strip("-")
    if len(joined) <= MAX_SLUG:
        return joined
    cut = joined[: MAX_SLUG + 1].rpartition("-")[0]
    return cut or joined[:MAX_SLUG]


def slug_fault(name: str, reserved: Container[str] = ()) -> str | None:
    """Return what keeps *name* from being a permalink where *reserved* ones are taken, or None where nothing does."""
    if not _SLUG.fullmatch(name):
        return "use 1 to 80 lower-case letters, digits and hyphens, beginning and ending without a hyphen"
    if name in reserved:
        return "the name is reserved"
    return None
