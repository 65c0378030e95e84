"""Which words of an item are the title, where no link says it: bold, quoted, or placed as citation styles do. Pure."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ...core.kinds import BY_FORM, BY_WORD
from . import bracketed, dating, facts, names, venues
from .facts import DateFact, FormFact, HouseFact, Part, PeopleFact
from .locators import Locator
from .marks import STRONG_END, plain
from .names import Strength
from .segments import Segment, Sign, Style

_NUMBER = re.compile(r"[\[(]?\s*\d{1,4}[a-z]?\s*[\])]?[.:)]?|[\[(]\d{4}[./-]\d{1,2}[\])]")
_CODE = re.compile(r"\[[^\[\]]{1,40}\]|[A-Z0-9][A-Za-z0-9.+/-]{0,14}")
_WITHIN = frozenset("()],.;:!?/-–—")  # with one of these at its beginning, bold text is the rest of something
_SHORT_NAME = re.compile(r"(?=(?:.*[A-Z]){2}|.*\d)[A-Za-z][\w+-]{1,19}")
_LONGEST = 300
_LABEL = 2  # words of a short name


class Read(NamedTuple):
    """A segment with what its parts are."""

    segment: Segment
    parts: tuple[Part, ...]

    @property
    def is_fact(self) -> bool:
        """Whether it says nothing but facts."""
        return bool(self.parts) and all(part.fact for part in self.parts)

    @property
    def people(self) -> Strength:
        """How surely it begins with people."""
        fact = self.parts[0].fact if self.parts else None
        return fact.people.strength if isinstance(fact, PeopleFact) else Strength.NONE


def read_parts(text: str, segment: Segment) -> tuple[Part, ...]:
    """Return what the parts of *segment* are."""
    words = text[segment.start : segment.end]
    if segment.style is Style.TITLE:
        return ()
    if segment.style is Style.BRACKET:
        return (Part(0, len(words), _of_bracket(plain(words))),)
    return facts.read(words)


def _of_bracket(words: str) -> facts.FactValue | None:
    aside = bracketed.read(words)
    if aside is None and bracketed.house_and_date(words):
        return DateFact(words[-4:])
    if aside is None:
        return facts.one(words)
    if aside.venue:
        return facts.VenueFact(aside.venue)
    if aside.date:
        return DateFact(aside.date)
    return FormFact(aside.kind)


def is_number(text: str) -> bool:
    """Tell whether *text* is a number of the item, or its date in brackets."""
    return _NUMBER.fullmatch(plain(text)) is not None


def title_in(text: str, segments: Sequence[Segment]) -> list[Segment]:
    """Return *segments* with the one or more that are the title as one of that style; as they are where none is."""
    if (coded := _behind_code(text, segments)) is not None:
        return _with_title(segments, coded, coded + 1, segments[coded].start, segments[coded].end)
    if (named := _behind_colon(text, segments)) is not None:
        return named
    marked = [at for at in (_strong(text, segments), _quoted(text, segments)) if at is not None]
    if marked:
        at = min(marked)
        if (goes_on := _behind_quotation(text, segments, at)) is not None:
            return goes_on
        return _with_title(segments, at, at + 1, segments[at].start, segments[at].end)
    return _placed(text, segments)


def _with_title(segments: Sequence[Segment], first: int, after: int, start: int, end: int) -> list[Segment]:
    """Return *segments* with the title from *start* to *end* in place of those from *first*; what is left stays."""
    left, right = segments[first], segments[after - 1]
    pieces = []
    if start > left.start:
        pieces.append(left._replace(end=start))
    pieces.append(Segment(start, end, Style.TITLE, left.before))
    if end < right.end:
        pieces.append(right._replace(start=end, before=Sign.COMMA))
    return [*segments[:first], *pieces, *segments[after:]]


def _names_a_form(words: str) -> bool:
    return all(word in BY_FORM or word in BY_WORD or word == "link" for word in re.findall(r"\w+", words.lower()))


def _behind_quotation(text: str, segments: Sequence[Segment], at: int) -> list[Segment] | None:
    """Return *segments* with a title of which only the beginning is quoted: ``"Why?": Explaining a classifier``."""
    quoted, following = [*segments[at : at + 2], None, None][:2]
    if not quoted or not following or quoted.style is not Style.QUOTED or text[quoted.end + 1 : quoted.end + 3] != ": ":
        return None
    span = _between(Read(following, read_parts(text, following)), is_cited=True)
    if following.style is not Style.PLAIN or not span:
        return None
    return _with_title(segments, at, at + 2, quoted.start - 1, following.start + span[1])


def _behind_dash(text: str, segments: Sequence[Segment]) -> int | None:
    """Return the title behind its short name in bold: ``**DETR** - End-to-End Object Detection``, written as one."""
    for at, segment in enumerate(segments[1:], 1):
        if Read(segment, read_parts(text, segment)).is_fact:
            continue
        words = plain(text[segment.start : segment.end]).lstrip(": ")
        set_off = segment.before in (Sign.DASH, Sign.COLON) or text[segment.start : segment.end].lstrip().startswith(
            ":"
        )
        if segment.style is Style.QUOTED and set_off:
            return at
        is_title = len(words.split()) > 1 and venues.may_be(words)
        if is_title and segments[at - 1].style is Style.BRACKET and len(words.split()) > _LABEL:
            return at
        is_title = is_title and set_off and not words.endswith(".")
        return at if is_title and segments[at - 1].style is not Style.PLAIN else None
    return None


def _behind_colon(text: str, segments: Sequence[Segment]) -> list[Segment] | None:
    """Return *segments* with a title that begins with its short name: ``**GloVe**: Global Vectors, ...``."""
    for at, (first, second) in enumerate(pairwise(segments)):
        words = plain(text[first.start : first.end]).rstrip(": ")
        between = text[first.end : second.start].strip(f" {STRONG_END}")
        ends = between == ":" or plain(text[first.start : first.end]).endswith(":")
        ends = ends or text[second.start : second.end].lstrip().startswith(":")
        if first.style not in (Style.STRONG, Style.PLAIN) or not ends or not _CODE.fullmatch(words):
            continue
        if words.startswith("[") or is_number(words) or _names_a_form(words):
            continue
        if second.style in (Style.QUOTED, Style.EMPHASIS, Style.STRONG):
            closing = second.end + (second.style is Style.QUOTED)
            return _with_title(segments, at, at + 2, first.start, closing)
        span = _between(Read(second, read_parts(text, second)), is_cited=True)
        begins_small = plain(text[second.start : second.end]).lstrip(": ")[:1].islower()  # it describes, then
        if first.style is Style.STRONG and second.style is Style.PLAIN and span and span[0] < 2 and not begins_small:
            return _with_title(segments, at, at + 2, first.start, second.start + span[1])
    return None


def _behind_code(text: str, segments: Sequence[Segment]) -> int | None:
    """Return the words right behind a short name in bold brackets: ``**[DETR]** End-to-End Object Detection``."""
    first, second = [*segments[:2], None, None][:2]
    if not first or not second:
        return None
    words = plain(text[first.start : first.end]).strip()
    if first.style is not Style.STRONG and not (words.startswith("[") and _SHORT_NAME.fullmatch(words.strip("[]"))):
        return None
    bracketed_code = words.startswith("[") and _CODE.fullmatch(words) and not is_number(words)
    if _SHORT_NAME.fullmatch(words):
        return _behind_dash(text, segments)
    if Read(second, read_parts(text, second)).people >= Strength.SURE:
        return None
    return 1 if bracketed_code and second.before is Sign.SPACE and not dating.read(words.strip("[]")) else None


def _strong(text: str, segments: Sequence[Segment]) -> int | None:
    """Return the first segment of bold text that is neither a number, a short code, people nor the name of a form."""
    for at, segment in enumerate(segments):
        if segment.style is not Style.STRONG:
            continue
        words = plain(text[segment.start : segment.end]).strip()
        if words[:1] in _WITHIN or is_number(words) or _names_a_form(words.strip(" :.")) or dating.read(words):
            continue
        if names.read(words).strength >= Strength.SURE or (words.endswith(":") and len(words.split()) < 3):
            continue
        following = segments[at + 1] if at + 1 < len(segments) else None
        if following and _CODE.fullmatch(words) and following.before is Sign.SPACE and following.style is Style.PLAIN:
            continue
        return at
    return None


def _quoted(text: str, segments: Sequence[Segment]) -> int | None:
    """Return the first quotation of some words, where what stands before it is no running text."""
    for at, segment in enumerate(segments):
        if segment.style is not Style.QUOTED:
            continue
        words = plain(text[segment.start : segment.end])
        if len(words.split()) > 1 or not words.isascii() or len(words) > 5:
            before = [one for one in segments[:at] if not is_number(text[one.start : one.end])]
            read = [Read(one, read_parts(text, one)) for one in before]
            labels = [plain(text[one.segment.start : one.segment.end]).strip(" []():") for one in read]
            if all(one.is_fact or _SHORT_NAME.fullmatch(label) for one, label in zip(read, labels, strict=True)):
                return at
            after = [Read(one, read_parts(text, one)) for one in segments[at + 1 : at + 3]]
            is_people = len(read) == 1 and read[0].people >= Strength.SURE
            return at if is_people and segment.before is Sign.COMMA and _is_cited(after) else None
    return None


def _placed(text: str, segments: Sequence[Segment]) -> list[Segment]:
    """Return *segments* with the title where it stands between people and the rest, or before them."""
    read = _one_list_of_people([Read(segment, read_parts(text, segment)) for segment in segments])
    read = _with_title_like_a_venue(read)
    at = _after_facts(text, read, 0)
    if _is_short_for_next(text, read[at : at + 2]):
        return _with_title(segments, at + 1, at + 2, segments[at + 1].start, segments[at + 1].end)
    people = next((one for one in read[:at] if one.people >= Strength.SHAPE), None)
    if at >= len(read) or (people is None and at > 0 and not _leads(read[:at])):
        return list(segments)
    one = read[at]
    is_question = text[one.segment.end - 1 : one.segment.end] in ("?", "!")
    is_cited = people is not None or _is_cited(read[at + 1 :]) or (is_question and _is_cited(read[at + 2 :]))
    is_column = at > 0 and one.segment.before is Sign.DASH and _leads(read[:at])  # 2019 | The title | ...
    if (span := _between(one, is_cited=is_cited or is_column)) is None:
        return list(segments)
    start, end = one.segment.start + span[0], one.segment.start + span[1]
    after = at + 1
    while text[end : end + 1] in ("?", "!") or text[end - 1 : end] in ("?", "!"):
        following = read[after] if after < len(read) else None
        if (
            following is None
            or following.is_fact
            or following.segment.before is not Sign.SENTENCE
            or end < read[after - 1].segment.end
        ):
            break
        if not _is_cited(read[after + 1 :]):
            break
        end, after = following.segment.end, after + 1
    words = plain(text[start:end])
    if not 1 < len(words) <= _LONGEST or _names_a_form(words):
        return list(segments)
    if people is not None and people.people < Strength.SURE and not _is_weakly_cited(people, one, read):
        return list(segments)
    return _with_title(segments, at, after, start, end)


def _is_short_for_next(text: str, read: Sequence[Read]) -> bool:
    """Tell whether a segment is the short name with which the next, a column of its own, begins."""
    if len(read) < 2 or read[1].segment.before is not Sign.DASH:
        return False
    short, title = (plain(text[one.segment.start : one.segment.end]) for one in read)
    return title.startswith(f"{short}: ") and len(short.split()) == 1


def _one_list_of_people(read: Sequence[Read]) -> list[Read]:
    """Return *read* in which only one segment is a list of people: the first that is one for sure, else the first.

    What else reads like a name, "Deep Roots", is a title.
    """
    sure = next((at for at, one in enumerate(read) if one.people >= Strength.INVERTED), None)
    chosen = sure if sure is not None else next((at for at, one in enumerate(read) if one.people), None)
    return [
        one if at == chosen or one.people is not Strength.SHAPE else one._replace(parts=_with_words(one.parts))
        for at, one in enumerate(read)
    ]


def _with_title_like_a_venue(read: Sequence[Read]) -> list[Read]:
    """Return *read* in which what reads like a venue right behind people is words, where the venue stands behind it.

    "Advances in dairy farming" is a title before "Lancet. 2001;3:4", though much like the name of a journal.
    """
    at = next((at for at, one in enumerate(read) if one.people), len(read)) + 1
    first = read[at] if at < len(read) else None
    fact = first.parts[0].fact if first and len(first.parts) == 1 else None
    is_bare = isinstance(fact, facts.VenueFact) and not fact.venue.year and not any(fact.locator)
    is_placed = any(
        isinstance(part.fact, Locator) or (isinstance(part.fact, facts.VenueFact) and any(part.fact.locator))
        for one in read[at + 1 :]
        for part in one.parts
    )
    if not first or not is_bare or not is_placed or len(read) <= at + 1 or first.segment.before is not Sign.SENTENCE:
        return list(read)
    behind = read[at + 1]
    if all(isinstance(part.fact, Locator | DateFact) for part in behind.parts):
        return list(read)
    words = first._replace(parts=(Part(first.parts[0].start, first.parts[0].end, None),))
    return [*read[:at], words, *read[at + 1 :]]


def _with_words(parts: Sequence[Part]) -> tuple[Part, ...]:
    first, *rest = parts
    by = isinstance(first.fact, PeopleFact) and first.fact.is_by
    return tuple(parts) if by else (Part(first.start, first.end, None), *rest)


def _is_weakly_cited(people: Read, title: Read, rest: Sequence[Read]) -> bool:
    """Tell whether one name before a title is an author's: the signs between them, and a year or a venue, say so."""
    dated = any(isinstance(part.fact, DateFact | facts.VenueFact) for one in rest for part in one.parts)
    is_styled = title.segment.style is not Style.PLAIN
    return dated or (is_styled and title.segment.before is Sign.COLON) or people.segment.before is Sign.COLON


