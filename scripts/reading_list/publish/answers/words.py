"""The words of a text as the search compares them: without case, accents and signs. Pure."""

import re

from ...core.slugs import with_words_for_signs
from ...core.text import folded, title_key

# Scripts that put no space between words: each two neighbours are taken for a word.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)


def words_of(text: str) -> list[str]:
    """Return the words of *text* in their order."""
    words = title_key(with_words_for_signs(text)).split()
    if text.isascii():
        return words
    return [part for word in words for part in (_parts(word) if _UNSPACED.search(word) else folded(word).split())]


def _parts(word: str) -> list[str]:
    """Return the parts of *word*: letters of unspaced scripts by twos, and what stands between them."""
    parts, end = [], 0
    for run in _UNSPACED.finditer(word):
        parts += [word[end : run.start()], *_pairs(run[0])]
        end = run.end()
    return [part for part in [*parts, word[end:]] if part]


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(max(1, len(run) - 1))]
