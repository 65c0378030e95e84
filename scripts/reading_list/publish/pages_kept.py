"""Pages as a store keeps them, and back. Pure.

On the first line stands as JSON what the pages say of themselves, with their headings, and how long their texts are.
Then come these as they are printed, one after the other: finished HTML is most of a page, and would take longest of all
as JSON. It stands there a piece on each line.
"""

from collections.abc import Iterable
from itertools import accumulate, pairwise
from typing import Any

from ..core.store import as_content, values_of
from .markup import Markup
from .page import Block, Html, Page, PageHeading
from .page_settings import may_be_ours

_LEVELS = range(1, 7)
"""Those that HTML has."""

_HTML = 0
"""Stands in place of a heading for a piece of HTML."""

_END_OF_FRONT_MATTER = "\n---\n\n"


def pages_kept(pages: Iterable[tuple[Page, bytes]]) -> bytes:
    """Return *pages*, each with its text, as a content."""
    heads: list[object] = []
    texts: list[bytes] = []
    for page, text in pages:
        blocks = [_heading_kept(block) if isinstance(block, PageHeading) else _HTML for block in page.blocks]
        heads.append([page.path, page.title, page.description, page.settings, blocks, page.ends_with_blank_line])
        texts.append(text)
    return b"".join([as_content([heads, [*map(len, texts)]]), b"\n", *texts])


def pages_of(content: bytes) -> list[Page]:
    """Return the pages of which *content* was made.

    Raises one of ``DAMAGED`` where it was made of something else, or of a page that none of ours can be.
    """
    line, _, texts = content.partition(b"\n")
    heads, lengths = values_of(line)
    bounds = [*accumulate(lengths, initial=0)]
    if bounds != sorted(bounds) or bounds[-1] != len(texts):
        raise ValueError("no pages of ours")
    return [_page(head, texts[start:end].decode()) for head, (start, end) in zip(heads, pairwise(bounds), strict=True)]


def _page(head: Any, text: str) -> Page:
    path, title, description, settings, blocks, ends_with_blank_line = head
    if not may_be_ours(settings) or not all(isinstance(words, str) for words in (path, title, description)):
        raise TypeError("no page")
    body = text.partition(_END_OF_FRONT_MATTER)[2].removesuffix("\n\n" if ends_with_blank_line else "\n")
    parts = [_block(block, piece) for block, piece in zip(blocks, body.split("\n\n"), strict=True)]
    return Page(path, title, description, settings, parts, bool(ends_with_blank_line))


def _heading_kept(heading: PageHeading) -> list[object]:
    # Plain texts are written several times sooner than those of a type of their own.
    return [heading.level, heading.id, str(heading.words), str(heading.href), heading.language]


def _block(values: Any, piece: str) -> Block:
    if values == _HTML:
        return Html(Markup(piece))
    level, anchor, words, href, language = values
    if level not in _LEVELS:
        raise ValueError("no level of a heading")
    if not all(isinstance(part, str) for part in (anchor, words, href, language)):
        raise TypeError("no heading")
    return PageHeading(int(level), anchor, Markup(words), Markup(href), language)
