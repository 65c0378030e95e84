"""What holds for every kind of page: access, keyboard, stillness, reading without scripts, paper."""

import json
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import takewhile
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import stillness
from access import PALETTES, Access
from browsing import Build, Once, Serve, Site, Visit
from every_form import GOAL, LANDMARK, TOPIC, built_every_form
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from reading_list.core.work_codes import code_of

WIDTHS = (1280, 360)
KEPT = "reading-list:/mkdocs-reading-list/"
PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
STILL = "Promise.all(document.getAnimations().map(change => change.finished))"


class Kind(NamedTuple):
    """A kind of page: where one stands, and what scripts put on it last; `unmarked` is that where nothing is marked."""

    path: str
    last: str = "article h1"
    unmarked: str = ""


KINDS = {
    "home": Kind("", ".rl-rows .rl-reading"),
    "topics": Kind("topics/"),
    "topic": Kind(f"topics/{TOPIC}/", ".rl-narrow select"),
    "work": Kind(f"works/{LANDMARK}/", ".rl-work > .rl-reading"),
    "tags": Kind("tags/"),
    "tag": Kind("tags/trees/", ".rl-rows .rl-reading"),
    "kinds": Kind("kinds/"),
    "kind": Kind("kinds/paper/", ".rl-rows .rl-reading"),
    "concepts": Kind("concepts/"),
    "concept": Kind("concepts/decision-tree/", ".rl-rows .rl-reading"),
    "people": Kind("people/"),
    "person": Kind("people/ada-example/", ".rl-rows .rl-reading"),
    "browse": Kind("browse/?kind=paper&find=network", ".rl-result .rl-reading"),
    "paths": Kind("paths/"),
    "path": Kind(f"paths/{GOAL}/", ".rl-path .rl-reading"),
    "map": Kind("timeline/", ".rl-map-bar button"),
    "chosen on the map": Kind(f"timeline/?#work={LANDMARK}", ".rl-own"),  # for its query, loaded anew after the map
    "by year": Kind("years/", ".rl-rows .rl-reading"),
    "statistics": Kind("statistics/"),
    "new": Kind("new/", ".rl-rows .rl-reading"),
    "reading": Kind("reading/", ".rl-my-reading li .rl-reading", unmarked=".rl-my-reading .rl-progress"),
    "list": Kind(f"list/#list=1{code_of(LANDMARK)}AAAAAA", ".rl-list-page .rl-reading"),
    "by hand": Kind("about/"),
    "with code": Kind("your-own-list/"),
    "not found": Kind("404.html"),
}
DIFFERS_BY_MARKS = ("home", "topic", "work", "browse", "path", "map", "chosen on the map", "reading", "list")
"""Where marks change more than what a button says."""
THEMED = ("home", "statistics", "by hand", "with code")
"""Where the theme's script has something to do beside the header: tables, code, and what follows the reader."""
UNTHEMED = tuple(name for name in KINDS if name not in THEMED)


def open_kind(page: Page, site: Site, kind: Kind) -> None:
    """Open a page of *kind* and wait until scripts have done their part."""
    page.goto(site.url + kind.path)
    expect(page.locator(kind.last).first).to_be_attached()
    page.evaluate(PAINTED)


def come_back(page: Page, site: Site) -> None:
    """Make the visitor one who has marked every second entry and was last here before any entry joined."""
    outline = json.loads((site.folder / "assets" / "reading-list" / "topics.json").read_text())
    ids = [entry for topic in outline["topics"].values() for entry, _ in topic["entries"]]
    states = ("to-read", "reading", "done")
    marks = {entry: {"state": states[at % 3], "changed": "2024-01-01"} for at, entry in enumerate(ids[::2])}
    visit = {"seen": 1577836800000, "newest": "", "last": "", "since": ""}
    page.goto(site.empty)
    keep(page, states={"version": 1, "entries": marks}, visit=visit)


def keep(page: Page, **kept: object) -> None:
    """Put what the browser is to keep of the list into the storage of the site of *page*."""
    texts = {f"{KEPT}:{name}": json.dumps(value) for name, value in kept.items()}
    page.evaluate("texts => { Object.assign(localStorage, texts); }", texts)


