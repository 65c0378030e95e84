"""The search box in the header and on home: keys, phones, what is fetched and when, and without scripts."""

import re

import pytest
from browsing import Site, Tab, Visit, search
from playwright.sync_api import Locator, Page, expect

TITLE = "Attention Is All You Need"
WORK = "attention-is-all-you-need"
OF_THEME = re.compile("/search/|/workers/")
OF_SEARCH = re.compile(r"search-panel|/catalogue\.|/pages\.json")


def asked_of(page: Page) -> list[str]:
    """Return a list into which the addresses that *page* asks for are put from now on."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return asked


def box(page: Page) -> Locator:
    """Return the box that has the focus."""
    return page.locator("input[role=combobox]:focus")


def chosen(page: Page) -> Locator:
    """Return what Enter follows."""
    return page.locator("[role=gridcell][aria-selected=true]:visible")


def test_nothing_is_fetched_before_the_box_is_touched(site: Site, visit: Visit) -> None:
    """Then the list comes once, and nothing of the theme's search ever."""
    page, _ = visit(site, own=True)
    asked = asked_of(page)
    for path in ("", "about/", f"works/{WORK}/"):
        asked.clear()
        page.goto(site.url + path, wait_until="networkidle")
        assert [url for url in asked if OF_SEARCH.search(url) or OF_THEME.search(url)] == [], path
        search(page, "attention")
        search(page, "attention is")
        fetched = [url for url in asked if OF_SEARCH.search(url)]
        assert len(fetched) == len(set(fetched)) > 2, path
        assert [url for url in asked if OF_THEME.search(url)] == [], path


def test_keys_lead_from_anywhere_to_a_work(site: Site, visit: Visit) -> None:
    """`/` opens, arrows choose, Enter follows; who comes back finds what was asked, and types over it."""
    page, _ = visit(site)
    page.goto(f"{site.url}topics/transformers/")
    page.evaluate("window.stayed = true")
    page.keyboard.press("/")
    page.keyboard.type("attention is all")
    expect(chosen(page)).to_contain_text(TITLE)
    expect(box(page)).to_have_attribute("aria-activedescendant", re.compile("."))
    expect(page.locator("header .rl-spoken")).to_have_text(re.compile(r"^\d+ works"))
    page.keyboard.press("ArrowDown")
    expect(chosen(page)).not_to_contain_text(TITLE)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")
    expect(chosen(page)).to_have_text(re.compile("^in "))
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/works/{WORK}/")
    expect(page.locator("article h1")).to_contain_text(TITLE)
    expect(page.get_by_role("grid")).to_have_count(0)
    assert page.evaluate("window.stayed")
    page.reload()
    page.keyboard.press("/")
    expect(box(page)).to_have_value("attention is all")
    expect(chosen(page)).to_contain_text(TITLE)
    page.keyboard.type("hochriter")
    expect(page.locator("header .rl-remarks")).to_have_text("Nothing for “hochriter”; showing “hochreiter”.")
    page.keyboard.press("Escape")
    expect(page.get_by_role("grid")).to_have_count(0)
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("grid")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("grid")).to_have_count(0)


def test_all_results_are_in_browse(site: Site, visit: Visit) -> None:
    """The last line leads to Browse with the query in its address, from any page and from Browse itself."""
    page, _ = visit(site)
    page.goto(site.url)
    for query in ("language model", "attention"):
        search(page, query).last.get_by_role("link", name=re.compile(r"^All \d+ works")).click()
        page.wait_for_url(f"**/browse/?find={query.replace(' ', '+')}")
        field = page.get_by_role("searchbox", name=re.compile("^Find by"))
        expect(field).to_have_value(query)
    page.keyboard.press("/")
    expect(field).to_be_focused()  # Browse has its own


def test_the_box_of_home_answers_as_well(bare_site: Site, visit: Visit) -> None:
    page, _ = visit(bare_site)
    page.goto(bare_site.url)
    page.keyboard.press("/")
    expect(page.locator(".rl-hero").get_by_role("combobox")).to_be_focused()
    page.keyboard.type("https://arxiv.org/pdf/1706.03762v5")
    expect(page.locator(".rl-hero .rl-remarks")).to_have_text("This work is listed.")
    expect(chosen(page)).to_contain_text(TITLE)
    page.mouse.click(5, 400)
    expect(page.get_by_role("grid")).to_have_count(0)


@pytest.fixture
def phone(bare_site: Site, visit: Visit) -> Tab:
    """A page of a work on a phone."""
    tab: Tab = visit(bare_site, viewport={"width": 360, "height": 640})
    tab.page.goto(f"{bare_site.url}works/{WORK}/")
    return tab


def test_on_a_phone_the_answer_fills_what_the_keyboard_leaves(phone: Tab) -> None:
    """The list takes the whole width, ends where the window ends, and can be closed by a finger."""
    page, _ = phone
    page.get_by_role("button", name="Search").click()
    page.keyboard.type("learning")
    grid = page.get_by_role("grid")
    expect(grid.get_by_role("row").first).to_be_in_viewport()
    page.set_viewport_size({"width": 360, "height": 340})  # as the keyboard leaves it
    page.wait_for_function("document.querySelector('header [role=grid]').getBoundingClientRect().bottom <= 340")
    place = grid.bounding_box()
    assert place
    assert (place["x"], place["width"]) == (0, 360)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    grid.get_by_role("row").last.scroll_into_view_if_needed()
    expect(grid.get_by_role("row").last).to_be_in_viewport()
    page.get_by_role("button", name="Close").click()
    expect(grid).to_have_count(0)
    expect(page.locator("article h1")).to_be_in_viewport()


def test_without_scripts_the_box_is_a_link_to_browse(site: Site, visit: Visit) -> None:
    page, _ = visit(site, java_script_enabled=False)
    for path in ("", f"works/{WORK}/", "about/"):
        page.goto(site.url + path)
        page.locator("header").get_by_role("link", name="Search", exact=True).click()
        page.wait_for_url("**/browse/*")
    expect(page.locator("article").get_by_role("link", name="Transformers", exact=True).first).to_be_visible()


def test_what_cannot_be_fetched_is_said_and_tried_again(bare_site: Site, visit: Visit) -> None:
    page, faults = visit(bare_site, own=True)
    # A page that is there already may fetch something before the browser has told it of a route.
    page.route("**/catalogue.json", lambda route: route.fulfill(status=503))
    page.goto(f"{bare_site.url}about/")
    page.keyboard.press("/")
    page.keyboard.type("bert")
    expect(page.locator("header .rl-remarks")).to_have_text("The search could not be loaded (status 503).")
    page.unroute("**/catalogue.json")
    page.keyboard.type(" 2018")
    expect(chosen(page)).to_contain_text("BERT")
    assert all("503" in fault for fault in faults)
    faults.clear()
