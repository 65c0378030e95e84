"""Home shows where one may go, what may be asked, what is new and all topics, and nothing of what a list has not."""

import html
import re
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

from helpers import ENGLISH, GOLDEN_SITE, entry, library, read_html, rendered
from reading_list.core.library import Library
from reading_list.core.site import Site
from reading_list.publish.pages.home import home_pages
from reading_list.publish.pages.overview import Overview


def topic(*entries: object, title: str = "Only", **fields: object) -> dict[str, object]:
    return {"title": title, "section": "S", "entries": entries} | fields


def home_of(topics: Mapping[str, object], site: Site = GOLDEN_SITE) -> str:
    return rendered(library(topics), site)["index.md"]


def part(home: str, name: str) -> str:
    """Return what stands on *home* from the class *name* on, up to the next part; empty where it does not stand."""
    parts = re.split(r'<(?:div|p|ul) class="rl-(slot|goals|newest|contents|examples|foot-of-home)">', home)
    return dict(zip(parts[1::2], parts[2::2], strict=True)).get(name, "")


def ids(markup: str) -> list[str]:
    """Return the ids that the links in *markup* lead to, on whichever pages."""
    return [href.partition("#")[2] for href in read_html(markup).hrefs if "#" in href]


# --- Where to go --------------------------------------------------------------------------------


def test_home_names_the_first_four_paths_that_somebody_has_chosen() -> None:
    """Each with its page, its first work and a mark for every step; the number of all leads to the page of paths."""
    works = [entry(f"W{number}", minutes=30) for number in range(3)]
    goals = [{"id": f"g{n}", "title": f"Goal {n}", "steps": ["w2", "w0"]} for n in range(5)]
    shown = part(home_of({"a": topic(*works), "paths": {"paths": goals}}), "goals")
    assert [href for href in read_html(shown).hrefs if "paths/" in href] == [
        *(f"paths/g{number}/" for number in range(4)),
        "paths/",
    ]
    assert re.findall('data-step="(.*?)"', shown) == ["w2", "w0"] * 4
    assert ids(shown) == ["w2"] * 4
    assert "2 works · about 1 h in all · begins with W2" in read_html(shown).text
    assert "All reading paths 5" in read_html(shown).text


def test_a_large_number_of_paths_is_encoded() -> None:
    """The sign among its digits stands for itself, whatever extensions a site has."""
    goal = {"id": "g", "title": "Goal", "steps": ["only"]}
    read = library({"a": topic(entry("Only")), "paths": {"paths": [goal]}})
    overview = Overview.of(read, GOLDEN_SITE, ENGLISH)
    [home] = home_pages(replace(overview, goals=[*overview.goals] * 12_345))
    assert "<small>12&#44;345</small>" in home.text


def test_without_such_paths_home_names_those_of_topics() -> None:
    works = [entry("Goal", after=["step"], seminal=True), entry("Step", after=["first"]), entry("First")]
    shown = part(home_of({"a": topic(*works, title="Some Topic")}), "goals")
    assert read_html(shown).hrefs == ["paths/#to-a", "topics/a/#first", "paths/"]
    assert read_html(shown).text.startswith("Where would you like to go?Some Topic")
    assert re.findall('data-step="(.*?)"', shown) == ["first", "step", "goal"]


def test_without_any_path_home_shows_where_to_start() -> None:
    """Four introductions: those that need nothing, those that others ask for, landmarks before others, by date."""
    introductions = [
        entry(name.upper(), id=name, level="introductory", date=date, seminal=seminal)
        for name, date, seminal in [
            ("new", "2020", "false"),
            ("old", "1990", "false"),
            ("landmark", "2010", "true"),
            ("undated", None, "false"),
            ("once", "2021", "false"),
        ]
    ]
    unread = entry("Unread", level="introductory", status="backlog")
    shown = part(home_of({"only": topic(*introductions, unread, entry("R1", after=["once"]))}), "goals")
    assert ids(shown) == ["once", "landmark", "old", "new"]


def test_a_list_without_introductions_has_no_place_to_start() -> None:
    home = home_of({"a": topic(entry("One", level="advanced"))})
    assert "rl-goals" not in home
    assert "start-here" not in home


# --- What may be asked --------------------------------------------------------------------------


