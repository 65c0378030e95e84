"""The sorts of sheets: pages of each type that is made of a topic, and parts of the exports. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import Any, TypeAlias

from ...core.library import Topic
from ...core.site import NAME
from ...core.store import as_content, values_of
from .. import exports
from ..late_file import Printed
from ..page import Page
from ..pages import PageType
from ..pages_kept import pages_kept, pages_of
from .questions import Answers
from .shelf import Sort
from .tracing import Trace

_PATH = re.compile(rf"(?:{NAME}/)*{NAME}\.md")
_DIGEST = re.compile(r"[0-9a-f]{64}")


class PrintedPage:
    """A page with its text, which is printed when somebody asks for it."""

    __slots__ = ("_printed", "page")

    def __init__(self, page: Page) -> None:
        self.page = page
        self._printed: Printed | None = None

    @property
    def printed(self) -> Printed:
        """The page as Markdown."""
        self._printed = self._printed or Printed(self.page.text)
        return self._printed


Files: TypeAlias = list[tuple[str, str]]
"""The paths of pages in their list, and the SHA-256 of their texts."""


@cache
def of_pages(of: PageType) -> Sort[Sequence[PrintedPage], Files]:
    """Return the sort of sheets that hold pages of one type."""

    def make(known: Trace | Answers, topic: Topic) -> Sequence[PrintedPage]:
        return [*map(PrintedPage, of.of_topic(known.overview, topic) if of.of_topic else ())]

    return Sort(of.path, make, _files, _read_files, _pages_written, _read_pages)


def _files(pages: Iterable[PrintedPage]) -> Files:
    return [(one.page.path, one.printed.digest) for one in pages]


def _read_files(values: Any) -> Files:
    files = [(str(path), str(digest)) for path, digest in values]
    if not all(_PATH.fullmatch(path) and _DIGEST.fullmatch(digest) for path, digest in files):
        raise ValueError("no pages of ours")
    return files


def _pages_written(pages: Iterable[PrintedPage]) -> bytes:
    return pages_kept((one.page, one.printed.content) for one in pages)


def _read_pages(content: bytes, files: Files) -> list[PrintedPage]:
    pages = pages_of(content)
    if [page.path for page in pages] != [path for path, _ in files]:
        raise ValueError("other pages")
    return [*map(PrintedPage, pages)]


def _parts(known: Trace | Answers, topic: Topic) -> dict[str, str]:
    return exports.parts_of(topic, known.across)


def _parts_written(parts: Mapping[str, str]) -> bytes:
    """Return *parts* as they are, behind a line with their lengths: as JSON they would take longest of all to read."""
    lengths = as_content([len(parts[form]) for form in exports.IN_PARTS])
    return b"\n".join((lengths, "".join(parts[form] for form in exports.IN_PARTS).encode()))


def _read_parts(content: bytes, _: None) -> dict[str, str]:
    head, __, rest = content.partition(b"\n")
    text = rest.decode()
    bounds = [*accumulate(values_of(head), initial=0)]
    if bounds != sorted(bounds) or bounds[-1] != len(text):
        raise ValueError("no parts of ours")
    return {form: text[start:end] for form, (start, end) in zip(exports.IN_PARTS, pairwise(bounds), strict=True)}


PARTS: Sort[dict[str, str], None] = Sort("exports", _parts, lambda _: None, lambda _: None, _parts_written, _read_parts)
"""What a topic is in each format of exports that is put together of parts, by its name."""