@pytest.fixture(scope="session")
def folder(project: Path, once: Once, build: Build) -> Path:
    """The built site of a small list, with the configuration and the pages by hand of the real one."""
    return built_every_form(project, once, build)


@pytest.fixture(scope="session")
def site(folder: Path, serve: Serve) -> Site:
    """The site, for tests that follow no link."""
    return serve(folder, mapped=False)


@pytest.fixture(scope="session")
def bare_site(folder: Path, serve: Serve) -> Site:
    """The same without the theme's script."""
    return serve(folder, themed=False)


# --- Access and stillness -----------------------------------------------------------------------

# Parts that take time to change, or scroll smoothly.
MOVING = """
() => [...document.querySelectorAll("html, [class^=rl-], [class^=rl-] *, [id^=rl-]")].filter(node => {
  const style = getComputedStyle(node);
  const takesTime = times => times.split(",").some(time => parseFloat(time) > 0.01);
  return style.scrollBehavior === "smooth" || takesTime(style.animationDuration)
    || (takesTime(style.transitionDuration) && !node.closest("summary"));
}).map(node => node.outerHTML.slice(0, 100))
"""


# Runs our scripts on a page that was shown without them, waits until what they fetch has come and what they put on the
# page last is painted, and returns what has moved. A browser that has nothing to paint may never call itself idle.
RUN_LATE = f"""
async ([folder, last]) => {{
  await {PAINTED};
  await import(`${{folder}}main.js?late`);
  await (await fetch(`${{folder}}topics.json`)).text();
  let isIdle = false;
  requestIdleCallback(() => {{ isIdle = true; }});
  while (!isIdle || !document.querySelector(last)) await {PAINTED};
  await {PAINTED};
  return window.shifts;
}}
"""


def late_shifts(page: Page, site: Site, kind: Kind, *, marked: bool) -> list[Any]:
    """Open a page of *kind*, run our scripts on it once it is shown, and return what has moved."""
    page.goto(site.url + kind.path)
    last = kind.last if marked else kind.unmarked or kind.last
    shifts: list[Any] = page.evaluate(RUN_LATE, [f"{site.url}assets/reading-list/", last])
    return shifts


@pytest.fixture(scope="session")
def late_site(folder: Path, serve: Serve) -> Site:
    """The site without our scripts."""
    return serve(folder, scripted=False, mapped=False)


@pytest.fixture(scope="session")
def bare_late_site(folder: Path, serve: Serve) -> Site:
    """The same, without the theme's script as well."""
    return serve(folder, scripted=False, themed=False)


@pytest.fixture(scope="session")
def access() -> Access:
    """What was tried of pages that one worker has seen."""
    return Access()


def faults_of_pages(page: Page, site: Site, access: Access, names: Iterable[str]) -> dict[str, Any]:
    """Return what is wrong on the pages of these kinds, with marks, and in the end with all that unfolds unfolded."""
    come_back(page, site)
    page.add_init_script(stillness.WATCH)
    faults: dict[str, Any] = {}
    for name in names:
        page.set_viewport_size({"width": WIDTHS[0], "height": 800})
        page.emulate_media(reduced_motion="no-preference")
        if shifts := late_shifts(page, site, KINDS[name], marked=True):
            faults[f"{name} shifts"] = shifts
        page.emulate_media(reduced_motion="reduce")
        if moving := page.evaluate(MOVING):
            faults[f"{name} moves"] = moving
        page.locator(".md-content details").evaluate_all("parts => parts.forEach(part => { part.open = true; })")
        if broken := access.broken_rules(page, *WIDTHS):
            faults[name] = broken
    return faults


def test_every_page_is_accessible_and_still(bare_late_site: Site, visit: Visit, access: Access) -> None:
    """Every kind of page keeps the rules of axe on screens of each width, whatever is marked and unfolded on it.

    Its layout shift is 0, also where the scripts come after the page was shown. With reduced motion, no animation or
    transition of ours takes time, and nothing scrolls smoothly.
    """
    page, _ = visit(bare_late_site, own=True)
    assert faults_of_pages(page, bare_late_site, access, UNTHEMED) == {}


