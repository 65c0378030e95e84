"""Makes the article of a generated page: its headings as the site wants them, and the finished pieces between.

Nothing else of the site's Markdown gets at these pages. An extension that explains abbreviations, makes signs of words
or adds a text to each page is meant for what its author writes; here it would work on words of entries.
"""

from collections.abc import Sequence
from typing import NamedTuple

import markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents, get_toc

from ..publish.page import Block, Page, PageHeading
from . import articles, gate, theme_templates
from .headings import Converted, Headings

_CONTENTS = ("toc", "markdown.extensions.toc")
"""The names by which a site sets what its headings and its contents look like."""


class UnsafeError(PluginError):
    """A page that must not be published."""

    def __init__(self, path: str, faults: Sequence[str]) -> None:
        super().__init__(
            f"{path}: the built page is not safe to publish: {'; '.join(faults[:5])}. "
            "This is a mistake of the plugin reading-list: please report it."
        )


class Article(NamedTuple):
    """What a page has in its place: HTML, table of contents, the anchors in it; and what the page says of itself."""

    content: str
    contents: TableOfContents
    anchors: frozenset[str]
    front_matter: str


class Converter:
    """Makes articles for one site."""

    def __init__(self, config: MkDocsConfig) -> None:
        contents = next((config.mdx_configs[name] for name in _CONTENTS if name in config.mdx_configs), {})
        self._is_plain = theme_templates.is_plain(config)
        self._markdown = markdown.Markdown(extensions=["attr_list", "toc"], extension_configs={"toc": dict(contents)})
        self._headings = Headings(self.converted)

    def article(self, page: Page, entries: Sequence[str] = ()) -> Article:
        """Return the article of *page*, which must hold the headings of *entries*.

        Raises UnsafeError where it holds what no generated page may.
        """
        try:
            content, contents = self._headings.filled(page.blocks) or self.converted(page.blocks)
        except ValueError as fault:
            raise UnsafeError(page.path, [str(fault)]) from fault
        if faults := gate.faults(content, entries):
            raise UnsafeError(page.path, faults)
        headings = {block.id for block in page.blocks if isinstance(block, PageHeading)}
        if self._is_plain:
            content = theme_templates.in_article(content)
        return Article(content, contents, frozenset(headings | articles.anchors(page.blocks)), page.front_matter)

    def converted(self, blocks: Sequence[Block]) -> Converted:
        """Return what the site's converter makes of *blocks*. Raises ValueError where a part goes missing there."""
        shortened, marked = articles.shortened(blocks)
        content = articles.completed(self._markdown.reset().convert(shortened), marked)
        contents = get_toc(getattr(self._markdown, "toc_tokens", []))
        _label(contents.items, marked)
        return Converted(content, contents)


def put_into(page: MkDocsPage, article: Article) -> None:
    """Give *page* its *article*."""
    page.content, page.toc = article.content, article.contents
    page.present_anchor_ids = set(article.anchors)


def _label(items: Sequence[AnchorLink], marked: Sequence[Block]) -> None:
    """Put the words of the headings back into the table of contents."""
    for item in items:
        item.title = articles.label(item.title, marked)
        _label(item.children, marked)
