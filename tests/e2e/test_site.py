"""The site as its readers meet it: of the sample, and all of the real list where its size or its words matter."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from browsing import Serve, Site, Visit, entry, follow, search
from inner_links import dead_links
from playwright.sync_api import Locator, Page, expect

from helpers import TOPIC_FILES

LANDMARK = "Attention Is All You Need"
# What in a title could be taken for search syntax or cut differently by the index.
TITLE_SHAPES = [r"\w: \w", r"\w-\w+:", r"\w-\w", r"\(", r"\?$", r"\w'\w", r"[^\x00-\x7f]", r"\w/\w", r"\d+\.\d", r'"']


class Work(NamedTuple):
    """An entry of the list, with the file name of the topic it lives in."""

    topic: str
    id: str
    title: str
    url: str
    tags: list[str]
    words: str
    """Everything the entry says but its tags, in lower case."""


def topics_of(site: Site) -> list[dict[str, Any]]:
    """Return the topics as the site publishes them beside its pages."""
    topics: list[dict[str, Any]] = json.loads((site.folder / "entries.json").read_text())["topics"]
    return topics


def works_of(site: Site) -> list[Work]:
    """Return every entry of the list."""
    return [
        Work(
            topic["slug"],
            entry["id"],
            entry["title"],
            entry["url"],
            entry.get("tags", []),
            json.dumps({name: held for name, held in entry.items() if name not in ("id", "url", "tags")}).casefold(),
        )
        for topic in topics_of(site)
        for entry in topic["entries"]
    ]


def uses_of_tags(works: list[Work]) -> dict[str, list[Work]]:
    """Return the entries of each tag, as it is written."""
    uses: defaultdict[str, list[Work]] = defaultdict(list)
    for work in works:
        for tag in work.tags:
            uses[tag].append(work)
    return uses


@pytest.fixture(scope="module")
def works(site: Site) -> list[Work]:
    """Every entry of the sample."""
    return works_of(site)


@pytest.fixture(scope="module")
def by_tag(works: list[Work]) -> dict[str, list[Work]]:
    """The entries of each tag of the sample."""
    return uses_of_tags(works)


@pytest.fixture(scope="module")
def shared_tag(by_tag: dict[str, list[Work]]) -> str:
    """A tag that entries of different topics carry."""
    return next(tag for tag, works in by_tag.items() if len({work.topic for work in works}) > 1)


def heading(page: Page, id: str) -> Locator:
    return page.locator(f'h3[id="{id}"]')


def tag_link(within: Locator, tag: str) -> Locator:
    return within.locator('a[href*="tags/"]').get_by_text(tag, exact=True)


def rows(page: Page) -> Locator:
    """Return the links to entries on a page that only lists them."""
    return page.locator('article li a[href*="#"]')


def test_strict_build_holds_every_entry(real_site: Site) -> None:
    """Each file in entries/ becomes a page that holds each of its entries."""
    topics = topics_of(real_site)
    assert {topic["slug"] for topic in topics} == {path.stem for path in TOPIC_FILES}
    for topic in topics:
        page = (real_site.folder / "topics" / topic["slug"] / "index.html").read_text()
        missing = [work["title"] for work in topic["entries"] if f'<h3 id="{work["id"]}">' not in page]
        assert not missing, topic["slug"]


# --- Search -------------------------------------------------------------------------------------


def test_search_leads_to_the_entry(site: Site, works: list[Work], visit: Visit) -> None:
    """Typing a landmark's title shows it among the results, and a click on it leads to its page and its topic."""
    work = next(work for work in works if work.title == LANDMARK)
    page, _ = visit(site)
    page.goto(site.url)
    search(page, LANDMARK).locator(f'a[href$="/works/{work.id}/"]').click()
    page.wait_for_url(f"**/works/{work.id}/")
    expect(page.locator("article h1")).to_contain_text(LANDMARK)
    expect(page.get_by_role("grid")).to_have_count(0)
    line = search(page, LANDMARK).filter(has=page.locator(f'a[href$="/works/{work.id}/"]'))
    line.get_by_role("link", name=re.compile("^in ")).click()
    page.wait_for_url(f"**/topics/{work.topic}/")


