"""Pages and scripts put entries in the same order: that of one table. Topics follow what their entries ask for."""

import json
import random
import re

import pytest

from helpers import TESTS, entry, library, read_html, rendered
from queries import answered
from reading_list.core.learning_order import LearningOrder, joints
from reading_list.core.library import Library
from reading_list.core.reading_order import ReadingOrder, depths

TABLE = json.loads((TESTS / "reading-order.json").read_text(encoding="utf-8"))
ORDER = [fields["id"] for fields in TABLE]
EACH_START = pytest.mark.parametrize("seed", range(3))
"""Orders in which the entries stand in their file."""


def shuffled(seed: int) -> Library:
    entries = [entry(**fields | {"tags": ["one"], "kind": "paper"}) for fields in TABLE]
    random.Random(seed).shuffle(entries)
    return library({"a": {"title": "A", "section": "S", "entries": entries}})


@EACH_START
def test_entries_are_sorted_as_the_table_has_them(seed: int) -> None:
    read = shuffled(seed)
    assert [placed.entry.id for placed in ReadingOrder(read.entries()).of(read.entries())] == ORDER


def test_pages_have_that_order() -> None:
    """Lists of entries follow the table; so do the groups of a topic, in which landmarks stand by themselves."""
    pages = rendered(shuffled(1))
    for path in ("tags/one.md", "kinds/paper.md"):
        assert [href.partition("#")[2] for href in read_html(pages[path]).hrefs if "#" in href] == ORDER
    landmarks = [f["id"] for f in TABLE if "seminal" in f and "status" not in f and f["id"] not in ORDER[:1]]
    rest = [name for name in ORDER[5:] if name not in landmarks]
    assert anchors(pages["topics/a.md"]) == [*ORDER[:5], *landmarks, *rest]


@EACH_START
def test_scripts_sort_as_the_table_has_them(seed: int) -> None:
    """The script of Browse, run without a browser, gives the order of the table."""
    assert answered(shuffled(seed), "") == [ORDER]


def anchors(page: str) -> list[str]:
    """Return the ids of the works on *page*, in their order."""
    return [name for name in re.findall(r' id="?([a-z0-9-]+)"?[ >]', page) if name in ORDER]


def work(name: str, *after: str, **fields: str) -> dict[str, object]:
    """Return an entry that asks for the entries *after*."""
    return entry(name, id=name, after=[*after], **fields)


def topic(*works: dict[str, object], title: str = "T") -> dict[str, object]:
    return {"title": title, "section": "S", "entries": [*works]}


def test_what_is_chosen_by_hand_comes_first_within_its_group() -> None:
    """A place by hand counts in the groups of its topic, before depth and date; elsewhere it does not."""
    works = [
        work("late", "early", date="2020", order="-1", seminal="true"),
        work("early", date="1990", seminal="true"),
        work("third", date="1980"),
        work("second", "third", date="2000", order="7"),
        work("first", "second", date="2001", order="0"),
        work("zeroth", "first", date="2002", order="-1"),
        work("start-b", level="introductory", order="3", date="2020"),
        work("start-a", level="introductory", date="1980"),
    ]
    read = library({"t": topic(*works)})
    order = ReadingOrder(read.entries())
    in_topic = [placed.entry.id for placed in order.in_topic(read.entries())]
    assert in_topic == ["start-b", "start-a", "late", "early", "zeroth", "first", "second", "third"]
    in_list = [placed.entry.id for placed in order.of(read.entries())]
    assert in_list == ["start-a", "start-b", "early", "third", "late", "second", "first", "zeroth"]


def test_depth_counts_the_longest_way_across_topics() -> None:
    """What another topic asks for counts as well."""
    read = library(
        {"a": topic(work("two", "one"), work("one", "zero")), "b": topic(work("zero"), work("3", "zero", "two"))}
    )
    assert depths(read.entries()) == {"zero": 0, "one": 1, "two": 2, "3": 3}


def test_a_step_to_a_work_that_is_not_there_counts_for_nothing() -> None:
    """A draft may ask for what nobody has written down yet: it stands as if it asked for the rest alone."""
    read = library(
        {"a": topic(work("two", "one", "nowhere"), work("one", "nowhere")), "b": topic(work("b", "nowhere"))}
    )
    assert depths(read.entries()) == {"two": 1, "one": 0, "b": 0}
    assert joints(read) == {}


