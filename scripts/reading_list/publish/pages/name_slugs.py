"""The addresses of pages that are called after names: of people, of concepts. Pure."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable

from ...core.reserved import FILE_NAMES
from ...core.slugs import MAX_BYTES, MAX_SLUG, shortened, slugify
from ...core.text import ascii_folded

_ROOM = MAX_SLUG - 10, MAX_BYTES - 10  # for a digest


def slugs_of(names: Iterable[str], nameless: str) -> dict[str, str]:
    """Return the slug of each of *names*; that of a name without letters begins with the word *nameless*.

    Of several names that give the same, one keeps it: the first by its characters, of names in ASCII where there are
    any. The others get a digest of the name behind theirs.
    """
    same: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        same[_slug(name)].append(name)
    slugs: dict[str, str] = {}
    for slug, alike in same.items():
        first = min(alike, key=lambda name: (not name.isascii(), name))
        for name in alike:
            bare = name == first and slug and slug not in FILE_NAMES
            slugs[name] = slug if bare else f"{shortened(slug, *_ROOM) or nameless}-{_digest(name)}"
    return slugs


def _slug(name: str) -> str:
    slug = slugify(name)
    # Of names in Latin letters, signs beyond ASCII were dropped from the first: an address stays.
    return slugify(ascii_folded(name)) if slug.isascii() else slug


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:8]
