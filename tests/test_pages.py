"""A library becomes pages: the same every time, in a useful order, with links that lead somewhere."""

import gc
import html
import json
import re
import weakref
from collections.abc import Iterable
from dataclasses import replace
from datetime import date as Day
from urllib.parse import unquote, urljoin

import markdown
import pytest
from hypothesis import given
from mkdocs.structure.files import File
from mkdocs.utils import meta

from helpers import (
    ENGLISH,
    GOLDEN,
    GOLDEN_SITE,
    PLAIN_EXTENSIONS,
    PROJECT,
    contents,
    entry,
    examples,
    golden_library,
    golden_pages,
    headings,
    library,
    read_html,
    rendered,
    titles,
    topic_files,
)
from helpers import Html as ReadHtml
from reading_list.core import own_words
from reading_list.core.library import Library
from reading_list.core.problems import errors
from reading_list.core.reserved import TOPIC_ANCHORS
from reading_list.core.site import Site
from reading_list.core.vocabulary import vocabulary
from reading_list.entries.loading import check_files
from reading_list.entries.source.file import SourceFile
from reading_list.publish.exports import FORMATS
from reading_list.publish.joining import newest
from reading_list.publish.markup import Markup
from reading_list.publish.messages import Messages
from reading_list.publish.messages.loading import english_table
from reading_list.publish.nav_sections import nav_sections
from reading_list.publish.page import Html, PageHeading
from reading_list.publish.pages import PAGE_TYPES, all_pages
from reading_list.publish.pages.overview import Overview, neighbours
from reading_list.publish.routes import feed_path, served
from reading_list.publish.site_files import site_files
from tables import each

DIRECTORY_URLS = pytest.mark.parametrize("directory_urls", [True, False], ids=["folders", "files"])


def one_topic(*entries: object, **fields: object) -> str:
    """Return the page of a topic with *entries*."""
    topic = {"title": "Only", "section": "S", "entries": entries} | fields
    return rendered(library({"only": topic}))["topics/only.md"]


# --- Golden pages -------------------------------------------------------------------------------


def test_golden_pages() -> None:
    """The entries in golden/entries give the files in golden/pages, byte by byte.

    Where a change of the pages is meant: `python tests/helpers.py` writes them anew.
    """
    kept = {path: content.decode() for path, content in contents(GOLDEN / "pages").items()}
    made = {page.path: page.text for page in golden_pages()}
    assert sorted(made) == sorted(kept)
    for path, text in made.items():
        assert text == kept[path], path


@examples(25)
@given(topic_files())
def test_rendering_twice_gives_the_same(topics: dict[str, object]) -> None:
    """The same entries give the same pages, in the same order."""
    assert list(rendered(library(topics)).items()) == list(rendered(library(topics)).items())


# --- Types of pages -----------------------------------------------------------------------------


def test_pages_stand_where_their_types_say() -> None:
    """Each page has the path of its type, or stands in the folder of it, and home leads to those with words for it."""
    overview = Overview.of(golden_library(), GOLDEN_SITE, ENGLISH)
    for of in PAGE_TYPES:
        paths = [page.path for page in of.pages(overview)]
        assert paths == [of.path] or (of.path.endswith("/") and all(path.startswith(of.path) for path in paths))
    places = sorted(of.place_on_home for of in PAGE_TYPES if of.words_on_home)
    assert places == list(range(1, len(places) + 1))
    home = read_html(rendered(golden_library())["index.md"].partition('<p class="rl-onward">')[2].partition("</p>")[0])
    by_place = sorted((of for of in PAGE_TYPES if of.words_on_home), key=lambda of: of.place_on_home)
    assert home.text.strip() == "Ways in: " + " · ".join(ENGLISH.plain(of.words_on_home) for of in by_place)


def test_written_pages_are_all_that_the_configuration_names() -> None:
    """An engine that knows nothing of our plugin finds each page, style and script that mkdocs.yml names."""
    text = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    named = set(re.findall(r"[\w/-]+\.(?:md|css|js)\b", text))
    by_hand = {path.name for path in (PROJECT / "docs").glob("*.md")}
    assert {"assets/reading-list/style.css", "assets/reading-list/main.js", "index.md"} <= named
    assert named <= by_hand | {file.path for file in site_files(golden_library(), GOLDEN_SITE, ENGLISH)}


# --- Order and groups ---------------------------------------------------------------------------


