"""The pattern of the pages of works: what the theme makes of one, with holes for all in which another differs. Pure.

Two made-up pages are rendered. The first has marks where pages differ, and gives the pattern. The second has texts that
a theme might treat in some way of its own; where the pattern does not give it letter by letter, there is no pattern.
"""

import html
import re
from collections.abc import Callable
from typing import NamedTuple

from ..publish.markup import Markup, text
from ..publish.page import Block, Html, Page, PageHeading
from ..publish.page_settings import LIST_OF_LINKS
from ..publish.routes import work_path


class Work(NamedTuple):
    """A page of a work with what stands around it: the slug of its topic, and what its head says."""

    page: Page
    topic: str
    head: str


def _made_up(name: str, topic: str, title: str, description: str, head: str, blocks: tuple[Markup, Markup]) -> Work:
    words, body = blocks
    parts: list[Block] = [PageHeading(1, name, words), Html(body)]
    return Work(
        Page(work_path(name), title, description, LIST_OF_LINKS, parts, ends_with_blank_line=False), topic, head
    )


_ODD = """A & B <c> "d" 'e' {{ f }} %g 100% _h_ *i* $j$ \\k &amp; é 学 1."""
_MARKED = _made_up(
    "rl0id0",
    "rl0topic0",
    "rl0title0",
    "rl0description0",
    "rl0head0",
    (Markup("rl0words0"), Markup("<p>rl0body0</p>")),
)
_AWKWARD = _made_up(
    "3-d",
    "c-and-b",
    f"{_ODD} title",
    f"{_ODD} description",
    f"<!-- {_ODD} -->",
    (text(_ODD), Markup(f"<ul><li>{text(_ODD)}</li></ul>")),
)


def _values(work: Work) -> dict[str, str]:
    """Return what stands in the holes on the page of *work*, by the marks of the made-up page."""
    heading, body = work.page.blocks
    if not isinstance(heading, PageHeading) or not isinstance(body, Html):
        raise TypeError("the page of a work is a heading and one piece of HTML")
    return {
        "rl0id0": heading.id,
        "rl0title0": html.escape(work.page.title),
        "rl0description0": html.escape(work.page.description),
        "rl0words0": heading.words,
        "<p>rl0body0</p>": body.markup,
        "rl0topic0": work.topic,
        "rl0head0": work.head,
    }


_HOLE = re.compile("|".join(map(re.escape, _values(_MARKED))))


class Shell:
    """The pattern that *marked*, the made-up page as rendered, gives."""

    def __init__(self, marked: str) -> None:
        self._parts = _HOLE.split(marked)
        self._holes = _HOLE.findall(marked)

    def filled(self, work: Work) -> str:
        """Return the page of *work*."""
        values = _values(work)
        filled = [piece for part, hole in zip(self._parts, self._holes, strict=False) for piece in (part, values[hole])]
        return "".join([*filled, self._parts[-1]])


def shell(render: Callable[[Work], str]) -> Shell | None:
    """Return the pattern of the pages that *render* makes; none where it treats their texts in a way of its own."""
    pattern = Shell(render(_MARKED))
    return pattern if pattern.filled(_AWKWARD) == render(_AWKWARD) else None
