"""A work as a bibliography has it, in whatever format → a draft, and what of it an entry has no room for. Pure."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from ....core import dates
from ....core.fields import ET_AL, MAX_NAME, MAX_TAGS, MAX_TITLE, USUAL_NOTE
from ....core.kinds import Kind
from ....core.levels import Status
from ....core.problems import Position
from ....core.record_types import RECORD_TYPES
from ....core.schema import EntryFields, is_somewhere
from ...drafts import Draft, LeftOut, Link, Notice
from .. import hosts, note_writing, tidy
from ..csv_rows import NO_FIELD as NO_FIELD
from ..saved_links import is_unread
from . import identifiers, record_notes, values
from .identifiers import Places

NO_TITLE = "has no title: give it one"
NOWHERE = "names no address, DOI, arXiv id or ISBN, and not both authors and date: add one of them"
TAGS_LOST = "keywords that are no tags of the entry"
NOTE_CUT = "a note was cut"
TITLE_CUT = "a title was cut"
ADDRESS_LOST = "an address that cannot be published"
PEOPLE_LOST = "authors that are not named in the entry"
TWICE = "keys that stand twice; each record was read"

_MAX_AUTHORS = 100
_ELEMENTS = re.compile(
    r"</?(?:i|b|u|em|strong|sub|sup|span|sc|scp|tt|italic|bold|br|p|inline-formula|tex-math|mml:[a-z]+)(?:\s[^<>]{0,200})?/?>",
    re.IGNORECASE,
)
_ENTITIES = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#x[0-9A-Fa-f]{2,6});")
_PREPRINT = re.compile(r"(?:arxiv(?: preprint| e-?prints?)?(?:\.org)?(?:\s*arxiv)?(?:[:\s(,]|$)|corr$)", re.IGNORECASE)
_ET_AL = frozenset(["others", "and others", "et al", "et al.", "et. al.", "u. a.", "u.a."])


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A work in the words of a bibliography: plain text that nobody has judged yet; what is not known is empty.

    *urls* are its addresses, the one to show first. *hints* may name one where nothing else says where it is. *type* is
    what BibTeX would call the record. *kind* is certain, *usual_kind* what it is where its host does not know better.
    *issued* dates the version that is cited, *first_public* the work. The first of *groups* is its topic. *unread*
    names fields that entries have no place for.
    """

    position: Position
    title: str
    key: str = ""
    type: str = ""
    kind: Kind | None = None
    usual_kind: Kind | None = None
    urls: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    doi: str = ""
    arxiv: str = ""
    isbn: str = ""
    authors: tuple[str, ...] = ()
    venue: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    publisher: str = ""
    issued: str = ""
    first_public: str = ""
    language: str = ""
    keywords: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    section: str = ""
    note: str = ""
    companions: tuple[Link, ...] = ()
    added: str = ""
    unread: tuple[str, ...] = ()

    @property
    def is_part(self) -> bool:
        """Whether the work stands in something larger, whose ISBN and editors are not its own."""
        row = RECORD_TYPES.get(self.type)
        return bool(row and row.is_part)


def as_words(text: str) -> str:
    """Return *text* without the elements and references of HTML that catalogues put into titles."""
    return tidy.clean(html.unescape(_ELEMENTS.sub("", text)) if _ENTITIES.search(text) else _ELEMENTS.sub("", text))


def draft_of(record: Record) -> Draft | LeftOut:
    """Return what *record* says, as a draft, or why it cannot become an entry."""
    title = tidy.title(as_words(record.title))
    places = _places(record)
    link = Link(record.position, places.link, title)
    if not title:
        return LeftOut(Link(record.position, places.link, record.key), NO_TITLE)
    venue = tidy.named(as_words(record.venue))
    is_preprint = _PREPRINT.match(venue) is not None
    published = (
        None
        if is_preprint
        else values.published(venue, record.issued, *map(as_words, (record.volume, record.issue, record.pages)))
    )
    publisher = tidy.named(as_words(record.publisher)) or ("arXiv" if is_preprint else "")
    fields = EntryFields(
        title=title,
        **places._asdict(),
        kind=record.kind or hosts.kind(places.link) or record.usual_kind,
        authors=_people(record.authors),
        publisher=publisher or None,
        date=record.first_public
        if dates.is_date(record.first_public)
        else identifiers.first_public(record.issued, places, at_venue=published is not None),
        published=published,
        language=values.language(record.language),
        status=Status.BACKLOG if any(map(is_unread, record.keywords)) else None,
        tags=tidy.keywords(_keywords(record)),
        note=_note(record, title, venue),
        added=record.added or None,
        cite=values.cite(record.key, record.type),
    )
    if not is_somewhere(fields.known()):
        unusable = next((fault for url in record.urls if (fault := identifiers.fault(identifiers.whole(url)))), "")
        shown = link if link.url else Link(record.position, next(iter(record.urls), ""), title)
        return LeftOut(shown, unusable or NOWHERE)
    return Draft(
        record.position,
        fields,
        topic=next(iter(record.groups), ""),
        section=record.section,
        companions=tuple(other for other in record.companions if other.url != places.url),
    )


def _keywords(record: Record) -> list[str]:
    """Return what *record* is found by: its keywords, but for one that says that it is unread, and further groups."""
    return [*(word for word in record.keywords if not is_unread(word)), *record.groups[1:]]


def _places(record: Record) -> Places:
    isbn = "" if record.is_part else record.isbn
    places = identifiers.places(record.urls, record.doi, record.arxiv, isbn)
    return places if places.link else identifiers.places(record.hints, "", "", "")


def _people(names: Iterable[str]) -> tuple[str, ...]:
    """Return *names*, as many as an entry may need, and that there are others where one of them says so."""
    texts = [as_words(name) for name in names]
    people = [name for name in texts if name and name.lower() not in _ET_AL]
    fitting = [name for name in people if len(name) <= MAX_NAME][:_MAX_AUTHORS]
    cut = len(fitting) < len([name for name in texts if name])
    return (*fitting, *([ET_AL] if cut and fitting else []))


def _note(record: Record, title: str, venue: str) -> str | None:
    words = as_words(record.note)
    if record_notes.is_bookkeeping(words) or record_notes.repeats(words, (title, venue)):
        return None
    note = tidy.note(words)
    return note_writing.as_markdown(note) if note else None


def notices(record: Record, draft: Draft) -> Iterator[Notice]:
    """Yield what of *record* is not in the *draft* that was made of it."""
    fields, place = draft.fields, record.position
    words = _keywords(record)
    if lost := tidy.lost_keywords(words, tidy.keywords(words)):
        yield Notice(place, TAGS_LOST, ", ".join(lost))
    if len(as_words(record.title)) > MAX_TITLE:
        yield Notice(place, TITLE_CUT, fields.title)
    if fields.note and len(as_words(record.note)) > USUAL_NOTE:
        yield Notice(place, NOTE_CUT, fields.title)
    named = len([name for name in record.authors if name.strip() and name.strip().lower() not in _ET_AL])
    if named > len([name for name in fields.authors if name != ET_AL]):
        yield Notice(place, PEOPLE_LOST, f"{named - len(fields.authors) + 1} of {fields.title}")
    for url in record.urls:
        if fault := identifiers.fault(identifiers.whole(url)):
            yield Notice(place, ADDRESS_LOST, f"{tidy.cut(tidy.clean(url), 100)} ({fault})")


def as_tags(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the keywords in *texts*, which commas and semicolons part, each once."""
    words = (word.strip() for text in texts for word in re.split(r"[,;]", text))
    return tuple(islice(dict.fromkeys(word for word in words if word), 10 * MAX_TAGS))
