"""Lists that readers put together and pass on, and marks on their way to another device, in Chromium."""

import base64
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
import zxingcpp
from browsing import Build, Serve, Site, Visit
from playwright.sync_api import Download, Locator, Page, expect

from calls import reading_list
from reading_list.core.work_codes import code_of

CONFIG = """\
site_name: Small
site_url: https://example.org/mkdocs-reading-list/
theme:
  name: material
  font: false
  features: [navigation.instant]
plugins: [search, reading-list]
markdown_extensions: [attr_list, tables, {toc: {permalink: "#"}}]
"""
WORKS = 50
KEY = "reading-list:/mkdocs-reading-list/:"


def work(number: int) -> dict[str, Any]:
    """Return an entry; the third, the fourth and the sixth ask for the one before. The last has had other ids."""
    later: dict[str, Any] = {"after": [f"work-{number - 1}"]} if number in (3, 4, 6) else {}
    if number == WORKS:
        later["former_ids"] = ["once", "twice"]
    return {
        "title": f"Work {number}",
        "url": f"https://example.org/{number}",
        "kind": "paper",
        "level": "introductory",
        "tags": ["work"],
        **later,
    }


def write_project(folder: Path) -> None:
    """Write a list of one topic with fifty works into *folder*."""
    (folder / "docs").mkdir()
    (folder / "entries").mkdir()
    topic = {"title": "Works", "section": "All", "entries": [work(number) for number in range(1, WORKS + 1)]}
    (folder / "entries" / "all.yaml").write_text(json.dumps(topic))
    (folder / "mkdocs.yml").write_text(CONFIG)


@pytest.fixture(scope="module")
def small(build: Build, serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site of one topic with fifty works."""
    folder = tmp_path_factory.mktemp("lists")
    write_project(folder)
    return serve(build("lists", folder / "mkdocs.yml"))


@pytest.fixture(scope="module")
def bare(small: Site, serve: Serve) -> Site:
    """The same without the theme's script, for what our scripts do by themselves."""
    return serve(small.folder, themed=False)


def press(page: Page, key: str, *numbers: int) -> None:
    """Press *key* while the focus is on each work."""
    for number in numbers:
        page.locator(f'[id="work-{number}"] a').first.focus()
        page.keyboard.press(key)


def open_tray(page: Page) -> Locator:
    tray = page.get_by_role("complementary", name="Your list", exact=True)
    toggle = tray.get_by_role("button", name="Your list")
    if toggle.get_attribute("aria-expanded") == "false":
        toggle.click()
    return tray


def titles(tray: Locator) -> list[str]:
    return tray.locator("li > span:nth-child(2)").all_inner_texts()


def named(*numbers: int) -> list[str]:
    return [f"Work {number}" for number in numbers]


def store(page: Page, name: str, text: str) -> None:
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY + name, text])


def stored(page: Page, name: str) -> Any:
    return json.loads(page.evaluate("key => localStorage.getItem(key)", KEY + name) or "null")


# --- The tray -------------------------------------------------------------------------------------


