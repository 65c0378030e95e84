"""Pages that somebody wrote by hand → ``pages.json``, so that the search finds them. Pure.

Only an engine that calls us while it renders can tell us of them; what ``reading-list build`` writes names none.
"""

import json
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from html.parser import HTMLParser
from typing import NamedTuple

from ..core.site import TextFile
from .routes import ASSETS

PATH = f"{ASSETS}pages.json"
VERSION = 1

_WORD = re.compile(r"[^\W_]+(?:[.'’+#-]+[^\W_]+)*[+#]*")
_HEADING = re.compile("h[1-6]")
_UNSEEN = frozenset(["script", "style", "template", "svg"])
_INLINE = frozenset(["a", "abbr", "b", "code", "em", "i", "kbd", "mark", "small", "span", "strong", "sub", "sup"])
"""Elements at whose border a word goes on."""


class Section(NamedTuple):
    """A heading of a page with its anchor, both empty for what stands before the first, and the text below it."""

    heading: str
    anchor: str
    text: str


class HandWritten(NamedTuple):
    """A page that somebody wrote: its address below the site's root, and whether it is less wanted than others."""

    title: str
    address: str
    is_aside: bool
    sections: Sequence[Section]


def pages_file(pages: Iterable[HandWritten]) -> TextFile:
    """Return the file of *pages*: of each text the words, once each."""
    rows = [
        [page.title, page.address, int(page.is_aside), [[*part[:2], words(part.text)] for part in page.sections]]
        for page in pages
    ]
    return TextFile(
        PATH, json.dumps({"version": VERSION, "pages": rows}, ensure_ascii=False, separators=(",", ":")) + "\n"
    )


def words(text: str) -> str:
    """Return the different words of *text* in lower case, between spaces."""
    return " ".join(dict.fromkeys(_WORD.findall(text.casefold())))


@lru_cache(maxsize=200)  # under `mkdocs serve` each build asks for the same
def sections(article: str) -> Sequence[Section]:
    """Return the sections of an *article* in HTML."""
    reader = _Reader()
    reader.feed(article)
    reader.close()
    return reader.sections()


_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)


class _Reader(HTMLParser):
    """Gathers headings with an id, and the text below each."""

    def __init__(self) -> None:
        super().__init__()
        self.anchors = [""]
        self.headings: list[list[str]] = [[]]
        self.texts: list[list[str]] = [[]]
        self._pieces = self.texts[0]  # where text goes
        self._unseen: list[str] = []  # elements that are open, of which nothing is seen

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a section, or something unseen: the link of a heading to itself is no word of it."""
        values = dict(attrs)
        if self._unseen or tag in _UNSEEN or "headerlink" in (values.get("class") or "").split():
            if tag not in _VOID:
                self._unseen.append(tag)
        elif _HEADING.fullmatch(tag) and values.get("id"):
            self.anchors.append(values["id"] or "")
            self.headings.append([])
            self.texts.append([])
            self._pieces = self.headings[-1]
        elif tag not in _INLINE:
            self._pieces.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """End what has begun."""
        if self._unseen:
            if tag in self._unseen:
                while self._unseen.pop() != tag:
                    pass
        elif _HEADING.fullmatch(tag):
            self._pieces = self.texts[-1]
        elif tag not in _INLINE:
            self._pieces.append(" ")

    def handle_data(self, data: str) -> None:
        """Add text to the section."""
        if not self._unseen:
            self._pieces.append(data)

    def sections(self) -> list[Section]:
        """Return what was gathered, but for a beginning without words."""
        gathered = zip(self.headings, self.anchors, self.texts, strict=True)
        parts = [Section(_joined(heading), anchor, _joined(text)) for heading, anchor, text in gathered]
        return [part for part in parts if part.heading or part.text]


def _joined(pieces: Iterable[str]) -> str:
    return " ".join("".join(pieces).split())
