"""Headings are filled in after one that the site's converter has made: the same as if it had made each."""

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme

from helpers import ENGLISH, GOLDEN_SITE, golden_library
from reading_list.plugin import converter, headings
from reading_list.plugin.headings import Converted, Headings
from reading_list.publish.markup import Markup, text
from reading_list.publish.page import Block, Html, PageHeading
from reading_list.publish.pages import all_pages

CONTENTS = {
    "none": {},
    "a sign": {"permalink": "#"},
    "the usual sign": {"permalink": True, "permalink_title": "to & fro"},
    "a sign in front": {"permalink": "§", "permalink_leading": True, "permalink_class": "own"},
    "links": {"anchorlink": True},
    "deeper": {"baselevel": 3},
    "some": {"toc_depth": "2-2"},
}


def site(**contents: object) -> converter.Converter:
    config = MkDocsConfig()
    config.theme = Theme("material")
    config.mdx_configs = {"toc": contents}
    return converter.Converter(config)


@pytest.mark.parametrize("contents", CONTENTS.values(), ids=CONTENTS)
def test_pages_are_the_same(contents: dict[str, object]) -> None:
    """Whatever a site wants of its headings, all pages are filled in, and are what the converter makes of each."""
    of = site(**contents)
    filling = Headings(of.converted)
    for page in all_pages(golden_library(), GOLDEN_SITE, ENGLISH):
        filled, converted = filling.filled(page.blocks), of.converted(page.blocks)
        assert filled is not None
        assert filled.content == converted.content
        assert str(filled.contents) == str(converted.contents)


ODD = text("rl0words0 & <b> *i* {: .c } [a](b) &amp; :smile: é")


def test_odd_words_are_the_same() -> None:
    """Words that look like marks, like Markdown or like HTML stand in a heading as the converter leaves them."""
    blocks: list[Block] = [
        PageHeading(1, "rl0id0".replace("0", "-"), ODD, language="pt-BR"),
        Html(Markup(f"<p>{ODD} rl0id0</p>")),
        PageHeading(3, "学-1", ODD, href=Markup("rl0words0")),
    ]
    of = site(permalink="#")
    filled = Headings(of.converted).filled(blocks)
    assert filled is not None
    assert (filled.content, str(filled.contents)) == (of.converted(blocks).content, str(of.converted(blocks).contents))


@pytest.mark.parametrize(
    "treat", [str.upper, lambda content: content.replace("&#38;", "and"), lambda content: content[:60]]
)
def test_a_converter_that_treats_words_is_asked_each_time(treat: object) -> None:
    """Where it does more than print them, nothing is filled in."""
    of = site()

    def treated(blocks: headings.Blocks) -> Converted:
        assert callable(treat)
        content, contents = of.converted(blocks)
        return Converted(treat(content), contents)

    assert Headings(treated).filled([PageHeading(1, "a", text("A"))]) is None