def _leads(read: Sequence[Read]) -> bool:
    """Tell whether *read*, before the title, are only dates, numbers and the like."""
    return all(
        isinstance(part.fact, DateFact | FormFact | HouseFact | facts.VenueFact) for one in read for part in one.parts
    )


def _after_facts(text: str, read: Sequence[Read], at: int) -> int:
    """Return the place of the first segment from *at* on that is neither facts nor a number."""
    while at < len(read):
        one = read[at]
        if not (one.is_fact or is_number(text[one.segment.start : one.segment.end])):
            break
        at += 1
    return at


def _is_cited(read: Sequence[Read]) -> bool:
    """Tell whether what follows a title are people, or a date, a venue or a place in one."""
    for one in read:
        if one.people >= Strength.SURE or _names_and_dates(one):
            return True
        if one.is_fact and not all(isinstance(part.fact, FormFact | HouseFact | PeopleFact) for part in one.parts):
            return True
        if not one.is_fact:
            return False
    return False


def _names_and_dates(one: Read) -> bool:
    """Tell whether a segment begins with people, as "by" or a date behind them says."""
    fact = one.parts[0].fact if one.parts else None
    if not isinstance(fact, PeopleFact):
        return False
    return fact.is_by or any(isinstance(part.fact, DateFact) for part in one.parts)


def _between(one: Read, *, is_cited: bool) -> tuple[int, int] | None:
    """Return where the title stands in a segment: behind people, before other facts; None where it does not."""
    parts = list(one.parts)
    begin = 0
    if parts and isinstance(parts[0].fact, PeopleFact):
        if parts[0].fact.people.strength < Strength.SURE:
            return None
        begin = 1
    unknown = next((at for at in range(begin, len(parts)) if parts[at].fact is None), None)
    if unknown is None or unknown != begin:
        return None
    rest = parts[unknown + 1 :]
    last = unknown
    if any(part.fact is None for part in rest):  # words, facts, words: the title goes on, as far as facts follow it
        last = max(at for at in range(unknown, len(parts)) if parts[at].fact is None)
        rest = parts[last + 1 :]
    strong = any(
        not isinstance(part.fact, FormFact | PeopleFact)
        or (isinstance(part.fact, PeopleFact) and (part.fact.is_by or part.fact.people.strength >= Strength.SURE))
        for part in rest
    )
    if not (is_cited or strong) or (begin and not (strong or is_cited)):
        return None
    if one.segment.style is Style.EMPHASIS and not is_cited:
        return None
    return parts[unknown].start, parts[last].end
