"""A second look at the text of a Markdown list, for what people should know of its import. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ...core.problems import Position
from ..drafts import Draft, ImportedFile, Notice
from . import vocabulary
from .saved_links import TAGS_LOST

TITLE_GUESSED = "titles that are made of a heading or an address"
NO_LINK = "addresses that are no links, as in code or comments"
_ADDRESS = re.compile(r"https?://[^\s<>\"'`|\\]+")
_BEGINNING = re.compile(r"https?://[^\s<>\"'`|\\()\[\]{}*_&?#,;!]*[^\s<>\"'`|\\()\[\]{}*_&?#,;!.:]", re.IGNORECASE)
_TARGET = re.compile(r"\]\([^()\s]*\)|\]\[[^\[\]]*\]|https?://\S+|\b(?:href|src)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s")
_LINE_BREAK = re.compile(r"\r\n?|\n")
_BEFORE, _AFTER = 2, 3


def notices(file: ImportedFile, text: str) -> Iterator[Notice]:
    """Yield what of the *text* is no link in *file*, the titles that it does not hold, and its tags that are none."""
    lines = _LINE_BREAK.split(text)
    yield from _guessed_titles(file.drafts, lines)
    yield from _addresses_in_no_link(file, lines)
    for draft in file.drafts:
        if draft.lost_tags:
            yield Notice(draft.position, TAGS_LOST, ", ".join(draft.lost_tags))


def _guessed_titles(drafts: Iterable[Draft], lines: Sequence[str]) -> Iterator[Notice]:
    """Yield the titles with a word that does not stand near their links."""
    for draft in drafts:
        here = draft.position.line - 1
        around = lines[max(0, here - _BEFORE) : here + _AFTER]
        written = {
            word
            for number, line in enumerate(around, start=max(0, here - _BEFORE))
            if number == here or not _HEADING.match(line)
            for word in vocabulary.words(_TARGET.sub(" ", line))
        }
        if not written.issuperset(vocabulary.words(draft.fields.title)):
            yield Notice(draft.position, TITLE_GUESSED, draft.fields.title)


def _addresses_in_no_link(file: ImportedFile, lines: Sequence[str]) -> Iterator[Notice]:
    links = [link.url for draft in file.drafts for link in draft.links]
    addresses = [*links, *(left.link.url for left in file.left_out), *(a for d in file.drafts for a in d.addresses)]
    known = {match[0].lower() for address in addresses for match in _BEGINNING.finditer(address)}
    for number, line in enumerate(lines, start=1):
        for match in _ADDRESS.finditer(line):
            beginning = _BEGINNING.match(match[0])
            if beginning and beginning[0].lower() not in known:
                yield Notice(Position(file.path, number), NO_LINK, match[0])
