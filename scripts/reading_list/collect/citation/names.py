"""A text → the people that it lists, in their order, however the list is written. Pure."""

import re
from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from ...core.fields import ET_AL
from . import persons
from .houses import is_house
from .marks import plain
from .name_words import SUFFIXES

BY = re.compile(
    r"(?:(?:written |edited |taught |created |presented |(?:(?:an?|the) )?(?:(?:video|online|free|short) )?"
    r"(?:lectures?|talk|slides|book|notes|course|paper|post|article|tutorial|essay|video|series) )?"
    r"\b(?:by|von|door|par|por|przez|tarafından|автор|авторы|от|authors?|autore?s?|作者|著者)\b"
    # Not where it belongs to a family name, which stands alone or before initials: de Vries, H.
    r"|\b(?:de|di|av|af|od)\b(?-i:(?= +[A-ZÀ-ÖØ-Þ][^\s,;]* +[A-ZÀ-ÖØ-Þ])(?![^,;]{1,60}, ?[A-ZÀ-ÖØ-Þ]\.)))\s*[:：]?\s*",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"\s*(?P<mark>[,;、，؛،;])\s*(?:(?:and|und|et|y|e|и|i|و|&)\s+(?!al\b))?"
    r"|\s+(?P<and>and|und|et|y(?! [A-ZÁÉÍÓÚ]\w+, (?:[A-ZÁÉÍÓÚ]\.))|e|и|i|و|with|&|\+)\s+(?!al\b)|(?<=\w)&(?=[A-Z])"
    r"|\s*(?P<more>[,;]?\s*(?:and\s+|&\s+)?(?:\bet\.? al\b\.?|\betc\b\.?|\bи др\b\.?|等(?=\W|$)|u\. ?a\.|\band others\b"
    r"|\.\.\.|…)(?:\s*,?\s*(?:and|&)\s+(?=[A-ZÀ-Þ]))?)",
)
_HOUSE_OF = re.compile(r"\s*\((?P<house>[^()]{2,80})\)|(?<=[^\W\d_.])[\d*†‡§¶]+(?:,[\d*†‡§¶]+)*(?=[\s,;.]|$)")
_INITIAL_END = re.compile(r"(?:^|[\s.‐-])(?:(?![\u3040-\u9fff\uac00-\ud7a3])[^\W\d_]|[JS]r)\.$")
_THREE_INITIALS = re.compile(r" [A-Z]{3}$")
_MOST = 60
_CERTAIN = 2  # turned names after which others may be called by any word


class Strength(IntEnum):
    """How surely a text is a list of people."""

    NONE = 0
    SHAPE = 1
    """One name like any two words in capitals, of which none speaks against it."""
    INVERTED = 2
    """One name, family name first."""
    SURE = 3
    """Several, or initials, or ``et al.``"""


