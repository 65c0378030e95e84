"""Items as Zotero has them, in its JSON or its table → records of a bibliography. Pure."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from ....core import kinds
from ....core.kinds import Kind
from ....core.problems import Position
from ....core.record_types import RECORD_TYPES
from ...drafts import LeftOut, Link
from .. import tidy
from . import identifiers, record_notes, values
from .record import Record, as_tags

NO_WORK = "is no work: a note or a file of one"

_NO_WORKS = frozenset(["attachment", "note", "annotation"])
_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "journalArticle": "article",
        "conferencePaper": "inproceedings",
        "bookSection": "incollection",
        "book": "book",
        "thesis": "phdthesis",
        "report": "techreport",
        "manuscript": "unpublished",
        "webpage": "online",
        "computerProgram": "software",
        "dataset": "dataset",
    }
)
_KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "preprint": Kind.PAPER,
        "blogPost": Kind.ARTICLE,
        "magazineArticle": Kind.ARTICLE,
        "newspaperArticle": Kind.ARTICLE,
        "encyclopediaArticle": Kind.ARTICLE,
        "dictionaryEntry": Kind.ARTICLE,
        "presentation": Kind.SLIDES,
        "videoRecording": Kind.VIDEO,
        "film": Kind.VIDEO,
        "tvBroadcast": Kind.VIDEO,
        "podcast": Kind.PODCAST,
        "audioRecording": Kind.PODCAST,
        "radioBroadcast": Kind.PODCAST,
        "forumPost": Kind.DISCUSSION,
        "interview": Kind.INTERVIEW,
    }
)
_HOLDERS = (
    *("publicationTitle", "proceedingsTitle", "bookTitle", "blogTitle", "websiteTitle", "forumTitle"),
    *("encyclopediaTitle", "dictionaryTitle", "programTitle", "conferenceName"),
)
_HOUSES = ("publisher", "university", "institution", "company", "repository", "studio", "label", "network")
_MAKERS = (
    *("author", "programmer", "director", "presenter", "podcaster", "artist", "performer", "interviewee", "inventor"),
    *("composer", "cartographer"),
)
_READ = frozenset(
    """
    itemType itemID itemKey key version libraryID uri select relations collections dateAdded dateModified accessDate
    attachments notes tags creators title shortTitle date DOI url ISBN ISSN volume issue pages language extra
    citationKey citekey number archiveID libraryCatalog journalAbbreviation citationKeyFormat inPublications
    """.split()
).union(_HOLDERS, _HOUSES)
_TAGS = re.compile(r"<[^<>]{1,500}>")
_ANNOTATIONS = re.compile(r"\W*(?:extracted )?annotations?\b", re.IGNORECASE)


def record(
    position: Position, item: Mapping[str, Any], collections: Sequence[str] = (), section: str = ""
) -> Record | LeftOut:
    """Return what an *item* says, which stands in *collections*, the first of them in that called *section*."""
    form = text(item, "itemType")
    if form in _NO_WORKS:
        return LeftOut(Link(position, "", text(item, "title") or text(item, "key") or form), NO_WORK)
    extra = record_notes.taken_apart(str(item.get("extra") or ""))
    type_ = _TYPES.get(form, "")
    row = RECORD_TYPES.get(type_)
    is_part = bool(row and row.is_part)
    kind = _KINDS.get(form) or kinds.BY_BIBTEX_TYPE.get(type_)
    whole, house = (next(filter(None, (text(item, name) for name in names)), "") for names in (_HOLDERS, _HOUSES))
    archive = text(item, "archiveID") or text(item, "number")
    return Record(
        position=position,
        key=text(item, "citationKey") or text(item, "citekey") or extra.data.get("citation-key", ""),
        type=type_ if kind is Kind.PAPER else "",
        title=text(item, "title"),
        kind=None if type_ in kinds.ANY_PAGE else kind,
        usual_kind=kind,
        urls=tuple(filter(None, (text(item, "url"), extra.data.get("url", "")))),
        doi=text(item, "DOI") or extra.data.get("doi", ""),
        arxiv=identifiers.arxiv_named(archive)
        or identifiers.arxiv_alone(extra.data.get("arxiv", ""))
        or identifiers.arxiv_named(whole),
        isbn=text(item, "ISBN") or extra.data.get("isbn", ""),
        authors=_people(item.get("creators"), is_part=is_part),
        venue=whole if is_part else "",
        volume=text(item, "volume"),
        issue=text(item, "issue"),
        pages=text(item, "pages"),
        publisher=house if is_part else whole or house,
        issued=_date(text(item, "date")),
        first_public=values.first_date(extra.data.get("original-date", "")),
        language=text(item, "language"),
        keywords=as_tags(_tags(item.get("tags"))),
        groups=tuple(collections),
        section=section,
        note=_note(item.get("notes")) or extra.prose,
        unread=tuple(name for name, value in item.items() if name not in _READ and value),
    )


def text(item: Mapping[str, Any], name: str) -> str:
    """Return the text of the field *name*, on one line; empty where it is none."""
    value = item.get(name)
    return tidy.clean(value) if isinstance(value, str) else ""


def _date(written: str) -> str:
    """Return the date in *written*: ``2015-12-00 12/2015`` is a month, written twice."""
    return values.first_date(re.sub(r"(?:-00)+(?=\D|$)", "", written.partition(" ")[0])) or values.first_date(written)


def _people(creators: Any, *, is_part: bool) -> tuple[str, ...]:
    """Return who made the work; editors only where nobody else did, and of a whole."""
    people = [person for person in creators if isinstance(person, Mapping)] if isinstance(creators, list) else []
    makers = [person for person in people if text(person, "creatorType") in _MAKERS]
    editors = [] if is_part else [person for person in people if text(person, "creatorType") == "editor"]
    names = (
        text(person, "name") or f"{text(person, 'firstName')} {text(person, 'lastName')}".strip()
        for person in makers or editors
    )
    return tuple(filter(None, names))


def _tags(tags: Any) -> list[str]:
    listed = tags if isinstance(tags, list) else []
    return [text(tag, "tag") if isinstance(tag, Mapping) else tag for tag in listed if isinstance(tag, (Mapping, str))]


def _note(notes: Any) -> str:
    """Return the first of *notes*, which are in HTML, that somebody wrote: not what was marked in the file."""
    for note in notes if isinstance(notes, list) else []:
        written = note.get("note") if isinstance(note, Mapping) else note
        if isinstance(written, str):
            words = tidy.clean(_TAGS.sub(" ", written))
            if words and not _ANNOTATIONS.match(words) and not record_notes.is_bookkeeping(words):
                return words
    return ""
