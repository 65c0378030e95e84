"""The search box: what stands on its lines, and how it gets into the header of a page."""

import json
from collections.abc import Sequence
from typing import Any

import pytest

from helpers import ENGLISH, GOLDEN_SITE, entry, library
from queries import told
from reading_list.core.library import Library
from reading_list.plugin.header_search import with_search_box
from reading_list.publish import catalogue
from tables import each

# --- Lines ----------------------------------------------------------------------------------------


def lines(read: Library, query: str, pages: Sequence[object] = ()) -> list[dict[str, str]]:
    """Return the lines for *query*, with what is marked in brackets."""
    columns = json.loads(catalogue.catalogue_file(read, GOLDEN_SITE, ENGLISH).text)
    answers: list[list[dict[str, str]]] = told(
        "lines.js", {"catalogue": columns, "pages": list(pages), "queries": [query]}
    )
    return answers[0]


def listed(*entries: dict[str, Any], **topic: object) -> Library:
    return library({"nets": {"title": "Nets", "section": "S", "entries": list(entries), **topic}})


def test_a_line_says_what_a_work_is_and_leads_to_its_page() -> None:
    work = entry(
        "Deep Residual Learning",
        id="residual",
        aliases=["ResNet"],
        kind="paper",
        seminal=True,
        authors=["Kaiming He", "Xiangyu Zhang", "Jian Sun"],
        date="2015-12",
    )
    [line] = lines(listed(work), "resnet")
    assert line == {
        "type": "",
        "title": "Deep Residual Learning · [ResNet]",
        "href": "works/residual/",
        "facts": "Kaiming He, Xiangyu Zhang and others · 2015 · paper · ★\u00a0landmark",
        "excerpt": "",
        "topic": "Nets",
    }
    [line] = lines(listed(work), "sun 2015")
    assert line["facts"].startswith("Kaiming He, Xiangyu Zhang, Jian [Sun] · [2015] ·")
    [line] = lines(listed(entry("Efficient Estimation", aliases=["Word 2 Vec"])), "word2vec")
    assert line["title"] == "Efficient Estimation · [Word 2 Vec]"


def test_words_that_show_nowhere_else_are_shown_in_their_place() -> None:
    note = (
        "One two three four five six seven eight nine tells of the Gradient and why ten eleven twelve more words come."
    )
    shown = lines(listed(entry("A Work", note=note), entry("Other", tags=["backprop"])), "gradients")
    assert shown[0]["excerpt"].startswith("… ")
    assert "of the [Gradient] and why" in shown[0]["excerpt"]
    line, tag = lines(listed(entry("Other", tags=["backprop"])), "backprop")
    assert (line["excerpt"], tag["type"], tag["title"]) == ("[backprop]", "Tag", "[backprop]")


@each(
    "title, query, marked",
    [
        ("GPT-2 explained", "gpt2", "[GPT]-[2] explained"),
        ("Optimisers, and Other Optimisers", "optimizer", "[Optimisers], and Other [Optimisers]"),
        ("Řehůřek & Straße", "rehurek strasse", "[Řehůřek] & [Straße]"),
        ("Attention <b>is</b> all", "attent", "[Attention] <b>is</b> all"),
        ("深層学習の基礎: Deep", "学習", "[深層学習の基礎]: Deep"),
    ],
)
def test_whole_words_are_marked(title: str, query: str, marked: str) -> None:
    """No letter of a title is lost or moved."""
    [line] = lines(listed(entry(title, id="wanted")), query)
    assert line["title"] == marked


def test_a_path_stands_among_the_works() -> None:
    """Behind the first three, which are wanted more often; others stand after the works, one named whole first."""
    works = [entry(f"Diffusion {number}", id=f"d{number}") for number in range(5)]
    goals = [
        {"id": "make", "title": "Make images with diffusion", "outcome": "You can.", "steps": ["d0", "d1"]},
        {"id": "read", "title": "Diffusion <i>papers</i>", "steps": ["d0", "d1"]},
    ]
    read = library({"nets": {"title": "Nets", "section": "S", "entries": works}, "paths": {"paths": goals}})
    shown = lines(read, "diffusion")
    assert [line["type"] for line in shown] == ["", "", "", "Path", "", "", "Path"]
    assert {line["title"] for line in shown if line["type"]} == {
        "Make images with [diffusion]",
        "[Diffusion] <i>papers</i>",
    }
    first = lines(read, "make images with diffusion")[0]
    assert (first["type"], first["href"], first["facts"]) == ("Path", "paths/make/", "You can.")


def test_what_is_named_whole_comes_first_and_what_else_has_a_name_last() -> None:
    concepts = [{"name": "Residual connection", "summary": "Adds what came in. More."}]
    works = [entry(f"Residual connection {number}", authors=["Ann Lee"]) for number in range(12)]
    read = listed(*works, concepts=concepts)
    shown = lines(read, "residual connection")
    assert shown[0] == {
        "type": "Concept",
        "title": "[Residual] [connection]",
        "href": "concepts/residual-connection/",
        "facts": "Adds what came in.",
        "excerpt": "",
        "topic": "",
    }
    assert [line["type"] for line in shown[1:9]] == [""] * 8
    assert shown[-1]["title"] == "All 12 works, with filters"
    assert shown[-1]["href"] == "browse/?find=residual+connection"
    [person, *_] = lines(read, "ann lee")
    assert (person["type"], person["href"]) == ("Person", "people/ann-lee/")


def test_people_lead_to_their_pages_where_they_have_one() -> None:
    """A slug that does not follow from the name is known; who has one work only is looked up in Browse."""
    both = [entry(f"Work {number}", authors=["Łukasz Kaiser", "Ed O'Neil"]) for number in range(2)]
    read = listed(*both, entry("Other", authors=["Solo Writer"]))
    assert [lines(read, name)[0]["href"] for name in ("lukasz kaiser", "Ed O'Neil", "solo writer")] == [
        "people/lukasz-kaiser/",
        "people/ed-oneil/",
        "browse/?find=%22Solo+Writer%22",
    ]


def test_pages_written_by_hand_are_found_last() -> None:
    sections = [{"heading": "Who we are", "anchor": "who", "words": "gradient people"}]
    pages = [{"title": "About the list", "href": "about/", "isAside": False, "sections": sections}]
    shown = lines(listed(entry("Gradient")), "gradient", pages)
    assert [(line["type"], line["href"]) for line in shown] == [("", "works/gradient/"), ("Page", "about/#who")]


# --- In the header --------------------------------------------------------------------------------

THEME = """\
<header><nav class="md-header__inner"><label class="md-header__button md-icon" for="__drawer"><svg></svg></label>
<label class="md-header__button md-icon" for="__search"><svg></svg></label>
<div class="md-search" data-md-component="search" role="dialog"><div class="a"><div></div><form name="search"></form>
</div></div><div class="after"></div></nav></header>"""


def test_the_box_takes_the_place_of_that_of_the_theme() -> None:
    page = with_search_box(THEME, "../browse/?a&b", "Find <it>")
    assert (
        '<div class="rl-search"><a href="../browse/?a&amp;b#rl-browse">Find &lt;it&gt;</a></div><div class="after">'
        in page
    )
    assert "md-search" not in page
    assert "__search" not in page
    assert 'for="__drawer"' in page


@pytest.mark.parametrize(
    "page",
    [
        "<header></header>",
        THEME.replace("md-search", "other-search"),
        THEME.replace("</div>", ""),  # nobody knows where it ends
    ],
)
def test_a_theme_that_is_written_in_another_way_keeps_its_search(page: str) -> None:
    assert with_search_box(page, "browse/", "Search") == page
