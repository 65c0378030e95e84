"""The blocks that show works on pages written by hand, in one build: read, answered, looked at and put in."""

import html
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import get_relative_url

from ..core import report
from ..core.codes import Code
from ..core.near import did_you_mean
from ..core.problems import Position, Problem, errors
from ..publish.markup import Markup, text
from ..publish.pages.overview import Overview
from ..publish.pages.page_links import PageLinks
from ..publish.pages.works_list import rest_in_browse, works_list
from ..publish.site_files import BLOCK_SCRIPT, BLOCK_STYLE
from ..publish.works_block.answer import Answer, answer
from ..publish.works_block.request import LONG, Request, request_in
from . import fences, gate
from .converter import UnsafeError


class _Block(NamedTuple):
    """A block with what was made of it."""

    whole: str
    request: Request
    answer: Answer
    problems: Sequence[Problem]


class WorksBlocks:
    """The blocks of one build of a site."""

    def __init__(self, overview: Overview, paths: Sequence[str]) -> None:
        """Know what the list holds, and the *paths* of all lists of the site.

        Blocks that name no list, or one that there is not, are those of the list at the root or else of the first.
        """
        self._overview = overview
        self._paths = [path.rstrip("/") for path in paths]
        self._path = overview.site.path.rstrip("/")
        self._is_usual = self._path == ("" if "" in self._paths else self._paths[0])
        self._blocks: dict[str, _Block] = {}  # by their marks

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with the blocks, by their places."""
        return sorted({problem for block in self._blocks.values() for problem in block.problems})

    def marked(self, markdown: str, source: str, path: str) -> str:
        """Return the *markdown* of a page with marks in place of our blocks.

        *source* is the file *path* of the page as it stands, in which the lines are counted.
        """
        if not (blocks := self._mine(markdown)):
            return markdown
        names = fences.marks(markdown, len(blocks))
        in_source = self._mine(source)
        same = [block.text for block in in_source] == [block.text for block in blocks]
        for name, block, place in zip(names, blocks, in_source if same else blocks, strict=True):
            self._blocks[name] = self._made_of(block, path, place)
        return fences.marked(markdown, blocks, names)

    def _mine(self, markdown: str) -> list[fences.Fenced]:
        """Return the blocks in *markdown* that are for this list to fill."""
        return [
            block
            for block in fences.blocks(markdown)
            if (block.named == self._path if block.named in self._paths and block.named else self._is_usual)
        ]

    def _made_of(self, block: fences.Fenced, path: str, place: fences.Fenced) -> _Block:
        request, problems = request_in(path, block.text)
        answered, further = answer(request, self._overview)
        problems += further
        if block.named and block.named not in self._paths:
            known = [path for path in self._paths if path]
            hint = did_you_mean(block.named, known) or (f"Name one of: {', '.join(known)}." if known else "Name none.")
            problems.append(Problem(Position(path), Code.BAD_BLOCK, f'there is no list "{block.named}"', hint))
        if not (request.values or problems):
            problems.append(Problem(Position(path), Code.BAD_BLOCK, "the block does not say what to show"))
        if not (answered.steps or errors(problems)):
            words = "no work answers this block", "Ask for less, or delete the block."
            problems.append(Problem(Position(path), Code.EMPTY_BLOCK, *words))
        return _Block(block.whole, request, answered, [_moved(problem, place) for problem in problems])

    def filled(self, content: str, page: MkDocsPage) -> str:
        """Return *content*, HTML on *page*, with works in place of marks. What all need is loaded before the first."""
        needed = [*_loading(self._root(page))]

        def works(name: str) -> str | None:
            if name not in self._blocks:
                return None
            loaded = "".join(needed)
            needed.clear()
            return loaded + self._shown(self._blocks[name], page)

        return fences.filled(content, works, lambda name: self._blocks[name].whole if name in self._blocks else None)

    def _shown(self, block: _Block, page: MkDocsPage) -> str:
        if wrong := errors(block.problems):
            words = html.escape("\n".join(map(report.as_text, wrong)))
            return f'<div class="rl-block"><strong>This block cannot be shown.</strong><pre>{words}</pre></div>'
        here = PageLinks(self._overview, "", root=self._root(page))
        request, (steps, is_path, rest) = block.request, block.answer
        works = works_list(steps, here, is_path=is_path, as_cards=request.one("show") == "card")
        if rest:
            works = Markup(works + rest_in_browse(rest, here))
        if faults := gate.faults(works, []):
            raise UnsafeError(page.file.src_uri, faults)
        is_long = request.one("filter", "true" if len(steps) > LONG else "false") == "true"
        return f'<div class="rl-block">{self._filter(len(steps)) if is_long and steps else ""}{works}</div>'

    def _root(self, page: MkDocsPage) -> str:
        """Return the way from *page* to the root of the list."""
        way = get_relative_url(self._overview.site.path or "./", page.url)
        return "" if way == "./" else way

    def _filter(self, count: int) -> str:
        """Return the place of the field that narrows *count* works; without scripts nothing is seen of it."""
        messages = self._overview.messages
        left = messages.plain("block.left", left="{left}", all=count)
        return (
            f'<reading-list-filter label="{text(messages.plain("block.filter"))}" left="{text(left)}">'
            "</reading-list-filter>"
        )


def _moved(problem: Problem, block: fences.Fenced) -> Problem:
    """Return *problem* of the lines within a block at its place in the file."""
    place = problem.position
    position = Position(place.path, place.line + block.begins + 1, place.column + len(block.before))
    return replace(problem, position=position)


def _loading(root: str) -> Iterator[str]:
    """Yield what loads style and script, which stand below *root*.

    It stands in the text, which is all that instant navigation exchanges.
    """
    root = html.escape(root)
    yield f'<link rel="stylesheet" href="{root}{BLOCK_STYLE}">'
    yield f'<script type="module" src="{root}{BLOCK_SCRIPT}"></script>'
