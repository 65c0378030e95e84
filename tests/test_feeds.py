"""Feeds: valid by RFC 4287, and read by others as we mean them."""

import re
from datetime import datetime
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import ENGLISH, GOLDEN_SITE, entry, examples, golden_library, library, topic_files
from reading_list.core.library import Library
from reading_list.core.site import Site
from reading_list.publish import exports, pages
from reading_list.publish.exports import atom

ATOM = "{http://www.w3.org/2005/Atom}"


def feeds(read: Library, site: Site = GOLDEN_SITE) -> dict[str, str]:
    """Return the texts of the feeds by path."""
    made = (planned.make() for planned in exports.export_files(read, site, ENGLISH))
    return {page.path: page.text for page in made if page.path.endswith(".xml")}


def texts(element: ElementTree.Element, name: str) -> list[str]:
    return [found.text or "" for found in element.findall(ATOM + name)]


def check(text: str, path: str) -> ElementTree.Element:
    """Fail where *text* breaks a rule of RFC 4287, and return the feed."""
    feed = ElementTree.fromstring(text.encode())
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    ids = [texts(held, "id")[0] for held in entries]
    assert len(set(ids)) == len(ids)
    for held in [feed, *entries]:
        for name in ("id", "title", "updated"):
            assert len(texts(held, name)) == 1
        [identifier] = texts(held, "id")
        assert urlsplit(identifier).scheme == "https"
        datetime.strptime(texts(held, "updated")[0], "%Y-%m-%dT%H:%M:%SZ")
        for link in held.findall(f"{ATOM}link"):
            assert link.get("rel") in ("self", "alternate", "related")
            assert urlsplit(str(link.get("href"))).scheme.lower() in ("http", "https")
        assert [link.get("rel") for link in held.findall(f"{ATOM}link")].count("alternate") == 1
        assert len(texts(held, "content")) <= 1
        assert all(
            names == [name] and name
            for a in held.findall(f"{ATOM}author")
            for names in [texts(a, "name")]
            for name in names
        )
        assert all(category.get("term") for category in held.findall(f"{ATOM}category"))
    assert feed.findall(f"{ATOM}author")  # so that entries need none
    assert [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"] == [
        GOLDEN_SITE.url + quote(path)
    ]
    days = [texts(held, "updated")[0] for held in entries]
    assert days == sorted(days, reverse=True)
    assert texts(feed, "updated") == days[:1]
    return feed


@examples(25)
@given(topic_files())
def test_feeds_are_valid(topics: dict[str, object]) -> None:
    """Whatever entries say, the feeds are valid, and other programs read titles and addresses as written."""
    read = library(topics)
    by_id = {f"{GOLDEN_SITE.url}#{placed.entry.id}": placed.entry for placed in read.entries()}
    linked = {
        path
        for page in pages.all_pages(read, GOLDEN_SITE, ENGLISH)
        for path in re.findall(r'href="(?:\.\./)*(feed\.xml|feeds/[^".]+\.xml)"', page.text)
    }
    assert linked == set(feeds(read))
    for path, text in feeds(read).items():
        check(text, path)
        parsed = feedparser.parse(text.encode(), sanitize_html=False, resolve_relative_uris=False)
        assert not parsed.bozo
        for held in parsed.entries:
            said = by_id[held.id]
            assert [link.href for link in held.links if link.rel == "related"] == [said.url]
            assert {tag.term for tag in held.get("tags", [])} == set(said.tags)


def test_the_golden_feeds() -> None:
    """There is a feed for the list, and for each topic and tag with an entry that says when it joined."""
    read = golden_library()
    made = feeds(read)
    dated = [placed for placed in read.entries() if placed.entry.added]
    assert {path for path in made if path.startswith("feeds/topics/")} == {
        f"feeds/topics/{placed.topic.slug}.xml" for placed in dated
    }
    assert len(check(made["feed.xml"], "feed.xml").findall(f"{ATOM}entry")) == len(dated)


TOPIC = {"title": "A & B", "section": "S", "summary": "What <it> is."}


def of(*entries: dict[str, object], slug: str = "a") -> dict[str, str]:
    return feeds(library({slug: TOPIC | {"entries": list(entries)}}))


def test_what_a_feed_says() -> None:
    """An entry leads to its place on the site and to the work, and brings people, tags and note along."""
    made = of(
        entry("1 < 2", authors=["Ann Lee"], tags=["C++"], note="*So* <b> & `x`.", added="2024-02-01"), entry("Undated")
    )
    assert set(made) == {"feed.xml", "feeds/topics/a.xml", "feeds/tags/c-plus-plus.xml"}
    read = feedparser.parse(made["feeds/topics/a.xml"].encode())
    assert (read.feed.title, read.feed.subtitle) == ("Golden List & Co: A & B", "What <it> is.")
    assert read.feed.link == "https://example.org/list/topics/a/"
    [held] = read.entries
    assert held.id == "https://example.org/list/#1-2"
    assert held.title == "1 < 2"
    assert held.link == "https://example.org/list/topics/a/#1-2"
    assert [link.href for link in held.links if link.rel == "related"] == ["https://example.org/1%20%3C%202"]
    assert held.author == "Ann Lee"
    assert held.content[0].value == "<p><em>So</em> &#60;b&#62; &#38; <code>x</code>.</p>"
    assert feedparser.parse(made["feeds/tags/c-plus-plus.xml"].encode()).feed.title == "Golden List & Co: C++"


