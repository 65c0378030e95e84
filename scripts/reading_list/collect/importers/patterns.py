"""Patterns that lists put around a link: marks, dates, people, ``[author; kind; date]``. Pure."""

import re
from typing import NamedTuple

from ...core.kinds import Kind
from ...core.levels import Level
from ..citation import dating, marks, names, persons
from . import tidy, vocabulary

_DATED_BRACKET = re.compile(
    rf"[(\[]\s*(?:(?P<venue>[A-Z][A-Za-z&-]{{1,11}})[ ,]*['’]?\s*)?"
    rf"(?P<date>{dating.YEAR}(?:-\d\d(?:-\d\d)?)?|(?<=[A-Za-z ]['’])\d\d)\s*[)\]]"
)
_SHORT_YEAR = 2  # digits
_JOURNALS = ("Nature", "Science", "Cell", "Interspeech", "Distill")
_KIND_BRACKET = re.compile(r"[(\[]\s*(?:free\s+)?(?P<kind>[A-Za-z]{3,13})\s*[)\]]")


class Rating(NamedTuple):
    """What marks beside a link say: for whom it is, whether it is a landmark, whether it is still unread."""

    level: Level | None = None
    seminal: bool = False
    backlog: bool = False

    def __or__(self, other: "Rating") -> "Rating":
        """Return what either says; *self* comes first."""
        return Rating(self.level or other.level, self.seminal or other.seminal, self.backlog or other.backlog)


_MARKS = {
    r"introduction?ary|introductory|for beginners|beginners?(?:[ -](?:level|friendly))?|basic|easy": Rating(
        level=Level.INTRODUCTORY
    ),
    r"intermediate(?: level)?": Rating(level=Level.INTERMEDIATE),
    r"advanced(?: level)?|expert": Rating(level=Level.ADVANCED),
    r"cult|classic|seminal|landmark|must[ -]?read": Rating(seminal=True),
    r"unread|not (?:yet )?read(?: yet)?|did(?: not|n[’']?t)(?: fully| yet)? read(?: yet)?|to[ -]?read|read later|"
    r"backlog": Rating(backlog=True),
}
_ANY_MARK = "|".join(_MARKS)
_LEADING = re.compile(rf"^\W*({_ANY_MARK})\s*(?:[)\]\ue003\ue005]\s*)*(?:[:)\]–—]|-(?=\W|$)|$)\s*", re.IGNORECASE)
_BRACKETED = re.compile(
    rf"(?:[(\[]\s*|{marks.CODE}(?=[\w -]+{marks.CODE_END}\s*(?:$|[-–—:|{marks.CODE}])))({_ANY_MARK})\s*"
    rf"[)\]{marks.CODE_END}]",
    re.IGNORECASE,
)
_TRAILING = re.compile(rf"\s[-–—,:]\s*({_ANY_MARK})\W*$", re.IGNORECASE)
_TASK = re.compile(
    r"^\s*(?:\[(?P<box>[ xX✓✔-])\]|(?P<todo>(?:TODO|LATER|NOW|DOING|WAITING|NEXT|IN-PROGRESS)\b|[⬜☐🔲⏳])"
    r"|(?P<done>(?:DONE|CANCELED|CANCELLED)\b|[✅☑✔✓]\ufe0f?))\s*(?=\s|$|\W)"
)
_BACKLOG_HEADING = re.compile(
    r"\b(?:backlog|unread|read later|not (?:yet )?read|did(?: not|n[’']?t) read)\b", re.IGNORECASE
)


def _meaning(mark: str) -> Rating:
    return next(meaning for pattern, meaning in _MARKS.items() if re.fullmatch(pattern, mark, re.IGNORECASE))


def take_marks(text: str) -> tuple[str, Rating]:
    """Return *text* without the marks at its ends or in brackets, and what they say."""
    rating = Rating()
    if match := _TASK.match(text):
        rating |= Rating(backlog=match["box"] == " " or match["todo"] is not None)
        text = text[match.end() :]
    if match := _LEADING.match(text):
        rating |= _meaning(match[1])
        text = text[match.end() :]
    if match := _BRACKETED.search(text):
        rating |= _meaning(match[1])
        text = text[: match.start()] + text[match.end() :]
    if match := _TRAILING.search(text):
        rating |= _meaning(match[1])
        text = text[: match.start()]
    return text, rating


def is_backlog(heading: str) -> bool:
    """Tell whether what stands below *heading* has not been read yet."""
    return bool(_BACKLOG_HEADING.search(heading))


def date(text: str) -> str | None:
    """Return the date that is all of *text*, as far as it is known: ``2017``, ``2017-06``, ``2017-06-12``."""
    return dating.read(text)


