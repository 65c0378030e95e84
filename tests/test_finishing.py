"""What the finished pages of a site are given, and what of them is looked at once more."""

import pytest

from reading_list.plugin.finishing import without_article

ARTICLE = '<h1 id="a">A</h1>\n<p>b</p>'
PAGE = '<h1 id="a">A</h1><img src="https://example.org/{}"><script src="https://example.org/"></script>'


@pytest.mark.parametrize("page", [PAGE.format("x"), f"<b>{ARTICLE[:-1]}</b>", "", f'<script src="x">{ARTICLE[18:]}'])
def test_what_others_have_made_of_an_article_is_looked_at(page: str) -> None:
    assert without_article(page, ARTICLE) == page
    assert without_article(page, "") == page


def test_what_stands_around_an_article_is_looked_at() -> None:
    before, behind = '<img src="https://example.org/x">', '<script src="https://example.org/"></script>'
    assert without_article(before + ARTICLE + behind, ARTICLE) == f"{before}<p>{behind}"
