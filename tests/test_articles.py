"""The finished parts of a page go past the Markdown converter, and come out where they stood."""

import markdown
import pytest
from mkdocs.utils import meta

from helpers import ENGLISH, GOLDEN_SITE, PLAIN_EXTENSIONS, golden_library
from reading_list.plugin import articles
from reading_list.publish.markup import Markup, text
from reading_list.publish.page import Html, Page, PageHeading
from reading_list.publish.pages import all_pages
from tables import each

EACH_PAGE = each("page", lambda: all_pages(golden_library(), GOLDEN_SITE, ENGLISH))


def converted(page: str) -> str:
    return markdown.markdown(page, extensions=PLAIN_EXTENSIONS)


def body(page: Page) -> str:
    return meta.get_data(page.text)[0]


def without_blank_lines(article: str) -> list[str]:
    return [line for line in article.splitlines() if line]


@EACH_PAGE
def test_the_article_is_the_same(page: Page) -> None:
    """Whether the converter sees the whole page or marks of its parts, the article is the same."""
    short, marked = articles.shortened(page.blocks)
    article = articles.completed(converted(short), marked)
    assert without_blank_lines(article) == without_blank_lines(converted(body(page)))


@EACH_PAGE
def test_no_html_is_left_for_the_converter(page: Page) -> None:
    """Every finished part is marked, and the converter gets no tag to read."""
    short, marked = articles.shortened(page.blocks)
    assert marked == [block for block in page.blocks if block.finished]
    assert "<" not in short


def test_the_contents_have_the_words_of_a_linked_heading() -> None:
    """In the contents of a page a heading has its words, without the link; other words stay."""
    heading = PageHeading(3, "a", text("A & B"), href=text("https://example.org/"))
    short, marked = articles.shortened([heading])
    assert articles.label(short.removeprefix("### ").removesuffix(" { id=a }"), marked) == text("A & B")
    assert articles.label("Landmarks", marked) == "Landmarks"


def test_a_mark_that_has_gone_is_an_error() -> None:
    """Where a part has been lost, there is no article."""
    _, marked = articles.shortened([Html(Markup("<p>a</p>"))])
    with pytest.raises(ValueError, match="1 of 1 pieces are missing"):
        articles.completed("", marked)
