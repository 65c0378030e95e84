"""What a list looks like once its markup is read: blocks of runs, whatever they were written in. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from ...core.problems import Problem
from .tidy import plain, visible


class RunKind(StrEnum):
    TEXT = "text"
    LINK = "link"
    IMAGE = "image"


class Run(NamedTuple):
    """A stretch of text within a block, a link, or an image.

    *text* holds markers of code and strong text. For a link around pictures, *picture* is the address of the first
    and *text* what stands beside them, or their descriptions.
    """

    kind: RunKind
    text: str
    line: int
    url: str = ""
    picture: str = ""


Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    line: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Paragraph:
    line: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: its paragraphs, and what is nested in it."""

    line: int
    blocks: "tuple[MarkupBlock, ...]"


@dataclass(frozen=True, slots=True)
class ListBlock:
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the texts of its header and, for each row, the runs of its cells."""

    header: tuple[str, ...]
    rows: tuple[tuple[Runs, ...], ...]


MarkupBlock: TypeAlias = Heading | Paragraph | ListBlock | Table


class ListMarkup(NamedTuple):
    """A list that has been read: its title, its blocks, links that only a definition holds, and what was not read."""

    title: str
    blocks: tuple[MarkupBlock, ...]
    unused: Runs
    problems: tuple[Problem, ...]


def plain_runs(runs: Runs) -> str:
    """Return the words of *runs*, links included, pictures left out, without markers."""
    return plain("".join(run.text for run in runs if run.kind is not RunKind.IMAGE and not run.picture))


def runs_in(blocks: Iterable[MarkupBlock]) -> Iterator[Run]:
    """Yield every run in *blocks*, in the order of the file."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield from block.runs
            case ListBlock():
                for item in block.items:
                    yield from runs_in(item.blocks)
            case Table():
                for row in block.rows:
                    for cell in row:
                        yield from cell


class RunBuilder:
    """Collects the runs of one block as its pieces come; text within a link becomes the link's."""

    def __init__(self) -> None:
        self._runs: list[Run] = []
        self._text: list[str] = []
        self._line = 0
        self._link: tuple[str, int, list[str], list[Run]] | None = None  # address, line, texts, pictures

    def text(self, piece: str, line: int) -> None:
        """Add plain text."""
        self.mark(visible(piece), line)

    def mark(self, piece: str, line: int) -> None:
        """Add a marker of code or strong text."""
        if self._link:
            self._link[2].append(piece)
            return
        if not self._text:
            self._line = line
        self._text.append(piece)

    def open_link(self, url: str, line: int) -> None:
        """Begin a link; one that is still open ends."""
        self.close_link()
        self._flush()
        self._link = (url, line, [], [])

    def close_link(self) -> None:
        """End the open link, if there is one."""
        if self._link:
            url, line, texts, pictures = self._link
            self._link = None
            text = "".join(texts)
            shown = text if text.strip() else " ".join(picture.text for picture in pictures)
            picture = pictures[0].url if pictures and not text.strip() else ""
            self._runs += [Run(RunKind.LINK, shown, line, url, picture), *pictures]

    def image(self, url: str, description: str, line: int) -> None:
        """Add a picture, to the open link if there is one."""
        run = Run(RunKind.IMAGE, visible(description), line, url)
        if self._link:
            self._link[3].append(run)
        else:
            self._flush()
            self._runs.append(run)

    def _flush(self) -> None:
        if self._text:
            self._runs.append(Run(RunKind.TEXT, "".join(self._text), self._line))
            self._text = []

    def done(self) -> Runs:
        """Return the runs collected, and begin anew."""
        self.close_link()
        self._flush()
        runs, self._runs = tuple(self._runs), []
        return runs