class Dated(NamedTuple):
    """A text from which a date in brackets was taken, with the venue beside it."""

    text: str
    date: str | None = None
    venue: str | None = None


def take_date(text: str) -> Dated:
    """Return *text* without its first date in brackets, ``(2017)`` or ``(NeurIPS 2017)``, and that date."""
    for match in _DATED_BRACKET.finditer(text):
        venue = match["venue"] or ""
        if len(match["date"]) == _SHORT_YEAR:  # Oakland'19
            rest = f"{text[: match.start()].rstrip()} {text[match.end() :].lstrip()}".strip()
            return Dated(rest, f"{'19' if match['date'] > '50' else '20'}{match['date']}", venue or None)
        if day := date(f"{venue} {match['date']}".strip()):
            venue = ""
        elif sum(letter.isupper() for letter in venue) > 1 or venue in _JOURNALS:
            day = date(match["date"])
        if day:
            rest = f"{text[: match.start()].rstrip()} {text[match.end() :].lstrip()}".strip()
            return Dated(rest, day, venue or None)
    return Dated(text)


def take_kind(text: str) -> tuple[str, Kind | None]:
    """Return *text* without a word in brackets that says what the work is, ``(PDF)`` or ``[video]``, and the kind."""
    for match in _KIND_BRACKET.finditer(text):
        if vocabulary.form(match["kind"]) or vocabulary.kinds(match["kind"]):
            kinds = vocabulary.kinds(match["kind"]) if match["kind"].lower() != "pdf" else []
            return f"{text[: match.start()].rstrip()}{text[match.end() :]}", kinds[0] if kinds else None
    return text, None


# --- People -------------------------------------------------------------------------------------


def people(text: str) -> tuple[str, ...]:
    """Return the people that *text* names, where it names nothing else."""
    return names.read(text).names


# --- Credits ------------------------------------------------------------------------------------


class Credit(NamedTuple):
    """What ``[author; kind; date]`` says."""

    authors: tuple[str, ...] = ()
    publisher: str | None = None
    kinds: tuple[Kind, ...] = ()
    date: str | None = None


_SHORT_CITATION = re.compile(
    rf"(?P<names>[^\W\d_][^\d()]{{1,80}}?),? \((?P<year>{dating.YEAR})[a-z]?\)"
)  # Knuth (1970)
_FIELD = re.compile(r"\s*;\s*")
_LAST_COMMA = re.compile(rf"^(?P<rest>.+),\s*(?P<date>{dating.YEAR}(?:-\d\d){{0,2}})$")


def credit(text: str, *, loose: bool = False) -> Credit | None:
    """Return what *text* says as a credit, or None where it is none.

    A credit has fields between semicolons of which one is a kind or a date, or is a date alone. *loose* takes any
    text for one: people, or else a publisher.
    """
    if short := _SHORT_CITATION.fullmatch(tidy.plain(text).strip("[]")):
        if authors := names.families(short["names"]).names or people(short["names"]):
            return Credit(authors=authors, date=short["year"])
        return Credit(authors=(short["names"],), date=short["year"]) if persons.is_family(short["names"]) else None
    fields = [field for field in _FIELD.split(tidy.plain(text)) if field]
    if fields and (match := _LAST_COMMA.match(fields[-1])):
        fields[-1:] = [match["rest"], match["date"]]
    result = Credit()
    for number, field in enumerate(fields):
        if day := date(field):
            result = result._replace(date=day)
        elif (named := vocabulary.kinds(field)) and (number or len(fields) == 1) and _is_only_kinds(field):
            result = result._replace(kinds=(*result.kinds, *named))
        elif authors := people(field):
            result = result._replace(authors=authors)
        else:
            result = result._replace(publisher=result.publisher or tidy.title(field) or None)
    several = len(fields) > 1 and ";" in text
    if loose or (result.date and len(fields) == 1) or (several and (result.date or result.kinds)):
        return result
    return None


def _is_only_kinds(field: str) -> bool:
    return all(
        word in ("and", "with", "of", "the", "a", "free") or vocabulary.kinds(word) for word in vocabulary.words(field)
    )


_QUOTED = re.compile(
    r"(?P<head>.*?)[\"“«](?P<quoted>[^\"“”«»]{3,})[\"”»]\W*(?:(?:by|from|at|in|on|via|of)\b\W*)?$", re.DOTALL
)


def closing_quote(text: str) -> tuple[str, str] | None:
    """Return what stands before the quotation that *text* ends with, and the quotation; None where there is none."""
    match = _QUOTED.match(text)
    return (match["head"], match["quoted"]) if match else None
