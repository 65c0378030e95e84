"""Characters that cannot be seen, or that change the text around them. Pure."""

import re

_NEVER = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u180e\u200b\u202a-\u202e\u2060-\u206f"
    r"\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
_DIRECTION_MARKS = r"\u061c\u200e\u200f"
_OF_IDEOGRAPHS = r"\U000e0100-\U000e01ef"
HIDDEN = _NEVER + _DIRECTION_MARKS + _OF_IDEOGRAPHS
"""For a set in an expression: controls, bidirectional overrides and isolates, marks of direction, zero-width spaces,
tag characters, selectors of ideographs, non-characters, surrogates."""
JOINERS = r"\u200c\u200d"
VARIATION_SELECTORS = rf"\ufe00-\ufe0f{_OF_IDEOGRAPHS}"
"""For a set: they choose one of the forms of the letter or the emoji before them."""
ACCENTS = r"\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
"""For a set: combining marks of no script of their own."""
_MOST_MARKS = 4  # on one letter: no language stacks more

# Forbidden are the hidden ones; joiners beside ASCII, outside the scripts that need them; several selectors, or one of
# ideographs on another letter; too many combining marks; and marks of direction, several at once or where nothing runs
# from right to left. One set first: looking around is twenty times slower.
_SUSPECT = re.compile(f"[{HIDDEN}{JOINERS}{VARIATION_SELECTORS}{ACCENTS}]")
_USUAL = bytes([*b"\t\n\r", *range(0x20, 0x7F)])
"""What most texts consist of and nobody suspects: taking it away is faster than looking through it."""
_LOOSE_JOINER = rf"(?:(?<=[\x00-\x7f])|(?<![\s\S]))[{JOINERS}]|[{JOINERS}](?=[\x00-\x7f]|\Z)"
_LOOSE_SELECTOR = (
    rf"(?<=[{VARIATION_SELECTORS}])[{VARIATION_SELECTORS}]"
    rf"|(?<![\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af])[{_OF_IDEOGRAPHS}]"
)
_FORBIDDEN = re.compile(
    rf"[{_NEVER}]|{_LOOSE_JOINER}|{_LOOSE_SELECTOR}|[{ACCENTS}]{{{_MOST_MARKS + 1},}}"
    rf"|(?P<direction>[{_DIRECTION_MARKS}])"
)
_RIGHT_TO_LEFT = re.compile("[\u05d0-\u085f\u0870-\u08c9\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
_LINE_BREAK = re.compile(r"[\r\n]")
_NEAR = 300  # characters: as far as one looks for what a mark of direction may be for

_HIDDEN_BUT_SPACE = re.compile(rf"(?!\s)[{_NEVER}]")
_LOOSE_JOINERS = re.compile(_LOOSE_JOINER.replace(f"[{JOINERS}]", f"[{JOINERS}]+"))
_LOOSE_SELECTORS = re.compile(_LOOSE_SELECTOR.replace(f"[{_OF_IDEOGRAPHS}]", f"[{_OF_IDEOGRAPHS}]+"))
_TOO_MANY_MARKS = re.compile(f"([{ACCENTS}]{{{_MOST_MARKS}}})[{ACCENTS}]+")
_DIRECTION_RUN = re.compile(f"[{_DIRECTION_MARKS}]+")


def find_suspect(text: str) -> str:
    """Return the first character of *text* that may be forbidden where it stands; empty where there is none."""
    unusual = text.encode("utf-8", "surrogatepass").translate(None, _USUAL)
    match = _SUSPECT.search(unusual.decode("utf-8", "surrogatepass")) if unusual else None
    return match[0] if match else ""


def find_forbidden(text: str) -> re.Match[str] | None:
    """Return the first of *text* that an entry file may not hold: a character, or a stack of marks on one letter."""
    if not find_suspect(text):
        return None
    for match in _FORBIDDEN.finditer(text):
        run = match["direction"] and _DIRECTION_RUN.match(text, match.start())
        if not run or _is_loose(run):
            return match
    return None


def visible(text: str) -> str:
    """Return *text* without what an entry file may not hold; white space of any kind stays."""
    if text.isascii() and text.isprintable():
        return text
    while _SUSPECT.search(text) and (shorter := _stripped(text)) != text:  # what is taken out may bring others together
        text = shorter
    return text


def _stripped(text: str) -> str:
    seen = _TOO_MANY_MARKS.sub(r"\1", _HIDDEN_BUT_SPACE.sub("", text))
    with_selectors = _DIRECTION_RUN.sub(lambda run: "" if _is_loose(run) else run[0], seen)
    return _LOOSE_JOINERS.sub("", _LOOSE_SELECTORS.sub("", with_selectors))


def _is_loose(run: re.Match[str]) -> bool:
    """Tell whether a *run* of marks of direction has more than one, or nothing near on its line runs right to left."""
    text, (start, end) = run.string, run.span()
    if end - start > 1:
        return True
    before = _LINE_BREAK.split(text[max(start - _NEAR, 0) : start])[-1]
    behind = _LINE_BREAK.split(text[end : end + _NEAR], maxsplit=1)[0]
    return not _RIGHT_TO_LEFT.search(before) and not _RIGHT_TO_LEFT.search(behind)


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
