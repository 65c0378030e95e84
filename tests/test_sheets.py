"""What is made of one topic is made anew whenever anything that it shows has changed, and only then."""

import json
from collections.abc import Callable
from itertools import product
from typing import Any

from helpers import ENGLISH, GOLDEN_SITE, golden_library, more
from random_lists import Edition, RandomList
from reading_list.core.publication import for_readers
from reading_list.core.store import MemoryStore, Store
from reading_list.publish.pages import PAGE_TYPES, overview_of
from reading_list.publish.sheets import Sheets
from tables import each


def made(edition: Edition, store: Store | None) -> dict[str, object]:
    """Return all that sheets give of *edition*: texts of pages by their paths, and parts of exports by topic."""
    overview = overview_of(*edition)
    sheets = Sheets(overview, store)
    files: dict[str, object] = {
        page.path: page.text
        for of in PAGE_TYPES
        if of.of_topic
        for topic in edition.library.topics
        for page in sheets.pages(of, topic)
    }
    return files | {f"parts of {topic.slug}": sheets.parts(topic) for topic in edition.library.topics}


def golden_edition() -> Edition:
    """Return the golden entries as they are published."""
    return Edition(for_readers(golden_library()), GOLDEN_SITE, ENGLISH)


def test_kept_sheets_are_those_that_would_be_made_anew() -> None:
    """Whatever changes in a list: what comes out of the store is, byte for byte, what comes without one."""
    for seed in range(more(3)):
        reading_list, store = RandomList(seed), MemoryStore()
        edits = ["begin"]
        for _ in range(25):
            assert made(reading_list.edition, store) == made(reading_list.edition, None), (seed, edits)
            edits.append(reading_list.change())


# --- Damage -------------------------------------------------------------------------------------


class ForgedStore(MemoryStore):
    """A store in which somebody has changed what is kept in one area, as one can who can make its digests."""

    def __init__(self, area: str, forged: Callable[[bytes], bytes]) -> None:
        super().__init__()
        self._area = area
        self._forged = forged

    def get(self, area: str, name: str, key: str) -> bytes | None:
        """Return what there is, or what was made of it."""
        content = super().get(area, name, key)
        return content if content is None or area != self._area else self._forged(content)


def changed(change: Callable[[Any], object]) -> Callable[[bytes], bytes]:
    """Return what changes the values in a content."""
    return lambda content: json.dumps(change(json.loads(content))).encode()


def with_files(path: object = None, digest: object = None) -> Callable[[bytes], bytes]:
    """Return what gives the pages that a sheet names another path or digest."""

    def files(sheet: list[Any]) -> object:
        asked, answers, known = sheet
        return [asked, answers, known and [[path or before, digest or sha] for before, sha in known]]

    return changed(files)


FORGED = {
    "nothing": lambda _: b"",
    "half": lambda content: content[: len(content) // 2],
    "no text": lambda _: b"\xff\xfe",
    "too deep": lambda _: b"[" * 100_000,
    "null": changed(lambda _: None),
    "a number": changed(lambda _: 1),
    "a text": changed(lambda _: "abc"),
    "an empty list": changed(lambda _: []),
    "a list of lists": changed(lambda _: [[]]),
    "an object": changed(lambda _: {}),
    "many objects": changed(lambda _: [{}] * 9),
    "no such question": changed(lambda sheet: [{"nothing": ["a"]}, *sheet[1:]]),
    "no such key": changed(lambda sheet: [{"by_id": [["a"]]}, *sheet[1:]]),
    "no keys": changed(lambda sheet: [{"by_id": 1}, *sheet[1:]]),
    "no pages": changed(lambda sheet: [*sheet[:2], None]),
    "above the docs folder": with_files("../a.md"),
    "at the root": with_files("/a.md"),
    "by a way around": with_files("a/../../b.md"),
    "no page": with_files("a.html"),
    "no path": with_files(1),
    "no digest": with_files(digest="x"),
}


OF_ANY_FORM = [*FORGED][: [*FORGED].index("no such question")]
"""What is neither a sheet nor the content of one."""


@each("area, forged", [*product(["sheets"], FORGED), *product(["contents"], OF_ANY_FORM)])
def test_what_is_no_sheet_of_ours_is_made_anew(area: str, forged: str) -> None:
    """Whatever stands in the store, nobody stumbles over it."""
    edition = golden_edition()
    store = ForgedStore(area, FORGED[forged])
    assert made(edition, store) == made(edition, store) == made(edition, None)


def test_pages_of_another_sheet_are_not_taken() -> None:
    """What is kept under the name of a sheet has the pages that the sheet names, all of them."""
    edition = golden_edition()
    for forged in (lambda pages: pages[1:], lambda pages: [["other.md", *page[1:]] for page in pages]):
        of_pages = changed(lambda values, forged=forged: values if isinstance(values, dict) else forged(values))
        assert made(edition, ForgedStore("contents", of_pages)) == made(edition, None)