def test_order_within_a_topic() -> None:
    """A topic begins with introductions, then landmarks, the rest by date, the backlog, what is superseded."""
    page = one_topic(
        entry("Old and Superseded", status="superseded", superseded_by="plain-2017-june", date="1950"),
        entry("Undated"),
        entry("Backlog Introduction", status="backlog", level="introductory", date="1960"),
        entry("Plain 2018", date="2018"),
        entry("Plain 2017 June", date="2017-06", level="advanced"),
        entry("Plain 2017", date="2017"),
        entry("Landmark 2020", seminal="true", date="2020-01-02"),
        entry("Landmark 1990", seminal="true", date="1990"),
        entry("Backlog 1955", status="backlog", date="1955"),
        entry("Introduction 2022", level="introductory", date="2022"),
        entry("Introduction and Landmark 2015", level="introductory", seminal="true", date="2015"),
        entry("another Undated"),
    )
    assert headings(page, 2) == ["Start here", "Landmarks", "More to read", "On the backlog", "Superseded"]
    assert headings(page, 3) == [
        "Introduction and Landmark 2015",
        "Introduction 2022",
        "Landmark 1990",
        "Landmark 2020",
        "Plain 2017",
        "Plain 2017 June",
        "Plain 2018",
        "another Undated",
        "Undated",
        "Backlog 1955",
        "Backlog Introduction",
        "Old and Superseded",
    ]


def test_groups_without_entries_are_left_out() -> None:
    """A topic has no heading over nothing."""
    assert headings(one_topic(entry("Plain")), 2) == ["More to read"]
    assert headings(one_topic(), 2) == []


@examples(25)
@given(topic_files())
def test_every_entry_stands_once_on_the_page_of_its_topic(topics: dict[str, object]) -> None:
    """No entry is lost and none is shown twice, whatever its fields say."""
    read = library(topics)
    pages = rendered(read)
    for topic in read.topics:
        page = read_html(markdown.markdown(pages[f"topics/{topic.slug}.md"], extensions=PLAIN_EXTENSIONS))
        shown = [attributes.get("id", "") for tag, attributes in page.elements if tag == "h3"]
        assert sorted(shown) == sorted(entry.id for entry in topic.entries)


def test_sections_stand_in_the_configured_order() -> None:
    """Sections come as the site names them, the others after them by name; topics by title."""
    topics = {
        slug: f"title: {title}\nsection: {section}\n"
        for slug, title, section in [
            ("a", "zebra", "Beta"),
            ("b", "Ant", "Beta"),
            ("c", "C", "gamma"),
            ("d", "D", "Alpha"),
            ("e", "E", "Last First"),
        ]
    }
    sections = nav_sections(library(topics), ["Last First", "Not There"])
    assert [(name, [topic.title for topic in held]) for name, held in sections] == [
        ("Last First", ["E"]),
        ("Alpha", ["D"]),
        ("Beta", ["Ant", "zebra"]),
        ("gamma", ["C"]),
    ]


def test_names_that_differ_in_case_stand_together() -> None:
    """Sections and topics are sorted as people do; equal ones by their letters, and topics by their file names."""
    topics = {
        slug: f"title: {title}\nsection: {section}\n"
        for slug, title, section in [
            ("z", "One", "beta"),
            ("y", "One", "Beta"),
            ("x", "X", "alpha"),
            ("w", "W", "Beta"),
        ]
    }
    read = library(topics)
    for order in (read.topics, read.topics[::-1]):
        sections = nav_sections(replace(read, topics=order), [])
        assert [(name, [topic.slug for topic in held]) for name, held in sections] == [
            ("alpha", ["x"]),
            ("Beta", ["y", "w"]),
            ("beta", ["z"]),
        ]
    same = library({"b": topics["y"], "a": topics["y"]})
    for order in (same.topics, same.topics[::-1]):
        assert [topic.slug for topic in nav_sections(replace(same, topics=order), [])[0][1]] == ["a", "b"]


# --- Lists across topics ------------------------------------------------------------------------


def test_also_lists_an_entry_in_further_topics() -> None:
    """An entry with `also` is linked from that topic, and its own page says where else it stands."""
    pages = rendered(
        library(
            {
                "home-topic": {
                    "title": "Home",
                    "section": "S",
                    "entries": [entry("The Work", also=["other", "home-topic"])],
                },
                "other": {"title": "Other", "section": "S", "entries": [entry("Another")]},
                "third": {"title": "Third", "section": "S"},
            }
        )
    )
    assert "../../topics/home-topic/#the-work" in read_html(pages["topics/other.md"]).hrefs
    assert "../../topics/other/" in read_html(pages["topics/home-topic.md"]).hrefs
    assert "#" not in read_html(pages["topics/home-topic.md"]).hrefs
    assert headings(pages["topics/other.md"], 3) == ["Another"]
    assert "The Work" not in pages["topics/third.md"]


