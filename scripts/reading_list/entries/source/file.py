"""A file of the entries folder before anybody has read what is in it. Pure."""

from functools import cached_property
from typing import NamedTuple

from ...core.store import key_of

MAX_BYTES = 256 * 1024


class _File(NamedTuple):
    path: str
    stem: str
    content: bytes


class SourceFile(_File):
    """A file of the entries folder: its path as people know it, its name, its bytes."""

    @cached_property
    def key(self) -> str:
        """What is another one whenever the content is. Several ask for it, and it takes as long as many a thing that is
        kept under it.
        """
        return key_of(self.content)
