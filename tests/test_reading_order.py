"""Pages and scripts put entries in the same order: that of one table."""

import json
import random
import re

import pytest

from helpers import TESTS, entry, library, read_html, rendered
from queries import answered
from reading_list.core.library import Library
from reading_list.core.reading_order import reading_order

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
    assert [placed.entry.id for placed in reading_order(shuffled(seed).entries())] == ORDER


def test_pages_have_that_order() -> None:
    """Lists of entries, and the groups of a topic, follow the table."""
    pages = rendered(shuffled(1))
    for path in ("tags/one.md", "kinds/paper.md"):
        assert [href.partition("#")[2] for href in read_html(pages[path]).hrefs if "#" in href] == ORDER
    assert [name for name in re.findall(r"\{ id=(\S+) ", pages["topics/a.md"]) if name in ORDER] == ORDER


@EACH_START
def test_scripts_sort_as_the_table_has_them(seed: int) -> None:
    """The script of Browse, run without a browser, gives the order of the table."""
    assert answered(shuffled(seed), "") == [ORDER]
