"""Links that somebody saved, as browsers and services export them → drafts. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from ...core import dates
from ...core.fields import USUAL_NOTE
from ...core.levels import Status
from ...core.problems import Position
from ...core.schema import EntryFields
from ...core.urls import is_address
from ..drafts import Draft, ImportedFile, LeftOut, Link, Notice
from . import hosts, note_writing, tidy, titles, usable_links, vocabulary
from .list_words import OwnWords

PRIVATE = "marked as private"
TITLE_GUESSED = "titles that are made of the address"
TAGS_LOST = "tags that an entry cannot have"
DESCRIPTION_LOST = "descriptions of pages that have a note as well"
NOTE_CUT = "notes that were cut, for they are longer than notes may be"
_SITE = re.compile(
    r"\s+[-|·–—]\s+(?:YouTube|Wikipedia(?:, the free encyclopedia)?|GitHub|Medium|Stack Overflow|Cross Validated|Quora|"
    r"Coursera|Hacker News|arXiv\.org|Towards Data Science)$"
)
_ON_GITHUB = re.compile(r"(?:GitHub - )?[\w.-]+/([\w.-]+: .+)")
_TOO_MANY_SECONDS = 10**11
_DAY = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}")
# Folders that services make themselves, as they are called in exports; what they say is told by other fields.
OWN_FOLDERS = frozenset(["unread", "archive", "archived", "read", "read archive", "starred", "unsorted", "favorites"])
_UNREAD = frozenset(
    ["unread", "to read", "to-read", "toread", "read later", "reading list", "currently-reading", "later"]
)


class SavedLink(NamedTuple):
    """A link as an export has it, in whatever format; *folders* from the outermost to the one it is in.

    The *note* is its owner's, the *description* the page's.
    """

    position: Position
    url: str
    title: str = ""
    note: str = ""
    description: str = ""
    tags: Sequence[str] = ()
    folders: Sequence[str] = ()
    added: str = ""
    state: str = ""
    is_private: bool = False
    words: OwnWords = OwnWords()


def imported(path: str, links: Iterable[SavedLink], left_out: Iterable[LeftOut] = ()) -> ImportedFile:
    """Return what becomes of the *links* of the file at *path*, beside what is *left_out* before."""
    drafts: list[Draft] = []
    left: list[LeftOut] = []
    notices: list[Notice] = []
    for saved in links:
        outcome = _outcome(saved)
        if isinstance(outcome, LeftOut):
            left.append(outcome)
        else:
            drafts.append(outcome)
            notices += _notices(saved, outcome)
    return ImportedFile(path, tuple(drafts), (*left, *left_out), notices=tuple(notices))


def is_unread(state: str) -> bool:
    """Tell whether *state*, the name of a folder or a shelf, or a keyword, says that a work is yet to be read."""
    name = state.strip().lower()
    return name in _UNREAD or name.replace(":", " ") in _UNREAD or name.rpartition(":")[2].strip() in _UNREAD


def _outcome(saved: SavedLink) -> Draft | LeftOut:
    name = tidy.clean(saved.title)
    url = usable_links.whole(tidy.clean(saved.url))
    link = Link(saved.position, url, name, hosts.kind(url))
    if reason := usable_links.reason(url):
        return LeftOut(link, reason)
    draft = _draft(link, saved)
    return LeftOut(link, PRIVATE, draft) if saved.is_private else draft


def _draft(link: Link, saved: SavedLink) -> Draft:
    folders = [name for folder in saved.folders if (name := tidy.title(tidy.clean(folder)))]
    own = [folder for folder in folders if folder.lower() not in OWN_FOLDERS]
    title = _title(link, own[-1] if own else "")
    note = tidy.note(tidy.clean(saved.note or saved.description))
    tags = tidy.keywords(tag for tag in saved.tags if not is_unread(tag))
    fields = EntryFields(
        title=title,
        url=link.url,
        kind=saved.words.kind or link.kind,
        level=saved.words.level,
        status=Status.BACKLOG if any(map(is_unread, (saved.state, *folders, *saved.tags))) else None,
        date=hosts.date(link.url),
        tags=tags,
        note=note_writing.as_markdown(note) if note else None,
        added=day(saved.added),
        own=saved.words.own,
    )
    topic, section = [*reversed(own), "", ""][:2]
    return Draft(link.position, fields, topic, section)


def _title(link: Link, folder: str) -> str:
    """Return the title of the page that *link* leads to: its name, unless that is an address or one bare word."""
    name = tidy.title(_without_site(link.title))
    if len(vocabulary.words(name)) > 1 and not is_address(name):
        return name
    return tidy.title(titles.name("", name, "", link.url, folder).title)


def _without_site(name: str) -> str:
    """Return the title of a page without the name of the site that browsers keep with it."""
    if match := _ON_GITHUB.fullmatch(name):
        return match[1]
    return _SITE.sub("", name)


def _is_of(title: str, name: str) -> bool:
    """Tell whether *title* has only words that the *name* of a link has."""
    return set(vocabulary.words(title)) <= set(vocabulary.words(name))


def _notices(saved: SavedLink, draft: Draft) -> Iterator[Notice]:
    if not _is_of(draft.fields.title, tidy.clean(saved.title)):
        yield Notice(saved.position, TITLE_GUESSED, draft.fields.title)
    yield from lost_tags(saved.position, (tag for tag in saved.tags if not is_unread(tag)), draft.fields.tags)
    yield from lost_words(saved.position, saved.note or saved.description)
    yield from saved.words.notices(saved.position)
    if saved.note and saved.description:
        yield Notice(saved.position, DESCRIPTION_LOST, tidy.clean(saved.description))


def lost_tags(position: Position, names: Iterable[str], tags: Sequence[str]) -> Iterator[Notice]:
    """Yield what cannot be kept of the tags called *names*, of which *tags* are kept."""
    if lost := tidy.lost_keywords(names, tags):
        yield Notice(position, TAGS_LOST, ", ".join(lost))


def lost_words(position: Position, note: str) -> Iterator[Notice]:
    """Yield that *note* is cut, where it is longer than notes are."""
    if len(text := tidy.clean(note)) > USUAL_NOTE:
        yield Notice(position, NOTE_CUT, f"{len(text):,} characters")


def day(text: str) -> str | None:
    """Return the day in *text*: as a date or time, or in seconds since 1970, or in smaller units."""
    text = text.strip()
    if match := _DAY.match(text):
        return dates.of_numbers(*(int(part) for part in re.split(r"[-/.]", match[0]))) or None
    if not text.isdecimal() or not text.isascii() or len(text) > 17 or int(text) == 0:
        return None
    seconds = int(text)
    while seconds > _TOO_MANY_SECONDS:
        seconds //= 1000
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()
