"""The map as its readers meet it: with a pointer, a finger, a keyboard, an address, and without scripts."""

import json
import re
from typing import Any

import pytest
from browsing import Serve, Site, Visit, follow
from playwright.sync_api import FloatRect, Locator, Page, expect

GOAL = "Attention Is All You Need"
PHONE = {"width": 360, "height": 740}
CHOSEN = "/timeline/#work=attention-is-all-you-need"


def entries_of(site: Site) -> list[dict[str, Any]]:
    """Return every entry of the list."""
    topics = json.loads((site.folder / "entries.json").read_text())["topics"]
    return [entry for topic in topics for entry in topic["entries"]]


def on_map(page: Page, title: str) -> Locator:
    """Return the link on the map whose full title begins with *title*."""
    return page.locator(f'.rl-map-field a[title^="{title}"]')


def opened(site: Site, visit: Visit, address: str = "", **options: Any) -> Page:
    """Open the map, wait for its tools, and return the page."""
    page, _ = visit(site, reduced_motion="reduce", **options)
    page.goto(f"{site.url}timeline/{address}")
    expect(page.get_by_role("button", name="Decades")).to_be_visible()
    return page


def panel(page: Page) -> Locator:
    return page.get_by_role("region", name="The chosen work")


def lit(page: Page, part: str) -> set[str]:
    """Return the titles of the works that are lit as *part* of the line."""
    links = page.locator(f".rl-map-field g.rl-{part} a")
    return set(links.evaluate_all("links => links.map(link => link.title.replace(/ \\(\\d+\\)$/, ''))"))


def line_of(site: Site, title: str) -> tuple[set[str], set[str]]:
    """Return the titles of the landmarks before and after the one of *title*."""
    landmarks = {entry["id"]: entry for entry in entries_of(site) if entry.get("seminal") and "date" in entry}
    before = {
        one: [older for older in entry.get("builds_on", []) if older in landmarks] for one, entry in landmarks.items()
    }
    after = {one: [later for later, older in before.items() if one in older] for one in landmarks}
    [start] = [one for one, entry in landmarks.items() if entry["title"] == title]

    def reached(lines: dict[str, list[str]]) -> set[str]:
        known, waiting = set[str](), [start]
        while waiting:
            new = [one for one in lines[waiting.pop()] if one not in known]
            known.update(new)
            waiting += new
        return {landmarks[one]["title"] for one in known}

    return reached(before), reached(after)


def box(shown: Locator) -> FloatRect:
    """Return where *shown* stands on the page."""
    place = shown.bounding_box()
    assert place
    return place


# --- What is on it ------------------------------------------------------------------------------


def test_every_dated_landmark_is_on_the_map(real_site: Site, serve: Serve, visit: Visit) -> None:
    """The map has one link for each landmark of known date, all apart from each other, whole, and inside the map."""
    page = opened(serve(real_site.folder, themed=False), visit)
    landmarks = {
        f"{entry['title']} ({entry['date'][:4]})"
        for entry in entries_of(real_site)
        if entry.get("seminal") and "date" in entry
    }
    links = page.locator(".rl-map-field a")
    assert set(links.evaluate_all("links => links.map(link => link.title)")) == landmarks
    overlapping = page.evaluate(
        """() => {
             const field = document.querySelector(".rl-map-field").getBoundingClientRect();
             const boxes = [...document.querySelectorAll(".rl-map-field a")].map(link => link.getBoundingClientRect());
             const out = boxes.filter(box => box.left < field.left || box.right > field.right
               || box.top < field.top || box.bottom > field.bottom || box.width < 24 || box.height < 24);
             const pairs = boxes.filter((one, index) => boxes.some((other, place) => place > index
               && one.left < other.right && other.left < one.right
               && one.top < other.bottom && other.top < one.bottom));
             const links = [...document.querySelectorAll(".rl-map-field a")];
             const cut = links.filter(link => link.scrollWidth > link.clientWidth).map(link => link.title);
             return [out.length, pairs.length, cut];
           }"""
    )
    assert overlapping == [0, 0, []]


