"""An entry → a BibTeX record of the types and fields that every style knows. Pure."""

from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from ...core.dates import MONTHS
from ...core.kinds import Kind
from ...core.schema import Entry
from . import latex
from .person_names import PersonName, parts
from .venue import Venue, arxiv, doi, venue

_PUBLISHERS = {
    "article": "journal",
    "inproceedings": "booktitle",
    "conference": "booktitle",
    "incollection": "booktitle",
    "techreport": "institution",
    "phdthesis": "school",
    "mastersthesis": "school",
    "manual": "organization",
    "booklet": "howpublished",
    "unpublished": "note",
}
"""The field that says who published a work of a type; it is the publisher's own for all others but ``misc``."""

_IN_ADDRESSES = "/?#[]@!$&'()*+,;=:%~._-"


def record(entry: Entry) -> str:
    """Return the BibTeX record of *entry*, its key the entry's id; without a line break at the end.

    The first line is ``@type{id,``; each field stands on a line of its own.
    """
    kind = _type(entry)
    fields = ",\n".join(f"  {name} = {value}" for name, value in _fields(entry, kind))
    return f"@{kind}{{{entry.id},\n{fields}\n}}"


def _type(entry: Entry) -> str:
    other = entry.kind.row.bibtex if entry.kind else "misc"
    return {Venue.JOURNAL: "article", Venue.CONFERENCE: "inproceedings", Venue.OTHER: other}[venue(entry)]


def _wording(entry: Entry) -> str:
    """Return what the work is, for a type that says nothing of it; an eprint of arXiv is a paper anyway."""
    if not entry.kind or (entry.kind is Kind.PAPER and arxiv(entry)):
        return ""
    return entry.kind.row.wording


def _fields(entry: Entry, kind: str) -> Iterator[tuple[str, str]]:
    if entry.authors:
        yield "author", _braced(" and ".join(_person(name, entry.publisher) for name in entry.authors))
    yield "title", _braced(latex.title(entry.title))
    if kind == "misc":
        words = [_wording(entry), latex.encode(entry.publisher or "")]
        if how := ", ".join(word for word in words if word):
            yield "howpublished", _braced(how)
    elif entry.publisher:
        yield publisher_field(kind), _braced(latex.encode(entry.publisher))
    if entry.date:
        yield "year", _braced(entry.date[:4])
        if month := entry.date[5:7]:
            yield "month", MONTHS[int(month) - 1][:3].lower()
    if number := arxiv(entry):
        yield "eprint", _braced(number)
        yield "archiveprefix", "{arXiv}"
    if doi_name := doi(entry):
        yield "doi", _braced(doi_name)
    if entry.link:
        yield "url", _braced(_address(entry.link))
    if entry.added:
        yield "urldate", _braced(entry.added)
    if entry.tags:
        yield "keywords", _braced(", ".join(map(latex.encode, entry.tags)))
    if not entry.authors:
        yield "key", _braced(latex.encode(entry.title))  # what styles sort by and label with


def publisher_field(kind: str) -> str:
    """Return the field in which records of the BibTeX type *kind* say who published the work."""
    return _PUBLISHERS.get(kind, "publisher")


def _braced(text: str) -> str:
    return f"{{{text}}}"


def _person(name: str, publisher: str | None) -> str:
    """Return *name* as ``Last, First``, in braces where it must stay as it is."""
    if name.lower() in ("et al.", "et al", "others"):
        return "others"
    return _written(parts(name, publisher))


def _written(name: PersonName) -> str:
    if not name.given:
        return _braced(latex.encode(name.family))
    family = latex.encode(f"{name.particle} {name.family}".strip())
    return ", ".join(part for part in (family, name.suffix, latex.encode(name.given)) if part)


def _address(url: str) -> str:
    """Return *url* in ASCII, as programs write it that know no other letters."""
    if url.isascii():
        return url
    scheme, _, rest = url.partition("://")
    host = urlsplit(url).netloc
    try:
        plain = host.encode("idna").decode()
    except UnicodeError:
        plain = quote(host, safe=":[]")
    return f"{scheme}://{plain}{quote(rest[len(host) :], safe=_IN_ADDRESSES)}"
