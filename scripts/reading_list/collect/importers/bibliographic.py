"""What formats of reference managers say of a work beyond its title, as entries take it. Pure."""

import re
from functools import cache
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from ...core import dates, fields
from ...core.identity import Service, address_of, by_arxiv, by_doi, identify
from ...core.languages import code_of, is_english
from ...core.schema import Cite, EntryFields, Published
from ..drafts import Link
from . import hosts, patterns, usable_links

NOWHERE = "names no address, DOI, arXiv id or ISBN, and not both authors and date"
_DOI_PREFIX = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_DASHES = re.compile(r"\s*(?:-{1,3}|[‐-―])\s*")
_ISBN = re.compile(r"[0-9](?:[ -]?[0-9X]){9,12}")


@cache
def _adapter(name: str) -> Any:
    return TypeAdapter(getattr(fields, name))


def usable(name: str, text: str) -> str | None:
    """Return *text* as the type *name* of ``core.fields`` takes it; None where it does not."""
    try:
        value: str = _adapter(name).validate_python(text)
    except ValidationError:
        return None
    return value


class Places(NamedTuple):
    """Where a work can be had, in the fields of an entry."""

    url: str | None
    doi: str | None
    arxiv: str | None
    isbn: str | None

    @property
    def link(self) -> str:
        """The address of the work, or the one that its identifier leads to; empty for neither."""
        return EntryFields(**self._asdict()).link


def places(url: str, doi: str, arxiv: str, isbn: str) -> Places:
    """Return where a work can be had; none of its identifiers twice.

    Without an address it is read at arXiv, if it is there.
    """
    preprint = address_of("arxiv", arxiv) if arxiv else ""
    address = usable_links.whole(url.strip() or preprint) or None
    known = identify(address) if address else None
    number = usable("ArxivId", arxiv)
    name = usable("Doi", _DOI_PREFIX.sub("", doi.strip()))
    return Places(
        address,
        None if name and by_doi(name) in (known, number and by_arxiv(number)) else name,
        None if number and by_arxiv(number) == known else number,
        next((valid for match in _ISBN.findall(isbn) if (valid := usable("Isbn", match))), None),
    )


def fault(link: Link) -> str:
    """Return why the work of *link* is left out, whatever else is known of it; empty where it is not."""
    if not link.title:
        return "has no title"
    return usable_links.reason(link.url) if link.url else ""


def published(venue: str, year: str, volume: str, issue: str, pages: str) -> Published | None:
    """Return where a work is cited from; None where the *venue* has no name that an entry may hold."""
    if not (name := usable("Name", venue)):
        return None
    words = {
        "year": usable("Year", year[:4]),
        "volume": usable("Locator", volume),
        "issue": usable("Locator", _DASHES.sub("-", issue)),
        "pages": usable("Locator", ", ".join(_DASHES.sub("-", part) for part in re.split(r"\s*,\s*", pages))),
    }
    return Published.model_validate({"venue": name} | {field: word for field, word in words.items() if word})


def cite(key: str, type_: str) -> Cite | None:
    """Return the *key* of a record and its *type_*, where this is one that says something."""
    if not (name := usable("CiteKey", key)):
        return None
    form = usable("CiteType", type_) if type_ != "misc" else None
    return Cite.model_validate({"key": name} | ({"type": form} if form else {}))


def language(text: str) -> str | None:
    """Return the BCP 47 code of the language in *text*, its code or babel's name; None for English, the usual one."""
    code = code_of(text) or usable("Language", text.strip())
    return code if code and not is_english(code) else None


def date(text: str) -> str | None:
    """Return the date that is all of *text*; in a field for dates, it may be of any year."""
    plain = text.strip()
    return plain if dates.is_date(plain) else patterns.date(plain)


def first_public(date: str | None, places: Places, *, at_venue: bool) -> str | None:
    """Return when a work of *date* was first public: where that is the date of its venue, perhaps on arXiv before.

    The more exact of two dates that agree is taken. Another address says it where nobody else does.
    """
    posted = hosts.date(address_of("arxiv", places.arxiv)) if places.arxiv else None
    if places.url and identify(places.url).service is Service.ARXIV:
        posted = hosts.date(places.url)
    if not date:
        return posted or hosts.date(places.url or "")
    if posted and (posted.startswith(date) or (at_venue and posted < date[: len(posted)])):
        return posted
    return date
