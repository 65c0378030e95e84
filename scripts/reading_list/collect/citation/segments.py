"""The words of an item → segments: what its signs, styles and lines set apart from each other. Pure."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from . import bracketed, dating, houses, names, persons
from .dating import YEAR
from .marks import ANY, CODE, CODE_END, EMPHASIS, EMPHASIS_END, LINK, STRONG, STRONG_END, TITLE, plain


class Style(StrEnum):
    """How the words of a segment are set."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    QUOTED = "quoted"
    BRACKET = "bracket"
    TITLE = "title"


class Sign(StrEnum):
    """What stands before a segment."""

    NOTHING = ""
    SPACE = " "
    LINE = "line"
    LINK = "link"
    DASH = "dash"
    COLON = "colon"
    SENTENCE = "sentence"
    COMMA = "comma"
    SOURCE = "source"
    """Two strokes, behind which Russian citations name what a work is part of."""


class Segment(NamedTuple):
    """A segment: where in the text its words stand, how they are set, and what stands before it."""

    start: int
    end: int
    style: Style
    before: Sign


_GROUPS = {
    "strong": Style.STRONG,
    "emphasis": Style.EMPHASIS,
    "code": Style.CODE,
    "quoted": Style.QUOTED,
    "bracket": Style.BRACKET,
}
_BREAK = re.compile(
    rf"(?P<line>[ ]*\n\s*)|(?P<link>{LINK}+)|(?P<title>{TITLE})"
    rf"|(?P<strong>{STRONG}[^{STRONG}{STRONG_END}\n{LINK}{TITLE}]*{STRONG_END})"
    rf"|(?P<emphasis>{EMPHASIS}[^{EMPHASIS}{EMPHASIS_END}\n{LINK}{TITLE}]*{EMPHASIS_END})"
    rf"|(?P<code>{CODE}[^{CODE}{CODE_END}\n]*{CODE_END})"
    r"|(?P<quoted>\"[^\"“”\n\ue006\ue007]{2,300}\"|[“„][^“”„\n\ue006\ue007]{2,300}[”“]|«[^«»\n\ue006\ue007]{2,300}»|《[^《》\n\ue006\ue007]{2,300}》|[「『][^「」『』\n]{2,300}[」』]"
    r"|(?<![^\s([])[‘'](?:[^‘’'\n\ue000-\ue007]|(?<=\w)[’'](?=\w)){9,300}[’'](?=[\s,.;:)\]]|$))"
    r"|(?P<bracket>\([^()\n\ue006\ue007]{1,120}\)|\[[^\[\]\n\ue006\ue007]{1,120}\]|（[^（）\n\ue006\ue007]{1,120}）|【[^【】\n\ue006\ue007]{1,120}】)"
    r"|(?P<source>\s+//\s+)"
    r"|(?P<dash>\s+(?:[-–—·•]|--)\s+|\s*—\s*|^[-–—·•]\s+|\s+\|\s+)"
    r"|(?P<sentence>[.!?](?=\s)\s*|[。！？])"
    r"|(?P<colon>:\s+|：\s*)"
)
_EMOJI = "\U0001f000-\U0001faff\u2600-\u27bf\ufe0f"
_BOUND = re.compile(rf"(?:^|[\n.,;:!?،؛|–—\-({LINK}{TITLE}{STRONG_END}{EMPHASIS_END}{CODE_END}\])\"”])[\s{_EMOJI}]*$")
_BOUND_AFTER = re.compile(rf"\s*(?:$|[\n.,;:!?：，。；、،؛|–—\-()\[（【《「{LINK}{TITLE}{STRONG}{EMPHASIS}{CODE}])")
_CLOSED = re.compile(r"[.,;:!?]\W*$")
_NOT_AN_END = re.compile(
    r"(?:^|[\s(\"“])(?:e\.g|i\.e|etc|vs|cf|ca|Dr|Mr|Mrs|Ms|Prof|St|Fig|Figs|No|Nos|Vol|Eq|pp|Proc|Conf|Trans|Int|Symp|eds?|Jr|Sr|Rev|Lett|Phys|"
    r"Math|Sci|Comput|Univ|Assoc|Adv|Am|Natl|Acad|Biol|Chem|Eng|Nat|Stat|Res|Soc|Syst|Appl|Bull|incl|approx|Inc|Ltd|Co|Corp|z\.B|u\.a|d\.h|bzw|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Vis|Recognit|Process|Autom|Netw|Inf|Technol|Artif|Robot|Graph|Lang|Sel|"
    r"Electron|Mag|Educ|Med|Sens|Softw|p|ch|ver|v|vols|Dept|Mach|Learn|Intell|Neurosci|Psychol|Comm|Commun)$",
    re.IGNORECASE,
)
_LOWER_START = re.compile(r"arXiv|bioRxiv|medRxiv|doi\b|https?:")
_INITIAL = re.compile(
    r"(?:^|[\s.‐-])(?:(?![\u3040-\u9fff\uac00-\ud7a3])[^\W\d_]|(?!AI|ML|RL|CV|DL|US|UK|EU|IT|OS|UI|TV|QA|VR|AR|II|IV|VI|PC|DB)[A-Z]{2})$"
)
_IN_LOCATOR = re.compile(r"\d,? ?$")  # "323 (1986)", where the bracket is part of a place in a journal
_OF_LOCATOR = re.compile(r"\s?[:,]\s?(?:pp?\. ?)?\d")
_BOLD_IN_BRACKETS = re.compile(rf"\[{STRONG}([^{STRONG}{STRONG_END}\[\]]{{1,60}}){STRONG_END}\]")
_NUMBER_IN_STYLE = re.compile(f"[{STRONG}{EMPHASIS}](\\d{{1,4}})[{STRONG_END}{EMPHASIS_END}](?=[ ,(:])")
_STYLED_BRACKET = re.compile(
    rf"[{STRONG}{EMPHASIS}](\([^(){ANY}\n]{{1,120}}\)|\[[^\[\]{ANY}\n]{{1,120}}\])[{STRONG_END}{EMPHASIS_END}]"
)
_ET_AL = re.compile(rf"{EMPHASIS}(et\.? al\.?,?){EMPHASIS_END}")
_GLUED_ET_AL = re.compile(r"\bet al\.(?=[^\W\d_])")
_BROKEN_BRACKET = re.compile(r"\(([^()\n]{1,80})\n([^()\n]{1,80})\)")
_EDITED = re.compile(r"\b[Ii]n:?(?! [^.]{3,80}[.?!] [Ii]n\b) (?P<editors>[^()\n:]{3,120}?),? \([Ee]ds?\.\)[,:]? ")
_VOLUME_IN_STYLE = re.compile(rf"(,? (?!{YEAR})\d{{1,4}}){EMPHASIS_END}(?=\s?[(,:])")
_SPACES = re.compile(r"[^\S\n]{2,}")
_DATED_START = re.compile(rf"\s*[\[(]?(?P<date>{YEAR}[-/.]\d\d(?:[-/.]\d\d)?)[\])]?[\s:]+(?=\w)")
_ONE_WORD = re.compile(r"\s*[^\W\d_]{4,}[.?!](?:\s|$)")
_RATING = re.compile(r"[(\[]?(?<![\d.,])(?:\d(?:[.,]\d)?[ /]?)?[★☆⭐✩✪][★☆⭐✩✪½\ufe0f]*[)\]]?(?!\s?\d)")
_LABEL = re.compile(r"\s*\[(?P<label>[^\W\d_][\w+.-]{1,19})\]:? +(?=[^\W\d_])")
_EDITION_END = re.compile(r"(?:^|[\s,(])\d{1,2}(?:\.|st|nd|rd|th|ª|a|e|-е)? ?(?:ed|edn|éd|Aufl|изд)$")
_TITLE_QUOTE = re.compile(rf"([\"“„]{TITLE})([.,]?)[\"”“]")
_HOUSE = re.compile(rf"(?P<house>[^,.:\n{ANY}]{{2,50}})(?:, (?P<year>{YEAR})\b)?")
_PERSON_IN_STYLE = re.compile(
    rf"(?<=[,&d] )[{STRONG}{EMPHASIS}](?P<people>[^{ANY}\n,]{{4,40}})[{STRONG_END}{EMPHASIS_END}](?P<date>)"
    r"(?=,| and |\.|$)"
)
_DATED_IN_STYLE = re.compile(
    rf"{STRONG}(?P<people>[^{ANY}\n()]{{4,120}})(?P<date>\((?:1\d|20)\d\d[a-z]?\)[.,]?){STRONG_END}"
)
_WRAPPED = re.compile(
    rf"(?<=[,–—-])(?P<first> [^{ANY}\n,:;()]{{2,60}}?[\w&.-])[ ]*\n[ ]*(?P<second>[^{ANY}\n,:;().]{{2,40}})"
    r"(?=[,.;(]|\n|$)"
)
_OPENS_A_BOOK = re.compile(r"[.?!”\"’'] [Ii]n:? $")
_ONE_TURNED = re.compile(
    rf"^(?P<family>\W*[^\W\d_a-z][^\W\d_]{{2,20}}) (?P<initials>[A-Z]{{1,3}}),? (?=\({YEAR}[a-z]?\))"
)
_MOST = 120


