"""Patterns that lists put around a link: marks, dates, people, ``[author; kind; date]``. Pure."""

import re
from typing import NamedTuple

from ...core import dates
from ...core.kinds import Kind
from ...core.levels import Level
from . import tidy, vocabulary

_YEAR = r"(?:19|20)\d\d"
_ISO = re.compile(rf"({_YEAR})(?:[-/.](\d{{1,2}})(?:[-/.](\d{{1,2}}))?)?")
_MONTH_FIRST = re.compile(rf"([A-Za-z]{{3,9}})\.?(?:\s+(\d{{1,2}})(?:st|nd|rd|th)?)?,?\s+({_YEAR})")
_DAY_FIRST = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?\s+([A-Za-z]{{3,9}})\.?,?\s+({_YEAR})")
_DATED_BRACKET = re.compile(
    rf"[(\[]\s*(?:(?P<venue>[A-Z][A-Za-z&-]{{1,11}})[ ,]*['’]?\s*)?(?P<date>{_YEAR}(?:-\d\d(?:-\d\d)?)?)\s*[)\]]"
)
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
_LEADING = re.compile(rf"^\W*({_ANY_MARK})\s*(?:[)\]\ue003]\s*)?(?:[:)\]–—]|-(?=\W|$)|$)\s*", re.IGNORECASE)
_BRACKETED = re.compile(rf"[(\[]\s*({_ANY_MARK})\s*[)\]]", re.IGNORECASE)
_TRAILING = re.compile(rf"\s[-–—,:]\s*({_ANY_MARK})\W*$", re.IGNORECASE)
_TASK = re.compile(r"^\s*\[([ xX])\]\s")
_BACKLOG_HEADING = re.compile(
    r"\b(?:backlog|unread|read later|not (?:yet )?read|did(?: not|n[’']?t) read)\b", re.IGNORECASE
)


def _meaning(mark: str) -> Rating:
    return next(meaning for pattern, meaning in _MARKS.items() if re.fullmatch(pattern, mark, re.IGNORECASE))


def take_marks(text: str) -> tuple[str, Rating]:
    """Return *text* without the marks at its ends or in brackets, and what they say."""
    rating = Rating()
    if match := _TASK.match(text):
        rating |= Rating(backlog=match[1] == " ")
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
    text = text.strip()
    if match := _ISO.fullmatch(text):
        return dates.of_numbers(match[1], match[2], match[3]) or None
    if match := _MONTH_FIRST.fullmatch(text):
        return _in_month(match[3], match[1], match[2])
    if match := _DAY_FIRST.fullmatch(text):
        return _in_month(match[3], match[2], match[1])
    return None


def _in_month(year: str, name: str, day: str | None) -> str | None:
    month = dates.month_called(name)
    return (dates.of_numbers(year, month, day) or None) if month else None


class Dated(NamedTuple):
    """A text from which a date in brackets was taken, with the venue beside it."""

    text: str
    date: str | None = None
    venue: str | None = None


def take_date(text: str) -> Dated:
    """Return *text* without its first date in brackets, ``(2017)`` or ``(NeurIPS 2017)``, and that date."""
    for match in _DATED_BRACKET.finditer(text):
        venue = match["venue"] or ""
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

