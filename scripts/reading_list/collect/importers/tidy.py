"""Text of lists made fit for entries: one line, nothing invisible, no loose ends. Pure."""

import html
import re
import unicodedata
from collections.abc import Container, Iterable
from functools import lru_cache
from itertools import islice

from ...core import characters
from ...core.fields import MAX_TAGS, MAX_TITLE, USUAL_NOTE
from ...core.tags import is_tag
from ...core.text import collapsed
from ..citation import marks
from ..citation.marks import CODE, CODE_END

_USUAL_TITLE = 200
_OTHER_MARKS = re.compile(f"(?![{CODE}{CODE_END}])[{marks.ANY}]")
_USUAL_WORDS = 4
"""More are seldom a tag, where nobody has called them one."""
_LEVELS = re.compile(r"\s+[-–—>|]+\s+|\s*:+\s+")  # not std::vector
_LAYERS = 12  # of quotes and brackets that are taken off; more is no writing but an attempt


_SEPARATORS = " \t\n\u2012\u2013\u2014\u2015|·•→;:,-：，、；"
_OPENING = {")": "(", "]": "[", "}": "{"}
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_PAIRS = {'"': '"', "“": "”", "'": "'", "‘": "’", "«": "»", "[": "]", "(": ")"}
_EMPTY_BRACKETS = re.compile(r"\(\s*[,;:&|/+.-]*\s*\)|\[\s*[,;:&|/+.-]*\s*\]")
_BEFORE_MARK = re.compile(r"\s+([,;:!?)\]]|\.(?=\s|$))")
_PLUS_END = re.compile(r"(?:\s\+)+\W*$")
_NUMBERED = re.compile(r"^\d{1,3}[.)]\s+(?=\D)|^\[(?:\d{4}\.\d{4,5}|[a-z-]+/\d{7})(?:v\d+)?\]\s+(?=\S)")
_REPEATED_MARK = re.compile(
    r"(?<![,;:])(?<![,;:]\s)([,;:])(?:\s*[,;:])+(?!\S)|[,;:]\s*(?=\.(?:\s|$))|(?<=[。！？])\s*\.+(?=\s|$)"
)  # not within std::vector
_LOOSE_START = re.compile(r"^[.?!)\]\s]+(?=\S)")
_LOOSE_END = re.compile(r"(?:[\s,;:(]|(?<=\)))+(?:and|or|by|see|with)$", re.IGNORECASE)
_LITERAL_LINK = re.compile(r"\[([^\[\]]{0,200})\]\(https?://[^\s()]*\)")
_ENTITY = re.compile(r"&#?\w{2,10};")
_EAST_ASIAN = re.compile(r"[\u3005\u3040-\u30ff\u3400-\u9fff]")  # of Chinese and Japanese, not of Korean
_STARS = re.compile(r"\*{2,}")
_EMOJI_NAMES = re.compile(r"(?<![\w:])(?::[a-z][a-z0-9_+-]{0,40}:)+(?!:?\w)")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”')\]]*\s+(?=[\"“'(\[]*[^\W_a-z])")
_NOT_AN_END = re.compile(r"(?:\b(?:e\.g|i\.e|etc|vs|al|cf|Dr|Mr|Mrs|Ms|Prof|St|Fig|No|Vol|Eq|[A-Z])\.)$", re.IGNORECASE)
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def visible(text: str) -> str:
    """Return *text* without what an entry file may not hold, and without our markers; white space stays."""
    return characters.visible(marks.without(text))


def clean(text: str) -> str:
    """Return *text* on one line and without characters that an entry file may not hold."""
    return collapsed(visible(collapsed(text)))  # beside a space, or at an end, joiners may not stand


def plain(text: str) -> str:
    """Return *text* without the marks of styles and links, on one line."""
    return marks.plain(text)


def without_emoji_names(text: str) -> str:
    """Return *text* without ``:star::star:`` and the like."""
    return _EMOJI_NAMES.sub(" ", text)


