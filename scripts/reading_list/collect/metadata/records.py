"""What is known of a work, and what there is to ask for it. Pure."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, TypeAlias

from ...core import dates
from ...core.kinds import Kind
from ...core.text import collapsed

_DATE = re.compile(r"\s*(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?!\d)")
_MAX_TEXT = 2000
_MAX_AUTHORS = 200


class Found(NamedTuple):
    """What a source says of a work, in the fields of an entry; empty where it says nothing.

    *date* is one that the calendar has, of as much as is said: ``2017``, ``2017-06``, ``2017-06-12``.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    publisher: str = ""
    kind: Kind | None = None
    url: str = ""

    def completed(self, other: "Found") -> "Found":
        """Return this with what *other* says where this says nothing."""
        return self._replace(**{name: value for name, value in other._asdict().items() if not getattr(self, name)})


Read: TypeAlias = Callable[[str], Found]
"""Returns what the text of a reply says. Raises ValueError where it is not what was asked for."""


class Ask(NamedTuple):
    """A request to make: its address, the types of reply it takes, and what reads the reply."""

    url: str
    accept: str
    read: Read


def text(value: Any) -> str:
    """Return *value* on one line where it is text, else an empty text. What is endlessly long is cut."""
    return collapsed(value[:_MAX_TEXT]) if isinstance(value, str) else ""


def texts(values: Iterable[Any]) -> tuple[str, ...]:
    """Return those of *values* that say something, each once."""
    return tuple(dict.fromkeys(filter(None, map(text, values))))[:_MAX_AUTHORS]


def date(value: str) -> str:
    """Return the date with which *value* begins, as far as it is given; empty where the calendar has no such day."""
    found = _DATE.match(value)
    return dates.of_numbers(*found.groups()) if found else ""


def mapping(value: Any) -> Mapping[str, Any]:
    """Return *value* where it is a mapping, else an empty one: nothing is sure of what a host sends."""
    return value if isinstance(value, dict) else {}


def listed(value: Any) -> list[Any]:
    """Return *value* as a list: itself where it is one, empty where there is none."""
    return value if isinstance(value, list) else [] if value is None else [value]


def in_order(name: str) -> str:
    """Return a *name* that was written "Last, First" as it is spoken."""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and first.strip() and "," not in first else name
