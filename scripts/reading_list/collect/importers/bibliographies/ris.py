"""RIS, as EndNote, Mendeley, Zotero and databases export it → records of a bibliography. Pure.

Own lines rather than a library: the format is a tag and a text in each line, and what one could use names no lines.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from ....core import kinds
from ....core.kinds import Kind
from ....core.problems import Position
from ....core.record_types import RECORD_TYPES
from ...drafts import ImportedFile, Link, Notice
from .. import hosts, tidy
from . import identifiers, values
from .bibliography import imported
from .record import Record, as_tags

OUTSIDE = "lines outside of records, which TY begins"

_LINE = re.compile(r"\s*([A-Z][A-Z0-9]) {0,2}-(?: (.*)|\s*)")
_TYPES: Mapping[str, str] = MappingProxyType(
    {row.ris: name for name, row in reversed([*RECORD_TYPES.items()])}
    | {
        "CPAPER": "inproceedings",
        "ABST": "article",
        "EJOUR": "article",
        "INPR": "article",
        "EBOOK": "book",
        "EDBOOK": "collection",
        "ECHAP": "incollection",
        "ENCYC": "incollection",
        "DICT": "incollection",
        "DBASE": "dataset",
        "AGGR": "dataset",
        "BLOG": "online",
        "WEB": "online",
    }
)
_KINDS: Mapping[str, Kind] = MappingProxyType(
    {kind.row.ris: kind for kind in reversed(Kind) if kind.row.ris != "ELEC"}
    | {"MPCT": Kind.VIDEO, "MGZN": Kind.ARTICLE, "NEWS": Kind.ARTICLE, "BLOG": Kind.ARTICLE}
)
_TITLES = ("TI", "T1", "CT", "BT")
_JOURNALS = ("JF", "T2", "JO", "JA", "J2", "BT", "C3", "T3")
_READ = frozenset(
    """
    TY ER ID LB TI T1 CT BT T2 JF JO JA J2 C3 AU A1 A2 ED PY Y1 DA VL IS SP EP C7 PB SN DO UR L1 L2 LK N1 KW LA AN Y2
    M1 M3 DB DP UO U1
    """.split()
)


class _Lines(NamedTuple):
    """The lines of a record: where it begins, and the texts of each tag."""

    line: int
    texts: dict[str, list[str]]


def read(path: str, text: str) -> ImportedFile:
    """Return the works in the RIS *text* of the file at *path*."""
    parts = [*_records(text)]
    outside = [part for part in parts if "TY" not in part.texts]
    return imported(
        path,
        [_record(Position(path, part.line), part.texts) for part in parts if "TY" in part.texts],
        told=[Notice(Position(path, part.line), OUTSIDE, " ".join(part.texts)) for part in outside],
    )


def _records(text: str) -> Iterator[_Lines]:
    """Yield the records of *text*, each from its type to its end or to the next type, and what stands outside."""
    current: _Lines | None = None
    last: list[str] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        match = _LINE.fullmatch(line)
        if not match:
            if line.strip() and last:
                last[-1] = f"{last[-1]}\n{line.strip()}"
            continue
        tag, words = match[1], (match[2] or "").strip()
        if current and (tag == "TY" or (tag != "ER" and "ER" in current.texts)):
            yield current
            current = None
        if current is None and tag == "ER":
            continue
        current = current or _Lines(number, {})
        last = current.texts.setdefault(tag, [])
        last.append(words)
        if tag == "ER":
            yield current
            current, last = None, None
    if current:
        yield current


def _record(position: Position, texts: Mapping[str, list[str]]) -> Record:
    tag = _first(texts, "TY").upper()
    type_ = _TYPES.get(tag, "")
    row = RECORD_TYPES.get(type_)
    is_part = bool(row and row.is_part)
    by_type = kinds.BY_BIBTEX_TYPE.get(type_)
    kind = _KINDS.get(tag) or by_type
    whole = _first(texts, *_JOURNALS) if _first(texts, *_TITLES[:3]) else _first(texts, *_JOURNALS[:5])
    house = _first(texts, "PB")
    return Record(
        position=position,
        key=_key(texts),
        type=type_ if kind is Kind.PAPER else "",
        title=_first(texts, *_TITLES),
        kind=None if type_ in kinds.ANY_PAGE else kind,
        usual_kind=kind,
        urls=tuple(url for tag in ("UR", "LK") for line in texts.get(tag, []) for url in _urls(line)),
        doi=_first(texts, "DO") or next((line for line in texts.get("M3", []) if line.startswith("10.")), ""),
        arxiv=next((found for line in texts.get("AN", []) if (found := identifiers.arxiv_named(line))), ""),
        isbn=_first(texts, "SN"),
        authors=_people(texts, "AU", "A1") or (() if is_part else _people(texts, "A2", "ED")),
        venue=whole if is_part else "",
        volume=_first(texts, "VL"),
        issue=_first(texts, "IS"),
        pages=_pages(texts),
        publisher=house if is_part else whole or house,
        issued=_date(texts),
        language=_first(texts, "LA"),
        keywords=as_tags(word for line in texts.get("KW", []) for word in line.split("\n")),
        note=_first(texts, "N1"),
        companions=tuple(_companions(position, texts)),
        unread=tuple(tag for tag in texts if tag not in _READ),
    )


def _first(texts: Mapping[str, list[str]], *tags: str) -> str:
    """Return the first text of *tags* that says anything, on one line."""
    return next((words for tag in tags for line in texts.get(tag, []) if (words := tidy.clean(line))), "")


def _key(texts: Mapping[str, list[str]]) -> str:
    """Return the key of a record: its label, or its id where a program has not just counted."""
    label, number = _first(texts, "LB"), _first(texts, "ID")
    return label or ("" if re.fullmatch(r"[\d\W]*|.*[:/].*", number) else number)


def _urls(line: str) -> list[str]:
    return [url for url in re.split(r"\s*;\s*(?=https?:)|\s+", line) if url]


def _people(texts: Mapping[str, list[str]], *tags: str) -> tuple[str, ...]:
    return tuple(_person(tidy.clean(line)) for tag in tags for line in texts.get(tag, []) if line.strip())


def _person(name: str) -> str:
    """Return *name*, written as ``family, given, suffix``, as it is read."""
    family, _, rest = name.partition(",")
    given, _, suffix = rest.partition(",")
    return " ".join(part for part in (given.strip(), family.strip(), suffix.strip()) if part)


def _pages(texts: Mapping[str, list[str]]) -> str:
    first, last = _first(texts, "SP"), _first(texts, "EP")
    return f"{first}-{last}" if first and last and last not in first else first or _first(texts, "C7")


def _date(texts: Mapping[str, list[str]]) -> str:
    """Return the date of a record, ``2015/12/01/``: that of a day where it is of the same year."""
    year, day = (_day(_first(texts, *tags)) for tags in (("PY", "Y1"), ("DA",)))
    return day if day.startswith(year) else year


def _day(written: str) -> str:
    parts = [part for part in written.split("/")[:3] if part.strip().isdecimal()]
    day = "-".join([parts[0], *(part.zfill(2) for part in parts[1:])]) if parts else ""
    return values.date(day) or values.first_date(written)


def _companions(position: Position, texts: Mapping[str, list[str]]) -> Iterator[Link]:
    for tag, title in (("L1", "PDF"), ("L2", "Full text")):
        for url in (url for line in texts.get(tag, []) for url in _urls(line) if url.startswith(("http:", "https:"))):
            yield Link(position, url, title, hosts.kind(url) or Kind.PAPER)
