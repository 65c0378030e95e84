"""What stands in brackets beside a work: its date, venue, form, who put it out. Pure."""

import re
from dataclasses import dataclass, replace

from ...core.kinds import BY_FORM, BY_WORD, Kind
from . import dating, facts, forms, houses, names, venues
from .dating import YEAR
from .locators import Locator

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
_AT_A_MEETING = re.compile(
    rf"(?P<names>[^\d]{{3,80}}?), (?P<last>(?P<name>[^\W\d][^\d,;()]{{1,60}}?) (?P<year>{YEAR}))"
)
_NAMES_AND_DATE = re.compile(rf"(?P<names>[^\d;]{{3,80}}?),? (?P<date>{YEAR})")
_YEAR_FIRST = re.compile(rf"(?P<year>{YEAR})[ ,-]+(?P<venue>[^\d].*)")
_AT = re.compile(r"@(?P<house>[^\W\d_][\w .&/-]{1,60}?)(?:,? etc\.?)?")
_EDITION = re.compile(
    r"\d{1,2}(?:st|nd|rd|th|\.) (?:edn?|edition|Aufl)\.?, (?:[A-Z][\w .]{2,30}: )?"
    rf"(?P<house>[^\W\d_][^\d,:]{{2,50}}?),? (?P<year>{YEAR})"
)
_HOUSE_AND_YEAR = re.compile(rf"(?P<house>[^\W\d_][^\d,;:()]{{1,40}}?),? (?P<year>{YEAR})")
_LONGEST_HOUSE = 3  # words
_TYPES = {"M": Kind.BOOK, "J": Kind.PAPER, "C": Kind.PAPER, "D": Kind.PAPER}  # of the Chinese standard for citations
_FREE = re.compile(r"(?:free )?(?P<kind>[^\W\d_]{2,13})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Aside:
    """What a bracket says. *is_number* is true of a mere number of the item, *is_form* of what a note does without.

    *is_one_name* where its people are one name like any two words in capitals: only its place tells that it is one.
    """

    date: str = ""
    venue: venues.Venue | None = None
    publisher: str = ""
    people: tuple[str, ...] = ()
    kind: Kind | None = None
    is_number: bool = False
    is_form: bool = False
    is_one_name: bool = False
    rest: tuple[str, ...] = ()
    """What it says beside people and a date, which is a remark."""


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
    if forms.is_form(text) or forms.is_of_code(text):
        return Aside(is_form=True)
    if at := _AT.fullmatch(text):
        return Aside(publisher=at["house"])
    if venue := venues.read(text):
        return Aside(venue=venue)
    if (match := _YEAR_FIRST.fullmatch(text)) and (venue := venues.read(match["venue"])):
        return Aside(venue=venue._replace(year=match["year"]), date=match["year"])
    if edition := _EDITION.fullmatch(text):
        return Aside(date=edition["year"], publisher=edition["house"])
    if match := _DATED.fullmatch(text):
        dated = _dated(match["head"].strip(" ,，"), match["date"], in_a_row=match["comma"] is not None)
        return dated or _listed(text)
    if houses.is_house(text):
        return Aside(publisher=text)
    return _listed(text)


def _listed(text: str) -> Aside | None:
    """Return what ``(Ann Lee, ICML 2019)`` and ``(Erik Demaine, MIT, Spring 2012)`` say, where each part is a fact."""
    if dated := _NAMES_AND_DATE.fullmatch(text):
        people = names.families(dated["names"])
        if people and not venues.read(dated["names"]):
            return Aside(date=dated["date"], people=people.names)
    if met := _AT_A_MEETING.fullmatch(text):
        people = names.read(met["names"])
        if (
            people
            and venues.may_be(met["name"])
            and not (dating.is_month(met["name"]) or _SEASON.fullmatch(met["last"]))
        ):
            known = venues.read(met["last"]) or venues.Venue(met["name"], met["year"])
            if not houses.is_house(met["name"]):
                is_one_name = people.strength is names.Strength.SHAPE
                return Aside(date=met["year"], venue=known, people=people.names, is_one_name=is_one_name)
    aside = Aside()
    for part in facts.read(text):
        words = text[part.start : part.end].strip()
        match part.fact:
            case facts.PeopleFact(people) if not aside.people:
                is_one_name = people.strength is names.Strength.SHAPE
                aside = replace(aside, people=people.names, is_one_name=is_one_name)
            case facts.VenueFact(venue, locator) if locator == Locator() and not aside.venue:
                aside = replace(aside, venue=venue)
            case facts.DateFact(date) if not aside.date:
                aside = replace(aside, date=date)
            case facts.HouseFact(name) if not aside.publisher:
                aside = replace(aside, publisher=name)
            case facts.FormFact(kind) if not (kind and aside.kind):
                aside = replace(aside, kind=aside.kind or kind, is_form=True)
            case None:
                told = _told(words)
                if told is None or (told.venue and aside.venue) or (told.date and aside.date):
                    if not aside.people:
                        return None
                    aside = _beside_people(aside, words)
                    continue
                aside = replace(
                    aside,
                    venue=aside.venue or told.venue,
                    date=aside.date or told.date,
                    kind=aside.kind or told.kind,
                    is_form=True,
                )
            case _:
                return None
    if aside.rest and not aside.date:
        return None
    return aside if aside != Aside() else None


def house_and_date(text: str) -> Aside | None:
    """Return what ``(Addison Wesley 1999)`` says behind the title of a book: there, no sign of a house is needed."""
    match = _HOUSE_AND_YEAR.fullmatch(text.strip(" ,;:."))
    if not match or not venues.may_be(match["house"]) or dating.is_month(match["house"]):
        return None
    words = match["house"].lower().split()
    if any(word in _NOT_HOUSES for word in words) or len(words) > _LONGEST_HOUSE:
        return None
    return Aside(date=match["year"], publisher=match["house"])


def _beside_people(aside: Aside, words: str) -> Aside:
    """Return *aside* with *words* that only their place explains: between people and a date, who put the work out."""
    is_house = not (aside.publisher or aside.date) and venues.may_be(words) and len(words.split()) <= _LONGEST_HOUSE
    if is_house:
        return replace(aside, publisher=words)
    return replace(aside, rest=(*aside.rest, words))


def _told(words: str) -> Aside | None:
    """Return what a part of a bracket says that is a fact only there."""
    if season := _SEASON.fullmatch(words):
        return Aside(date=season["year"])
    if forms.is_of_code(words):
        return Aside(is_form=True)
    if words.lower() in BY_WORD:
        return Aside(kind=BY_WORD[words.lower()], is_form=True)
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
    if in_a_row and (people := names.families(head)):
        return Aside(date=date, people=people.names)
    if " " not in head and sum(letter.isupper() for letter in head) > 1 and head[0].isupper():
        return Aside(date=date, venue=venues.Venue(head, date[:4]))
    return None
