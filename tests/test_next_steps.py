"""What a reader could take up next: which steps the site tells the scripts, and what these make of them."""

import json
from typing import Any

from helpers import ENGLISH, GOLDEN_SITE, entry, library
from queries import told
from reading_list.publish.pages import overview_of
from reading_list.publish.reading_steps import steps_file

AFTER = {"b": ["a"], "c": ["b"], "d": ["a", "x"], "e": ["a", "b"]}
PATHS = [{"title": "To c", "href": "paths/#c", "works": ["a", "b", "c"]}]


def following(
    done: str, reading: str = "", paths: list[dict[str, Any]] | None = None
) -> list[tuple[str, list[str], list[str]]]:
    """Return what comes next for who has *done* some works and is *reading* others: id, what it follows, paths."""
    states = [*((name, "done") for name in done), *((name, "reading") for name in reading)]
    [steps] = told("lists.js", [["next", {"after": AFTER, "paths": paths or []}, states]])
    return [(step["id"], step["follows"], [path["title"] for path in step["paths"]]) for step in steps]


def test_what_follows_what_is_done_comes_next() -> None:
    """A work comes next once all that it asks for is done, and until it is begun; what follows most comes first."""
    assert following("") == []
    assert following("a") == [("b", ["a"], [])]
    assert following("a", reading="b") == []
    assert following("ab") == [("e", ["a", "b"], []), ("c", ["b"], [])]
    assert following("abx") == [("d", ["a", "x"], []), ("e", ["a", "b"], []), ("c", ["b"], [])]
    assert following("abcdex") == []


def test_the_next_work_of_a_path_comes_before_all() -> None:
    """A path that was begun says which of its works is next; one that was not begun says nothing."""
    assert following("ab", paths=PATHS) == [("c", ["b"], ["To c"]), ("e", ["a", "b"], [])]
    assert following("b", paths=PATHS) == [("a", [], ["To c"]), ("c", ["b"], [])]
    assert following("a", reading="b", paths=PATHS) == [("c", [], ["To c"])]
    assert following("ab", reading="c", paths=PATHS) == [("e", ["a", "b"], [])]
    assert following("abc", paths=PATHS) == [("e", ["a", "b"], [])]
    assert following("x", paths=PATHS) == []


def test_the_site_tells_its_steps() -> None:
    """What works ask for and the paths stand in a file, by ids."""
    works = [entry("One"), entry("Two", after=["one"]), entry("Three", after=["two"], seminal="true")]
    read = library({"all": {"title": "All & more", "section": "S", "entries": works}})
    file = steps_file(overview_of(read, GOLDEN_SITE, ENGLISH))
    assert file.path == "assets/reading-list/steps.json"
    steps = json.loads(file.text)
    assert steps["after"] == {"two": ["one"], "three": ["two"]}
    assert [(path["title"], path["works"]) for path in steps["paths"]] == [("All & more", ["one", "two", "three"])]
    assert steps["paths"][0]["href"].endswith("paths/#to-all")
