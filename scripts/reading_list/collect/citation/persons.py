"""Does a text read like the name of a person? In Latin and Cyrillic letters, in Chinese, Korean, Arabic. Pure."""

import re
from functools import lru_cache

from ...core.text import collapsed
from . import marks
from .houses import is_house
from .name_words import (
    ARABIC_GIVEN,
    AUTHOR_WORDS,
    DEGREES,
    HAN_DOUBLE_FAMILIES,
    HAN_FAMILIES,
    HANGUL_FAMILIES,
    JAPANESE_FAMILIES,
    NOT_A_NAME_ENDING,
    NOT_NAMES,
    PARTICLES,
    SELDOM_NAMES,
    SUFFIXES,
)

_WORD = re.compile(r"[^\W\d_][^\W\d_'’ʼ.‐-]*(?:['’ʼ.‐-]{1,2}[^\W\d_]*)*")
_INITIALS = re.compile(r"(?:[^\W\d_][.]?[ ‐-]*){1,4}")
_BARE_INITIALS = re.compile(r"[A-Z]{1,3}")
_FOOTNOTE = re.compile(r"(?<=[^\W\d_.])(?:[\d*†‡§¶#⁰-⁹¹²³]|\\\*)+$")
_JOINED_INITIAL = re.compile(r"(?<=\b[^\W\d_]\.)(?=[^\W\d_][^\W\d_.])")
_HAN_NAME = re.compile(r"[\u4e00-\u9fff々]{2,4}")
_HAN_PARTS = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff々]{1,4}[ \u3000][\u3040-\u30ff\u4e00-\u9fff々]{1,4}")
_HAN_FOREIGN = re.compile(r"[\u4e00-\u9fff]{1,6}(?:[·・][\u4e00-\u9fff]{1,6}){1,3}")
_HANGUL_NAME = re.compile(r"[\uac00-\ud7a3]{2,4}")
_ARABIC_NAME = re.compile(r"[\u0621-\u064a]+(?: [\u0621-\u064a]+){1,3}")
_ELIDED = re.compile(r"^(?:[dl]|dell|dall|de l|[’']t)[’'](?=[^\W\d_])")  # Jean d'Alembert
_LONGEST, _MOST_WORDS, _MOST_BARE = 60, 6, 2


def cleaned(text: str) -> str:
    """Return the name *text* without degrees before it, and the signs of footnotes behind it."""
    spaced = _JOINED_INITIAL.sub(" ", collapsed(marks.without(text)).strip(" *†‡§¶#"))
    words = [_FOOTNOTE.sub("", word) for word in spaced.split()]
    while words and words[0] in DEGREES:
        del words[0]
    name = " ".join(word for word in words if word)
    for word in AUTHOR_WORDS.split():
        if name.endswith(word) and _HAN_NAME.fullmatch(name.removesuffix(word).strip()):
            return name.removesuffix(word).strip()
    return name


@lru_cache(maxsize=20_000)
def has_form(name: str) -> bool:
    """Tell whether *name* has the form of a full name, given name first, whatever its words mean."""
    if len(name) > _LONGEST:
        return False
    return _in_letters_with_case(name) or in_other_script(name)


def _in_letters_with_case(name: str) -> bool:
    parts = name.split()
    if len(parts) > 2 and parts[-1] in SUFFIXES:
        parts.pop()
    if not 2 <= len(parts) <= _MOST_WORDS or not _is_family(parts[-1], parts[:-1]):
        return False
    return all(_is_name_word(part) or (index > 0 and part in PARTICLES) for index, part in enumerate(parts))


def _is_name_word(part: str) -> bool:
    part = _ELIDED.sub("", part)
    if not _WORD.fullmatch(part) or not part[0].isupper():
        return False
    if len(part) > 3 and part.isupper() and "." not in part and "-" not in part:
        return False
    return len(part) <= 3 or part.partition("-")[0].istitle() or "." in part or _has_name_case(part)


def _has_name_case(part: str) -> bool:
    """Tell whether capitals within *part* are those of a name (LeCun, McCormick, O'Neil), not of a product."""
    return part[1:2].islower() and sum(letter.isupper() for letter in part) == 2 and part[-1].islower()


def _is_family(part: str, before: list[str]) -> bool:
    if part in PARTICLES or not _ELIDED.sub("", part)[:1].isupper():
        return False
    if part.endswith(".") and part not in SUFFIXES:
        return False
    return len(part) > 1 or (len(before) > 0 and len(before[-1]) > 2)


