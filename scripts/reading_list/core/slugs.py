"""Permalinks: the names of pages, anchors and files. Pure."""

import re
import unicodedata
from collections.abc import Container
from functools import lru_cache

from .characters import ACCENTS, VARIATION_SELECTORS
from .text import PLAIN_LETTERS

MAX_SLUG = 80
MAX_BYTES = 200
"""A name in a folder has 255 bytes at most, and a file gets an ending, or a mark before it while it is written."""

_SLUG = re.compile(rf"[a-z0-9](?:[a-z0-9-]{{0,{MAX_SLUG - 2}}}[a-z0-9])?")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_HYPHENS = re.compile(r"-+")


def slugify(text: str) -> str:
    """Return *text* as a permalink: letters and digits in lower case, joined by hyphens.

    Latin letters become ASCII, those of other scripts stay as they are, composed (NFC). Apostrophes are dropped. Signs
    that tell names apart become words: c-plus-plus, c-sharp, dotnet. The result has at most 80 characters and 200
    bytes, is cut at a word where there is one to cut at, and is empty when *text* has neither a letter nor a digit.
    """
    plain = text if text.isascii() else _plain(text)
    named = with_words_for_signs(plain.replace("'", "").lower())
    joined = _NOT_SLUG.sub("-", named) if named.isascii() else _joined(named)
    return _final_sigmas(_cut(joined.strip("-")))


def slug_fault(name: str, reserved: Container[str] = ()) -> str | None:
    """Return what keeps *name* from being a permalink where *reserved* ones are taken, or None where nothing does."""
    if not name.isascii():
        if name != slugify(name):
            return (
                f"use at most {MAX_SLUG} lower-case letters (Latin ones without accents), digits and single hyphens, "
                "beginning and ending without a hyphen"
            )
    elif not _SLUG.fullmatch(name):
        return "use 1 to 80 lower-case letters, digits and hyphens, beginning and ending without a hyphen"
    if name in reserved:
        return "the name is reserved"
    return None


def shortened(slug: str, characters: int = MAX_SLUG, size: int = MAX_BYTES) -> str:
    """Return the beginning of *slug* that has no more than so many *characters* and, in UTF-8, bytes (*size*)."""
    head = slug[:characters]
    while len(head.encode()) > size or _is_mark(slug[len(head) : len(head) + 1]):
        head = head[:-1]
    return head.strip("-")


def _cut(slug: str) -> str:
    """Return *slug* no longer than a permalink may be, at the end of a word unless that would take half of it."""
    whole = shortened(slug)
    if whole == slug:
        return slug
    words = slug[: len(whole) + 1].rpartition("-")[0]
    return words if 2 * len(words) >= len(whole) else whole


# --- Signs that tell names apart ------------------------------------------------------------------

_SIGN = re.compile(
    r"(?<=[^\W\d_])(?:\+{2,}|[+#](?!\w))"  # at the end of a word, two pluses within as well
    r"|(?<![\w*][^\W\d_])(?<=[^\W\d_])\*(?!\w)"  # behind a letter alone
    r"|(?<![\w.])\.(?=[^\W\d_])"  # before a word
)
_WORDS = {"+": "-plus-", "#": "-sharp-", "*": "-star-", ".": "dot"}


def with_words_for_signs(text: str) -> str:
    """Return *text* with words for the signs that belong to a name, as in C++, C#, A* and .NET."""
    return _SIGN.sub(lambda signs: "".join(_WORDS[sign] for sign in signs[0]), text)


# --- What is not ASCII ----------------------------------------------------------------------------

# Forms of letters for old encodings: wide and half-width ones, Arabic by their place in the word, joined Latin ones.
_FORMS = re.compile(r"[\ufb00-\ufdff\ufe70-\ufefe\uff00-\uffef]+")
_AFTER_LATIN = re.compile(f"(?<=[a-z0-9])[{ACCENTS}]+")
# Apostrophes, and signs within words that some write and some do not.
_DROPPED = re.compile(f"['’‘ʼʻʹ՚׳״\u0640{VARIATION_SELECTORS}]")
_PARTING = "\u200c"  # keeps letters apart that belong to two parts of a word


def _plain(text: str) -> str:
    """Return *text* in lower case with Latin letters in ASCII."""
    formed = _FORMS.sub(lambda forms: unicodedata.normalize("NFKC", forms[0]), text)
    letters = "".join(map(_letters, _DROPPED.sub("", unicodedata.normalize("NFC", formed))))
    return unicodedata.normalize("NFC", _AFTER_LATIN.sub("", letters))


@lru_cache(maxsize=20_000)
def _letters(character: str) -> str:
    """Return what stands for *character* in a permalink; a sign stays as it is, to be a hyphen later."""
    small = character.lower().translate(PLAIN_LETTERS)
    parts = unicodedata.normalize("NFKD", small)
    if latin := "".join(part for part in parts.lower() if part.isascii() and part.isalnum()):
        return latin
    if is_part_of_word(small) or small.isascii():
        return small
    if unicodedata.category(character) == "Cf":
        return "-" if character == _PARTING else ""
    return "".join(part for part in parts if part.isalnum()) or "-"


def _joined(text: str) -> str:
    """Return *text* with a hyphen for all that is no letter, mark or digit; marks stay on what they stand on."""
    kept = (character if is_part_of_word(character) else "-" for character in text)
    words = map(_without_loose_marks, _HYPHENS.split("".join(kept)))
    return "-".join(filter(None, words))


def _without_loose_marks(word: str) -> str:
    start = next((place for place, character in enumerate(word) if not _is_mark(character)), len(word))
    return word[start:]


def is_part_of_word(character: str) -> bool:
    """Tell whether *character* is a letter, a digit, or a mark on one."""
    return unicodedata.category(character)[0] in "LMN"


def _is_mark(character: str) -> bool:
    return character != "" and unicodedata.category(character)[0] == "M"


_LAST_SIGMA = re.compile(r"(?<=[^-])σ(?=-|\Z)")


def _final_sigmas(slug: str) -> str:
    """Return *slug* with the form of sigma that belongs at the end of a word only there: it is one letter."""
    if slug.isascii():
        return slug
    return _LAST_SIGMA.sub("ς", slug.replace("ς", "σ"))
