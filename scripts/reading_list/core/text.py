"""Text as it is compared and shown. Pure."""

import re
import unicodedata

_NOT_WORD = re.compile(r"[\W_]+")


def title_key(title: str) -> str:
    """Return the form in which two titles are compared: composed, case-folded, words only."""
    return _NOT_WORD.sub(" ", unicodedata.normalize("NFKC", title).casefold()).strip()


def collapsed(text: str) -> str:
    """Return *text* without white space at its ends, and with single spaces for all within."""
    return " ".join(text.split())