@pytest.mark.parametrize(
    ("first", "second"), [("Self-Attention", "self-attention"), ("ΝΕΥΡΩΝΕΣ", "νευρωνες"), ("Größe", "GRÖSSE")]
)
def test_a_tag_is_one_tag_whatever_its_case(first: str, second: str) -> None:
    """Tags that differ only by case share one page, named as first written, which lists each entry once."""
    pages = rendered(
        library(
            {
                "a": {"title": "A", "section": "S", "entries": [entry("One", tags=[first])]},
                "b": {"title": "B", "section": "S", "entries": [entry("Two", tags=[first, second])]},
            }
        )
    )
    tag_pages = [page for path, page in pages.items() if path.startswith("tags/") and path != "tags/index.md"]
    assert len(tag_pages) == 1
    assert headings(tag_pages[0], 1) == [first]
    assert [href for href in read_html(tag_pages[0]).hrefs if "#" in href] == [
        "../../topics/a/#one",
        "../../topics/b/#two",
    ]
    assert second not in read_html(pages["topics/b.md"]).text


def test_the_index_of_tags_goes_by_letters() -> None:
    """Digits come first, then letters, then scripts without capitals; letters with accents stand with their likes."""
    tags = ["zeta", "ßeta", "alpha", "1-d", "βeta", "学習", "étude", "деревья"]
    pages = rendered(library({"a": {"title": "A", "section": "S", "entries": [entry("One", tags=tags)]}}))
    letters = re.findall(r'<li class="rl-letter" id="([a-z0-9-]+)">([^<]*)', pages["tags/index.md"])
    assert [html.unescape(words) for _, words in letters] == ["0-9", "A", "E", "S", "Z", "Β", "Д", "Han"]
    assert len({anchor for anchor, _ in letters}) == len(letters)


def overview_of(*entries: object) -> Overview:
    return Overview.of(library({"only": {"title": "Only", "section": "S", "entries": entries}}), Site(), ENGLISH)


def test_words_go_with_the_pages_that_were_made_with_them() -> None:
    """Where a list has words of its own, each save under serve reads them anew."""
    works = [entry(title, tags=["a"], authors=["Ada Lovelace"]) for title in ("One", "Two")]
    read = library({"only": {"title": "Only", "section": "S", "entries": works}})

    def used() -> weakref.ref[Messages]:
        messages = Messages("en", english_table())
        assert [page.text for page in all_pages(read, Site(), messages)]
        return weakref.ref(messages)

    words = [used() for _ in range(12)]
    gc.collect()
    assert sum(one() is not None for one in words) < 10


def test_tags_are_sorted_by_their_names() -> None:
    """The addresses of their pages do not matter, and neither do case and accents."""
    overview = overview_of(entry("One", tags=["b", "Äb", "Z", "a", ".NET", "c"]))
    assert [tag.name for tag in overview.tags.values()] == [".NET", "a", "Äb", "b", "c", "Z"]


def test_the_tags_of_a_topic_are_its_dozen_most_used() -> None:
    """An entry counts once for a tag, however it spells it; of equally frequent tags, names decide."""
    many = [f"t{number:02}" for number in range(13)]
    overview = overview_of(
        entry("One", tags=["once", *many[:6:-1]]),
        entry("Two", tags=[*many[6::-1], "Äb"]),
        entry("Three", tags=["T12", "t12"]),
    )
    (topic,) = overview.topics.values()
    assert [tag.name for tag in overview.topic_tags(topic)] == ["t12", "once", *many[:10]]
    assert [tag.name for tag in overview.topic_tags(topic, 20)][12:] == ["t10", "t11", "Äb"]


def test_what_a_work_led_to_stands_in_order() -> None:
    """Landmarks come first, then what builds on it, and what only asks for it; each by date."""
    followers = [
        entry("Last", builds_on=["root"], after=["root"], date="2001"),
        entry("Asks", after=["root"], date="1990"),
        entry("First", builds_on=["root"], date="2000"),
        entry("Landmark that asks", after=["root"], date="2020", seminal="true"),
        entry("Landmark", builds_on=["root"], date="2021", seminal="true"),
    ]
    works = overview_of(entry("Root"), *followers).led_to["root"]
    assert [placed.entry.title for placed in works] == ["Landmark", "Landmark that asks", "First", "Last", "Asks"]


def test_former_ids_are_known_by_the_present_ones() -> None:
    assert overview_of(entry("One", former_ids=["older", "old"]), entry("Two")).former == {"one": ["older", "old"]}


def test_the_newest_entries_come_first() -> None:
    """By the day on which they joined, of one day the latest published, of one date by title; others do not count."""
    overview = overview_of(
        entry("Undated", added="2024-02-02"),
        entry("B", added="2024-02-02", date="2020"),
        entry("A", added="2024-02-02", date="2020"),
        entry("Late", added="2024-02-02", date="2021"),
        entry("Older", added="2024-02-01", date="2024"),
        entry("Newest", added="2024-03-01"),
        entry("Without a day", date="2024"),
    )
    titles = [placed.entry.title for placed in newest(overview.library, 10)]
    assert titles == ["Newest", "Late", "A", "B", "Undated", "Older"]
    assert [newest(overview.library, most) for most in (1, 4)] == [newest(overview.library, 10)[:n] for n in (1, 4)]