def unescaped(text: str) -> str:
    """Return *text* with the characters that ``&amp;`` and the like mean."""
    return characters.visible(html.unescape(text)) if "&" in text and _ENTITY.search(text) else text


def trim(text: str) -> str:
    """Return *text* without separators, stray quotes and brackets at its ends."""
    for _ in range(_LAYERS):
        before = text
        text = text.strip(_SEPARATORS)
        if text and text[0] in "\"“”'‘’`«" and not _closes(text[1:], text[0]):
            text = text[1:]
        if text and text[-1] in '"“”‘`»' and not _opens(text[:-1], text[-1]):
            text = text[:-1]
        text = _without_stray_brackets(text)
        if text == before:
            break
    return text


def _closes(rest: str, mark: str) -> bool:
    return {"“": "”", "‘": "’", "«": "»"}.get(mark, mark) in rest


def _opens(rest: str, mark: str) -> bool:
    return {"”": "“", "»": "«"}.get(mark, mark) in rest


def _without_stray_brackets(text: str) -> str:
    """Return *text* without a bracket at either end that has no partner."""
    if text and text[-1] in _OPENING and text.count(text[-1]) > text.count(_OPENING[text[-1]]):
        return text[:-1]
    if text and text[0] in ")]}":
        return text[1:]
    if text and text[-1] in "([{":
        return text[:-1]
    if text and text[0] in _CLOSING and text.count(text[0]) > text.count(_CLOSING[text[0]]):
        return text[1:]
    return text


def unquoted(text: str) -> str:
    """Return *text* without the quotes or brackets that enclose it whole."""
    for _ in range(_LAYERS):
        if len(text) < 3 or not _encloses(text[0], text[-1], text[1:-1]):
            break
        text = text[1:-1].strip()
    return text


def _encloses(opening: str, closing: str, inner: str) -> bool:
    if _PAIRS.get(opening) != closing:
        return False
    if opening not in inner and closing not in inner:
        return True
    return opening != closing and inner.startswith(opening) and inner.endswith(closing)


@lru_cache(maxsize=10_000)
def title(text: str) -> str:
    """Return *text* as a title: no markers, quotes around it, emoji names or punctuation at its ends."""
    text = _EMOJI_NAMES.sub("", _STARS.sub("", unescaped(plain(text))))
    text = _NUMBERED.sub("", _without_pictures(text))
    text = unquoted(trim(_REPEATED_MARK.sub(r"\1", _BEFORE_MARK.sub(r"\1", text)).removeprefix("+ ")))
    if text.endswith(".") and not text.endswith("..") and not _NOT_AN_END.search(text):
        text = text[:-1]
    return cut(trim(text), _USUAL_TITLE if len(text) > MAX_TITLE else MAX_TITLE)


def named(text: str) -> str:
    """Return *text* as the name of a journal or a house, whose full stop is part of it: J. Chem. Phys."""
    name = title(text)
    return f"{name}." if plain(text).endswith(f"{name}.") else name


def _without_pictures(text: str) -> str:
    """Return *text* without emoji and other symbols at its ends."""
    start, end = 0, len(text)
    while start < end and (unicodedata.category(text[start]) in ("So", "Sk", "Mn", "Cf") or text[start] in " ️"):
        start += 1
    while end > start and (unicodedata.category(text[end - 1]) in ("So", "Sk", "Cf") or text[end - 1] in " ️"):
        end -= 1
    return text[start:end]


def cut(text: str, longest: int) -> str:
    """Return *text* with at most *longest* characters, cut between words where it can be."""
    if len(text) <= longest:
        return text
    whole_words = text[: longest - 1].rpartition(" ")[0]
    return trim(whole_words or text[: longest - 1]) + "…"