@pytest.mark.engines
def test_it_is_complete_without_scripts(site: Site, visit: Visit) -> None:
    """Without scripts a work leads to its page, its own address shows it, and a year still leads to its works.

    What the map shows can be read as sentences, which lead to the same works.
    """
    page, _ = visit(site, java_script_enabled=False)
    page.goto(f"{site.url}timeline/#attention-is-all-you-need")
    expect(on_map(page, GOAL)).to_be_in_viewport()
    on_map(page, GOAL).click()
    page.wait_for_url("**/works/attention-is-all-you-need/")
    page.goto(f"{site.url}timeline/#year-2017")
    expect(page.locator("#year-2017 a")).to_be_in_viewport()
    page.get_by_text("The map in words").click()
    sentence = page.locator(".rl-map-words li").filter(has=page.get_by_role("link", name=GOAL, exact=True))
    expect(sentence).to_contain_text("(2017) builds on")
    expect(sentence).to_contain_text("Neural Machine Translation by Jointly Learning to Align and Translate (2014)")
    expect(sentence.get_by_role("link").first).to_have_attribute(
        "href", re.compile("/works/attention-is-all-you-need/")
    )
    page.locator("#year-2017 a").click()
    page.wait_for_url("**/years/#year-2017")
    expect(page.locator("#year-2017 a")).to_be_in_viewport()


@pytest.mark.engines
def test_it_opens_where_most_happened(bare_site: Site, visit: Visit) -> None:
    """More works are in sight than at the left end; the field below the map is as high as the bars in it."""
    page = opened(bare_site, visit)
    field = page.get_by_role("region", name="Works by year")
    assert field.evaluate("field => field.scrollHeight - field.clientHeight") == 0
    in_sight = """() => {
      const frame = document.querySelector(".rl-map-frame").getBoundingClientRect();
      return [...document.querySelectorAll(".rl-map-field circle")].filter(dot => {
        const box = dot.getBoundingClientRect();
        return box.left > frame.left + 200 && box.right < frame.right
          && box.top > frame.top && box.bottom < frame.bottom;
      }).length;
    }"""
    expect(page.locator(".rl-map-frame")).not_to_have_js_property("scrollLeft", 0)
    most = page.evaluate(in_sight)
    page.locator(".rl-map-frame").evaluate("frame => frame.scrollTo(0, 0)")
    assert most > page.evaluate(in_sight)


@pytest.mark.engines
def test_on_a_phone_years_and_topics_stay_in_sight(bare_site: Site, visit: Visit) -> None:
    """The map scrolls in its frame, below its years and beside its topics; letters are at least 12 pixels high."""
    page = opened(bare_site, visit, viewport=PHONE)
    on_map(page, GOAL).scroll_into_view_if_needed()
    frame = page.locator(".rl-map-frame").bounding_box()
    years, names = page.locator(".rl-map-years"), page.locator(".rl-map-names")
    assert frame
    assert abs(box(years)["y"] - frame["y"]) < 3
    assert abs(box(names)["x"] - frame["x"]) < 3
    topic = names.get_by_role("link", name="Transformers", exact=True)
    expect(topic).to_be_in_viewport()
    for text in (on_map(page, GOAL), years, topic):
        assert float(text.evaluate("node => parseFloat(getComputedStyle(node).fontSize)")) >= 12


# --- Choosing a work ----------------------------------------------------------------------------


@pytest.mark.engines
def test_a_chosen_work_shows_its_line(bare_site: Site, visit: Visit) -> None:
    """A click lights what it builds on and what came of it, says so in words, and changes the address."""
    page = opened(bare_site, visit)
    on_map(page, GOAL).click()
    before, after = line_of(bare_site, GOAL)
    assert before
    assert after
    assert lit(page, "own") == {GOAL}
    assert lit(page, "older") == before
    assert lit(page, "newer") == after
    expect(panel(page)).to_contain_text(f"{len(before)} landmarks before it, {len(after)} after it.")
    expect(panel(page).locator("li")).to_have_count(len(before) + len(after))
    assert page.url.endswith(CHOSEN)
    panel(page).get_by_role("button", name="BERT", exact=True).click()
    assert lit(page, "own") == {"BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding"}
    expect(on_map(page, "BERT:")).to_be_focused()


@pytest.mark.engines
def test_a_chosen_work_leads_to_its_page(site: Site, visit: Visit) -> None:
    """Its title in the panel is a link, as is its name once it is chosen; the way back shows it chosen."""
    page = opened(site, visit)
    on_map(page, GOAL).click()
    follow(panel(page).get_by_role("link", name=GOAL))
    page.wait_for_url("**/works/attention-is-all-you-need/")
    page.go_back()
    expect(panel(page)).to_contain_text(GOAL)
    follow(on_map(page, GOAL))
    page.wait_for_url("**/works/attention-is-all-you-need/")


