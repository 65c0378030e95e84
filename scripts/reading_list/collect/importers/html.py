"""HTML, as in Markdown lists and in bookmark files: tolerant of whatever is not closed. Pure."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import NamedTuple

from ..citation.marks import EMPHASIS, EMPHASIS_END, STRONG, STRONG_END
from .blocks import Heading, Item, ListBlock, MarkupBlock, Paragraph, Run, RunBuilder, Table, plain_runs

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_DECLARATION = re.compile(r"<[!?]")
_NOT_LINE_BREAK = re.compile(r"[^\n]")
_MAX_TAG = 20_000

_BLOCK_TAGS = frozenset(
    """
    address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3
    h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul
""".split()
)
_OF_TABLES = frozenset(["table", "tbody", "thead", "tfoot", "tr", "td", "th"])
_STYLES = {
    "b": (STRONG, STRONG_END),
    "strong": (STRONG, STRONG_END),
    "i": (EMPHASIS, EMPHASIS_END),
    "em": (EMPHASIS, EMPHASIS_END),
    "cite": (EMPHASIS, EMPHASIS_END),
    "sub": (EMPHASIS, EMPHASIS_END),
    "sup": (EMPHASIS, EMPHASIS_END),
    "small": (EMPHASIS, EMPHASIS_END),
}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_MUTE = frozenset(["script", "style", "head", "template"])


def without_comments(text: str) -> str:
    """Return the HTML *text* with spaces in place of comments; every character stays where it is."""
    return _COMMENT.sub(lambda match: _NOT_LINE_BREAK.sub(" ", match[0]), text)


def safe(text: str) -> str:
    """Return the HTML *text* so that ``html.parser`` reads it in linear time; every character stays where it is.

    Comments and declarations become spaces, and so does a ``<`` that no ``>`` follows soon.
    """
    text = _DECLARATION.sub("  ", without_comments(text))
    *tags, rest = text.split(">")
    return "".join(f"{_short(tag)}>" for tag in tags) + rest.replace("<", " ")


def _short(tag: str) -> str:
    """Return the text before a ``>`` with a space for every ``<`` too far away from it, except the last ``<``."""
    if len(tag) <= _MAX_TAG:
        return tag
    last = min(tag.rfind("<"), len(tag) - _MAX_TAG)
    return tag[: max(last, 0)].replace("<", " ") + tag[max(last, 0) :]


class HtmlTag(NamedTuple):
    """A tag: its name, its attributes, and whether it closes."""

    name: str
    attributes: Mapping[str, str]
    closing: bool = False


class _OneTag(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tag: HtmlTag | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tag = HtmlTag(tag, attributes(attrs))

    def handle_endtag(self, tag: str) -> None:
        self.tag = HtmlTag(tag, {}, closing=True)


def attributes(attrs: list[tuple[str, str | None]]) -> dict[str, str]:
    """Return the attributes of a tag; the first of a name counts, as in browsers."""
    return {name: value or "" for name, value in reversed(attrs)}


def read_tag(text: str) -> HtmlTag | None:
    """Return the tag that *text* is, or None for a comment and the like."""
    if len(text) > _MAX_TAG:
        return None
    reader = _OneTag()
    reader.feed(safe(text))
    return reader.tag


def apply(tag: HtmlTag, to: RunBuilder, line: int) -> None:
    """Add what an inline *tag* stands for to the runs that are being built."""
    if tag.name == "a":
        if tag.closing:
            to.close_link()
        elif "href" in tag.attributes:
            to.open_link(tag.attributes["href"].strip(), line)
    elif tag.name == "img" and not tag.closing:
        to.image(tag.attributes.get("src", "").strip(), tag.attributes.get("alt", ""), line)
    elif tag.name in _STYLES:
        to.mark(_STYLES[tag.name][tag.closing], line)
    elif tag.name == "br" or (tag.name in _BLOCK_TAGS and tag.name not in _OF_TABLES):
        to.text("\n\n", line)
    elif tag.name in ("td", "th"):
        to.text(" ", line)


class _Blocks(HTMLParser):
    """Makes paragraphs, list items and headings of HTML, one for each element that holds text or links."""

    def __init__(self, first_line: int) -> None:
        super().__init__(convert_charrefs=True)
        self._first_line = first_line
        self._runs = RunBuilder()
        self._heading: int | None = None
        self._in_item = False
        self._mute = 0
        self._table: list[list[tuple[Run, ...]]] | None = None
        self._in_cell = False
        self.blocks: list[MarkupBlock] = []

    def _line(self) -> int:
        return self._first_line + self.getpos()[0] - 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _MUTE:
            self._mute += 1
        if self._in_cell and tag not in _OF_TABLES:
            if tag in _BLOCK_TAGS:
                self._runs.text("\n", self._line())
        elif tag in _BLOCK_TAGS:
            self.end_block()
            self._heading = _HEADINGS.get(tag)
            self._in_item = tag == "li"
        self._open_cell(tag)
        apply(HtmlTag(tag, attributes(attrs)), self._runs, self._line())

    def handle_endtag(self, tag: str) -> None:
        if tag in _MUTE:
            self._mute = max(0, self._mute - 1)
        if tag in _BLOCK_TAGS and (tag in _OF_TABLES or not self._in_cell):
            self.end_block()
        if tag == "table":
            self.end_table()
        apply(HtmlTag(tag, {}, closing=True), self._runs, self._line())

    def _open_cell(self, tag: str) -> None:
        """Begin the table, row or cell that *tag* opens."""
        if tag == "table":
            self.end_table()
            self._table = []
        elif self._table is not None and tag == "tr":
            self._table.append([])
        elif self._table and tag in ("td", "th"):
            self._in_cell = True

    def handle_data(self, data: str) -> None:
        if not self._mute:
            self._runs.text(data, self._line())

    def end_block(self) -> None:
        """Make a block of what was read since the last one."""
        runs = self._runs.done()
        if self._in_cell and self._table:
            self._table[-1].append(runs)
            self._in_cell = False
            return
        if any(run.url or run.text.strip() for run in runs):
            self.blocks.append(_block(runs, self._heading, in_item=self._in_item))
        self._heading = None
        self._in_item = False

    def end_table(self) -> None:
        """Make a block of the rows that were read, if any."""
        rows = [row for row in self._table or [] if row]
        self._table = None
        if rows:
            self.blocks.append(table(rows))


def table(rows: list[list[tuple[Run, ...]]]) -> Table:
    """Return the table of *rows*, of which the first is its header where no link is in it."""
    header = rows[0]
    links_in_header = any(run.url for cell in header for run in cell)
    return Table(
        header=tuple(plain_runs(cell) for cell in header),
        rows=tuple(tuple(row) for row in rows[0 if links_in_header or len(rows) == 1 else 1 :]),
    )


def _block(runs: tuple[Run, ...], heading: int | None, *, in_item: bool) -> MarkupBlock:
    line = runs[0].line
    if heading:
        return Heading(heading, line, runs)
    paragraph = Paragraph(line, runs)
    return ListBlock((Item(line, (paragraph,)),)) if in_item else paragraph


def read_blocks(text: str, first_line: int) -> list[MarkupBlock]:
    """Return the blocks of the HTML *text*, whose first line is line *first_line* of its file."""
    reader = _Blocks(first_line)
    reader.feed(safe(text))
    reader.close()
    reader.end_block()
    reader.end_table()
    return reader.blocks
