"""What must hold of the site of each engine but the first, which the tests of `make test` look at.

Run by `make matrix`; the engines stand in engines.py.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from access import broken_in
from browsing import Once, Serve, Site, Sites, Visit, choose, entry, expect_state, mark_of, search
from every_form import list_of_every_form
from inner_links import dead_links
from playwright.sync_api import Browser, expect
from test_map import on_map
from test_quality import KINDS, WIDTHS, come_back, open_kind

from e2e.conftest import SITE_PATH
from matrix.engines import ENGINES, OTHERS, WITHOUT_PLUGIN, Engine, build_by

TITLE = "Attention Is All You Need"
BY_HAND = ("by hand", "with code", "not found")
"""The kinds of pages that we have not made."""


def landmark_of(site: Site) -> tuple[str, dict[str, Any]]:
    """Return the topic and the entry of the work of that title."""
    topics = json.loads((site.folder / "entries.json").read_text())["topics"]
    return next((topic["slug"], work) for topic in topics for work in topic["entries"] if work["title"] == TITLE)


@pytest.fixture(scope="session", params=OTHERS)
def engine(request: pytest.FixtureRequest) -> str:
    """The name of an engine."""
    return str(request.param)


@pytest.fixture(scope="session")
def row(engine: str) -> Engine:
    """What is to be known of it."""
    return ENGINES[engine]


@pytest.fixture(scope="session")
def site(engine: str, sites: Sites) -> Site:
    """The site of the sample as it builds it."""
    return sites(engine)


@pytest.fixture(scope="session")
def landmark(site: Site) -> tuple[str, dict[str, Any]]:
    """The topic and the entry of a landmark."""
    return landmark_of(site)


@pytest.fixture(scope="session")
def site_of_every_form(engine: str, project: Path, once: Once, serve: Serve) -> Site:
    """The site of a small list that has each kind of page."""
    written = list_of_every_form(project, once)
    folder = once(f"every form by {engine}", lambda folder: build_by(ENGINES[engine], written, folder / SITE_PATH))
    return serve(folder / SITE_PATH)


@pytest.mark.parametrize("name", KINDS)
def test_every_page_opens_and_is_accessible(site_of_every_form: Site, row: Engine, visit: Visit, name: str) -> None:
    """Every kind of page opens without a complaint, fits its screen, and what is ours on it keeps the rules of axe.

    (Each `visit` ends with a look at the console, and at requests to other hosts.)
    """
    site = site_of_every_form
    page, _ = visit(site, reduced_motion="reduce")
    come_back(page, site)
    kind = KINDS[name]
    if name in BY_HAND:  # some themes have no article, and ours is on our pages only
        kind = kind._replace(last="h1")
    open_kind(page, site, kind)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if name not in BY_HAND:
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert broken_in(page, "article") == []
    if row.dark and name not in BY_HAND:
        page.emulate_media(color_scheme="dark")
        page.evaluate(row.dark)
        assert broken_in(page, "article") == []


def test_home_leads_to_a_topic(site: Site, landmark: tuple[str, dict[str, Any]], visit: Visit) -> None:
    """From home a link leads to a topic, which shows its entries with title, source and note."""
    topic, work = landmark
    page, _ = visit(site)
    page.goto(site.url)
    page.locator(f'article li a[href$="topics/{topic}/"]').click()
    page.wait_for_url(f"{site.url}topics/{topic}/")
    title = page.locator(f'h3[id="{work["id"]}"] a').first
    expect(title).to_have_text(TITLE)
    expect(title).to_have_attribute("href", work["url"])
    expect(page.locator(f'[data-work="{work["id"]}"]')).to_contain_text(work["authors"][0])


def test_permalink_opens_the_entry(site: Site, landmark: tuple[str, dict[str, Any]], visit: Visit) -> None:
    """The address of an entry is the same as with MkDocs and opens its topic at the entry."""
    topic, work = landmark
    page, _ = visit(site)
    page.goto(f"{site.url}topics/{topic}/#{work['id']}")
    expect(page.locator(f'h3[id="{work["id"]}"]')).to_be_in_viewport()


def test_tag_leads_to_its_entries_and_back(site: Site, landmark: tuple[str, dict[str, Any]], visit: Visit) -> None:
    """A tag below an entry leads to the tag's page, and from there a link leads back to the entry."""
    topic, work = landmark
    page, _ = visit(site)
    page.goto(f"{site.url}topics/{topic}/#{work['id']}")
    page.locator(f'[data-work="{work["id"]}"] a[href*="tags/"]').first.click()
    page.wait_for_url(re.compile(re.escape(site.url) + r"tags/[a-z0-9-]+/$"))
    expect(page.locator("article h1")).to_contain_text(work["tags"][0])
    page.locator("article li a").get_by_text(TITLE, exact=True).click()
    page.wait_for_url(re.compile(re.escape(site.url) + rf"topics/{topic}/#{work['id']}"))
    expect(page.locator(f'h3[id="{work["id"]}"]')).to_be_in_viewport()


