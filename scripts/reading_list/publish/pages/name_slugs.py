"""The addresses of pages that are called after names: of people, of concepts. Pure."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable

from ...core.reserved import FILE_NAMES
from ...core.slugs import slugify
from ...core.text import ascii_folded


def slugs_of(names: Iterable[str], nameless: str) -> dict[str, str]:
    """Return the slug of each of *names*; that of a name without Latin letters begins with the word *nameless*.

    Of several names that give the same, one keeps it: the first by its characters, of names in ASCII where there are
    any. The others get a digest of the name behind theirs.
    """
    same: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        same[slugify(ascii_folded(name))].append(name)
    slugs: dict[str, str] = {}
    for slug, alike in same.items():
        first = min(alike, key=lambda name: (not name.isascii(), name))
        for name in alike:
            bare = name == first and slug and slug not in FILE_NAMES
            slugs[name] = slug if bare else f"{slug or nameless}-{_digest(name)}"
    return slugs


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:8]