def test_what_the_theme_adds_is_accessible_and_still(late_site: Site, visit: Visit, access: Access) -> None:
    """So do the pages on which the theme's script has more to do than elsewhere."""
    page, _ = visit(late_site, own=True)
    assert faults_of_pages(page, late_site, access, THEMED) == {}


@pytest.mark.parametrize(
    ("path", "widths"), [("", WIDTHS), ("tags/", [1280]), ("tags/", [360])], ids=["home", "header", "header of a phone"]
)
def test_the_search_breaks_no_rule_of_axe(
    bare_site: Site, visit: Visit, access: Access, path: str, widths: list[int]
) -> None:
    """Neither does the search with its results."""
    page, _ = visit(bare_site, viewport={"width": widths[0], "height": 800}, reduced_motion="reduce")
    page.goto(bare_site.url + path)
    page.keyboard.press("/")
    page.keyboard.type("netwrok 2017")
    expect(page.get_by_role("row").first).to_be_visible()
    assert access.broken_rules(page, *widths) == {}
    expect(page.get_by_role("row").first).to_be_visible()


def test_the_tray_and_the_codes_break_no_rule_of_axe(bare_site: Site, visit: Visit, access: Access) -> None:
    """Neither do a reader's list at the foot of the window and the codes that carry marks away."""
    page, _ = visit(bare_site, reduced_motion="reduce")
    come_back(page, bare_site)
    keep(
        page,
        list={"version": 1, "title": "", "steps": [{"id": LANDMARK, "remark": ""}, {"id": "gone", "remark": "Lost"}]},
    )
    open_kind(page, bare_site, KINDS["reading"])
    page.get_by_role("button", name="To another device").click()
    expect(page.locator(".rl-qr").first).to_be_visible()
    page.get_by_role("button", name="Your list").click()
    expect(page.locator(".rl-tray li").last).to_contain_text("A work that this site does not have now")
    assert access.broken_rules(page, *WIDTHS) == {}


CONTRAST = """
node => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const layers = [];
  for (let at = node; at; at = at.parentElement) layers.unshift(getComputedStyle(at).backgroundColor);
  const painted = colours => {
    canvas.fillStyle = "white";
    canvas.fillRect(0, 0, 1, 1);
    for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
    const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map(part => part / 255)
      .map(part => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const pair = [painted(layers), painted([...layers, getComputedStyle(node).color])].sort((one, two) => two - one);
  return (pair[0] + 0.05) / (pair[1] + 0.05);
}
"""


# Brings the first part that shows into sight; returns where that is, and its contrast in each palette.
SEEN = f"""
([part, palettes]) => {{
  const node = [...document.querySelectorAll(part)].find(node => node.checkVisibility({{ visibilityProperty: true }}));
  const contrasts = () => palettes.map(palette => {{
    document.body.dataset.mdColorScheme = palette;
    for (const change of document.getAnimations()) change.finish();
    return ({CONTRAST})(node);
  }});
  node.scrollIntoView({{ block: "center" }});
  const box = node.getClientRects()[0];
  window.underPointer = () => [node.matches(":hover"), contrasts()];
  return [box.left + box.width / 2, box.top + box.height / 2, contrasts()];
}}
"""
UNDER_POINTER = {
    "topic": (
        *("article h3 > a", ".rl-entry > summary", ".rl-relation a", ".rl-tags > a", ".rl-reading > button"),
        *(".rl-jump a", ".rl-narrow > select"),
    ),
    "home": (".rl-goals a", ".rl-sums a", ".rl-examples > a", ".rl-contents a", ".rl-onward > a", ".rl-rows a"),
    "tags": (".rl-tag-index a",),
    "browse": (".rl-chip", ".rl-download button", ".rl-result h3 > a"),
    "map": (".rl-map-field a", ".rl-map-names a", ".rl-by-year a"),
    "reading": (".rl-tools button",),
    "by hand": ("article p a",),
}


