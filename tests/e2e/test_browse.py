"""The Browse page, as a reader uses it: find, filter, sort, share, take along."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

import pytest
from browsing import Site, Tab, Visit, expect_state, follow
from playwright.sync_api import Locator, Page, expect

Entry = dict[str, Any]
LOADED = "All {} entries"
FINISHED = "document.getAnimations().forEach(animation => animation.finish())"


def entries_of(site: Site) -> list[Entry]:
    """Return every entry of the list, with the topics that list it."""
    topics = json.loads((site.folder / "entries.json").read_text())["topics"]
    return [
        {"topics": {topic["slug"], *entry.get("also", [])}, "home": topic} | entry
        for topic in topics
        for entry in topic["entries"]
    ]


@pytest.fixture(scope="session")
def entries(site: Site) -> list[Entry]:
    """Every entry of the site's list."""
    return entries_of(site)


def titles(entries: Iterable[Entry]) -> list[str]:
    return sorted(" ".join(entry["title"].split()) for entry in entries)


def results(page: Page) -> Locator:
    return page.locator("#rl-browse ol h3 a")


def open_browse(visit: Visit, site: Site, search: str = "", **options: Any) -> Page:
    """Open Browse and wait for its list."""
    page = visit(site, **options).page
    page.goto(f"{site.url}browse/{search}")
    results(page).first.wait_for()
    return page


def found(page: Page) -> int:
    """Return how many entries the page says to have found."""
    words = page.locator(".rl-found").inner_text()
    return int(re.findall(r"\d+", words)[0])


def all_titles(page: Page) -> list[str]:
    """Unfold the list to its end and return the titles in it."""
    shown = page.evaluate(
        """() => {
             const more = document.querySelector(".rl-results + button");
             while (!more.hidden) more.click();
             return [...document.querySelectorAll(".rl-result h3 a")].map(link => link.textContent);
           }"""
    )
    return [" ".join(title.split()) for title in shown]


def facet(page: Page, label: str) -> Locator:
    return page.get_by_role("group", name=label, exact=True)


def choice(page: Page, label: str, value: str) -> Locator:
    """Return the checkbox of a facet's *value*; its name goes on with the count."""
    return facet(page, label).get_by_role("checkbox", name=re.compile(rf"^{re.escape(value)} \d+$", re.IGNORECASE))


def count_of(box: Locator) -> int:
    return int(box.locator("xpath=..").locator("small").inner_text())


def query(page: Page) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(page.url).query)


def words_box(page: Page) -> Locator:
    return page.get_by_role("searchbox", name=re.compile("^Find by words"))


def use_in_turn(page: Page, entries: list[Entry], *uses: Callable[[Page, list[Entry]], None]) -> None:
    """Use Browse in several ways, one after the other; the link to Browse itself takes all back between them."""
    for use in uses:
        use(page, entries)
        page.get_by_role("navigation", name="Tabs").get_by_role("link", name="Browse").click()
        expect(page.locator(".rl-found")).to_have_text(LOADED.format(len(entries)))
        assert query(page) == []


def mark(page: Page, entry: Entry, state: str) -> None:
    """Mark *entry* as the scripts of a page in a folder of the site do, wherever its buttons are."""
    page.evaluate(
        """([id, state]) => import(new URL("../assets/reading-list/main.js", location.href).href)
             .then(({ $modules }) => $modules["reading.js"].setState(id, state))""",
        [entry["id"], state],
    )


# --- Finding ------------------------------------------------------------------------------------


