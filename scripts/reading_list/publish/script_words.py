"""Puts the words of a language into the scripts: a text in place of each key of a message. Pure.

So each file of scripts carries the words that it shows and no others, and asks for no table of them.
"""

import json
import re

from ..core.schema import Level
from .messages import Messages

_BEGINNING = "script."
_KEY = re.compile(r'"(script\.[a-z_.]+|words:[a-z]+)"')


def keys(script: str) -> list[str]:
    """Return the keys of the messages that *script* shows, in the order in which they stand there."""
    return [key for key in _KEY.findall(script) if key.startswith(_BEGINNING)]


def in_words(script: str, messages: Messages) -> str:
    """Return *script* with the texts of *messages*; raises KeyError where there is none."""
    facts = {
        **messages.texts(_BEGINNING),
        "words:language": messages.language,
        "words:direction": messages.direction,
        "words:levels": [messages.level(level) for level in Level],
    }
    return _KEY.sub(lambda key: json.dumps(facts[key[1]], ensure_ascii=False), script)
