"""Two lists in one site: each has its own search and its own marks, and no page gets the scripts of the other's."""

import json
from pathlib import Path
from typing import Any

import pytest
from browsing import Build, Serve, Site, Visit, choose, entry, expect_state, follow, mark_of
from playwright.sync_api import expect

CONFIG = """\
site_name: Lists
site_url: https://example.org/mkdocs-reading-list/
theme:
  name: material
  font: false
  features: [navigation.instant]
plugins:
  - search
"""
LISTS = {
    "reading": ("Shared Work", "Deep Roots"),
    "games": ("Shared Work", "Tile Laying"),
}
WAYS = {"with a policy": "", "without": "policy: off, "}


def topic(*titles: str) -> str:
    """Return the text of a topic with works of these titles; JSON is YAML."""
    entries: list[dict[str, Any]] = [
        {"title": title, "url": f"https://example.org/{title.replace(' ', '-')}"} for title in titles
    ]
    return json.dumps({"title": "Things", "section": "All", "summary": "Some.", "entries": entries})


@pytest.fixture(scope="module")
def several(build: Build, serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site of two lists with a policy and two without; all of them share an id."""
    project: Path = tmp_path_factory.mktemp("lists")
    (project / "docs").mkdir()
    config, start = CONFIG, "# Start\n"
    for number, option in enumerate(WAYS.values(), 1):
        for name, titles in LISTS.items():
            place = f"{name}-{number}"
            (project / place).mkdir()
            (project / place / "things.yaml").write_text(topic(*titles))
            config += f"  - reading-list: {{{option}path: {place}, entries_dir: {place}}}\n"
            start += f"\n[{place}]({place}/topics/things.md)\n"
    (project / "docs" / "index.md").write_text(start)
    (project / "mkdocs.yml").write_text(config)
    return serve(build("several lists", project / "mkdocs.yml"))


@pytest.mark.parametrize("number", range(1, len(WAYS) + 1), ids=WAYS)
def test_lists_of_one_site_do_not_mix(several: Site, visit: Visit, number: int) -> None:
    """A mark in one list is none in the other, also where a link leads from one to the other; each finds its works."""
    reading, games = (f"{several.url}{name}-{number}/" for name in LISTS)
    page, _ = visit(several)
    page.goto(several.url)
    follow(page.get_by_role("link", name=f"reading-{number}"))
    page.wait_for_url(f"{reading}topics/things/")
    choose(mark_of(page, "shared-work"), "Done")

    page.evaluate("window.stayed = true")
    page.locator("article").evaluate(
        "(article, href) => article.insertAdjacentHTML('beforeend', `<a id=over href=${href}>over</a>`)",
        f"{games}topics/things/",
    )
    follow(page.locator("#over"))
    page.wait_for_url(f"{games}topics/things/")
    expect(entry(page, "tile-laying")).to_be_visible()
    assert page.evaluate("window.stayed === undefined")
    expect_state(mark_of(page, "shared-work"), None)
    choose(mark_of(page, "tile-laying"), "To read")

    page.goto(f"{games}reading/")
    expect(page.locator("article")).to_contain_text("Tile Laying")
    expect(page.locator("article")).not_to_contain_text("Shared Work")
    page.goto(f"{games}")
    box = page.get_by_role("combobox", name="Search").last
    box.fill("shared")
    row = page.get_by_role("row", name="Shared Work")
    expect(row).to_have_count(1)
    assert games in str(row.get_by_role("link").first.evaluate("link => link.href"))
    box.fill("deep roots")
    expect(page.get_by_role("row", name="Deep Roots")).to_have_count(0)

    page.goto(f"{reading}topics/things/")
    expect_state(mark_of(page, "shared-work"), "Done")