def words_find_entries(page: Page, _: list[Entry]) -> None:
    """The list follows what is typed: words, mistyped words, an address. What was guessed or is too many is said.

    Once typing rests, a status says how many entries are left. `test_queries.py` and `test_search.py` try more.
    """
    status = page.locator("#rl-browse").get_by_role("status")
    expect(status).to_have_text("")
    words_box(page).fill("attent need")
    words_box(page).press_sequentially(" all")
    expect(results(page).first).to_have_text("Attention Is All You Need")
    expect(status).to_have_text(page.locator(".rl-found").inner_text())
    words_box(page).fill("attent need all qqqqq")
    expect(page.get_by_text("Nothing for “qqqqq”.")).to_be_visible()
    expect(results(page).first).to_have_text("Attention Is All You Need")
    words_box(page).fill("hochriter")
    expect(page.get_by_text("Nothing for “hochriter”; showing “hochreiter”.")).to_be_visible()
    expect(results(page).first).to_have_text("Long Short-Term Memory")
    words_box(page).fill("qqqqq")
    expect(page.get_by_text("Nothing matches.")).to_be_visible()
    expect(results(page)).to_have_count(0)
    words_box(page).fill("https://arxiv.org/pdf/1706.03762v5")
    expect(page.get_by_text("This work is listed.")).to_be_visible()
    expect(results(page).first).to_have_text("Attention Is All You Need")
    words_box(page).fill("https://example.org/elsewhere")
    expect(page.get_by_text("No work is listed at https://example.org/elsewhere.")).to_be_visible()


# --- Facets -------------------------------------------------------------------------------------


def facets_combine(page: Page, entries: list[Entry]) -> None:
    """Values of one facet add up, facets narrow each other, and topics that list an entry from elsewhere count."""
    choice(page, "Kind", "paper").check()
    choice(page, "Kind", "article").check()
    assert found(page) == sum(entry.get("kind") in ("paper", "article") for entry in entries)
    topic = Counter(topic for entry in entries for topic in entry["topics"]).most_common(1)[0][0]
    title = next(entry["home"]["title"] for entry in entries if entry["home"]["slug"] == topic)
    choice(page, "Topic", title).check()
    choice(page, "Landmark", "Landmarks only").check()
    wanted = [
        entry
        for entry in entries
        if entry.get("kind") in ("paper", "article") and topic in entry["topics"] and entry.get("seminal")
    ]
    assert wanted
    assert sorted(all_titles(page)) == titles(wanted)
    assert sorted(query(page)) == sorted(
        [("topic", topic), ("kind", "paper"), ("kind", "article"), ("landmark", "yes")]
    )


def counts_say_what_a_choice_would_leave(page: Page, entries: list[Entry]) -> None:
    """The number beside a value is how many entries it stands for now, its own facet's choices left out."""
    choice(page, "Level", "advanced").check()
    advanced = [entry for entry in entries if entry.get("level") == "advanced"]
    kinds = Counter(entry["kind"] for entry in advanced if "kind" in entry)
    for kind in ("paper", "article", "video"):
        assert count_of(choice(page, "Kind", kind)) == kinds[kind]
    levels = Counter(entry["level"] for entry in entries if "level" in entry)
    for level in ("introductory", "intermediate", "advanced"):
        assert count_of(choice(page, "Level", level)) == levels[level]
    choice(page, "Kind", "paper").check()
    assert found(page) == kinds["paper"]
    assert count_of(choice(page, "Kind", "article")) == kinds["article"]


def a_tag_is_found_among_many(page: Page, entries: list[Entry]) -> None:
    """The box in a long facet shows the values that begin so; what is chosen stays listed without it."""
    counts = Counter(tag for entry in entries for tag in entry.get("tags", []))
    tag = next(tag for tag, _ in reversed(counts.most_common()) if re.fullmatch(r"[a-z]{6,}", tag))
    expect(choice(page, "Tag", tag)).to_have_count(0)
    box = facet(page, "Tag").get_by_role("searchbox")
    box.fill(tag)
    choice(page, "Tag", tag).check()
    box.fill("")
    expect(choice(page, "Tag", tag)).to_be_checked()
    assert found(page) == counts[tag]


def years_bound_the_list(page: Page, entries: list[Entry]) -> None:
    """From and to keep what came out between them, both included; the other bound gives way to the last choice."""
    facet(page, "Year").get_by_label("From").select_option("2014")
    facet(page, "Year").get_by_label("To").select_option("2016")
    between = [entry for entry in entries if "2014" <= entry.get("date", "")[:4] <= "2016"]
    assert sorted(all_titles(page)) == titles(between)
    facet(page, "Year").get_by_label("To").select_option("2012")
    assert query(page) == [("from", "2012"), ("to", "2012")]
    expect(page.get_by_role("button", name="Remove Year: 2012")).to_be_visible()


