"""The words of an item, with their styles and links → the work that they cite. Pure."""

import re
from collections.abc import Sequence

from ...core.text import title_key
from . import bracketed, dating, forms, names, properties, segments, titling, venues
from .facts import DateFact, FormFact, HouseFact, Part, PeopleFact, VenueFact
from .locators import Locator
from .marks import EMPHASIS_END, TITLE, plain
from .names import Strength
from .segments import Segment, Sign, Style
from .taking import Citation, Taking, same
from .titling import Read

_CODE = re.compile(r"\[?(?P<code>[A-Za-z0-9][\w .+/&-]{0,28}[\w+])\]?")
_TRANSLATED = re.compile(r"(?:trl|trans(?:l|lat\w*)?|übers|traduc|tradu|перев|пер\.|ترجمة|译|翻译|訳)", re.IGNORECASE)
# What somebody else than the author did; it follows the author's name.
_ROLE = re.compile(
    rf"(?:{_TRANSLATED.pattern}|vertaal|tłum|illustr|illus\.|edited|ed\. |introduc|foreword|"
    r"vorwort|préface|prólogo|prefa|with (?:a|an) |mit einem|"
    r"narrated|read by|\d(?:st|nd|rd|th) ed|revised|first ed|second ed|third ed)",
    re.IGNORECASE,
)
_AVAILABLE = re.compile(
    r"available(?: at| from| online| in| as| here)?|(?:last )?accessed(?: on)?(?: [\w ,.]{4,20})?|"
    r"retrieved(?: [\w ,.]{4,20})?(?: from)?|doi|url|isbn|online|link|"
    r"disponível em|disponible (?:en|sur|à)|disponibile (?:su|a|in)|verfügbar unter|beschikbaar (?:op|via)|"
    r"dostępn[ey] (?:na|pod|w)|режим доступа|доступно по",
    re.IGNORECASE,
)
_SHORT_NAME = re.compile(r"[(\[]?(?P<code>(?=(?:.*[A-Z]){2}|.*\d)[A-Za-z][\w+-]{1,19})[)\]]?:?")
_LABELLED = re.compile(r"^([\w+-]+: )[\"“«](.*[^\"”»])[\"”»]$")
_KEY = re.compile(r"[A-Z][A-Za-z+]{1,7}(?:\d\d){1,2}[a-z]?")  # by which a text refers to the citation: VSP+17
_PLACE_AND_HOUSE = re.compile(r"(?:[^\d:,]{2,30}: )?(?P<house>[^\W\d_][^\d:,]{2,50}?)(?:, [^\W\d_][^\d:,]{1,30})?[.]?")
_ACRONYM = re.compile(rf"(?P<name>[A-Z][A-Za-z0-9-]*[A-Z][A-Za-z-]*),? (?P<year>{dating.YEAR})")
_MOST = 20_000
_LONGEST_SOURCE = 120
_LONGEST_ACRONYM = 10
_LONGEST_PLACE = 6  # words


def read(text: str, title: str = "") -> Citation:
    """Return the work that *text* cites.

    Where *text* holds the sign of a title, the title is known: *title*. Else it is looked for; where it is not
    found, the citation has none, and nothing is taken from the words.
    """
    whole = segments.normal(text[:_MOST])
    text, stated = properties.take(whole)
    parts = segments.split(text)
    if TITLE not in text:
        parts = titling.title_in(text, parts)
        if stated and parts and parts[0].style is not Style.TITLE:
            parts = [parts[0]._replace(style=Style.TITLE), *parts[1:]]
    at = next((number for number, part in enumerate(parts) if part.style is Style.TITLE), None)
    if at is None:
        return Citation(before=[whole])
    found = Citation(title=title or _LABELLED.sub(r"\1\2", plain(text[parts[at].start : parts[at].end])))
    reading = _Reading(text, found)
    reading.state(stated)
    reading.walk(parts, at)
    return found


