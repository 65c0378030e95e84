"""CSL-JSON, as Zotero, Pandoc and others export it → drafts. Pure."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ...core import kinds
from ...core.fields import ET_AL
from ...core.kinds import Kind
from ...core.problems import Position, ReadingListError
from ...core.record_types import OF_CSL, RECORD_TYPES, RecordType
from ...core.schema import EntryFields, Published, is_somewhere
from ..drafts import Draft, ImportedFile, LeftOut, Link
from . import bibliographic, hosts, note_writing, patterns, tidy
from .bibliographic import NOWHERE, Places

_OTHERS = ("others", "et al.", "et al")
_NO_PART = RecordType("", "", "")
_SPACE = re.compile(r"\s*")
_TAGS = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
LISTS = ("items", "references")
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)
_ARXIV = re.compile(r"arxiv:\s*([a-z-]+(?:\.[a-z]{2})?/\d{7}|\d{4}\.\d{4,5})", re.IGNORECASE)


def read(path: str, text: str) -> ImportedFile:
    """Return the works in the CSL-JSON *text* of the file at *path*.

    Raises ReadingListError when the text is not a list of works in JSON.
    """
    drafts: list[Draft] = []
    left_out: list[LeftOut] = []
    for line, item in _items(path, text):
        work = item if isinstance(item, Mapping) else {}
        places = bibliographic.places(_text(work, "URL"), _text(work, "DOI"), _arxiv(work), _text(work, "ISBN"))
        title = tidy.title(tidy.clean(_TAGS.sub("", _text(work, "title"))))
        link = Link(Position(path, line), places.link, title)
        if reason := bibliographic.fault(link):
            left_out.append(LeftOut(link, reason))
            continue
        draft = _draft(link, work, places)
        if is_somewhere(draft.fields.known()):
            drafts.append(draft)
        else:
            left_out.append(LeftOut(link, NOWHERE))
    return ImportedFile(path, tuple(drafts), tuple(left_out))


def _items(path: str, text: str) -> Iterator[tuple[int, Any]]:
    """Yield the items of the list in *text*, each with its line."""
    start = _open_list(path, text)
    line, counted = 1, 0
    while True:
        start = _skip(text, start)
        if text[start : start + 1] == "]":
            return
        line += text.count("\n", counted, start)
        counted = start
        try:
            item, end = _DECODER.raw_decode(text, start)
        except (ValueError, RecursionError) as trouble:
            raise _broken(path, line, trouble) from trouble
        yield line, item
        start = _skip(text, end)
        if text[start : start + 1] == ",":
            start += 1
        elif text[start : start + 1] != "]":
            raise _broken(path, line + text.count("\n", counted, start), "a comma or ] is missing")


def _open_list(path: str, text: str) -> int:
    """Return where the first item begins, whether the file is the list itself or holds it as ``items``."""
    start = _skip(text, 0)
    if text[start : start + 1] == "[":
        return start + 1
    match = re.compile(rf'"(?:{"|".join(LISTS)})"\s*:\s*\[').search(text, start)
    if text[start : start + 1] != "{" or not match:
        raise _broken(path, 1, "it does not begin with a list of works")
    return match.end()


def _skip(text: str, start: int) -> int:
    match = _SPACE.match(text, start)
    return match.end() if match else start


def _broken(path: str, line: int, trouble: object) -> ReadingListError:
    reason = (
        "it is nested too deep"
        if isinstance(trouble, RecursionError)
        else getattr(trouble, "msg", None) or str(trouble)
    )
    return ReadingListError(f"{path}:{line}: is not CSL-JSON ({reason}). Export it anew.")


def _text(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    return tidy.clean(value) if isinstance(value, str) else ""


def _arxiv(item: Mapping[str, Any]) -> str:
    """Return the arXiv id of *item*: its number, or a line of its note, where Zotero puts it."""
    note = item.get("note")
    lines = [_text(item, "number"), *(note.splitlines() if isinstance(note, str) else ())]
    return next((match[1] for line in lines if (match := _ARXIV.match(line.strip()))), "")


def _draft(link: Link, item: Mapping[str, Any], places: Places) -> Draft:
    type_ = _text(item, "type")
    whole, house = (_name(item, name) for name in ("container-title", "publisher"))
    is_cited = whole and RECORD_TYPES.get(OF_CSL.get(type_, ""), _NO_PART).is_part
    note = _text(item, "annote") or _text(item, "note")
    tidy_note = "" if patterns.is_bookkeeping(note) else tidy.note(_TAGS.sub("", note))
    issued = _date(item.get("issued"))
    fields = EntryFields(
        title=link.title,
        **places._asdict(),
        kind=_kind(type_, _text(item, "genre"), link.url),
        authors=_names(item.get("author")),
        publisher=(house if is_cited else whole or house) or None,
        date=_date(item.get("original-date")) or bibliographic.first_public(issued, places, at_venue=bool(is_cited)),
        published=_published(whole, issued or "", item) if is_cited else None,
        language=bibliographic.language(_text(item, "language")),
        tags=_keywords(item.get("keyword")),
        note=note_writing.as_markdown(tidy_note) if tidy_note else None,
        cite=bibliographic.cite(_text(item, "citation-key"), _record_type(type_)),
    )
    return Draft(link.position, fields)


def _record_type(type: str) -> str:
    """Return what BibTeX calls the *type* of a paper; of other works, their kind says enough."""
    return OF_CSL.get(type, "") if kinds.BY_CSL_TYPE.get(type) is Kind.PAPER else ""


def _name(item: Mapping[str, Any], field: str) -> str:
    return tidy.named(_TAGS.sub("", _text(item, field)))


def _published(venue: str, issued: str, item: Mapping[str, Any]) -> Published | None:
    return bibliographic.published(venue, issued, *(_text(item, field) for field in ("volume", "issue", "page")))


def _kind(type: str, genre: str, url: str) -> Kind | None:
    by_type, by_host = kinds.BY_CSL_TYPE.get(type), hosts.kind(url)
    usual = by_host or by_type if type in kinds.ANY_PAGE else by_type or by_host
    return kinds.of_genre(type, genre) or usual


def _names(people: Any) -> tuple[str, ...]:
    names = []
    for person in people if isinstance(people, list) else []:
        if isinstance(person, Mapping):
            parts = [
                _text(person, part)
                for part in ("given", "non-dropping-particle", "dropping-particle", "family", "suffix")
            ]
            names.append(_text(person, "literal") or " ".join(part for part in parts if part))
    people = [name for name in names if name and name.lower() not in _OTHERS]
    return (*people, *([ET_AL] if people and len(people) < len([*filter(None, names)]) else []))


def _date(issued: Any) -> str | None:
    if not isinstance(issued, Mapping):
        return None
    parts = issued.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    if first and all(isinstance(part, str) and part.isdecimal() for part in first):
        year, *rest = first[:3]
        return bibliographic.date("-".join([year, *(part.zfill(2) for part in rest)]))
    return bibliographic.date(_text(issued, "raw") or _text(issued, "literal"))


def _keywords(value: Any) -> tuple[str, ...]:
    parts = value if isinstance(value, list) else re.split(r"[,;]", value) if isinstance(value, str) else []
    return tidy.tags(part for part in parts if isinstance(part, str))
