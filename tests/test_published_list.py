"""Lists that were published as entries.json, by whomever: opened from a file and from an address."""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from bread import TOPICS
from helpers import ENGLISH, golden_library, library
from reading_list.collect.published_list import library_of
from reading_list.commands import opening
from reading_list.core.problems import ReadingListError
from reading_list.core.publication import for_readers
from reading_list.core.site import Site
from reading_list.publish.answers import Answers
from reading_list.publish.exports import ON_HOME
from reading_list.publish.exports.formats import JSON
from reading_list.publish.exports.library_json import site_of
from web_server import Answer, Internet, serving_web

SITE = Site(url="https://bread.example/list/")
ADDRESS = "https://site.example/reading/entries.json"


@pytest.fixture(scope="module")
def shared() -> Iterator[Internet]:
    with serving_web() as internet:
        yield internet


@pytest.fixture
def text() -> str:
    return JSON.text(for_readers(library(TOPICS)), SITE, ENGLISH)


def changed(text: str, change: dict[str, Any]) -> str:
    """Return the *text* of an export whose first entry has the fields of *change*."""
    document = json.loads(text)
    document["topics"][0]["entries"][0] |= change
    return json.dumps(document)


def test_a_published_list_is_the_library_for_readers(text: str) -> None:
    """Topics, names and paths come back whole."""
    golden = JSON.text(for_readers(golden_library()), SITE, ENGLISH)
    for read, published in ((library(TOPICS), text), (golden_library(), golden)):
        again, readers = library_of("entries.json", published), for_readers(read)
        assert [(topic.slug, topic.file) for topic in again.topics] == [
            (topic.slug, topic.file) for topic in readers.topics
        ]
        assert again.names.file == readers.names.file
        assert again.paths.file == readers.paths.file


def test_a_published_list_answers_like_its_folder(text: str) -> None:
    """Its export gives the same answers as the library, addresses of pages included."""
    from_folder = Answers(for_readers(library(TOPICS)), SITE, ENGLISH)
    from_export = Answers(library_of("entries.json", text), site_of(text), ENGLISH)
    questions: list[Callable[[Answers], object]] = [
        lambda answers: answers.search("yeast", 5),
        lambda answers: answers.work("yeasts"),
        lambda answers: answers.path("first-loaf", []),
        lambda answers: answers.next([], 5),
    ]
    for ask in questions:
        assert ask(from_folder) == ask(from_export)


def test_the_site_follows_from_the_schema(text: str) -> None:
    """The address of the schema is that of the site; what is no address of the web is not taken."""
    assert site_of(text).url == "https://bread.example/list/"
    for other in ("entries.schema.json", "javascript:x/entries.schema.json", "https://bread.example/other.json"):
        assert site_of(json.dumps({"$schema": other})).url == ""
    assert site_of('{"$schema": 1}').url == ""


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"after": ["nowhere"]}, "passed its check"),
        ({"after": ["why-crust-cracks"], "id": "wild-yeasts"}, "passed its check"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"id": "../x"}, "id"),
        ({"note": "a\u202eb"}, "U\\+202E"),
        ({"note": "a\x1bb"}, "U\\+001B"),
        ({"Colour": "red"}, "Colour"),
        ({"kind": "<b>"}, "kind"),
        ({"colour": {"of": "it"}}, "colour"),
    ],
)
def test_a_list_that_no_check_would_pass_is_refused(text: str, change: dict[str, Any], words: str) -> None:
    """References to nowhere, two works of one id, unsafe addresses and hidden signs are refused with the reason."""
    with pytest.raises(ReadingListError, match=rf"(?s)^entries\.json.*{words}.*Export it anew"):
        library_of("entries.json", changed(text, change))