def test_twelve_works_are_passed_on_as_a_link(bare: Site, visit: Visit) -> None:
    """By keyboard alone: twelve works, one moved to the front, a title, a line; a friend opens the link as a path."""
    page, _ = visit(bare, own=True, permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{bare.url}topics/all/")
    expect(page.locator(".rl-tray")).to_have_count(0)
    press(page, "l", *range(1, 13))
    toggle = page.get_by_role("button", name="Your list: 12 works")
    toggle.focus()
    page.keyboard.press("Enter")
    tray = open_tray(page)
    tray.get_by_role("textbox", name="Title of your list").fill("First things <b>first</b>")
    up = tray.get_by_role("button", name="Move up: Work 12", exact=True)
    up.focus()
    for _ in range(11):
        page.keyboard.press("Enter")
    expect(up).to_be_focused()
    page.keyboard.press("Enter")  # it is the first already
    assert titles(tray) == named(12, *range(1, 12))
    line = tray.get_by_role("textbox", name="A line on Work 1", exact=True)
    line.focus()
    page.keyboard.type("Begin here: été, 深層")
    page.keyboard.press("Alt+ArrowDown")
    expect(line).to_be_focused()
    assert titles(tray) == named(12, 2, 1, *range(3, 12))
    expect(page.get_by_role("status").filter(has_text="Work 1: 3 of 12")).to_have_count(1)
    tray.get_by_role("button", name="Copy the link").press("Enter")
    expect(tray.get_by_text("on the clipboard")).to_be_visible()
    address = page.evaluate("navigator.clipboard.readText()")
    assert address.startswith(f"{bare.url}list/#list=1")

    friend, _ = visit(bare)
    friend.goto(address)
    expect(friend.get_by_role("heading", name="First things <b>first</b>")).to_be_visible()
    assert friend.locator(".rl-list-page li > a").all_inner_texts() == named(12, 2, 1, *range(3, 12))
    expect(friend.locator(".rl-list-page li").nth(2)).to_contain_text("Begin here: été, 深層")
    expect(friend.locator(".rl-progress")).to_have_text("0 of 12 done")
    friend.locator(".rl-list-page li > a").first.focus()
    friend.keyboard.press("d")
    expect(friend.locator(".rl-progress")).to_have_text("1 of 12 done")
    expect(friend.locator(".rl-list-page li").nth(1)).to_have_attribute("aria-current", "step")
    take = friend.get_by_role("button", name="Take into my list")
    take.press("Enter")
    friend.locator(".rl-list-page").get_by_role("button", name="Undo").press("Enter")
    expect(take).to_be_focused()
    take.press("Enter")
    assert titles(open_tray(friend)) == named(12, 2, 1, *range(3, 12))


def test_the_tray_takes_back_what_was_taken_away(bare: Site, visit: Visit) -> None:
    """Removing and clearing can be undone; the list outlives the page, and another tab has the same."""
    page, _ = visit(bare)
    page.goto(f"{bare.url}topics/all/")
    press(page, "l", 1, 2, 3)
    tray = open_tray(page)
    tray.get_by_role("button", name="Remove: Work 2", exact=True).press("Enter")
    assert titles(tray) == named(1, 3)
    page.keyboard.press("Enter")  # the focus is on Undo
    assert titles(tray) == named(1, 2, 3)
    tray.get_by_role("button", name="Clear").press("Enter")
    assert titles(tray) == []
    page.keyboard.press("Enter")
    assert titles(tray) == named(1, 2, 3)
    press(page, "l", 2)
    expect(tray.locator("li")).to_have_count(2)
    other = page.context.new_page()
    other.goto(f"{bare.url}topics/all/")
    press(other, "l", 5)
    expect(tray.locator("li")).to_have_count(3)
    page.reload()
    tray = open_tray(page)
    assert titles(tray) == named(1, 3, 5)
    tray.get_by_role("textbox", name="Title").focus()
    page.keyboard.press("Escape")
    toggle = tray.get_by_role("button", name="Your list: 3 works")
    expect(toggle).to_be_focused()
    expect(toggle).to_have_attribute("aria-expanded", "false")
    press(page, "l", 1, 3, 5)
    expect(tray).to_be_hidden()


def test_undo_keeps_what_was_done_since(bare: Site, visit: Visit) -> None:
    """The offer to undo stays while the reader goes on, in this tab and in others: it takes back one thing only."""
    page, _ = visit(bare)
    page.goto(f"{bare.url}topics/all/")
    press(page, "l", 1, 2, 3)
    expect(page.locator(".rl-announced")).to_have_text("Work 3: on your list")
    tray = open_tray(page)
    tray.get_by_role("button", name="Remove: Work 2", exact=True).press("Enter")
    tray.get_by_role("textbox", name="Title").fill("Mine")
    tray.get_by_role("textbox", name="A line on Work 3", exact=True).fill("Last.")
    other = page.context.new_page()
    other.goto(f"{bare.url}topics/all/")
    press(other, "l", 5)
    tray.get_by_role("button", name="Undo").press("Enter")
    assert titles(tray) == named(1, 2, 3, 5)
    expect(tray.get_by_role("textbox", name="A line on Work 3", exact=True)).to_have_value("Last.")
    expect(tray.get_by_role("textbox", name="Title")).to_have_value("Mine")


def test_works_are_dragged_into_their_order(small: Site, visit: Visit) -> None:
    """A row follows the pointer and stays where it is let go."""
    page, _ = visit(small)
    page.goto(f"{small.url}topics/all/")
    press(page, "l", 1, 2, 3)
    tray = open_tray(page)
    first, last = (tray.locator("li").nth(place).locator(".rl-grip").bounding_box() for place in (0, 2))
    assert first
    assert last
    page.mouse.move(first["x"] + 4, first["y"] + 4)
    page.mouse.down()
    page.mouse.move(last["x"] + 4, last["y"] + last["height"] - 2, steps=5)
    page.mouse.up()
    assert titles(tray) == named(2, 3, 1)
    assert [step["id"] for step in stored(page, "list")["steps"]] == ["work-2", "work-3", "work-1"]


def test_what_browse_found_becomes_a_list(bare: Site, visit: Visit) -> None:
    """The answer of Browse is put on the list in its order, without what is there already."""
    page, _ = visit(bare)
    page.goto(f"{bare.url}browse/?find=work&sort=title")
    page.locator(".rl-result a").first.focus()
    page.keyboard.press("l")
    shown = page.locator(".rl-result h3").all_text_contents()
    page.get_by_role("button", name="Make a list of these").click()
    expect(page.locator(".rl-tool .rl-remarks")).to_contain_text(f"{len(shown) - 1} work")
    assert titles(open_tray(page)) == shown


def saved(page: Page, name: str) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name=name, exact=True).click()
    file: Download = download.value
    return Path(file.path()).read_text(encoding="utf-8")


