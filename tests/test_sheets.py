"""What is made of one topic is made anew whenever anything that it shows has changed, and only then."""

from collections import Counter

from helpers import ENGLISH, GOLDEN_SITE, entry, golden_library, library, more
from random_lists import Edition, RandomList
from reading_list.core.store import MemoryStore, Store
from reading_list.publish.pages import PAGE_TYPES, overview_of
from reading_list.publish.sheets import Sheets


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


def test_kept_sheets_are_those_that_would_be_made_anew() -> None:
    """Whatever changes in a list: what comes out of the store is, byte for byte, what comes without one."""
    for seed in range(more(3)):
        reading_list, store = RandomList(seed), MemoryStore()
        edits = ["begin"]
        for _ in range(25):
            assert made(reading_list.edition, store) == made(reading_list.edition, None), (seed, edits)
            edits.append(reading_list.change())