def test_what_is_under_the_pointer_is_readable(bare_site: Site, visit: Visit) -> None:
    """Links, tags and buttons keep a contrast of 4.5 when they change colour, as do the boxes on the map."""
    page, _ = visit(bare_site, reduced_motion="reduce", viewport={"width": 1280, "height": 800})
    faint: dict[tuple[str, str, str], float] = {}
    for name, parts in UNDER_POINTER.items():
        open_kind(page, bare_site, KINDS[name]._replace(last=parts[0]))
        page.locator("details.rl-entry").evaluate_all(
            "works => works.slice(0, 3).forEach(work => { work.open = true; })"
        )
        for part in parts:
            page.mouse.move(0, 0)
            x, y, before = page.evaluate(SEEN, [part, PALETTES])
            page.mouse.move(x, y)
            hovered, after = page.evaluate("underPointer()")
            assert hovered, (name, part)
            ratios = map(min, before, after)
            faint |= {(name, part, palette): ratio for palette, ratio in zip(PALETTES, ratios, strict=True)}
    assert {place: ratio for place, ratio in faint.items() if ratio < 4.5} == {}


# --- Keyboard and motion ------------------------------------------------------------------------

FOCUSED = """
() => {
  let node = document.activeElement;
  if (!node || node === document.body) return null;
  const stays = node === window.heldBefore;
  if (node.matches("input.md-option")) node = node.nextElementSibling; // the theme shows the label of its switch
  const style = getComputedStyle(node), box = [...node.getClientRects()].find(box => box.width && box.height);
  const words = `${node.outerHTML.slice(0, 120)}`;
  const faults = stays ? ["the focus stays"] : [];
  if (!box || style.visibility !== "visible") faults.push("hidden");
  else {
    const x = Math.max(box.left, 0) + 2, y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
    const hit = document.elementFromPoint(x, y);
    if (box.bottom < 0 || box.top > innerHeight || box.right < 0 || box.left > innerWidth) faults.push("off screen");
    else if (!hit || !(node.contains(hit) || hit.contains(node))) faults.push(`below ${hit?.outerHTML.slice(0, 60)}`);
  }
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  if (!ring && style.boxShadow === "none" && !node.matches("input")) faults.push("no ring"); // an input has its caret
  return [words, ...faults];
}
"""
STOPS = 50
"""In the text of a page."""


# Returns what has the focus, with what is wrong about it once the theme has made room for it, and whether it is in the
# text; null for nothing.
SETTLED = f"""
async () => {{
  let held;
  for (let times = 0; times < 30; times++) {{
    await {STILL};
    held = ({FOCUSED})();
    if (held === null || held.length === 1) break;
    await {PAINTED};
  }}
  window.heldBefore = document.activeElement;
  return held && [held, !!document.activeElement.closest("article")];
}}
"""


# Puts the focus before all that can have it in the text.
TO_THE_TEXT = """
() => {
  const text = document.querySelector("article");
  text.tabIndex = -1;
  text.focus({ preventScroll: true });
}
"""


