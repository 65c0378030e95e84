"""Finds our blocks in the Markdown of a page, and puts marks in their place that become works in its HTML. Pure.

A mark stands in a paragraph of its own, as far in as the block: whatever the site has for lists, tabs and boxes goes
around it, and no extension takes it for more than a word. The works come in when the page is HTML. A block that is
shown as an example, within another block of code, stays what it is.
"""

import hashlib
import html
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

NAME = "reading-list"
"""What stands behind the fence of a block of ours."""

_FENCE = re.compile(r"(?P<before>[ \t>]*)(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)")
_MARK = re.compile(r"readinglistblock[0-9a-f]{16}n[0-9]+e")
_PLACE = re.compile(rf"<p(?: [^<>]*)?>\s*({_MARK.pattern})\s*</p>|({_MARK.pattern})")


class Fenced(NamedTuple):
    """A block: its first line, counted from 0, and the one behind it; what it is within; its lines as one text."""

    begins: int
    ends: int
    before: str
    """What stands before the fence on its line: white space, and the signs of quotations."""
    named: str
    """The path of the list that it names; empty for none."""
    text: str
    whole: str
    """The block with its fences, as it is shown where it is an example."""


def blocks(markdown: str) -> list[Fenced]:
    """Return our blocks in *markdown*, in their order."""
    lines = markdown.split("\n")
    return [block for block in _fenced(lines) if block is not None]


def _fenced(lines: Sequence[str]) -> Iterator[Fenced | None]:
    """Yield all blocks between fences, None for those that are not ours."""
    index = 0
    never_closed: set[str] = set()
    while index < len(lines):
        opening = _FENCE.fullmatch(lines[index])
        if opening is None or opening["fence"] in never_closed:
            index += 1
            continue
        end = _closing(lines, index + 1, opening["fence"])
        if end is None:
            never_closed.add(opening["fence"])
            continue
        yield _ours(lines, index, end, opening)
        index = end + 1


def _closing(lines: Sequence[str], start: int, fence: str) -> int | None:
    """Return on which line from *start* on the block ends that *fence* has opened; None where it does not."""
    closing = re.compile(rf"[ \t>]*{re.escape(fence)}{re.escape(fence[0])}*[ \t\r]*")
    return next((index for index in range(start, len(lines)) if closing.fullmatch(lines[index])), None)


def _ours(lines: Sequence[str], begins: int, end: int, opening: re.Match[str]) -> Fenced | None:
    name, _, named = opening["info"].strip().partition(" ")
    if name != NAME:
        return None
    before = opening["before"]
    inner = [_within(line, before) for line in lines[begins : end + 1]]
    return Fenced(begins, end + 1, before, named.strip(), "\n".join(inner[1:-1]), "\n".join(inner))


def _within(line: str, before: str) -> str:
    """Return *line* without what stands *before* the fence, as far as it has that."""
    return line.removeprefix(before) if line.startswith(before) else line.removeprefix(before.rstrip()).lstrip()


def marks(markdown: str, count: int) -> list[str]:
    """Return marks for *count* blocks, words that *markdown* does not hold."""
    digest = hashlib.sha256(markdown.encode("utf-8", "replace")).hexdigest()[:16]
    return [f"readinglistblock{digest}n{number}e" for number in range(count)]


def marked(markdown: str, found: Sequence[Fenced], names: Sequence[str]) -> str:
    """Return *markdown* with the marks *names* in place of the blocks that were *found* in it."""
    lines = markdown.split("\n")
    for block, name in zip(reversed(found), reversed(names), strict=True):
        empty = block.before.rstrip()
        lines[block.begins : block.ends] = [empty, block.before + name, empty]
    return "\n".join(lines)


def filled(page: str, works: Callable[[str], str | None], whole: Callable[[str], str | None]) -> str:
    """Return the HTML *page* with *works* in place of the marks that are paragraphs, and in place of others the block.

    These are where code is shown. A mark of which nobody knows stays.
    """

    def put(place: re.Match[str]) -> str:
        name = place[1] or place[2]
        if place[1]:
            return works(name) or place[0]
        shown = whole(name)
        return place[0] if shown is None else html.escape(shown, quote=False)

    return _PLACE.sub(put, page) if "readinglistblock" in page else page