def normal(text: str) -> str:
    """Return *text* with brackets around bold words within the bold, ``**[DETR]**``, and volumes in no style."""
    text = _ONE_TURNED.sub(_with_points, text)
    text = _WRAPPED.sub(_unwrapped, text)
    text = _PERSON_IN_STYLE.sub(_unstyled_person, _DATED_IN_STYLE.sub(_unstyled_person, text))
    text = _TITLE_QUOTE.sub(r"\1\2", _RATING.sub("", text))
    text = _NUMBER_IN_STYLE.sub(r"\1", _BOLD_IN_BRACKETS.sub(rf"{STRONG}[\1]{STRONG_END}", text))
    text = _BROKEN_BRACKET.sub(r"(\1 \2)", _GLUED_ET_AL.sub(r"\g<0> ", _ET_AL.sub(r"\1", text)))
    text = _EDITED.sub(lambda match: "In " if names.read(match["editors"]) else match[0], text)
    text = _SPACES.sub(" ", text)
    text = _VOLUME_IN_STYLE.sub(rf"{EMPHASIS_END}\1", text)
    return _STYLED_BRACKET.sub(_unstyled_bracket, text)


def _unstyled_bracket(match: re.Match[str]) -> str:
    """Return a bracket that is set in a style without it, where it says facts."""
    return match[1] if bracketed.read(match[1][1:-1]) else match[0]


