"""Where the words of works stand, and what they count there. Pure."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from math import log

from ...core.library import Placed
from ...core.notes import plain_note
from ...core.schema import Entry
from ..places import host
from .words import words_of

# What a word counts in a field, as in the search of the pages.
NICKNAME, TITLE, ALIAS, FIRST, PEOPLE, YEAR, VENUE, PUBLISHER = 1.1, 1, 0.85, 1, 0.85, 0.8, 0.6, 0.6
COMPANION, TAG, TOPIC, NOTE, HOST, FACT = 0.55, 0.65, 0.3, 0.4, 0.35, 0.3
_FURTHER = 0.06  # each further field that has the word: the work is about that
_JOINED = 0.95  # two words written as one
_PREFIX = 0.55  # the word goes on
_PLURAL = 0.96
_LEAST_PREFIX = 3


class SearchIndex:
    """Knows which works have a word, and how much it counts in each."""

    def __init__(self, works: Sequence[Placed]) -> None:
        self._count = len(works)
        self._scores: defaultdict[str, dict[int, float]] = defaultdict(dict)
        for number, placed in enumerate(works):
            for weight, text in _fields(placed):
                self._add(number, weight, words_of(text))
        self._terms = sorted(self._scores)

    def _add(self, number: int, weight: float, words: Sequence[str]) -> None:
        for word in set(words):
            before = self._scores[word].get(number, 0)
            self._scores[word][number] = max(before, weight) + (_FURTHER if before else 0)
        if weight >= ALIAS:
            for pair in map("".join, pairwise(words)):
                self._scores[pair].setdefault(number, weight * _JOINED)

    def scores(self, word: str) -> dict[int, float]:
        """Return what *word*, and words that it begins, count in the works that have them, by their numbers."""
        scores = dict(self._scores.get(word, {}))
        if len(word) < _LEAST_PREFIX:
            return scores
        for term in self._longer(word):
            share = _PLURAL if term in (f"{word}s", f"{word}es") else _PREFIX
            for number, score in self._scores[term].items():
                scores[number] = max(scores.get(number, 0), score * share)
        if word.endswith("s"):
            for number, score in self._scores.get(word[:-1], {}).items():
                scores[number] = max(scores.get(number, 0), score * _PLURAL)
        return scores

    def _longer(self, word: str) -> Iterator[str]:
        at = bisect_left(self._terms, word + "\0")
        return takewhile(lambda term: term.startswith(word), self._terms[at:])

    def rarity(self, scores: dict[int, float]) -> float:
        """Return what a word counts that the works of *scores* have: the rarer, the more."""
        return 0.1 + log((1 + self._count) / (1 + len(scores))) / log(2 + self._count)

    @property
    def terms(self) -> Sequence[str]:
        return self._terms


def _fields(placed: Placed) -> Iterator[tuple[float, str]]:
    """Yield the texts in which *placed* is found, each with what a word counts in it."""
    entry, topic = placed.entry, placed.topic
    yield TITLE, entry.title
    for alias in entry.aliases:
        yield (ALIAS if " " in alias else NICKNAME), alias
    for number, name in enumerate(entry.people):
        yield (PEOPLE if number else FIRST), name
    if entry.published:
        yield VENUE, entry.published.venue
        yield YEAR, entry.published.year or ""
    yield YEAR, (entry.date or "")[:4]
    yield PUBLISHER, entry.publisher or ""
    for tag in entry.tags:
        yield TAG, tag
    for companion in entry.companions:
        yield COMPANION, companion.title
    yield FACT, " ".join(_facts(entry))
    yield TOPIC, topic.title
    yield NOTE, plain_note(entry.note or "")
    yield HOST, host(entry.link) if entry.link else ""


def _facts(entry: Entry) -> Iterator[str]:
    if entry.kind:
        yield entry.kind.row.forms or entry.kind
    if entry.level:
        yield entry.level
    if entry.seminal:
        yield "landmark seminal"
