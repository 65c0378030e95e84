"""How strong, emphasised and code text, links and the title travel within the words of an item. Pure."""

import re

from ...core.text import collapsed

# Private characters. Lists that use these themselves lose them when they are read.
CODE, CODE_END, STRONG, STRONG_END, EMPHASIS, EMPHASIS_END = "\ue000\ue001\ue002\ue003\ue004\ue005"
LINK = "\ue006"
"""Stands for a link whose own words say nothing of the work."""
TITLE = "\ue007"
"""Stands where the title of the work is, when that is known."""
ANY = "\ue000-\ue007"
"""All of these, for a set in an expression."""
_STYLES = re.compile(f"[{CODE}{CODE_END}{STRONG}{STRONG_END}{EMPHASIS}{EMPHASIS_END}]")
_ALL = re.compile(f"[{ANY}]")


def without(text: str) -> str:
    """Return *text* without any of these characters; white space stays."""
    return _ALL.sub("", text)


def unstyled(text: str) -> str:
    """Return *text* with spaces for those of strong, emphasised and code text: all else stays in its place."""
    return _STYLES.sub(" ", text)


def plain(text: str) -> str:
    """Return *text* on one line, without any of these characters."""
    return collapsed(without(text))
