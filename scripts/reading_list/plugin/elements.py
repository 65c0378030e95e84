"""Where an element of a page ends. Pure."""

import re
from functools import cache


def end_of_element(markup: str, start: int, name: str) -> int:
    """Return where the element *name* ends that begins at *start* in the *markup*; -1 where it does not."""
    depth = 0
    for tag in _tags(name).finditer(markup, start):
        depth += -1 if tag[1] else 1
        if not depth:
            return markup.index(">", tag.end()) + 1
    return -1


@cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){name}\b")
