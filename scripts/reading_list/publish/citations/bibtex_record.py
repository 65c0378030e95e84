"""An entry → a BibTeX record, of types and fields that BibTeX, biblatex and reference managers know. Pure."""

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import quote, urlsplit

from ...core.dates import MONTHS
from ...core.kinds import Kind, is_like
from ...core.languages import is_english, langid
from ...core.own_fields import items
from ...core.person_names import PersonName
from ...core.schema import Entry
from . import latex
from .keys import Key
from .reference import Reference, dashed, reference

_IN_ADDRESSES = "/?#[]@!$&'()*+,;=:%~._-"


def record(entry: Entry, key: Key, language: str) -> str:
    """Return the BibTeX record of *entry*, without a line break at the end; *language* is that of the list.

    The first line is ``@type{key,``; each field stands on a line of its own. Where the id of the entry is another key
    of the work, it is the first of ``ids``, and these are the first field.
    """
    cited = reference(entry)
    fields = list(_fields(entry, cited, entry.language or language))
    if entry.own_fields:
        ours = {name for name, _ in fields}
        fields += [(name, value) for name, value in _own(entry) if name not in ours]
    if key.others:
        fields.insert(0 if key.others[0] == entry.id else len(fields), ("ids", _braced(", ".join(key.others))))
    lines = ",\n".join([f"  {name} = {value}" for name, value in fields])
    return f"@{cited.type}{{{key.name},\n{lines}\n}}"


def _wording(entry: Entry, cited: Reference) -> str:
    """Return what the work is in LaTeX, for a type that says nothing of it; an eprint of arXiv is a paper anyway."""
    if not entry.kind or (is_like(entry.kind, Kind.PAPER) and cited.arxiv):
        return ""
    return latex.encode(entry.kind.row.wording)


def _fields(entry: Entry, cited: Reference, language: str) -> Iterator[tuple[str, str]]:
    if entry.authors:
        others = ["others"] if entry.has_more_authors else []
        yield "author", _braced(" and ".join([*map(_written, cited.people), *others]))
    yield "title", _braced(_title(entry.title, language))
    yield from _places(entry, cited)
    if cited.date:
        yield "year", _braced(cited.date[:4])
        if month := cited.date[5:7]:
            yield "month", MONTHS[int(month) - 1][:3].lower()
    for name, value in (("volume", cited.volume), ("number", cited.issue)):
        if value:
            yield name, _braced(latex.encode(value))
    if cited.pages:
        yield "pages", _braced(latex.encode(dashed(cited.pages)))
    if cited.arxiv:
        yield "eprint", _braced(cited.arxiv)
        yield "archiveprefix", "{arXiv}"
    for name, value in (("doi", cited.doi), ("isbn", cited.isbn), ("url", _address(cited.url))):
        if value:
            yield name, _braced(value)
    if entry.added and cited.url:
        yield "urldate", _braced(entry.added)
    if (entry.language or not is_english(language)) and (babel := langid(language)):
        yield "langid", _braced(babel)
    if entry.tags:
        yield "keywords", _braced(", ".join(map(latex.encode, entry.tags)))
    if not entry.authors:
        yield "key", _braced(latex.encode(entry.title))  # what styles sort by and label with


def _own(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield what fields of the list's own say, by the fields of BibTeX that are to have it."""
    texts: dict[str, list[str]] = {}
    for field, value in entry.own.items():
        if field.is_exported and field.bibtex:
            words = ", ".join(items(value))
            texts.setdefault(field.bibtex, []).append(f"{field.label}: {words}" if field.bibtex == "note" else words)
    for name, words_of in texts.items():
        yield name, _braced(latex.encode("; ".join(words_of)))


def _places(entry: Entry, cited: Reference) -> Iterator[tuple[str, str]]:
    """Yield what the work is part of, and who put it out."""
    publisher = latex.encode(cited.publisher)
    if cited.type == "misc":
        words = [_wording(entry, cited), publisher]
        if how := ", ".join(word for word in words if word):
            yield "howpublished", _braced(how)
        return
    if cited.row and cited.row.is_part:
        if cited.venue:
            yield cited.row.holder, _braced(_place(cited.venue, cited.row.holder))
        if publisher and cited.type != "article":
            yield "publisher", _braced(publisher)
    elif publisher:
        yield cited.row.holder if cited.row else "publisher", _braced(publisher)


_CAPITALISED = re.compile(r"\W[A-Z][a-z]")


def _place(name: str, field: str) -> str:
    """Return the *name* of a venue in LaTeX: where Pandoc would write it small, as a title, it keeps its capitals."""
    written = latex.encode(name)
    return _braced(written) if field == "booktitle" and _CAPITALISED.search(name) else written


def _title(title: str, language: str) -> str:
    """Return *title* in LaTeX. Only titles in English are written small by styles: others keep their capitals."""
    return latex.title(title) if is_english(language) else _braced(latex.encode(title))


def _braced(text: str) -> str:
    return f"{{{text}}}"


@lru_cache(maxsize=50_000)
def _written(name: PersonName) -> str:
    """Return *name* as ``Last, First``, in braces where it must stay as it is."""
    if not name.given:
        return _braced(latex.encode(name.family))
    family = latex.encode(f"{name.particle} {name.family}" if name.particle else name.family)
    return ", ".join(filter(None, (family, name.suffix, latex.encode(name.given))))


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
