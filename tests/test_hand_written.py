"""The search is told of pages that somebody wrote by hand."""

import json
from typing import Any

import pytest

from calls import mkdocs
from helpers import make_project
from reading_list.publish.hand_written import PATH, HandWritten, Section, pages_file, sections, words
from tables import each


@each(
    "article, parts",
    [
        ("", []),
        ("<p>Only <em>te</em>xt</p><p>and more</p>", [("", "", "Only text and more")]),
        (
            '<h1 id="a">A &amp; <code>b</code><a class="headerlink" href="#a" title="Link">#</a></h1>\n<p>one</p>'
            '<h2>No anchor</h2><h2 id="c">C</h2><ul><li>two</li><li>three</li></ul>',
            [("A & b", "a", "one No anchor"), ("C", "c", "two three")],
        ),
        ("<p>x<br>y</p><script>let hidden = '</p>';</script><svg><title>no</title></svg>z", [("", "", "x y z")]),
        ('<h2 id="">Empty</h2><p>a<b>c</b></p>', [("", "", "Empty ac")]),
        ("<style>p {}</style></em></p>text", [("", "", "text")]),
    ],
)
def test_an_article_has_sections(article: str, parts: list[tuple[str, str, str]]) -> None:
    """Headings with an anchor part it; what nobody sees is no text."""
    assert sections(article) == [Section(*part) for part in parts]


def test_words_stand_once() -> None:
    assert words("The end, the End: don't use `C++` or v1.2 <b>, ÄRGER!") == "the end don't use c++ or v1.2 b ärger"


def test_the_file_holds_pages() -> None:
    file = pages_file([HandWritten("About", "about/", True, [Section("Why", "why", "To read. To read!")])])
    assert json.loads(file.text) == {"version": 1, "pages": [["About", "about/", 1, [["Why", "why", "to read"]]]]}


ABOUT = (
    "---\nsearch: {boost: 0.5}\n---\n# About *us*\n\nWho we are.\n\n## Licence & terms\n\nFree <script>x</script>.\n"
)


@pytest.fixture
def pages(tmp_path: Any) -> list[Any]:
    """Return what the search is told of a site with pages of both sorts."""
    project = make_project(tmp_path)
    (project / "docs" / "about.md").write_text(ABOUT)
    (project / "docs" / "secret.md").write_text("---\nsearch: {exclude: true}\n---\n# Secret\n")
    (project / "docs" / "essay.md").write_text("---\ntitle: An Essay\n---\nText.\n")
    done = mkdocs(project, "build")
    assert done.returncode == 0, done.stderr
    told: list[Any] = json.loads((project / "site" / PATH).read_text(encoding="utf-8"))["pages"]
    return told


def test_a_site_tells_of_its_pages(pages: list[Any]) -> None:
    """Those that others wrote, without what these keep out of the search; ours are known by the catalogue."""
    found = {address: (title, aside, parts) for title, address, aside, parts in pages}
    assert set(found) == {"about/", "essay/"}
    title, aside, parts = found["about/"]
    assert (title, aside) == ("About", 1)
    assert [part[:2] for part in parts] == [["About us", "about-us"], ["Licence & terms", "licence-terms"]]
    assert found["essay/"] == ("An Essay", 0, [["", "", "text"]])