def test_a_list_is_taken_along_in_every_format(bare: Site, visit: Visit, tmp_path: Path) -> None:
    """BibTeX, Markdown and the YAML of a path hold the works in order, with what was said of them.

    A curator can put the YAML into the list as it is.
    """
    page, _ = visit(bare)
    page.goto(bare.empty)
    steps = [{"id": "work-3", "remark": 'Say "why": # not'}, {"id": "work-1", "remark": ""}]
    store(page, "list", json.dumps({"version": 1, "title": "Two: works", "steps": steps}))
    page.goto(f"{bare.url}list/")
    page.get_by_role("link", name="Open your own").click()
    expect(page.locator(".rl-list-page li")).to_have_count(2)
    bibtex = saved(page, "BibTeX")
    assert 0 < bibtex.index("Work 3") < bibtex.index("Work 1")
    markdown = saved(page, "Markdown")
    assert markdown.startswith("# Two: works\n")
    assert re.findall(r"^(\d+)\. \[(.*?)\]", markdown, re.MULTILINE) == [("1", "Work 3"), ("2", "Work 1")]
    assert 'Say "why": # not' in markdown
    path = {
        "id": "two-works",
        "title": "Two: works",
        "steps": [{"work": "work-3", "why": 'Say "why": # not'}, "work-1"],
    }
    written = saved(page, "YAML of a path")
    assert yaml.safe_load(written) == {"paths": [path]}
    write_project(tmp_path)
    (tmp_path / "entries" / "paths.yaml").write_text(written, encoding="utf-8")
    checked = reading_list(tmp_path, "check")
    assert checked.returncode == 0, checked.stdout + checked.stderr


# --- Addresses and storage that somebody else wrote ----------------------------------------------


def words(*lines: str) -> str:
    return base64.urlsafe_b64encode("\n".join(lines).encode()).decode().rstrip("=")


ATTACK = "<img src=x onerror=alert(1)><script>alert(2)</script>"


