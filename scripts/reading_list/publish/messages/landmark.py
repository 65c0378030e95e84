"""What a list calls its landmarks, in place of our words in the texts of its language. Pure."""

import re
from collections.abc import Mapping

from ...core.wording import Landmark
from . import Text, capitalised

_NOUN = "noun.landmark"
"""The text that is the word for landmarks alone, in its forms."""

_MARK = "★"


def renamed(texts: Mapping[str, Text], landmark: Landmark) -> dict[str, Text]:
    """Return *texts* with the words of *landmark* where the language says its own, and the mark."""
    forms = texts[_NOUN]
    words = {"other": forms} if isinstance(forms, str) else forms
    names = dict.fromkeys(words.values(), landmark.many)
    if "one" in words:  # some languages have one word for several forms
        names[words["one"]] = landmark.one
    names = {capitalised(word): capitalised(name) for word, name in names.items()} | names | {_MARK: landmark.mark}
    pattern = re.compile("|".join(map(_by_itself, sorted(names, key=len, reverse=True))))

    def text(words: str) -> str:
        return pattern.sub(lambda word: names[word[0]], words)

    return {
        key: text(words) if isinstance(words, str) else {form: text(one) for form, one in words.items()}
        for key, words in texts.items()
    }


def _by_itself(word: str) -> str:
    """Return a pattern of *word* that finds no part of a longer one, where words are parted, and no name of a place."""
    return rf"(?<![\w{{]){re.escape(word)}(?!\w)" if word.lower() != word.upper() else re.escape(word)
