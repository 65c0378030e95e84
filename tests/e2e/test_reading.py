"""What readers mark as to read, reading and done, and what they see of it, in Chromium."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from browsing import Build, Serve, Site, Visit, choose, entry, expect_state, follow, mark_button, mark_of
from playwright.sync_api import Download, Locator, Page, expect

CONFIG = """\
site_name: Small
site_url: https://example.org/mkdocs-reading-list/
theme:
  name: material
  font: false
  features: [navigation.instant]
plugins: [search, {reading-list: {scope: site}}]
markdown_extensions: [attr_list, tables, {toc: {permalink: "#"}}]
"""
DAYS = {1: "2024-06-07", 2: "2024-06-05", 3: "2024-06-01", 4: "2024-05-01"}
TREES = [
    {"title": f"Tree {number}", "url": f"https://example.org/{number}", "tags": ["tree"], "added": day}
    for number, day in DAYS.items()
]
STONES = [{"title": "Stone", "url": "https://example.org/stone", "tags": ["tree"]}]
KEY = "reading-list:/mkdocs-reading-list/:states"
SHIFTS = """
window.moved = [];
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.moved.push([entry.value, ...entry.sources.map(s => s.node?.outerHTML)]);
}).observe({type: "layout-shift", buffered: true});
"""
PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def small_project(folder: Path, **topics: list[dict[str, Any]]) -> Path:
    """Write a project with *topics*, and return its configuration."""
    (folder / "docs").mkdir(parents=True)
    (folder / "entries").mkdir()
    for slug, entries in topics.items():
        topic = {"title": slug.capitalize(), "section": "All", "summary": "Some of it.", "entries": entries}
        (folder / "entries" / f"{slug}.yaml").write_text(json.dumps(topic))
    (folder / "mkdocs.yml").write_text(CONFIG)
    return folder / "mkdocs.yml"


@pytest.fixture(scope="module")
def small(build: Build, serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site of two topics, small enough to know by heart."""
    config = small_project(tmp_path_factory.mktemp("small") / "p", trees=TREES, stones=STONES)
    return serve(build("small", config))


@pytest.fixture(scope="module")
def bare(small: Site, serve: Serve) -> Site:
    """The same without the theme's script, which takes most of the time of a page: for what ours do by themselves."""
    return serve(small.folder, themed=False)


def row(page: Page, id: str) -> Locator:
    return page.locator(f'ul.rl-rows > li:has(a[href$="#{id}"])')


def cards(page: Page, topic: str) -> Locator:
    return page.locator("ul.rl-topics > li, .rl-contents li").filter(
        has=page.get_by_role("link", name=topic, exact=True)
    )


def open_reading(page: Page, site: Site, marks: dict[str, str]) -> None:
    """Open My reading in a browser that keeps *marks*: states by id."""
    entries = {id_: {"state": state, "changed": "2024-01-01"} for id_, state in marks.items()}
    page.goto(site.empty)
    page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps({"version": 1, "entries": entries})]
    )
    page.goto(f"{site.url}reading/")


# --- Marking ------------------------------------------------------------------------------------


def test_an_entry_has_one_mark_which_can_be_taken_back(bare: Site, visit: Visit) -> None:
    """On a topic page the button shows the entry's state; one at a time; it is there after a reload."""
    page, _ = visit(bare)
    page.goto(f"{bare.url}topics/trees/")
    expect_state(mark_of(page, "tree-1"), None)
    choose(mark_of(page, "tree-1"), "To read")
    choose(mark_of(page, "tree-1"), "Done")
    choose(mark_of(page, "tree-2"), "Reading")
    choose(mark_of(page, "tree-3"), "Reading")
    choose(mark_of(page, "tree-3"), "No mark")
    for _ in range(2):
        expect_state(mark_of(page, "tree-1"), "Done")
        expect_state(mark_of(page, "tree-2"), "Reading")
        expect_state(mark_of(page, "tree-3"), None)
        page.reload()


