"""Finds names of concepts in running text: whole words, in any case and number, however they are joined. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from ...core.store import key_of
from .word_forms import forms_in_names, forms_in_texts, in_small_letters

_WORD = re.compile(r"\w+")
_BETWEEN = re.compile(r"(\W+)")
_BRACKETS = re.compile(r"(?<=\S)\s*\((?P<within>[^()\s][^()]*)\)")
_AND = re.compile(r",? and |, ")
_HYPHENS = ("-", "‐", "‑", "–")
_ONE_HYPHEN = str.maketrans(dict.fromkeys(_HYPHENS, "-"))
_JOINT = re.compile(rf"[{''.join(_HYPHENS)}—/\s]+")
_LONGEST_JOINT = 2
_SPACES = re.compile(r"\s+")
_SIGNS = ("+", "#", "*")  # of a name, behind its last word: "C++" is no "C", and "A*" no "a"
_OF_OTHER_NAMES = ("++", "#")


class Wording:
    """Words that stand for the concept *key*."""

    def __init__(self, words: str, key: str) -> None:
        self.words = words
        self.key = key

    @cached_property
    def is_distinct(self) -> bool:
        """Whether the words can mean little else: several, or one with a digit or a capital within."""
        return _is_distinct(self.words)


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


class _Ending(NamedTuple):
    """A wording that is complete after its last word, but for its *signs*."""

    rank: int
    """Its place among all wordings, the longest first: no two have the same."""
    wording: Wording
    signs: str
    is_usual: bool
    """Whether it is one word that may mean something else, and says less within a compound."""

    def fits(self, between: str, *, is_at_end: bool) -> bool:
        """Tell whether a text goes on with the signs and as no other name: by what is *between* the last word and the
        next one, which there is unless the text *is at its end*.
        """
        rest = between.removeprefix(self.signs)
        if self.signs and (rest == between or rest.startswith(_SIGNS) or not (rest or is_at_end)):
            return False
        return not rest.startswith(_OF_OTHER_NAMES) and not (self.is_usual and rest.startswith(_HYPHENS))


class Finder:
    """Finds *wordings*, the longest first."""

    def __init__(self, wordings: Iterable[Wording]) -> None:
        self.wordings: Sequence[Wording] = [*wordings]
        self._meant: dict[str, tuple[str, ...]] = {}
        """Which words of wordings each form may be: a number stands for those that have the same forms."""
        self._numbers: dict[frozenset[str], str] = {}
        self._firsts: set[str] = set()
        """The forms of words with which wordings begin."""
        self._endings: dict[str, tuple[_Ending, ...]] = {}
        """By the numbers of the words so far, and what joins these: also of what is but the beginning of a wording."""
        for rank, wording in enumerate(sorted(self.wordings, key=lambda one: (-len(one.words), one.words))):
            self._take_in(wording, rank)

    def _take_in(self, wording: Wording, rank: int) -> None:
        words = [*_WORD.finditer(wording.words)]
        phrase, end = "", 0
        for place, word in enumerate(words, start=1):
            joint = _joint(wording.words[end : word.start()]) if place > 1 else ""
            forms = forms_in_names(word[0], is_last=place == len(words))
            if place == 1:
                self._firsts |= forms
            phrase = f"{phrase}{joint}{self._number(forms)}"
            self._endings.setdefault(phrase, ())
            end = word.end()
        behind = wording.words[end:]
        signs = behind.removesuffix(behind.lstrip("".join(_SIGNS)))
        if words:
            ending = _Ending(rank, wording, signs, is_usual=len(words) == 1 and not wording.is_distinct)
            self._endings[phrase] += (ending,)

    def _number(self, forms: frozenset[str]) -> str:
        number = self._numbers.get(forms)
        if number is None:
            number = self._numbers[forms] = str(len(self._numbers))
            for form in forms:
                self._meant[form] = (*self._meant.get(form, ()), number)
        return number

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
        parts = _BETWEEN.split(text)  # words, the first of which may be empty, and what is between them, in turn
        small = str.casefold if text.isascii() else in_small_letters  # the same, and most words need no more
        start = counted = 0
        last = -1
        for place in range(0, len(parts), 2):
            word = parts[place]
            if word not in self._firsts and small(word) not in self._firsts:
                continue
            if place <= last or (place and parts[place - 1].endswith(_HYPHENS)):
                continue
            if longest := self._longest(parts, place):
                ending, last = longest
                start += sum(map(len, parts[counted:place]))
                counted = place
                length = sum(map(len, parts[place : last + 1])) + len(ending.signs)
                yield Mention(start, start + length, ending.wording)

    def _longest(self, parts: Sequence[str], place: int) -> tuple[_Ending, int] | None:
        """Return the longest wording that begins at *place* of *parts*, and the place of its last word."""
        complete: list[tuple[_Ending, int]] = []
        begun = {""}  # up to the next word; once each, for both forms of a word in a text may be of one word of a name
        while phrases := [
            phrase
            for before in begun
            for form in forms_in_texts(parts[place])
            for number in self._meant.get(form, ())
            if (phrase := before + number) in self._endings
        ]:
            between, following = parts[place + 1 : place + 3] or ("", "")
            complete += [
                (ending, place)
                for phrase in phrases
                for ending in self._endings[phrase]
                if ending.fits(between, is_at_end=not following)
            ]
            if not following:
                break
            joint = _joint(between, _LONGEST_JOINT)
            begun = {phrase + joint for phrase in phrases}
            place += 2
        return min(complete, default=None)


def _joint(between: str, longest: int | None = None) -> str:
    """Return what stands *between* two words: a space for all that only joins them, and is not over *longest* signs."""
    if between == " " or (_JOINT.fullmatch(between) and (longest is None or len(between) <= longest)):
        return " "
    return _SPACES.sub(" ", between.translate(_ONE_HYPHEN))
