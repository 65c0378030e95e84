"""Ways through the list: concepts explained where they stand, what links lead to, overviews that lead to each other."""

import json
from typing import Any

import pytest
from access import Access
from browsing import Build, Serve, Site, Visit
from playwright.sync_api import Page, Route, expect

HOSTILE = '<img src=x onerror="alert(1)">'
PHONE = {"width": 390, "height": 740}
CONFIG = """\
site_name: Ways
site_url: https://example.org/mkdocs-reading-list/
theme: {name: material, font: false, features: [navigation.instant]}
plugins: [search, reading-list]
nav: [index.md, topics/index.md, concepts/index.md, statistics.md]
"""


@pytest.fixture(scope="module")
def ways(build: Build, serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site of one topic: a work that names two concepts and asks for another work."""
    folder = tmp_path_factory.mktemp("ways") / "p"
    (folder / "docs").mkdir(parents=True)
    (folder / "entries").mkdir()
    (folder / "mkdocs.yml").write_text(CONFIG)
    first: dict[str, Any] = {"title": f"First {HOSTILE}", "id": "first", "url": "https://example.org/first"}
    first |= {"authors": ["Ann Lee", HOSTILE], "date": "2020", "kind": "paper", "seminal": True, "note": "Short. " * 80}
    second: dict[str, Any] = {"title": "Second", "url": "https://example.org/second", "after": ["first"]}
    second |= {"note": f"Weighs with residual links and {HOSTILE}. " + "More. " * 9}
    concepts = [
        {"name": "Residual link", "summary": "It adds what came in."},
        {"name": HOSTILE, "summary": f"It says {HOSTILE}."},
    ]
    topic = {"title": "Nets", "section": "All", "concepts": concepts, "entries": [first, second]}
    (folder / "entries" / "nets.yaml").write_text(json.dumps(topic))
    return serve(build("ways", folder / "mkdocs.yml"))


@pytest.fixture(scope="module")
def bare(ways: Site, serve: Serve) -> Site:
    """The same without the theme's script, for what stays on one page."""
    return serve(ways.folder, themed=False)


def card(page: Page) -> Any:
    return page.get_by_role("tooltip")


def test_a_card_says_what_a_link_leads_to(bare: Site, visit: Visit) -> None:
    """Title, people, facts, whole sentences of the note and the own mark, all of it text; the page does not move."""
    page, _ = visit(bare, own=True)
    page.add_init_script(
        "window.moved = [];"
        "new PerformanceObserver(list => window.moved.push(...list.getEntries().map(one => one.value)))"
        ".observe({type: 'layout-shift', buffered: true});"
    )
    page.goto(f"{bare.url}works/second/")
    page.locator(".rl-relation a[href*=first]").first.hover()
    expect(card(page)).to_contain_text(f"First {HOSTILE}")
    expect(card(page)).to_contain_text(f"Ann Lee, {HOSTILE}")
    expect(card(page)).to_contain_text("landmark")
    assert card(page).locator("p").inner_text().endswith("Short.")
    assert card(page).locator("img").count() == 0
    assert page.evaluate("window.moved") == []


def test_a_card_stays_and_goes_as_the_reader_wants(bare: Site, visit: Visit) -> None:
    """The pointer may move onto it; Escape ends it, and so does leaving. Another link brings another card."""
    page, _ = visit(bare)
    page.goto(f"{bare.url}works/second/")
    link = page.locator(".rl-relation a[href*=first]").first
    link.hover()
    card(page).hover()
    expect(card(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(card(page)).to_have_count(0)
    page.mouse.move(1, 1)
    link.hover()
    expect(card(page)).to_have_count(1)
    page.mouse.move(1, 1)
    expect(card(page)).to_have_count(0)


def test_keys_alone_bring_a_card(ways: Site, visit: Visit) -> None:
    """A word that is explained tells its sentence on focus, is described by it, and leads to its page."""
    page, _ = visit(ways)
    page.goto(f"{ways.url}topics/nets/#second")
    word = page.locator(".rl-term", has_text="residual links").first
    page.locator("body").press("Tab")
    word.focus()
    expect(card(page)).to_contain_text("It adds what came in.")
    expect(word).to_have_attribute("aria-describedby", "rl-card")
    page.keyboard.press("Escape")
    expect(card(page)).to_have_count(0)
    expect(word).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/concepts/residual-link/")
    expect(card(page)).to_have_count(0)
    expect(page.locator(".rl-meaning")).to_have_text("It adds what came in.")


def test_a_card_breaks_no_rule_of_axe(bare: Site, visit: Visit) -> None:
    """Neither the card nor the link that it describes, in each palette."""
    page, _ = visit(bare, viewport={"width": 1280, "height": 800})
    page.goto(f"{bare.url}works/second/")
    page.locator(".rl-term").first.hover()
    expect(card(page)).to_be_visible()
    assert Access().broken_rules(page, 1280) == {}
    expect(card(page)).to_be_visible()


def test_a_tap_explains_and_a_second_one_leads_there(ways: Site, visit: Visit) -> None:
    """On a touch screen only words that are explained have cards; a tap beside closes one."""
    page, _ = visit(ways, viewport=PHONE, has_touch=True)
    page.goto(f"{ways.url}topics/nets/#second")
    word = page.locator(".rl-term", has_text="residual links").first
    word.tap()
    expect(card(page)).to_contain_text("It adds what came in.")
    assert page.url.endswith("/topics/nets/#second")
    page.locator("article h1").tap()
    expect(card(page)).to_have_count(0)
    word.tap()
    expect(card(page)).to_have_count(1)
    word.tap()
    page.wait_for_url("**/concepts/residual-link/")
    page.get_by_role("link", name="Second").first.tap()
    page.wait_for_url("**/topics/nets/**")
    expect(card(page)).to_have_count(0)


def test_a_card_that_is_asked_for_twice_is_shown_once(bare: Site, visit: Visit) -> None:
    """Who moves about on a link while its card is on the way gets one card, which goes when the pointer leaves."""
    page, _ = visit(bare)
    page.goto(f"{bare.url}works/second/")
    waiting: list[Route] = []
    page.route("**/works/first/", lambda route: waiting.append(route))
    link = page.locator(".rl-relation a[href*=first]").first
    with page.expect_request("**/works/first/"):
        link.hover()
    link.dispatch_event("pointerover")
    page.evaluate("new Promise(done => setTimeout(done, 400))")  # the reader has dwelt on it once more
    waiting[0].continue_()
    expect(card(page)).to_have_count(1)
    page.mouse.move(1, 1)
    expect(card(page)).to_have_count(0)


def test_a_tap_leads_on_where_there_is_no_card(ways: Site, visit: Visit) -> None:
    """A word whose card cannot be had is a link like any other."""
    page, _ = visit(ways, viewport=PHONE, has_touch=True)
    page.goto(f"{ways.url}topics/nets/#second")
    page.route(
        "**/concepts/residual-link/",
        lambda route: route.fulfill(body="") if route.request.resource_type == "fetch" else route.continue_(),
    )
    page.locator(".rl-term", has_text="residual links").first.tap()
    page.wait_for_url("**/concepts/residual-link/")


def test_without_scripts_words_lead_to_what_they_mean(ways: Site, visit: Visit) -> None:
    """Notes link the first mention, and hostile names are text on every page."""
    page, _ = visit(ways, java_script_enabled=False)
    page.goto(f"{ways.url}works/second/")
    page.locator(".rl-term", has_text="onerror").click()
    expect(page.locator("article h1")).to_contain_text(HOSTILE)
    expect(page.locator(".rl-meaning")).to_have_text(f"It says {HOSTILE}.")
    page.get_by_role("link", name="All concepts").click()
    expect(page.locator(".rl-concepts dt")).to_have_count(2)


def test_overviews_lead_to_each_other(ways: Site, visit: Visit) -> None:
    """From numbers one gets to all other overviews, and from each of them back, without the navigation."""
    page, _ = visit(ways)
    page.goto(f"{ways.url}statistics/")
    ways_on = page.locator(".rl-explanation").first.get_by_role("link")
    names = ways_on.all_inner_texts()
    assert names == ["topics", "concepts", "kinds", "tags", "people", "years", "what is new"]
    for name in ("concepts", "kinds", "tags", "people", "what is new"):
        page.locator(".rl-explanation").get_by_role("link", name=name, exact=True).click()
        expect(page.locator("article h1")).not_to_contain_text("Statistics")
        page.locator(".rl-explanation").get_by_role("link", name="numbers", exact=True).click()
        expect(page.locator("article h1")).to_contain_text("Statistics")
