"""Text that stays text in Markdown: nothing in it is a mark, an address, a formula or the name of an emoji. Pure."""

import re

_MARKS = re.compile(r"[\\`*_\[\]<>&~|$#!:](?:(?<!:)|(?=[\w+-]+:))")  # one set first: a text is gone through sooner
_ADDRESSES = re.compile(r"(?<=\w)://|(?<=\bwww)\.", re.IGNORECASE)
_OPENING = re.compile(r"^(?=[-+=])|(?<=^)(\d+)(?=[.)])")
_REFERENCE = re.compile(r"&(?=#?\w+;)")


def escaped(text: str) -> str:
    """Return *text* with every sign encoded that might mean something within a line."""
    marked = _MARKS.sub(_behind_a_stroke, text)
    if "://" not in marked and "www" not in marked.lower():  # most texts, and the expression takes its time
        return marked
    return _ADDRESSES.sub(lambda match: rf"\{match[0]}", marked)


def _behind_a_stroke(mark: re.Match[str]) -> str:
    return f"\\{mark[0]}"  # a function is called sooner than a template is filled in


def paragraph(text: str) -> str:
    """Return *text* as a paragraph, which nothing at its beginning makes a list or a heading."""
    return _OPENING.sub(r"\g<1>\\", escaped(text))


def destination(url: str) -> str:
    """Return *url* as the destination of a link."""
    plain = (_REFERENCE.sub("&amp;", url) if "&" in url else url).replace("\\", "\\\\")
    return f"<{plain}>" if "(" in plain or ")" in plain else plain