def test_a_mark_names_its_entry_and_its_state(bare: Site, visit: Visit) -> None:
    """For a screen reader the mark is one button with state and title, which opens a menu with one item checked."""
    page, _ = visit(bare)
    for path, within in (("topics/trees/", mark_of(page, "tree-2")), ("tags/tree/", row(page, "tree-2"))):
        page.goto(bare.url + path)
        expect(within.get_by_role("button")).to_have_count(1)
        button = within.get_by_role("button", name="Mark Tree 2", exact=True)
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24
        expect(button).to_have_attribute("aria-expanded", "false")
        button.click()
        expect(button).to_have_attribute("aria-expanded", "true")
        items = page.get_by_role("menu").get_by_role("menuitemradio")
        expect(items).to_have_count(4)
        for item, name in zip(items.all(), ("To read", "Reading", "Done", "No mark"), strict=True):
            expect(item).to_have_accessible_name(name)
            expect(item).to_have_attribute("aria-checked", str(name == "No mark").lower())
        page.keyboard.press("Escape")
        expect(page.get_by_role("menu")).to_have_count(0)
        expect(button).to_be_focused()
    choose(row(page, "tree-2"), "Done")
    expect(row(page, "tree-2").get_by_role("button")).to_have_accessible_name("Done Tree 2")


def test_the_menu_of_a_mark_works_by_keys(bare: Site, visit: Visit) -> None:
    """Arrows go round, Home and End to the ends; Enter chooses; Tab and a click elsewhere leave without a choice."""
    page, _ = visit(bare)
    page.goto(f"{bare.url}topics/trees/")
    button = mark_button(mark_of(page, "tree-1"))
    focused = page.locator(":focus")
    button.focus()
    page.keyboard.press("ArrowDown")
    expect(focused).to_have_accessible_name("No mark")
    last = "Add to a list"
    for key, name in (
        ("ArrowDown", last),
        ("ArrowDown", "To read"),
        ("ArrowUp", last),
        ("Home", "To read"),
        ("End", last),
    ):
        page.keyboard.press(key)
        expect(focused).to_have_accessible_name(name)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect_state(mark_of(page, "tree-1"), "Done")
    expect(button).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="Tree 1: Done")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(focused).to_have_accessible_name("Done")
    page.keyboard.press("Tab")
    expect(page.get_by_role("menu")).to_have_count(0)
    expect(entry(page, "tree-1").locator("> summary")).to_be_focused()
    button.click()
    page.keyboard.press("r")
    expect(page.get_by_role("menu")).to_have_count(0)
    expect_state(mark_of(page, "tree-1"), "Reading")
    button.click()
    page.locator("h1").click()
    expect(page.get_by_role("menu")).to_have_count(0)
    expect_state(mark_of(page, "tree-1"), "Reading")


def test_keys_mark_the_entry_that_has_the_focus(bare: Site, visit: Visit) -> None:
    """t, r and d work from an entry's title, line and text, from its mark, and from a row; with Ctrl they do not.

    A browser that fills in a form sends key events that name no key: they are let pass.
    """
    page, _ = visit(bare)
    page.goto(f"{bare.url}topics/trees/")
    page.keyboard.press("d")
    page.locator("h3#tree-1 > a").first.focus()
    page.evaluate("document.activeElement.dispatchEvent(new Event('keydown', {bubbles: true}))")
    page.keyboard.press("Control+d")
    expect_state(mark_of(page, "tree-1"), None)
    page.keyboard.press("d")
    expect_state(mark_of(page, "tree-1"), "Done")
    expect(page.get_by_role("status").filter(has_text="Tree 1: Done")).to_have_count(1)
    page.keyboard.press("d")
    expect_state(mark_of(page, "tree-1"), None)
    entry(page, "tree-2").locator("> summary").focus()
    page.keyboard.press("d")
    expect_state(mark_of(page, "tree-2"), "Done")
    page.keyboard.press("Enter")
    entry(page, "tree-2").locator(".rl-tags > a").focus()
    page.keyboard.press("t")
    expect_state(mark_of(page, "tree-2"), "To read")
    mark_button(mark_of(page, "tree-2")).focus()
    page.keyboard.press("r")
    expect_state(mark_of(page, "tree-2"), "Reading")
    page.goto(f"{bare.url}tags/tree/")
    row(page, "tree-3").get_by_role("link").focus()
    page.keyboard.press("t")
    expect_state(row(page, "tree-3"), "To read")
    page.keyboard.press("Tab")
    expect(mark_button(row(page, "tree-3"))).to_be_focused()


