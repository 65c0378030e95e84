"""OpenReview's API, version 2. Pure.

Format: https://docs.openreview.net/reference/api-v2/openapi-definition
"""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from ...core.identity import Identity, Service
from ...core.kinds import Kind
from .records import Ask, Found, listed, mapping, text, texts
from .values import parsed


def asks(work: Identity) -> tuple[Ask, ...]:
    """Return what to ask for *work*."""
    number = work.at(Service.OPENREVIEW)
    url = f"https://api2.openreview.net/notes?id={quote(number, safe='')}"
    return (Ask(url, "application/json", read),) if number else ()


def read(reply: str) -> Found:
    note = mapping(next(iter(listed(mapping(parsed(reply)).get("notes"))), None))
    content = mapping(note.get("content"))
    return Found(
        title=text(_value(content.get("title"))),
        authors=texts(listed(_value(content.get("authors")))),
        # When it was published, or else laid open; when it was handed in says little.
        date=_day(note.get("pdate")) or _day(note.get("odate")),
        publisher=text(_value(content.get("venue"))),
        kind=Kind.PAPER,
    )


def _value(held: Any) -> Any:
    """Return the value of a field; version 1 has it bare."""
    return held.get("value") if isinstance(held, dict) else held


def _day(milliseconds: Any) -> str:
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC).date().isoformat()
    except (TypeError, ValueError, OverflowError, OSError):
        return ""
