"""Words → works, the best first. Pure.

It reads the fields that Browse reads, with the same weights, in a simpler way: there is no stemming but for plurals,
and words in quotes need not stand together.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import log2
from typing import NamedTuple

from ...core.levels import Status
from ...core.library import Library, Placed
from ...core.near import nearest
from ..messages import Messages
from .names import WorkNames
from .search_index import SearchIndex
from .words import words_of

_TITLE_WHOLE, _ALIAS_WHOLE, _PART_WHOLE = 3, 1.7, 0.9
_TITLE_WITHIN, _SHORT_NAME_WITHIN = 1.4, 0.9
_LONG_NAME = 3  # words
_LONG = 4  # letters of a word in which a mistake is looked for
_TYPO = 0.7
_ALIKE = 0.78
_PARTIAL = 0.4  # what is left of a score where hardly any of the words is there
_STANDING, _LANDMARK, _KNOWN, _NAMED = 0.1, 0.12, 0.15, 0.08
_SET_ASIDE, _SUPERSEDED = 0.94, 0.88


class Found(NamedTuple):
    """The works that a query finds, the best first, and what became of words that stand nowhere."""

    works: Sequence[Placed]
    guesses: Mapping[str, str]
    missing: Sequence[str]


class Search:
    """Finds works of a library."""

    def __init__(self, library: Library, names: WorkNames, messages: Messages) -> None:
        self._works = library.entries()
        self._names = names
        self._index = SearchIndex(self._works)
        self._stop_words = frozenset(messages.plain("search.stop_words").split())
        wanted = Counter(name for placed in self._works for name in _earlier(placed))
        self._standing = [_standing(placed, wanted[placed.entry.id]) for placed in self._works]
        self._titles = [_names_of(placed) for placed in self._works]

    def find(self, query: str) -> Found:
        """Return what *query* finds. An address or identifier finds its work, and nothing else."""
        words = words_of(query)
        whole = self._names.called(query)
        if whole and not words:
            return Found(whole, {}, ())
        telling = [word for word in words if word not in self._stop_words] or words
        matches, guesses, missing = self._matches(dict.fromkeys(telling))
        scores = self._scores(words, matches)
        ranked = sorted(scores, key=lambda number: (-scores[number], self._works[number].entry.id))
        first = {placed.entry.id: placed for placed in whole} if len(whole) == 1 else {}
        others = {self._works[number].entry.id: self._works[number] for number in ranked}
        return Found([*(first | others).values()], guesses, missing)

    def _matches(self, words: Mapping[str, object]) -> tuple[list[dict[int, float]], dict[str, str], list[str]]:
        matches, guesses, missing = [], {}, []
        for word in words:
            scores = self._index.scores(word)
            near = nearest(word, self._index.terms, alike=_ALIKE) if not scores and len(word) >= _LONG else []
            if near:
                guesses[word] = near[0]
                scores = {number: score * _TYPO for number, score in self._index.scores(near[0]).items()}
            if scores:
                matches.append(scores)
            else:
                missing.append(word)
        return matches, guesses, missing

    def _scores(self, words: Sequence[str], matches: Sequence[Mapping[int, float]]) -> dict[int, float]:
        """Return the scores of the works that have words of a query, by their numbers."""
        rarities = [self._index.rarity(dict(scores)) for scores in matches]
        sums: defaultdict[int, float] = defaultdict(float)
        shares: defaultdict[int, float] = defaultdict(float)
        for scores, rarity in zip(matches, rarities, strict=True):
            for number, score in scores.items():
                sums[number] += score * rarity
                shares[number] += rarity
        total = sum(rarities)
        return {
            number: (value * (_PARTIAL + (1 - _PARTIAL) * shares[number] / total) + self._name_in(words, number))
            * (1 + self._standing[number])
            for number, value in sums.items()
        }

    def _name_in(self, words: Sequence[str], number: int) -> float:
        """Return what it counts that *words* are a name of a work, or have one in them."""
        asked = f" {' '.join(words)} "
        best = 0.0
        for weight, name in self._titles[number]:
            if asked == name:
                best = max(best, weight)
            elif name in asked:
                count = name.count(" ") - 1
                share = _TITLE_WITHIN if count >= _LONG_NAME else _SHORT_NAME_WITHIN * count / len(words)
                best = max(best, share)
        return best


def _names_of(placed: Placed) -> list[tuple[float, str]]:
    """Return the names of a work, as words between spaces, each with what it counts to be asked for by it."""
    entry = placed.entry
    part, colon, rest = entry.title.partition(":")
    names = [(_TITLE_WHOLE, entry.title), *((_ALIAS_WHOLE, alias) for alias in entry.aliases)]
    names += [(_PART_WHOLE, text) for text in (part, rest) if colon]
    return [(weight, f" {' '.join(words)} ") for weight, text in names if (words := words_of(text))]


def _earlier(placed: Placed) -> list[str]:
    return [*placed.entry.builds_on, *(step.id for step in placed.entry.after)]


def _standing(placed: Placed, wanted: int) -> float:
    """Return what a work's own standing adds: a landmark, a name of its own, *wanted* by so many others."""
    entry = placed.entry
    own = (_LANDMARK if entry.seminal else 0) + (_KNOWN if entry.aliases else 0) + _NAMED * log2(1 + wanted)
    aside = _SUPERSEDED if entry.status == Status.SUPERSEDED else _SET_ASIDE if entry.is_set_aside else 1
    return (1 + own) * aside - 1
