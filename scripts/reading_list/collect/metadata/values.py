"""Values that others send, of which nothing is sure. Pure."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from ...core.dates import of_numbers
from ...core.fields import ET_AL, is_et_al
from ...core.schema import Published
from ...core.text import collapsed
from ..importers import tidy
from ..importers.bibliographies import values as bibliographic

_DATE = re.compile(r"\s*(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?!\d)")
_MAX_TEXT = 2000
_MAX_AUTHORS = 200


def parsed(reply: str) -> Any:
    """Return what is in a JSON text. Raises ValueError where it is none, or is nested without end."""
    try:
        return json.loads(reply)
    except RecursionError as fault:
        raise ValueError from fault


def text(value: Any) -> str:
    """Return *value* on one line where it is text, else an empty text. What is endlessly long is cut."""
    return collapsed(value[:_MAX_TEXT]) if isinstance(value, str) else ""


def texts(values: Iterable[Any]) -> tuple[str, ...]:
    """Return those of *values* that say something, each once."""
    return tuple(dict.fromkeys(filter(None, map(text, values))))[:_MAX_AUTHORS]


def people(names: Iterable[Any]) -> tuple[str, ...]:
    """Return the *names* of authors in their order; where one of them has no name, or there are too many, "et al." ends
    them.
    """
    named = [text(name) for name in names]
    known = texts(name for name in named if not is_et_al(name))
    if len(known) == len(named):
        return known
    return (*known[: _MAX_AUTHORS - 1], ET_AL) if known else ()


def date(value: str) -> str | None:
    """Return the date with which *value* begins, as far as it is given; None where the calendar has no such day."""
    begun = _DATE.match(value)
    return (of_numbers(*begun.groups()) or None) if begun else None


def published(venue: str, date: str | None, volume: str = "", issue: str = "", pages: str = "") -> Published | None:
    """Return where a work is cited from, with the year of *date*; None where nobody names a *venue*."""
    parts = (venue, (date or "")[:4], volume, issue, pages)
    return bibliographic.published(*(tidy.clean(text(part)) for part in parts))


def identifier(name: str, value: str) -> str | None:
    """Return the identifier *value* as the type *name* of ``core.fields`` takes it; None where it is none."""
    return bibliographic.usable(name, value.strip())


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
