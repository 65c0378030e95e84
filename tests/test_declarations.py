"""The words that a list declares, in its entries.json: they go out, come back, and are named where they are lacking."""

import json
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from helpers import ENGLISH, golden_library
from reading_list.collect import importers
from reading_list.collect.published_list import library_of
from reading_list.commands.opening import of_file
from reading_list.core.declarations import declared, vocabulary_of
from reading_list.core.json_schema import schema_text
from reading_list.core.library import Library
from reading_list.core.problems import ReadingListError
from reading_list.core.vocabulary import OURS
from reading_list.entries.loading import check_files
from reading_list.publish.exports.formats import JSON
from reading_list.publish.exports.library_json import exported_library, site_of
from test_vocabulary import FILE, GAMES, TODAY, options

WORDS: dict[str, Any] = {
    "kinds": {"game": {"label": "board game", "plural": "Board games", "schema_org": "Game", "words": ["dice"]}}
    | {"rules": {"like": "documentation", "csl": "book"}, "video": None},
    "levels": {"light": {"words": ["easy"]}, "heavy": None},
    "statuses": {"lent": {"means": "backlog"}, "played": None, "backlog": {"label": "unread"}},
    "fields": {"players": {"type": "number", "facet": True}, "box": {"choices": ["S", "L"], "type": "list"}}
    | {"age": {"show": ["work"], "export": {"bibtex": "note"}}, "shelf": {"export": False}},
}


@pytest.fixture(scope="module")
def games() -> Library:
    return check_files([FILE], [], TODAY, vocabulary=GAMES.vocabulary).library


@pytest.fixture(scope="module")
def text(games: Library) -> str:
    return JSON.text(games, GAMES.site, ENGLISH)


def changed(text: str, change: Callable[[dict[str, Any]], object]) -> str:
    document = json.loads(text)
    change(document)
    return json.dumps(document)


def test_what_is_declared_comes_back() -> None:
    """Each sort with all that is said of a word, in its order, but for fields that are not exported."""
    words = options(**WORDS).vocabulary
    again = vocabulary_of(declared(words))
    assert [row for row in words.rows if getattr(row, "is_exported", True)] == [*again.rows]
    assert declared(again) == declared(words)
    assert declared(words)["kinds"] == {
        "game": {**WORDS["kinds"]["game"]},
        "rules": {"label": "rules", "plural": "Rules", "like": "documentation", "csl": "book"},
        "video": None,
    }


def test_a_list_that_declares_nothing_says_nothing_of_words() -> None:
    assert (declared(OURS), vocabulary_of({})) == ({}, OURS)
    assert "vocabulary" not in json.loads(JSON.text(golden_library(), GAMES.site, ENGLISH))


def test_an_export_says_what_it_is(games: Library, text: str, tmp_path: Any) -> None:
    """Name, description, language and words are in it, as its schema says; who opens it knows them."""
    Draft202012Validator(json.loads(schema_text(exported_library(GAMES.vocabulary)))).validate(json.loads(text))
    site = site_of(text)
    assert (site.name, site.description, site.language) == (
        GAMES.site.name,
        GAMES.site.description,
        GAMES.site.language,
    )
    read = library_of("entries.json", text)
    assert [field for field in games.vocabulary.fields if field.is_exported] == [*read.vocabulary.fields]
    assert [kind.row for kind in read.vocabulary.kinds] == [kind.row for kind in games.vocabulary.kinds]
    (tmp_path / "entries.json").write_text(changed(text, lambda document: document.update(language="de")))
    assert of_file(tmp_path / "entries.json").messages.language == "de"


@pytest.mark.parametrize(
    ("vocabulary", "words"),
    [
        ({"kinds": {"game": {"colour": "red"}}}, "colour"),
        ({"kinds": ["game", {}]}, "must be lines"),
        ({"kinds": {"../x": None}}, "cannot be a name"),
        ({"fields": {f"field_{number}": None for number in range(101)}}, "more than 100"),
        ({"more": {"lent": ["a\u202eb"]}}, "U\\+202E"),
        ({"kinds": {"other": None}}, "kind"),
    ],
)
def test_words_of_strangers_are_looked_at(text: str, vocabulary: dict[str, Any], words: str) -> None:
    """What no configuration could say, what hides something, and entries in other words are refused with the reason."""
    hostile = changed(text, lambda document: document["vocabulary"].update(vocabulary))
    with pytest.raises(ReadingListError, match=rf"(?s)^entries\.json.*{words}.*Export it anew"):
        library_of("entries.json", hostile)


def test_what_strangers_call_their_list_hides_nothing(text: str) -> None:
    """A name that is none, or holds signs that are not seen, is passed over; a language must look like one."""
    odd = {"name": "a\u202eb", "description": ["x"], "language": "<b>"}
    site = site_of(changed(text, lambda document: document.update(odd)))
    assert (site.name, site.description, site.language) == ("Reading list", "", "en")


def test_an_import_names_the_words_to_declare(text: str) -> None:
    """As options of the plugin; with these, the same file is taken whole."""
    with pytest.raises(ReadingListError) as refusal:
        importers.read("entries.json", text, vocabulary=OURS)
    message = str(refusal.value)
    assert message.startswith(
        "entries.json: its entries use words that this list does not have. Declare them in the "
        "configuration of a list, below `reading-list`, and import it there with `reading-list import`: "
    )
    lines = message.partition("with `reading-list import`: ")[2].split("; ")
    declaration = {sort: words for line in lines for sort, words in yaml.safe_load(line).items()}
    assert declaration["kinds"]["game"] == declared(GAMES.vocabulary)["kinds"]["game"]
    assert "ours" in declaration["kinds"]
    imported = importers.read("entries.json", text, vocabulary=options(**declaration).vocabulary)
    assert len(imported.drafts) == len(json.loads(text)["topics"][0]["entries"])
