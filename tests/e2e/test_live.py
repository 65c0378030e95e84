"""`mkdocs serve` in a browser: whoever saves a topic file sees it in the page that is open, mistakes included."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Site, Visit, search
from playwright.sync_api import Page, expect

from helpers import TOPIC, make_project
from serving import Server, serving

PATIENCE = 20_000  # milliseconds: a busy machine is no failure
MORE = '  - title: "{}"\n    url: https://example.org/more\n'


def by_writing(file: Path, text: str) -> None:
    """Save as an editor does that writes into the file."""
    file.write_text(text)


def by_renaming(file: Path, text: str) -> None:
    """Save as an editor does that writes beside the file and puts the new one in its place."""
    beside = file.with_name(f".{file.name}.swp")
    beside.write_text(text)
    os.replace(beside, file)  # noqa: PTH105 - what editors call


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running server for a list of two topics."""
    topics = {"small": TOPIC, "other": TOPIC.replace("Small", "Other").replace("small", "other")}
    with serving(make_project(tmp_path_factory.mktemp("live") / "project", topics=topics)) as running:
        yield running


@pytest.fixture
def page(server: Server, visit: Visit) -> Iterator[Page]:
    """The page of a topic on the running server, as it is without what other tests have saved."""
    topic = server.entries / "small.yaml"
    if topic.read_text() != TOPIC:
        by_writing(topic, TOPIC)
    page, _ = visit(Site(server.host, server.entries), own=True)
    page.goto(f"{server.address}topics/small/")
    expect(page.locator("h3")).to_have_text([re.compile("A Small Work")], timeout=PATIENCE)
    yield page
    page.goto("about:blank")


def test_a_save_shows_in_the_open_page(server: Server, page: Page) -> None:
    """A saved entry appears by itself, a second save of another editor too, and the search knows old and new ones."""
    by_writing(server.entries / "small.yaml", TOPIC.replace("A Small Work", "A Changed Work"))
    expect(page.locator("h3")).to_contain_text(["A Changed Work"], timeout=PATIENCE)
    by_renaming(server.entries / "small.yaml", TOPIC + MORE.format("One More"))
    expect(page.locator("h3")).to_contain_text(["A Small Work", "One More"], timeout=PATIENCE)
    assert search(page, "One More").get_by_role("link").count()
    assert search(page, "A Other Work").get_by_role("link").count()


def test_of_two_saves_in_a_row_the_last_shows(server: Server, page: Page) -> None:
    """Saves that come faster than the site is built end in the page of the last one."""
    for number in range(5):
        by_renaming(server.entries / "small.yaml", TOPIC + MORE.format(f"Number {number}"))
    expect(page.locator("h3")).to_contain_text(["A Small Work", "Number 4"], timeout=PATIENCE)


def test_a_mistake_shows_in_the_open_page_until_it_is_mended(server: Server, page: Page) -> None:
    """The open page names the mistake with place and remedy, keeps the last good entries, and recovers."""
    by_writing(server.entries / "small.yaml", TOPIC.replace("2015-06", "soon"))
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("entries/small.yaml:6:11: error[bad-date]", timeout=PATIENCE)
    expect(alert).to_contain_text("Write 2017, 2017-06 or 2017-06-12")
    expect(page.locator("h3")).to_contain_text(["A Small Work"])
    by_writing(server.entries / "small.yaml", TOPIC)
    expect(alert).to_have_count(0, timeout=PATIENCE)