class People(NamedTuple):
    """The people named, and what else their list says: the houses in brackets behind them."""

    names: tuple[str, ...] = ()
    strength: Strength = Strength.NONE
    houses: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anybody is named."""
        return bool(self.names)


class _Part(NamedTuple):
    """A part of a list: its words, whether it stands for people not named, and what joins it to the one before."""

    words: str
    joint: str
    start: int
    is_more: bool = False


NOBODY = People()


@lru_cache(maxsize=20_000)
def read(text: str) -> People:
    """Return the people that are all of *text*; nobody where it says anything else as well."""
    bare, houses = _without_houses(plain(text))
    by = BY.match(bare)
    parts = _parts(_without_end(bare[by.end() :] if by else bare))
    people, end = _people(parts)
    if by and not people and len(parts) == 1 and _may_be_named(parts[0].words):
        people, end = People((parts[0].words,), Strength.SHAPE), 1
    if not people or end < len(parts):
        turned = _of_two_families(parts, bare)
        return People((turned,), Strength.INVERTED) if turned else NOBODY
    return people._replace(houses=houses)


@lru_cache(maxsize=20_000)
def families(text: str) -> People:
    """Return the people that are all of *text*, several by their family names alone: ``Zeiler & Fergus``."""
    parts = _parts(_without_end(plain(text)))
    known = [part for part in parts if persons.is_family(part.words) and not persons.is_surely_none(part.words)]
    if not 1 < len(parts) == len(known) or any(
        is_house(part.words) or persons.is_doubtful(part.words) for part in parts
    ):
        return NOBODY
    return People(tuple(dict.fromkeys(part.words for part in parts)), Strength.SHAPE)


def leading(text: str) -> tuple[People, int]:
    """Return the people with which the one-line *text* begins, and how far they go; it goes on after a comma."""
    parts = _parts(text)
    people, end = _people(parts)
    if not people:
        return NOBODY, 0
    return people, parts[end].start if end < len(parts) else len(text)


def _without_end(text: str) -> str:
    """Return *text* without signs at its ends; the point of an initial stays."""
    bare = text.strip(" ,;:·*|–—-。，、；：")
    return bare if _INITIAL_END.search(bare) else bare.rstrip(" .,;:")


def _without_houses(text: str) -> tuple[str, tuple[str, ...]]:
    houses = tuple(dict.fromkeys(match["house"] for match in _HOUSE_OF.finditer(text) if match["house"]))
    return _HOUSE_OF.sub("", text), houses


def _parts(text: str) -> list[_Part]:
    """Return *text* in the parts that commas and the like make; of ``A, ... and B`` the dots are one of them."""
    parts: list[_Part] = []
    start, joint = 0, ""
    for match in _JOINT.finditer(text):
        if words := persons.cleaned(text[start : match.start()]):
            parts.append(_Part(words, joint, start))
        last, joint = joint if match.start() == start else "", match["mark"] or match["and"] or "&"
        if match["more"]:
            parts.append(_Part(ET_AL, "," if "," in f"{last}{match['more'][:2]}" else "", match.start(), is_more=True))
        start = match.end()
        if len(parts) > _MOST * 2:
            break
    if words := persons.cleaned(text[start:]):
        parts.append(_Part(words, joint, start, is_more=words.lower() in ("others", "others.")))
    return parts


def _people(parts: Sequence[_Part]) -> tuple[People, int]:
    """Return the people with which *parts* begin, and the number of parts that they take."""
    names: list[str] = []
    inverted = initials = mononyms = doubtful = bare = 0
    more = False
    at = 0
    while at < len(parts) and len(names) < _MOST:
        part, following = parts[at], parts[at + 1] if at + 1 < len(parts) else None
        if part.is_more:
            if not names and not (following and at == 0):
                break
            more, at = True, at + 1
            continue
        if part.words in SUFFIXES and names:
            names[-1], at = f"{names[-1]} {part.words}", at + 1
        elif turned := _inverted(
            part, following, parts[at + 2 : at + 3], is_first=not names or inverted > 0, is_only=inverted < _CERTAIN
        ):
            names.append(turned)
            inverted += 1
            initials += persons.has_initials(turned)
            at += 2
        elif name := persons.vancouver(part.words) or _full(part.words, is_listed=len(parts) > 1):
            names.append(name)
            initials += persons.has_initials(name) or persons.in_other_script(name)
            doubtful += persons.is_doubtful(name)
            # "Allen B." may be the beginning of "Allen B. Downey", and "Ann AI" anything.
            bare += name != part.words and ("." not in part.words or sum(map(str.isupper, name)) < 3)
            at += 1
        elif _is_known_by_one_name(part, parts[at + 1 :]):
            names.append(part.words)
            mononyms += 1
            at += 1
        else:
            break
    if not names or (doubtful * 2 > len(names) and not more) or mononyms > 2:
        return NOBODY, 0
    if bare and len(names) == 1 and not more:
        is_name = _THREE_INITIALS.search(parts[0].words) and not persons.is_surely_none(parts[0].words)
        return (People(tuple(names), Strength.SHAPE), at) if is_name else (NOBODY, 0)
    strength = _strength(len(names), inverted=inverted, initials=initials, more=more)
    if strength < Strength.SURE and doubtful:
        return NOBODY, 0
    unique = tuple(dict.fromkeys(names))
    return People((*unique, ET_AL) if more else unique, strength), at


def _full(words: str, *, is_listed: bool) -> str:
    """Return *words* where they are a full name; what is listed, with initials, may be called by any word."""
    is_none = not (is_listed and persons.starts_with_initials(words)) and persons.is_surely_none(words)
    is_name = persons.has_form(words) and not is_none and not is_house(words)
    return words if is_name else ""


def _of_two_families(parts: Sequence[_Part], text: str) -> str:
    """Return the one name in *text* that has two family names before the given one: ``García Márquez, Gabriel.``."""
    if len(parts) != 2 or parts[1].joint != "," or not text.rstrip().endswith(".") or " " in parts[1].words:
        return ""
    families, given = parts[0].words, parts[1].words
    is_name = len(families.split()) == 2 and bool(_full(families, is_listed=False)) and persons.is_given(given)
    return f"{given} {families}" if is_name and not persons.is_surely_none(given) else ""


def _may_be_named(words: str) -> bool:
    """Tell whether *words*, behind "by", are a name although the last of them seldom is one: ``Maria Code``."""
    first, *others = words.split() or [""]
    return (
        bool(others)
        and persons.has_form(words)
        and not (persons.is_surely_none(first) or is_house(words) or is_house(first))
    )


def _strength(count: int, *, inverted: int, initials: int, more: bool) -> Strength:
    if count > 1 or more or (initials and not inverted):
        return Strength.SURE
    return Strength.INVERTED if inverted else Strength.SHAPE


def _inverted(part: _Part, following: _Part | None, after: Sequence[_Part], *, is_first: bool, is_only: bool) -> str:
    """Return the name of which *part* is the family name and *following* the given one; empty where they are not.

    Behind names in the usual order, only initials are turned.
    """
    in_capitals = part.words.isupper() and not following.words.isupper() if following else False  # LEE, Ann
    spelled = following is not None and ("." in following.words or " " in following.words)
    family = part.words.title() if spelled and part.words.isupper() else part.words
    if not following or following.joint != "," or not persons.is_family(family):
        return ""
    if persons.has_form(part.words) and not persons.is_initials(following.words):
        return ""
    if (
        not persons.is_given(following.words)
        or is_house(following.words)
        or persons.is_surely_none(f"{part.words} {following.words}" if is_only else part.words)
    ):
        return ""
    if not is_first and not persons.is_initials(following.words):
        return ""
    alone = " " not in following.words and not persons.is_initials(following.words)
    if alone and after and after[0].is_more and after[0].joint != ",":
        return ""  # two family names, "Xu, Ba et al.", rather than one person
    return f"{following.words} {part.words.title() if in_capitals else family}"


def _is_known_by_one_name(part: _Part, after: Sequence[_Part]) -> bool:
    """Tell whether *part* is a family name alone, as only ``et al.`` behind it tells."""
    if not persons.is_family(part.words) or persons.is_surely_none(part.words):
        return False
    return bool(after) and any(other.is_more for other in after[:2])
