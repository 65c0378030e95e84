"""What heads of pages say to other programs."""

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from helpers import GOLDEN_SITE, entry, examples, golden_library, library, read_html, topic_files
from reading_list.core.library import Library
from reading_list.core.site import Site
from reading_list.publish.early_script import UNFOLDING
from reading_list.publish.head import About, Heads

TOPIC = "topics/growing-trees.md"


def head(read: Library, page: About, site: Site = GOLDEN_SITE) -> str:
    return Heads(read, site).of(page)


def graph(text: str) -> dict[str, str]:
    """Return what a preview of the page would show."""
    return {held["property"]: held["content"] for name, held in read_html(text).elements if name == "meta"}


def feeds(text: str) -> list[tuple[str, str]]:
    """Return title and address of the feeds that a feed reader finds."""
    return [
        (held["title"], held["href"])
        for name, held in read_html(text).elements
        if name == "link" and "alternate" in held["rel"].split() and held["type"] == "application/atom+xml"
    ]


def data(text: str) -> dict[str, object]:
    """Return the data for search engines."""
    [words] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
    return dict(json.loads(words))


def test_a_preview_shows_title_and_description() -> None:
    """A page is previewed with what it says; one without a description with the site's."""
    page = About(TOPIC, 'Trees & "Bushes"', "What <they> are.", "https://example.org/list/topics/growing-trees/")
    assert graph(head(golden_library(), page)) == {
        "og:type": "website",
        "og:site_name": "Golden List & Co",
        "og:title": 'Trees & "Bushes"',
        "og:description": "What <they> are.",
        "og:url": "https://example.org/list/topics/growing-trees/",
    }
    assert graph(head(golden_library(), About("about.md", "About")))["og:description"] == GOLDEN_SITE.description
    assert "og:description" not in graph(head(Library(), About("about.md", "About"), Site()))


def test_feeds_are_found_from_every_page() -> None:
    """The list's feed is named on all pages, a topic's and a tag's on theirs, by their ways from there."""
    read = golden_library()
    whole = "Golden List & Co"
    assert feeds(head(read, About("index.md", whole))) == [(whole, "feed.xml")]
    assert feeds(head(read, About("about.md", "About"))) == [(whole, "../feed.xml")]
    assert feeds(head(read, About(TOPIC, "Growing Trees"))) == [
        (whole, "../../feed.xml"),
        (f"{whole}: Growing Trees", "../../feeds/topics/growing-trees.xml"),
    ]
    assert feeds(head(read, About("about.md", "About"), Site(name=whole))) == []
    flat = GOLDEN_SITE._replace(directory_urls=False)
    assert feeds(head(read, About(TOPIC, "Growing Trees"), flat))[0] == (whole, "../feed.xml")


def test_a_topic_is_a_collection_of_works() -> None:
    """A topic page names its works with kinds, people and dates."""
    works = [
        entry("One", kind="paper", authors=["Ann Lee", "Acme Team"], date="2017-06"),
        entry("Two", kind="interview"),
        entry("Three"),
    ]
    read = library({"a": {"title": "A", "section": "S", "entries": works}})
    found = data(head(read, About("topics/a.md", "A", url="https://example.org/list/topics/a/")))
    assert (found["@type"], found["name"], found["url"]) == (
        "CollectionPage",
        "A",
        "https://example.org/list/topics/a/",
    )
    assert found["mainEntity"] == {
        "@type": "ItemList",
        "itemListOrder": "https://schema.org/ItemListUnordered",
        "numberOfItems": 3,
        "itemListElement": [
            {"@type": "ListItem", "item": work}
            for work in [
                {
                    "@type": "ScholarlyArticle",
                    "name": "One",
                    "url": "https://example.org/One",
                    "author": [
                        {"@type": "Person", "name": "Ann Lee"},
                        {"@type": "Organization", "name": "Acme Team"},
                    ],
                    "datePublished": "2017-06",
                },
                {"@type": "Conversation", "name": "Two", "url": "https://example.org/Two"},
                {"@type": "CreativeWork", "name": "Three", "url": "https://example.org/Three"},
            ]
        ],
    }


def test_home_is_the_site() -> None:
    found = data(head(golden_library(), About("index.md", "Golden List & Co", "Words.")))
    assert (found["@type"], found["name"], found["url"]) == ("WebSite", "Golden List & Co", GOLDEN_SITE.url)


def test_without_an_address_nothing_is_claimed() -> None:
    """Data for search engines needs addresses: there is none where the site's is not known."""
    assert "script" not in head(golden_library(), About("index.md", "Home"), Site())


def test_only_topics_unfold_a_work() -> None:
    """The script that has to run early stands where there are works to unfold, and nowhere else."""
    read = golden_library()
    assert UNFOLDING in head(read, About(TOPIC, "Growing Trees"))
    for path in ("index.md", "about.md", *(f"works/{placed.entry.id}.md" for placed in read.entries())):
        assert UNFOLDING not in head(read, About(path, "Other"))


@examples(40)
@given(topic_files(), st.text())
def test_no_text_leaves_its_place(topics: dict[str, object], words: str) -> None:
    """Whatever titles say, the head holds our elements and no others, and the data reads back."""
    read = library(topics)
    for topic in read.topics:
        made = head(read, About(f"topics/{topic.slug}.md", topic.title + words, words, GOLDEN_SITE.url))
        made = made.replace(UNFOLDING, "")
        assert made.count("<") == len(re.findall(r"^<(?:meta|link|script) ", made, re.MULTILINE)) + 1
        assert {name for name, _ in read_html(made).elements} <= {"meta", "link", "script"}
        assert data(made)["name"] == topic.title + words
