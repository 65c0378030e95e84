"""How the site looks: its face, that of a list with a palette of its own, a header of one row, and home."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

from browsing import Build, Serve, Site, Visit
from playwright.sync_api import Page, expect

PAPER, INK = {"light": "rgb(251, 250, 246)", "dark": "rgb(25, 24, 23)"}, "rgb(31, 29, 26)"
ACCENT = "rgb(26, 87, 145)"
TEAL = "rgb(0, 148, 133)"
"""What the theme calls teal."""
MAROON = "rgb(128, 0, 0)"
DESK = {"width": 1280, "height": 900}
CONFIG = """\
site_name: Small
site_url: https://example.org/mkdocs-reading-list/
theme:
  name: material
  font: false
  palette: {{primary: {primary}}}
  features: [navigation.tabs, navigation.tabs.sticky]
extra_css: [own.css]
plugins: [search, {{reading-list: {{scope: {scope}}}}}]
markdown_extensions: [attr_list, tables, {{toc: {{permalink: "#"}}}}]
nav: [Home: index.md, Topics: topics/index.md, About: about.md]
"""
TOPIC = {
    "title": "Trees",
    "section": "All",
    "entries": [{"title": "Tree", "url": "https://example.org/1", "arxiv": "1706.03762", "tags": ["tree"]}],
}


def small_site(build: Build, serve: Serve, folder: Path, *, primary: str, scope: str = "site", own: str = "") -> Site:
    """Return the site of one work with a palette and a style sheet of its *own*."""
    (folder / "docs").mkdir()
    (folder / "entries").mkdir()
    (folder / "docs" / "about.md").write_text("# About\n\nBy hand, with [a link](topics/index.md).\n")
    (folder / "docs" / "own.css").write_text(own)
    (folder / "entries" / "trees.yaml").write_text(json.dumps(TOPIC))
    (folder / "mkdocs.yml").write_text(CONFIG.format(primary=primary, scope=scope))
    return serve(build(f"{primary} {scope} {own}".replace("/", ""), folder / "mkdocs.yml"))


def style(page: Page, selector: str, name: str) -> str:
    """Return what the style *name* of the first *selector* is."""
    computed: str = page.locator(selector).first.evaluate("(node, name) => getComputedStyle(node)[name]", name)
    return computed


# --- Colours ------------------------------------------------------------------------------------


def test_the_face_goes_through_the_whole_theme(site: Site, visit: Visit) -> None:
    """The reader's switch changes it, and the browser is told its colour."""
    page, _ = visit(site, color_scheme="light", viewport=DESK)
    page.goto(f"{site.url}works/attention-is-all-you-need/")
    assert style(page, "article .rl-relation a", "color") == ACCENT
    assert style(page, "article h1", "color") == INK
    assert "Palatino" in style(page, "article h1", "fontFamily")
    for scheme in ("light", "dark", "light"):
        page.emulate_media(color_scheme=scheme)
        for part in ("body", ".md-header"):
            expect(page.locator(part)).to_have_css("background-color", PAPER[scheme])
        numbers = [f"{int(part):02x}" for part in PAPER[scheme].removeprefix("rgb(").removesuffix(")").split(", ")]
        expect(page.locator('meta[name="theme-color"]')).to_have_attribute("content", f"#{''.join(numbers)}")
    page.locator("label[for=__palette_1]").click()
    page.locator("label[for=__palette_2]").click()
    expect(page.locator("body")).to_have_css("background-color", PAPER["dark"])
    page.reload()
    expect(page.locator("body")).to_have_css("background-color", PAPER["dark"])


def test_a_palette_of_the_list_wins(build: Build, serve: Serve, visit: Visit, tmp_path: Path) -> None:
    """Where a list names a colour of the theme, it is that of its header and links; ours is nowhere."""
    site = small_site(build, serve, tmp_path, primary="teal")
    page, _ = visit(site, viewport=DESK)
    page.goto(f"{site.url}works/tree/")
    assert style(page, ".md-header", "backgroundColor") == TEAL
    assert style(page, "article .rl-identifiers a", "color") == TEAL
    assert style(page, "body", "backgroundColor") == "rgb(255, 255, 255)"
    expect(page.locator(".rl-header .md-tabs")).to_be_visible()


