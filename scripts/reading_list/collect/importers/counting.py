"""Counts what a text holds, by plain means that owe nothing to the readers of its format. Pure.

Each function returns the line of each item, in order.
"""

import re
from collections.abc import Iterable

_LINK_TAG = re.compile(r"<a\s", re.IGNORECASE)
_BIBTEX_RECORD = re.compile(r"@(?!(?:comment|string|preamble)\b)[a-z]+\s*[{(][^,={}()\n]*,", re.IGNORECASE)
_JSON_LIST = re.compile(r"\s*\[")
_JSON_NAMED_LIST = re.compile(r'"(?:items|references|results)"\s*:\s*\[')
_JSON = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{},]|[^\s\[\]{},"]+')


def link_tags(text: str) -> tuple[int, ...]:
    """Return the lines of the tags in the HTML *text* that begin a link."""
    return _lines(text, (match.start() for match in _LINK_TAG.finditer(text)))


def bibtex_records(text: str) -> tuple[int, ...]:
    """Return the lines on which a record of the BibTeX *text* begins."""
    return _lines(text, (match.start() for match in _BIBTEX_RECORD.finditer(text)))


def json_items(text: str) -> tuple[int, ...]:
    """Return the lines on which an item begins of the list of records that the JSON *text* is or holds.

    An object without such a list is a record itself.
    """
    opened = _JSON_LIST.match(text) or _JSON_NAMED_LIST.search(text)
    if opened is None:
        return _lines(text, [len(text) - len(text.lstrip())]) if text.lstrip().startswith("{") else ()
    starts, depth, is_next = [], 0, True
    for match in _JSON.finditer(text, opened.end()):
        sign = match[0]
        if depth == 0 and sign == "]":
            break
        if depth == 0 and is_next and sign != ",":
            starts.append(match.start())
        is_next = depth == 0 and sign == ","
        depth += 1 if sign in "[{" else -1 if sign in "]}" else 0
    return _lines(text, starts)


def _lines(text: str, starts: Iterable[int]) -> tuple[int, ...]:
    """Return the line of each of the places *starts* of *text*, which ascend."""
    lines, line, counted = [], 1, 0
    for start in starts:
        line += text.count("\n", counted, start)
        counted = start
        lines.append(line)
    return tuple(lines)