def test_hostile_lists_are_text(bare: Site, visit: Visit) -> None:
    """Markup, hidden characters and unknown works in an address are shown as text, and the page works on."""
    page, _ = visit(bare)
    text = words(ATTACK, "evil\u202etxt", ATTACK)
    page.goto(f"{bare.url}list/#list=1AAAAAA______.{text}")
    place = page.locator(".rl-list-page")
    expect(place.get_by_role("heading")).to_have_text(ATTACK[:120])
    expect(place.locator("li")).to_have_text(
        [
            "A work that this site does not have now (code AAAAAA)eviltxt",
            f"A work that this site does not have now (code ______){ATTACK}",
        ]
    )
    expect(place.locator("img, script")).to_have_count(0)


def test_a_work_of_several_ids_is_one(bare: Site, visit: Visit) -> None:
    """Whichever of its ids an address or the stored list names it by, it is shown once and by its title."""
    page, _ = visit(bare)
    codes = "".join(code_of(name) for name in ("twice", "work-50", "work-1", "once"))
    page.goto(f"{bare.url}list/#list=1{codes}")
    expect(page.locator(".rl-list-page li > a")).to_have_text(named(50, 1))
    store(page, "list", json.dumps({"version": 1, "title": "", "steps": [{"id": "twice", "remark": ""}]}))
    page.reload()
    expect(open_tray(page).locator("li > span").nth(1)).to_have_text("Work 50")


def test_addresses_without_a_list_say_so(bare: Site, visit: Visit) -> None:
    """The page says what is wrong with its address; `test_list_address.py` reads more that are wrong."""
    page, _ = visit(bare)
    for fragment, answer in {
        "": "There is no list in this address",
        "#a-list": "There is no list in this address",
        "#list=": "holds nothing",
        "#list=1%E2%80%AE<svg/onload=alert(1)>": "damaged",
    }.items():
        page.goto(f"{bare.url}list/{fragment}")
        expect(page.locator(".rl-list-page")).to_contain_text(answer)


def test_a_stored_list_that_makes_no_sense_is_not_lost(bare: Site, visit: Visit) -> None:
    """It is set aside; the reader is told, and can put a list together. `test_kept_in_browsers.py` tries other ones."""
    page, _ = visit(bare)
    page.goto(bare.empty)
    store(page, "list", "{")
    page.goto(f"{bare.url}topics/all/")
    expect(page.locator(".rl-notice")).to_contain_text("could not be read")
    press(page, "l", 1)
    assert titles(open_tray(page)) == named(1)
    assert page.evaluate("key => localStorage.getItem(key)", f"{KEY}list:unreadable") == "{"


# --- Marks on their way ---------------------------------------------------------------------------

READ = """async picture => {
  const image = new Image();
  image.src = "data:image/svg+xml," + encodeURIComponent(new XMLSerializer().serializeToString(picture));
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 600;
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0, 600, 600);
  const { data } = context.getImageData(0, 0, 600, 600);
  let shades = "";
  for (let place = 0; place < data.length; place += 4) shades += String.fromCharCode(data[place]);
  return btoa(shades);
}"""


