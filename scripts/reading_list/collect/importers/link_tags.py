"""The tags of links in HTML and XML with their attributes, however badly they are closed. Pure."""

import html
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_MAX_TAG = 20_000
_BEGIN = re.compile(r"<a\s", re.IGNORECASE)
# A value in quotes that holds no tag; where a quote is not closed, the tag ends at the next sign that could end it.
_CLOSED = re.compile(r"<a\s((?:\"[^\"<]*\"|'[^'<]*'|[^<>\"']+)*+)>", re.IGNORECASE)
_LOOSE = re.compile(rf"<a\s((?:(?!<a\s)[^>]){{0,{_MAX_TAG}}})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"(?<![\w:-])([a-z][\w:-]*+)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)


class LinkTag(NamedTuple):
    """A tag that begins a link: where it starts and ends in its text, None where it does not end, its attributes."""

    start: int
    end: int | None
    attributes: Mapping[str, str]


def at(text: str, start: int) -> LinkTag:
    """Return the tag that begins a link at *start* of *text*."""
    match = _CLOSED.match(text, start) or _LOOSE.match(text, start)
    return LinkTag(start, match.end(), attributes(match[1])) if match else LinkTag(start, None, {})


def within(text: str, start: int, end: int) -> Iterator[LinkTag]:
    """Yield the tags that begin a link between *start* and *end* of *text*."""
    for begin in _BEGIN.finditer(text, start, end):
        yield at(text, begin.start())


def attributes(text: str) -> dict[str, str]:
    """Return the attributes in the *text* of a tag by their names; the first of a name counts, as in browsers."""
    values: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text):
        name, *quoted, bare = match.groups()
        value = next((text for text in quoted if text is not None), None)
        values.setdefault(name.lower(), html.unescape(bare.strip("\"'") if value is None else value))
    return values
