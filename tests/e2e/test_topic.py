"""The page of a topic as a reader uses it: works that unfold, a list that is short, narrows and sorts."""

import json
from typing import Any

import pytest
from browsing import Build, Serve, Site, Visit, choose, entry, expect_state, mark_button, mark_of
from playwright.sync_api import Locator, Page, expect

from helpers import read_html

DESKTOP = {"width": 1280, "height": 900}
LARGEST = 45
"""Works: so many the largest topic may have."""
CONFIG = """\
site_name: Small
site_url: https://example.org/mkdocs-reading-list/
theme: {name: material, font: false, features: [navigation.instant]}
plugins: [search, reading-list]
markdown_extensions: [attr_list, tables, {toc: {permalink: "#"}}]
"""


def work(number: int, **fields: Any) -> dict[str, Any]:
    title = f"Work {number} on What a Title of the Usual Length Is Like in Such a List"
    return {"title": title, "id": f"work-{number}", "url": f"https://example.org/{number}"} | fields


WORKS = [
    work(1, kind="video", level="introductory", date="2021-05", minutes=20, tags=["oak"]),
    work(2, kind="article", level="introductory", date="2012"),
    work(3, kind="paper", level="advanced", seminal=True, date="1997", after=["work-1"], former_ids=["old-work"]),
    work(4, kind="paper", level="advanced", date="2017", note="A word that stands nowhere else: zygodactyl."),
    work(5, kind="course", level="intermediate", date="2020", minutes=600, after=["work-1"]),
    work(6, kind="paper", date="2018", after=["work-4"]),
    work(7, kind="book"),
]
ORDER = [f"work-{number}" for number in (1, 2, 3, 4, 7, 6, 5)]
SUMMARY = (
    "One sentence of a hundred and fifty letters, which is as long as those of the list are, says what this topic is."
)
CONCEPTS = [{"name": f"Concept {number}", "summary": "Said in a sentence or two. " * 3} for number in range(6)]