class _Reading(Taking):
    """The segments around a title, taken one by one into a citation."""

    def __init__(self, text: str, found: Citation) -> None:
        super().__init__(found, has_title=TITLE in text)
        self.text = text
        self.left: list[tuple[int, int]] = []
        self.sign_of_title = Sign.NOTHING
        self.is_article = False  # whether its title is in quotes, as what is part of something is cited
        self.is_within = False  # whether what comes next is the book that it is part of
        self.is_chapter = False  # whether it is part of a book, which has a publisher
        self.is_dated_first = False  # whether people and a date stand before its title
        self.translated = False  # whether the people named next are translators

    def walk(self, parts: Sequence[Segment], at: int) -> None:
        """Take what *parts* on both sides of the title, the one *at*, say."""
        before, after = parts[:at], parts[at + 1 :]
        self.sign_of_title = parts[at].before
        self.is_article = self.text[: parts[at].start][-1:] in tuple('"“„「')
        self._all(before, is_before=True)
        self.found.before, self.left = self._written(), []
        self.is_dated_first = bool(self.found.authors and self.found.date)
        self._all(after, is_before=False)
        self.found.after += self._written()

    def _all(self, parts: Sequence[Segment], *, is_before: bool) -> None:
        is_near = True  # nothing but facts so far
        reads = [Read(part, titling.read_parts(self.text, part)) for part in parts]
        for number, one in enumerate(reads):
            following = reads[number + 1] if number + 1 < len(reads) else None
            if self._take(one, following, is_near=is_near, is_before=is_before):
                continue
            aside = self.text[one.segment.start : one.segment.end].strip(" .,")
            is_near = is_near and aside.startswith("(") and aside.endswith(")")
            self.left.append((one.segment.start, one.segment.end))

    def _written(self) -> list[str]:
        """Return the words that are left, those that stand side by side as one text with the signs between them."""
        spans: list[list[int]] = []
        for start, end in self.left:
            between = self.text[spans[-1][1] : start] if spans else ""
            if (
                spans
                and not any(letter.isalnum() or letter in f"{TITLE}" for letter in between)
                and "\n\n" not in between
            ):
                spans[-1][1] = end
            else:
                spans.append([start, end])
        return [self.text[start : end + _closing(self.text, end)] for start, end in spans]

    # --- One segment ----------------------------------------------------------------------------

    def _take(self, one: Read, following: Read | None, *, is_near: bool, is_before: bool) -> bool:
        """Take what a segment says, and tell whether all of its words are used."""
        words = plain(self.text[one.segment.start : one.segment.end])
        if one.segment.before in (Sign.LINE, Sign.LINK):
            self.translated = False
        if self._opens_a_source(words, following, is_before=is_before):
            return True
        if self._is_source(one, words, is_before=is_before):
            return self._venue(venues.Venue(venues.bare_name(words)), Locator())
        if one.segment.style is Style.CODE and not is_before and (forms.is_of_code(words) or forms.is_form(words)):
            return True
        if _TRANSLATED.match(words):
            self.translated = True
            return False
        if self._is_house_in_code(one, words, following):
            return self._publisher(words)
        if titling.is_number(words) and is_before:
            day = dating.read(words.strip("[]() "))
            return not day or self._date(day)
        if same(words, self.found.title) or _AVAILABLE.fullmatch(words.strip(" .:,")) or forms.is_visit(words):
            return True
        if is_near and not is_before and following and self._are_families(one, words, following):
            return self._people(names.families(words).names)
        is_aside = one.segment.style is Style.EMPHASIS and is_near and not one.is_fact and bracketed.read(words)
        if one.segment.style is Style.BRACKET or is_aside:
            is_label = is_before and self._code(one, words)
            return is_label or self._bracket(one, words, is_near=is_near, is_before=is_before)
        if is_before and (self._code(one, words) or self.found.title.startswith(f"{words}: ")):
            return True
        if not one.parts:
            return False
        if is_near and not is_before and (house := self._house_behind(one, words, following)):
            return self._publisher(house)
        if one.is_fact:
            return self._facts(one, following, is_near=is_near, is_before=is_before)
        return self._mixed(one, following, is_near=is_near, is_before=is_before)

    def _are_families(self, one: Read, words: str, following: Read) -> bool:
        """Tell whether *words* are people by their family names, as a date or a venue in brackets behind them tells."""
        if self.found.authors or one.is_fact or following.segment.style is not Style.BRACKET:
            return False
        dated = any(isinstance(part.fact, DateFact | VenueFact) for part in following.parts)
        return dated and bool(names.families(words))

    def _house_behind(self, one: Read, words: str, following: Read | None) -> str:
        """Return who put a book out, where *words* end a citation that began with people and a date."""
        is_last = following is None or following.segment.before is Sign.LINK
        is_sentence = one.segment.style is Style.PLAIN and one.segment.before is Sign.SENTENCE
        is_told = any(part.fact and not isinstance(part.fact, HouseFact | PeopleFact) for part in one.parts)
        if not (self.is_dated_first and is_last and is_sentence) or is_told or words.startswith("In "):
            return ""
        if (self.found.venue and not self.is_chapter) or self.found.publisher:
            return ""
        place = _PLACE_AND_HOUSE.fullmatch(words.strip())
        return place["house"].strip() if place and venues.may_be(words) and len(words.split()) <= _LONGEST_PLACE else ""

    def _is_source(self, one: Read, words: str, *, is_before: bool) -> bool:
        """Tell whether *words*, behind two strokes or "In", are the journal or the book that a work is part of."""
        is_within, self.is_within = self.is_within, False
        if is_before or one.is_fact or len(words) > _LONGEST_SOURCE:
            return False
        return one.segment.before is Sign.SOURCE or is_within

    def _opens_a_source(self, words: str, following: Read | None, *, is_before: bool) -> bool:
        """Tell whether *words* only lead to the book that a work is part of: ``In *Papers of the Society*``."""
        is_book = following is not None and following.segment.style is Style.EMPHASIS
        if is_before or not is_book or not self.found.authors or words.strip(" .:,") not in ("In", "in"):
            return False
        self.is_within = self.is_chapter = True
        return True

    def _is_house_in_code(self, one: Read, words: str, following: Read | None) -> bool:
        """Tell whether *words*, set as code before a date set as code, are who put the work out."""
        is_pair = following is not None and following.segment.style is Style.CODE and following.is_fact
        return one.segment.style is Style.CODE and is_pair and words[:1].isupper() and len(words.split()) <= 3

    def _code(self, one: Read, words: str) -> bool:
        """Take bold text in brackets before a title, ``**[DETR]**``, as the name that readers use."""
        bold = one.segment.style is Style.STRONG and words.startswith("[")
        code = _CODE.fullmatch(words) if bold else _SHORT_NAME.fullmatch(words)
        if not code or self.found.alias or one.is_fact or one.segment.before not in (Sign.NOTHING, Sign.SPACE):
            return False
        if not (_holds(self.found.title, code["code"]) or _KEY.fullmatch(code["code"])):
            self.found.alias = code["code"]
        return True

    def _bracket(self, one: Read, words: str, *, is_near: bool, is_before: bool) -> bool:
        if self.found.venue and _stands_for(words, self.found.venue):
            return True
        aside = bracketed.read(words)
        is_styled = self.text[: one.segment.start - 1].rstrip()[-1:] == EMPHASIS_END
        if (aside is None or aside.is_one_name) and self.found.authors and is_near and is_styled:
            aside = bracketed.house_and_date(words) or aside
        if aside is None or aside.is_number or (self.translated and aside.people):
            return False
        if aside.is_one_name and (is_before or not is_near or self.found.authors):
            return False
        if aside.people and not self._people(aside.people):
            return False
        if aside.publisher and not self._publisher(aside.publisher):
            return False
        if aside.venue and not self._venue(aside.venue, Locator()):
            return False
        if aside.kind and not self._kind(aside.kind):
            return False
        self.found.after += aside.rest
        return not aside.date or self._date(aside.date)

    def _facts(self, one: Read, following: Read | None, *, is_near: bool, is_before: bool) -> bool:
        """Take a segment that is all facts, where its place does not speak against it."""
        kinds = {type(part.fact) for part in one.parts}
        if kinds == {PeopleFact}:
            return self._only_people(one, following, is_near=is_near, is_before=is_before)
        if kinds == {FormFact} or kinds == {HouseFact}:
            set_off = (
                one.segment.before in (Sign.DASH, Sign.LINE, Sign.LINK, Sign.COMMA)
                or one.segment.style is Style.CODE
                or names.BY.match(plain(self.text[one.segment.start : one.segment.end])) is not None
            )
            cited = bool(self.found.authors) and is_near
            if not (is_near and (set_off or cited)):
                return False
        if kinds == {Locator} and not self.found.venue:
            return False
        return self._each(one.parts)

    def _only_people(self, one: Read, following: Read | None, *, is_near: bool, is_before: bool) -> bool:
        fact = one.parts[0].fact
        if len(one.parts) != 1 or not isinstance(fact, PeopleFact):
            return False
        strength = fact.people.strength
        is_plain_name = strength is Strength.SHAPE
        if self.translated:
            return False
        ends_in_colon = following is None and self.sign_of_title is Sign.COLON
        if strength is Strength.INVERTED and (not is_before or TITLE in self.text or ends_in_colon):
            return False
        if self.found.authors and self.found.authors != fact.people.names:
            venue = self._venue_by_place(one, one.parts, following)  # "J. Botany", which could be a person's name
            return venue is not None and is_near and self._venue(venue, Locator())
        if is_plain_name and not (
            fact.is_by or self._may_stand_alone(one, following, is_near=is_near, is_before=is_before)
        ):
            return False
        return self._fact(one.parts[0])

    def _may_stand_alone(self, one: Read, following: Read | None, *, is_near: bool, is_before: bool) -> bool:
        """Tell whether one name like any two words in capitals is an author's at this place."""
        if not is_near:
            return False
        if one.segment.style is Style.EMPHASIS or is_before:
            return True
        set_off = one.segment.before in (
            Sign.DASH,
            Sign.LINE,
            Sign.COMMA,
            Sign.NOTHING,
            Sign.SENTENCE,
            Sign.LINK,
            Sign.SPACE,
        )
        ended = (
            following is None
            or following.is_fact
            or following.segment.style is Style.CODE
            or following.segment.before in (Sign.LINE, Sign.LINK, Sign.DASH)
            or (following.segment.style is Style.EMPHASIS and following.segment.before is Sign.SENTENCE)
        )
        return set_off and ended

    def _mixed(self, one: Read, following: Read | None, *, is_near: bool, is_before: bool) -> bool:
        """Take the people with which a segment begins, and words before a year as their venue; the rest is left."""
        parts = list(one.parts)
        first = parts[0].fact
        acronym = _ACRONYM.fullmatch(plain(self.text[one.segment.start : one.segment.end]).strip(" .,"))
        if acronym and is_near and self.found.authors:
            return self._venue(venues.Venue(acronym["name"], acronym["year"]), Locator())
        if self.translated:
            return False
        known = 0
        while known < len(parts) and parts[known].fact:
            known += 1
        rest = parts[known:]
        if is_near and not is_before and self.found.authors and self._is_meeting_somewhere(one):
            return self._each([parts[0], parts[-1]])
        several = (
            isinstance(first, PeopleFact) and first.people.strength >= Strength.SURE and len(first.people.names) > 1
        )
        clause = plain(self.text[one.segment.start + rest[0].start : one.segment.end])
        is_credited = is_near and not is_before and _ROLE.match(clause) is not None
        sure = isinstance(first, PeopleFact) and (first.is_by or (is_near and several) or is_credited)
        venue = self._venue_by_place(one, rest, following)
        cited = sure or (is_near and (bool(self.found.authors) or isinstance(first, PeopleFact)))
        if not (sure or (cited and venue)) or (known and not isinstance(first, PeopleFact)):
            return False
        if is_before and not venue:
            return False
        if not self._each(parts[:known]):
            return False
        is_one_word = (
            venue is not None and " " not in venue.name and rest[-1].fact and not isinstance(rest[-1].fact, Locator)
        )
        if venue and cited and (": " in venue.name or (is_one_word and not self.is_article)):  # New York: Penguin, 2015
            return self._publisher(venue.name.rpartition(": ")[2]) and self._each(rest[1:])
        repeats = same(
            plain(self.text[one.segment.start + rest[0].start : one.segment.start + rest[0].end]), self.found.title
        )
        if repeats or (venue and cited and self._venue(venue, Locator())):
            return self._each(rest[1:])
        if len(rest) > 1 and all(part.fact for part in rest[1:]):  # people, words, and what cites them
            self.left.append((one.segment.start + rest[0].start, one.segment.start + rest[0].end))
            return self._each(rest[1:])
        self.left.append((one.segment.start + rest[0].start, one.segment.start + rest[-1].end))
        return True

    def _is_meeting_somewhere(self, one: Read) -> bool:
        """Tell whether a segment is a meeting, its place and its year: ``In Proc. SOT, New York, NY, USA, 2012``."""
        first, *between, last = one.parts if len(one.parts) > 1 else (*one.parts, *one.parts)
        text = self.text[one.segment.start : one.segment.end]
        places = [text[part.start : part.end] for part in between]
        is_dated = isinstance(first.fact, VenueFact) and isinstance(last.fact, DateFact)
        is_told = any(part.fact and not isinstance(part.fact, PeopleFact) for part in between)
        words = " ".join(places)
        return (
            is_dated and bool(places) and not is_told and venues.may_be(words) and len(words.split()) <= _LONGEST_PLACE
        )

    def _venue_by_place(self, one: Read, rest: Sequence[Part], following: Read | None) -> venues.Venue | None:
        """Return the venue that words before a year, or a place in a journal, are in a citation."""
        start, end = one.segment.start + rest[0].start, one.segment.start + rest[0].end
        words = plain(self.text[start:end])
        behind = [part.fact for part in rest[1:]] or [part.fact for part in (following.parts if following else ())]
        if len(rest) == 1 and following and following.segment.before not in (Sign.SENTENCE, Sign.COMMA, Sign.SPACE):
            return None
        if not behind or not isinstance(behind[0], DateFact | Locator):
            return None
        is_journal = one.segment.style is Style.EMPHASIS and isinstance(behind[0], Locator) and bool(behind[0].volume)
        if not (is_journal or venues.may_be(words)):
            return None
        return venues.Venue(venues.bare_name(words))


def _stands_for(words: str, venue: str) -> bool:
    """Tell whether *words* are first letters of *venue*: ``CCS`` of the Conference on Computer ... Security."""
    letters = iter(word[0] for word in venue.split())
    return 1 < len(words) <= _LONGEST_ACRONYM and words.isupper() and all(letter in letters for letter in words)


def _holds(title: str, words: str) -> bool:
    return f" {title_key(words)} " in f" {title_key(title)} "


def _closing(text: str, end: int) -> int:
    """Return how many signs that end a sentence stand at *end*."""
    return len(text[end : end + 3]) - len(text[end : end + 3].lstrip(".!?…"))