def finds(page: Page, words: str, work: Work) -> bool:
    """Tell whether the search finds *work* by *words*."""
    return search(page, words).locator(f'a[href$="/works/{work.id}/"]').count() > 0


def test_the_search_of_the_whole_list(real_site: Site, visit: Visit) -> None:
    """Marks in a title hide nothing, tags are found and shown, works come before pages that quote them; Enter opens.

    A title typed as it stands finds its entry first, whatever marks are in it; so does a word in parentheses that is
    typed without them. Enter leads to the work whose title was typed, where the title has words that no other has.
    """
    works = works_of(real_site)
    page, _ = visit(real_site)
    page.goto(real_site.url)
    shapes = {shape: work for shape in TITLE_SHAPES for work in works if re.search(shape, work.title)}
    assert len(shapes) == len(TITLE_SHAPES)
    lost = [
        work.title
        for work in shapes.values()
        if not search(page, work.title).first.locator(f'a[href$="/works/{work.id}/"]').count()
    ]
    assert lost == []

    brackets = ((work, re.search(r"\((\w{4,})\)", work.title)) for work in works)
    work, word = next((work, mark[1]) for work, mark in brackets if mark and work.words.count(mark[1].casefold()) == 1)
    assert finds(page, word, work)

    tag, work = next(
        (tag, work)
        for tag, works in uses_of_tags(works).items()
        for work in works
        if len(works) < 4 and re.fullmatch(r"[a-z]{6,}", tag) and tag not in work.words and tag not in work.topic
    )
    result = search(page, tag).locator(f'a[href$="/works/{work.id}/"]')
    expect(result).to_contain_text(work.title)
    expect(result.locator("mark")).to_have_text(tag)

    links = search(page, "Ashish Vaswani").locator("a:first-child").evaluate_all("links => links.map(one => one.href)")
    kinds = [address.removeprefix(real_site.url).partition("/")[0] for address in links]
    assert kinds[:2] == ["people", "works"]
    assert kinds.index("entry-format") > max(place for place, kind in enumerate(kinds) if kind == "works")

    counts = Counter(word for work in works for word in set(re.findall(r"\w{5,}", work.words)))
    plain = [work for work in works if re.fullmatch(r"[A-Za-z ]{20,}", work.title)]
    rare = [work for work in plain if sum(counts[word.casefold()] == 1 for word in work.title.split()) > 1]
    for work in rare[:: len(rare) // 2 + 1]:
        expect(search(page, work.title).first).to_contain_text(work.title)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/works/{work.id}/")
        expect(page.locator("article h1")).to_contain_text(work.title)


# --- Ways through the site ----------------------------------------------------------------------


def test_tag_leads_to_its_entries_and_back(
    site: Site, by_tag: dict[str, list[Work]], shared_tag: str, visit: Visit
) -> None:
    """A tag below an entry leads to all entries that carry it, in other topics too."""
    start = by_tag[shared_tag][0]
    other = next(work for work in by_tag[shared_tag] if work.topic != start.topic)
    page, _ = visit(site)
    page.goto(f"{site.url}topics/{start.topic}/#{start.id}")
    follow(tag_link(entry(page, start.id), shared_tag))
    page.wait_for_url("**/tags/*/**")
    expect(page.locator("article h1")).to_contain_text(shared_tag)
    assert sorted(rows(page).all_inner_texts()) == sorted(work.title for work in by_tag[shared_tag])
    follow(rows(page).get_by_text(other.title, exact=True))
    page.wait_for_url(f"**/topics/{other.topic}/#{other.id}")
    expect(heading(page, other.id)).to_be_in_viewport()


def test_permalink_scrolls_to_its_entry(site: Site, works: list[Work], visit: Visit) -> None:
    """The address of an entry opens its topic at the entry, and the mark beside a title is that address."""
    topic, _ = Counter(work.topic for work in works).most_common(1)[0]
    page, _ = visit(site)
    page.goto(f"{site.url}topics/{topic}/")
    last = page.locator("article h3").last
    place = last.get_attribute("id")
    assert place
    expect(last).not_to_be_in_viewport()
    page.goto("about:blank")  # the address shall be opened, not only its anchor
    page.goto(f"{site.url}topics/{topic}/#{place}")
    expect(last).to_be_in_viewport()
    last.hover()
    expect(entry(page, place)).to_have_attribute("open", "")
    expect(last.locator(".headerlink")).to_be_visible()
    assert last.locator(".headerlink").evaluate("mark => mark.href") == page.url


def test_edit_this_page_leads_to_the_topics_file(project: Path, site: Site, works: list[Work], visit: Visit) -> None:
    """Both ways to edit a topic lead to the file in entries/ that it is made from."""
    topic = works[0].topic
    page, _ = visit(site)
    page.goto(f"{site.url}topics/{topic}/")
    ways = [page.get_by_title("Edit this page"), page.get_by_role("link", name="Add or correct an entry")]
    for way in ways:
        address = way.evaluate("link => link.href")
        assert re.fullmatch(rf"https://.*/(?P<path>entries/{topic}\.yaml)", address), address
    assert (project / "entries" / f"{topic}.yaml").is_file()


def test_palette_is_chosen_and_kept(site: Site, works: list[Work], visit: Visit) -> None:
    """The switch changes the colours, and the choice holds after a reload and on other pages."""
    page, _ = visit(site, color_scheme="light")
    page.goto(site.url)
    body = page.locator("body")
    switch = page.locator("form[data-md-component=palette] label:visible")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    while (switch.get_attribute("title") or "") != "Switch to dark mode":
        before = switch.get_attribute("title") or ""
        switch.click()
        expect(switch).not_to_have_attribute("title", before)
    switch.click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(f"{site.url}topics/{works[0].topic}/")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    switch.click()
    expect(body).to_have_attribute("data-md-color-scheme", "default")


# --- The policy and other hosts -----------------------------------------------------------------


def test_instant_navigation_works_under_the_policy(
    site: Site, works: list[Work], shared_tag: str, visit: Visit
) -> None:
    """Every kind of page opens in place, with no error, no breach of the policy, no other host asked."""
    page, faults = visit(site)
    page.goto(site.url)
    page.evaluate("window.stayed = true")
    steps = [
        (page.locator(".rl-contents a").first, "**/topics/*/"),
        (page.locator('article .rl-foot a[href*="tags/"]').first, "**/tags/*/"),
        (rows(page).first, "**/topics/*/#*"),
        (page.locator(".md-tabs").get_by_role("link", name="Map"), "**/timeline/"),
        (page.locator(".md-tabs").get_by_role("link", name="Topics"), "**/topics/"),
        (page.locator(".md-tabs").get_by_role("link", name="About"), "**/about/"),
        (page.locator(".md-header .md-logo"), site.url),
    ]
    for link, address in steps:
        before = page.locator("article h1").inner_text()
        follow(link)
        page.wait_for_url(address)
        expect(page.locator("article h1")).not_to_have_text(before)
        assert page.evaluate("window.stayed"), f"{page.url} was loaded anew"
        assert page.locator('meta[http-equiv="Content-Security-Policy"]').count() == 1
    assert faults == []


def test_every_page_opens_without_a_fault(site: Site, works: list[Work], shared_tag: str, visit: Visit) -> None:
    """Opened by its address, every kind of page carries the policy, breaks it nowhere, and asks no other host."""
    page, faults = visit(site)
    first = works[0].topic
    tag = _slug(site, shared_tag)
    for path in ("", "topics/", f"topics/{first}/", "tags/", f"tags/{tag}/", "about/", "404.html"):
        page.goto(site.url + path)
        expect(page.locator("article h1")).to_be_visible()
        policy = page.locator('meta[http-equiv="Content-Security-Policy"]')
        assert "default-src 'none'" in (policy.get_attribute("content") or ""), path
        if path in ("about/", "404.html"):  # one page by hand, and one that may stand at any address
            search(page, "attention")
    assert faults == []


def _slug(site: Site, tag: str) -> str:
    page = (site.folder / "tags" / "index.html").read_text()
    found = re.search(rf'href="(?:\.\./tags/)?([a-z0-9-]+)/">{tag}</a>', page)
    assert found, tag
    return found[1]


@contextmanager
def stopped(page: Page, directive: str) -> Iterator[None]:
    """Wait, at the end of the block, until the policy has stopped something by *directive*."""
    words = f"the policy was broken: {directive}"
    with page.expect_console_message(lambda message: words in message.text):
        yield


def test_policy_stops_what_slips_through(site: Site, visit: Visit) -> None:
    """Were markup to reach a page after all, its scripts would not run and no other host would answer."""
    page, faults = visit(site)
    page.goto(site.url)
    before = page.evaluate("document.scripts.length")
    with stopped(page, "script-src-attr"), stopped(page, "script-src-elem"):
        page.evaluate(
            """async () => {
                 const article = document.querySelector("article");
                 article.insertAdjacentHTML("beforeend",
                   `<img src="assets/images/favicon.png" onload="alert(1)">
                    <form action="https://example.org/"><button id="send">Send</button></form>`);
                 await article.querySelector("img[onload]").decode();
               }"""
        )
        page.evaluate(
            """() => document.querySelector("article").insertAdjacentHTML("beforeend",
                 `<iframe srcdoc="<script>parent.alert(2)</script>"></iframe>`)"""
        )
    with stopped(page, "script-src-elem"):
        page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: 'alert(3)'}))")
    assert page.evaluate("document.scripts.length") == before + 1
    with stopped(page, "form-action"):
        page.locator("#send").click()
    assert not [fault for fault in faults if "a script ran" in fault or "a request to" in fault]
    assert page.url == site.url
    faults.clear()


