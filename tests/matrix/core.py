"""What must hold of the site of each engine but the first, which the tests of `make test` look at.

Run by `make matrix`; the engines stand in engines.py.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from browsing import Once, Run, Serve, Site, Sites, Visit, choose, expect_state, mark_of
from inner_links import dead_links
from playwright.sync_api import expect

from matrix.engines import ENGINES, OTHERS, build_by

TITLE = "Attention Is All You Need"


@pytest.fixture(scope="session", params=OTHERS)
def site(request: pytest.FixtureRequest, sites: Sites) -> Site:
    """The site of the sample as each engine builds it."""
    return sites(request.param)


@pytest.fixture(scope="session")
def landmark(site: Site) -> tuple[str, dict[str, Any]]:
    """The topic and the entry of a landmark."""
    topics = json.loads((site.folder / "entries.json").read_text())["topics"]
    return next((topic["slug"], entry) for topic in topics for entry in topic["entries"] if entry["title"] == TITLE)


def test_home_leads_to_a_topic(site: Site, landmark: tuple[str, dict[str, Any]], visit: Visit) -> None:
    """From home a link leads to a topic, which shows its entries with title, source and note."""
    topic, entry = landmark
    page, _ = visit(site)
    page.goto(site.url)
    page.locator(f'article li a[href$="topics/{topic}/"]').click()
    page.wait_for_url(f"{site.url}topics/{topic}/")
    title = page.locator(f'h3[id="{entry["id"]}"] a').first
    expect(title).to_have_text(TITLE)
    expect(title).to_have_attribute("href", entry["url"])
    expect(page.locator(f'[data-work="{entry["id"]}"]')).to_contain_text(entry["authors"][0])


def test_permalink_opens_the_entry(site: Site, landmark: tuple[str, dict[str, Any]], visit: Visit) -> None:
    """The address of an entry is the same as with MkDocs and opens its topic at the entry."""
    topic, entry = landmark
    page, _ = visit(site)
    page.goto(f"{site.url}topics/{topic}/#{entry['id']}")
    expect(page.locator(f'h3[id="{entry["id"]}"]')).to_be_in_viewport()


def test_tag_leads_to_its_entries_and_back(site: Site, landmark: tuple[str, dict[str, Any]], visit: Visit) -> None:
    """A tag below an entry leads to the tag's page, and from there a link leads back to the entry."""
    topic, entry = landmark
    page, _ = visit(site)
    page.goto(f"{site.url}topics/{topic}/#{entry['id']}")
    page.locator(f'[data-work="{entry["id"]}"] a[href*="tags/"]').first.click()
    page.wait_for_url(re.compile(re.escape(site.url) + r"tags/[a-z0-9-]+/$"))
    expect(page.locator("article h1")).to_contain_text(entry["tags"][0])
    page.locator("article li a").get_by_text(TITLE, exact=True).click()
    page.wait_for_url(re.compile(re.escape(site.url) + rf"topics/{topic}/#{entry['id']}"))
    expect(page.locator(f'h3[id="{entry["id"]}"]')).to_be_in_viewport()


def test_search_leads_to_the_entry(
    site: Site, landmark: tuple[str, dict[str, Any]], serve: Serve, visit: Visit
) -> None:
    """Zensical's own search finds an entry by its title."""
    topic, entry = landmark
    site = serve(site.folder, searchable=True)
    page, _ = visit(site)
    page.goto(site.url)
    page.get_by_role("button", name="Search").click()
    page.get_by_role("combobox", name="Search", exact=True).press_sequentially(TITLE)
    result = page.get_by_role("option").filter(has=page.get_by_text(TITLE, exact=True)).first
    result.click()
    page.wait_for_url(re.compile(rf"/topics/{topic}/.*#{entry['id']}$"))
    expect(page.locator(f'h3[id="{entry["id"]}"]')).to_be_in_viewport()


def test_the_box_of_home_leads_to_a_work(site: Site, landmark: tuple[str, dict[str, Any]], visit: Visit) -> None:
    """Where the theme keeps its search in the header, ours answers on home, and a key opens it alone."""
    page, _ = visit(site)
    page.goto(site.url)
    box = page.locator(".rl-hero").get_by_role("combobox")
    page.keyboard.press("/")
    expect(box).to_be_focused()
    box.fill(TITLE)
    expect(page.locator(".rl-hero").get_by_role("row").first).to_contain_text(TITLE)
    box.press("Enter")
    page.wait_for_url(f"**/works/{landmark[1]['id']}/")


def test_a_mark_survives_a_reload(site: Site, landmark: tuple[str, dict[str, Any]], visit: Visit) -> None:
    """What is marked at an entry is so after a reload, in "My reading" and among the filters of Browse."""
    topic, entry = landmark
    page, _ = visit(site)
    page.goto(f"{site.url}topics/{topic}/")
    choose(mark_of(page, entry["id"]), "Done")
    page.reload()
    expect_state(mark_of(page, entry["id"]), "Done")
    page.goto(f"{site.url}reading/")
    expect(page.locator(".rl-my-reading").get_by_role("heading", name="Done 1", exact=True)).to_be_visible()
    page.goto(f"{site.url}browse/?reading=done")
    expect(page.locator("#rl-browse ol h3 a")).to_have_text([TITLE])


def test_every_link_within_the_site_leads_somewhere(site: Site) -> None:
    """Each relative link that Zensical writes leads to a file of the site, or to a place on its page."""
    assert dead_links(site) == []


@pytest.mark.parametrize("name", [name for name in OTHERS if ENGINES[name].writes_pages])
def test_every_link_within_the_real_site_leads_somewhere(name: str, project: Path, run: Run, once: Once) -> None:
    """So does each of the real list, where an engine makes addresses of the links in written pages itself."""
    folder = once(f"real by {name}", lambda folder: build_by(ENGINES[name], run, project, folder / "list")) / "list"
    assert dead_links(Site(f"http://127.0.0.1/{folder.name}/", folder)) == []