def test_the_foot_of_a_topic_shows_its_tags() -> None:
    """Below the list stand its tags, those that most entries carry first."""
    page = one_topic(entry("One", tags=["rare", "common"]), entry("Two", tags=["common"]), entry("Three"))
    foot = page.partition('<div class="rl-foot">')[2]
    assert [href for href in read_html(foot).hrefs if "tags/" in href] == ["../../tags/common/", "../../tags/rare/"]


def test_the_head_of_a_topic_names_its_neighbours() -> None:
    """Two topics at most that its works ask for, the most wanted first, and two whose works ask for its own."""
    topics = {
        "here": {
            "title": "Here",
            "section": "S",
            "entries": [entry("H1", after=["a1", "b1"]), entry("H2", after=["b1"])],
        },
        "a": {"title": "A", "section": "S", "entries": [entry("A1")]},
        "b": {"title": "B", "section": "S", "entries": [entry("B1"), entry("B2", after=["h2"])]},
        "c": {"title": "C", "section": "S", "entries": [entry("C1", after=["h1"]), entry("C2")]},
        "d": {"title": "D", "section": "S", "entries": [entry("D1", after=["h1"]), entry("D2", after=["h2"])]},
        "e": {"title": "E", "section": "S", "entries": [entry("E1", after=["h2"])]},
    }
    pages = rendered(library(topics))
    [near] = re.findall(r'<p class="rl-neighbours">(.*?)</p>', pages["topics/here.md"])
    assert read_html(near).text == "Before A, B · Next D, C"
    assert "rl-neighbours" not in one_topic(entry("One"))


def test_neighbours_are_sorted_by_how_much_is_asked_then_by_title() -> None:
    """Two that ask as much of each other stand on neither side; of one title, the one that is first by its slug."""
    titles = {"here": "Here", "a": "much", "b": "Zoo", "c": "Ape", "d": "Ape", "e": "both"}
    works = {
        "here": [entry("H1", after=["a1", "b1", "d1", "c1", "e1"]), entry("H2", after=["a1"])],
        "e": [entry("E1"), entry("E2", after=["h1"])],
    }
    content = {
        slug: {"title": title, "section": "S", "entries": works.get(slug, [entry(f"{slug}1".upper())])}
        for slug, title in titles.items()
    }
    read = library(content)
    before = {most: [topic.slug for topic in neighbours(read, most)["here"].before] for most in (2, 9)}
    assert before == {2: ["a", "c"], 9: ["a", "c", "d", "b"]}
    assert neighbours(read)["here"].after == []
    assert [topic.slug for topic in neighbours(read)["b"].after] == ["here"]
    assert neighbours(read)["e"] == ([], [])


def test_an_empty_library_has_a_home() -> None:
    """A list that has no topics yet still gives its pages."""
    pages = rendered(Library())
    folders = {f"{name}/index" for name in "concepts kinds paths people tags topics years".split()}
    names = folders | {"browse", "index", "list", "new", "reading", "statistics", "timeline"}
    assert set(pages) == {f"{name}.md" for name in names}
    assert headings(pages["index.md"], 1) == [GOLDEN_SITE.name]


def numbers(texts: Iterable[str]) -> set[str]:
    """Return the words that *texts* show behind a number that stands for itself."""
    plain = (re.sub("</?strong>", "", text) for text in texts)
    return {word for text in plain for word in re.findall(r"(?<![\w.#&/-])\d+ ([a-z]+)\b", text)}


def test_one_entry_is_not_entries() -> None:
    """Of a single thing no page speaks as of several, in what is read and in what search engines show."""
    landmark = entry("One", tags=["tree"], seminal=True, date="2020", added="2024-01-01", kind="paper", authors=["Ada"])
    concept = {"name": "Tree", "summary": "A word."}
    companion = {"title": "C", "url": "https://example.org/c"}
    one = {"title": "A", "section": "S", "concepts": [concept], "entries": [landmark | {"companions": [companion]}]}
    pages = {path: text for path, text in rendered(library({"a": one})).items() if path.endswith(".md")}
    assert numbers(pages.values()) == {"concept", "entry", "landmark", "person", "tag", "topic", "work", "in"}
    assert 'description: "1 entry of ' in pages["browse.md"]
    assert 'description: "1 tag of ' in pages["tags/index.md"]
    facts = re.findall("<dt>(.*?)</dt>", pages["statistics.md"])
    assert facts == ["work", "landmark", "companion", "concept", "tag", "on the backlog"]


