"""A file of the entries folder before anybody has read what is in it. Pure."""

from typing import NamedTuple

MAX_BYTES = 256 * 1024


class SourceFile(NamedTuple):
    """A file of the entries folder: its path as people know it, its name, its bytes."""

    path: str
    stem: str
    content: bytes