def sentences(text: str) -> list[str]:
    """Return the sentences of *text*; abbreviations do not end one."""
    parts: list[str] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if not _NOT_AN_END.search(text[max(start, match.start() - 8) : match.start()]):
            parts.append(text[start : match.start()] + match[0].rstrip())
            start = match.end()
    return [*parts, text[start:]] if text[start:] else parts


def joined(texts: Iterable[str]) -> str:
    """Return *texts* one after the other, each with the sign that ends a sentence."""
    parts = [unquoted(trim(text.strip())) for text in texts if any(map(str.isalnum, text))]
    return " ".join(part if part is parts[-1] else _stopped(part) for part in parts)


def _stopped(text: str) -> str:
    """Return *text* with the sign that ends a sentence in its script."""
    if text[-1] in ".!?:…。！？":
        return text
    last = next((sign for sign in reversed(text) if sign.isalnum()), "")
    return text + ("。" if _EAST_ASIAN.match(last) else ".")


def note(text: str) -> str:
    """Return *text*, which may hold markers of code, as plain words for a note: tidy, of usual length at most."""
    text = collapsed(_OTHER_MARKS.sub("", unescaped(text)))
    text = _LITERAL_LINK.sub(r"\1", _EMOJI_NAMES.sub("", _STARS.sub("", text)))
    text = _BEFORE_MARK.sub(r"\1", _EMPTY_BRACKETS.sub("", text))
    text = trim(_without_pictures(_REPEATED_MARK.sub(r"\1", text)))
    text = _NUMBERED.sub("", text)
    text = unquoted(trim(_LOOSE_END.sub("", _PLUS_END.sub("", _LOOSE_START.sub("", text)))))
    if not text:
        return ""
    text = text[0].upper() + text[1:] if text.split()[0].islower() else text
    if len(text) > USUAL_NOTE:
        text = _shortened(text)
    return _stopped(text)


def _shortened(text: str) -> str:
    """Return the first sentences of *text* that make a note of usual length."""
    short = ""
    for sentence in sentences(text):
        if len(short) + len(sentence) + 1 > USUAL_NOTE:
            break
        short = f"{short} {sentence}".strip()
    if short:
        return short
    beginning = cut(text, USUAL_NOTE - 1)
    if beginning.count(CODE) == beginning.count(CODE_END):
        return beginning
    return beginning.replace(CODE, "").replace(CODE_END, "")


def tag(text: str) -> str | None:
    """Return *text* as a tag in lower case (abbreviations keep theirs), or None where it cannot be one."""
    name = _as_tag(text)
    return name if name and len(name.split()) <= _USUAL_WORDS else None


def _as_tag(text: str) -> str:
    """Return *text* as a tag, however many words it has; empty where it cannot be one."""
    name = trim(plain(_BRACKETED.sub("", _without_pictures(plain(text)))))
    name = " ".join(word if word.isupper() and len(word) <= 5 else word.lower() for word in name.split())
    return name if is_tag(name) else ""


def keyword(text: str) -> str | None:
    """Return as a tag what somebody has given a work as one, or None where it cannot be.

    Of one that says what it belongs to, such as ``Computer Science - Machine Learning`` or ``topic: attention``, it is
    the last part.
    """
    last = _LEVELS.split(text)[-1]
    return tag(last) or tag(text) or _as_tag(text) or _as_tag(last) or None


def keywords(texts: Iterable[str]) -> tuple[str, ...]:
    """Return those of *texts* that can be tags, each once, as many as an entry may have."""
    names = (keyword(clean(text)) for text in texts)
    return tuple(islice(dict.fromkeys(name for name in names if name), MAX_TAGS))


def lost_keywords(texts: Iterable[str], tags: Container[str]) -> tuple[str, ...]:
    """Return those of *texts*, each once, that are none of *tags*, which are kept of them."""
    names = (clean(text) for text in texts)
    return tuple(dict.fromkeys(name for name in names if name and keyword(name) not in tags))