def test_several_entries_are_not_entry() -> None:
    """Of no and of several things every page speaks as of several."""
    for count in (0, 2):
        values = {"seminal": True, "date": "2020", "tags": ["tree", "wood"]}
        topics = {
            slug: {
                "title": slug,
                "section": "S",
                "concepts": [{"name": f"Tree {slug}", "summary": "A word."}],
                "entries": [entry(f"{slug} {n}", **values) for n in range(count)],
            }
            for slug in "ab"[:count]
        }
        read = library(topics)
        words = numbers(text for path, text in rendered(read).items() if path.endswith(".md"))
        assert words >= {"works", "topics", "tags", "entries", *(["concepts"] if count else [])}
        assert words.isdisjoint({"concept", "work", "topic", "tag", "entry", "landmark"})


@pytest.mark.parametrize(
    ("count", "on_timeline", "on_news"),
    [
        (
            1,
            "The date of 1 more is not known; it stands in its topic.",
            "Of 1 nobody knows the day; it stands in its topic.",
        ),
        (
            2,
            "The dates of 2 more are not known; they stand in their topics.",
            "Of 2 nobody knows the day; they stand in their topics.",
        ),
    ],
)
def test_what_has_no_day_is_counted(count: int, on_timeline: str, on_news: str) -> None:
    works = [entry(f"Work {number}") for number in range(count)]
    pages = rendered(library({"a": {"title": "A", "section": "S", "entries": works}}))
    assert on_timeline in read_html(pages["timeline.md"]).text
    assert on_news in read_html(pages["new.md"]).text


# --- An entry -----------------------------------------------------------------------------------


def test_an_entry_shows_all_that_is_known_of_it() -> None:
    """Every field of an entry is on its page: title with source, facts, people, note, relations, a citation."""
    full = entry(
        "The Work",
        kind="paper",
        level="advanced",
        seminal="true",
        authors=["Ada One", "Bo Two", "Cy Three", "Di Four", "Ed Five"],
        publisher="The Journal",
        date="2017-06-02",
        tags=["tree"],
        note="Why *this*.",
        after=[{"id": "basis", "because": "it explains x"}],
        builds_on=["basis"],
        companions=[{"title": "The Talk", "url": "https://example.org/talk", "kind": "video"}],
        archived="https://archive.example.org/work",
    )
    page = read_html(one_topic(full, entry("Basis")).partition('<details class="rl-entry"')[2].partition("### ")[0])
    for words in [
        *("paper", "advanced", "landmark", "2 June 2017", "example.org", "Ada One, Bo Two, Cy Three and 2 more"),
        *("The Journal", "Why this.", "it explains x", "tree", "The Talk", "video", "archived copy"),
        "Ada One, Bo Two, Cy Three, Di Four, Ed Five (2017). The Work. The Journal. https://example.org/The%20Work",
    ]:
        assert words in page.text
    assert "One et al. · 2017 · paper · advanced · ★ landmark" in page.text
    assert page.hrefs.count("#basis") == 2
    assert {"https://example.org/talk", "https://archive.example.org/work", "../../tags/tree/"} <= set(page.hrefs)


def line(**fields: object) -> ReadHtml:
    """Return the line of an entry with *fields*, to which it folds."""
    [shown] = re.findall(r"<summary>(.*?)</summary>", one_topic({"title": "The Work"} | fields).partition("### ")[2])[
        :1
    ]
    return read_html(shown)


@each(
    "authors, shown",
    [
        (["Ada Lovelace"], "Ada Lovelace"),
        (["Ada Lovelace", "Jan van der Berg"], "Lovelace and van der Berg"),
        (["Ann One", "Bo Two", "Cy Three"], "One, Two and Three"),
        (["Ann One", "Bo Two", "Cy Three", "Di Four"], "One et al."),
        (["Ann One", "et al."], "One et al."),
        (["OpenAI Research", "Ann One"], "OpenAI Research and One"),
        ([], "The Press"),
    ],
)
def test_the_line_of_an_entry_names_people_in_short(authors: list[str], shown: str) -> None:
    """Family names stand for people, and whoever put it out for nobody."""
    fields = {"url": "https://example.org/", "authors": authors, "publisher": "The Press", "date": "2017-06-02"}
    assert line(**fields).text == f"{shown} · 2017"


def test_the_line_of_an_entry_holds_no_link() -> None:
    """It unfolds the entry: a link in it would be a button within a button."""
    assert (
        line(url="https://example.org/", authors=["Ann One"], kind="paper", minutes="90", former_ids=["old"]).hrefs
        == []
    )
    whole = line(
        url="https://example.org/", kind="video", level="advanced", minutes="90", status="backlog", date="2020"
    )
    assert whole.text == "2020 · video · advanced · 1 h 30 min · backlog"