def in_other_script(name: str) -> bool:
    """Tell whether *name* is a person's in a script without capitals."""
    if name.isascii():
        return False
    if _HAN_FOREIGN.fullmatch(name):
        return True
    if _HAN_NAME.fullmatch(name):
        return name[:2] in HAN_DOUBLE_FAMILIES or (
            (name[0] in HAN_FAMILIES and len(name) <= 3)
            or (len(name) >= 3 and any(name[:size] in JAPANESE_FAMILIES for size in (3, 2)))
        )
    if _HANGUL_NAME.fullmatch(name):
        return len(name) == 3 and name[0] in HANGUL_FAMILIES
    if _HAN_PARTS.fullmatch(name):
        return True
    return _ARABIC_NAME.fullmatch(name) is not None and name.split()[0] in ARABIC_GIVEN


def is_doubtful(name: str) -> bool:
    """Tell whether a word of *name* is one that few people are called by, ``Long``: no name where it stands alone."""
    return any(word.lower() in SELDOM_NAMES for word in name.split())


def is_surely_none(name: str) -> bool:
    """Tell whether a word of *name* is one that people are hardly called by."""
    *before, last = name.split() or [""]
    if last == "Press" and any(
        word.isupper() and len(word.strip(".")) > 1 for word in before
    ):  # MIT Press, not Ofir Press
        return True
    return any(
        (word.lower().rstrip(".") in NOT_NAMES and word.lower() not in SELDOM_NAMES)
        or word.lower().endswith(NOT_A_NAME_ENDING)
        for part in name.split()
        for written in (part, *part.split("-"))
        for word in (written, written.removesuffix("s"))
        if len(word.rstrip(".")) > (1 if written == part else 2)  # Yu-An
    )


def has_initials(name: str) -> bool:
    """Tell whether a given name is cut to its first letter: ``G. Hinton``."""
    return any(len(part.rstrip(".")) == 1 or "." in part[:-1] for part in name.split()[:-1])


def starts_with_initials(name: str) -> bool:
    """Tell whether all but the last word of *name* are initials with their points: ``A. B. Sample``."""
    *before, last = name.split() or [""]
    return bool(before) and len(last) > 2 and all(len(part) == 2 and part[1] == "." for part in before)


def is_family(text: str) -> bool:
    """Tell whether *text* can be a family name alone, with its particles: ``van den Berg``."""
    *before, last = text.split() or [""]
    if len(before) == 2 and before[1] == "y":  # Ramón y Cajal
        return is_family(before[0]) and is_family(last)
    if len(before) > 3 or not all(part in PARTICLES or part.lower() in PARTICLES for part in before):
        return False
    return len(last) > 1 and last[0].isupper() and _is_name_word(last) and not last.endswith(".")


def is_initials(text: str) -> bool:
    """Tell whether *text* is all initials: ``D. P.``, ``J.-B.``, ``DP``."""
    if _BARE_INITIALS.fullmatch(text):
        return True
    return bool(text) and text[0].isupper() and _INITIALS.fullmatch(text + " ") is not None and text.upper() == text


def is_given(text: str) -> bool:
    """Tell whether *text* can stand after a family name and a comma: ``Geoffrey E.``, ``Rianne van den``."""
    if is_initials(text):
        return True
    parts = text.split()
    if not 1 <= len(parts) <= 4 or not parts[0][0].isupper():
        return False
    return all(_is_name_word(part) or (index > 0 and part in PARTICLES) for index, part in enumerate(parts))


def vancouver(text: str) -> str:
    """Return ``Kingma DP`` or ``Портянкин И. А.`` with the initials first; empty where *text* is not so written."""
    match = re.fullmatch(r"(?P<family>[^\W\d_][^\d]{1,30}?) (?P<initials>[^\W\d_]{1,3}|(?:[^\W\d_]\.[ -]?){1,3})", text)
    if not match or not match["initials"].isupper() or not is_family(match["family"]):
        return ""
    if is_house(text) or (match["family"].isupper() and len(match["initials"]) > _MOST_BARE and "." not in text):
        return ""
    initials = match["initials"].strip()
    spelled = initials if "." in initials else " ".join(f"{letter}." for letter in initials)
    return f"{spelled} {match['family']}"