TAB = {"type": "rawKeyDown", "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
"""What pressing the key tells the browser; that it is let go moves nothing."""
ASK_SETTLED = {"expression": "settled()", "awaitPromise": True, "returnByValue": True}


def stops(page: Page, most: int) -> Iterator[tuple[list[str], bool]]:
    """Press Tab until the focus leaves the page, and yield what has it, with faults, and whether it is in the text."""
    keyboard = page.context.new_cdp_session(page)
    page.evaluate(f"window.settled = {SETTLED}")  # once: to read it takes the browser as long as to run it
    for _ in range(most):
        keyboard.send("Input.dispatchKeyEvent", TAB)
        settled = keyboard.send("Runtime.evaluate", ASK_SETTLED)["result"]["value"]
        if settled is None:
            break  # round, and out into the browser's own bar
        yield settled


@pytest.mark.parametrize(
    ("width", "names"),
    [
        (1280, ("topic", "browse", "map", "chosen on the map", "reading", "by hand")),
        (360, ("topic", "browse", "chosen on the map", "reading")),  # the others stand there as on a wide screen
    ],
    ids=["wide", "narrow"],
)
def test_the_focus_is_always_seen(site: Site, visit: Visit, *, width: int, names: tuple[str, ...]) -> None:
    """Whatever Tab reaches is on the screen, uncovered, and shows that it has the focus; nothing holds it."""
    page, _ = visit(site, viewport={"width": width, "height": 800}, reduced_motion="reduce")
    come_back(page, site)
    open_kind(page, site, KINDS["home"])
    whole = list(stops(page, 2 * STOPS))
    assert {in_text for _, in_text in whole} == {True, False}
    faults = {"home": [held for held, _ in whole if len(held) > 1]}
    for name in names:
        open_kind(page, site, KINDS[name])
        page.evaluate(TO_THE_TEXT)
        within = [held for held, _ in takewhile(itemgetter(1), stops(page, STOPS))]
        assert within
        faults[name] = [held for held in within if len(held) > 1]
    assert {name: wrong for name, wrong in faults.items() if wrong} == {}


def test_menu_and_search_of_a_phone_open_by_keys(site: Site, visit: Visit) -> None:
    """On a small screen Enter opens the menu, whose links come next; Escape closes it; the search opens likewise."""
    page, _ = visit(site, viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    page.goto(f"{site.url}topics/")
    menu = page.get_by_role("button", name="Menu")
    link = page.locator(".md-nav--primary").get_by_role("link", name="Map")
    expect(link).to_be_hidden()
    menu.press("Enter")
    expect(link).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(menu).to_be_focused()
    opener = page.get_by_role("button", name="Search")
    opener.press("Enter")
    expect(page.get_by_role("combobox", name="Search")).to_be_focused()
    page.keyboard.type("attention")
    expect(page.get_by_role("row").first).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()


# --- Stillness on other screens, and before anything is marked -----------------------------------


@pytest.mark.parametrize(
    ("width", "marked", "names"),
    [(360, False, tuple(KINDS)), (1280, False, DIFFERS_BY_MARKS), (360, True, DIFFERS_BY_MARKS)],
    ids=["first visit, narrow", "first visit, wide", "marks, narrow"],
)
def test_scripts_shift_nothing(
    bare_late_site: Site, visit: Visit, *, width: int, marked: bool, names: tuple[str, ...]
) -> None:
    """The layout shift of every kind of page is 0, also where the scripts come after the page was shown.

    (With marks on a wide screen, the tests of access have looked at it.)
    """
    page, _ = visit(bare_late_site, own=True, viewport={"width": width, "height": 800})
    if marked:
        come_back(page, bare_late_site)
    page.add_init_script(stillness.WATCH)
    shifts = {name: late_shifts(page, bare_late_site, KINDS[name], marked=marked) for name in names}
    assert {name: moved for name, moved in shifts.items() if moved} == {}


# --- On a phone ---------------------------------------------------------------------------------

PHONE = {"width": 390, "height": 844}
# Gives each heading just the room that its title needs, and returns those that are higher with their mark than without.
CROWDED = """
() => [...document.querySelectorAll("article h3:has(> .headerlink)")].filter(heading => {
  const mark = heading.querySelector(".headerlink");
  mark.style.display = "none";
  heading.style.width = "max-content";
  const {width, height} = heading.getBoundingClientRect();
  heading.style.width = `${Math.ceil(width)}px`;
  mark.style.display = "";
  return heading.getBoundingClientRect().height > height + 1;
}).map(heading => heading.textContent)
"""


def test_the_mark_of_a_heading_never_makes_a_line(site: Site, visit: Visit) -> None:
    """Where the title fills its line, the hidden link beside it neither wraps nor widens the page."""
    page, _ = visit(site, viewport=PHONE)
    open_kind(page, site, KINDS["topic"])
    page.locator("details.rl-entry").evaluate_all("works => works.forEach(work => { work.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert page.locator("article h3 > .headerlink").count() > 5
    assert page.evaluate(CROWDED) == []


# What stands in code in a table and is short enough for a line, but breaks within a word.
BROKEN_WORDS = r"""
() => [...document.querySelectorAll("article td code")].flatMap(code => {
  const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT), broken = [];
  for (let text; (text = walker.nextNode()); ) {
    for (const word of text.data.matchAll(/[^\s\-?]+/g)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].map(box => Math.round(box.top)));
      if (word[0].length <= 25 && lines.size > 1) broken.push(word[0]);
    }
  }
  return broken;
})
"""


@pytest.mark.parametrize("path", ["about/", "entry-format/", "your-own-list/"])
def test_tables_are_read_on_a_phone(site: Site, visit: Visit, path: str) -> None:
    """Words in code stay whole but for long addresses, and it is the table that scrolls, not the page."""
    page, _ = visit(site, viewport=PHONE)
    page.goto(site.url + path)
    expect(page.locator(".md-typeset__scrollwrap").first).to_be_attached()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert page.evaluate(BROKEN_WORDS) == []


# --- Without scripts ----------------------------------------------------------------------------

BARE = """
article => [...article.querySelectorAll("p, ul, ol, dl, div, section, table, h1, h2, h3, details")]
  .filter(node => node.getClientRects().length && node.clientHeight > 4 && !node.textContent.trim())
  .map(node => node.outerHTML.slice(0, 100))
"""


# What is wrong with the article of a page, and what stands in it.
UNSCRIPTED = f"""
() => {{
  const article = document.querySelector("article"), text = article.innerText;
  const isShown = node => node.checkVisibility({{ visibilityProperty: true }});
  const parts = selector => [...article.querySelectorAll(selector)].filter(isShown).map(node => node.outerHTML);
  const own = 'a[href]:not([href^="http"]):not([href^="#"]):not(.headerlink):not([href*="."])';
  const link = [...article.querySelectorAll(own)].find(isShown);
  link?.scrollIntoView({{ block: "center" }});
  const box = link?.getClientRects()[0];
  const hit = box && document.elementFromPoint(box.left + 1, box.top + box.height / 2);
  return {{
    bare: ({BARE})(article),
    waits: ["is being loaded", "loading\u2026"].filter(words => text.toLowerCase().includes(words)),
    dead: parts("button, input, select"),
    covered: link && !link.contains(hit) && !hit.contains(link) ? [link.outerHTML] : [],
    untitled: parts("h1").length ? [] : ["no heading"],
    short: text.length > 100 ? [] : [text],
  }};
}}
"""


def test_every_page_is_read_without_scripts(bare_site: Site, visit: Visit) -> None:
    """Without JavaScript each page has its text, nothing empty, nothing that waits, no dead button, no covered link."""
    page, _ = visit(bare_site, java_script_enabled=False)
    faults: dict[tuple[str, str], Any] = {}
    for name, kind in KINDS.items():
        page.goto(bare_site.url + kind.path)
        faults |= {(name, what): wrong for what, wrong in page.evaluate(UNSCRIPTED).items() if wrong}
    assert faults == {}


# --- Paper --------------------------------------------------------------------------------------


def squeezed(text: str) -> str:
    """Return *text* without white space: lines break elsewhere on paper."""
    return "".join(text.split())


def test_a_topic_prints_as_a_bibliography(site: Site, visit: Visit) -> None:
    """On paper stand the title, then every entry with title, address and people, and no word of any button."""
    topics: list[dict[str, Any]] = json.loads((site.folder / "entries.json").read_text())["topics"]
    topic = next(topic for topic in topics if topic["slug"] == TOPIC)
    page, _ = visit(site)
    come_back(page, site)
    open_kind(page, site, KINDS["topic"])
    text = squeezed(" ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf(format="A4"))).pages))
    assert text.startswith(squeezed(topic["title"]))
    missing = [
        words
        for entry in topic["entries"]
        for words in (entry["title"], entry["url"], *entry.get("authors", [])[:1])
        if squeezed(words) not in text
    ]
    assert missing == []
    for words in ("To read", "Cite", "Copy link", "Search", "Skip to content", "Edit this page", "Back to top"):
        assert squeezed(words) not in text, words
