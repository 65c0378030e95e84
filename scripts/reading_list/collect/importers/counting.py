"""Counts what a text holds, by plain means that owe nothing to the readers of its format. Pure.

Each function returns the line of each item, in order.
"""

import re
from collections.abc import Iterable

_LINK_TAG = re.compile(r"<a\s", re.IGNORECASE)
_BIBTEX_RECORD = re.compile(
    r"(?:^|(?<=[})]))[ \t%]*(@)(?!(?:comment|string|preamble)\b)\w+[ \t]*[{(]", re.IGNORECASE | re.MULTILINE
)
_RIS_RECORD = re.compile(r"^\s*?TY {0,2}-(?: |$)", re.MULTILINE)
_OUTLINE = re.compile(r"(<outline\s)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:^|\s)(?:html|xml)?url\s*=\s*[\"']\s*[^\s\"']", re.IGNORECASE)
_POST = re.compile(r"<post\s", re.IGNORECASE)
_JSON_LIST = re.compile(r"\s*\[")
_JSON_LISTS = frozenset(f'"{name}"' for name in ("items", "references", "results", "bookmarks"))
_JSON = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{},]|[^\s\[\]{},"]+')


def link_tags(text: str) -> tuple[int, ...]:
    """Return the lines of the tags in the HTML *text* that begin a link."""
    return _lines(text, (match.start() for match in _LINK_TAG.finditer(text)))


def bibtex_records(text: str) -> tuple[int, ...]:
    """Return the lines on which a record of the BibTeX *text* begins."""
    return _lines(text, (match.start(1) for match in _BIBTEX_RECORD.finditer(text)))


def ris_records(text: str) -> tuple[int, ...]:
    """Return the lines on which a record of the RIS *text* begins."""
    return _lines(text, (match.end() - 1 for match in _RIS_RECORD.finditer(text)))


def outlines(text: str) -> tuple[int, ...]:
    """Return the lines of the outlines in the OPML *text* that have an address."""
    parts = _OUTLINE.split(text)
    starts, place = [], len(parts[0])
    for opening, rest in zip(parts[1::2], parts[2::2], strict=True):
        if _ADDRESS.search(rest.partition("<")[0]):
            starts.append(place)
        place += len(opening) + len(rest)
    return _lines(text, starts)


def posts(text: str) -> tuple[int, ...]:
    """Return the lines of the posts in the XML *text*."""
    return _lines(text, (match.start() for match in _POST.finditer(text)))


def csv_records(text: str) -> tuple[int, ...]:
    """Return the lines on which the records of the CSV *text* begin, below its header."""
    header = re.sub(r"\Asep=.\r?\n", "", text.lstrip(), flags=re.IGNORECASE).split("\n", 1)[0]
    declared = re.match(r"sep=(.)", text, re.IGNORECASE)
    separator = re.escape(declared[1] if declared else max(",;\t", key=header.count))
    field = rf'(?:"[^"]*(?:""[^"]*)*(?:"|\Z)[^{separator}\r\n]*|[^{separator}\r\n]*)'
    record = re.compile(rf"{field}(?:{separator}{field})*")
    starts, place = [], declared.end() if declared else 0
    while place < len(text):
        end = max(matched.end() if (matched := record.match(text, place)) else place, place)
        if re.search(rf"[^\s{separator}\"]", text[place:end]):
            starts.append(place)
        place = end + 1
    return _lines(text, starts[1:])


def json_items(text: str) -> tuple[int, ...]:
    """Return the lines on which an item begins of the list of records that the JSON *text* is or holds.

    An object without such a list is a record itself.
    """
    opened = _JSON_LIST.match(text)
    start = opened.end() if opened else _named_list(text)
    if start < 0:
        return _lines(text, [len(text) - len(text.lstrip())]) if text.lstrip().startswith("{") else ()
    starts, depth, is_next = [], 0, True
    for match in _JSON.finditer(text, start):
        sign = match[0]
        if depth == 0 and sign == "]":
            break
        if depth == 0 and is_next and sign != ",":
            starts.append(match.start())
        is_next = depth == 0 and sign == ","
        depth += 1 if sign in "[{" else -1 if sign in "]}" else 0
    return _lines(text, starts)


def exported_entries(text: str) -> tuple[int, ...]:
    """Return the lines on which an entry begins in the JSON *text* of a whole list, in its topics."""
    starts, signs, name = [], [], ""
    for match in _JSON.finditer(text):
        sign = match[0]
        if sign in "[{":
            signs.append(name if sign == "[" else sign)
            if signs == ["{", '"topics"', "{", '"entries"', "{"]:
                starts.append(match.start())
        elif sign in "]}" and signs:
            signs.pop()
        name = sign if sign != ":" else name
    return _lines(text, starts)


def whole_text(text: str) -> tuple[int, ...]:
    """Return the line of the one item that the *text* is."""
    return (1,) if text.strip() else ()


def _named_list(text: str) -> int:
    """Return where the first item of the list begins that the object *text* has under a usual name; -1 for none."""
    depth, name = 0, ""
    for match in _JSON.finditer(text):
        sign = match[0]
        if depth == 1 and sign == "[" and name in _JSON_LISTS:
            return match.end()
        depth += 1 if sign in "[{" else -1 if sign in "]}" else 0
        name = sign if sign != ":" else name
    return -1


def _lines(text: str, starts: Iterable[int]) -> tuple[int, ...]:
    """Return the line of each of the places *starts* of *text*, which ascend."""
    lines, line, counted = [], 1, 0
    for start in starts:
        line += text.count("\n", counted, start)
        counted = start
        lines.append(line)
    return tuple(lines)
