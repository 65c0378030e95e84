"""Words of a list → a note in the small Markdown of entries, in which they stand for themselves. Pure."""

import re
from string import punctuation

from ...core.notes import text_of_paragraph
from ..citation.marks import CODE, CODE_END

_PROSE = re.compile(r"[^\W\d_](?:[^\W_]|[ ,.;:()'\"/%?=$’“”–—-])*")
_CODE = re.compile(f"{CODE}([^{CODE}{CODE_END}]*){CODE_END}")
_SPECIAL = re.compile(r"[\\`*_\[\]<>&]")
_BLOCK_START = re.compile(r"^(\d*)([-+*>#~=.)])")
_PUNCTUATION = re.compile(f"[{re.escape(punctuation)}]")


def as_markdown(text: str) -> str:
    """Return the words *text*, where markers enclose code, as Markdown that reads as just these words."""
    if _PROSE.fullmatch(text):
        return text
    meant = text.replace(CODE, "").replace(CODE_END, "")
    for special in (None, _SPECIAL):
        written = _written(text, special)
        for shown in (written, _BLOCK_START.sub(r"\1\\\2", written)):
            if text_of_paragraph(shown) == meant:
                return shown
    return _written(meant, _PUNCTUATION)


def _written(text: str, special: re.Pattern[str] | None) -> str:
    """Return *text* with its code in backticks, and *special* characters outside of code escaped."""
    parts = _CODE.split(text)
    for number, part in enumerate(parts):
        if number % 2:
            parts[number] = _code_span(part)
        else:
            bare = part.replace(CODE, "").replace(CODE_END, "")
            parts[number] = special.sub(r"\\\g<0>", bare) if special else bare
    return "".join(parts)


def _code_span(code: str) -> str:
    longest = max((len(run) for run in re.findall("`+", code)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if code.startswith("`") or code.endswith("`") else ""
    return f"{fence}{pad}{code}{pad}{fence}" if code.strip() else ""