_BETWEEN_NAMES = re.compile(r"\s*(?:[,;&]|\band\b)\s*(?:and\s+)?")
_PARTICLES = frozenset("van von de der den del della di da dos la le bin al el ter ten zu".split())
_NOT_NAMES = frozenset(
    """
    academy ai algorithms analysis and api app architecture artificial automatic awesome basic beginner berkeley best
    bio blog book brain business center channel class cloud code codes collection college community company computer
    computing conference course crash data database deep department design developer development docs documentation
    easy edition ee engine engineering example explained face first fast framework free full google graph group guide
    hacker handbook hands high how hugging inc index institute intelligence intro introduction java javascript journal
    keras lab labs language large learning lecture lectures library linear list machine magazine manual math media
    medium method methods meta microsoft mit model modern natural network networks neural new news nlp notes official
    online open openai organization overview paper papers part platform podcast practical press probability
    processing programming project python pytorch quick reading real reinforcement research resources review science
    sciences security series short simple site society software speech stack stanford statistics stream student
    studio summary summer support survey system systems talk team tech technical technologies technology tensorflow
    text the theory times tool toolkit tools training tutorial tutorials university using video videos vision web
    website wiki with workshop world youtube
    a accessible adaptive advanced adversarial against all amazing an anomaly are around attention audio automated
    awesome behind better beyond building chapter clean complete comprehensive computers concise control core
    corporate creative critical current curated custom deeper detailed different digital distributed diverse domain
    dynamic early effective efficient end english enterprise entity essential essentials event every excellent expert
    extended famous fast feature few fine for from fun functional fundamentals future game games generative getting
    global good great growing happy hidden highly history human hybrid idea ideas image images important in inside
    interactive interesting interview introductory is it key knowledge life list lite little live local long low main
    major making many meets metric mini minimal mobile modal model more most multi music must my named next nice non
    not object of old on one original other our out outdated own personal pixel play plus policy popular pro problem
    product production public pure question questions random rare read real recent recommended relational retro
    robot rules secret self semantic semi sentiment serious set shot should side signal single small smart solid some
    source spanish special start state step stories strategies strong stuff super supervised task team tips to top
    towards transfer transformer transformers understanding universal unofficial unsupervised updated use useful user
    various very visual warning weekly well what when why without word words work works writing your zero
""".split()
)
_NOT_A_NAME_ENDING = ("tion", "sion", "tions", "ness", "ology", "ics", "ous", "ity", "ities", "ments", "izer", "former")
_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:['’.-][^\W\d_]*)*")
_BY = re.compile(r"^\W*\bby\s+", re.IGNORECASE)
_AFTER_BY = re.compile(
    r"[.:;(\[–—|!?]|\s-\s|,\s+(?=[a-z])|\s(?=(?:is|on|at|from|in|for|with|which|that|who|explains?)\b)"
)


def is_person(name: str) -> bool:
    """Tell whether *name* reads like a person's full name."""
    parts = name.split()
    if not 2 <= len(parts) <= 4 or not _is_family_name(parts[-1]):
        return False
    return all(
        (part.lower() in _PARTICLES and index > 0)
        or (
            _NAME_WORD.fullmatch(part) is not None
            and part[0].isupper()
            and part.lower().rstrip(".") not in _NOT_NAMES
            and not part.lower().endswith(_NOT_A_NAME_ENDING)
            and not (len(part) > 2 and part.isupper() and "." not in part)
            and (part.istitle() or "." in part or _has_name_case(part))
        )
        for index, part in enumerate(parts)
    )


def _is_family_name(part: str) -> bool:
    return len(part.rstrip(".")) > 1 and part.lower() not in _PARTICLES and not part.endswith(".")


def _has_name_case(part: str) -> bool:
    """Tell whether capitals within *part* are those of a name (LeCun, McCormick, O'Neil), not of a product."""
    return part[1:2].islower() and sum(letter.isupper() for letter in part) == 2 and part[-1].islower()


def people(text: str) -> tuple[str, ...]:
    """Return the people that *text* names, where it names nothing else."""
    names = [name.strip() for name in _BETWEEN_NAMES.split(tidy.trim(_BY.sub("", text))) if name.strip()]
    return tuple(names) if names and len(names) <= 12 and all(map(is_person, names)) else ()


def take_people(text: str) -> tuple[str, tuple[str, ...]]:
    """Return *text* without the authors it begins with, ``by A. Author and B. Author``, and the authors."""
    begun = _BY.match(text)
    if not begun:
        return text, ()
    rest = text[begun.end() :]
    ended = _AFTER_BY.search(rest + " ")
    # A dot may belong to an initial: look on until the words before it are names.
    while ended:
        if named := people(rest[: ended.start()]):
            return rest[ended.start() :], named
        if ended.start() > 120:
            return text, ()
        ended = _AFTER_BY.search(rest, ended.end())
    named = people(rest[:200]) if len(rest) <= 200 else ()
    return ("", named) if named else (text, ())


# --- Credits ------------------------------------------------------------------------------------


class Credit(NamedTuple):
    """What ``[author; kind; date]`` says."""

    authors: tuple[str, ...] = ()
    publisher: str | None = None
    kinds: tuple[Kind, ...] = ()
    date: str | None = None


_FIELD = re.compile(r"\s*;\s*")
_LAST_COMMA = re.compile(rf"^(?P<rest>.+),\s*(?P<date>{_YEAR}(?:-\d\d){{0,2}})$")


def credit(text: str, *, loose: bool = False) -> Credit | None:
    """Return what *text* says as a credit, or None where it is none.

    A credit has fields between semicolons of which one is a kind or a date, or is a date alone. *loose* takes any
    text for one: people, or else a publisher.
    """
    fields = [field for field in _FIELD.split(tidy.plain(text)) if field]
    if fields and (match := _LAST_COMMA.match(fields[-1])):
        fields[-1:] = [match["rest"], match["date"]]
    result = Credit()
    for number, field in enumerate(fields):
        if day := date(field):
            result = result._replace(date=day)
        elif (named := vocabulary.kinds(field)) and (number or len(fields) == 1) and _is_only_kinds(field):
            result = result._replace(kinds=(*result.kinds, *named))
        elif names := people(field):
            result = result._replace(authors=names)
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