def test_an_entry_that_moves_stays_the_same() -> None:
    """The id of an entry does not change with its topic: a reader does not see it again."""
    one, two = (
        ElementTree.fromstring(of(entry("Work", added="2024-02-01"), slug=slug)["feed.xml"]) for slug in ("a", "b")
    )
    assert texts(one.findall(f"{ATOM}entry")[0], "id") == texts(two.findall(f"{ATOM}entry")[0], "id")


def test_newest_first_and_not_too_many() -> None:
    """The whole list's feed ends after 50 entries, a topic's after 20, a tag's after 10, the newest of all kept."""
    entries = [entry(f"Work {n}", added=f"2024-{n // 28 + 1:02}-{n % 28 + 1:02}", tags=["few"]) for n in range(60)]
    made = of(*entries)
    for path, most in (("feed.xml", 50), ("feeds/topics/a.xml", 20), ("feeds/tags/few.xml", 10)):
        found = check(made[path], path).findall(f"{ATOM}entry")
        assert [texts(held, "title")[0] for held in found] == [f"Work {n}" for n in range(59, 59 - most, -1)]


@pytest.mark.parametrize(
    ("days", "has_one"),
    [(["2026-12-01"] * 5, True), (["2026-12-01"] * 4, False), (["2026-12-02", "2026-11-30"], True)],
    ids=["many", "few", "few, one of before"],
)
def test_a_tag_of_a_few_new_entries_has_no_feed(days: list[str], has_one: bool) -> None:
    """Nor does its page name one. Feeds that were there when every tag had one stay."""
    entries = [entry(f"Work {number}", added=day, tags=["rare"]) for number, day in enumerate(days)]
    read = library({"a": TOPIC | {"entries": entries}})
    assert ("feeds/tags/rare.xml" in feeds(read)) == has_one
    [page] = [page.text for page in pages.all_pages(read, GOLDEN_SITE, ENGLISH) if page.path == "tags/rare.md"]
    assert ("feeds/tags/rare.xml" in page) == has_one


@pytest.mark.parametrize("url", ["", "/list/", "ftp://example.org/"])
def test_without_a_whole_address_there_are_no_feeds(url: str) -> None:
    """Relative ids are not valid: no feed, and no page names one."""
    site = GOLDEN_SITE._replace(url=url)
    assert feeds(golden_library(), site) == {}
    assert not any(
        re.search(r"feed\.xml|/feeds/", page.text) for page in pages.all_pages(golden_library(), site, ENGLISH)
    )


@given(st.text())
def test_no_text_breaks_the_xml(text: str) -> None:
    """Characters that XML does not know are replaced, whatever brought them here."""
    written = atom._element("title", text) + atom._empty("link", href=text)
    ElementTree.fromstring(f"<a>{written}</a>")


CHANGES: list[tuple[dict[str, object], dict[str, object]]] = [
    ({}, {"title": "Other"}),
    ({}, {"note": "Other."}),
    ({}, {"authors": ["Ann Lee"]}),
    ({}, {"added": "2024-03-01"}),
    ({}, {"url": "https://example.org/other"}),
    ({}, {"id": "other"}),
    ({"title": "Other"}, {}),
    ({"summary": "Other."}, {}),
]


@pytest.mark.parametrize(("of_topic", "of_entry"), CHANGES, ids=str)
def test_a_feed_whose_text_is_another_has_another_key(of_topic: dict[str, object], of_entry: dict[str, object]) -> None:
    """So one that is kept by its key is right; the feed of a topic that nothing concerns keeps its key."""

    def keyed(of_topic: dict[str, object], of_entry: dict[str, object]) -> dict[str, tuple[str, str]]:
        work = entry("Work", id="w", tags=["few"], note="It is.", added="2024-02-01")
        topics = {
            "a": TOPIC | of_topic | {"entries": [work | of_entry]},
            "b": TOPIC | {"entries": [entry("Beside", tags=["few"], added="2024-01-01")]},
        }
        return {feed.path: (feed.key(), feed.make().text) for feed in atom.feeds(library(topics), GOLDEN_SITE)}

    before, after = keyed({}, {}), keyed(of_topic, of_entry)
    paths = {"feed.xml", "feeds/topics/a.xml", "feeds/topics/b.xml", "feeds/tags/few.xml"}
    assert before.keys() == after.keys() == paths
    keys, texts = ({path for path in paths if before[path][part] != after[path][part]} for part in (0, 1))
    assert "feeds/topics/a.xml" in texts <= keys <= paths - {"feeds/topics/b.xml"}