def test_the_box_of_home_leads_to_a_work(site: Site, landmark: tuple[str, dict[str, Any]], visit: Visit) -> None:
    """Ours answers on home, whatever the header has, and a key opens it alone."""
    page, _ = visit(site)
    page.goto(site.url)
    box = page.locator(".rl-hero").get_by_role("combobox")
    expect(box).to_be_attached()
    page.keyboard.press("/")
    expect(box).to_be_focused()
    box.fill(TITLE)
    expect(page.locator(".rl-hero").get_by_role("row").first).to_contain_text(TITLE)
    box.press("Enter")
    page.wait_for_url(f"**/works/{landmark[1]['id']}/")


def test_the_header_has_our_box_or_that_of_the_theme(
    site: Site, row: Engine, landmark: tuple[str, dict[str, Any]], visit: Visit
) -> None:
    """Ours finds a work on any page where it is in place of the theme's; elsewhere the theme's is left as it is."""
    page, _ = visit(site)
    page.goto(f"{site.url}topics/{landmark[0]}/")
    if row.header_search:
        expect(search(page, TITLE).first).to_contain_text(TITLE)
    else:
        expect(page.locator(".rl-search")).to_have_count(0)
        [index] = [*site.folder.glob("search/search_index.json"), *site.folder.glob("search.json")]
        assert TITLE in index.read_text()


def test_browse_narrows(site: Site, visit: Visit) -> None:
    """Words and a choice leave the works that fit both, and the address says so."""
    page, _ = visit(site)
    page.goto(f"{site.url}browse/?find=attention")
    results = page.locator("#rl-browse ol h3 a")
    expect(results.first).to_be_visible()
    before = results.count()
    page.get_by_role("group", name="Kind").get_by_label("Paper").check()
    expect(page).to_have_url(re.compile("kind=paper"))
    expect(results).not_to_have_count(before)
    assert TITLE in results.all_inner_texts()


def test_a_topic_unfolds(site: Site, landmark: tuple[str, dict[str, Any]], visit: Visit) -> None:
    """The line of a work unfolds to its note, and a choice narrows the list."""
    topic, work = landmark
    page, _ = visit(site)
    page.goto(f"{site.url}topics/{topic}/")
    note = entry(page, work["id"]).get_by_text("Drops recurrence")
    expect(note).to_be_hidden()
    entry(page, work["id"]).locator("> summary").click()
    expect(note).to_be_visible()
    page.get_by_label("Kind").select_option("course")
    expect(page.locator(f'h3[id="{work["id"]}"]')).to_be_hidden()


def test_the_map_shows_a_line_of_descent(site: Site, visit: Visit) -> None:
    """A work chosen on the map is shown with what it builds on and what came of it."""
    page, _ = visit(site)
    page.goto(f"{site.url}timeline/")
    on_map(page, TITLE).click()
    expect(page.locator(".rl-map-chosen")).to_contain_text("landmarks before it")
    expect(page.locator(".rl-lit").first).to_be_visible()


def test_a_mark_survives_a_reload(site: Site, landmark: tuple[str, dict[str, Any]], visit: Visit) -> None:
    """What is marked at an entry is so after a reload, in "My reading" and among the filters of Browse."""
    topic, work = landmark
    page, _ = visit(site)
    page.goto(f"{site.url}topics/{topic}/")
    choose(mark_of(page, work["id"]), "Done")
    page.reload()
    expect_state(mark_of(page, work["id"]), "Done")
    page.goto(f"{site.url}reading/")
    expect(page.locator(".rl-my-reading").get_by_role("heading", name="Done 1", exact=True)).to_be_visible()
    page.goto(f"{site.url}browse/?reading=done")
    expect(page.locator("#rl-browse ol h3 a")).to_have_text([TITLE])


def test_every_link_within_the_site_leads_somewhere(site: Site) -> None:
    """Each relative link leads to a file of the site, or to a place on its page."""
    assert dead_links(site) == []


@pytest.mark.parametrize("name", [name for name in ENGINES if name not in WITHOUT_PLUGIN])
def test_a_site_can_be_read_from_a_disk(name: str, sites: Sites, browser: Browser) -> None:
    """The page says what is missing, links lead to pages, not to folders, and the work that one names is unfolded.

    (Browsers complain of each module that they do not run there: the console is not looked at.)
    """
    page = browser.new_page()
    page.goto((sites(name).folder / "index.html").as_uri())
    expect(page.locator("article .rl-from-disk")).to_be_visible()
    page.locator('article .rl-newest a[href*="topics/"]').first.click()
    page.wait_for_url(re.compile(r"^file:.*/topics/[a-z-]+/index\.html#"))
    expect(page.locator("details.rl-entry[open]")).to_have_count(1)
    page.locator('a:visible[href*="timeline"]').first.click()
    expect(page.locator(".rl-map-field")).to_contain_text("BERT")
    page.close()
