"""The overviews, as their readers meet them: timeline, reading paths, statistics, kinds, what is new."""

import json
import re
from collections import Counter
from typing import Any

import pytest
from browsing import Site, Visit, follow
from playwright.sync_api import Locator, Page, expect

from helpers import read_html

PAGES = (
    "timeline/",
    "paths/",
    "statistics/",
    "new/",
    "kinds/",
    "kinds/paper/",
    "concepts/",
    "concepts/lstm/",
    "people/",
)
GOAL = "Attention Is All You Need"
PHONE = {"width": 360, "height": 740}


def entries_of(site: Site) -> list[dict[str, Any]]:
    """Return every entry of the list."""
    topics = json.loads((site.folder / "entries.json").read_text())["topics"]
    return [entry for topic in topics for entry in topic["entries"]]


def on_map(page: Page, title: str) -> Locator:
    """Return the link on the map whose full title begins with *title*."""
    return page.locator(f'.rl-map a[title^="{title}"]')


# --- Timeline -----------------------------------------------------------------------------------


def test_every_dated_landmark_is_on_the_map(real_site: Site, visit: Visit) -> None:
    """The map has one link for each landmark of known date, all apart from each other and inside the map."""
    page, _ = visit(real_site)
    page.goto(f"{real_site.url}timeline/")
    landmarks = {
        f"{entry['title']} ({entry['date'][:4]})"
        for entry in entries_of(real_site)
        if entry.get("seminal") and "date" in entry
    }
    links = page.locator(".rl-map a")
    assert set(links.evaluate_all("links => links.map(link => link.title)")) == landmarks
    overlapping = page.evaluate(
        """() => {
             const field = document.querySelector(".rl-map-field").getBoundingClientRect();
             const boxes = [...document.querySelectorAll(".rl-map a")].map(link => link.getBoundingClientRect());
             const out = boxes.filter(box => box.left < field.left || box.right > field.right
               || box.top < field.top || box.bottom > field.bottom || box.width < 24 || box.height < 24);
             const pairs = boxes.filter((one, index) => boxes.some((other, place) => place > index
               && one.left < other.right && other.left < one.right
               && one.top < other.bottom && other.top < one.bottom));
             return [out.length, pairs.length];
           }"""
    )
    assert overlapping == [0, 0]


def test_most_labels_are_whole(real_site: Site, visit: Visit) -> None:
    """The boxes are wide enough for the letters of this machine: what is cut was cut between words beforehand."""
    page, _ = visit(real_site)
    page.goto(f"{real_site.url}timeline/")
    cut = page.locator(".rl-map a").evaluate_all(
        "links => links.filter(link => link.scrollWidth > link.clientWidth).length"
    )
    assert cut == 0


@pytest.mark.engines
def test_a_box_on_the_map_leads_to_its_entry(site: Site, visit: Visit) -> None:
    """A click on a landmark opens its topic at the entry; the way back leads to the timeline."""
    page, _ = visit(site)
    page.goto(f"{site.url}timeline/")
    follow(on_map(page, GOAL))
    page.wait_for_url("**/topics/transformers/#attention-is-all-you-need")
    expect(page.locator('h3[id="attention-is-all-you-need"]')).to_be_in_viewport()
    page.go_back()
    expect(page.locator(".rl-map")).to_be_visible()


@pytest.mark.engines
def test_the_map_works_from_the_keyboard(site: Site, visit: Visit) -> None:
    """The map can be skipped, scrolled with arrow keys, and its boxes show when they have the focus, with arrows."""
    page, _ = visit(site, reduced_motion="reduce")
    page.goto(f"{site.url}timeline/")
    page.locator(".rl-map").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".rl-map")).not_to_have_js_property("scrollLeft", 0)
    box = on_map(page, GOAL)
    arrows = box.locator("xpath=ancestor::*[local-name()='g'][1]/*[local-name()='path']")
    before = arrows.evaluate("path => getComputedStyle(path).strokeWidth")
    box.focus()
    expect(box).to_be_in_viewport()
    assert box.evaluate("link => getComputedStyle(link).boxShadow") != "none"
    assert arrows.evaluate("path => getComputedStyle(path).strokeWidth") != before
    page.keyboard.press("Enter")
    page.wait_for_url("**/topics/transformers/#attention-is-all-you-need")
    page.goto(f"{site.url}timeline/")
    page.get_by_role("link", name="Skip the map").press("Enter")
    expect(page.locator("#by-year")).to_be_in_viewport()