def _with_points(match: re.Match[str]) -> str:
    """Return ``Nagel T`` before a date as other styles write it, ``Nagel, T.``."""
    return f"{match['family']}, {' '.join(f'{letter}.' for letter in match['initials'])} "


def _unwrapped(match: re.Match[str]) -> str:
    """Return a name or a list of people that is cut by the end of a line on one line."""
    first = match["first"].strip()
    is_cut = first.endswith("&") or names.read(first) is names.NOBODY
    people = f"{first} {match['second']}"
    return f"{match['first']} {match['second']}" if is_cut and names.read(people) is not names.NOBODY else match[0]


def _unstyled_person(match: re.Match[str]) -> str:
    """Return a person who is set in a style among others, or with a date, without it."""
    return match[0] if names.read(match["people"]) is names.NOBODY else f"{match['people']}{match['date'] or ''}"


def split(text: str) -> list[Segment]:
    """Return *text* in its segments, in their order. Signs between them belong to none."""
    dated = _DATED_START.match(text)
    label = None if dated else _labelled(text)
    start = dated.end() if dated else label.end() if label else 0
    first = [Segment(dated.start("date"), dated.end("date"), Style.PLAIN, Sign.NOTHING)] if dated else []
    if label:
        first = [Segment(label.start("label"), label.end("label"), Style.BRACKET, Sign.NOTHING)]
    before = Sign.DASH if dated else Sign.SPACE if label else Sign.NOTHING
    return [*first, *_within(text, start, len(text), Style.PLAIN, before)][:_MOST]


def _labelled(text: str) -> re.Match[str] | None:
    """Return the label with which a citation begins, ``[Raft] Ongaro et al.``, as the people behind it tell."""
    label = _LABEL.match(text)
    people = names.leading(text[label.end() : label.end() + 200].split("\n")[0])[0] if label else names.NOBODY
    return label if people.strength >= names.Strength.INVERTED else None


def _within(text: str, start: int, end: int, style: Style, before: Sign) -> Iterator[Segment]:
    """Yield the segments between *start* and *end* of *text*, whose words are set in *style*."""
    sign = before
    for match in _BREAK.finditer(text, start, end):
        name = match.lastgroup or ""
        if style is Style.EMPHASIS and match[0] == "—":  # a title with a subtitle
            continue
        if match.start() < start or not _parts(text, start, match, name):
            continue
        yield from _segment(text, start, match.start() + (name == "sentence"), style, sign)
        start = match.end()
        sign = _sign(name)
        if name == "title":
            yield Segment(match.start(), match.end(), Style.TITLE, Sign.LINK)
        elif name in _GROUPS:
            yield from _group(text, match, _GROUPS[name], _sign_before(text, match.start()))
            sign = Sign.SPACE
    yield from _segment(text, start, end, style, sign)


def _sign(name: str) -> Sign:
    return {
        "line": Sign.LINE,
        "link": Sign.LINK,
        "title": Sign.LINK,
        "dash": Sign.DASH,
        "source": Sign.SOURCE,
        "colon": Sign.COLON,
    }.get(name, Sign.SENTENCE)


def _sign_before(text: str, at: int) -> Sign:
    """Return the sign that stands right before the place *at*."""
    last = text[:at].rstrip(" ")[-1:]
    return {
        "": Sign.NOTHING, "\n": Sign.LINE, LINK: Sign.LINK, TITLE: Sign.LINK, ",": Sign.COMMA, ".": Sign.SENTENCE,
        ":": Sign.COLON, "-": Sign.DASH, "–": Sign.DASH, "—": Sign.DASH,
    }.get(last, Sign.SPACE)  # fmt: skip


