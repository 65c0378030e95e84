"""The index of the theme's search: our pages are put into it without being read back, as the theme would have them.

Whether it would is tried in each build with a small article. Where it gives something else, or the index is not one
that we know, the theme reads our pages like any others.
"""

from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page as MkDocsPage

from .search_sections import Section, sections

_SAMPLE = (
    '<h1 id="a">A &#38; <code>b</code> <em>c</em><a class="headerlink" href="#a" title="to a">&para;</a></h1>\n'
    '<p class="x">one, <strong>two</strong> <a href="../b/">three &lt;four&gt;</a> <span> five</span> <b> </b> 6</p>\n'
    '<details class="x" data-search-exclude><summary>no</summary><p>nothing</p></details>\n'
    '<h2 id="学">学習の仕組み &#34;é&#34;</h2>\n<div> <div data-search-exclude>no<div>no</div></div>\n</div>\n'
    '<h3 id="b"><a href="https&#58;&#47;&#47;example&#46;org">B</a></h3>\n'
    '<ul class="x"><li>x<sub>1</sub></li> <li>y</li></ul>'
)


class ThemeSearch:
    """What the theme's search is told of our pages, from one build to the next."""

    def __init__(self) -> None:
        self._index: Any = None
        self._told: dict[str, list[object]] = {}
        self._told_before: dict[str, list[object]] = {}

    def begin(self, config: MkDocsConfig, *, alone: bool) -> None:
        """Start a build: look for the index of the theme's search by *config*, where we are *alone* with it."""
        search = [plugin for name, plugin in config.plugins.items() if name.rpartition("/")[2] == "search"]
        index = getattr(search[0], "search_index", None) if len(search) == 1 and alone else None
        self._index = index if _reads_like_us(index) else None
        self._told_before, self._told = self._told, {}

    @property
    def is_filled(self) -> bool:
        """Whether it is we who fill the index."""
        return self._index is not None

    def tell_of(self, page: MkDocsPage, article: str) -> None:
        """Put *page* into the index, whose content is our *article* unless somebody has changed that."""
        if self.is_filled and not _is_left_out(page):
            known = sections(article) if page.content == article else None
            self._add(page, _added(self._index, page) if known is None else _entries(known, page.url))
            page.meta["search"] = {"exclude": True}

    def tell_again_of(self, page: MkDocsPage) -> None:
        """Put *page* into the index as in the build before, if it stood there."""
        if self.is_filled:
            self._add(page, self._told_before.get(page.file.src_uri, []))

    def _add(self, page: MkDocsPage, entries: Iterable[object]) -> None:
        self._told[page.file.src_uri] = [*entries]
        self._index.entries.extend(entries)


def _is_left_out(page: MkDocsPage) -> bool:
    search = page.meta.get("search")
    return isinstance(search, dict) and bool(search.get("exclude"))


def _entries(known: Iterable[Section], address: str) -> list[object]:
    """Return what the index says of the *known* sections of the page at an *address*."""
    return [
        {
            "location": f"{address}#{section.anchor}" if section.anchor else address,
            "title": section.title,
            "text": section.text,
        }
        for section in known
    ]


def _reads_like_us(index: Any) -> bool:
    """Tell whether the *index* of a search takes out of an article what we take out of it."""
    if not isinstance(getattr(index, "entries", None), list):
        return False
    sample: Any = SimpleNamespace(meta={}, content=_SAMPLE, toc=[], url="sample/", title="Sample")
    try:
        return _added(index, sample) == _entries(sections(_SAMPLE) or [], "sample/")
    except (AttributeError, KeyError, TypeError):
        return False


def _added(index: Any, page: MkDocsPage) -> list[object]:
    """Return what *index* would add for *page*."""
    before = len(index.entries)
    index.add_entry_from_context(page)
    added = index.entries[before:]
    del index.entries[before:]
    return [*added]