def test_an_address_of_nothing_chooses_nothing(bare_site: Site, visit: Visit) -> None:
    """Whatever else stands in the address is text, and changes nothing, when the map opens and later on."""
    page, _ = visit(bare_site)
    for name in ("%", "gone", "<img src=x onerror=alert(1)>", "%E0%A4%A", "__proto__"):
        page.goto(f"{bare_site.url}timeline/#work={name}")
        expect(page.get_by_role("button", name="Decades")).to_be_visible()
        page.evaluate("new Promise(done => requestAnimationFrame(done))")  # the map has heard of the address by then
        expect(panel(page)).to_be_hidden()
        expect(page.locator(".rl-own")).to_have_count(0)


@pytest.mark.engines
def test_an_address_chooses_a_work_and_escape_lets_go(bare_site: Site, visit: Visit) -> None:
    """The address of a choice opens with it, so does the plain id of a work, also on a map that is open.

    Escape and a press beside the works dim nothing any more, hide the words, and clean the address.
    """
    page = opened(bare_site, visit, "#work=attention-is-all-you-need")
    assert lit(page, "own") == {GOAL}
    expect(on_map(page, GOAL)).to_be_in_viewport()
    panel(page).get_by_role("button", name="BERT", exact=True).focus()
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    expect(page.locator(".rl-lit")).to_have_count(0)
    expect(on_map(page, GOAL)).to_be_focused()
    assert page.url.endswith("/timeline/")
    on_map(page, GOAL).click()
    panel(page).get_by_role("button", name="Close").click()
    expect(panel(page)).to_be_hidden()
    page.evaluate("location.hash = 'long-short-term-memory'")
    expect(panel(page)).to_contain_text("Long Short-Term Memory")
    expect(on_map(page, "Long Short-Term Memory")).to_be_in_viewport()