def test_a_list_with_words_of_its_own_is_read_in_them(text: str) -> None:
    """Kinds, levels, statuses and fields are those that its entries use; beside them are ours."""
    own = {"kind": "board-game", "level": "heavy", "status": "lent", "players": "2-4", "moods": ["calm", "dark"]}
    read = library_of("entries.json", changed(text, own))
    [placed, *_] = read.entries()
    entry = placed.entry
    assert (entry.kind, entry.level, entry.status) == ("board-game", "heavy", "lent")
    assert {field.label: value for field, value in entry.own.items()} == {"Players": "2-4", "Moods": ("calm", "dark")}
    assert Answers(read, SITE, ENGLISH).work(entry.id or "").work.kind == "board-game"
    assert '"players": "2-4", "moods": ["calm", "dark"]' in JSON.text(read, SITE, ENGLISH)
    for form in ON_HOME:
        assert form.text(read, SITE, ENGLISH)


def test_numbers_of_any_length_are_no_trouble(text: str) -> None:
    assert site_of(text.replace('"version"', f'"more": {"1" * 5000}, "version"', 1)).url == SITE.url


def test_nesting_without_end_is_no_trouble(text: str) -> None:
    """What nobody asks for is passed over, however deep it is, or the list is refused."""
    deep = text.replace('"version"', '"more": ' + "[" * 100_000 + "]" * 100_000 + ', "version"', 1)
    with suppress(ReadingListError):
        library_of("entries.json", deep)
        site_of(deep)


@pytest.mark.parametrize("slug", ["../x", "", "A B"])
def test_names_of_topics_are_checked(text: str, slug: str) -> None:
    """They become addresses of pages."""
    document = json.loads(text)
    document["topics"][0]["slug"] = slug
    with pytest.raises(ReadingListError, match="Export it anew"):
        library_of("entries.json", json.dumps(document))


def test_works_that_need_each_other_are_refused(text: str) -> None:
    """Without a check, the way to one of them would have no end."""
    document = json.loads(text)
    by_id = {entry["id"]: entry for topic in document["topics"] for entry in topic["entries"]}
    by_id["wild-yeasts"]["after"] = [{"id": "why-crust-cracks"}]
    with pytest.raises(ReadingListError, match="passed its check"):
        library_of("entries.json", json.dumps(document))


def test_a_list_at_an_address(shared: Internet, text: str) -> None:
    """It is fetched, and pages are named below the address that it names itself, or else below its own."""
    shared.page(ADDRESS, text, "application/json")
    opened = opening.of_address(ADDRESS, shared.web())
    assert Answers(*opened).work("yeasts").work.page == "https://bread.example/list/works/wild-yeasts/"
    shared.page(ADDRESS, text.replace(SITE.url, ""), "text/plain")
    opened = opening.of_address(ADDRESS, shared.web())
    assert Answers(*opened).work("yeasts").work.page == "https://site.example/reading/works/wild-yeasts/"


def test_a_long_list_at_an_address(shared: Internet, text: str) -> None:
    """More is taken than of a page that is looked at for its title, but not without end."""
    shared.page(ADDRESS, text + " " * 3_000_000, "application/json")
    assert opening.of_address(ADDRESS, shared.web()).library
    shared.page(ADDRESS, text + " " * 32_000_000, "application/json")
    with pytest.raises(ReadingListError, match="larger than 32 MB"):
        opening.of_address(ADDRESS, shared.web())


def test_what_is_no_list_at_an_address(shared: Internet) -> None:
    """The message names the address, what is wrong, and what to do."""
    shared.answers(ADDRESS, Answer(404))
    with pytest.raises(ReadingListError, match=r"entries\.json: the host answers 404 Not Found\. Check the address"):
        opening.of_address(ADDRESS, shared.web())
    shared.page(ADDRESS, "<html>")
    with pytest.raises(ReadingListError, match="is not an export of a reading list"):
        opening.of_address(ADDRESS, shared.web())


def test_a_list_in_a_folder_with_mistakes(tmp_path: Path) -> None:
    """The first mistake is named with its place, and how to see all."""
    (tmp_path / "entries").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: X\nplugins: [reading-list]\n")
    (tmp_path / "entries" / "a.yaml").write_text("title: A\nsection: S\nentries:\n- {title: T}\n- {title: U}\n")
    with pytest.raises(opening.FaultyListError, match=r"a\.yaml:4:3: .*first of 2 mistakes.*reading-list check"):
        opening.open_list(tmp_path)
