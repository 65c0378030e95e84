"""Bookmarks as browsers and bookmark services export them (Netscape HTML) → drafts. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html.parser import HTMLParser

from ...core.codes import Code
from ...core.levels import Status
from ...core.problems import Position, Problem
from ...core.schema import EntryFields
from ..drafts import Draft, ImportedFile, LeftOut, Link
from . import hosts, note_writing, tidy, titles, usable_links
from .html import attributes, safe, without_comments

PRIVATE = "marked as private"
_LINK_TAG = re.compile(r"<a\s", re.IGNORECASE)
_SITE = re.compile(
    r"\s+[-|·–—]\s+(?:YouTube|Wikipedia(?:, the free encyclopedia)?|GitHub|Medium|Stack Overflow|Cross Validated|Quora|"
    r"Coursera|Hacker News|arXiv\.org|Towards Data Science)$"
)
_ON_GITHUB = re.compile(r"(?:GitHub - )?[\w.-]+/([\w.-]+: .+)")
# Folders that the browser makes itself; what is in them is in no folder of the user's.
_BROWSERS_OWN = ("personal_toolbar_folder", "unfiled_bookmarks_folder")


def read(path: str, text: str) -> ImportedFile:
    """Return the bookmarks in the HTML *text* of the file at *path*; folders become topics."""
    text, readable = without_comments(text), safe(text)
    reader = _Bookmarks(path)
    reader.feed(readable)
    reader.close()
    reader.end()
    lost = [match.start() for match in _LINK_TAG.finditer(text) if readable[match.start()] != "<"]
    return ImportedFile(
        path,
        link_count=len(reader.drafts) + len(reader.left_out),
        drafts=tuple(reader.drafts),
        left_out=tuple(reader.left_out),
        problems=(_unclosed(Position(path, text.count("\n", 0, lost[0]) + 1), len(lost)),) if lost else (),
    )


def _unclosed(position: Position, number: int) -> Problem:
    return Problem(
        position,
        Code.NOT_READ,
        f"the tag of a bookmark that begins here does not end within reach; {number:,} such could not be read",
        "Close the tag with >, or export the bookmarks anew.",
    )


@dataclass(slots=True)
class _Open:
    """A bookmark or folder that is being read."""

    attributes: Mapping[str, str]
    line: int
    name: list[str] = field(default_factory=list)
    note: list[str] = field(default_factory=list)


class _Bookmarks(HTMLParser):
    def __init__(self, path: str) -> None:
        super().__init__()
        self._path = path
        self._folders: list[str] = []
        self._next_folder = ""
        self._bookmark: _Open | None = None
        self._heading: _Open | None = None
        self._into: list[str] | None = None
        self.drafts: list[Draft] = []
        self.left_out: list[LeftOut] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = attributes(attrs)
        line = self.getpos()[0]
        if tag == "a":
            self.end()
            if "href" in values:
                self._bookmark = _Open(values, line)
                self._into = self._bookmark.name
        elif tag == "h3":
            self.end()
            self._heading = _Open(values, line)
            self._into = self._heading.name
        elif tag == "dd":
            self._into = self._bookmark.note if self._bookmark else None
        elif tag in ("dt", "dl"):
            self.end()
            if tag == "dl":
                self._folders.append(self._next_folder)
                self._next_folder = ""

    def handle_endtag(self, tag: str) -> None:
        if tag in ("a", "h3"):
            self._into = None
            if tag == "h3":
                self.end()
        elif tag == "dl":
            self.end()
            if self._folders:
                self._folders.pop()

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._into.append(data)

    def end(self) -> None:
        """Keep what was read of a bookmark or a folder's name."""
        if self._heading:
            own = any(self._heading.attributes.get(name, "").lower() == "true" for name in _BROWSERS_OWN)
            self._next_folder = "" if own else tidy.title("".join(self._heading.name))
            self._heading = None
        if self._bookmark:
            self._keep(self._bookmark)
            self._bookmark = None
        self._into = None

    def _keep(self, bookmark: _Open) -> None:
        values = bookmark.attributes
        name = tidy.clean("".join(bookmark.name))
        link = Link(
            Position(self._path, bookmark.line),
            usable_links.whole(values["href"].strip()),
            name,
            hosts.kind(values["href"]),
        )
        if reason := usable_links.reason(link.url) or (PRIVATE if values.get("private") == "1" else ""):
            self.left_out.append(LeftOut(link, reason))
            return
        folders = [folder for folder in self._folders if folder]
        named = titles.name("", _without_site(name), "", link.url, folders[-1] if folders else "")
        note = tidy.note(tidy.clean("".join(bookmark.note)))
        fields = EntryFields(
            title=tidy.title(named.title),
            url=link.url,
            kind=link.kind,
            status=Status.BACKLOG if values.get("toread") == "1" else None,
            date=hosts.date(link.url),
            tags=tidy.tags(values.get("tags", "").split(",")),
            note=note_writing.as_markdown(note) if note else None,
            added=_day(values.get("add_date", "")),
        )
        topic, section = [*reversed(folders), "", ""][:2]
        self.drafts.append(Draft(link.position, fields, topic, section))


def _without_site(name: str) -> str:
    """Return the title of a page without the name of the site that browsers keep with it."""
    if match := _ON_GITHUB.fullmatch(name):
        return match[1]
    return _SITE.sub("", name)


def _day(text: str) -> str | None:
    """Return the day of a time in seconds since 1970; some programs write milliseconds or microseconds."""
    if not text.isdecimal() or not text.isascii() or len(text) > 17 or int(text) == 0:
        return None
    seconds = int(text)
    while seconds > 10**11:
        seconds //= 1000
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()
