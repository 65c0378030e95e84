"""The outline that the pages' scripts read names every entry of every topic, and counts when they joined."""

import json
from typing import Any

from hypothesis import given

from helpers import GOLDEN_SITE, entry, examples, golden_library, library, topic_files
from reading_list.core.library import Library
from reading_list.publish import topic_outline


def outlined(read: Library) -> dict[str, Any]:
    """Return the values in the outline of *read*."""
    file = topic_outline.outline_file(read, GOLDEN_SITE)
    assert file.path == "assets/reading-list/topics.json"
    held: dict[str, Any] = json.loads(file.text)
    return held


def test_the_golden_list_in_outline() -> None:
    """Topics have their titles and entries in order, and the site its name as written."""
    held = outlined(golden_library())
    assert held["site"] == "Golden List & Co"
    assert held["topics"]["growing-trees"] == {
        "title": "Growing Trees",
        "entries": [["trees-from-scratch", "Trees From Scratch"], ["forests", "Forests"]],
        "added": {"2024-02-02": 1},
    }
    assert held["topics"]["waiting"]["entries"] == []


def test_days_are_counted_across_topics() -> None:
    """Each day has the number of entries that joined on it, the oldest first; entries without a day count nowhere."""
    days = ["2024-02-02", "2024-02-01", None, "2024-02-02"]
    made = [entry(f"Work {number}", **({"added": day} if day else {})) for number, day in enumerate(days)]
    read = library(
        {
            "one": {"title": "One", "section": "All", "entries": made[:2]},
            "two": {"title": "Two", "section": "All", "entries": made[2:]},
        }
    )
    assert list(outlined(read)["added"].items()) == [("2024-02-01", 1), ("2024-02-02", 2)]


@examples(25)
@given(topic_files())
def test_every_entry_is_in_the_outline(topics: dict[str, object]) -> None:
    """Whatever titles say, the outline holds all of them, each in the topic that it lives in."""
    read = library(topics)
    held = outlined(read)["topics"]
    assert {slug: [tuple(made) for made in topic["entries"]] for slug, topic in held.items()} == {
        topic.slug: [(made.id, made.title) for made in topic.entries] for topic in read.topics
    }
