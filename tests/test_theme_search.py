"""The theme's search knows of our pages what it would read out of them."""

from types import SimpleNamespace
from typing import Any

import pytest
from material.plugins.search.plugin import SearchIndex
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme

from helpers import ENGLISH, GOLDEN_SITE, golden_library
from reading_list.plugin.converter import Converter
from reading_list.plugin.search_sections import sections
from reading_list.plugin.theme_search import ThemeSearch
from reading_list.publish.pages import all_pages

LEFT_OUT = "<details data-search-exclude><summary>no</summary>"


def read_by_theme(article: str) -> list[tuple[str, str, str]]:
    """Return what the search of Material takes out of an *article*."""
    index: Any = SearchIndex()
    index.add_entry_from_context(SimpleNamespace(meta={}, content=article, toc=[], url="", title=""))
    return [(entry["location"].removeprefix("#"), entry["title"], entry["text"]) for entry in index.entries]


def test_what_our_pages_hold() -> None:
    """Each page is read as the theme reads it, or is home or a list that it leaves out."""
    config = MkDocsConfig()
    config.theme = Theme("material")
    config.mdx_configs = {"toc": {"permalink": "#"}}
    converter = Converter(config)
    for page in all_pages(golden_library(), GOLDEN_SITE, ENGLISH):
        article = converter.article(page).content
        known = sections(article)
        assert known is not None or page.path == "index.md" or "search" in page.settings
        assert known is None or known == read_by_theme(article), page.path


@pytest.mark.parametrize(
    "body",
    [
        "<p>a</p>\n<p> b </p>",
        "<div> <b> </b> <i>x</i></div><div>y</div>",
        "a&#38;b &lt;c&gt; &#60;script&#62; &quot;&#39; &nbsp; é 学",
        "<ul class='x'><li>1 <code>x &lt; y</code></li>  <li>2</li></ul> <sub>3</sub>",
        f"x{LEFT_OUT}<p>no</p></details> y",
        f"<div>{LEFT_OUT}</details></div>z {LEFT_OUT}</details>",
        '<p data-work="no-data-search-exclude">a</p> <p title="no data-search-exclude here">b data-search-exclude</p>',
        f'<p id="data-search-exclude">c</p> <h3 class="x y" data-search-exclude>no</h3> {LEFT_OUT}</details>d',
        '<h2 id="b">The data-search-exclude of a theme</h2>',
        "<h2>no anchor</h2> <h3 class='x'>none</h3>",
        '<h2 id="b">B <em>c</em><a class="headerlink" href="#b">#</a></h2>\n<p>d</p>\n<h3 lang="de" id="e"> </h3>\nf',
        "<p>x<br>y<br />z</p>",
    ],
)
def test_what_articles_may_hold(body: str) -> None:
    """Each thing that stands on pages is read as the theme reads it."""
    article = f'<h1 id="a">A &#38; B<a class="headerlink" href="#a" title="to">&para;</a></h1>\n{body}'
    assert sections(article) == read_by_theme(article)


@pytest.mark.parametrize(
    "article",
    [
        "<p>no heading</p>",
        '<h1 id="a">A</h1>\n<pre>  kept\n  as it is</pre>',
        '<h1 id="a">A</h1>\n<div><h2 id="b">within</h2></div>',
        '<h1 id="a">A</h1>\n<p> </p>',
        '<h1 id="a">A</h1>\n<script>x</script>',
    ],
    ids=["no heading", "preformatted", "a heading within a part", "an empty paragraph", "a script"],
)
def test_what_is_left_to_the_theme(article: str) -> None:
    """What the theme treats in a way of its own is not for us to read."""
    assert sections(article) is None


def config_with(search: object) -> MkDocsConfig:
    config = MkDocsConfig()
    config.theme = Theme("material")
    config.plugins = {"material/search": search}  # type: ignore[assignment]  # all that is asked of it
    return config


class Otherwise(SearchIndex):  # type: ignore[misc]
    """A search that takes something else out of pages, as one does that parts Chinese words."""

    def add_entry_from_context(self, page: object) -> None:
        super().add_entry_from_context(page)
        for entry in self.entries:
            entry["text"] = entry["text"].lower() + "."


@pytest.mark.parametrize(
    ("index", "alone", "filled"),
    [
        (SearchIndex(), True, True),
        (SearchIndex(), False, False),
        (Otherwise(), True, False),
        (SimpleNamespace(entries=[]), True, False),
        (SimpleNamespace(entries={}), True, False),
        (None, True, False),
    ],
    ids=["Material", "not alone", "one that reads otherwise", "one that reads nothing", "no list", "none"],
)
def test_which_index_is_filled(index: Any, alone: bool, filled: bool) -> None:
    """Only one that takes out of pages what we do, and nothing of the trial stays in it."""
    search = ThemeSearch()
    search.begin(config_with(SimpleNamespace(search_index=index)), alone=alone)
    assert search.is_filled == filled
    assert getattr(index, "entries", []) in ([], {})
