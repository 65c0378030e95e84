"""Bookmarks as browsers and services export them in HTML → drafts. Pure.

Browsers write titles with their characters escaped, other programs as they are. So only tags that the format has are
markup, and only where they can stand: the words between ``<a>`` and ``</a>`` are a title, whatever is in them.
"""

import html
import re
from collections.abc import Iterator, Mapping

from ...core.codes import Code
from ...core.problems import Position, Problem
from ..drafts import ImportedFile, LeftOut, Link
from . import link_tags, saved_links, tidy, usable_links
from .link_tags import LinkTag, attributes
from .saved_links import SavedLink

IN_COMMENT = "in a comment"
_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>h[1-6]|d[tdl]|ul|ol|li|hr|body|html)\b(?P<attributes>[^<>]*)>", re.IGNORECASE
)
_MARK = re.compile(r"<a\s|<!--|<(?:/?(?:h[1-6]|d[tdl]|ul|ol|li|hr|body|html)\b|/a\b)", re.IGNORECASE)
_LINK_END = re.compile(r"</a\s*>|(?=<a\s)", re.IGNORECASE)
_HEADING_END = re.compile(r"</h[1-6]\s*>|(?=<(?:a\s|/?d[tl]\b|/?[uo]l\b|li\b))", re.IGNORECASE)
_SECTION = re.compile(r"</h1\s*>\s*<(?:[uo]l|li)\b", re.IGNORECASE)
_NOTE = re.compile(r"\s*(?:</d[td]>\s*)?<dd\b[^<>]*>", re.IGNORECASE)
_FORMATTING = re.compile(r"</?(?:b|i|u|em|strong|br|p|span|code|blockquote|font|small|a|div)\b[^<>]*>", re.IGNORECASE)
_LINKDING_NOTES = re.compile(r"\[/?linkding-notes\]")
_LINKDING_OWN = "linkding:"
# Folders that the browser makes itself; what is in them is in no folder of the user's.
_BROWSERS_OWN = ("personal_toolbar_folder", "unfiled_bookmarks_folder")


def read(path: str, text: str) -> ImportedFile:
    """Return the bookmarks in the HTML *text* of the file at *path*; folders become topics."""
    reader = _Reader(path, text)
    links = list(reader.links())
    file = saved_links.imported(path, links, reader.left_out)
    if not reader.unclosed:
        return file
    return file._replace(problems=(_unclosed(path, reader.unclosed),), unread=len(reader.unclosed))


def _unclosed(path: str, lines: list[int]) -> Problem:
    return Problem(
        Position(path, lines[0]),
        Code.NOT_READ,
        f"the tag of a bookmark that begins here does not end within reach; {len(lines):,} such could not be read",
        "Close the tag with >, or export the bookmarks anew.",
    )


