"""What has been worked out once and may be needed again, by what it was worked out of. Pure.

Whoever keeps something names it and gives the key of all that it was made of: content, configuration, program. There is
one content for a name, the last, and it is to be had only by the same key. What lies beside a list is JSON, never
something that runs when it is read; whoever takes it looks at it as at any file that somebody else may have written.
"""

import hashlib
from typing import Any, Protocol

from pydantic_core import PydanticSerializationError, from_json, to_json

DAMAGED = (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError)
"""What comes of reading a content that somebody else has written."""


class Store(Protocol):
    """Keeps contents, each under an *area* and a *name* within that."""

    def get(self, area: str, name: str, key: str) -> bytes | None:
        """Return the content of this name where it was kept with the same *key*; None where there is none."""

    def put(self, area: str, name: str, key: str, content: bytes) -> None:
        """Keep *content* in place of what has been kept under this name. Where it cannot be kept, nothing happens."""


class MemoryStore:
    """A store that is gone with the process."""

    def __init__(self) -> None:
        self._contents: dict[tuple[str, str], tuple[str, bytes]] = {}

    def get(self, area: str, name: str, key: str) -> bytes | None:
        """Return the content of this name where it was kept with the same *key*; None where there is none."""
        known, content = self._contents.get((area, name), ("", b""))
        return content if known == key else None

    def put(self, area: str, name: str, key: str, content: bytes) -> None:
        """Keep *content* in place of what has been kept under this name."""
        self._contents[area, name] = key, content


class RememberingStore(MemoryStore):
    """One that keeps things as they are as well, for whoever makes much the same again and again in one process."""

    def __init__(self) -> None:
        super().__init__()
        self.remembered: dict[str, Any] = {}
        """By area."""


def as_content(values: Any) -> bytes:
    """Return *values*, which JSON has, as a content; an empty one where they have half a character."""
    try:
        return to_json(values)
    except PydanticSerializationError:
        return b""


def values_of(content: bytes | None) -> Any:
    """Return the values of a *content*.

    Raises one of ``DAMAGED`` where there are none, or where they have half a character, which no file can hold.
    """
    return from_json(content or b"")


def key_of(*parts: str | bytes) -> str:
    """Return a key that is another one where any of *parts* is, in a form that a file can hold."""
    digest = hashlib.blake2b(digest_size=20)
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"%d:" % len(content))
        digest.update(content)
    return digest.hexdigest()
