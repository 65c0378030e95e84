"""Two lists in one site: each has its own search and its own marks, and no page gets the scripts of the other's."""

import json
from pathlib import Path
from typing import Any

import pytest
from browsing import Build, Serve, Site, Visit, choose, entry, expect_state, follow, mark_of
from playwright.sync_api import expect

CONFIG = """\
site_name: Two lists
site_url: https://example.org/mkdocs-reading-list/
theme:
  name: material
  font: false
  features: [navigation.instant]
plugins:
  - search
  - reading-list:
      {options}path: reading
  - reading-list:
      {options}path: games
      entries_dir: games
"""


def topic(*titles: str) -> str:
    """Return the text of a topic with works of these titles; JSON is YAML."""
    entries: list[dict[str, Any]] = [
        {"title": title, "url": f"https://example.org/{title.replace(' ', '-')}"} for title in titles
    ]
    return json.dumps({"title": "Things", "section": "All", "summary": "Some.", "entries": entries})


@pytest.fixture(scope="module", params=["with a policy", "without"])
def two(request: pytest.FixtureRequest, build: Build, serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site of two lists, which share an id."""
    folder: Path = tmp_path_factory.mktemp("two")
    for name, titles in (
        ("docs", ()),
        ("entries", ("Shared Work", "Deep Roots")),
        ("games", ("Shared Work", "Tile Laying")),
    ):
        (folder / name).mkdir()
        if titles:
            (folder / name / "things.yaml").write_text(topic(*titles))
    (folder / "docs" / "index.md").write_text("# Start\n\n[Papers](reading/topics/things.md)\n")
    options = "policy: off\n      " if request.param == "without" else ""
    (folder / "mkdocs.yml").write_text(CONFIG.replace("{options}", options))
    return serve(build(f"two lists {request.param}", folder / "mkdocs.yml"))


def test_lists_of_one_site_do_not_mix(two: Site, visit: Visit) -> None:
    """A mark in one list is none in the other, also where a link leads from one to the other; each finds its works."""
    page, _ = visit(two)
    page.goto(two.url)
    follow(page.get_by_role("link", name="Papers"))
    page.wait_for_url(f"{two.url}reading/topics/things/")
    choose(mark_of(page, "shared-work"), "Done")

    page.evaluate("window.stayed = true")
    page.locator("article").evaluate(
        "(article, href) => article.insertAdjacentHTML('beforeend', `<a id=over href=${href}>over</a>`)",
        f"{two.url}games/topics/things/",
    )
    follow(page.locator("#over"))
    page.wait_for_url(f"{two.url}games/topics/things/")
    expect(entry(page, "tile-laying")).to_be_visible()
    assert page.evaluate("window.stayed === undefined")
    expect_state(mark_of(page, "shared-work"), None)
    choose(mark_of(page, "tile-laying"), "To read")

    page.goto(f"{two.url}games/reading/")
    expect(page.locator("article")).to_contain_text("Tile Laying")
    expect(page.locator("article")).not_to_contain_text("Shared Work")
    page.goto(f"{two.url}games/")
    box = page.get_by_role("combobox", name="Search").last
    box.fill("shared")
    row = page.get_by_role("row", name="Shared Work")
    expect(row).to_have_count(1)
    assert "/games/" in str(row.get_by_role("link").first.evaluate("link => link.href"))
    box.fill("deep roots")
    expect(page.get_by_role("row", name="Deep Roots")).to_have_count(0)

    page.goto(f"{two.url}reading/topics/things/")
    expect_state(mark_of(page, "shared-work"), "Done")