@pytest.mark.engines
def test_on_a_phone_the_years_stay_in_sight(site: Site, visit: Visit) -> None:
    """The map scrolls in its frame, in both directions, below its years; letters are at least 11 pixels high."""
    page, _ = visit(site, viewport=PHONE)
    page.goto(f"{site.url}timeline/")
    on_map(page, GOAL).scroll_into_view_if_needed()
    years = page.locator(".rl-map-years")
    frame, shown = page.locator(".rl-map").bounding_box(), years.bounding_box()
    assert frame
    assert shown
    assert abs(shown["y"] - frame["y"]) < 3
    box, year = on_map(page, GOAL).bounding_box(), years.get_by_text("2017", exact=True).bounding_box()
    assert box
    assert year
    assert year["x"] - 8 <= box["x"]
    for text in (on_map(page, GOAL), years):
        assert float(text.evaluate("node => parseFloat(getComputedStyle(node).fontSize)")) >= 11


@pytest.mark.engines
def test_the_map_in_words_without_scripts(site: Site, visit: Visit) -> None:
    """What the map shows can be read as sentences, also without scripts, and leads to the same entries."""
    page, _ = visit(site, java_script_enabled=False)
    page.goto(f"{site.url}timeline/")
    page.get_by_text("The map in words").click()
    sentence = page.locator(".rl-map-words li").filter(has=page.get_by_role("link", name=GOAL, exact=True))
    expect(sentence).to_contain_text("(2017) builds on")
    expect(sentence).to_contain_text("Neural Machine Translation by Jointly Learning to Align and Translate (2014)")
    sentence.get_by_role("link").click()
    page.wait_for_url("**/topics/transformers/#attention-is-all-you-need")


def test_every_dated_entry_stands_below_its_year(real_site: Site, visit: Visit) -> None:
    """The list by year has each dated work once, below the heading of its year, or on the page of a crowded year."""
    page, _ = visit(real_site)
    page.goto(f"{real_site.url}timeline/#year-2017")
    expect(page.locator("#year-2017")).to_be_in_viewport()
    shown = page.evaluate(
        """() => [...document.querySelectorAll("h3[id^=year-]")].flatMap(heading =>
             [...heading.nextElementSibling.querySelectorAll("li > a")].map(link => [heading.id, link.hash]))"""
    )
    dated = sorted(
        [f"year-{entry['date'][:4]}", f"#{entry['id']}"] for entry in entries_of(real_site) if "date" in entry
    )
    crowded = sorted(folder.name for folder in (real_site.folder / "years").iterdir())
    shown = [[heading, anchor] for heading, anchor in shown if heading.removeprefix("year-") not in crowded]
    for year in crowded:
        page.goto(f"{real_site.url}years/{year}/")
        links = page.locator("article li > a[href*='/topics/']")
        shown += [[f"year-{year}", anchor] for anchor in links.evaluate_all("links => links.map(link => link.hash)")]
    assert crowded
    assert sorted(shown) == dated


# --- Reading paths ------------------------------------------------------------------------------


