"""The types that BibTeX and biblatex have for records, with what other formats call the same: a row each. Pure.

A type that has no row here, such as ``misc``, says nothing of the work: its kind does.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class RecordType(NamedTuple):
    """A type of record: what CSL and RIS call it, and the field of BibTeX that names what the work is part of or from.

    *is_part* says that the field names something larger, as a journal is, and not who put the work out; *by_house* that
    who put it out may stand there, where nothing larger is known.
    """

    csl: str
    ris: str
    holder: str
    is_part: bool = False
    by_house: bool = True


_ARTICLE = RecordType("article-journal", "JOUR", "journal", is_part=True)
_AT_CONFERENCE = RecordType("paper-conference", "CONF", "booktitle", is_part=True)
_CHAPTER = RecordType("chapter", "CHAP", "booktitle", is_part=True)
_PART_OF_BOOK = _CHAPTER._replace(by_house=False)
_BOOK = RecordType("book", "BOOK", "publisher")
_THESIS = RecordType("thesis", "THES", "school")
_REPORT = RecordType("report", "RPRT", "institution")
_PAGE = RecordType("webpage", "ELEC", "organization")

RECORD_TYPES: Mapping[str, RecordType] = MappingProxyType(
    {
        "article": _ARTICLE,
        "inproceedings": _AT_CONFERENCE,
        "conference": _AT_CONFERENCE,
        "incollection": _CHAPTER,
        "inbook": _PART_OF_BOOK,
        "book": _BOOK,
        "mvbook": _BOOK,
        "collection": _BOOK,
        "proceedings": _BOOK,
        "phdthesis": _THESIS,
        "mastersthesis": _THESIS,
        "thesis": RecordType("thesis", "THES", "institution"),
        "techreport": _REPORT,
        "report": _REPORT,
        "manual": RecordType("book", "BOOK", "organization"),
        "online": _PAGE,
        "electronic": _PAGE,
        "www": _PAGE,
        "software": RecordType("software", "COMP", "organization"),
        "dataset": RecordType("dataset", "DATA", "publisher"),
        "booklet": RecordType("pamphlet", "PAMP", "howpublished"),
        "unpublished": RecordType("manuscript", "UNPB", "note"),
    }
)

OF_CSL: Mapping[str, str] = MappingProxyType({row.csl: name for name, row in reversed([*RECORD_TYPES.items()])})
"""The usual type of BibTeX by the type of CSL that means the same."""
