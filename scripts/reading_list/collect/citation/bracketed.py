"""What stands in brackets beside a work: its date, venue, form, who put it out. Pure."""

import re
from dataclasses import dataclass

from ...core.kinds import BY_FORM, BY_WORD, Kind
from . import dating, facts, forms, houses, names, venues
from .dating import YEAR

_NUMBER = re.compile(r"\d{1,3}[a-z]?")
_DATED = re.compile(
    rf"(?P<head>[^\d,;，][^,;，]{{0,80}}?)(?:(?P<comma>\s*[,;，]\s*)|\s+['’]?|(?<=[A-Za-z]))(?P<date>{YEAR}(?:-\d\d){{0,2}})(?P<letter>[a-z])?"
)
_NOT_HOUSES = frozenset(
    """
        updated update published revised since until version edition in accessed spring summer fall autumn winter
    early late around circa ca
        ed from as last retrieved of released release added archived started new upcoming written to before after
    copyright deprecated the
    """.split()
)
_SEASON = re.compile(rf"(?:spring|summer|fall|autumn|winter),? (?P<year>{YEAR})", re.IGNORECASE)
_AT = re.compile(r"@(?P<house>[^\W\d_][\w .&/-]{1,60}?)(?:,? etc\.?)?")
_TYPES = {"M": Kind.BOOK, "J": Kind.PAPER, "C": Kind.PAPER, "D": Kind.PAPER}  # of the Chinese standard for citations
_FREE = re.compile(r"(?:free )?(?P<kind>[a-z]{3,13})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Aside:
    """What a bracket says. *is_number* is true of a mere number of the item, *is_form* of what a note does without."""

    date: str = ""
    venue: venues.Venue | None = None
    publisher: str = ""
    people: tuple[str, ...] = ()
    kind: Kind | None = None
    is_number: bool = False
    is_form: bool = False


def read(text: str) -> Aside | None:
    """Return what *text*, the words between brackets, says of a work; None where it is a remark like any other."""
    text = text.strip(" ,;:.")
    if not text or len(text) > 120:
        return None
    if _NUMBER.fullmatch(text):
        return Aside(is_number=True)
    if day := dating.read(text):
        return Aside(date=day)
    if season := _SEASON.fullmatch(text):
        return Aside(date=season["year"])
    if text in _TYPES:
        return Aside(kind=_TYPES[text])
    if match := _FREE.fullmatch(text):
        word = match["kind"].lower()
        if word == "pdf":
            return Aside(is_form=True)
        if word in BY_WORD:
            return Aside(kind=BY_WORD[word])
        if word in BY_FORM:
            return Aside(is_form=True)
    if forms.is_form(text):
        return Aside(is_form=True)
    if at := _AT.fullmatch(text):
        return Aside(publisher=at["house"])
    if venue := venues.read(text):
        return Aside(venue=venue)
    if match := _DATED.fullmatch(text):
        return _dated(match["head"].strip(" ,，"), match["date"], in_a_row=match["comma"] is not None)
    return _listed(text)


def _listed(text: str) -> Aside | None:
    """Return what ``(Ann Lee, ICML 2019)`` says: people and where they published."""
    match facts.read(text):
        case (facts.Part(fact=facts.PeopleFact(people)), facts.Part(fact=facts.VenueFact(venue, _))):
            return Aside(venue=venue, people=people.names)
    return None


def _dated(head: str, date: str, *, in_a_row: bool) -> Aside | None:
    """Return what ``(Meta, 2024)`` and ``(Vaswani et al., 2017)`` say; *in_a_row* where a comma is between the two."""
    if forms.is_form(head):
        return Aside(date=date) if dating.read(date) else None
    if day := dating.read(f"{head} {date}"):
        return Aside(date=day)
    if not dating.read(date) or any(word.lower() in _NOT_HOUSES for word in head.split()) or dating.is_month(head):
        return None
    if venue := venues.read(head):
        return Aside(date=date, venue=venue._replace(year=venue.year or date[:4]))
    least = names.Strength.SHAPE if in_a_row else names.Strength.SURE
    if (people := names.read(head)).strength >= least and not houses.is_house(head):
        return Aside(date=date, people=people.names)
    if houses.is_house(head):
        return Aside(date=date, publisher=head)
    if " " not in head and sum(letter.isupper() for letter in head) > 1 and head[0].isupper():
        return Aside(date=date, venue=venues.Venue(head, date[:4]))
    return None
