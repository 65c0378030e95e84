"""BibTeX and biblatex → records of a bibliography. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence

from ....core import kinds
from ....core.codes import Code
from ....core.problems import Position, Problem, ReadingListError
from ....core.record_types import RECORD_TYPES
from ...drafts import ImportedFile, LeftOut, Link
from .. import tidy, vocabulary
from . import bibtex_blocks, bibtex_places, values
from .bibliography import imported
from .bibtex_blocks import Block, Unread
from .bibtex_names import people
from .jabref_groups import Groups, groups_in
from .journal_macros import journal
from .latex_text import plain
from .record import Record, as_tags

MAX_ENTRIES = 20_000
COMMENTED = "stands in a comment"
NO_WORK = "is no work, but what other records share or print"

_NO_WORKS = frozenset(["xdata", "set", "control", "ieeetranbstctl", "bibnote", "revtex-control", "achemso-control"])
_VENUES = ("journal", "journaltitle", "booktitle")
_TITLES = ("title", "issuetitle", "eventtitle", "shorttitle")
_PAGES = ("pages", "eid", "articleno", "article-number")
_PUBLISHERS = ("publisher", "school", "institution", "organization", "holder")
_KEYWORDS = ("keywords", "keyword", "author_keywords", "tags", "mendeley-tags")
_READ = frozenset(
    """
    title subtitle author editor year month day date origdate volume number issue pages eid articleno article-number
    doi isbn eprint archiveprefix eprinttype eprintclass primaryclass arxiv arxivid pmid pmcid langid language
    howpublished note annote annotation groups crossref xdata xref urldate ids key shorthand adsurl
    """.split()
).union(["maintitle"], bibtex_places.ADDRESSES, _VENUES, _PUBLISHERS, _KEYWORDS, bibtex_places.LINKS)
_OF_PROGRAMS = re.compile(
    r"(?:owner|timestamp|file|date-(?:added|modified)|bdsk-.*|__markedentry|creationdate|modificationdate|bib(?:url|source)|"
    r"citeulike.*|mendeley-.*|adsnote|keywords-plus|sort(?:key|name|title|year)|presort|options|readstatus|ranking|"
    r"username|interhash|intrahash|biburl|added-at|priority|printed|qualityassured|.*\+an|local-url|rating|issn|e?issn)"
)
_RECORD = re.compile(r"@\w*[ \t]*[{(]")


def read(path: str, text: str) -> ImportedFile:
    """Return the works in the BibTeX *text* of the file at *path*; an entry that cannot be read is a problem.

    Raises ReadingListError when there are more entries than can be read at once.
    """
    if text.count("@") > 10 * MAX_ENTRIES or len(_RECORD.findall(text)) > MAX_ENTRIES:
        raise ReadingListError(f"{path}: has more than {MAX_ENTRIES:,} entries. Split it.")
    file = bibtex_blocks.read(text)
    groups = groups_in(file.comments)
    blocks = [block for block in file.blocks if isinstance(block, Block)]
    broken = [block for block in file.blocks if isinstance(block, Unread)]
    return imported(
        path,
        [_read(path, block, groups) for block in blocks],
        problems=[_problem(path, block) for block in broken],
        unread=sum(block.is_record for block in broken),
    )


def _problem(path: str, block: Unread) -> Problem:
    return Problem(
        Position(path, block.line),
        Code.NOT_READ,
        f"this BibTeX entry cannot be read: {block.reason}",
        "Close its braces and quotes, and put a comma after each field.",
    )


def _read(path: str, block: Block, groups: Groups) -> Record | LeftOut:
    position = Position(path, block.line)
    if block.is_comment or block.type in _NO_WORKS:
        shown = tidy.clean(block.key) or f"@{block.type}"
        return LeftOut(Link(position, "", shown), COMMENTED if block.is_comment else NO_WORK)
    return _record(position, block, groups)


def _record(position: Position, block: Block, groups: Groups) -> Record:
    fields = block.fields
    how, house = _how_published(fields)
    by_type = kinds.BY_BIBTEX_TYPE.get(block.type)
    is_certain = by_type is not None and block.type not in kinds.ANY_PAGE
    belongs_to = _groups(block, groups)
    return Record(
        position=position,
        key=block.key,
        type=block.type,
        title=_title(fields),
        kind=by_type if is_certain else kinds.of_wording(how) or vocabulary.named_kind(how),
        usual_kind=by_type,
        urls=tuple(filter(None, (bibtex_places.address(fields.get(name, "")) for name in bibtex_places.ADDRESSES))),
        hints=tuple(bibtex_places.hints(fields)),
        doi=bibtex_places.doi_of(fields),
        arxiv=bibtex_places.arxiv_of(fields),
        isbn=plain(fields.get("isbn", "")),
        authors=people(fields.get("author", "") or ("" if _is_part(block.type) else fields.get("editor", ""))),
        venue=_venue(block),
        volume=plain(fields.get("volume", "")),
        issue=plain(fields.get("number", "") or fields.get("issue", "")),
        pages=_first(fields, _PAGES),
        publisher=_first(fields, _PUBLISHERS) or house,
        issued=_date(fields),
        first_public=values.first_date(plain(fields.get("origdate", ""))),
        language=plain(fields.get("langid", "") or fields.get("language", "").partition(" and ")[0]),
        keywords=as_tags(plain(fields.get(name, "")) for name in _KEYWORDS),
        groups=belongs_to,
        section=next((groups.parent[name] for name in belongs_to[:1] if name in groups.parent), ""),
        note=_note(fields),
        companions=tuple(bibtex_places.companions(position, fields)),
        unread=tuple(_unread(fields)),
    )


def _unread(fields: Mapping[str, str]) -> Iterator[str]:
    """Yield the names of *fields* that say something of the work for which an entry has no place."""
    for name, text in fields.items():
        is_address = name not in bibtex_places.LINKS or bibtex_places.address_in(bibtex_places.unescaped(text))
        if (name not in _READ and not _OF_PROGRAMS.fullmatch(name)) or not is_address:
            yield name


def _is_part(type_: str) -> bool:
    row = RECORD_TYPES.get(type_)
    return bool(row and row.is_part)


def _first(fields: Mapping[str, str], names: Sequence[str]) -> str:
    """Return the first of the *fields* called *names* that says anything."""
    return next((text for name in names if (text := plain(fields.get(name, "")))), "")


def _title(fields: Mapping[str, str]) -> str:
    """Return the title with the subtitle, or what else a work is called that has none."""
    title = tidy.title(_first(fields, _TITLES))
    subtitle = tidy.title(plain(fields.get("subtitle", "")))
    return f"{title}: {subtitle}" if subtitle and title else title


def _venue(block: Block) -> str:
    """Return the journal or the book that the work stands in."""
    journals = (journal(block.fields.get(name, "")) for name in _VENUES)
    names = (*_VENUES, "maintitle") if _is_part(block.type) else _VENUES
    return next(filter(None, journals), "") or _first(block.fields, names)


def _how_published(fields: Mapping[str, str]) -> tuple[str, str]:
    """Return what a work is called that has no type of its own, and by whom it is where the words are ours."""
    how, _, house = plain(fields.get("howpublished", "")).partition(", ")
    if how.lower() == "arxiv":
        return "", "arXiv"
    return how.partition(",")[0], tidy.named(house) if kinds.of_wording(how) else ""


def _groups(block: Block, groups: Groups) -> tuple[str, ...]:
    """Return the groups of JabRef that the record is in."""
    named = (plain(name) for name in block.fields.get("groups", "").split(","))
    return tuple(dict.fromkeys(filter(None, (*named, *groups.of_key.get(block.key, ())))))


# --- When, and what of it -----------------------------------------------------------------------


def _date(fields: Mapping[str, str]) -> str:
    year, month, day = (plain(fields.get(name, "")) for name in ("year", "month", "day"))
    return values.first_date(plain(fields.get("date", ""))) or values.day_of(year, month, day)


def _note(fields: Mapping[str, str]) -> str:
    """Return what somebody wrote of the work: an annotation before a note, which styles print and often is none."""
    annotation = plain(fields.get("annote", "") or fields.get("annotation", ""))
    note = fields.get("note", "")
    return annotation or ("" if bibtex_places.ADDRESS.fullmatch(note.strip()) else plain(note))