def test_five_variables_change_the_face(build: Build, serve: Serve, visit: Visit, tmp_path: Path) -> None:
    """A style sheet of the list sets them anew, and all that follows from them changes with them."""
    own = "body { --rl-paper: #eee; --rl-accent: maroon; --rl-serif: monospace }"
    site = small_site(build, serve, tmp_path, primary="reading-list", own=own)
    page, _ = visit(site, viewport=DESK, color_scheme="light")
    page.goto(f"{site.url}works/tree/")
    assert style(page, ".md-header", "backgroundColor") == "rgb(238, 238, 238)"
    assert style(page, "article .rl-identifiers a", "color") == MAROON
    assert style(page, "article h1", "fontFamily") == "monospace"
    assert style(page, "article h1", "color") == INK


def test_pages_by_hand_are_let_alone(build: Build, serve: Serve, visit: Visit, tmp_path: Path) -> None:
    """With `scope: pages`, only generated pages have our headings; the header is the theme's on all."""
    site = small_site(build, serve, tmp_path, primary="teal", scope="pages")
    page, _ = visit(site, viewport=DESK)
    weights = {}
    for path in ("about/", "topics/"):
        page.goto(site.url + path)
        weights[path] = style(page, "article h1", "fontWeight")
        assert page.locator(".md-header--lifted .md-tabs").count() == 1
    assert weights == {"about/": "300", "topics/": "700"}


def test_forced_colours_take_no_edge_away(site: Site, visit: Visit) -> None:
    """Chips, buttons and fields keep an edge, and icons are seen, where the system chooses all colours."""
    page, _ = visit(site, viewport=DESK, forced_colors="active")
    page.goto(f"{site.url}works/attention-is-all-you-need/")
    for part in (".rl-tags > a", ".rl-places > a", ".md-header .rl-field > input"):
        assert style(page, part, "borderTopStyle") == "solid", part
        assert style(page, part, "borderTopColor") != style(page, "body", "backgroundColor"), part
    icon = "node => getComputedStyle(node, '::before').backgroundColor"
    assert page.locator(".rl-field").first.evaluate(icon) != style(page, ".md-header", "backgroundColor")


def test_links_that_leave_have_a_mark(site: Site, visit: Visit) -> None:
    """What leads to other sites is told apart by more than its colour, and those links alone."""
    page, _ = visit(site)
    page.goto(f"{site.url}works/attention-is-all-you-need/")
    marked = """links => links.filter(link => getComputedStyle(link, "::after").content.includes("\\u2197"))
      .map(link => link.host === location.host)"""
    own_host = page.locator("article a").evaluate_all(marked)
    assert own_host
    assert not any(own_host)


# --- Header -------------------------------------------------------------------------------------


def test_the_header_is_one_row(site: Site, visit: Visit) -> None:
    """Name, tabs, search and switch stand beside each other, whole, in the order of the focus, also after scrolling."""
    page, _ = visit(site, viewport={"width": 1280, "height": 800})
    page.goto(f"{site.url}topics/transformers/")
    page.evaluate("scrollTo(0, 2000)")
    page.wait_for_function("scrollY > 1000")
    expect(page.locator(".md-header__topic").first).to_have_text("Deep Learning Reading List")
    for width in (1220, 1280, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        assert header_faults(page) == [], width


def header_faults(page: Page) -> list[str]:
    """Return what is wrong with the header of an open page that is scrolled."""
    header = page.locator(".md-header").bounding_box()
    assert header
    parts = [page.locator(".md-header").locator(part) for part in (".md-logo", ".md-tabs", ".rl-search")]
    boxes = [box for part in (*parts, page.get_by_title("Switch to light mode")) if (box := part.bounding_box())]
    assert len(boxes) == 4
    whole = "node => node.scrollWidth <= node.clientWidth && node.lastElementChild.getBoundingClientRect().right"
    right = page.locator(".md-tabs__list").evaluate(whole)
    rules = {
        "stays": header["y"] == 0,
        "one row": header["height"] <= 50,
        "in order": all(one["x"] + one["width"] <= other["x"] for one, other in pairwise(boxes)),
        "within": all(box["y"] >= 0 and box["y"] + box["height"] <= header["height"] for box in boxes),
        "tabs are whole": bool(right) and right <= boxes[2]["x"],
        "name": page.locator(".md-header__topic").first.is_visible(),
    }
    return [name for name, holds in rules.items() if not holds]


def test_tabs_follow_the_page(site: Site, visit: Visit) -> None:
    """Opened in place, a page has its own tab marked."""
    page, _ = visit(site, viewport=DESK)
    page.goto(site.url)
    tabs = page.locator(".md-header .md-tabs")
    expect(tabs.locator(".md-tabs__item--active")).to_have_count(0)
    page.evaluate("window.stayed = true")
    tabs.get_by_role("link", name="Map").click()
    page.wait_for_url("**/timeline/")
    expect(tabs.locator(".md-tabs__item--active")).to_have_text("Map")
    assert page.evaluate("window.stayed")


# --- Home ---------------------------------------------------------------------------------------


def test_home_takes_one_and_a_half_screens(real_site: Site, visit: Visit) -> None:
    page, _ = visit(real_site, viewport=DESK)
    page.goto(real_site.url)
    expect(page.locator(".rl-rows .rl-reading").first).to_be_attached()
    assert page.evaluate("document.documentElement.scrollHeight") <= 1350


def test_home_never_scrolls_sideways(bare_site: Site, visit: Visit) -> None:
    page, _ = visit(bare_site)
    page.goto(bare_site.url)
    for width in (320, 640, 820):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_examples_ask_browse(bare_site: Site, visit: Visit) -> None:
    """Each example leads to works that Browse finds by it."""
    page, _ = visit(bare_site)
    page.goto(bare_site.url)
    examples = page.locator(".rl-examples > a").evaluate_all("links => links.map(one => [one.innerText, one.href])")
    assert len(examples) == 3
    for number, (words, address) in enumerate(examples):
        assert "/browse/?find=" in address
        page.goto(address)
        expect(page.locator(".rl-result").first).to_be_visible()
        expect(page.locator("#rl-words")).to_have_value(words if number != 1 else f'"{words}"')


def keep(page: Page, site: Site, **kept: object) -> None:
    """Put what this browser is to keep of the list into its storage."""
    page.goto(site.empty)
    for name, value in kept.items():
        key = f"reading-list:/mkdocs-reading-list/:{name}"
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, json.dumps(value)])


