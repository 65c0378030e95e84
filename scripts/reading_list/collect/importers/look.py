"""What the beginning of a text says of its format. Pure."""

import re
from typing import NamedTuple

from . import csv_rows

_LOOK_AT = 5_000
_KEY = re.compile(r'"([^"\\\n]{1,60})"\s*:')


class Look(NamedTuple):
    """The *head* of a text in small letters, its *columns* if it is CSV, the *keys* of its first records if JSON."""

    head: str
    columns: frozenset[str]
    keys: frozenset[str]

    @classmethod
    def at(cls, text: str) -> "Look":
        """Return what the beginning of *text* looks like."""
        head = text[:_LOOK_AT].lstrip("\ufeff \t\r\n")
        is_json = head.startswith(("{", "["))
        columns = () if is_json or head.startswith("<") else csv_rows.columns(text)
        keys = _KEY.findall(head) if is_json else ()
        return cls(head.lower(), frozenset(columns) if len(columns) > 1 else frozenset(), frozenset(keys))

    def begins(self, pattern: str) -> bool:
        """Tell whether the head begins as *pattern* says."""
        return re.match(pattern, self.head, re.DOTALL) is not None

    def has(self, *parts: str) -> bool:
        """Tell whether all *parts* are in the head."""
        return all(part in self.head for part in parts)
