"""The header of the theme, all in one row: what is read first gets the focus first."""

import html
import re
from pathlib import Path

import pytest

from calls import mkdocs
from helpers import MKDOCS_YML, make_project
from reading_list.plugin.header_row import in_one_row
from tables import each

TABS = """<nav class="md-tabs" aria-label="Tabs" data-md-component="tabs"><ul class="md-tabs__list">
<li class="md-tabs__item md-tabs__item--active">
  <a href="../" class="md-tabs__link">Home</a></li>
<li class="md-tabs__item">
  <a href="../topics/" class="md-tabs__link">Topics</a></li></ul></nav>"""
PAGE = f"""<body><header class="md-header md-header--lifted" data-md-component="header"><nav class="md-header__inner">
<a href="../" title="A" class="md-logo" data-md-component="logo"></a>
<div class="md-header__title"><div><div>A</div><div data-md-component="header-topic"><span>B</span></div></div></div>
<form class="md-header__option"></form><div class="rl-search"><a href="../browse/">Search</a></div></nav>
{TABS}</header><main><div class="rl-search"><a href="../browse/">Search 2 works</a></div></main></body>"""


def order(page: str) -> list[str]:
    """Return what stands in the header of *page*, in its order."""
    names = "md-logo|header-topic|Topics|rl-search|md-header__option"
    return re.findall(names, page.partition("</header>")[0])


def test_tabs_and_search_move_behind_the_name() -> None:
    """Nothing is lost but the tab that leads where the name leads, and what follows the header stays as it is."""
    row = in_one_row(PAGE)
    assert order(row) == ["md-logo", "header-topic", "Topics", "rl-search", "md-header__option"]
    assert ">Home<" not in row
    assert "md-header--lifted" not in row
    assert row.partition("</header>")[2] == PAGE.partition("</header>")[2]
    lost = {*re.findall("<[a-z][^>]*>", PAGE)} - {*re.findall("<[a-z][^>]*>", row)}
    assert lost == {
        '<header class="md-header md-header--lifted" data-md-component="header">',
        '<li class="md-tabs__item md-tabs__item--active">',
        '<a href="../" class="md-tabs__link">',
    }


@each(
    "page",
    [
        PAGE.replace(" md-header--lifted", ""),  # the tabs stand below the header
        PAGE.replace(TABS, ""),
        PAGE.replace("md-tabs", "tabs"),
        PAGE.replace("header-topic", "title"),
        PAGE.replace('<div class="rl-search"><a href="../browse/">Search</a></div>', ""),
        PAGE.replace("</header>", ""),
    ],
)
def test_a_theme_that_is_written_in_another_way_keeps_its_header(page: str) -> None:
    assert in_one_row(page) == page


OUTWARD = """\
# About

[ours](index.md), [also ours](https://example.org/list/topics/), [theirs](https://example.com/a?b&c), ![](x.png)

[![a picture](https://example.com/x.png)](https://example.com/picture)
"""


@pytest.fixture(scope="module", params=["site", "pages"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """Return how far the plugin goes on a site, and the folder of it. Its theme writes the tabs into the header."""
    config = MKDOCS_YML.replace("navigation.tabs,", "navigation.tabs, navigation.tabs.sticky,")
    config = config.replace("reading-list:\n", f"reading-list:\n      scope: {request.param}\n")
    project = make_project(tmp_path_factory.mktemp("header") / "project", config=config)
    (project / "docs" / "about.md").write_text(OUTWARD)
    (project / "docs" / "x.png").write_bytes(b"")
    done = mkdocs(project, "build", "--strict")
    assert done.returncode == 0, done.stderr
    return request.param, project / "site"


def test_the_theme_is_written_in_that_way(built: tuple[str, Path]) -> None:
    """Of a site that is a list whole every page has the row, those by hand and 404.html too; else all stays."""
    scope, site = built
    pages = {path: path.read_text() for path in site.rglob("*.html")}
    headers = {path: text.partition("<header")[2].partition("</header>")[0] for path, text in pages.items()}
    rows = {path for path, header in headers.items() if "rl-header" in header}
    assert rows == ({path for path, header in headers.items() if header} if scope == "site" else set())
    assert all(headers[path].index("md-tabs") < headers[path].index("rl-search") for path in rows)
    assert all("md-tabs" in header for header in headers.values() if header)


def test_pages_that_wear_the_face_say_so(built: tuple[str, Path]) -> None:
    scope, site = built
    assert "<body data-rl-face" in (site / "index.html").read_text()
    assert "<body data-rl-face" in (site / "works" / "forests" / "index.html").read_text()
    for path in ("about/index.html", "404.html"):
        assert ("<body data-rl-face" in (site / path).read_text()) == (scope == "site")


def test_the_page_for_what_is_not_there_leads_on(built: tuple[str, Path]) -> None:
    """It may be shown at any address: its links begin at the root of the host, below which the site stands."""
    scope, site = built
    article = (site / "404.html").read_text().partition("<article")[2].partition("</article>")[0]
    ways = re.findall('href="/list/(.*?)"', html.unescape(article))
    assert ways == (["", "topics/", "browse/"] if scope == "site" else [])
    assert all((site / way / "index.html").exists() for way in ways)


def test_links_to_other_sites_are_marked(built: tuple[str, Path]) -> None:
    """On our pages, and on a site that is a list whole also on pages by hand; never on pictures or links that stay."""
    scope, site = built
    by_hand = re.findall('<a class="rl-out" href="(.*?)"', (site / "about" / "index.html").read_text())
    assert by_hand == (["https://example.com/a?b&amp;c"] if scope == "site" else [])
    work = (site / "works" / "forests" / "index.html").read_text()
    article = work.partition("<article")[2].partition("</article>")[0]
    outward = re.findall(r'<a class="rl-out" href="(.*?)"', article)
    assert outward
    assert [href for href in re.findall('href="(http.*?|https&#58;.*?)"', article) if href not in outward] == [
        "https://example.org/edit/docs/../entries/growing-trees.yaml"
    ]
