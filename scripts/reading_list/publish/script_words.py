"""Puts the words of a language into the scripts: a text in place of each key of a message. Pure.

So each file of scripts carries the words that it shows and no others, and asks for no table of them.
"""

import json
import re
from collections.abc import Iterable

from ..core.levels import AnyLevel, Level
from .messages import Messages, Text

_OWN = "script."
_SHARED = ("mark.landmark", "separator.comma")
"""Messages that pages show as well."""

_KEY = re.compile(rf'"({re.escape(_OWN)}[a-z_.]+|{"|".join(map(re.escape, _SHARED))}|words:[a-z]+)"')


def texts_of_scripts(messages: Messages) -> dict[str, Text]:
    """Return the texts that the scripts may show, by key."""
    shared = messages.texts("")
    return {key: shared[key] for key in _SHARED} | messages.texts(_OWN)


def keys(script: str) -> list[str]:
    """Return the keys that stand in *script*."""
    return _KEY.findall(script)


def in_words(script: str, messages: Messages, levels: Iterable[AnyLevel] = Level) -> str:
    """Return *script* with the texts of *messages*, for a list with these *levels*; raises KeyError for lack of one."""
    facts = {
        **texts_of_scripts(messages),
        "words:language": messages.language,
        "words:direction": messages.direction,
        "words:levels": [messages.level(level) for level in levels],
    }
    return _KEY.sub(lambda key: json.dumps(facts[key[1]], ensure_ascii=False), script)
