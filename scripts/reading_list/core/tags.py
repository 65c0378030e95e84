"""What a tag is, when two are the same tag, how it is spelled, and where its page stands. Pure."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from .characters import JOINERS, VARIATION_SELECTORS
from .reserved import TAGS_WITH_A_PREFIX
from .slugs import is_part_of_word, slugify, with_words_for_signs

MAX_TAG = 40
TAG_SIGNS = " _.+#&*/'-"
"""For a set: the signs of ASCII that a tag may have within."""
LAST_TAG_SIGNS = "_+#*"
"""For a set: those that may be its last."""
# Apostrophes, and points within and between words.
_FURTHER_SIGNS = "’‘·・׳״་፡"
_JOINT = re.compile(r"[\s_.&/'’‘·・་፡\u200c-]+")
_PLAIN_TAG = re.compile(rf"(?:[A-Za-z0-9]|\.(?=[A-Za-z]))(?:[A-Za-z0-9{TAG_SIGNS}]*[A-Za-z0-9{LAST_TAG_SIGNS}])?")
_JOINING = re.compile(f"[{JOINERS}{VARIATION_SELECTORS}]")
_UNSEEN = re.compile(f"[\u200d{VARIATION_SELECTORS}]")
_WITHIN = frozenset(TAG_SIGNS + _FURTHER_SIGNS)


@lru_cache(maxsize=10_000)
def is_tag(text: str) -> bool:
    """Tell whether *text* can be a tag: a letter or digit, which a dot may stand before, and few signs after it."""
    if len(text) > MAX_TAG:
        return False
    if text.isascii():
        return _PLAIN_TAG.fullmatch(text) is not None
    first = text[1:2] if text.startswith(".") else text[:1]
    return (
        first.isalnum()
        and slugify(text) != ""  # as that of an apostrophe, which some scripts count among their letters
        and (text[-1] in LAST_TAG_SIGNS or _is_of_word(text[-1]))
        and all(character in _WITHIN or _is_of_word(character) for character in text)
    )


def _is_of_word(character: str) -> bool:
    return is_part_of_word(character) or _JOINING.match(character) is not None


def tag_key(tag: str) -> str:
    """Return the form in which tags are the same tag: composed and case-folded."""
    return unicodedata.normalize("NFC", tag).casefold()


@lru_cache(maxsize=10_000)
def tag_stem(tag: str) -> str:
    """Return the form in which tags are suspiciously alike: no hyphens, spaces or plural ending."""
    words = _JOINT.split(with_words_for_signs(_UNSEEN.sub("", tag_key(tag))))
    return "".join(map(_singular, words))


def usual_tags(counts: Mapping[str, int]) -> dict[str, str]:
    """Return the spelling used most among tags, of which *counts* tell, by ``tag_stem``; of equals the first."""
    spellings: defaultdict[str, list[str]] = defaultdict(list)
    for tag in counts:
        spellings[tag_stem(tag)].append(tag)
    return {stem: max(alike, key=counts.__getitem__) for stem, alike in spellings.items()}


@lru_cache(maxsize=10_000)
def tag_slug(tag: str) -> str:
    """Return the address of a tag's page."""
    slug = slugify(tag)
    return f"tag-{slug}" if slug in TAGS_WITH_A_PREFIX else slug


@lru_cache(maxsize=20_000)
def tag_slugs(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Return the addresses of the pages of *tags*, each once."""
    return tuple(dict.fromkeys(map(tag_slug, tags)))


def first_spellings(tags: Iterable[str]) -> dict[str, str]:
    """Return *tags* as first written, by ``tag_slug``."""
    names: dict[str, str] = {}
    for tag in tags:
        names.setdefault(tag_slug(tag), tag)
    return names


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
