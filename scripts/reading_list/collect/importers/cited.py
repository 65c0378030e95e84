"""What a citation says, in the fields of an entry. Pure."""

from ...core.levels import Status
from ...core.schema import EntryFields, Published
from ..citation import Citation
from . import tidy
from .bibliographies import identifiers, values


def fields(cited: Citation, url: str) -> EntryFields:
    """Return what *cited* says of the work at *url*, but for its title, its kind and its note."""
    known = cited.identifiers
    places = identifiers.places([url], known.get("doi", ""), known.get("arxiv", ""), known.get("isbn", ""))
    year = cited.year or (cited.date if len(cited.date) == len("2017") else "")
    date = identifiers.first_public(cited.date or year or None, places, at_venue=bool(cited.venue))
    return EntryFields(
        doi=places.doi,
        arxiv=places.arxiv if url else values.usable("ArxivId", known.get("arxiv", "")),
        isbn=places.isbn,
        aliases=(tidy.title(cited.alias),) if cited.alias else (),
        authors=authors(cited.authors),
        publisher=values.usable("Name", tidy.named(cited.publisher)) if cited.publisher else None,
        date=date,
        published=_published(cited, year),
        tags=tidy.keywords(cited.tags),
        status=Status.BACKLOG if cited.is_unread else None,
    )


def lost_tags(cited: Citation) -> tuple[str, ...]:
    """Return what *cited* says in place of tags and ``fields`` does not return as one."""
    return tidy.lost_keywords(cited.tags, tidy.keywords(cited.tags))


def published(venue: str, year: str) -> Published | None:
    """Return *venue* with its *year*; None where it is no venue's name."""
    return values.published(venue, year, "", "", "")


def _published(cited: Citation, year: str) -> Published | None:
    place = cited.locator
    return values.published(tidy.named(cited.venue), year, place.volume, place.issue, place.pages)


def authors(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of *names* that an entry may hold."""
    return tuple(name for name in names if values.usable("Author", name))