def test_keys_leave_the_search_box_alone(small: Site, visit: Visit) -> None:
    """What is typed into the search box is typed there; its key works from an entry."""
    page, _ = visit(small)
    page.goto(f"{small.url}topics/trees/")
    page.locator("h3#tree-1 > a").first.focus()
    page.keyboard.press("/")
    box = page.locator("header").get_by_role("combobox", name="Search")
    expect(box).to_be_focused()
    page.keyboard.type("trd")
    expect(box).to_have_value("trd")
    expect(page.locator(".rl-reading[data-state]")).to_have_count(0)


@pytest.mark.engines
def test_marks_hold_on_every_page_and_through_instant_navigation(site: Site, visit: Visit) -> None:
    """A mark set in a list on home shows at the entry, in the tag's list and again on home, without a new load."""
    page, _ = visit(site)
    page.goto(site.url)
    page.evaluate("window.stayed = true")
    first = page.locator("ul.rl-rows > li").first
    choose(first, "To read")
    link = first.get_by_role("link")
    first_id = (link.get_attribute("href") or "").partition("#")[2]
    follow(link)
    page.wait_for_url(f"**/topics/*/#{first_id}")
    expect_state(mark_of(page, first_id), "To read")
    choose(mark_of(page, first_id), "Done")
    follow(entry(page, first_id).locator(".rl-tags > a").first)
    page.wait_for_url("**/tags/*/**")
    expect_state(row(page, first_id), "Done")
    page.go_back()
    page.go_back()
    expect_state(row(page, first_id).first, "Done")
    assert page.evaluate("window.stayed")
    expect(page.locator("ul.rl-rows > li:not(:has(.rl-reading))")).to_have_count(0)


def test_other_tabs_follow(bare: Site, visit: Visit) -> None:
    """Marks and progress in a second tab follow the first one, and both ways."""
    one, _ = visit(bare)
    one.goto(f"{bare.url}topics/trees/")
    two = one.context.new_page()
    two.goto(f"{bare.url}topics/trees/")
    choose(mark_of(one, "tree-1"), "Done")
    expect_state(mark_of(two, "tree-1"), "Done")
    expect(two.locator(".rl-topic")).to_contain_text("1 of 4 done")
    choose(mark_of(two, "tree-2"), "Done")
    expect_state(mark_of(one, "tree-2"), "Done")
    choose(mark_of(one, "tree-1"), "No mark")
    expect_state(mark_of(two, "tree-1"), None)
    expect_state(mark_of(two, "tree-2"), "Done")


def test_marks_belong_to_an_entry_wherever_it_stands(bare: Site, visit: Visit) -> None:
    """An entry that the maintainers moved to another topic is still marked there, and counts there.

    What is kept of a mark tells nothing of the topic; here another entry takes the id instead of the topic's.
    """
    page, _ = visit(bare)
    page.goto(f"{bare.url}topics/trees/")
    choose(mark_of(page, "tree-4"), "Done")
    kept = page.evaluate("key => localStorage.getItem(key)", KEY)
    assert "trees" not in kept
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, kept.replace("tree-4", "stone")])
    page.goto(f"{bare.url}topics/stones/")
    expect_state(mark_of(page, "stone"), "Done")
    expect(page.locator(".rl-topic")).to_contain_text("1 of 1 done")
    page.goto(f"{bare.url}reading/")
    expect(row(page, "stone").get_by_role("link")).to_have_attribute("href", f"{bare.url}topics/stones/#stone")


# --- Storage that fails -------------------------------------------------------------------------

FORBIDDEN = """
    Object.defineProperty(window, "localStorage", {get() { throw new DOMException("no", "SecurityError") }})
"""


