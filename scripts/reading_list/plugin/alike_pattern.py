"""The pattern of pages that are alike: what the theme makes of one, with holes for all in which another differs. Pure.

Two made-up pages are rendered. The first has marks where pages differ, and gives the pattern. The second has texts that
a theme might treat in some way of its own; where the pattern does not give it letter by letter, there is no pattern.
"""

import html
import json
import re
from collections.abc import Callable, Iterable
from typing import NamedTuple
from urllib.parse import quote

from ..publish.markup import Markup, text
from ..publish.page import Block, Html, Page, PageHeading
from ..publish.page_settings import LIST_OF_LINKS


class Alike(NamedTuple):
    """A page with what stands around it: the slug of the topic that it is edited in, if any, and what its head says."""

    page: Page
    topic: str
    head: str


class Form(NamedTuple):
    """What the pages of one pattern have in common: their folder, their settings as JSON, and how many parts."""

    folder: str
    settings: str
    parts: int
    has_topic: bool


def form(page: Page, topic: str) -> Form | None:
    """Return the form of *page*, which is edited in *topic*; none where it is no heading with finished HTML below it,
    where the search of a theme would have to know it, or where it stands for its folder, so that its links begin there.
    """
    first, *others = page.blocks
    if not isinstance(first, PageHeading) or first.level != 1 or first.href or first.language:
        return None
    if not all(isinstance(block, Html) for block in others) or not _is_aside(page):
        return None
    folder, slash, name = page.path.rpartition("/")
    if name == "index.md":
        return None
    settings = _USUAL if page.settings == LIST_OF_LINKS else json.dumps(dict(page.settings), sort_keys=True)
    return Form(folder + slash, settings, len(others), bool(topic))


_USUAL = json.dumps(LIST_OF_LINKS, sort_keys=True)


def _is_aside(page: Page) -> bool:
    search = page.settings.get("search")
    return isinstance(search, dict) and bool(search.get("exclude"))


_ODD = """A & B <c> "d" 'e' {{ f }} %g 100% _h_ *i* $j$ \\k &amp; é 学 1."""


def _page(of: Form, name: str, title: str, description: str, words: Markup, parts: Iterable[Markup]) -> Page:
    blocks: list[Block] = [PageHeading(1, f"{name}-1", words), *map(Html, parts)]
    return Page(f"{of.folder}{name}.md", title, description, json.loads(of.settings), blocks)


def _marked(of: Form) -> Alike:
    """Return the page whose words say what stands where."""
    parts = [Markup(f"<p>rl0part{number}end0</p>") for number in range(of.parts)]
    page = _page(of, "rl0name0", "rl0title0", "rl0description0", Markup("rl0words0"), parts)
    return Alike(page, "rl0topic0" if of.has_topic else "", "rl0head0")


def _awkward(of: Form) -> Alike:
    """Return the page with texts that a theme might treat."""
    parts = [Markup(f"<ul><li>{number} {text(_ODD)}</li></ul>") for number in range(of.parts)]
    page = _page(of, "3-d", f"{_ODD} title", f"{_ODD} description", text(_ODD), parts)
    return Alike(page, "c-and-b" if of.has_topic else "", f"<!-- {_ODD} -->")


def _values(alike: Alike) -> dict[str, str]:
    """Return what stands in the holes on the page of *alike*, by the marks of the made-up page."""
    heading, *parts = alike.page.blocks
    if not isinstance(heading, PageHeading):
        raise TypeError("a page that is like others begins with a heading")
    values = {
        "rl0name0-1": heading.id,
        "rl0name0": quote(alike.page.path.rpartition("/")[2].removesuffix(".md")),  # stands in addresses only
        "rl0title0": html.escape(alike.page.title),
        "rl0description0": html.escape(alike.page.description),
        "rl0words0": str(heading.words),
        "rl0topic0": alike.topic,
        "rl0head0": alike.head,
    }
    for number, part in enumerate(parts):
        values[f"<p>rl0part{number}end0</p>"] = part.finished
    return values


_HOLE = re.compile(r"rl0(?:name0-1|(?:name|title|description|words|topic|head)0)|<p>rl0part[0-9]+end0</p>")


class Pattern:
    """The pattern that *marked*, the made-up page as rendered, gives."""

    def __init__(self, marked: str) -> None:
        self._parts = [*map(as_written, _HOLE.split(marked))]
        self._holes = _HOLE.findall(marked)

    def filled(self, alike: Alike) -> bytes:
        """Return the page of *alike*, as it is written."""
        values = {hole: as_written(value) for hole, value in _values(alike).items()}
        filled = [piece for part, hole in zip(self._parts, self._holes, strict=False) for piece in (part, values[hole])]
        return b"".join([*filled, self._parts[-1]])


def as_written(page: str) -> bytes:
    """Return what MkDocs writes of *page*, or of a part of one."""
    return page.encode("utf-8", errors="xmlcharrefreplace")


def pattern(of: Form, render: Callable[[Alike], str]) -> Pattern | None:
    """Return the pattern of the pages that *render* makes; none where it treats their texts in a way of its own."""
    known = Pattern(render(_marked(of)))
    awkward = _awkward(of)
    return known if known.filled(awkward) == as_written(render(awkward)) else None
