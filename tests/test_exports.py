"""The data comes out again, all of it."""

import json

from hypothesis import given, settings

from helpers import golden_library, library, topic_files
from reading_list import exports
from reading_list.model import Library, TopicFile
from reading_list.source import SourceFile, parse


def entries_json(read: Library) -> str:
    """Return the text of entries.json."""
    [page] = [page for page in exports.render(read) if page.path == "entries.json"]
    return page.text


def exported_topics(read: Library) -> list[dict[str, object]]:
    """Return the topics in entries.json."""
    document = json.loads(entries_json(read))
    assert document["version"] == 1
    return list(document["topics"])


def rebuilt(topics: list[dict[str, object]]) -> dict[str, TopicFile]:
    """Return the topics by slug, made from the values in entries.json alone."""
    return {
        str(topic["slug"]): TopicFile.model_validate({name: held for name, held in topic.items() if name != "slug"})
        for topic in topics
    }


def test_the_golden_library_is_rebuilt_from_its_export() -> None:
    """entries.json of the golden list holds every topic and every field, in order."""
    read = golden_library()
    topics = exported_topics(read)
    assert list(rebuilt(topics).items()) == [(topic.slug, topic.file) for topic in read.topics]


@settings(max_examples=60)
@given(topic_files())
def test_any_library_is_rebuilt_from_its_export(topics: dict[str, object]) -> None:
    """Whatever entries say, entries.json gives the same records again, ids that came from titles included."""
    read = library(topics)
    assert list(rebuilt(exported_topics(read)).items()) == [(topic.slug, topic.file) for topic in read.topics]


@settings(max_examples=25)
@given(topic_files())
def test_an_exported_topic_is_an_entry_file(topics: dict[str, object]) -> None:
    """A topic of entries.json, written to a file of its own without its slug, is read as the same topic."""
    read = library(topics)
    files = []
    for topic in exported_topics(read):
        slug = str(topic.pop("slug"))
        files.append(SourceFile(f"entries/{slug}.yaml", slug, json.dumps(topic, ensure_ascii=False).encode()))
    assert parse(files) == (read, [])


def test_an_empty_library_has_an_export() -> None:
    """A list without topics has an entries.json without topics."""
    assert exported_topics(Library()) == []


def test_the_export_says_only_what_the_entries_say() -> None:
    """Fields that an entry leaves out are left out of entries.json, and nothing else is."""
    [topic] = exported_topics(
        library({"a": "title: A\nsection: S\nentries: [{title: T, url: 'https://example.org/'}]"})
    )
    assert topic == {
        "slug": "a",
        "title": "A",
        "section": "S",
        "entries": [{"title": "T", "url": "https://example.org/", "id": "t"}],
    }
