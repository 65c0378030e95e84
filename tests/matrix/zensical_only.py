"""What is to be seen of Zensical alone, whose own search stays, and which makes addresses of links itself."""

import re
from pathlib import Path

import pytest
from browsing import Once, Serve, Site, Sites, Visit
from core import TITLE, landmark_of
from inner_links import dead_links
from playwright.sync_api import expect

from matrix.engines import ENGINES, build_by

ZENSICAL = "zensical"


def test_its_own_search_leads_to_the_entry(sites: Sites, serve: Serve, visit: Visit) -> None:
    """It finds an entry by its title."""
    topic, work = landmark_of(sites(ZENSICAL))
    site = serve(sites(ZENSICAL).folder, searchable=True)
    page, _ = visit(site)
    page.goto(site.url)
    page.get_by_role("button", name="Search").click()
    page.get_by_role("combobox", name="Search", exact=True).press_sequentially(TITLE)
    result = page.get_by_role("option").filter(has=page.get_by_text(TITLE, exact=True)).first
    result.click()
    page.wait_for_url(re.compile(rf"/topics/{topic}/.*#{work['id']}$"))
    expect(page.locator(f'h3[id="{work["id"]}"]')).to_be_in_viewport()


@pytest.mark.timeout(900)  # the engine takes a minute for what is written, and more on a busy machine
def test_every_link_within_the_real_site_leads_somewhere(project: Path, once: Once) -> None:
    """Each relative link of the real list leads to a file of the site, or to a place on its page."""
    folder = once("real by Zensical", lambda folder: build_by(ENGINES[ZENSICAL], project, folder / "list")) / "list"
    assert dead_links(Site(f"http://127.0.0.1/{folder.name}/", folder)) == []
