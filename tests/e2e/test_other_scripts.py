"""A list in many scripts in a browser: its addresses open what they name, marks are kept, and words are found."""

from urllib.parse import quote

import pytest
from browsing import Build, Serve, Site, Visit, choose, entry, expect_state, mark_of
from golden_list import golden_site
from playwright.sync_api import expect


@pytest.fixture(scope="module")
def many(build: Build, serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return serve(golden_site(build, tmp_path_factory.mktemp("many")), themed=False)


def test_addresses_in_any_script_open_their_works(many: Site, visit: Visit) -> None:
    """An address unfolds its work, by its id and a former one; what is marked there is known on other pages."""
    page, _ = visit(many)
    for written in ("css設計", quote("css設計"), quote("設計")):
        page.goto(f"{many.url}topics/{quote('css入門')}/#{written}")
        expect(entry(page, "css設計")).to_have_attribute("open", "")
        page.goto("about:blank")
    page.goto(f"{many.url}topics/{quote('машинное-обучение')}/")
    choose(mark_of(page, "ёлки-введение"), "To read")
    page.goto(f"{many.url}works/{quote('ёлки-введение')}/")
    expect_state(mark_of(page, "ёлки-введение"), "To read")
    page.goto(f"{many.url}browse/?find={quote('हिन्दी')}")
    expect(page.locator("#rl-browse").get_by_role("link", name="हिन्दी व्याकरण").first).to_be_visible()
