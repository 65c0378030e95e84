"""OpenReview's API: version 2, and version 1 for what was handed in before 2023. Pure.

Format: https://docs.openreview.net/reference/api-v2/openapi-definition
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from ...core.identity import Identity, Service
from ...core.kinds import Kind
from ...core.schema import EntryFields
from .asking import JSON, Ask, Query, Record, about_one
from .values import listed, mapping, parsed, people, published, text

# "ICLR 2023 poster", but not "Submitted to ICLR 2023".
_ACCEPTED = re.compile(r"(?!Submitted|Withdrawn|Desk)([^\W\d].{0,80}?)[ ,]+((?:19|20)[0-9]{2})\b", re.IGNORECASE)

_PAUSE = 3.0  # twenty requests a minute are let in without an account


def asks(work: Identity) -> tuple[Ask, ...]:
    """Return what to ask for *work*."""
    number = work.at(Service.OPENREVIEW)
    return (Ask(_address(number), JSON, read),) if number else ()


def by_number(numbers: Sequence[str]) -> Iterator[Query]:
    """Yield the requests for the works with these *numbers*."""
    for number in numbers:
        yield Query(_address(number), JSON, (number,), about_one(number, _of(number)), _PAUSE)


def older_by_number(numbers: Sequence[str]) -> Iterator[Query]:
    """Yield the same requests as version 1 takes them, which has older works."""
    for number in numbers:
        yield Query(_address(number, "api"), JSON, (number,), about_one(number, _of(number)), _PAUSE)


def _address(number: str, version: str = "api2") -> str:
    return f"https://{version}.openreview.net/notes?id={quote(number, safe='')}"


def _of(number: str) -> Callable[[str], Iterator[Record]]:
    """Return what reads a reply about the work with this *number*, and refuses one about another."""

    def record(reply: str) -> Iterator[Record]:
        notes = mapping(parsed(reply)).get("notes")
        if notes is None:
            raise ValueError
        for note in map(mapping, listed(notes)[:1]):
            if note.get("id") != number:
                raise ValueError
            page = f"https://openreview.net/forum?id={quote(number, safe='')}"
            yield Record(replace(_fields(note), url=page))

    return record


def read(reply: str) -> EntryFields:
    """Return what the *reply* to a request for one work says."""
    return _fields(mapping(next(iter(listed(mapping(parsed(reply)).get("notes"))), None)))


def _fields(note: Mapping[str, Any]) -> EntryFields:
    content = mapping(note.get("content"))
    accepted = _ACCEPTED.match(text(_value(content.get("venue"))))
    return EntryFields(
        title=text(_value(content.get("title"))),
        authors=people(listed(_value(content.get("authors")))),
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