def photographed(page: Page) -> list[str]:
    """Return what a reader of QR codes sees in the pictures on *page*, each with its quiet border."""
    pictures = page.locator("svg.rl-qr")
    expect(page.locator(".rl-offer figure").first).to_be_visible()
    expect(pictures).to_have_count(page.locator(".rl-offer figure").count())
    texts = []
    for picture in pictures.all():
        pixels = memoryview(base64.b64decode(picture.evaluate(READ))).cast("B", (600, 600))
        assert min(pixels[5, column] for column in range(600)) == 255
        [barcode] = zxingcpp.read_barcodes(pixels, zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
        texts.append(barcode.text)
    return texts


def mark(page: Page, site: Site, marks: Mapping[str, tuple[str | None, str]]) -> None:
    """Have the browser keep *marks*: states and days by id."""
    page.goto(site.empty)
    entries = {id_: {"state": state, "changed": day} for id_, (state, day) in marks.items()}
    store(page, "states", json.dumps({"version": 1, "entries": entries}))
    page.goto(f"{site.url}reading/")


FORTY = {
    f"work-{number}": (("to-read", "reading", "done")[number % 3], f"2026-0{1 + number % 6}-1{number % 10}")
    for number in range(1, 41)
}


def test_forty_marks_go_from_laptop_to_phone(small: Site, visit: Visit) -> None:
    """One code carries forty marks; the phone shows what would change, takes it, and can undo it."""
    laptop, _ = visit(small)
    mark(laptop, small, FORTY)
    laptop.get_by_role("button", name="To another device").press("Enter")
    [address] = photographed(laptop)
    assert laptop.get_by_role("textbox", name="The link to your marks").input_value() == address

    phone, _ = visit(small, viewport={"width": 390, "height": 800})
    own = {"work-1": ("done", "2027-01-01"), "work-2": ("to-read", "2020-01-01"), "work-50": ("done", "2026-01-01")}
    mark(phone, small, own)
    phone.goto(address)
    offer = phone.locator(".rl-offer")
    expect(offer).to_contain_text("The address holds 40 marks. 39 differ")
    expect(offer.locator("li")).to_have_count(39)
    expect(offer.locator("li").filter(has_text="Work 2:")).to_have_text(["Work 2: to read → done, 12 March"])
    assert len(stored(phone, "states")["entries"]) == 3
    assert phone.url == f"{small.url}reading/"  # a reload, or whoever sees the address, is not asked again
    phone.evaluate("document$.next(document)")  # as the theme may do when the address gets a fragment
    expect(offer).to_contain_text("The address holds 40 marks. 39 differ")
    offer.get_by_role("button", name="Take them over").press("Enter")
    expect(phone.locator(".rl-status")).to_contain_text("39 marks taken over.")
    expected = {id_: {"state": state, "changed": day} for id_, (state, day) in {**FORTY, **own}.items()}
    expected["work-2"] = {"state": "done", "changed": "2026-03-12"}
    assert stored(phone, "states")["entries"] == expected
    phone.keyboard.press("Enter")  # the focus is on Undo
    expect(phone.locator(".rl-status")).to_have_text("Undone.")
    assert {id_: change["state"] for id_, change in stored(phone, "states")["entries"].items()} == {
        id_: state for id_, (state, _) in own.items()
    }


DRAWN = """() => {
  window.drawn = [];
  new MutationObserver(changes => {
    const codes = changes.flatMap(change => [...change.addedNodes]).filter(part => part.matches?.("svg.rl-qr"));
    if (codes.length) drawn.push(codes.length);
  }).observe(document.body, {childList: true, subtree: true});
}"""


def test_the_codes_of_many_marks_are_drawn_one_at_a_time(bare_site: Site, visit: Visit) -> None:
    """Between two of them the page answers."""
    topics = json.loads((bare_site.folder / "entries.json").read_text(encoding="utf-8"))["topics"]
    ids = [entry["id"] for topic in topics for entry in topic["entries"]][:200]
    page, _ = visit(bare_site)
    mark(page, bare_site, dict.fromkeys(ids, ("done", "2026-01-01")))
    page.evaluate(DRAWN)
    page.get_by_role("button", name="To another device").click()
    addresses = photographed(page)
    assert len(addresses) > 1
    assert page.evaluate("drawn") == [1] * len(addresses)
    links = page.locator(".rl-offer figure input").all()
    assert [link.input_value() for link in links] == addresses
    expect(page.locator("figcaption").first).to_have_text(f"1 of {len(addresses)}")


def test_marks_can_be_left_as_they_are(bare: Site, visit: Visit) -> None:
    """Who does not take the marks keeps the own ones; unknown works are named by number; the same again is no news."""
    page, _ = visit(bare)
    mark(page, bare, {"work-1": ("done", "2026-01-01"), "gone": ("done", "2026-01-01")})
    page.get_by_role("button", name="To another device").click()
    expect(page.locator(".rl-offer")).to_contain_text("1 mark is left out")
    [address] = photographed(page)
    page.goto(address)
    expect(page.locator(".rl-offer")).to_contain_text("Nothing in it is newer")
    page.locator(".rl-offer").get_by_role("button", name="Close").press("Enter")
    expect(page.get_by_role("button", name="To another device")).to_be_focused()
    page.goto(f"{bare.url}reading/#marks=1AAAAAADAA{address.partition('#marks=1')[2][:6]}BAA")
    expect(page.locator(".rl-offer")).to_contain_text("1 belongs to a work that this list does not have now")
    page.locator(".rl-offer").get_by_role("button").first.click()
    assert stored(page, "states")["entries"]["work-1"] == {"state": "done", "changed": "2026-01-01"}


def test_addresses_without_marks_say_so(bare: Site, visit: Visit) -> None:
    """The page says what is wrong with its address, and changes nothing."""
    page, _ = visit(bare)
    for fragment, answer in {
        "#marks=": "holds nothing",
        "#marks=3AAAAAAAAA": "newer version",
        "#marks=1AAAA<b>": "damaged",
    }.items():
        page.goto(f"{bare.url}reading/{fragment}")
        expect(page.locator(".rl-status")).to_contain_text(answer)
        assert stored(page, "states") is None


# --- My reading -----------------------------------------------------------------------------------


def test_my_reading_says_what_comes_next(bare: Site, visit: Visit) -> None:
    """What follows what is done is a next step until it is begun; what is done stands by month."""
    page, _ = visit(bare)
    mark(page, bare, {"work-2": ("done", "2026-05-03"), "work-5": ("done", "2026-04-30")})
    place = page.locator(".rl-my-reading")
    expect(place.locator("h2")).to_have_text(["Next steps 2", "Done 2"])
    expect(place.locator("h3")).to_have_text(["May 2026 1", "April 2026 1"])
    following = place.locator("li").filter(has_text="Next on the path Works")
    expect(following).to_contain_text("paper · introductory · Works")
    expect(place.locator("li").filter(has_text="Follows Work 5")).to_contain_text("Work 6")
    following.get_by_role("link", name="Work 3").focus()
    page.keyboard.press("d")
    expect(following).to_contain_text("Work 4")
    for number in (4, 6):
        page.get_by_role("link", name=f"Work {number}", exact=True).first.focus()
        page.keyboard.press("r")
    expect(place.locator("h2").filter(has_text="Next steps")).to_have_count(0)
    bibtex = saved(page, "BibTeX")
    assert [f"Work {number}" in bibtex for number in range(1, 7)] == [False, True, True, True, True, True]


def test_own_remarks_are_kept_and_travel_in_the_file(bare: Site, visit: Visit, tmp_path: Path) -> None:
    """A remark is kept with each key, outlives the mark, and comes along in the file; loading it can be undone."""
    page, _ = visit(bare)
    mark(page, bare, {"work-1": ("to-read", "2026-05-03")})
    field = page.get_by_role("textbox", name="Your remark on Work 1", exact=True)
    field.focus()
    page.keyboard.type(f"Chapter 3 only {ATTACK}")
    page.locator(".rl-my-reading li > a").first.focus()
    page.keyboard.press("t")
    expect(page.locator(".rl-my-reading h2")).to_have_text(["With a remark 1"])
    page.reload()
    expect(field).to_have_value(f"Chapter 3 only {ATTACK}")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    download.value.save_as(tmp_path / "mine.json")

    other, _ = visit(bare)
    other.goto(f"{bare.url}reading/")
    with other.expect_file_chooser() as chooser:
        other.get_by_role("button", name="Load a file").click()
    chooser.value.set_files(tmp_path / "mine.json")
    expect(other.locator(".rl-status")).to_contain_text("1 remark was taken as well.")
    assert stored(other, "remarks")["entries"]["work-1"]["remark"] == f"Chapter 3 only {ATTACK}"
    other.locator(".rl-status").get_by_role("button", name="Undo").click()
    assert stored(other, "remarks") is None