# --- Phones, and browsers without JavaScript ----------------------------------------------------


def test_nothing_is_wider_than_a_phone(real_site: Site, serve: Serve, visit: Visit) -> None:
    """On a screen of 360 pixels no kind of page scrolls sideways, those with the longest words included."""
    site = serve(real_site.folder, themed=False)
    topics = topics_of(site)
    longest_words = sorted(topics, key=lambda topic: max(map(len, re.findall(r"\w+", json.dumps(topic)))))
    most_entries = sorted(topics, key=lambda topic: len(topic["entries"]))
    tags = [path.parent.name for path in (site.folder / "tags").glob("*/index.html")]
    paths = ["", "topics/", "tags/", "about/", f"tags/{max(tags, key=len)}/"]
    paths += [f"topics/{topic['slug']}/" for topic in (*longest_words[-4:], *most_entries[-2:])]
    page, _ = visit(site, viewport={"width": 360, "height": 740})
    too_wide = {}
    for path in paths:
        page.goto(site.url + path)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 360:
            too_wide[path] = width
    assert too_wide == {}


def test_everything_is_read_without_javascript(site: Site, works: list[Work], shared_tag: str, visit: Visit) -> None:
    """Without JavaScript a reader gets from home to a topic, an entry, its tags, and on to other entries."""
    page, _ = visit(site, java_script_enabled=False)
    page.goto(site.url)
    work = next(work for work in works if shared_tag in work.tags)
    page.locator(f'article li a[href$="topics/{work.topic}/"]').click()
    page.wait_for_url(f"**/topics/{work.topic}/")
    expect(heading(page, work.id)).to_be_visible()
    assert heading(page, work.id).locator("a").first.get_attribute("href") == work.url
    expect(heading(page, work.id).locator("a").first).to_have_text(work.title)
    entry(page, work.id).locator("> summary").click()
    entry(page, work.id).get_by_text("Cite").click()
    expect(entry(page, work.id).locator("details.rl-cite")).to_have_attribute("open", "")
    tag_link(entry(page, work.id), shared_tag).click()
    page.wait_for_url("**/tags/*/")
    expect(page.locator("article h1")).to_be_visible()
    page.locator("article").get_by_role("link", name="All tags").click()
    page.wait_for_url("**/tags/")
    tag_link(page.locator("article"), shared_tag).first.click()
    row = rows(page).last
    title = row.inner_text()
    row.click()
    page.wait_for_url("**/topics/*/#*")
    reached = heading(page, page.url.partition("#")[2])
    expect(reached).to_be_in_viewport()
    expect(reached.locator("a").first).to_have_text(title)


def test_every_link_within_the_site_leads_somewhere(real_site: Site) -> None:
    """Each relative link of each page leads to a file of the site and, with a fragment, to a place on it."""
    assert dead_links(real_site) == []
