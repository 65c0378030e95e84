"""What nobody needs any more is let go, for a large list has more of it than memory should hold."""

import gc
import tempfile
import weakref
from dataclasses import MISSING, fields
from pathlib import Path

import pytest
from mkdocs.config import load_config

from helpers import ENGLISH, GOLDEN_SITE, TOPIC, entry, golden_library, library, make_project
from reading_list.core.library import Topic
from reading_list.core.problems import ReadingListError
from reading_list.core.publication import for_readers
from reading_list.core.schema import Entry
from reading_list.core.store import MemoryStore
from reading_list.core.texts_on_disk import TextsOnDisk
from reading_list.entries.source.file import SourceFile
from reading_list.entries.source.topics import parse_topic
from reading_list.entries.source.yaml_text import YamlMarks
from reading_list.plugin import edition, settings
from reading_list.publish.exports import IN_PARTS, WaitingParts
from reading_list.publish.pages import overview_of
from reading_list.publish.site_files import plan_of
from warm import run_script

SMALL = SourceFile("entries/small.yaml", "small", TOPIC.encode())


def test_who_keeps_what_was_read_does_not_remember_it_as_well() -> None:
    """With a store, nothing of a file is in memory when nobody has its topic; without, it is there for the next."""
    for store in (MemoryStore(), None):
        topic = parse_topic(SMALL, store=store).topic
        assert topic
        marks = weakref.ref(topic.marks)
        del topic
        assert (marks() is None) == bool(store)


def test_places_go_before_pages_are_planned(tmp_path: Path) -> None:
    """What a build has checked knows nothing of where values stand, which is as much as the entries."""
    project = make_project(tmp_path / "p", topics={"small": TOPIC})
    [options] = settings.all_under_mkdocs(load_config(str(project / "mkdocs.yml"))).values()
    before = marks()
    gc.disable()
    try:
        checked = edition.check(options, MemoryStore())
        assert [topic.slug for topic in checked.library.topics] == ["small"]
        assert [one for one in marks() if not any(one is other for other in before)] == []
    finally:
        gc.enable()


def marks() -> list[YamlMarks]:
    return [one for one in gc.get_objects() if type(one) is YamlMarks]


def test_files_of_the_whole_list_find_nothing_that_pages_have_left() -> None:
    """What is kept on the way from page to page goes with the last, whoever makes pages and files one by one."""
    overview = overview_of(for_readers(golden_library()), GOLDEN_SITE, ENGLISH)
    plan = plan_of(overview, MemoryStore())
    kept = [getattr(overview, one.name) for one in fields(overview) if one.default_factory is not MISSING]
    kept.append(overview.glossary.mentions)
    overview.glossary.first_mentions("In this list, no note names a concept.", frozenset(["one"]))
    overview.whole_ways["goal"] = ["step"]  # nor is any way longer than what its goal asks for itself
    texts = [page.make().text for page in plan.pages]
    assert all(kept)
    for file in plan.files:
        file.make()
    assert not any(kept)
    assert [page.make().text for page in plan.pages] == texts


def test_parts_of_exports_wait_until_their_format_is_made() -> None:
    """Each part is made once for all formats and is in nobody's way behind its own; who asks again gets the same."""
    topics = library({"one": own("One"), "two": own("Two")}).topics
    made: list[str] = []

    def parts(topic: Topic) -> dict[str, str]:
        made.append(topic.slug)
        return {form: f"{form} of {topic.slug}" for form in IN_PARTS}

    texts: dict[tuple[str, str], str] = {}
    waiting = WaitingParts(topics, parts, texts)
    for left, form in reversed([*enumerate(IN_PARTS)]):
        assert waiting.of_format(form) == {slug: f"{form} of {slug}" for slug in ("one", "two")}
        assert len(texts) == left * 2
    assert made == ["one", "two"]
    for form in [*IN_PARTS][:2] * 2:
        assert waiting.of_format(form) == {slug: f"{form} of {slug}" for slug in ("one", "two")}
        assert len(texts) < len(IN_PARTS) * 2


def test_parts_that_cannot_all_be_made_again_are_not_taken_for_made() -> None:
    """Where a disk was full for a while, the next that somebody asks for is whole, though it was there before."""
    topics = library({"one": own("One"), "two": own("Two")}).topics
    full: list[str] = []

    def parts(topic: Topic) -> dict[str, str]:
        if topic.slug in full:
            raise ReadingListError("no room")
        return {form: f"{form} of {topic.slug}" for form in IN_PARTS}

    first, second, *_ = IN_PARTS
    waiting = WaitingParts(topics, parts, {})
    waiting.of_format(first)
    full.append("two")
    with pytest.raises(ReadingListError, match="no room"):
        waiting.of_format(first)
    full.clear()
    assert waiting.of_format(second) == {slug: f"{second} of {slug}" for slug in ("one", "two")}


def own(title: str) -> object:
    return {"title": title, "section": "S", "entries": [entry(title)]}


def test_texts_come_back_from_the_disk_as_they_were() -> None:
    """Whatever is in them, half a character included, though others come meanwhile; and then they are gone."""
    texts = dict(enumerate(["", "One.", "\r\n\r", "é 学 \U0001f600", "\ud800", "long " * 10_000, ""]))
    late = "late " * 100
    waiting = TextsOnDisk()
    for key, text in texts.items():
        waiting[key] = "another text, which nobody asks for"
        waiting[key] = text
    for key, text in texts.items():
        assert waiting.pop(key) == text
        waiting["late"] = late
        with pytest.raises(KeyError):
            waiting.pop(key)
    assert waiting.pop("late") == late
    assert "late" not in waiting


FULL_DISK = """
import resource
from reading_list.core.problems import ReadingListError
from reading_list.core.texts_on_disk import TextsOnDisk
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, resource.RLIM_INFINITY))
waiting = TextsOnDisk()
for text in "a short one", "a long one, " * 10_000, "another":
    try:
        waiting[text] = text
    except ReadingListError as trouble:
        print(trouble)
waiting.clear()
waiting["short"] = "once more"
print(waiting.pop("short"))
"""


def test_a_full_disk_is_named_and_no_matter_of_what_comes_after(tmp_path: Path) -> None:
    """Neither the folder of the list nor that of the site is to be blamed, and what cannot be written can be let go."""
    done = run_script(FULL_DISK, tmp_path)
    assert done.stderr == ""
    *troubles, last = done.stdout.splitlines()
    advice = "Set TMPDIR to a folder with room for texts that wait."
    assert {*troubles} == {f"{tempfile.gettempdir()}: cannot be written (File too large). {advice}"}
    assert last == "once more"


def test_records_share_which_fields_they_have() -> None:
    """What one of them gets on top is no matter of the others."""
    first, second = (Entry.model_validate({"title": title, "url": "https://example.org"}) for title in ("A", "B"))
    assert first.model_fields_set is second.model_fields_set
    changed = first.model_copy(update={"note": "Good."})
    assert changed.model_fields_set == {*second.model_fields_set, "note"} != second.model_fields_set
