"""The words of a segment → the facts that they list, from its beginning to its end. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from ...core.kinds import BY_WORD, Kind
from . import dating, forms, houses, identifiers, locators, names, persons, venues
from .identifiers import Identifier
from .locators import Locator
from .marks import unstyled
from .names import People
from .venues import Venue


class DateFact(NamedTuple):
    date: str


class HouseFact(NamedTuple):
    name: str


class FormFact(NamedTuple):
    """A format, a licence or a kind of work; *kind* where it says one."""

    kind: Kind | None = None


class IdentifierFact(NamedTuple):
    identifiers: tuple[Identifier, ...]
    year: str = ""
    is_preprint: bool = False


class VenueFact(NamedTuple):
    venue: Venue
    locator: Locator = Locator()


class PeopleFact(NamedTuple):
    people: People
    is_by: bool = False


FactValue: TypeAlias = DateFact | HouseFact | FormFact | IdentifierFact | VenueFact | PeopleFact | Locator


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a segment: where it stands in it, and the fact that it is; None where it is words."""

    start: int
    end: int
    fact: FactValue | None


_COMMA = re.compile(r"\s*[,;|，；、،؛]\s*(?:(?:and|und|y|et|&)\s+(?!al))?")
_YEAR_END = re.compile(rf"(?<=[^\W\d_]|\.)[ ]+\(?(?={dating.YEAR}\)?\.?$)")
_YEAR_ONLY = re.compile(rf"\(?({dating.YEAR})\)?")
_PREPRINT_WORDS = re.compile(
    r"[\s.,;:()\[\]]|arxiv|preprints?|corr|abs|cs|stat|math|e-?print|available|at|url|in|doi|isbn|\d{1,4}",
    re.IGNORECASE,
)
_PLACED_HOUSE = re.compile(
    r"[^\W\d_a-z][\w.]{0,20}(?:[ -][^\W\d_a-z][\w.]{0,20}){0,2}(?:, [A-Z][\w.]{1,12}){0,2}: "
    r"(?P<house>[^\W\d_a-z][^:]{2,60}?)\.?"
)
_THESIS = re.compile(
    r"(?:ph\.? ?d\.?|doctoral|master(?:[’']?s)?|m\.? ?sc\.?|bachelor(?:[’']?s)?|diploma)?\s?(?:thesis|dissertation)|"
    r"diplomarbeit|masterarbeit|bachelorarbeit|doktorarbeit|dissertation|habilitation|thèse(?: de doctorat)?|"
    r"tesis(?: doctoral)?|tese(?: de doutorado)?|диссертация|博士论文|硕士论文|博士論文|修士論文",
    re.IGNORECASE,
)
_STAMPED = re.compile(rf"(?P<form>[^()]{{3,40}}?),? \(?(?P<year>{dating.YEAR})\)?\.?")  # 2nd edition 2001
_AUTHOR_END = re.compile(r"\s(?=[a-z(–—]|- )")
_MOST_PARTS, _MOST_JOINED, _MOST_TRIES = 80, 4, 3


@lru_cache(maxsize=20_000)
def read(text: str) -> tuple[Part, ...]:
    """Return *text* in its parts, in their order, with what each is; neighbouring words are one part."""
    text = unstyled(text)
    text, bounds = _bounds(text)
    parts: list[Part] = []
    at, tries = 0, 0
    while at < len(bounds):
        start = bounds[at][0]
        taken = _people(text, bounds, at) if tries < _MOST_TRIES else None
        if taken and _may_be_a_venue(text, taken):
            taken = None
        taken = taken or _longest(text, bounds, at)
        if taken:
            parts.append(taken)
            at = next((n for n, (_, end) in enumerate(bounds) if end > taken.end), len(bounds))
            if at < len(bounds) and bounds[at][0] < taken.end:  # words behind people, in the same part
                bounds[at] = (taken.end, bounds[at][1])
                tries = _MOST_TRIES
            continue
        tries += 1
        if parts and not parts[-1].fact:
            parts[-1] = Part(parts[-1].start, bounds[at][1], None)
        else:
            parts.append(Part(start, bounds[at][1], None))
        at += 1
    return tuple(parts)


