"""Characters that cannot be seen, or that change the text around them. Pure."""

import re

HIDDEN = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    r"\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff"
)
"""For a set in an expression: controls, bidirectional overrides, zero-width spaces, tag characters, non-characters,
surrogates."""
JOINERS = r"\u200c\u200d"
_COMBINING = r"\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_MOST_MARKS = 4  # on one letter: no language stacks more

# Forbidden are the hidden ones; joiners beside ASCII, outside the scripts that need them; and too many combining
# marks. One set first: looking around is twenty times slower.
_SUSPECT = re.compile(f"[{HIDDEN}{JOINERS}{_COMBINING}]")
_LOOSE_JOINER = rf"(?:(?<=[\x00-\x7f])|(?<![\s\S]))[{JOINERS}]|[{JOINERS}](?=[\x00-\x7f]|\Z)"
_FORBIDDEN = re.compile(rf"[{HIDDEN}]|{_LOOSE_JOINER}|[{_COMBINING}]{{{_MOST_MARKS + 1},}}")

_HIDDEN_BUT_SPACE = re.compile(rf"(?!\s)[{HIDDEN}]")
_LOOSE_JOINERS = re.compile(_LOOSE_JOINER.replace(f"[{JOINERS}]", f"[{JOINERS}]+"))
_TOO_MANY_MARKS = re.compile(f"([{_COMBINING}]{{{_MOST_MARKS}}})[{_COMBINING}]+")


def find_forbidden(text: str) -> re.Match[str] | None:
    """Return the first of *text* that an entry file may not hold: a character, or a stack of marks on one letter."""
    return _FORBIDDEN.search(text) if _SUSPECT.search(text) else None


def visible(text: str) -> str:
    """Return *text* without what an entry file may not hold; white space of any kind stays."""
    if text.isascii() and text.isprintable():
        return text
    return _LOOSE_JOINERS.sub("", _TOO_MANY_MARKS.sub(r"\1", _HIDDEN_BUT_SPACE.sub("", text)))


def printable(text: str, instead: str | None = None) -> str:
    """Return *text* with *instead*, or with its escape, for each character that is none to print.

    A terminal, a log or a page must not take a title for commands of its own.
    """
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() else repr(character)[1:-1] if instead is None else instead
        for character in text
    )