def test_storage_that_fails_breaks_nothing(small: Site, visit: Visit) -> None:
    """Where the browser keeps nothing, marks last for the visit, and the page says so once, when it matters.

    `test_kept_in_browsers.py` has the storage fail in other ways, and find other things in it than what follows.
    """
    page, faults = visit(small, own=True)
    stacks: list[str] = []
    page.on("pageerror", lambda error: stacks.append(error.stack or ""))
    page.add_init_script(FORBIDDEN)
    page.goto(small.url)
    follow(cards(page, "Trees").get_by_role("link"))
    page.wait_for_url("**/topics/trees/")
    said = page.get_by_text("This browser does not keep what you mark")
    expect(mark_button(mark_of(page, "tree-1"))).to_be_visible()
    expect(said).to_have_count(0)
    choose(mark_of(page, "tree-1"), "Done")
    expect(said).to_be_visible()
    page.get_by_role("button", name="Close").click()
    expect(said).to_have_count(0)
    choose(mark_of(page, "tree-2"), "Reading")
    expect_state(mark_of(page, "tree-1"), "Done")
    expect_state(mark_of(page, "tree-2"), "Reading")
    entry(page, "tree-1").locator("> summary").click()
    follow(entry(page, "tree-1").locator(".rl-tags > a"))
    page.wait_for_url("**/tags/tree/")
    expect_state(row(page, "tree-1"), "Done")
    expect_state(row(page, "tree-2"), "Reading")
    expect(said).to_have_count(0)
    # The theme's own script cannot do without a storage; ours can.
    assert not [stack for stack in stacks if "assets/reading-list/" in stack]
    faults[:] = [fault for fault in faults if not fault.startswith("an exception: ")]


def test_corrupted_states_are_set_aside(bare: Site, visit: Visit) -> None:
    """States that make no sense break nothing: they are kept aside, and the reader is told and starts afresh."""
    page, _ = visit(bare)
    page.goto(bare.empty)
    page.evaluate("key => localStorage.setItem(key, '{')", KEY)
    page.goto(f"{bare.url}topics/trees/")
    expect(page.get_by_text("Your reading states could not be read")).to_be_visible()
    choose(mark_of(page, "tree-1"), "Done")
    page.reload()
    expect_state(mark_of(page, "tree-1"), "Done")
    expect(page.get_by_text("could not be read")).to_have_count(0)
    assert page.evaluate(f"localStorage.getItem('{KEY}:unreadable')") == "{"


# --- Progress -----------------------------------------------------------------------------------


