"""Keeps the finished HTML of generated pages out of Python-Markdown's way. Pure.

Three parsers would walk over every raw HTML line only to leave it as it is, which takes most of the
time of a large build. So MkDocs gets a short mark in place of each such line and of each linked
heading, and they are put back when the Markdown around them has become HTML. Other engines take the
whole page; the result is the same.
"""

import re

# User text has no ASCII punctuation in the Markdown of a page, so it cannot look like a mark.
_MARK = "rl/{}/aside"
_MARKED = re.compile(r"(?:<p>)?rl/(\d+)/aside(?:</p>)?")
_HEADING = re.compile(r"(#+ )(<a .*</a>)( \{ id=[a-z0-9-]+ \})")
_WORDS = re.compile(r"<a [^>]*>(.*)</a>")


def set_aside(page: str) -> tuple[str, list[str]]:
    """Return the Markdown of *page* with a mark for each piece of raw HTML, and those pieces."""
    pieces: list[str] = []

    def mark(piece: str) -> str:
        pieces.append(piece)
        return _MARK.format(len(pieces) - 1)

    lines = page.split("\n")
    for number, line in enumerate(lines):
        if line.startswith("<"):
            lines[number] = mark(line)
        elif line.startswith("#") and (heading := _HEADING.fullmatch(line)):
            lines[number] = heading[1] + mark(heading[2]) + heading[3]
    return "\n".join(lines), pieces


def put_back(article: str, pieces: list[str]) -> str:
    """Return the HTML *article* with *pieces* in place of their marks.

    Raises ValueError when a mark is missing: an extension has changed it.
    """
    restored, count = _MARKED.subn(lambda found: pieces[int(found[1])], article)
    if count != len(pieces):
        raise ValueError(f"{len(pieces) - count} of {len(pieces)} pieces are missing from the converted page")
    return restored


def words(label: str, pieces: list[str]) -> str:
    """Return the *label* of a heading in the table of contents with its words instead of a mark."""
    return _MARKED.sub(lambda found: _WORDS.sub(r"\1", pieces[int(found[1])]), label)
