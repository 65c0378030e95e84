"""Which program this is: a digest of its code, and of what else decides what it makes of a list."""

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_PARTS = (".py", ".html", ".css", ".js", ".yaml")
_PACKAGE = Path(__file__).parents[1]


@cache
def program_digest() -> str:
    """Return what is another one as soon as the same list may become other files."""
    digest = hashlib.blake2b(digest_size=32)
    for content in sorted(path.read_bytes() for path in _files()):
        digest.update(b"%d:" % len(content))
        digest.update(content)
    digest.update("\0".join([sys.version, *sorted(set(_installed()))]).encode())
    return digest.hexdigest()


def _files() -> Iterator[Path]:
    """Yield the files of the program that decide something."""
    for folder, _, names in os.walk(_PACKAGE):
        yield from (Path(folder, name) for name in names if name.endswith(_PARTS))


def _installed() -> Iterator[str]:
    """Yield what is installed, with its versions: so are called the folders that say more of it, which takes longer."""
    for folder in sys.path:
        yield from (path.name for path in Path(folder or ".").glob("*-info"))