@pytest.mark.engines
def test_the_map_works_from_the_keyboard(bare_site: Site, visit: Visit) -> None:
    """Topics and works are a stop of Tab each, and arrows lead on from it; Enter chooses, and opens what is chosen."""
    page = opened(bare_site, visit)
    page.get_by_role("link", name="Skip the map").press("Enter")
    expect(page.locator("#by-year")).to_be_in_viewport()
    assert page.locator('.rl-map-field a[tabindex="0"]').count() == 1
    frame = page.locator(".rl-map-frame")
    frame.focus()
    across = frame.evaluate("frame => frame.scrollLeft")
    page.keyboard.press("Tab")
    topics = page.locator(".rl-map-names a")
    expect(topics.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(topics.nth(1)).to_be_focused()
    frame.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert frame.evaluate("frame => frame.scrollLeft") == across
    page.keyboard.press("Tab")
    stop = page.locator(".rl-map-field a:focus")
    stop.press("Enter")
    expect(panel(page)).to_be_visible()
    on_map(page, GOAL).focus()
    page.keyboard.press("ArrowLeft")
    before, after = line_of(bare_site, GOAL)
    assert lit(page, "own") < before
    page.keyboard.press("ArrowRight")
    on_map(page, GOAL).focus()
    page.keyboard.press("ArrowRight")
    assert lit(page, "own") < after
    here = page.locator(".rl-own circle").evaluate(
        "dot => dot.getBoundingClientRect().top + document.querySelector('.rl-map-frame').scrollTop"
    )
    page.keyboard.press("ArrowUp")
    there = page.locator(".rl-own circle").evaluate(
        "dot => dot.getBoundingClientRect().top + document.querySelector('.rl-map-frame').scrollTop"
    )
    assert there < here
    expect(page.locator(".rl-own a")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/works/*/")


def test_a_press_with_a_key_held_opens_the_page(bare_site: Site, visit: Visit) -> None:
    """Whoever wants a tab of its own gets it."""
    page = opened(bare_site, visit)
    with page.context.expect_page() as other:
        on_map(page, GOAL).click(modifiers=["ControlOrMeta"])
    other.value.wait_for_url("**/works/attention-is-all-you-need/")
    expect(panel(page)).to_be_hidden()


# --- Other views --------------------------------------------------------------------------------


@pytest.mark.engines
def test_zoom_and_rows(bare_site: Site, visit: Visit) -> None:
    """By decades the map is narrower, all of it fits, and with sections as rows it is lower; works stay linked."""
    page = opened(bare_site, visit)
    field = page.locator(".rl-map-field")
    count = page.locator(".rl-map-field a").count()
    years = box(field)
    page.get_by_role("button", name="Decades").click()
    expect(page.locator(".rl-map-years")).to_contain_text("2010s")
    assert box(field)["width"] < years["width"]
    expect(page.get_by_role("button", name="Decades")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="All", exact=True).click()
    expect(page.locator(".rl-map-bare")).to_be_visible()
    assert page.locator(".rl-map-frame").evaluate("frame => frame.scrollWidth - frame.clientWidth") <= 1
    topics = box(field)
    page.get_by_role("button", name="Sections").click()
    expect(page.locator(".rl-map-names").get_by_role("link")).to_have_count(0)
    expect(page.locator(".rl-map-names")).to_contain_text("Architectures")
    assert box(field)["height"] < topics["height"]
    assert page.locator(".rl-map-field a").count() == count
    on_map(page, GOAL).click()
    expect(panel(page)).to_contain_text(GOAL)
    page.get_by_role("button", name="Years").click()
    page.get_by_role("button", name="Topics").click()
    expect(field).to_have_attribute("width", str(int(years["width"])))
    expect(on_map(page, GOAL)).to_have_text("Transformer")
    expect(on_map(page, GOAL)).to_be_in_viewport()


@pytest.mark.engines
def test_one_section_alone(bare_site: Site, visit: Visit) -> None:
    """A section alone shows its topics and works; a work of another one, chosen in the words, brings all back."""
    page = opened(bare_site, visit)
    whole = box(page.locator(".rl-map-field"))["height"]
    page.get_by_label("Section").select_option("Architectures")
    expect(page.locator(".rl-map-field")).not_to_have_attribute("height", str(int(whole)))
    names = page.locator(".rl-map-names")
    expect(names.get_by_role("link", name="Transformers", exact=True)).to_be_visible()
    expect(names.get_by_text("Language Models", exact=True)).to_be_hidden()
    stop = page.locator(".rl-map-field a[tabindex='0']")
    expect(stop).to_have_count(1)
    expect(stop).to_be_in_viewport()  # Tab leads to a work that is shown
    on_map(page, GOAL).click()
    panel(page).get_by_role("button", name="BERT", exact=True).click()
    expect(page.get_by_label("Section")).to_have_value("-1")
    expect(names.get_by_text("Language Models", exact=True)).to_be_visible()
    assert lit(page, "own") == {"BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding"}


def test_without_the_other_views_the_map_says_so(bare_site: Site, visit: Visit) -> None:
    """Where their file cannot be had, the map stays as it is and says why."""
    page = opened(bare_site, visit)
    page.route("**/map.json", lambda route: route.fulfill(body="{"))
    page.get_by_role("button", name="Decades").click()
    expect(page.get_by_text("Other views of the map could not be loaded")).to_be_visible()
    expect(page.get_by_role("button", name="Years")).to_have_attribute("aria-pressed", "true")


# --- All works by year --------------------------------------------------------------------------


def works_in(html: str) -> list[str]:
    """Return the ids of the works that items of the lists in *html* begin with."""
    return re.findall(r'<li[^>]*>\s*<a [^>]*?href="[^"#]*/topics/[^"#]*#([^"]+)"', html)


def test_every_dated_entry_stands_below_its_year(real_site: Site) -> None:
    """The list by year has each dated work once, below the heading of its year, or on the page of a crowded year."""
    dated = sorted((f"year-{entry['date'][:4]}", entry["id"]) for entry in entries_of(real_site) if "date" in entry)
    years = real_site.folder / "years"
    crowded = sorted(folder.name for folder in years.iterdir() if folder.is_dir())
    _, *parts = re.split(r'<h2 id="(year-\d+)"', (years / "index.html").read_text(encoding="utf-8"))
    works = {heading: works_in(below) for heading, below in zip(parts[::2], parts[1::2], strict=True)}
    works |= {f"year-{year}": works_in((years / year / "index.html").read_text(encoding="utf-8")) for year in crowded}
    assert crowded
    assert sorted((heading, work) for heading, ids in works.items() for work in ids) == dated
