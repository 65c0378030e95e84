"""What the search of Material, or of MaterialX, keeps of an article: its sections, each with a title and a text. Pure.

The theme reads finished pages back with a parser of HTML, which takes longer than to make them. What we write has few
forms, so that a few replacements give the same. Where an article has another form, the theme is left to read it.
"""

import html
import re
from functools import lru_cache
from typing import NamedTuple

from .elements import end_of_element


class Section(NamedTuple):
    """A section of a page: the anchor that leads to it, empty for the first; its title, and its text with few tags."""

    anchor: str
    title: str
    text: str


_HEADING = re.compile(r'<(h[1-6]) (?:[^>]* )?id="([^"]*)"[^>]*>(.*)</\1>')
_WITH_ANCHOR = re.compile(r"<h[1-6] (?:[^>]* )?id=")
_SIGN = re.compile(r'<a class="headerlink"[^>]*>.*?</a>')
_READ_OTHERWISE = ("<pre", "<script", "<style", "<object", "linenodiv")
_LEFT_OUT = " data-search-exclude"
# The same words may stand in a text, or in the value of another attribute.
_ELEMENT_LEFT_OUT = re.compile(rf'<([a-z][a-z0-9]*)(?: [^<>"]*(?:"[^"]*"[^<>"]*)*)?{_LEFT_OUT}(?=[ >])')
_KEPT = "(?:p|code|li|ol|ul|sub|sup)"
_TAG = re.compile(rf"<(?:(/?{_KEPT})(?: [^>]*)?|[^>]*)>")
_EMPTY = re.compile(rf"<({_KEPT})>\s*</\1>")
_REFERENCE = re.compile("&(?:[#a-zA-Z0-9]+;)?")


def sections(article: str) -> list[Section] | None:
    """Return the sections of an *article*, each block on a line; None where it is for the theme to read."""
    headings: list[tuple[str, str]] = []
    texts: list[list[str]] = []
    for line in article.split("\n"):
        if line.startswith("<h") and (heading := _HEADING.fullmatch(line)):
            headings.append((heading[2] if headings else "", _SIGN.sub("", heading[3])))
            texts.append([])
        elif texts:
            texts[-1].append(line)
        else:
            return None
    if len(headings) != len(_WITH_ANCHOR.findall(article)) or any(word in article for word in _READ_OTHERWISE):
        return None
    known = [
        Section(anchor, _read(title), _read("\n".join(["", *lines])))
        for (anchor, title), lines in zip(headings, texts, strict=True)
    ]
    return None if any(_EMPTY.search(section.text) for section in known) else known


def _read(markup: str) -> str:
    """Return what stands in the *markup*: its words, encoded as little as can be, and the tags that are kept."""
    pieces = _TAG.split(_shown(markup))
    written = [""]
    for words, tag in zip(pieces[::2], [*pieces[1::2], None], strict=True):
        if words.isspace():
            # White space between two tags is one space, however many of these are dropped.
            if written[-1] != " ":
                written.append(" ")
        elif words:
            written.append(words)
        if tag:
            written.append(f"<{tag}>")
    return _REFERENCE.sub(_character, "".join(written)).strip()


def _shown(markup: str) -> str:
    """Return *markup* without the elements that are to be left out."""
    sign = -1
    while (sign := markup.find(_LEFT_OUT, sign + 1)) >= 0:
        start = markup.rfind("<", 0, sign)
        if element := _ELEMENT_LEFT_OUT.match(markup, start):
            end = end_of_element(markup, start, element[1])
            markup = markup[:start] + "<>" + (markup[end:] if end >= 0 else "")
            sign = start
    return markup


def _character(reference: re.Match[str]) -> str:
    return _written(reference[0])


@lru_cache(maxsize=1_000)
def _written(reference: str) -> str:
    return html.escape(html.unescape(reference), quote=False)