def _group(text: str, match: re.Match[str], style: Style, before: Sign) -> Iterator[Segment]:
    start, end = match.start() + 1, match.end() - 1
    if style in (Style.EMPHASIS, Style.PLAIN):
        yield from _within(text, start, end, style, before)
    else:
        yield from _segment(text, start, end, style, before)


def _segment(text: str, start: int, end: int, style: Style, before: Sign) -> Iterator[Segment]:
    """Yield the segment between *start* and *end* where it holds a word, without the signs around it."""
    if any(letter.isalnum() for letter in plain(text[start:end])):
        yield Segment(start, end, style, before)


def _parts(text: str, start: int, match: re.Match[str], name: str) -> bool:
    """Tell whether *match* parts what stands before and after it."""
    if name in ("line", "link", "title"):
        return True
    if name in ("dash", "source"):
        return True
    if name == "colon":
        house = _HOUSE.match(text, match.end()) if start else None  # São Paulo: Record, 1998
        is_place = house is not None and (house["year"] is not None or houses.is_house(house["house"]))
        return not is_place and names.read(text[start : match.start()][:600]).strength >= names.Strength.SHAPE
    if name == "sentence":
        return _ends_sentence(text, start, match)
    inner = text[match.start() + 1 : match.end() - 1]
    around = text[max(0, match.start() - 20) : match.start()], text[match.end() : match.end() + 20]
    if name == "bracket":
        if (_IN_LOCATOR.search(around[0]) and inner[:1].isdigit()) or _OF_LOCATOR.match(around[1]):
            return False
        ends = _BOUND.search(around[0]) or _BOUND_AFTER.match(around[1]) or _CLOSED.search(inner)
        is_dated = dating.read(inner) is not None and (
            names.read(text[start : match.start()]).strength >= names.Strength.SURE
        )
        is_behind_style = around[0].rstrip()[-1:] == EMPHASIS_END
        if is_behind_style and bracketed.house_and_date(inner):
            return True
        return (ends is not None or is_dated) and bracketed.read(plain(inner)) is not None
    if name == "strong":
        return _is_set_off(inner, *around, either=True)
    if name == "code":
        return _BOUND.search(around[0]) is not None and not around[1][:1].isalnum()
    if name == "quoted" and match[0][0] in "「『《":
        return True
    if name == "quoted":
        return _is_set_off(inner, *around, either=len(inner.split()) > 2)
    if name == "emphasis" and _OPENS_A_BOOK.search(around[0]):
        return True
    is_aside = name == "emphasis" and bracketed.read(plain(inner)) is not None
    return _is_set_off(inner, *around, either=is_aside)


def _is_set_off(inner: str, before: str, after: str, *, either: bool) -> bool:
    """Tell whether a group stands apart on both sides, or on *either* of them; within a word it does not."""
    if (before[-1:].isalnum() and before[-1:].isascii()) or (after[:1].isalnum() and after[:1].isascii()):
        return False
    left = _BOUND.search(before) is not None
    right = (
        _BOUND_AFTER.match(after) is not None
        or names.BY.match(after.lstrip()) is not None
        or _CLOSED.search(inner) is not None
    )
    return left or right if either else left and right


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    mark, after = match[0][0], text[match.end() : match.end() + 2]
    if mark in "。！？":
        return True
    if after[:1].islower() and not _LOWER_START.match(text, match.end()):
        return False
    if mark != ".":
        return True
    before = text[start : match.start()]
    if _EDITION_END.search(before[-16:]):
        return True
    if _NOT_AN_END.search(before[-12:]):
        return False
    if _INITIAL.search(before[-3:]):
        return _is_last_initial(before, text[match.end() : match.end() + 120])
    return True


def _is_last_initial(before: str, after: str) -> bool:
    """Tell whether the initial that *before* ends with is the end of a list of people, after which a title begins."""
    following = re.split(r"[.,;(\[]", after, maxsplit=1)[0].split()
    first, comma, _ = before.lstrip(" \ue006").partition(",")
    # Of one word, "Mechanics.", only where names are written so throughout; else it is a family name.
    is_turned_first = bool(persons.vancouver(f"{first.rstrip('.')}.")) and bool(comma or not first.isascii())
    is_word = len(following) == 1 and is_turned_first and _ONE_WORD.match(after) is not None
    if not (len(following) > 1 or is_word) or persons.is_initials(f"{following[0]}."):
        return False
    turned = persons.vancouver(f"{first}.") or persons.vancouver(first) or persons.is_family(first)
    return bool(turned) and names.read(f"{before[-600:]}.").strength >= names.Strength.INVERTED