def test_an_entry_tells_scripts_what_it_is() -> None:
    """Kind, level, date and minutes, by which the list is narrowed and sorted, stand on it where they are known."""
    known = {"kind": "video", "level": "advanced", "date": "2020-01", "minutes": "90"}
    for fields in (known, {}):
        page = read_html(one_topic(entry("The Work", **fields)))
        [data] = [attributes for _, attributes in page.elements if "data-work" in attributes]
        assert data == {"class": "rl-entry", "data-work": "the-work"} | {f"data-{k}": v for k, v in fields.items()}


@each(
    "url, shown",
    [
        ("https://www.example.org/a", "example.org"),
        ("HTTPS://WWW.Example.ORG:8443/a?b", "example.org"),
        ("https://example.org?a=b", "example.org"),
        ("https://wwwide.example.org#!/a", "wwwide.example.org"),
    ],
)
def test_the_host_of_a_source_is_shown_plainly(url: str, shown: str) -> None:
    """Beside an entry stands the host that its link leads to, in lower case, without www and port."""
    facts = one_topic({"title": "The Work", "url": url}).partition('<p class="rl-facts">')[2].partition("</p>")[0]
    assert read_html(facts).text == f"{shown} · Details"


def test_a_superseded_entry_leads_to_what_replaces_it() -> None:
    """A superseded entry links its replacement."""
    old = entry("Old Work", status="superseded", superseded_by="new-work")
    page = one_topic(old, entry("New Work"))
    assert "#new-work" in read_html(page.partition("## Superseded")[2]).hrefs


# --- Links --------------------------------------------------------------------------------------


def dead_links(pages: dict[str, str], *, directory_urls: bool) -> list[str]:
    """Return the links between *pages* that lead nowhere once MkDocs has given each page its address."""
    root = "https://site.test/below/"
    built = {
        unquote(urljoin(root, File(path, None, "", directory_urls).url)): read_html(
            markdown.markdown(meta.get_data(text)[0], extensions=PLAIN_EXTENSIONS)
        )
        for path, text in pages.items()
    }
    places = {
        place for address, page in built.items() for place in (address, *(f"{address}#{name}" for name in page.ids))
    }
    files = {urljoin(root, path) for path in (*(form.path for form in FORMATS), *map(feed_path, pages))}
    return [
        f"{address}: {href}"
        for address, page in built.items()
        for href in page.hrefs
        for target in [
            re.sub(r"\?[^#]*", "", urljoin(address, href))
        ]  # what is asked of a page does not make it another
        if target.startswith("https://site.test/") and target.removesuffix("#") not in places | files
    ]


@DIRECTORY_URLS
def test_golden_links_lead_somewhere(directory_urls: bool) -> None:
    """Every link between pages of the golden list leads to a page that is there, and to an id on it."""
    pages = rendered(golden_library(), GOLDEN_SITE._replace(directory_urls=directory_urls))
    assert dead_links(pages, directory_urls=directory_urls) == []


@DIRECTORY_URLS
@examples(25)
@given(topics=topic_files())
def test_links_lead_somewhere(directory_urls: bool, topics: dict[str, object]) -> None:
    """However entries, tags and topics refer to each other, no link between pages is dead."""
    pages = rendered(library(topics), Site(directory_urls=directory_urls))
    assert dead_links(pages, directory_urls=directory_urls) == []


def test_links_lead_somewhere_from_every_list() -> None:
    """A work that is listed twice in its own topic is linked from tag pages and from home all the same."""
    listed = entry("The Work", level="introductory", tags=["tree"], also=["a", "b"], added="2024-01-01")
    topics = {
        "a": {"title": "A", "section": "S", "entries": [listed]},
        "b": {"title": "B", "section": "S", "entries": []},
    }
    assert dead_links(rendered(library(topics)), directory_urls=True) == []


@DIRECTORY_URLS
def test_addresses_are_those_that_mkdocs_serves(directory_urls: bool) -> None:
    """Each file of the golden site has the address that MkDocs gives it, and no two have the same."""
    paths = [file.path for file in site_files(golden_library(), GOLDEN_SITE, ENGLISH)]
    addresses = {served(path, directory_urls=directory_urls): path for path in paths}
    assert addresses == {unquote(File(path, None, "", directory_urls).url).removeprefix("./"): path for path in paths}
    assert len(addresses) == len(paths)


def test_no_entry_can_take_an_address_of_its_page() -> None:
    """The ids that a topic's page has for itself are reserved, and no others: an entry of that name were not found."""
    works = [
        entry("One", level="introductory"),
        entry("Two", seminal=True),
        entry("Three"),
        entry("Four", status="backlog"),
        entry("Five", status="superseded", superseded_by="one"),
    ]
    topics = {
        "full": {"title": "T", "section": "S", "concepts": [{"name": "C", "summary": "D."}], "entries": works},
        "other": {"title": "O", "section": "S", "entries": [entry("Six", also=["full"])]},
    }
    page = rendered(library(topics))["topics/full.md"]
    ids = read_html(markdown.markdown(page, extensions=PLAIN_EXTENSIONS)).ids
    assert sorted(ids) == sorted({*TOPIC_ANCHORS, "one", "two", "three", "four", "five"})


