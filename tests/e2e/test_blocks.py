"""Works on a page written by hand, in a browser: the field that narrows them, with and without instant navigation."""

from typing import Literal

import pytest
from access import take_axe
from browsing import Build, Serve, Site, Visit, follow
from golden_list import golden_site
from playwright.sync_api import expect

Scheme = Literal["light", "dark"]


@pytest.fixture(scope="module")
def blocks(tmp_path_factory: pytest.TempPathFactory, build: Build, serve: Serve) -> Site:
    """Return a site with two pages of blocks, one with lines and one with cards."""
    return serve(golden_site(build, tmp_path_factory.mktemp("blocks")))


def test_a_field_narrows_the_works_of_its_block(blocks: Site, visit: Visit) -> None:
    """All words must stand in what is shown, in any case and without accents; the other block is left alone."""
    page, _ = visit(blocks)
    page.goto(f"{blocks.url}about/")
    first, second = page.locator(".rl-block").all()
    field = first.get_by_label("Filter these works")
    shown = first.locator("li:visible")
    count, others = shown.count(), second.locator("li:visible").count()
    field.fill("EXAMPLÉ paper")
    expect(shown).to_have_count(1)
    expect(first.get_by_role("status")).to_have_text(f"1 of {count}")
    field.fill("nothing of that")
    expect(shown).to_have_count(0)
    assert second.locator("li:visible").count() == others
    field.fill("")
    expect(shown).to_have_count(count)
    expect(first.get_by_role("status")).to_be_empty()


def test_the_field_is_there_after_instant_navigation(blocks: Site, visit: Visit) -> None:
    """A theme that puts one page into the place of another brings style and script of the block along."""
    page, _ = visit(blocks)
    page.goto(f"{blocks.url}more/")
    page.evaluate("window.stayed = true")
    follow(page.locator("article").get_by_role("link", name="about", exact=True))
    expect(page.locator("article h1")).to_contain_text("About")
    assert page.evaluate("window.stayed === true")
    expect(page.get_by_label("Filter these works")).to_have_count(2)
    assert page.locator(".rl-block > ul").first.evaluate("node => getComputedStyle(node).listStyleType") == "none"


def test_blocks_break_no_rule_of_axe(blocks: Site, visit: Visit) -> None:
    page, _ = visit(blocks)
    faults = []
    schemes: dict[str, list[Scheme]] = {"about": ["light"], "more": ["light", "dark"]}
    for name, looks in schemes.items():
        page.goto(f"{blocks.url}{name}/")
        expect(page.get_by_label("Filter these works")).to_have_count(2)
        take_axe(page)
        for scheme in looks:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            rules = page.evaluate("axe.run('.rl-block', {resultTypes: ['violations']}).then(all => all.violations)")
            faults += [(name, scheme, rule["id"], [node["html"] for node in rule["nodes"]]) for rule in rules]
    assert faults == []
