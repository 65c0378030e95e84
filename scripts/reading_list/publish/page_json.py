"""Pages as JSON, and back. Pure."""

from typing import Any

from .markup import Markup
from .page import Block, Html, Page, PageHeading
from .page_settings import may_be_ours

_LEVELS = range(1, 7)
"""Those that HTML has."""


def page_as_json(page: Page) -> list[object]:
    """Return *page* as values that JSON has."""
    blocks = [_block_as_json(block) for block in page.blocks]
    return [page.path, page.title, page.description, page.settings, blocks, page.ends_with_blank_line]


def page_of_json(values: Any) -> Page:
    """Return the page of which *values* were made.

    Raises ValueError or TypeError where they are of something else, or of a page that none of ours can be.
    """
    path, title, description, settings, blocks, ends_with_blank_line = values
    if not may_be_ours(settings) or not all(isinstance(words, str) for words in (path, title, description)):
        raise TypeError("no page")
    return Page(path, title, description, settings, [*map(_block_of_json, blocks)], bool(ends_with_blank_line))


def _block_as_json(block: Block) -> str | list[object]:
    if isinstance(block, PageHeading):
        return [block.level, block.id, block.words, block.href, block.language]
    return block.markup


def _block_of_json(values: Any) -> Block:
    if isinstance(values, str):
        return Html(Markup(values))
    level, anchor, words, href, language = values
    if level not in _LEVELS:
        raise ValueError("no level of a heading")
    return PageHeading(int(level), anchor, Markup(words), Markup(href), language)