def test_entries_and_topics_may_be_called_like_pages_of_the_site() -> None:
    """An entry "Search" and a topic "statistics" have pages and anchors of their own, and no link is dead."""
    names = ["Search", "Tags", "Browse", "404", "About", "Kinds", "Paths", "Statistics"]
    topics = {
        slug: {"title": slug, "section": "S", "entries": [entry(names[number], tags=["statistics"])]}
        for number, slug in enumerate("statistics search tags browse about kinds concepts landmarks".split())
    }
    pages = rendered(library(topics))
    assert {f"topics/{slug}.md" for slug in topics} <= set(pages)
    for directory_urls in (True, False):
        made = rendered(library(topics), Site(directory_urls=directory_urls))
        assert dead_links(made, directory_urls=directory_urls) == []


def test_the_edit_link_leads_to_the_file_of_the_topic() -> None:
    """A topic offers its YAML file for editing where the site says where that is, and nothing where it does not."""
    topics = library({"only": {"title": "Only", "section": "S"}})
    told = rendered(topics, Site(edit_url="https://forge.example/edit/entries/"))["topics/only.md"]
    assert "https://forge.example/edit/entries/only.yaml" in read_html(told).hrefs
    untold = rendered(topics, Site())["topics/only.md"]
    assert "correct an entry" not in untold


# --- Safety -------------------------------------------------------------------------------------


@each("value", ["plain", "<script>", "two\nlines", Markup("two\n# lines")])
def test_a_page_holds_nothing_that_is_not_encoded(value: Markup) -> None:
    """What is not markup, or would end the line that it stands on, becomes no part of a page."""
    for part in (Html, lambda words: PageHeading(1, "a", words), lambda href: PageHeading(1, "a", Markup("a"), href)):
        with pytest.raises((TypeError, ValueError), match=r"not encoded|more than one line"):
            part(value)
    with pytest.raises(ValueError, match="no anchor"):
        PageHeading(1, "a }", Markup("a"))


@examples(60)
@given(title=titles, summary=titles, name=titles)
def test_front_matter_reads_back(title: str, summary: str, name: str) -> None:
    """MkDocs reads the title and the description of every page as we meant them, as HTML that is only text."""
    topic = {"title": title, "section": "S", "summary": summary, "entries": [entry("One", tags=["tree"])]}
    pages = rendered(library({"only": topic}), Site(name=name))
    for path, text in pages.items():
        fields = meta.get_data(text)[1]
        assert set(fields) <= {"title", "description", "hide", "search"}, path
        assert not set("<>\"'") & set(fields["title"] + fields["description"])
    topic_fields = meta.get_data(pages["topics/only.md"])[1]
    assert html.unescape(topic_fields["title"]) == title
    assert html.unescape(topic_fields["description"]) == summary
    assert f"The 1 topic of {name}, by section." in html.unescape(
        meta.get_data(pages["topics/index.md"])[1]["description"]
    )


@examples(60)
@given(title=titles, section=titles, summary=titles, author=titles, publisher=titles)
def test_every_text_field_is_shown_as_written(
    title: str, section: str, summary: str, author: str, publisher: str
) -> None:
    """Words of a topic and of its entries stand on the pages letter by letter, and make no element of their own."""
    work = {"title": title, "url": "https://example.org/", "id": "work", "authors": [author], "publisher": publisher}
    topic = {"title": title, "section": section, "summary": summary, "entries": [work]}
    pages = {
        path: read_html(markdown.markdown(meta.get_data(text)[0], extensions=PLAIN_EXTENSIONS))
        for path, text in rendered(library({"only": topic})).items()
    }
    for words in (title, summary, author, publisher):
        assert words in pages["topics/only.md"].text
    for words in (title, section, summary):
        assert words in pages["topics/index.md"].text
    plain = {
        "title": "T",
        "section": "S",
        "summary": "S",
        "entries": [entry("T", id="work", authors=["A"], publisher="P")],
    }
    for path, text in rendered(library({"only": plain})).items():
        expected = read_html(markdown.markdown(meta.get_data(text)[0], extensions=PLAIN_EXTENSIONS))
        assert [tag for tag, _ in pages[path].elements] == [tag for tag, _ in expected.elements]


HOSTILE = """<x-y z="1">&lt;x-y z='1'&gt;" z="1" ' z='1' `<x-y>`"""


