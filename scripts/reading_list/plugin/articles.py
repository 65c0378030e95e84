"""Keeps the finished HTML of generated pages out of Python-Markdown's way. Pure.

Three parsers would walk over every piece of HTML only to leave it as it is, which takes most of the time of a large
build. So MkDocs gets a short mark in place of each piece, and of the words of each heading that is a link; they are
put in when the headings around them have become HTML. The headings are the converter's, for it knows how this site
wants its anchors, its signs beside them and its contents. Other engines take the whole page; the result is the same.
"""

import re
from collections.abc import Iterable, Sequence

from ..publish.page import Block

# User text has no ASCII punctuation in the Markdown of a page, so it cannot look like a mark.
_MARK = "rl/{}/aside"
_ANCHOR = re.compile(r' id="([^"]*)"')
_MARKED = re.compile(r"(?:<p>)?rl/(\d+)/aside(?:</p>)?")


def shortened(blocks: Iterable[Block]) -> tuple[str, list[Block]]:
    """Return the Markdown of *blocks* with a mark for what is finished of each, and the marked blocks."""
    parts: list[str] = []
    marked: list[Block] = []
    for block in blocks:
        if block.finished:
            parts.append(block.around(_MARK.format(len(marked))))
            marked.append(block)
        else:
            parts.append(block.markdown)
    return "\n\n".join(parts), marked


def completed(article: str, marked: Sequence[Block]) -> str:
    """Return the HTML *article* with what is finished of the *marked* blocks in place of their marks.

    Raises ValueError when a mark is missing: what the site says of its headings has changed it.
    """
    whole, count = _MARKED.subn(lambda mark: marked[int(mark[1])].finished, article)
    if count != len(marked):
        raise ValueError(f"{len(marked) - count} of {len(marked)} pieces are missing from the converted page")
    return whole


def anchors(marked: Iterable[Block]) -> set[str]:
    """Return the anchors in the *marked* blocks, which the converter has not seen."""
    return {anchor for block in marked for anchor in _ANCHOR.findall(block.finished)}


def label(words: str, marked: Sequence[Block]) -> str:
    """Return what the table of contents calls a heading, with its own words in place of a mark."""
    return _MARKED.sub(lambda mark: marked[int(mark[1])].label, words)