@pytest.fixture(scope="module")
def topic(build: Build, serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site of two topics: one small enough to know by heart, and one as large as a topic gets."""
    folder = tmp_path_factory.mktemp("topic")
    (folder / "docs").mkdir()
    (folder / "entries").mkdir()
    many = [work(100 + n, authors=["Ada Lovelace"], kind="paper", level="advanced") for n in range(LARGEST)]
    for slug, works in {"trees": WORKS, "woods": many}.items():
        file = {
            "title": slug.capitalize(),
            "section": "All",
            "summary": SUMMARY,
            "concepts": CONCEPTS,
            "entries": works,
        }
        (folder / "entries" / f"{slug}.yaml").write_text(json.dumps(file))
    (folder / "mkdocs.yml").write_text(CONFIG)
    return serve(build("topic", folder / "mkdocs.yml"), themed=False)


def open_topic(site: Site, visit: Visit, rest: str = "", **options: Any) -> Page:
    page, _ = visit(site, viewport=DESKTOP, **options)
    page.goto(f"{site.url}topics/trees/{rest}")
    return page


def shown(page: Page) -> list[str]:
    """Return the works that show, in their order."""
    found = (
        page.locator("details.rl-entry").locator("visible=true").evaluate_all("all => all.map(one => one.dataset.work)")
    )
    return [str(name) for name in found]


def unfolded(page: Page) -> list[str]:
    return [name for name in ORDER if entry(page, name).get_attribute("open") is not None]


def narrow(page: Page, what: str) -> Locator:
    return page.get_by_role("group", name="Narrow and sort the list").get_by_label(what, exact=True)


# --- Folding ------------------------------------------------------------------------------------


def test_works_are_folded_and_in_reading_order(topic: Site, visit: Visit) -> None:
    """Groups have heads, each work has a heading, and nothing is unfolded before the reader asks for it."""
    page = open_topic(topic, visit)
    assert shown(page) == ORDER
    assert unfolded(page) == []
    heads = page.get_by_role("heading", level=2).locator("visible=true")
    expect(heads).to_contain_text(["Start here", "Landmarks", "More to read", "Concepts"])
    expect(page.get_by_role("heading", level=3)).to_have_count(len(WORKS))


def test_a_work_unfolds_by_keys_and_by_a_click_beside_its_title(topic: Site, visit: Visit) -> None:
    """Tab goes from the title to the mark, then to the line, which Enter unfolds; so does a click beside the title."""
    page = open_topic(topic, visit)
    heading = page.locator("h3#work-4")
    heading.locator("a").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    line = entry(page, "work-4").locator("> summary")
    expect(line).to_be_focused()
    page.keyboard.press("Enter")
    expect(entry(page, "work-4").get_by_text("zygodactyl")).to_be_visible()
    page.keyboard.press("Enter")
    expect(entry(page, "work-4").get_by_text("zygodactyl")).to_be_hidden()
    box = heading.bounding_box()
    assert box
    heading.click(position={"x": box["width"] - 4, "y": box["height"] - 6})
    assert unfolded(page) == ["work-4"]
    heading.click(position={"x": box["width"] - 4, "y": box["height"] - 6})
    assert unfolded(page) == []


@pytest.mark.parametrize(("anchor", "name"), [("work-6", "work-6"), ("old-work", "work-3")])
def test_an_address_unfolds_its_work(topic: Site, visit: Visit, anchor: str, name: str) -> None:
    """The id of a work opens it where it stands, be it in the address or in a link; so does a former id."""
    page = open_topic(topic, visit, f"#{anchor}")
    expect(entry(page, name)).to_have_attribute("open", "")
    expect(page.locator(f"h3#{name}")).to_be_in_viewport()
    assert unfolded(page) == [name]
    entry(page, name).locator("> summary").click()
    assert unfolded(page) == []
    page.evaluate(
        "anchor => document.querySelector('article').insertAdjacentHTML('afterbegin', `<a href='#${anchor}'>go</a>`)",
        anchor,
    )
    page.get_by_role("link", name="go", exact=True).click()
    expect(entry(page, name)).to_have_attribute("open", "")


# Leads to another place of the page, and waits until its scripts have heard of it.
GO_TO = """
anchor => new Promise(done => {
  addEventListener("hashchange", done, { once: true });
  location.hash = anchor;
})
"""


@pytest.mark.parametrize("anchor", ["%", "%22%5D"])
def test_an_address_that_names_no_work_unfolds_nothing(topic: Site, visit: Visit, anchor: str) -> None:
    page = open_topic(topic, visit, f"#{anchor}")
    expect(narrow(page, "Sort")).to_be_visible()
    assert unfolded(page) == []
    for other in ("concepts", "nothing-of-the-kind", "", "work-1%22"):
        page.evaluate(GO_TO, other)
        assert unfolded(page) == [], other


def test_a_head_stays_while_its_works_pass_and_covers_none_that_is_asked_for(topic: Site, visit: Visit) -> None:
    """The head of a group stands below the header; the work of an address stands below that."""
    page, _ = visit(topic, viewport=DESKTOP)
    page.goto(f"{topic.url}topics/woods/#work-130")
    expect(entry(page, "work-130")).to_have_attribute("open", "")
    head, heading = (page.locator(name).bounding_box() for name in ("h2#more-to-read", "h3#work-130"))
    header = page.locator(".md-header").bounding_box()
    assert head
    assert heading
    assert header
    assert abs(head["y"] - header["height"]) <= 1
    assert heading["y"] >= head["y"] + head["height"]


def test_all_of_an_entry_is_there_without_scripts(topic: Site, visit: Visit) -> None:
    """Without JavaScript each work unfolds to all that is said of it, and the work of the address is open."""
    page = open_topic(topic, visit, "#work-4", java_script_enabled=False)
    expect(entry(page, "work-4").get_by_text("zygodactyl")).to_be_visible()
    expect(entry(page, "work-1").get_by_role("link", name="Details")).to_be_hidden()
    entry(page, "work-1").locator("> summary").click()
    expect(entry(page, "work-1").get_by_role("link", name="Details")).to_be_visible()
    expect(entry(page, "work-1").get_by_role("link", name="oak")).to_be_visible()
    expect(page.locator(".rl-narrow, .rl-reading")).to_have_count(0)


def test_the_page_holds_what_the_pages_of_its_works_hold(real_site: Site) -> None:
    """On the page of a topic stand reasons, tags and citation of each work, and links to all it is joined to."""
    for file in json.loads((real_site.folder / "entries.json").read_text())["topics"][:12]:
        page = (real_site.folder / "topics" / file["slug"] / "index.html").read_text()
        for about in file["entries"]:
            [part] = [
                one for one in page.split('<details class="rl-entry"')[1:] if f'data-work="{about["id"]}"' in one[:99]
            ]
            read = read_html(part.partition("<h3 ")[0])
            for step in about.get("after", []):
                assert step.get("because", "") in read.text
            linked = {href.rpartition("#")[2] for href in read.hrefs}
            assert {*about.get("builds_on", []), *(step["id"] for step in about.get("after", []))} <= linked
            assert {one["url"] for one in about.get("companions", [])} <= set(read.hrefs)
            assert all(tag.casefold() in read.text.casefold() for tag in about.get("tags", []))
            assert about["title"] in read.text  # in the citation


# --- Narrowing and sorting ----------------------------------------------------------------------


def test_the_list_narrows_in_place(topic: Site, visit: Visit) -> None:
    """Choices of several kinds hold together, each says how many works it leaves, and one press takes all back."""
    page = open_topic(topic, visit)
    status = page.locator(".rl-narrow [role=status]")
    expect(status).to_have_text("7 works")
    narrow(page, "Any kind").select_option(label="Paper (3)")
    assert shown(page) == ["work-3", "work-4", "work-6"]
    expect(status).to_have_text("3 of 7")
    expect(page.locator("h2#start-here")).to_be_hidden()
    expect(page.locator("h2#concepts")).to_be_visible()
    assert narrow(page, "Any level").locator("option").all_inner_texts() == ["Any level", "Advanced (2)"]
    narrow(page, "Any year").select_option(label="2015 to 2019 (2)")
    assert shown(page) == ["work-4", "work-6"]
    narrow(page, "Any level").select_option(label="Advanced (1)")
    assert shown(page) == ["work-4"]
    page.get_by_role("button", name="Show all").click()
    assert shown(page) == ORDER
    expect(narrow(page, "Any kind")).to_be_focused()
    assert "?" not in page.url


def test_the_list_narrows_by_length(topic: Site, visit: Visit) -> None:
    """Where some works say how long they take, short ones can be asked for."""
    page = open_topic(topic, visit)
    options = narrow(page, "Any length").locator("option").all_inner_texts()
    assert options == ["Any length", "Up to 30 min (1)", "Over 2 h (1)"]
    narrow(page, "Any length").select_option(label="Up to 30 min (1)")
    assert shown(page) == ["work-1"]


SORTED = {
    "Newest first": [1, 2, 3, 5, 6, 4, 7],
    "Oldest first": [2, 1, 3, 4, 6, 5, 7],
    "By title": [1, 2, 3, 4, 5, 6, 7],
}


def test_the_list_is_sorted_within_its_groups(topic: Site, visit: Visit) -> None:
    """Groups stay, and marks stay with their works; what has no date is last."""
    page = open_topic(topic, visit)
    choose(mark_of(page, "work-6"), "Done")
    for by, order in SORTED.items():
        narrow(page, "Sort").select_option(label=by)
        assert shown(page) == [f"work-{number}" for number in order]
        heads = page.locator("h2, h3").evaluate_all("all => all.map(one => one.id)")
        assert [name for name in heads if name.startswith("work-")] == shown(page)
        assert heads.index("landmarks") == heads.index("work-3") - 1
        expect_state(mark_of(page, "work-6"), "Done")
        above = entry(page, "work-6").evaluate("one => one.previousElementSibling.dataset.entry")
        assert above == "work-6"
    narrow(page, "Sort").select_option(label="Reading order")
    assert shown(page) == ORDER


def test_what_is_chosen_stands_in_the_address(topic: Site, visit: Visit) -> None:
    """The address holds the choice for others and for later, beside the work that it names."""
    page = open_topic(topic, visit, "#work-3")
    narrow(page, "Any kind").select_option("paper")
    narrow(page, "Sort").select_option("newest")
    assert page.url.endswith("topics/trees/?kind=paper&sort=newest#work-3")
    other = page.context.new_page()
    other.goto(page.url)
    expect(narrow(other, "Any kind")).to_have_value("paper")
    assert shown(other) == ["work-3", "work-6", "work-4"]
    expect(entry(other, "work-3")).to_have_attribute("open", "")


def test_choices_that_the_topic_does_not_have_are_left_out(topic: Site, visit: Visit) -> None:
    """What an address asks for in vain empties no list, and becomes no part of the page."""
    page = open_topic(topic, visit, "?kind=<b>x</b>&level=expert&years=1900&time=soon&sort=price")
    expect(narrow(page, "Sort")).to_have_value("")
    assert shown(page) == ORDER
    expect(page.locator(".rl-narrow b")).to_have_count(0)


def test_a_work_that_is_asked_for_shows_whatever_is_chosen(topic: Site, visit: Visit) -> None:
    """A link to a work leads to it, though the list is narrowed to others."""
    page = open_topic(topic, visit, "?kind=paper")
    expect(page.locator("h3#work-1")).to_be_hidden()
    page.locator(".rl-start a").first.click()
    expect(page.locator("h3#work-1")).to_be_in_viewport()
    expect(entry(page, "work-1")).to_have_attribute("open", "")
    expect(mark_button(mark_of(page, "work-1"))).to_be_visible()


# --- Size ---------------------------------------------------------------------------------------

STOPS = """
() => [...document.querySelectorAll("article :is(a[href], button, summary, input, select, [tabindex])")].filter(node =>
  node.tabIndex >= 0 && node.checkVisibility({visibilityProperty: true, contentVisibilityAuto: false})).length
"""


def test_the_largest_topic_is_read_at_a_glance(topic: Site, visit: Visit) -> None:
    """Folded it fits five screens, its head 200 pixels, and Tab stops three times at a work."""
    page, _ = visit(topic, viewport=DESKTOP)
    page.goto(f"{topic.url}topics/woods/")
    expect(page.locator(".rl-narrow")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollHeight") <= 5 * DESKTOP["height"]
    head = page.evaluate(
        "document.querySelector('.rl-topic').getBoundingClientRect().bottom"
        " - document.querySelector('h1').getBoundingClientRect().top"
    )
    assert head <= 200
    assert page.evaluate(STOPS) <= 3 * LARGEST + 30


def test_concepts_stand_beside_the_list_where_there_is_room(topic: Site, visit: Visit) -> None:
    """On a wide screen the first concept shows with the first work; on a phone they follow the last."""
    page, _ = visit(topic, viewport=DESKTOP)
    page.goto(f"{topic.url}topics/woods/")
    expect(page.get_by_text("Concept 0")).to_be_in_viewport()
    page.set_viewport_size({"width": 390, "height": 844})
    last, first = page.locator("details.rl-entry").last.bounding_box(), page.get_by_text("Concept 0").bounding_box()
    assert last
    assert first
    assert first["y"] > last["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