class _Reader:
    """Goes through the text from mark to mark, and knows the folder that it is in."""

    def __init__(self, path: str, text: str) -> None:
        self._path, self._text = path, text
        self._line, self._counted = 1, 0
        self._folders: list[str] = []
        self._next_folder = ""
        self._section = ""
        self.left_out: list[LeftOut] = []
        self.unclosed: list[int] = []

    def links(self) -> Iterator[SavedLink]:
        """Yield the bookmarks; what is none is in *left_out* and *unclosed* at the end."""
        at = 0
        while mark := _MARK.search(self._text, at):
            if mark[0].startswith("<!--"):
                at = self._comment(mark.start())
            elif mark[0][1] in "aA":
                link, at = self._link(mark.start())
                if link:
                    yield link
            else:
                at = self._tag(mark.start(), mark.end())

    def _line_of(self, place: int) -> int:
        """Return the line of *place*; places ascend."""
        self._line += self._text.count("\n", self._counted, place)
        self._counted = place
        return self._line

    def _comment(self, start: int) -> int:
        """Pass over the comment at *start*, if it ends before another begins, and leave out the links in it."""
        another = self._text.find("<!--", start + 1)
        end = self._text.find("-->", start, another if another > 0 else None)
        if end < 0:
            return start + len("<!--")
        for tag in link_tags.within(self._text, start, end):
            self._leave_out(tag, IN_COMMENT)
        return end

    def _leave_out(self, tag: LinkTag, reason: str) -> None:
        link = Link(Position(self._path, self._line_of(tag.start)), usable_links.whole(tag.attributes.get("href", "")))
        self.left_out.append(LeftOut(link, reason))

    def _link(self, start: int) -> tuple[SavedLink | None, int]:
        """Return the bookmark whose tag begins at *start*, and where to go on."""
        tag = link_tags.at(self._text, start)
        if tag.end is None:
            self.unclosed.append(self._line_of(start))
            return None, start + len("<a ")
        if "href" not in tag.attributes:
            self._leave_out(tag, usable_links.EMPTY)
            return None, tag.end
        line = self._line_of(start)
        title, end = self._title(tag.end)
        note, end = self._note(end)
        return self._saved(line, tag.attributes, title, note), end

    def _title(self, start: int) -> tuple[str, int]:
        """Return the words from *start* on that are a title, and where they end."""
        end = _LINK_END.search(self._text, start)
        if end and end[0]:
            return self._text[start : end.start()], end.end()
        rest = _MARK.search(self._text, start)
        stop = rest.start() if rest else len(self._text)
        return self._text[start:stop], stop

    def _note(self, start: int) -> tuple[str, int]:
        """Return the words that follow a bookmark, as its description or bare, and where they end."""
        opened = _NOTE.match(self._text, start)
        begin = opened.end() if opened else start
        rest = _MARK.search(self._text, begin)
        while opened and rest and rest[0].startswith(("<!--", "</a", "</A")):
            rest = _MARK.search(self._text, rest.end())
        stop = rest.start() if rest else len(self._text)
        return self._text[begin:stop].lstrip(" \t\r\n:–—-"), stop

    def _saved(self, line: int, values: Mapping[str, str], title: str, note: str) -> SavedLink:
        tags = [tag for tag in values.get("tags", "").split(",") if not tag.startswith(_LINKDING_OWN)]
        return SavedLink(
            Position(self._path, line),
            values["href"].strip(),
            html.unescape(title),
            html.unescape(_FORMATTING.sub(" ", _LINKDING_NOTES.sub(" ", note))),
            "",
            tags,
            [folder for folder in (self._section, *self._folders) if folder],
            values.get("add_date", "") or values.get("time_added", ""),
            "unread" if values.get("toread") == "1" else "",
            values.get("private") == "1",
        )

    def _tag(self, start: int, end: int) -> int:
        """Follow the tag at *start* into a folder or out of it, and return where to go on."""
        tag = _TAG.match(self._text, start)
        if not tag:
            return end
        name, closes = tag["name"].lower(), bool(tag["close"])
        if name[-1].isdigit() and not closes:
            return self._heading(name, attributes(tag["attributes"]), tag.end())
        if name == "dl" and closes:
            del self._folders[-1:]
        elif name == "dl":
            self._folders.append(self._next_folder)
            self._next_folder = ""
        return tag.end()

    def _heading(self, name: str, values: Mapping[str, str], start: int) -> int:
        """Take the heading whose words begin at *start* as the name of a folder, and return where to go on.

        A first heading is that of the whole file, unless it is one of several sections.
        """
        end = _HEADING_END.search(self._text, start)
        stop = end.start() if end else len(self._text)
        words = tidy.title(tidy.clean(html.unescape(self._text[start:stop])))
        if name == "h1":
            self._section = words if self._is_section(stop) else ""
        else:
            is_own = any(values.get(own, "").lower() == "true" for own in _BROWSERS_OWN)
            self._next_folder = "" if is_own else words
        return end.end() if end else stop

    def _is_section(self, place: int) -> bool:
        """Tell whether a list that has no folders of its own follows the heading that ends at *place*."""
        return _SECTION.match(self._text, place) is not None
