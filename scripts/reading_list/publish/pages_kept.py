"""Pages as a store keeps them, and back. Pure.

On the first line stands as JSON what the pages say of themselves, with their headings, and how long the rest is: the
finished HTML, a piece on each line as it is, for that is most of a page and would take longest of all as JSON.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from ..core.store import as_content, values_of
from .markup import Markup
from .page import Block, Html, Page, PageHeading
from .page_settings import may_be_ours

_LEVELS = range(1, 7)
"""Those that HTML has."""

_HTML = 0
"""Stands in place of a heading for a piece of HTML."""


def pages_kept(pages: Iterable[Page]) -> bytes:
    """Return *pages* as a content."""
    heads: list[object] = []
    pieces: list[str] = []
    for page in pages:
        blocks = [_heading_kept(block) if isinstance(block, PageHeading) else _HTML for block in page.blocks]
        heads.append([page.path, page.title, page.description, page.settings, blocks, page.ends_with_blank_line])
        pieces += [block.markup for block in page.blocks if isinstance(block, Html)]
    html = "\n".join(pieces).encode()
    return b"\n".join([as_content([heads, len(html)]), html])


def pages_of(content: bytes) -> list[Page]:
    """Return the pages of which *content* was made.

    Raises one of ``DAMAGED`` where it was made of something else, or of a page that none of ours can be.
    """
    line, _, html = content.partition(b"\n")
    heads, length = values_of(line)
    pieces = iter(html.decode().split("\n"))
    pages = [_page(head, pieces) for head in heads]
    if length != len(html) or any(pieces):  # of no pieces, there is still an empty line
        raise ValueError("other pages")
    return pages


def _page(head: Any, pieces: Iterator[str]) -> Page:
    path, title, description, settings, blocks, ends_with_blank_line = head
    if not may_be_ours(settings) or not all(isinstance(words, str) for words in (path, title, description)):
        raise TypeError("no page")
    parts = [_block(block, pieces) for block in blocks]
    return Page(path, title, description, settings, parts, bool(ends_with_blank_line))


def _heading_kept(heading: PageHeading) -> list[object]:
    return [heading.level, heading.id, heading.words, heading.href, heading.language]


def _block(values: Any, pieces: Iterator[str]) -> Block:
    if values == _HTML:
        for piece in pieces:
            return Html(Markup(piece))
        raise ValueError("fewer pieces than there were")
    level, anchor, words, href, language = values
    if level not in _LEVELS:
        raise ValueError("no level of a heading")
    return PageHeading(int(level), anchor, Markup(words), Markup(href), language)
