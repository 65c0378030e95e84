"""A file of the entries folder before anybody has read what is in it. Pure."""

from functools import lru_cache
from typing import NamedTuple

from ...core.store import key_of

MAX_BYTES = 256 * 1024


class SourceFile(NamedTuple):
    """A file of the entries folder: its path as people know it, its name, its bytes."""

    path: str
    stem: str
    content: bytes

    @property
    def key(self) -> str:
        """What is another one whenever the content is."""
        return key_of_content(self.content)


@lru_cache(maxsize=4096)  # several ask for it, and it takes as long as many a thing that is kept under it
def key_of_content(content: bytes) -> str:
    """Return what is another one whenever *content* is."""
    return key_of(content)
