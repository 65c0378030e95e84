"""Notes of entries: their small Markdown, and what it says in plain text. Pure."""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from .text import collapsed
from .urls import url_fault

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


def _may_link(url: str) -> bool:
    return url.startswith("mailto:") or url_fault(url) is None


@cache
def parser() -> "MarkdownIt":
    """Return what knows which marks mean something, and which links are links."""
    from markdown_it import MarkdownIt  # takes a while to load, and many lists have no note that needs it

    markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).disable(
        ["image", "heading", "lheading", "reference", "html_block", "html_inline", "hr"]
    )
    markdown.validateLink = _may_link  # type: ignore[method-assign]
    return markdown


@lru_cache(maxsize=2_000)
def _parsed(note: str) -> "list[Token]":
    """Return the tokens of *note*, whose words are wanted as well as its HTML: to parse takes most of the time."""
    return parser().parse(note)


def html_note(note: str) -> str:
    """Return the small Markdown *note* as HTML, in which there may be what no page is to hold."""
    markdown = parser()
    return str(markdown.renderer.render(_parsed(note), markdown.options, {}))


# Letters, digits and sentence marks that mean nothing in Markdown, on one line that does not open like a list item:
# most notes are of these alone. (They are matched far sooner by one set of signs: so underscores, which belong to
# ``\w``, are looked for apart.)
_WORDS_ALONE = re.compile(r"(?![\d +-])[\w ,.;:()'\"/%?=+$-]*")


@lru_cache(maxsize=50_000)
def is_words_alone(note: str) -> bool:
    """Tell whether *note* is words alone, or nothing: a parser of Markdown would leave them as they are."""
    return "_" not in note and _WORDS_ALONE.fullmatch(note) is not None


@lru_cache(maxsize=50_000)
def plain_note(note: str) -> str:
    """Return the words of the small Markdown *note* on one line."""
    if is_words_alone(note):
        return note.strip()
    return collapsed(" ".join(map(_words, _parsed(note))))


def _words(block: "Token") -> str:
    return "".join(
        " " if token.type in ("softbreak", "hardbreak") else token.content for token in block.children or [block]
    )


def text_of_paragraph(note: str) -> str | None:
    """Return the words of *note* where it is one paragraph of nothing but text and code, else None."""
    tokens = _parsed(note)
    if [token.type for token in tokens] != ["paragraph_open", "inline", "paragraph_close"]:
        return None
    children = tokens[1].children or []
    if any(child.type not in ("text", "code_inline") for child in children):
        return None
    return "".join(child.content for child in children)
