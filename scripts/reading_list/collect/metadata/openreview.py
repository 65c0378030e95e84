"""OpenReview's API, version 2. Pure.

Format: https://docs.openreview.net/reference/api-v2/openapi-definition
"""

import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from ...core.identity import Identity, Service
from ...core.kinds import Kind
from ...core.schema import EntryFields
from .asking import Ask
from .values import listed, mapping, parsed, published, text, texts

# "ICLR 2023 poster", but not "Submitted to ICLR 2023".
_ACCEPTED = re.compile(r"(?!Submitted|Withdrawn|Desk)([^\W\d].{0,80}?)[ ,]+((?:19|20)[0-9]{2})\b", re.IGNORECASE)


def asks(work: Identity) -> tuple[Ask, ...]:
    """Return what to ask for *work*."""
    number = work.at(Service.OPENREVIEW)
    url = f"https://api2.openreview.net/notes?id={quote(number, safe='')}"
    return (Ask(url, "application/json", read),) if number else ()


def read(reply: str) -> EntryFields:
    note = mapping(next(iter(listed(mapping(parsed(reply)).get("notes"))), None))
    content = mapping(note.get("content"))
    accepted = _ACCEPTED.match(text(_value(content.get("venue"))))
    return EntryFields(
        title=text(_value(content.get("title"))),
        authors=texts(listed(_value(content.get("authors")))),
        # When it was published, or else laid open; when it was handed in says little.
        date=_day(note.get("pdate")) or _day(note.get("odate")),
        published=published(accepted[1], accepted[2]) if accepted else None,
        kind=Kind.PAPER,
    )


def _value(field: Any) -> Any:
    """Return the value of a field; version 1 has it bare."""
    return field.get("value") if isinstance(field, dict) else field


def _day(milliseconds: Any) -> str | None:
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC).date().isoformat()
    except (TypeError, ValueError, OverflowError, OSError):
        return None