def asked(home: str) -> dict[str, str]:
    """Return what the examples beside the search box ask, by their words."""
    links = re.findall(r'<a href="(.*?)">(.*?)</a>', part(home, "examples").partition("</p>")[0])
    assert all(href.startswith("browse/?find=") for href, _ in links)
    return {
        html.unescape(words): parse_qs(urlsplit(html.unescape(href)).query, strict_parsing=True)["find"][0]
        for href, words in links
    }


def test_examples_are_taken_from_the_list() -> None:
    """The landmark that most came of, by its short name; who made most landmarks; the largest of the other topics."""
    works = [
        entry("Known", aliases=["Short"], seminal=True, authors=["Ada One", "Bo Two"]),
        entry("Less Known", aliases=["Other"], seminal=True, authors=["Ada One"]),
        entry("Later", builds_on=["known"], authors=["Bo Two"]),
        entry("Last", authors=["Bo Two"]),
    ]
    topics = {
        "a": topic(*works, title="First"),
        "b": topic(entry("B1"), title="Small"),
        "c": topic(entry("C1"), entry("C2"), title="Large"),
    }
    assert asked(home_of(topics)) == {"Short": "Short", "Ada One": '"Ada One"', "Large": "Large"}


def test_examples_hold_any_name() -> None:
    """Whatever a name holds, it is asked for as it is and shown as text."""
    name = """<b>&"x" +%20#?='"""
    topics = {
        "a": topic(entry("One", aliases=[name], seminal=True), title="First"),
        "b": topic(entry("Two"), title=name),
    }
    assert asked(home_of(topics)) == {name: name}
    assert "<b>" not in home_of(topics)


def test_a_list_with_nothing_to_ask_for_has_no_examples() -> None:
    assert "rl-examples" not in home_of({"a": topic(entry("One", seminal=True, authors=["Ada"]))})


# --- What there is ------------------------------------------------------------------------------


def test_home_counts_what_there_is() -> None:
    """What a list has none of is not counted; My reading is named beside it, for who has marks comes back to it."""
    landmark = entry("One", seminal=True)
    shown = part(home_of({"a": topic(landmark, entry("Two"))}), "slot")
    assert re.findall("<li>(.*?)</li>", shown) == [
        '<a href="browse/"><strong>2</strong> works</a>',
        '<a href="topics/"><strong>1</strong> topic</a>',
        '<a href="timeline/"><strong>1</strong> landmark</a>',
    ]
    assert "reading/" in read_html(shown).hrefs


def test_home_shows_the_newest_five() -> None:
    """The works added last, each with its day for readers and for scripts, and the way to all."""
    works = [entry(f"W{number}", added=f"2024-01-0{number}") for number in range(1, 8)]
    shown = part(home_of({"a": topic(*works, entry("Undated"))}), "newest")
    assert ids(shown) == ["w7", "w6", "w5", "w4", "w3"]
    assert shown.count("<time datetime=") == 5
    assert '<time datetime="2024-01-07">added 7 January 2024</time>' in shown
    assert read_html(shown).hrefs[-1] == "new/"
    assert "rl-newest" not in home_of({"a": topic(entry("Undated"))})


def test_home_holds_every_topic_by_section() -> None:
    """Sections stand in the order of the list, each topic with the number of its works; summaries are not repeated."""
    topics: dict[str, object] = {
        "a": topic(entry("A1"), title="A", section="Later", summary="What A is about."),
        "b": topic(title="B", section="Sooner", summary="What B is about."),
    }
    home = home_of(topics, GOLDEN_SITE._replace(sections=("Sooner", "Later")))
    contents = part(home, "contents")
    assert read_html(contents).text.strip() == "SoonerB 0LaterA 1"
    assert read_html(contents).hrefs == ["topics/b/", "topics/a/"]
    assert "What A is about" not in home


def test_home_draws_landmarks_where_there_are_some() -> None:
    """Three make a strip of years; of one or two there is no history to be seen."""
    works = [entry(f"W{number}", seminal=True, date=f"{2000 + number}") for number in range(3)]
    assert "rl-strip" in home_of({"a": topic(*works)})
    assert "rl-strip" not in home_of({"a": topic(*works[:2], entry("Undated", seminal=True))})


def test_home_of_an_empty_list_is_a_name_and_a_search() -> None:
    home = rendered(Library())["index.md"]
    assert not [name for name in ("goals", "newest", "contents", "strip", "sums", "examples") if f"rl-{name}" in home]
    assert "Search 0 works" in home
