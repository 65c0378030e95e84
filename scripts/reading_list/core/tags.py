"""What a tag is, when two are the same tag, how it is spelled, and where its page stands. Pure."""

import hashlib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

from .reserved import TAGS_WITH_A_PREFIX
from .slugs import slugify

MAX_TAG = 40
_TAG = re.compile(r"[^\W_](?:[\w .+#/'-]*[\w+#])?")
_JOINT = re.compile(r"[\s_./'-]+")


def is_tag(text: str) -> bool:
    """Tell whether *text* can be a tag: a letter or digit, and few signs after it."""
    return len(text) <= MAX_TAG and _TAG.fullmatch(text) is not None


def tag_key(tag: str) -> str:
    """Return the form in which tags are the same tag: composed and case-folded."""
    return unicodedata.normalize("NFC", tag).casefold()


@lru_cache(maxsize=10_000)
def tag_stem(tag: str) -> str:
    """Return the form in which tags are suspiciously alike: no hyphens, spaces or plural ending."""
    return "".join(_singular(word) for word in _JOINT.split(tag_key(tag)))


def usual_tags(tags: Iterable[str]) -> dict[str, str]:
    """Return the spelling used most among *tags*, by ``tag_stem``; of equals the one that comes first."""
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for tag in tags:
        spellings[tag_stem(tag)][tag] += 1
    return {stem: max(counts, key=counts.__getitem__) for stem, counts in spellings.items()}


@lru_cache(maxsize=10_000)
def tag_slug(tag: str) -> str:
    """Return the address of a tag's page: its slug, or a hash where it has no ASCII letter or digit."""
    slug = slugify(tag)
    if slug and slug not in TAGS_WITH_A_PREFIX:
        return slug
    return "tag-" + (slug or hashlib.sha256(tag_key(tag).encode()).hexdigest()[:10])


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
