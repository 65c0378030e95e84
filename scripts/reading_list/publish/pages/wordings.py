"""Finds names of concepts in running text: whole words, in any case and number, however they are joined. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from ...core.store import key_of

_WORD = re.compile(r"\w+")
_BRACKETS = re.compile(r"(?<=\S)\s*\((?P<within>[^()\s][^()]*)\)")
_AND = re.compile(r",? and |, ")
_HYPHENS = frozenset("-‐‑–")
# Signs beyond Latin-1 make an expression that looks for them cost ten times as much to compile: before anything is
# looked for, all hyphens become one, and the dash a sign that stands in no text.
_SIMPLE = str.maketrans(dict.fromkeys("‐‑–", "-") | {"—": "\0"})
_JOINED = re.compile(r"[\s/\0-]+")
_JOINT = r"[\s/\0-]{1,2}"
_HEAD = 3  # letters by which wordings are looked up


class Wording:
    """Words that stand for the concept *key*."""

    def __init__(self, words: str, key: str) -> None:
        self.words = words
        self.key = key

    @cached_property
    def is_distinct(self) -> bool:
        """Whether the words can mean little else: several, or one with a digit or a capital within."""
        return _is_distinct(self.words)

    @cached_property
    def pattern(self) -> str:
        """What the words look like from the first letter on: an expression without groups."""
        return _pattern(self.words)


@lru_cache(maxsize=20_000)
def _pattern(words: str) -> str:
    words = words.translate(_SIMPLE)
    pieces: list[str] = []
    spans = [word.span() for word in _WORD.finditer(words)]
    for place, (start, end) in enumerate(spans):
        if place:
            between = words[spans[place - 1][1] : start]
            pieces.append(_JOINT if _JOINED.fullmatch(between) else re.escape(between).replace("\\ ", "\\s+"))
        pieces.append(_word(words[start:end], is_last=place == len(spans) - 1))
    # A word alone says less within a compound.
    end_of_all = r"(?![\w-])" if len(spans) == 1 and not _is_distinct(words) else r"(?!\w)"
    return "".join(pieces) + end_of_all


def _word(word: str, *, is_last: bool) -> str:
    if any(letter.isupper() for letter in word[1:]):
        first = (
            f"[{re.escape(word[0].lower())}{re.escape(word[0].upper())}]" if word[0].isalpha() else re.escape(word[0])
        )
        return f"{first}{re.escape(word[1:])}{'(?:s)?' if is_last else ''}"
    any_number = _in_any_number(word) if is_last else re.escape(word)
    return f"(?i:{_BRITISH.sub(lambda sign: _SPELLINGS[sign[0].lower()], any_number)})"


_BRITISH = re.compile(r"[iy][sz](?=e|ing|ation)|our(?!s?e|n|t)|(?<=e)ll?(?=ing)", re.IGNORECASE)
_SPELLINGS = {"is": "i[sz]", "iz": "i[sz]", "ys": "y[sz]", "yz": "y[sz]", "our": "ou?r", "ll": "ll?", "l": "ll?"}


def _in_any_number(word: str) -> str:
    if len(word) > 3 and word.endswith("y"):
        return f"{re.escape(word[:-1])}(?:y|ies)"
    if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return f"{re.escape(word[:-1])}s?"
    return f"{re.escape(word)}(?:e?s)?" if len(word) > 2 else re.escape(word)


def wordings_of(name: str) -> list[str]:
    """Return the words that stand for the concept *name*: itself, and what is left without brackets and "and".

    What is only a part of a name counts where it can mean little else by itself.
    """
    whole, parts = _without_brackets(name)
    parts += [part for one in whole for part in _AND.split(one) if _AND.search(one)]
    return list(dict.fromkeys((*whole, *(part for part in parts if _says_enough(part)))))


def _without_brackets(name: str) -> tuple[list[str], list[str]]:
    """Return the readings of *name*, and what stands in its brackets where that is at its end."""
    brackets = _BRACKETS.search(name)
    if not brackets:
        return [name], []
    before, within, behind = name[: brackets.start()].strip(), brackets["within"], name[brackets.end() :].strip()
    if not behind:
        return [before], [within]
    return [f"{before} {behind}", f"{before.rpartition(' ')[0]} {within} {behind}".strip()], []


def _says_enough(part: str) -> bool:
    words = _WORD.findall(part)
    return bool(words) and part[-1] not in _HYPHENS and not part[0].isdigit() and (len(words) > 1 or _is_distinct(part))


def _is_distinct(words: str) -> bool:
    return not words.isalpha() or not words[1:].islower()


class Mention(NamedTuple):
    """Where a text names a concept."""

    start: int
    end: int
    wording: Wording


class Finder:
    """Finds *wordings*, the longest first."""

    def __init__(self, wordings: Iterable[Wording]) -> None:
        self.wordings: Sequence[Wording] = [*wordings]
        by_head: defaultdict[str, list[Wording]] = defaultdict(list)
        for wording in sorted(self.wordings, key=lambda wording: (-len(wording.words), wording.words)):
            if first := _WORD.search(wording.words):
                by_head[_head(first[0])].append(wording)
        self._by_head = {head: _AnyOf(alike) for head, alike in by_head.items()}
        self._heads = re.compile(_any_head(by_head))

    @cached_property
    def key(self) -> str:
        """What is another one whenever the wordings are."""
        return key_of(repr([(wording.words, wording.key) for wording in self.wordings]))

    @cached_property
    def numbers(self) -> Mapping[Wording, int]:
        """The place of each wording among all."""
        return {wording: number for number, wording in enumerate(self.wordings)}

    def found(self, text: str) -> Iterator[Mention]:
        """Yield the places where *text* has one of the wordings, from its beginning on."""
        end = 0
        text = text.translate(_SIMPLE)
        for start, head in self._candidates(text):
            if start < end or (start and text[start - 1] == "-"):
                continue
            if mention := self._by_head[head].at(text, start):
                end = mention.end
                yield mention

    def _candidates(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield where words of *text* begin that have a head of ours, each with that head."""
        if text.isascii():  # most texts, and no letter becomes two in them: one look at all of it will do
            for match in self._heads.finditer(text.lower()):
                yield match.start(), match[0]
            return
        for word in _WORD.finditer(text):
            head = _head(word[0])
            if head in self._by_head:
                yield word.start(), head


class _AnyOf:
    """Finds the first of *wordings*, tried as one expression, each of them a group of it."""

    def __init__(self, wordings: Sequence[Wording]) -> None:
        self._wordings = wordings

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(f"({wording.pattern})" for wording in self._wordings))

    def at(self, text: str, start: int) -> Mention | None:
        """Return the mention that begins at *start* in *text*."""
        match = self._pattern.match(text, start)
        return Mention(start, match.end(), self._wordings[(match.lastindex or 1) - 1]) if match else None


def _any_head(heads: Iterable[str]) -> str:
    """Return an expression for the beginning of a word that has one of *heads*; whole words, where these are short."""
    by_letter: defaultdict[str, list[str]] = defaultdict(list)
    for head in sorted(heads):
        by_letter[head[0]].append(re.escape(head[1:]) + (r"\b" if len(head) < _HEAD else ""))
    alike = (f"{re.escape(letter)}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())
    return rf"\b(?:{'|'.join(alike)})" if by_letter else r"(?!)"


def _head(word: str) -> str:
    return word.casefold()[:_HEAD]
