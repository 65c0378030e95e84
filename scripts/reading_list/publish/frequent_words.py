"""Frequent words of texts as single characters, for the catalogue. Pure.

One character of two or three bytes stands for a word with the space before it. That is less than what gzip takes for
its repetition, and gzip sees only the last 32 kB. A character of this range in a text gets a mark before it.

Which words are frequent depends on all texts. So these are taken apart first, those of each topic by themselves, which
takes longest and need not be done again where a topic is the same.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, count
from typing import Any, NamedTuple

_FIRST, _MOST = 0x80, 4000
_MARK = "\x7f"  # the reader refuses it in entries
_WORD = re.compile(r"( [A-Za-z]{2,}|[A-Za-z]{2,}|, |\. )")
_TO_MARK = re.compile(f"[{chr(_FIRST)}-{chr(_FIRST + _MOST - 1)}]")


class Spelled(NamedTuple):
    """Columns of texts, taken apart."""

    pieces: Sequence[str]
    """What the texts are made of, each once: words, and what stands between them."""
    uses: Sequence[int]
    """How often each of these stands there as a word; 0 for what stands between."""
    columns: Sequence[Sequence[int]]
    """The numbers of the pieces, by column: one text after the other, with ends of lines between."""
    sizes: Sequence[int]
    """How many texts each column has."""


def spelled(*columns: Sequence[str]) -> Spelled:
    """Return *columns* of texts, each on one line, taken apart."""
    # What stands between words, then a word, and so on.
    parts = [_WORD.split(_marked("\n".join(column))) for column in columns]
    uses = Counter(chain.from_iterable(part[1::2] for part in parts))
    number: defaultdict[str, int] = defaultdict(count().__next__)  # each piece gets the next one as it is met
    numbers = [[*map(number.__getitem__, filter(None, part))] for part in parts]
    return Spelled([*number], [*map(uses.__getitem__, number)], numbers, [*map(len, columns)])


def spelled_of(values: Any, sizes: Sequence[int]) -> Spelled:
    """Return what *values* of JSON say of columns of these *sizes*.

    Raises one of ``DAMAGED`` where they cannot have been made of such.
    """
    pieces, uses, columns, its_sizes = values
    numbers = {*chain.from_iterable(columns)}
    are_there = {*map(type, numbers)} <= {int} and numbers <= {*range(len(pieces))}
    are_right = {*map(type, pieces)} <= {str} and {*map(type, uses)} <= {int} and len(uses) == len(pieces)
    if not (are_there and are_right) or [len(columns), *its_sizes] != [len(sizes), *sizes]:
        raise ValueError("nothing of ours")
    return Spelled(pieces, uses, columns, its_sizes)


def shortened(parts: Sequence[Spelled]) -> tuple[list[str], list[list[list[str]]]]:
    """Return the frequent words of *parts* and, for each of these, its columns with a character for each such word."""
    uses: Counter[str] = Counter()
    for part in parts:
        for piece, times in zip(part.pieces, part.uses, strict=True):
            if times:
                uses[piece] += times
    words = _frequent(uses)
    codes = {word: chr(_FIRST + index) for index, word in enumerate(words)}
    return words, [[*_texts(part, [codes.get(piece, piece) for piece in part.pieces])] for part in parts]


def _texts(part: Spelled, pieces: Sequence[str]) -> Iterable[list[str]]:
    """Yield the columns of *part*, put together of *pieces* in place of its own."""
    for numbers, size in zip(part.columns, part.sizes, strict=True):
        yield "".join(map(pieces.__getitem__, numbers)).split("\n") if size else []


def _frequent(uses: Counter[str]) -> list[str]:
    """Return the words that are worth a character, the most frequent first."""
    frequent = [word for word, count in uses.items() if count > 2]
    frequent.sort(key=lambda word: (-(uses[word] - 1) * (len(word) - 1), word))
    return sorted(frequent[:_MOST], key=lambda word: (-uses[word], word))


def _marked(text: str) -> str:
    return text if text.isascii() else _TO_MARK.sub(rf"{_MARK}\g<0>", text)