def marks(**states: str) -> dict[str, Any]:
    entries = {name: {"state": state, "changed": "2024-01-02"} for name, state in states.items()}
    return {"version": 1, "entries": entries}


def lines(page: Page) -> list[str]:
    return page.locator(".rl-continue > p").all_inner_texts()


def test_home_says_where_to_go_on(site: Site, visit: Visit) -> None:
    """What is being read, the next step of a path that was begun, what is new in one's topics; it follows the marks."""
    topics = json.loads((site.folder / "assets" / "reading-list" / "topics.json").read_text())["topics"]
    steps = json.loads((site.folder / "assets" / "reading-list" / "steps.json").read_text())
    titles = {name: title for topic in topics.values() for name, title in topic["entries"]}
    path = steps["paths"][0]
    first, second = path["works"][:2]
    other = next(name for name in titles if name not in path["works"] and name not in steps["after"])
    page, _ = visit(site, viewport=DESK)
    page.goto(site.url)
    expect(page.locator(".rl-sums")).to_be_visible()
    assert lines(page) == []
    keep(page, site, states=marks(**{first: "done", other: "reading"}))
    page.goto(site.url)
    expect(page.locator(".rl-continue")).to_be_visible()
    expect(page.locator(".rl-sums")).to_be_hidden()
    assert lines(page) == [
        "Continue · My reading",
        f"Reading now {titles[other]}",
        f"Next on {path['title']}: {titles[second]}",
    ]
    rail = page.locator(".rl-rail").first.locator("span")
    expect(rail.first).to_have_attribute("data-state", "done")
    expect(rail.nth(1)).to_have_attribute("aria-current", "step")
    [topic] = [topic for topic in topics.values() if any(name == first for name, _ in topic["entries"])]
    count = page.locator(".rl-contents li", has=page.get_by_role("link", name=topic["title"], exact=True))
    expect(count.locator("small")).to_have_text(f"1 of {len(topic['entries'])}")
    page.get_by_role("link", name=titles[second]).first.click()
    page.wait_for_url(f"**/topics/*/#{second}")


def test_marks_that_are_cleared_leave_no_trace_on_home(site: Site, visit: Visit) -> None:
    page, _ = visit(site, viewport=DESK)
    keep(page, site, states=marks(**{"attention-is-all-you-need": "reading"}))
    page.goto(site.url)
    expect(page.locator(".rl-continue")).to_be_visible()
    keep(page, site, states=marks())
    page.goto(site.url)
    expect(page.locator(".rl-sums")).to_be_visible()
    expect(page.locator(".rl-continue")).to_have_count(0)
