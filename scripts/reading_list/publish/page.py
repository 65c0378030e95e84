"""A generated page as a value: what it says of itself, then headings and finished HTML in their order. Pure.

``reading-list build`` prints it as Markdown, for any engine; the plugin hands MkDocs the finished parts as they are.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from .markup import Markup, link
from .page_settings import FrontMatter, front_matter

_ID = re.compile(r"[^\x00-,./:-`{-\x7f]+")  # letters and digits as in slugs, and hyphens
_LANGUAGE = re.compile(r"[A-Za-z0-9-]+")


@dataclass(frozen=True, slots=True)
class PageHeading:
    """A heading. *id* is the anchor that leads to it, *href* where its words lead; empty where they lead nowhere.

    *language* is that of its words (BCP 47) where it is not the page's.
    """

    level: int
    id: str
    words: Markup
    href: Markup = Markup()  # noqa: RUF009 - a text, which nobody can change
    language: str = ""

    def __post_init__(self) -> None:
        _refuse_plain(self.words, self.href)
        if not _ID.fullmatch(self.id):
            raise ValueError(f"no anchor of a heading: {self.id!r}")
        if self.language and not _LANGUAGE.fullmatch(self.language):
            raise ValueError(f"no language of a heading: {self.language!r}")

    @property
    def finished(self) -> Markup:
        """The part of it that is HTML already: words that lead somewhere, nothing otherwise."""
        return link(self.href, self.words) if self.href else Markup()

    @property
    def label(self) -> Markup:
        """What it is called in the contents of the page."""
        return self.words

    @property
    def markdown(self) -> str:
        """The line of Markdown. A heading is no HTML, so that an engine lists it in the contents of the page."""
        return self.around(self.finished or self.words)

    def around(self, words: str) -> str:
        """Return the line of Markdown with *words* in place of its own."""
        language = f" lang={self.language}" if self.language else ""
        return f"{'#' * self.level} {words} {{ id={self.id}{language} }}"


@dataclass(frozen=True, slots=True)
class Html:
    """A piece of finished HTML. It stands on one line, so that no engine looks for Markdown in it."""

    markup: Markup

    def __post_init__(self) -> None:
        _refuse_plain(self.markup)

    @property
    def finished(self) -> Markup:
        """The part of it that is HTML already: all of it."""
        return self.markup

    @property
    def label(self) -> Markup:
        """What it is called in the contents of the page, where it does not stand."""
        return Markup()

    @property
    def markdown(self) -> str:
        """The line of Markdown, which raw HTML is."""
        return self.markup

    def around(self, words: str) -> str:
        """Return the line of Markdown with *words* in place of its own."""
        return words


Block: TypeAlias = PageHeading | Html


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its path below the docs folder, what its front matter says, and its parts in order."""

    path: str
    title: str
    description: str
    settings: FrontMatter
    blocks: Sequence[Block]
    ends_with_blank_line: bool = True
    """Lists keep their generated pages under version control: no line of theirs changes for the look of ours."""

    @property
    def text(self) -> str:
        """The page as Markdown, byte for byte the same each time."""
        body = "\n\n".join(block.markdown for block in self.blocks)
        end = "\n\n" if self.ends_with_blank_line else "\n"
        return f"{self.front_matter}\n{body}{end}"

    @property
    def front_matter(self) -> str:
        """What the text begins with: all that the page says of itself."""
        return front_matter(self.title, self.description, self.settings)


def _refuse_plain(*values: str) -> None:
    for value in values:
        if not isinstance(value, Markup):
            raise TypeError(f"a page holds {type(value).__name__} that is not encoded: {str(value)[:40]!r}")
        if "\n" in value:
            raise ValueError(f"a part of a page stands on more than one line: {value[:40]!r}")