@pytest.mark.engines
def test_from_zero_to_transformers(site: Site, visit: Visit) -> None:
    """From home one finds the path to transformers, which begins with an introduction and gives reasons."""
    page, _ = visit(site)
    page.goto(site.url)
    page.locator("article").get_by_role("link", name="Reading paths").click()
    page.wait_for_url("**/paths/")
    page.locator("article h3").get_by_role("link", name="Understand transformers").click()
    page.wait_for_url("**/paths/understand-transformers/")
    steps = page.locator("ol.rl-path > li")
    expect(steps.first).to_contain_text("introductory")
    goal = steps.filter(has=page.get_by_role("link", name=GOAL, exact=True))
    expect(goal.locator(".rl-why")).to_contain_text(re.compile(r"\w"))
    expect(goal).to_contain_text(re.compile(r"Needs \d+ \(\w"))
    title = steps.first.locator("a").first.inner_text()
    steps.first.locator("a").first.click()
    page.wait_for_url("**/topics/*/#*")
    expect(page.locator(f'h3[id="{page.url.partition("#")[2]}"] a').first).to_have_text(title)


def test_the_path_of_a_topic_is_unfolded_by_its_address(site: Site, visit: Visit) -> None:
    """The line of a topic holds its steps; an address that leads to it shows them."""
    page, _ = visit(site)
    page.goto(f"{site.url}paths/#to-transformers")
    path = page.locator("details#to-transformers")
    expect(path).to_have_attribute("open", "")
    expect(path.locator("ol.rl-path > li").filter(has_text=GOAL)).to_be_visible()
    expect(page.locator("details#to-attention ol")).to_be_hidden()


@pytest.mark.engines
def test_an_entry_shows_the_whole_way_to_it(site: Site, visit: Visit) -> None:
    """An entry that needs more than it names unfolds all of it, in order."""
    page, _ = visit(site)
    page.goto(f"{site.url}topics/transformers/#attention-is-all-you-need")
    entry = page.locator('h3[id="attention-is-all-you-need"] + div')
    expect(entry.locator("ol")).to_be_hidden()
    entry.get_by_text("The whole way here: 4 works").click()
    expect(entry.locator("ol > li > a").last).to_have_text("The Illustrated Transformer")


def test_every_topic_says_where_to_start(real_site: Site) -> None:
    """The head of each topic leads to one of its own entries."""
    for topic in json.loads((real_site.folder / "entries.json").read_text())["topics"]:
        page = (real_site.folder / "topics" / topic["slug"] / "index.html").read_text()
        start = page[page.index('class="rl-start"') :]
        assert read_html(start).hrefs[0] in {f"#{entry['id']}" for entry in topic["entries"]}, topic["slug"]


# --- Statistics, kinds, what is new -------------------------------------------------------------


@pytest.mark.engines
def test_statistics_say_what_is_there(site: Site, visit: Visit) -> None:
    """The table of kinds has the numbers of the list, and a kind leads to as many works."""
    page, _ = visit(site)
    page.goto(f"{site.url}statistics/")
    counts = Counter(entry["kind"] for entry in entries_of(site) if "kind" in entry)
    papers = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Papers"))
    expect(papers.get_by_role("cell").first).to_have_text(str(counts["paper"]))
    papers.get_by_role("link").click()
    page.wait_for_url("**/kinds/paper/")
    expect(page.locator(".rl-rows > li")).to_have_count(counts["paper"])


@pytest.mark.engines
def test_new_entries_say_their_day(site: Site, visit: Visit) -> None:
    """The page of what is new and the newest on home give each row its day, for readers and for scripts."""
    page, _ = visit(site)
    days = {entry["added"] for entry in entries_of(site)}
    for path in ("new/", ""):
        page.goto(f"{site.url}{path}")
        times = page.locator(".rl-rows li time")
        assert times.count() > 0
        assert set(times.evaluate_all("times => times.map(time => time.dateTime)")) <= days


@pytest.mark.engines
def test_pages_fit_a_phone(site: Site, visit: Visit) -> None:
    """No overview makes the page itself scroll sideways on a narrow screen, and none meets an error."""
    page, _ = visit(site, viewport=PHONE)
    for path in PAGES:
        page.goto(f"{site.url}{path}")
        expect(page.locator("article h1")).to_be_visible()
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], (path, scheme)
