"""The overviews, as their readers meet them: timeline, reading paths, statistics, kinds, what is new."""

import json
import re
from collections import Counter
from typing import Any

import pytest
from browsing import Site, Visit, entry
from playwright.sync_api import expect

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


# --- Reading paths ------------------------------------------------------------------------------


@pytest.mark.engines
def test_from_zero_to_transformers(site: Site, visit: Visit) -> None:
    """From home one finds the path to transformers, which begins with an introduction and gives reasons."""
    page, _ = visit(site)
    page.goto(site.url)
    page.locator("article").get_by_role("link", name="Reading paths", exact=True).click()
    page.wait_for_url("**/paths/")
    page.locator("article h3").get_by_role("link", name="Understand transformers").click()
    page.wait_for_url("**/paths/understand-transformers/")
    steps = page.locator("ol.rl-path > li")
    expect(steps.first).to_contain_text("introductory")
    goal = steps.filter(has=page.get_by_role("link", name=GOAL, exact=True))
    expect(goal.locator(".rl-why")).to_contain_text(re.compile(r"\w"))
    expect(goal).to_contain_text(re.compile(r"Needs steps? \d+ \(\w"))
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
    work = entry(page, "attention-is-all-you-need")
    expect(work.locator("ol")).to_be_hidden()
    work.get_by_text("The whole way here: 4 works").click()
    expect(work.locator("ol > li > a").last).to_have_text("The Illustrated Transformer")


def test_every_topic_says_where_to_start(real_site: Site) -> None:
    """The head of each topic leads to one of its entries, or to the first step of the path that is chosen for it."""
    topics = json.loads((real_site.folder / "entries.json").read_text())["topics"]
    homes = {entry["id"]: topic["slug"] for topic in topics for entry in topic["entries"]}
    for topic in topics:
        page = (real_site.folder / "topics" / topic["slug"] / "index.html").read_text()
        start = read_html(page[page.index('class="rl-start"') :]).hrefs[0]
        first = start.partition("#")[2]
        if homes[first] == topic["slug"]:
            assert start == f"#{first}"
        else:
            assert start == f"../../topics/{homes[first]}/#{first}"
            step = topic["path"][0]
            assert (step["work"] if isinstance(step, dict) else step) == first


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
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path