def test_progress_is_counted_where_topics_show(bare: Site, visit: Visit) -> None:
    """Topic pages count at once; cards count as soon as something is marked, and ask for nothing before."""
    page, _ = visit(bare, own=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(bare.url)
    expect(page.locator(".rl-contents").first).to_be_visible()
    page.goto(f"{bare.url}topics/trees/")
    expect(page.locator(".rl-topic")).to_contain_text("0 of 4 done")
    assert "topics.json" not in asked
    choose(mark_of(page, "tree-1"), "Done")
    choose(mark_of(page, "tree-2"), "Done")
    choose(mark_of(page, "tree-3"), "Reading")
    expect(page.locator(".rl-topic")).to_contain_text("2 of 4 done")
    bar = page.get_by_role("progressbar", name="Done in Trees", exact=True)
    assert bar.evaluate("bar => [bar.value, bar.max]") == [2, 4]
    for path in ("", "topics/"):
        page.goto(bare.url + path)
        expect(cards(page, "Trees")).to_contain_text("2 of 4")
        expect(cards(page, "Stones").get_by_role("progressbar")).to_be_hidden()
    assert "topics.json" in asked


def test_progress_comes_with_the_next_page_where_the_list_could_not_be_had(small: Site, visit: Visit) -> None:
    """A server that once cannot send the list in outline is asked again, without a new load of the site."""
    page, faults = visit(small)
    page.goto(f"{small.url}topics/trees/")
    choose(mark_of(page, "tree-1"), "Done")
    page.route("**/topics.json", lambda route: route.fulfill(status=503))
    with page.expect_response("**/topics.json"):
        page.goto(small.url)
    page.unroute("**/topics.json")
    follow(cards(page, "Stones").get_by_role("link"))
    page.wait_for_url("**/topics/stones/")
    page.go_back()
    expect(cards(page, "Trees")).to_contain_text("1 of 4")
    assert all("503" in fault for fault in faults)
    faults.clear()


def test_progress_of_a_path(bare: Site, visit: Visit) -> None:
    """Each path on the page of paths counts its steps, below its heading, and shows the first that is not done."""
    page, _ = visit(bare)
    steps = "".join(f'<li><a href="../topics/trees/#tree-{n}">Tree {n}</a></li>' for n in (1, 2, 3))
    page.route(
        f"{bare.url}tags/",
        lambda route: route.fulfill(
            body=(bare.folder / "tags" / "index.html")
            .read_text()
            .replace("</article>", f'<h2 id="a">From seed to tree</h2><ol class="rl-path">{steps}</ol></article>'),
            content_type="text/html",
        ),
    )
    page.goto(f"{bare.url}tags/")
    path = page.locator("ol.rl-path")
    choose(path.locator("li").nth(1), "Done")
    bar = page.get_by_role("progressbar", name="Done in From seed to tree", exact=True)
    assert bar.evaluate("bar => [bar.value, bar.max]") == [1, 3]
    expect(page.locator(".rl-progress:has(+ ol)")).to_have_text("1 of 3 done")
    next_step = path.locator("[aria-current=step]")
    expect(next_step).to_have_count(1)
    expect(next_step).to_contain_text("Tree 1")
    choose(path.locator("li").nth(0), "Done")
    expect(next_step).to_contain_text("Tree 3")
    choose(path.locator("li").nth(2), "Done")
    expect(next_step).to_have_count(0)


def test_meters_that_have_gone_are_not_kept_up(bare: Site, visit: Visit) -> None:
    """However often My reading was drawn anew, a mark has no more to do than the first one had."""
    page, _ = visit(bare, own=True)
    page.add_init_script(
        """window.updates = 0;
        const held = Object.getOwnPropertyDescriptor(HTMLProgressElement.prototype, "value");
        Object.defineProperty(HTMLProgressElement.prototype, "value", {
          ...held,
          set(value) { window.updates++; held.set.call(this, value); },
        });"""
    )
    open_reading(page, bare, {"tree-1": "done"})
    expect_state(row(page, "tree-1"), "Done")
    counts = []
    for name in ("To read", "Reading", "Done", "To read"):
        page.evaluate("window.updates = 0")
        choose(row(page, "tree-1"), name)
        counts.append(page.evaluate("window.updates"))
    assert counts == counts[:1] * 4


# --- My reading ---------------------------------------------------------------------------------


def saved(page: Page) -> Download:
    """Press "Save as a file" and return the file."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    return download.value


def load(page: Page, file: Path | dict[str, Any]) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Load a file").click()
    chooser.value.set_files(file)  # type: ignore[arg-type]


def state_file(text: str) -> dict[str, Any]:
    return {"name": "mine.json", "mimeType": "application/json", "buffer": text.encode()}


def test_my_reading_lists_what_is_marked(bare: Site, visit: Visit) -> None:
    """Marked entries stand by state with links; a mark that changes moves the entry and keeps the focus."""
    page, _ = visit(bare)
    page.goto(f"{bare.url}reading/")
    expect(page.get_by_text("Nothing is marked yet")).to_be_visible()
    page.goto(f"{bare.url}topics/trees/")
    choose(mark_of(page, "tree-1"), "Done")
    choose(mark_of(page, "tree-2"), "To read")
    page.goto(f"{bare.url}reading/")
    expect(page.locator(".rl-my-reading h2")).to_have_text(["To read 1", "Done 1"])
    expect(page.locator(".rl-my-reading .rl-progress").first).to_have_text("1 of 5 done")
    choose(row(page, "tree-2"), "Done")
    expect(page.locator(".rl-my-reading h2")).to_have_text(["Done 2"])
    expect(mark_button(row(page, "tree-2"))).to_be_focused()
    follow(row(page, "tree-2").get_by_role("link"))
    page.wait_for_url(f"{bare.url}topics/trees/#tree-2")


def test_the_focus_stays_with_the_lists(bare: Site, visit: Visit) -> None:
    """A key or a mark that moves a row, or takes it away, leaves the focus in it or in the row in its place."""
    page, _ = visit(bare)
    open_reading(page, bare, dict.fromkeys(("tree-1", "tree-2", "tree-3"), "to-read"))
    rows = page.locator(".rl-my-reading li")
    last = (rows.last.locator("a").first.get_attribute("href") or "").partition("#")[2]
    row(page, last).get_by_role("link").focus()
    page.keyboard.press("r")
    expect(rows.first.get_by_role("link")).to_be_focused()
    expect_state(row(page, last), "Reading")
    choose(rows.nth(1), "No mark")
    expect(rows).to_have_count(2)
    expect(mark_button(rows.nth(1))).to_be_focused()
    page.keyboard.press("t")
    expect(mark_button(rows.first)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("r")
    expect(page.get_by_text("Nothing is marked yet")).to_be_visible()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Clear all marks")).to_be_focused()


def test_states_travel_in_a_file(bare: Site, visit: Visit, tmp_path: Path) -> None:
    """What one browser saved, another one takes over: the newest change of each entry wins, unknown ids are kept."""
    one, _ = visit(bare)
    one.goto(f"{bare.url}topics/trees/")
    choose(mark_of(one, "tree-1"), "Done")
    choose(mark_of(one, "tree-2"), "To read")
    choose(mark_of(one, "tree-3"), "Done")
    choose(mark_of(one, "tree-3"), "No mark")
    one.goto(f"{bare.url}reading/")
    file = saved(one)
    assert file.suggested_filename.startswith("my-reading-2")
    file.save_as(tmp_path / "mine.json")
    held = json.loads((tmp_path / "mine.json").read_text())
    assert (held["format"], held["version"], held["site"]) == (
        "reading-list-states",
        1,
        {"name": "Small", "url": bare.url},
    )
    assert {name: change["state"] for name, change in held["entries"].items()} == {
        "tree-1": "done",
        "tree-2": "to-read",
        "tree-3": None,
    }
    held["entries"]["gone-1"] = {"state": "done", "changed": "2024-01-01"}
    held["entries"]["tree-2"]["changed"] = "2001-01-01"
    (tmp_path / "mine.json").write_text(json.dumps(held))

    two, _ = visit(bare)
    two.goto(f"{bare.url}topics/trees/")
    choose(mark_of(two, "tree-2"), "Reading")
    choose(mark_of(two, "tree-3"), "Reading")
    two.goto(f"{bare.url}reading/")
    load(two, tmp_path / "mine.json")
    status = two.locator(".rl-status")
    expect(status).to_contain_text("3 were taken")
    expect(status).to_contain_text("1 belong")
    expect_state(row(two, "tree-1"), "Done")
    expect_state(row(two, "tree-2"), "Reading")
    expect(row(two, "tree-3")).to_have_count(0)
    expect(two.get_by_text("1 mark is kept for entries that this list does not have")).to_be_visible()
    load(two, tmp_path / "mine.json")
    expect(status).to_contain_text("0 were taken")
    saved(two).save_as(tmp_path / "both.json")
    assert json.loads((tmp_path / "both.json").read_text())["entries"]["gone-1"] == held["entries"]["gone-1"]


def test_a_saved_file_is_there_for_browsers_that_read_it_late(bare: Site, visit: Visit) -> None:
    """What the page hands to the browser as a file is not taken away before the browser may have read it."""
    page, _ = visit(bare, own=True)
    page.add_init_script("window.revoked = 0; URL.revokeObjectURL = () => { window.revoked++; };")
    page.clock.install()
    page.goto(f"{bare.url}reading/")
    saved(page)
    page.clock.run_for(10_000)
    assert page.evaluate("window.revoked") == 0
    page.clock.run_for(120_000)
    assert page.evaluate("window.revoked") == 1


def wrong_files_change_nothing(page: Page) -> None:
    """A file of another kind, of another version or with a mistake in it is refused as a whole, with the reason.

    `test_kept_in_browsers.py` tries more of them.
    """
    before = page.evaluate(f"localStorage.getItem('{KEY}')")
    for number, text in enumerate(["\x00\xff", "[]", '{"version": 2, "format": "reading-list-states"}']):
        file = state_file(text)
        load(page, file | {"name": f"{number}.json"})
        refusal = f'Nothing was changed. "{number}.json" cannot be loaded: '
        expect(page.locator(".rl-status"), text).to_contain_text(refusal)
        expect_state(row(page, "tree-1"), "Done")
        assert page.evaluate(f"localStorage.getItem('{KEY}')") == before, text


def the_focus_returns_from_answers(page: Page) -> None:
    """After "Keep" and "Undo", which go when pressed, the focus is on the button that asked."""
    clear = page.get_by_role("button", name="Clear all marks")
    clear.press("Enter")
    page.get_by_role("button", name="Keep", exact=True).press("Enter")
    expect(clear).to_be_focused()
    clear.press("Enter")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Undo", exact=True).press("Enter")
    expect(page.locator(".rl-status")).to_have_text("Undone.")
    expect(clear).to_be_focused()


def clearing_asks_and_can_be_undone(page: Page) -> None:
    """Everything is cleared only when confirmed, nothing stays behind in the browser, and one press brings it back."""
    page.get_by_role("button", name="Clear all marks").click()
    page.get_by_role("button", name="Keep", exact=True).click()
    expect_state(row(page, "tree-1"), "Done")
    page.get_by_role("button", name="Clear all marks").click()
    page.locator(".rl-status").get_by_role("button", name="Clear", exact=True).click()
    expect(row(page, "tree-1")).to_have_count(0)
    assert page.evaluate(f"localStorage.getItem('{KEY}')") is None
    page.keyboard.press("Enter")  # the focus is on Undo
    expect_state(row(page, "tree-1"), "Done")


def undo_keeps_what_another_tab_has_written_a_moment_ago(page: Page) -> None:
    """What stands in the storage counts, heard of or not."""
    page.get_by_role("button", name="Clear all marks").click()
    page.locator(".rl-status").get_by_role("button", name="Clear", exact=True).click()
    stored = {"version": 1, "entries": {"tree-3": {"state": "reading", "changed": "2024-01-01"}}}
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(stored)])
    page.get_by_role("button", name="Undo", exact=True).click()
    expect_state(row(page, "tree-1"), "Done")
    expect_state(row(page, "tree-3"), "Reading")


def test_what_is_cleared_or_loaded_in_error_comes_back(bare: Site, visit: Visit) -> None:
    """Each part but the last leaves the page with one mark, as it was."""
    page, _ = visit(bare)
    open_reading(page, bare, {"tree-1": "done"})
    wrong_files_change_nothing(page)
    the_focus_returns_from_answers(page)
    clearing_asks_and_can_be_undone(page)
    undo_keeps_what_another_tab_has_written_a_moment_ago(page)


def test_undo_keeps_what_was_marked_since(bare: Site, visit: Visit) -> None:
    """Undo takes back the clearing, or the loading, and no mark that another tab has set since."""
    one, _ = visit(bare)
    open_reading(one, bare, {"tree-1": "done"})
    two = one.context.new_page()
    two.goto(f"{bare.url}topics/trees/")
    undo = one.get_by_role("button", name="Undo", exact=True)
    one.get_by_role("button", name="Clear all marks").click()
    one.locator(".rl-status").get_by_role("button", name="Clear", exact=True).click()
    choose(mark_of(two, "tree-2"), "Reading")
    expect_state(row(one, "tree-2"), "Reading")
    undo.click()
    expect_state(row(one, "tree-1"), "Done")
    expect_state(row(one, "tree-2"), "Reading")

    change = {"state": "to-read", "changed": "2024-01-01"}
    held = {"format": "reading-list-states", "version": 1, "entries": {"tree-3": change, "tree-4": change}}
    load(one, state_file(json.dumps(held)))
    expect_state(mark_of(two, "tree-4"), "To read")
    choose(mark_of(two, "tree-4"), "Done")
    choose(mark_of(two, "tree-2"), "Done")
    expect_state(row(one, "tree-2"), "Done")
    undo.click()
    expect(row(one, "tree-3")).to_have_count(0)
    for name in ("tree-1", "tree-2", "tree-4"):
        expect_state(row(one, name), "Done")


def test_without_scripts_the_page_says_what_it_needs(bare: Site, visit: Visit) -> None:
    """Without JavaScript no mark shows anywhere, and the page says why."""
    page, _ = visit(bare, java_script_enabled=False)
    page.goto(f"{bare.url}reading/")
    expect(page.get_by_text("The marks need JavaScript")).to_be_visible()
    page.goto(f"{bare.url}topics/trees/")
    expect(page.locator(".rl-reading")).to_have_count(0)


# --- New since the last visit -------------------------------------------------------------------


def day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def marked_new(page: Page) -> list[str]:
    """Return the titles that the newest list on home calls new."""
    expect(page.locator("#whats-new + ul .rl-reading")).to_have_count(4)
    return (
        page.locator("#whats-new + ul > li", has=page.get_by_text("new", exact=True))
        .get_by_role("link")
        .all_inner_texts()
    )


def test_what_joined_since_the_last_visit_is_marked(bare: Site, visit: Visit) -> None:
    """The second visit shows what came after the first, with a word and a count, for as long as it goes on."""
    page, _ = visit(bare, own=True, timezone_id="UTC")
    page.add_init_script(SHIFTS)
    page.clock.set_fixed_time(day("2024-06-03T10:00"))
    page.goto(bare.url + "topics/")  # the newest entries are not seen in this visit
    page.goto(bare.url + "topics/trees/")
    for moment in ("2024-06-10T09:00", "2024-06-10T12:00", "2024-06-10T15:30"):
        page.clock.set_fixed_time(day(moment))
        page.goto(bare.url)
        assert marked_new(page) == ["Tree 1", "Tree 2"]
        expect(page.locator(".rl-slot")).to_contain_text("2 new since your last visit on 3 June.")
        page.evaluate(PAINTED)
        assert page.evaluate("window.moved") == []
    page.clock.set_fixed_time(day("2024-06-10T20:00"))
    page.reload()
    assert marked_new(page) == []
    expect(page.locator(".rl-since")).to_have_count(0)


def test_all_that_is_new_is_counted_and_shown(bare: Site, visit: Visit) -> None:
    """The count leads to exactly what it counts. What the list began with is no news to anybody."""
    page, _ = visit(bare, own=True, timezone_id="UTC")
    page.clock.set_fixed_time(day("2023-12-30T10:00"))
    page.goto(bare.url + "topics/")
    page.clock.set_fixed_time(day("2024-06-10T10:00"))
    page.goto(bare.url)
    expect(page.locator(".rl-slot")).to_contain_text("3 new since your last visit on 30 December 2023.")
    page.locator(".rl-since a").click()
    expect(page.locator(".rl-found")).to_have_text("3 of 5 entries")
    expect(page.locator(".rl-result h3")).to_have_text(["Tree 1", "Tree 2", "Tree 3"])
    page.get_by_role("button", name="Remove Added").click()
    expect(page.locator(".rl-found")).to_have_text("All 5 entries")


def test_home_counts_what_is_new_in_ones_topics(bare: Site, visit: Visit) -> None:
    """Who has marks is told there how much is new, how much of it in topics with marks, and not a second time."""
    page, _ = visit(bare, own=True, timezone_id="UTC")
    page.clock.set_fixed_time(day("2024-06-03T10:00"))
    page.goto(bare.url + "topics/trees/")
    page.locator("#tree-4").locator("a").first.focus()
    page.keyboard.press("d")
    page.clock.set_fixed_time(day("2024-06-10T10:00"))
    page.goto(bare.url)
    expect(page.locator(".rl-continue")).to_contain_text("New 2 works, 2 in your topics")
    expect(page.locator(".rl-since")).to_be_hidden()
    page.locator(".rl-continue").get_by_role("link", name="2 works").click()
    expect(page.locator(".rl-result h3")).to_have_text(["Tree 1", "Tree 2"])