def hostile_files() -> dict[str, object]:
    """Return the files of a list of which each field that may says something that looks like HTML."""
    ids = [f"w{number}" for number in range(25)]
    works = [
        entry(
            f"Work {number} {HOSTILE}",
            id=name,
            aliases=[f"Alias {number} {HOSTILE}"],
            authors=[f"Ada {HOSTILE}", f"A. {HOSTILE}", f"Bo {number} {HOSTILE}"],
            publisher=f"Press {HOSTILE}",
            published={"venue": f"Venue {HOSTILE}", "volume": "<x-y>", "issue": "<x-y>", "pages": "<x-y>"},
            date=f"{1990 + number // 2}",
            kind="book",
            level=["easy", "hard"][number % 2],
            seminal=number % 2 == 0,
            rules=f"Rules {HOSTILE}",
            tags=["C++"],
            note=f"Note {HOSTILE}",
            after=[{"id": before, "because": f"Because {HOSTILE}"} for before in ids[max(0, number - 2) : number]],
            builds_on=ids[max(0, number - 1) : number],
            also=["b"],
            companions=[{"title": f"Code {HOSTILE}", "url": "https://example.org/code"}],
            archived=f"https://archive.example.org/{number}",
            added=f"2024-01-{10 + number // 2}",
        )
        for number, name in enumerate(ids)
    ]
    others = [
        entry(f"Replaced {HOSTILE}", status="superseded", superseded_by="w1"),
        entry(f"Lent {HOSTILE}", status="lent", note=f"Note {HOSTILE} on the perceptron {HOSTILE}"),
    ]
    about = {"section": f"Section {HOSTILE}", "summary": f"Summary {HOSTILE}"}
    concepts = [{"name": f"{name} {HOSTILE}", "summary": f"Meaning {HOSTILE}"} for name in ("Concept", "Term")]
    concepts.append({"name": "Perceptron", "summary": f"Meaning {HOSTILE}"})
    steps = [{"work": name, "why": f"Why {HOSTILE}", "skip_if": f"Skip {HOSTILE}"} for name in ids[13:16]]
    goal = {"id": "goal", "title": f"Goal {HOSTILE}", "audience": f"You {HOSTILE}", "outcome": f"Then {HOSTILE}"}
    return {
        "a": {"title": f"A {HOSTILE}", **about, "concepts": concepts, "entries": [*works[:12], *others]},
        "b": {"title": f"B {HOSTILE}", **about, "path": steps, "entries": works[12:]},
        "names": {"people": {f"Ada {HOSTILE}": [f"A. {HOSTILE}"]}},
        "paths": {"paths": [{**goal, "steps": steps}]},
    }


@each("left_out", ["paths", "names"])
def test_no_words_of_a_list_become_an_element_or_an_attribute(left_out: str) -> None:
    """So it is whatever field they are from, on every page, and whether somebody has chosen paths or not."""
    own = vocabulary(
        own_words.kinds({"book": {"label": f"book {HOSTILE}", "plural": f"Books {HOSTILE}"}}),
        own_words.levels({name: {"label": f"{name} {HOSTILE}"} for name in ("easy", "hard")}),
        own_words.statuses({"lent": {"label": f"lent {HOSTILE}", "means": "backlog"}}),
        own_words.fields({"rules": {"label": f"Rules {HOSTILE}"}}),
    )
    files = [
        SourceFile(f"entries/{name}.yaml", name, json.dumps(values).encode())
        for name, values in hostile_files().items()
        if name != left_out
    ]
    read, problems, _ = check_files(files, [], Day(2024, 6, 1), vocabulary=own)
    assert errors(problems) == []
    site = Site(f"List {HOSTILE}", f"About {HOSTILE}", edit_url=f"https://example.org/{HOSTILE}/")
    for page in all_pages(replace(read, dead={"https://example.org/code": "2024-05-01"}), site, ENGLISH):
        elements = [element for block in page.blocks for element in read_html(block.markdown).elements]
        assert [element for element in elements if element[0] == "x-y" or "z" in element[1]] == [], page.path


def test_each_piece_of_a_page_is_one_element() -> None:
    """Converters of Markdown part elements that stand side by side, and put what is no block into a paragraph."""
    pieces = [
        (page.path, block.markup)
        for page in all_pages(golden_library(), GOLDEN_SITE, ENGLISH)
        for block in page.blocks
        if isinstance(block, Html)
    ]
    assert [
        (path, piece[:80])
        for path, piece in pieces
        if _roots(piece) not in ("div", "p", "ul", "ol", "dl", "table", "details")
    ] == []


def _roots(piece: str) -> str:
    """Return the names of the outermost elements of *piece*, between spaces."""
    depth = 0
    roots = []
    for end, name in re.findall(r"<(/?)([a-z]+)", re.sub(r"<(?:br|rect|circle|path)\b[^>]*>", "", piece)):
        if not end and not depth:
            roots.append(name)
        depth += -1 if end else 1
    return " ".join(roots)
