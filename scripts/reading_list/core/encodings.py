"""The bytes of a file that somebody wrote → its text. Pure."""

import codecs
import re
from typing import NamedTuple

from .problems import ReadingListError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOK_AT = 1_000


def text_of(shown: str, content: bytes) -> str:
    """Return the text that *content* is in UTF-8, or in UTF-16 or UTF-32 where its first bytes say so.

    Raises ReadingListError where it is none of these; *shown* is what messages call the file.
    """
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), None) or _guessed(content)
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as trouble:
        if encoding != "utf-8":
            raise ReadingListError(f"{shown}: is broken {encoding.upper()} text. Save it as UTF-8.") from trouble
        line = content.count(b"\n", 0, trouble.start) + 1
        raise ReadingListError(f"{shown}:{line}: is not UTF-8 text. Save it as UTF-8.") from trouble


def _guessed(content: bytes) -> str:
    """Return the encoding of a text without a mark: of Latin letters in UTF-16, each second byte is zero."""
    head = content[:_LOOK_AT]
    for start, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = head[start::2].count(0)
        if zeros > len(head) // 4 and head[1 - start :: 2].count(0) < zeros // 8:
            return name
    return "utf-8"


class OldText(NamedTuple):
    """A text in an encoding from before UTF-8, what that is called, and the first line that tells."""

    text: str
    encoding: str
    line: int


_DECLARED = re.compile(rb"encoding[:=]\s*\"?([A-Za-z][\w.-]{2,20})", re.IGNORECASE)
_HIGH = re.compile(rb"[\x80-\xff]+")
_WESTERN = "cp1252"


def old_text(content: bytes) -> OldText | None:
    """Return the text that *content* is in the encoding that its head names or, in Latin letters, in Windows-1252.

    None where it is UTF-8 or UTF-16, and where it would make no words: letters beyond ASCII stand alone among others
    in Western languages.
    """
    if content.startswith(tuple(mark for mark, _ in _MARKS)) or _guessed(content) != "utf-8" or _is_utf_8(content):
        return None
    first = _HIGH.search(content)
    line = content.count(b"\n", 0, first.start()) + 1 if first else 1
    runs = [len(run) for run in _HIGH.findall(content)]
    declared = _DECLARED.search(content[:_LOOK_AT])
    names = [declared[1].decode()] if declared else []
    if 2 * sum(run for run in runs if run > 1) < sum(runs):
        names.append(_WESTERN)
    for name in names:
        try:
            return OldText(content.decode(name), codecs.lookup(name).name, line)
        except (LookupError, UnicodeDecodeError):
            continue
    return None


def _is_utf_8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
