"""Which program this is: a digest of its code, and of what else decides what it makes of a list."""

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

_PARTS = (".py", ".css", ".js", ".yaml")
_PACKAGE = Path(__file__).parents[1]


@cache
def program_digest() -> str:
    """Return what is another one as soon as the same list may become other files."""
    digest = hashlib.blake2b(digest_size=32)
    for content in sorted(map(_content, _files())):
        digest.update(b"%d:" % len(content))
        digest.update(content)
    digest.update("\0".join([sys.version, *sorted(set(_installed()))]).encode())
    return digest.hexdigest()


def _files() -> Iterator[str]:
    """Yield the files of the program that decide something: as texts, for there are hundreds, and each build asks."""
    for folder, _, names in os.walk(_PACKAGE):
        yield from (f"{folder}{os.sep}{name}" for name in names if name.endswith(_PARTS))


def _content(file: str) -> bytes:
    with open(file, "rb", buffering=0) as opened:  # noqa: PTH123 - to make a path of it takes as long as to read it
        return opened.read()


def _installed() -> Iterator[str]:
    """Yield what is installed, with its versions: so are called the folders that say more of it, which takes longer."""
    for folder in sys.path:
        with suppress(OSError), os.scandir(folder or ".") as items:
            yield from (item.name for item in items if item.name.endswith("-info"))