def _bounds(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return where the parts between commas begin and end, and *text* with a comma before a year behind people."""
    bounds: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    for match in _COMMA.finditer(text):
        if len(bounds) >= _MOST_PARTS:
            break
        if match.start() > start:
            text = _part_bounds(text, start, match.start(), bounds)
        start = match.end()
    end = len(text.rstrip())
    if end > start:
        text = _part_bounds(text, start, end, bounds)
    return text, bounds


def _part_bounds(text: str, start: int, end: int, bounds: list[tuple[int, int]]) -> str:
    """Add the bounds of the part of *text* from *start* to *end*: two where a year follows people or a house in it."""
    part = text[start:end]
    year = _YEAR_END.search(part)
    if not year or not (names.read(part[: year.start()]) or houses.is_house(part[: year.start()])):
        bounds.append((start, end))
        return text
    bounds += [(start, start + year.start()), (start + year.end(), end)]
    return f"{text[: start + year.start()]},{text[start + year.start() + 1 :]}"


def _people(text: str, bounds: Sequence[tuple[int, int]], at: int) -> Part | None:
    """Return the people that begin with part *at*, as far as whole parts name nothing else."""
    start = bounds[at][0]
    by = names.BY.match(text, start)
    begin = by.end() if by else start
    bare, end = text, 0
    if at == 0 and (whole := names.read(text[start : bounds[-1][1]])):
        return Part(start, bounds[-1][1], PeopleFact(whole, is_by=by is not None))
    people, length = names.leading(bare[begin : bounds[-1][1]])
    if people:
        end = begin + length
        ends = [stop for _, stop in bounds if stop <= end]
        begun = {first for first, _ in bounds} | {bounds[-1][1]}
        if end in begun and ends:
            return Part(start, ends[-1], PeopleFact(people, is_by=by is not None))
    if by and (named := names.read(text[start : bounds[at][1]])):
        return Part(start, bounds[at][1], PeopleFact(named, is_by=True))
    if by and persons.is_family(word := text[begin : bounds[at][1]].strip(" .")) and not persons.is_surely_none(word):
        return Part(start, bounds[at][1], PeopleFact(People((word,), names.Strength.SHAPE), is_by=True))
    return _by_and_words(text, start, begin, bounds[at][1]) if by else None


def _may_be_a_venue(text: str, part: Part) -> bool:
    """Tell whether what reads like one person is a venue that is known: ``ACM CHI``."""
    fact = part.fact
    is_plain = isinstance(fact, PeopleFact) and not fact.is_by and fact.people.strength is names.Strength.SHAPE
    return is_plain and venues.read(text[part.start : part.end]) is not None


def _by_and_words(text: str, start: int, begin: int, end: int) -> Part | None:
    """Return the people right behind "by", where a clause follows: ``by Ada Lovelace explains engines``."""
    for match in _AUTHOR_END.finditer(text, begin, end):
        if people := names.read(text[begin : match.start()]):
            return Part(start, match.start(), PeopleFact(people, is_by=True))
        if match.start() - begin > 120:
            break
    return None


def _longest(text: str, bounds: Sequence[tuple[int, int]], at: int) -> Part | None:
    for last in range(min(at + _MOST_JOINED, len(bounds)) - 1, at - 1, -1):
        start, end = bounds[at][0], bounds[last][1]
        if fact := one(text[start:end]):
            return Part(start, end, fact)
    return None


def one(text: str) -> FactValue | None:
    """Return the fact that is all of *text*."""
    plain = text.strip().strip("。，、；：")
    return next(_readings(plain), None) if plain else None


def _readings(plain: str) -> Iterator[FactValue]:
    if day := dating.read(plain.strip("()")):
        yield DateFact(day)
    if identified := _identified(plain):
        yield identified
    if place := locators.read(plain):
        yield place
    if (named := locators.after_name(plain)) and (venue := venues.read(named[0], is_placed=True) or _loose(named)):
        yield VenueFact(venue._replace(year=venue.year or named[1].year), named[1])
    if venue := venues.read(plain):
        yield VenueFact(venue)
    placed = _PLACED_HOUSE.fullmatch(plain)
    house = placed["house"] if placed else plain.strip(" .,;:|@")
    if houses.is_house(house):
        yield HouseFact(house)
    if (by := names.BY.match(plain)) and houses.is_house(plain[by.end() :]):
        yield HouseFact(plain[by.end() :].strip(" .,;:"))
    if _THESIS.fullmatch(plain.strip(" .,")):
        yield FormFact(Kind.PAPER)
    if (stamped := _STAMPED.fullmatch(plain)) and forms.is_form(stamped["form"]):
        yield DateFact(stamped["year"])
    if forms.is_form(plain):
        yield FormFact()
    if plain.lower() in BY_WORD and plain[:1].isupper():
        yield FormFact(BY_WORD[plain.lower()])


def _loose(named: tuple[str, Locator]) -> Venue | None:
    """Return the venue before a place in it that only a journal has: ``Cognitive Science 9.1 (1985): 147-169``."""
    name, place = named
    if (
        ("," not in name or venues.may_be(name))
        and place.volume
        and (place.pages or place.year)
        and len(name) <= 120
        and name[:1].isupper()
    ):
        return Venue(venues.bare_name(name))
    return None


def _identified(text: str) -> IdentifierFact | None:
    """Return the identifiers in *text* where nothing but they, their server and a year stand in it."""
    every = identifiers.find(text)
    if not every:
        return None
    rest = text
    for identifier in reversed(every):
        rest = f"{rest[: identifier.start]} {rest[identifier.end :]}"
    year = next((match[1] for match in _YEAR_ONLY.finditer(rest)), "")
    if any(letter.isalnum() for letter in _PREPRINT_WORDS.sub("", rest)):
        return None
    return IdentifierFact(tuple(every), year, is_preprint=any(one.field == "arxiv" for one in every))
