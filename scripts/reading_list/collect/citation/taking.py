"""Facts of a work, taken one by one into its citation: each unless another is known already. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from ...core.kinds import Kind
from ...core.text import title_key
from . import dating, facts, forms, houses, names, persons, venues
from .facts import DateFact, FormFact, HouseFact, IdentifierFact, Part, PeopleFact, VenueFact
from .locators import Locator
from .marks import plain
from .properties import Property


@dataclass(slots=True)
class Citation:
    """What the words of an item say of a work.

    *before* and *after* are the words on both sides of the title that say anything else, as they are written.
    """

    title: str = ""
    alias: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    venue: str = ""
    year: str = ""
    locator: Locator = field(default_factory=Locator)
    publisher: str = ""
    kind: Kind | None = None
    identifiers: dict[str, str] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    is_unread: bool = False
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)

    @property
    def is_cited(self) -> bool:
        """Whether people, a venue or a date are known."""
        return bool(self.authors or self.venue or self.date or self.identifiers)


_LONGEST_HOUSE = 4  # words
_ROLES = re.compile(r"(?:eds?|editors?|trans(?:l|lators?)?|authors?|hg|hrsg|dir|coord|org)\b\.?.*", re.IGNORECASE)
_PUBLISHING = frozenset(["ACM", "IEEE", "USENIX", "AAAI", "SIAM", "ACL"])  # what is also part of names of venues


class Taking:
    """Takes facts into the citation *found*. Each method tells whether all that it was given could be taken."""

    def __init__(self, found: Citation, *, has_title: bool) -> None:
        self.found, self.has_title = found, has_title

    def state(self, stated: Mapping[Property, str]) -> None:
        """Take what named fields say; what cannot be read stays a note."""
        for name, value in stated.items():
            words = plain(value)
            if not self._stated(name, words):
                self.found.after.append(f"{name.capitalize()}: {words}")

    def _stated(self, name: Property, words: str) -> bool:
        match name:
            case Property.AUTHORS:
                people = names.read(words)
                listed = people.names or tuple(
                    part for part in re.split(r"\s*[,;]\s*", words) if persons.has_form(part)
                )
                return bool(listed) and self._people(listed)
            case Property.DATE | Property.YEAR:
                day = dating.read(words)
                return day is not None and self._date(day)
            case Property.VENUE:
                venue = venues.read(words) or venues.Venue(venues.bare_name(words))
                return self._venue(venue, Locator())
            case Property.PUBLISHER:
                return self._publisher(words)
            case Property.NOTE:
                self.found.after.append(words)
                return True
            case Property.TAGS:
                self.found.tags = tuple(part for part in re.split(r"\s*[,;、，]\s*", words) if part)
                return True
            case Property.STATUS:
                return self._status(words.lower())
            case Property.IDENTIFIER:
                fact = (
                    facts.one(words)
                    or facts.one(f"doi:{words}")
                    or facts.one(f"arXiv:{words}")
                    or facts.one(f"ISBN {words}")
                )
                return isinstance(fact, IdentifierFact) and self._identifiers(fact)
            case Property.TITLE:
                self.found.title = self.found.title if self.has_title else words
                return self.found.title == words
        return False

    def _status(self, words: str) -> bool:
        if words in ("read", "done", "finished", "completed"):
            return True
        self.found.is_unread = words in (
            "unread",
            "to read",
            "to-read",
            "toread",
            "reading",
            "todo",
            "backlog",
            "later",
            "queue",
        )
        return self.found.is_unread

    def _each(self, parts: Sequence[Part]) -> bool:
        """Take the facts of all *parts*, and tell whether that is all they say."""
        taken = [
            self._house(part, following) or self._fact(part)
            for part, following in zip_longest(parts, parts[1:], fillvalue=None)
            if part is not None
        ]
        days = [part.fact.date for part in parts if isinstance(part.fact, DateFact)]
        if days and any(isinstance(part.fact, VenueFact) for part in parts):
            self.found.year = self.found.year or days[0][:4]
        return all(taken)

    def _house(self, part: Part, following: Part | None) -> bool:
        """Take what reads like a person between the authors and a year as who put the work out: ``Westview, 1975``."""
        if not isinstance(part.fact, PeopleFact) or following is None or not isinstance(following.fact, DateFact):
            return False
        people = part.fact.people
        is_other = bool(self.found.authors) and self.found.authors != people.names
        return is_other and people.strength is names.Strength.SHAPE and self._publisher(people.names[0])

    def _fact(self, part: Part) -> bool:
        match part.fact:
            case PeopleFact(people):
                for house in people.houses:
                    if not forms.is_form(house) and not (_is_affiliation(house) and self._publisher(house)):
                        self.found.after.append(f"({house})")
                return self._people(people.names)
            case DateFact(date):
                return self._date(date)
            case VenueFact(venue, locator):
                return self._venue(venue, locator)
            case Locator():
                return self._locator(part.fact)
            case HouseFact(name):
                return self._publisher(name)
            case FormFact(kind):
                return kind is None or self._kind(kind)
            case IdentifierFact():
                return self._identifiers(part.fact)
        return False

    def _people(self, people: tuple[str, ...]) -> bool:
        if self.found.authors and self.found.authors != people:
            return False
        self.found.authors = people
        return True

    def _date(self, date: str) -> bool:
        known = self.found.date
        if known and not (known.startswith(date) or date.startswith(known)) and known != self.found.year:
            return False
        self.found.date = max(known, date, key=len)
        return True

    def _venue(self, venue: venues.Venue, locator: Locator) -> bool:
        if venue.is_preprint:
            self.found.publisher = self.found.publisher or venue.name
            return not venue.year or self._date(venue.year)
        if self.found.venue and not same(self.found.venue, venue.name):
            return venue.name in _PUBLISHING and self._publisher(venue.name) and self._locator(locator)
        self.found.venue = self.found.venue or venue.name
        self.found.year = self.found.year or venue.year or locator.year
        return self._locator(locator)

    def _locator(self, locator: Locator) -> bool:
        self.found.locator |= locator
        self.found.year = self.found.year or (locator.year if self.found.venue else "")
        return True

    def _publisher(self, name: str) -> bool:
        if self.found.publisher and not same(self.found.publisher, name):
            return False
        self.found.publisher = name
        return True

    def _kind(self, kind: Kind) -> bool:
        self.found.kind = self.found.kind or kind
        return True

    def _identifiers(self, fact: IdentifierFact) -> bool:
        for identifier in fact.identifiers:
            if self.found.identifiers.setdefault(identifier.field, identifier.value) != identifier.value:
                return False
        if fact.is_preprint and not self.found.publisher:
            self.found.publisher = "arXiv"
        return not fact.year or self._date(fact.year)


def _is_affiliation(text: str) -> bool:
    """Tell whether *text*, in brackets behind people, is where they work: ``UC Berkeley``."""
    is_named = (
        text[:1].isupper()
        and venues.may_be(text)
        and not _ROLES.fullmatch(text)
        and 1 < len(text.split()) <= _LONGEST_HOUSE
    )
    return houses.is_house(text) or (is_named and "," not in text and not forms.is_form(text))


def same(one: str, other: str) -> bool:
    """Tell whether two names or titles are the same but for signs and capitals."""
    return bool(other) and title_key(one) == title_key(other)