def test_depth_of_a_circle_is_finite() -> None:
    """A draft may ask for what asks for it: it is still sorted, each time in the same way."""
    read = library({"a": topic(work("one", "two"), work("two", "three"), work("three", "one"), work("on", "one"))})
    assert depths(read.entries()) == {"one": 2, "two": 1, "three": 0, "on": 3}


# --- Topics -------------------------------------------------------------------------------------


def order_of(**topics: list[dict[str, object]]) -> list[str]:
    """Return the slugs of *topics* in learning order; each is called after its slug."""
    read = library({slug: topic(*works, title=slug.upper()) for slug, works in topics.items()})
    orders = {tuple(one.slug for one in LearningOrder(read).of(topics)) for topics in (read.topics, read.topics[::-1])}
    assert len(orders) == 1
    return [*orders.pop()]


def test_a_topic_comes_after_those_it_asks_for() -> None:
    assert order_of(a=[work("a1", "b1")], b=[work("b1", "c1")], c=[work("c1")]) == ["c", "b", "a"]


def test_topics_that_ask_for_each_other_are_sorted_by_who_asks_less() -> None:
    """One work that looks ahead does not turn the order round, nor does it put its topic before a third one."""
    a = [work("a1", "b1"), work("a2", "b1", "b2"), work("a3")]
    b = [work("b1"), work("b2"), work("b3", "a3"), work("b4", "b3"), work("b5", "b4")]
    assert order_of(a=a, b=b, c=[work("c1")]) == ["c", "b", "a"]


def test_of_some_topics_the_order_is_that_of_what_they_ask_of_each_other() -> None:
    """What they ask of others, and others of them, keeps none of them waiting."""
    read = library(
        {
            "a": topic(work("a1", "x1"), title="A"),
            "b": topic(work("b1", "a1"), title="B"),
            "c": topic(work("c1", "c2"), work("c2", "c3"), work("c3", "c4"), work("c4", "c5"), work("c5"), title="C"),
            "x": topic(work("x1"), title="X"),
            "y": topic(work("y1", "b1"), title="Y"),
        }
    )
    some = [topic for topic in read.topics if topic.slug in "abc"]
    assert [topic.slug for topic in LearningOrder(read).of(some)] == ["a", "b", "c"]


def test_topics_in_a_circle_are_begun_where_least_is_asked() -> None:
    """Of three in a circle, the one that asks for one work comes before those that ask for two."""
    a = [work("a1"), work("a2", "c1"), work("a3", "c1")]
    b = [work("b1"), work("b2", "a1")]
    c = [work("c1"), work("c2", "b1"), work("c3", "b1")]
    assert order_of(a=a, b=b, c=c) == ["b", "c", "a"]


def test_topics_that_ask_for_nothing_of_each_other_stand_by_depth_then_title() -> None:
    """What takes less for granted comes first; the title decides the rest, and what is empty is last."""
    far = [work("z1"), work("z2", "z1"), work("z3", "z2")]
    assert order_of(a=[], c=[work("c1", "z3")], d=[work("d1")], b=[work("b1")], z=far) == ["b", "d", "z", "c", "a"]


def test_depth_of_a_topic_is_that_of_its_works_on_average() -> None:
    several = [work("b1"), *(work(name, "b1") for name in ("b2", "b3", "b4"))]
    assert order_of(a=[work("a1", "c1")], b=several, c=[work("c1")]) == ["c", "b", "a"]


def test_topics_alike_in_all_else_stand_by_title_in_any_case_then_by_slug() -> None:
    titles = {"a": "Zoo", "d": "ape", "c": "ape", "b": "Bee"}
    read = library({slug: topic(work(f"{slug}1"), title=title) for slug, title in titles.items()})
    for topics in (read.topics, read.topics[::-1]):
        assert [topic.slug for topic in LearningOrder(read).of(topics)] == ["c", "d", "b", "a"]


def test_joints_count_works_not_steps() -> None:
    """A work that asks for two of another topic counts once; within a topic nothing is joined."""
    read = library({"a": topic(work("a1"), work("a2", "a1")), "b": topic(work("b1", "a1", "a2"), work("b2", "a1"))})
    assert joints(read) == {("a", "b"): 2}
