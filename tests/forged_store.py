"""A store that somebody has written into who can make its digests."""

import json
from collections.abc import Callable
from typing import Any

from reading_list.core.store import MemoryStore


class ForgedStore(MemoryStore):
    """A store that has in one *area* what *forged* makes of the contents that were kept there."""

    def __init__(self, area: str, forged: Callable[[bytes], bytes]) -> None:
        super().__init__()
        self._area = area
        self._forged = forged

    def get(self, area: str, name: str, key: str) -> bytes | None:
        """Return what there is, or what was made of it."""
        content = super().get(area, name, key)
        return content if content is None or area != self._area else self._forged(content)


def changed(change: Callable[[Any], object]) -> Callable[[bytes], bytes]:
    """Return what changes the values in a content."""
    return lambda content: json.dumps(change(json.loads(content))).encode()