def reading_states_filter(page: Page, entries: list[Entry]) -> None:
    """What a reader has marked is a facet, and the list follows when a mark changes."""
    for entry in entries[:3]:
        mark(page, entry, "to-read")
    box = choice(page, "Your reading", "To read")
    assert count_of(box) == 3
    box.check()
    assert sorted(all_titles(page)) == titles(entries[:3])
    mark(page, entries[0], "done")
    assert sorted(all_titles(page)) == titles(entries[1:3])
    assert count_of(choice(page, "Your reading", "Done")) == 1
    assert count_of(choice(page, "Your reading", "Not marked")) == len(entries) - 3


def the_keyboard_is_enough(page: Page, _: list[Entry]) -> None:
    """From the box, Tab leads through order and facets, and Space ticks; the focus shows."""
    words_box(page).focus()
    page.keyboard.type("graph")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Sort by")).to_be_focused()
    page.keyboard.press("Tab")
    expect(facet(page, "Topic").get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Tab")
    ticked = page.locator(":focus")
    page.keyboard.press("Space")
    expect(ticked).to_be_checked()
    expect(ticked).to_be_focused()
    assert ticked.evaluate("box => getComputedStyle(box).outlineStyle") != "none"
    expect(page.locator(".rl-chip")).to_have_count(1)


@pytest.mark.engines
def test_entries_are_found_and_narrowed(bare_site: Site, entries: list[Entry], visit: Visit) -> None:
    """By words, by facets, by keys alone, and by what a reader has marked."""
    page = open_browse(visit, bare_site)
    use_in_turn(page, entries, words_find_entries, facets_combine, the_keyboard_is_enough, reading_states_filter)


# --- Order --------------------------------------------------------------------------------------


def the_list_is_long_and_in_the_chosen_order(page: Page, entries: list[Entry]) -> None:
    """The list shows the order that was chosen. `test_queries.py` looks at each order from end to end.

    Fifty show at once; the button shows fifty more and the focus goes to the first of them.
    """
    by_url = {entry["url"]: entry for entry in entries}
    dates = [entry["date"] for entry in entries if "date" in entry]
    added = [entry["added"] for entry in entries if "added" in entry]
    orders = {
        "Newest": ("date", max(dates)),
        "Oldest": ("date", min(dates)),
        "Recently added": ("added", max(added)),
    }
    for name, (field, first) in orders.items():
        page.get_by_label("Sort by").select_option(name)
        assert by_url[results(page).first.get_attribute("href") or ""][field] == first, name
    page.get_by_label("Sort by").select_option("Title")
    plain = [title for title in results(page).all_text_contents() if re.fullmatch(r"[A-Za-z ]+", title)]
    assert len(plain) > 3
    assert plain == sorted(plain, key=str.casefold)
    expect(results(page)).to_have_count(50)
    page.get_by_role("button", name="Show 50 more").press("Enter")
    expect(results(page)).to_have_count(100)
    expect(results(page).nth(50)).to_be_focused()
    expect(results(page).nth(50)).to_be_in_viewport()


def a_row_that_comes_back_has_its_mark(page: Page, entries: list[Entry]) -> None:
    """What another tab marked while a filter kept the row off the page shows when the row is back."""
    url = results(page).first.get_attribute("href")
    [first] = [entry for entry in entries if entry["url"] == url]
    title = results(page).first.text_content() or ""
    words_box(page).fill("qqqqq xxxxx")
    expect(results(page)).to_have_count(0)
    other = page.context.new_page()
    other.goto(urljoin(page.url, "empty"))
    mark(other, first, "done")
    words_box(page).fill("")
    expect(results(page).first).to_have_text(title)
    expect_state(results(page).first.locator("xpath=ancestor::li"), "Done")


def all_entries_are_listed(page: Page, entries: list[Entry]) -> None:
    """Each entry is there and shows what it is, and leads to the work and to its place on the site."""
    assert Counter(all_titles(page)) == Counter(titles(entries))
    wanted = next(entry for entry in entries if entry["title"] == "Attention Is All You Need")
    row = page.locator("li.rl-result", has=page.get_by_role("heading", name=wanted["title"], exact=True))
    expect(row.locator("h3 a")).to_have_attribute("href", wanted["url"])
    for words in (wanted["kind"], wanted["level"], "landmark", "2017", wanted["authors"][0], *wanted["tags"]):
        expect(row).to_contain_text(words, ignore_case=True)
    expect(row.locator(".rl-note")).not_to_be_empty()
    follow(row.get_by_role("link", name=f"In {wanted['home']['title']}"))
    page.wait_for_url(f"**/topics/{wanted['home']['slug']}/#{wanted['id']}")
    expect(page.locator(f"h3[id='{wanted['id']}']")).to_be_in_viewport()


def test_the_list_and_its_facets(bare_site: Site, entries: list[Entry], visit: Visit) -> None:
    """The page begins with all entries; what a facet says of its values, and how the list shows what is left."""
    page = open_browse(visit, bare_site)
    expect(page.locator(".rl-found")).to_have_text(LOADED.format(len(entries)))
    facets = (counts_say_what_a_choice_would_leave, a_tag_is_found_among_many, years_bound_the_list)
    use_in_turn(page, entries, *facets, the_list_is_long_and_in_the_chosen_order, a_row_that_comes_back_has_its_mark)
    all_entries_are_listed(page, entries)


# --- Address ------------------------------------------------------------------------------------


def chips_take_choices_back(page: Page, entries: list[Entry]) -> None:
    """Each choice shows above the list and goes with a click; the focus goes on to the next, and all go at once."""
    page.get_by_role("button", name="Remove Kind: Paper").click()
    expect(choice(page, "Kind", "paper")).not_to_be_checked()
    expect(page.get_by_role("button", name="Remove Level: Advanced")).to_be_focused()
    page.get_by_role("button", name="Clear all").click()
    expect(page.locator(".rl-found")).to_have_text(LOADED.format(len(entries)))
    expect(words_box(page)).to_have_value("")
    expect(words_box(page)).to_be_focused()
    assert query(page) == []


def a_selection_is_saved(page: Page, entries: list[Entry]) -> None:
    """The files hold the records of the selection and no others, in the order of the list.

    In Markdown each title has its link, people and year, and marks are escaped.
    """
    words_box(page).fill("attention need")
    choice(page, "Kind", "paper").check()
    names = all_titles(page)
    by_title = {" ".join(entry["title"].split()): entry["id"] for entry in entries}
    wanted = [by_title[title] for title in names]

    def saved(button: str, name: str) -> str:
        with page.expect_download() as download:
            page.get_by_role("button", name=button).click()
        assert download.value.suggested_filename == name
        return download.value.path().read_text()

    text = saved("Markdown", "selection.md")
    items = re.findall(r"^- \[(.*?)\]\(<?(https?://[^>\s]+?)>?\)", text, re.MULTILINE)
    assert [re.sub(r"\\(.)", r"\1", title) for title, _ in items] == names
    assert ("Attention Is All You Need", "https://arxiv.org/abs/1706.03762") in items
    assert "Ashish Vaswani" in text
    assert page.url in text
    keys = r"^@\w+\{[^,]+,\n  ids = \{([^,}]+)"
    assert re.findall(keys, saved("BibTeX", "selection.bib"), re.MULTILINE) == wanted
    assert [item["custom"]["id"] for item in json.loads(saved("CSL-JSON", "selection.csl.json"))] == wanted
    assert re.findall(r"^ID  - (.*)$", saved("RIS", "selection.ris"), re.MULTILINE) == wanted


@pytest.mark.engines
def test_an_answer_is_shared_taken_back_and_saved(bare_site: Site, entries: list[Entry], visit: Visit) -> None:
    """Whoever opens the address sees the same list, the same choices, the same words and order."""
    page = open_browse(visit, bare_site)
    use_in_turn(page, entries, a_selection_is_saved)
    choice(page, "Kind", "paper").check()
    choice(page, "Level", "advanced").check()
    facet(page, "Year").get_by_label("From").select_option("2015")
    words_box(page).fill("network")
    page.get_by_label("Sort by").select_option("Oldest")
    expect(page).to_have_url(re.compile("find="))
    other = open_browse(visit, bare_site, f"?{urlsplit(page.url).query}")
    assert len(all_titles(other)) > 1
    assert all_titles(other) == all_titles(page)
    expect(choice(other, "Kind", "paper")).to_be_checked()
    expect(words_box(other)).to_have_value("network")
    expect(other.get_by_label("Sort by")).to_have_value("oldest")
    other.get_by_label("Sort by").select_option(index=0)  # the order is no choice of works: it stays
    chips_take_choices_back(other, entries)


def back_takes_choices_back(page: Page, entries: list[Entry]) -> None:
    """Back and forward go through the choices; words typed are one step together with what follows them."""
    choice(page, "Kind", "paper").check()
    papers = found(page)
    words_box(page).press_sequentially("gra")
    choice(page, "Level", "advanced").check()
    page.go_back()
    expect(choice(page, "Level", "advanced")).not_to_be_checked()
    expect(words_box(page)).to_have_value("gra")
    page.go_back()
    expect(choice(page, "Kind", "paper")).not_to_be_checked()
    expect(words_box(page)).to_have_value("")
    assert found(page) == len(entries)
    page.go_forward()
    page.go_forward()
    expect(choice(page, "Level", "advanced")).to_be_checked()
    assert found(page) < papers


def back_from_another_page_leads_to_the_same_place(page: Page, _: list[Entry]) -> None:
    """Back from an entry, opened in place by the theme, shows the same list, as long as it was, where it was."""
    page.evaluate("window.unloaded = false")
    choice(page, "Kind", "paper").check()
    page.get_by_role("button", name=re.compile(r"^Show \d+ more")).click()
    row = page.locator("li.rl-result").nth(70)
    title = row.locator("h3").text_content() or ""
    follow(row.get_by_role("link", name=re.compile("^In ")))
    page.wait_for_url("**/topics/**")
    expect(page.locator("article h1")).not_to_have_text("Browse")
    assert page.evaluate("window.unloaded") is False, "the theme has loaded a new page"
    page.go_back()
    expect(choice(page, "Kind", "paper")).to_be_checked()
    expect(results(page).nth(70)).to_have_text(title)
    expect(results(page).nth(70)).to_be_in_viewport()


@pytest.mark.engines
def test_the_way_back_is_that_of_pages(site: Site, entries: list[Entry], visit: Visit) -> None:
    """The browser's own buttons go through what was chosen, and through pages."""
    page = open_browse(visit, site)
    use_in_turn(page, entries, back_takes_choices_back, back_from_another_page_leads_to_the_same_place)


def words_do_not_follow_to_another_page(page: Page) -> None:
    """Leaving right after typing, the address of the next page stays its own."""
    address = urljoin(page.url, "../timeline/")
    words_box(page).press_sequentially("gr")
    page.get_by_role("navigation", name="Tabs").get_by_role("link", name="Map").click()
    page.wait_for_url(address)
    expect(page.locator("article h1")).to_have_text(re.compile("Map"))
    page.wait_for_function("performance.now() > 0")
    page.go_back()
    expect(words_box(page)).to_have_value("gr")
    page.go_forward()
    expect(page).to_have_url(address)


def test_the_tab_of_browse_shows_everything_again(site: Site, entries: list[Entry], visit: Visit) -> None:
    """From home, the theme puts Browse in place. A link to Browse itself takes all choices back; Back brings them."""
    page = visit(site).page
    page.goto(site.url)
    page.get_by_role("link", name=f"{len(entries)} works").click()
    expect(page.locator(".rl-found")).to_have_text(LOADED.format(len(entries)))
    choice(page, "Kind", "paper").check()
    page.get_by_role("navigation", name="Tabs").get_by_role("link", name="Browse").click()
    expect(page.locator(".rl-found")).to_have_text(LOADED.format(len(entries)))
    assert query(page) == []
    page.go_back()
    expect(choice(page, "Kind", "paper")).to_be_checked()
    assert query(page) == [("kind", "paper")]
    words_do_not_follow_to_another_page(page)


# --- Without scripts, list or room --------------------------------------------------------------


@pytest.mark.engines
def test_without_scripts_links_lead_everywhere(site: Site, entries: list[Entry], visit: Visit) -> None:
    """Without JavaScript the page has links to every topic and every tag, and nothing that would not work."""
    page = visit(site, java_script_enabled=False).page
    page.goto(f"{site.url}browse/")
    links = page.locator("#rl-browse a")
    shown = set(links.locator("visible=true").evaluate_all("links => links.map(link => link.getAttribute('href'))"))
    assert {f"../topics/{entry['home']['slug']}/" for entry in entries} <= shown
    assert len([href for href in shown if href and href.startswith("../tags/")]) > 100
    assert {f"../kinds/{entry['kind']}/" for entry in entries if "kind" in entry} <= shown
    assert {f"../years/#year-{entry['date'][:4]}" for entry in entries if "date" in entry} <= shown
    expect(page.locator("#rl-browse :is(button, input)")).to_have_count(0)
    expect(page.get_by_text("The list is being loaded.")).to_be_hidden()


def test_from_a_disk_the_page_says_what_it_needs(site: Site, visit: Visit) -> None:
    """Where the search box leads when scripts do not run, the reason and the links stand at once."""
    tab = visit(site)
    page, _ = tab
    page.goto((site.folder / "browse" / "index.html").as_uri())
    expect(page.get_by_text("opened from a disk")).to_be_hidden()
    page.locator("header").get_by_role("link", name="Search", exact=True).evaluate("link => location.hash = link.hash")
    expect(page.get_by_text("opened from a disk")).to_be_visible()
    expect(page.get_by_text("The list is being loaded.")).to_be_hidden()
    expect(page.locator("#rl-browse").get_by_role("link", name="Attention and Memory", exact=True)).to_be_visible()
    leave_the_disk(tab, site)


def test_without_the_list_the_page_says_so(bare_site: Site, visit: Visit) -> None:
    """A list that cannot be fetched is told, the links show again, and another try can succeed.

    A list in a form that the script does not know is as good as none, whatever it looks like. The one that comes in the
    end sends nobody to a dead link without saying so; `test_catalogue.py` tells that it names links known to be dead.
    """
    page, faults = visit(bare_site)
    known = json.loads((bare_site.folder / "assets" / "reading-list" / "catalogue.json").read_text())
    newer = known | {"version": known["version"] + 1}
    again = page.get_by_role("button", name="Try again")
    page.route("**/catalogue.json", lambda route: route.fulfill(status=404))
    page.goto(f"{bare_site.url}browse/")
    expect(page.get_by_role("alert").get_by_text("could not be loaded (status 404)")).to_be_visible()
    expect(page.locator("#rl-browse").get_by_role("link", name="Attention and Memory", exact=True)).to_be_visible()
    assert faults
    assert all("404" in fault for fault in faults)
    faults.clear()

    page.route("**/catalogue.json", lambda route: route.fulfill(json=newer))
    again.click()
    expect(page.get_by_role("alert").get_by_text(f"could not be loaded (version {newer['version']})")).to_be_visible()
    expect(results(page)).to_have_count(0)

    page.route("**/catalogue.json", lambda route: route.fulfill(json=known | {"dead": [[0, "2025-02-03"]]}))
    again.click()
    expect(results(page)).to_have_count(50)
    expect(page.locator(".rl-static")).to_be_hidden()
    expect(page.get_by_text("This link was dead when last checked on 3 February 2025.")).to_have_count(1)
    expect(page.locator(".rl-result").first).to_contain_text("This link was dead")


def test_without_the_script_the_links_come_late(bare_site: Site, visit: Visit) -> None:
    """A script that never comes does not hide the links for good."""
    page, faults = visit(bare_site)
    page.route("**/reading-list/main.js", lambda route: route.abort())
    page.goto(f"{bare_site.url}browse/")
    link = page.locator("#rl-browse").get_by_role("link", name="Attention and Memory", exact=True)
    expect(link).to_be_hidden()
    page.evaluate(FINISHED)
    expect(link).to_be_visible()
    assert all("net::ERR_FAILED" in fault for fault in faults)
    faults.clear()


@pytest.mark.engines
def test_nothing_jumps(site: Site, visit: Visit) -> None:
    """While the tool takes its place, nothing that shows is moved, on a wide screen or on a phone."""
    page = visit(site, own=True).page
    page.add_init_script(
        """window.shifts = [];
        new PerformanceObserver(list => window.shifts.push(...list.getEntries().map(shift => shift.value)))
          .observe({ type: "layout-shift", buffered: true });"""
    )
    for width, height in ((1280, 900), (360, 740)):
        page.goto(site.empty)
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{site.url}browse/?kind=paper")
        results(page).first.wait_for()
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        assert page.evaluate("window.shifts") == [], width


def test_it_fits_a_phone(bare_site: Site, visit: Visit) -> None:
    """At 360 pixels nothing is cut off, the facets are folded away, and fingers find everything."""
    page = open_browse(visit, bare_site, "?kind=paper&find=network", viewport={"width": 360, "height": 740})
    expect(choice(page, "Kind", "paper")).to_be_hidden()
    page.locator("summary", has_text="Filters").click()
    expect(choice(page, "Kind", "paper")).to_be_checked()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    small = page.locator(
        "#rl-browse :is(button, .rl-choice, summary, select, input[type=search]):not(.rl-result *)"
    ).evaluate_all(
        """parts => parts.map(part => [part.textContent, part.getBoundingClientRect()])
          .filter(([, box]) => box.width && (box.width < 24 || box.height < 24)).map(([words]) => words)"""
    )
    assert small == []


def leave_the_disk(tab: Tab, site: Site) -> None:
    """Go to the site, where nothing is said any more of what a page from the disk missed, and forgive it that."""
    tab.page.goto(site.empty)
    assert any("main.js" in fault for fault in tab.faults)
    tab.faults.clear()


def test_from_a_disk_pages_that_scripts_fill_say_so(bare_site: Site, visit: Visit) -> None:
    """What stands empty because the browser runs no scripts of ours there does not stay so without a word."""
    tab = visit(bare_site)
    page, _ = tab
    reason = page.get_by_text("opened from a disk")
    for name in ("reading", "list"):
        page.goto((bare_site.folder / name / "index.html").as_uri())
        expect(reason).to_be_hidden()
        page.evaluate(FINISHED)  # instead of waiting for it
        expect(reason).to_be_visible()
    leave_the_disk(tab, bare_site)
    for name in ("reading", "list"):
        page.goto(f"{bare_site.url}{name}/")
        expect(page.locator(".rl-my-reading, .rl-list-page")).not_to_be_empty()
        page.evaluate(FINISHED)
        expect(reason).to_be_hidden()


def test_from_a_disk_the_site_can_be_read(bare_site: Site, visit: Visit) -> None:
    """Links between pages lead to pages, not to listings of folders, and each page says what is missing."""
    tab = visit(bare_site)
    page, _ = tab
    page.goto((bare_site.folder / "index.html").as_uri())
    for name in ("Topics", "Transformers"):
        expect(page.get_by_text("need a server")).to_be_visible()
        page.get_by_role("link", name=name, exact=True).first.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    work = page.locator('[data-work="attention-is-all-you-need"]')
    work.locator("summary").first.click()
    work.get_by_role("link", name=re.compile("Details")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Attention Is All You Need")
    leave_the_disk(tab, bare_site)
    page.goto(bare_site.url)
    expect(page.get_by_text("need a server")).to_have_count(0)
