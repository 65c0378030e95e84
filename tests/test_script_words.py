"""The words of scripts: each is in the table and used, in the language of the site, and put together as that does."""

import json
from typing import Any

import pytest

from helpers import ENGLISH, GOLDEN_SITE
from message_types import FILE, message_types
from queries import told
from reading_list.publish import catalogue
from reading_list.publish.messages import Messages
from reading_list.publish.messages.loading import english_table
from reading_list.publish.script_code import pieces
from reading_list.publish.script_words import in_words, keys, texts_of_scripts
from reading_list.publish.site_files import modules
from tables import each
from test_languages import LIBRARY, MADE_UP, outside_brackets, own_words


def literals(script: str) -> list[str]:
    return [script[start:end] for kind, start, end in pieces(script) if kind == "literal"]


def test_every_message_of_the_scripts_is_used_and_every_used_one_is_there() -> None:
    """Each key stands whole in a literal of its own, where its text takes its place."""
    scripts = modules()
    used = {key for script in scripts.values() for key in keys(script)}
    facts = {key for key in used if key.startswith("words:")}
    assert used - facts == texts_of_scripts(ENGLISH).keys()
    in_parts = {
        (name, literal)
        for name, script in scripts.items()
        for literal in literals(script)
        if "script." in literal and not keys(literal)
    }
    assert in_parts == set()


def test_types_of_messages_are_those_of_the_table() -> None:
    """By them tsc finds a key or a value that a message does not have; `python tests/helpers.py` makes them anew."""
    assert FILE.read_text(encoding="utf-8") == message_types()


def test_words_are_no_code_whatever_they_hold() -> None:
    """A text of a translation stays a text in the scripts."""
    hostile = '"); alert(1); ("\\u0022 ` ${alert(1)} \u2028 </script> "script.undo"'
    texts = {**english_table(), "script.undo": hostile}
    assert json.loads(in_words('"script.undo"', Messages("en", texts))) == hostile


# --- Pure parts, in words that nobody could overlook --------------------------------------------


def shown(messages: Messages) -> dict[str, list[str]]:
    columns = json.loads(catalogue.catalogue_file(LIBRARY, GOLDEN_SITE, messages).text)
    texts: dict[str, list[str]] = told("shown.js", columns, messages)
    return texts


def test_no_word_of_the_scripts_is_forgotten() -> None:
    """Whatever scripts show comes from the table or from the entries."""
    texts = shown(MADE_UP)
    known = own_words() | {
        "https",
        "example",
        "org",
        "work",
        "why",
        "id",
        "title",
        "audience",
        "outcome",
        "steps",
        "paths",
        "path",
    }
    assert len(texts["shown"]) > 200
    for text in [*texts["shown"], *texts["taken"]]:
        words, depth = outside_brackets(text)
        assert {*words} - known == set(), text
        assert depth == 0


def test_what_is_in_no_brackets_is_found() -> None:
    """The test before sees words of ours where they stand in no brackets."""
    found = {word for text in shown(ENGLISH)["shown"] for word in outside_brackets(text)[0]} - own_words()
    assert {"Topic", "Recently", "listed", "showing", "damaged"} <= found


# --- How messages are filled in -----------------------------------------------------------------


def say(language: str, *calls: tuple[Any, ...]) -> list[Any]:
    """Return what functions return on a site in *language*, but for its words: messages are given as they are."""
    answers: list[Any] = told("words.js", calls, in_language(language))
    return answers


def in_language(language: str) -> Messages:
    return Messages(language, english_table())


FORMS = {form: f"{form} {{count}}" for form in ("one", "few", "many", "other")}


@each("language", ["en", "ru", "ar", "ja", "de", "pt-BR"])
def test_scripts_choose_and_write_as_pages_do(language: str) -> None:
    """Plural forms, dates and numbers are those that the pages have."""
    page = Messages(language, {**english_table(), "key": FORMS})
    counts = [0, 1, 2, 3, 5, 21, 100, 1_000, 9_999, 10_000, 1_234_567]
    days = ["2001-06-12", "1999-12-31"]
    months = ["2001-06", "1999-12"]
    texts = say(
        language,
        *(("said", FORMS, {"count": count}) for count in counts),
        *(("inWords", day) for day in days),
        *(("monthInWords", month) for month in months),
    )
    expected = [*(page.plain("key", count=count) for count in counts), *map(page.date, [*days, *months])]
    # What is between the two may be a narrow space in one and another one in the other.
    assert [text.split() for text in texts] == [text.split() for text in expected]


def test_messages_are_put_together() -> None:
    """Words become a link, a form that lacks is the other one, and what is filled in is no message again."""
    assert say(
        "en",
        ("linked", "{link|{count} new} since {date}.", {"count": 3, "date": "1 May"}),
        ("linked", "{link|a}", {}),
        ("said", "{a}{b}", {"a": "{b}", "b": "|}"}),
        ("said", {"other": "{count} x"}, {"count": 1}),
        ("listed", ["a", "b", "c"]),
        ("listed", []),
        ("sentences", ["A.", "", "B."]),
        ("sentences", [""]),
        ("capitalised", "izle"),
    ) == [
        [{"link": ["3", " new"]}, " since ", "1 May", "."],
        *([{"link": ["a"]}], "{b}|}", "1 x", "a, b, c", "", "A. B.", "", "Izle"),
    ]


def test_what_runs_the_other_way_is_kept_apart() -> None:
    """Where a site is written from right to left, a title keeps its own direction; numbers need nothing."""
    [words] = say("ar", ("said", "{title}: {count}", {"title": "C++", "count": 3}))
    assert words == "\u2068C++\u2069: 3"


def test_capitals_are_those_of_the_language() -> None:
    assert say("tr", ("capitalised", "izle"), ("capitalised", "")) == ["İzle", ""]


@pytest.mark.parametrize("language", ["xx-unknown", "en-abcdefghijk-1", "de_DE"])
def test_a_language_that_nobody_knows_stops_no_script(language: str) -> None:
    assert say(language, ("said", "{count}", {"count": 3})) == ["3"]
