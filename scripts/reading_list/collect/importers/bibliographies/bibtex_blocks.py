"""The text of a BibTeX file → its records, with ``@string`` and ``#`` resolved and what they inherit. Pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from bibtexparser import model as bib
from bibtexparser.entrypoint import parse_string

from ....core import dates
from ....core.record_types import RECORD_TYPES

_MAX_VALUE = 200_000
_MAX_STRING = 1_000  # a name; strings made of strings could grow without end
_MAX_GENERATIONS = 5
_MARKS = {"{": (re.compile(r"(?<!\\)[{}]"), "}"), '"': (re.compile(r"(?<!\\)[{}]|\""), '"')}
_SPACE = re.compile(r"\s*")
_WORD = re.compile(r"[^\s{}\"#,=]+")
_FIELD = re.compile(r"\s*([^\s=,{}\"#]+)\s*=")
_COMMENTED = re.compile(r"\s*%")
_NO_RECORD = ("@string", "@comment", "@preamble")
# What the works in a book, a journal or the proceedings have from these; never what tells a single work apart.
_SHARED = frozenset(
    """
    booktitle journal journaltitle publisher school institution organization editor year month date volume number
    issue series address location langid language howpublished
    """.split()
)


@dataclass(frozen=True, slots=True)
class Block:
    """A record of the file: its type in lower case, its key, its line, and its fields in LaTeX by small names."""

    type: str
    key: str
    line: int
    fields: Mapping[str, str]
    is_comment: bool = False


class Unread(NamedTuple):
    """A record that cannot be read: where it stands, how it begins, and why."""

    line: int
    beginning: str
    reason: str
    is_record: bool


class File(NamedTuple):
    """What stands in a BibTeX file, in its order."""

    blocks: tuple[Block | Unread, ...]
    comments: tuple[str, ...]


def read(text: str) -> File:
    """Return what stands in the BibTeX *text*."""
    library = parse_string(text, parse_stack=[])
    lines = text.split("\n")
    strings: dict[str, str] = {}
    blocks: list[Block | Unread] = []
    comments: list[str] = []
    for given in library.blocks:
        block = given
        if isinstance(given, bib.ParsingFailedBlock):
            inner = given.ignore_error_block
            if inner is None:
                blocks.append(_unread(given))
                continue
            block = inner
        if isinstance(block, bib.String):
            strings[block.key.lower()] = _value(str(block.value), 0, strings)[0][:_MAX_STRING]
        elif isinstance(block, bib.ExplicitComment):
            comments.append(block.comment)
        elif isinstance(block, bib.Entry):
            start = block.start_line or 0
            fields: dict[str, str] = {}
            for field in block.fields:
                for name, value in _values(f"{field.key} = {field.value}", strings).items():
                    fields.setdefault(name, value)
            is_comment = _COMMENTED.match(lines[start]) is not None
            blocks.append(Block(block.entry_type.lower(), block.key, start + 1, fields, is_comment))
    return File(tuple(_with_inherited(blocks)), tuple(comments))


def _unread(block: bib.ParsingFailedBlock) -> Unread:
    raw = str(block.raw or "")
    reasons = str(getattr(block.error, "abort_reason", block.error)).strip().splitlines() or ["unknown"]
    beginning = raw.partition("\n")[0].strip()[:80]
    return Unread((block.start_line or 0) + 1, beginning, reasons[0][:200], not raw.lower().startswith(_NO_RECORD))


# --- Values -------------------------------------------------------------------------------------


def _values(written: str, strings: Mapping[str, str]) -> dict[str, str]:
    """Return the fields in ``name = value``: one, or further ones before which a comma is missing."""
    fields: dict[str, str] = {}
    place = 0
    while match := _FIELD.match(written, place):
        text, place = _value(written, match.end(), strings)
        fields.setdefault(match[1].lower(), text[:_MAX_VALUE])
    return fields


def _value(written: str, place: int, strings: Mapping[str, str]) -> tuple[str, int]:
    """Return the text of the value at *place* of what is *written*, its parts joined, and where it ends."""
    parts: list[str] = []
    length = 0
    while length <= _MAX_VALUE:
        place = _after_space(written, place)
        sign = written[place : place + 1]
        if sign in _MARKS:
            part, place = _enclosed(written, place, *_MARKS[sign])
        elif word := _WORD.match(written, place):
            part, place = _word(word[0], strings), word.end()
        else:
            break
        parts.append(part)
        length += len(part)
        place = _after_space(written, place)
        if written[place : place + 1] != "#":
            break
        place += 1
    return "".join(parts), place


def _after_space(text: str, place: int) -> int:
    match = _SPACE.match(text, place)
    return match.end() if match else place


def _enclosed(text: str, place: int, marks: re.Pattern[str], closing: str) -> tuple[str, int]:
    """Return what stands between the sign at *place* and the one that closes it, and where that ends."""
    depth = 0
    for match in marks.finditer(text, place + 1):
        if match[0] == closing and depth == 0:
            return text[place + 1 : match.start()], match.end()
        depth += {"{": 1, "}": -1}.get(match[0], 0)
    return text[place + 1 :], len(text)


def _word(word: str, strings: Mapping[str, str]) -> str:
    """Return what *word* stands for: a name of a ``@string`` or of a month, or itself."""
    if word.lower() in strings:
        return strings[word.lower()]
    month = dates.month_called(word) if len(word) == len("jan") else 0
    return dates.MONTHS[month - 1] if month else word


# --- Inheritance --------------------------------------------------------------------------------


def _with_inherited(blocks: list[Block | Unread]) -> Iterator[Block | Unread]:
    by_key: dict[str, Block] = {}
    for block in blocks:
        if isinstance(block, Block):
            by_key.setdefault(block.key.lower(), block)
    for block in blocks:
        yield _completed(block, by_key, 0) if isinstance(block, Block) else block


def _completed(block: Block, by_key: Mapping[str, Block], generation: int) -> Block:
    """Return *block* with what it lacks of the records that it names as ``xdata`` and ``crossref``."""
    if generation >= _MAX_GENERATIONS:
        return block
    fields = dict(block.fields)
    for name, is_whole in (("xdata", True), ("crossref", False)):
        for key in fields.get(name, "").split(","):
            parent = by_key.get(key.strip().lower())
            if parent is not None and parent is not block:
                above = _completed(parent, by_key, generation + 1)
                fields = {**(above.fields if is_whole else _handed_down(above, block.type)), **fields}
    return Block(block.type, block.key, block.line, fields, block.is_comment)


def _handed_down(parent: Block, type_: str) -> dict[str, str]:
    """Return the fields that a record of *type_* has from its *parent*, whose title names what it stands in."""
    shared = {name: text for name, text in parent.fields.items() if name in _SHARED}
    row = RECORD_TYPES.get(type_)
    title = parent.fields.get("title", "")
    if not title:
        return shared
    if row is None or not row.is_part:
        return {name: text for name, text in parent.fields.items() if name in ("title", "author")} | shared
    return {row.holder: title} | shared
