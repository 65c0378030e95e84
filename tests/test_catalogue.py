"""What the Browse page shows of the list, in few bytes, and all of it again."""

import json
import re
from dataclasses import replace
from typing import Any

from hypothesis import given

from helpers import ENGLISH, GOLDEN_SITE, entry, examples, golden_library, library, rendered, topic_files
from reading_list.core.identity import identify
from reading_list.core.library import Library
from reading_list.core.notes import plain_note
from reading_list.core.site import Site
from reading_list.core.tags import tag_slug
from reading_list.publish import catalogue
from tables import each


def columns(read: Library, site: Site = GOLDEN_SITE) -> dict[str, Any]:
    made = catalogue.catalogue_file(read, site, ENGLISH)
    assert made.path == "assets/reading-list/catalogue.json"
    held: dict[str, Any] = json.loads(made.text)
    return held


def whole(short: str, words: list[str]) -> str:
    """Return the text that *short* stands for, as the script reads it."""
    return re.sub(
        "\x7f?[\x80-\u101f]", lambda code: code[0][1] if len(code[0]) > 1 else words[ord(code[0]) - 0x80], short
    )


def addressed(short: str) -> str:
    return short if "://" in short or not short else f"https://{short}"


def decoded(held: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the entries that the columns *held* stand for, as the script reads them."""
    entries = []
    also, aliases, cited = dict(held["also"]), dict(held["aliases"]), dict(held["cited"])
    identifiers, companions = dict(held["identifiers"]), dict(held["companions"])
    for index, short in enumerate(held["title"]):
        title, url = whole(short, held["words"]), held["url"][index]

        def named(column: str, names: str, index: int = index) -> str | None:
            place = held[column][index]
            return held[names][place] if place >= 0 else None

        def value(column: str, words: str, index: int = index) -> str | None:
            place = held[column][index]
            return held[words][place][0] if place >= 0 else None

        entries.append(
            {
                "title": title,
                "id": held["id"][index] or re.sub("[^a-z0-9]+", "-", title.lower()).strip("-"),
                "aliases": aliases.get(index, []),
                "url": addressed(url),
                "identifiers": identifiers.get(index, []),
                "companions": [[title, addressed(way)] for title, way in companions.get(index, [])],
                "topic": held["topics"][held["topic"][index]][0],
                "also": [held["topics"][topic][0] for topic in also.get(index, [])],
                "kind": value("kind", "kinds"),
                "level": value("level", "levels"),
                "status": value("status", "statuses"),
                "seminal": index in held["landmarks"],
                "date": held["date"][index] or None,
                "added": named("added", "days"),
                "venue": named("venue", "venues"),
                "cited": cited.get(index),
                "people": [held["people"][person] for person in held["authors"][index]],
                "more": index in held["more_authors"],
                "named": held["named"][index],
                "publisher": named("publisher", "publishers"),
                "tags": [held["tags"][tag][0] for tag in held["tag"][index]],
                "note": whole(held["note"][index], held["words"]),
            }
        )
    return entries


def expected(read: Library) -> list[dict[str, Any]]:
    fields = {"title", "id", "kind", "level", "status", "seminal", "date", "added", "publisher"}
    all_of_it = [placed.entry for placed in read.entries()]
    return [
        placed.entry.model_dump(mode="json", include=fields)
        | {
            "topic": placed.topic.slug,
            "also": list(placed.entry.also),
            "aliases": list(placed.entry.aliases),
            "url": placed.entry.link,
            "identifiers": [str(one) for one in placed.entry.identities if one != identify(placed.entry.link)],
            "companions": [[one.title, one.url] for one in placed.entry.companions],
            "venue": placed.entry.published.venue if placed.entry.published else None,
            "cited": int(placed.entry.published.year)
            if placed.entry.published and placed.entry.published.year
            else None,
            "people": list(placed.entry.people),
            "more": placed.entry.has_more_authors,
            "named": sum(
                placed.entry.id in {*other.builds_on, *(step.id for step in other.after)}
                for other in all_of_it
                if other is not placed.entry
            ),
            "tags": list(dict.fromkeys(map(tag_slug, placed.entry.tags))),
            "note": plain_note(placed.entry.note or ""),
        }
        for placed in read.entries()
    ]


def test_the_golden_entries_come_out_again() -> None:
    """Every field that Browse shows is in the catalogue, entry by entry."""
    read = golden_library()
    assert decoded(columns(read)) == expected(read)


@examples(60)
@given(topic_files())
def test_any_entries_come_out_again(topics: dict[str, object]) -> None:
    """Whatever texts hold, of whatever alphabet, the catalogue gives it back."""
    read = library(topics)
    assert decoded(columns(read)) == expected(read)


def test_topics_and_concepts_have_their_sentences() -> None:
    """A topic has its summary, a concept its first topic, its name and its first sentence."""
    concept = {"name": "Idea", "summary": "It means e.g. much. It means more."}
    other = {"name": "Idée 2", "summary": "Another."}
    topics = {
        name: {
            "title": title,
            "section": "S",
            "summary": f"All of {title}.",
            "concepts": [concept, other],
            "entries": [],
        }
        for name, title in (("a", "Zebras"), ("b", "Apes"))
    }
    held = columns(library(topics))
    assert [whole(summary, held["words"]) for *_, summary in held["topics"]] == ["All of Apes.", "All of Zebras."]
    concepts = [(topic, name, whole(meaning, held["words"]), slug) for topic, name, meaning, slug in held["concepts"]]
    assert concepts == [(1, "Idea", "It means e.g. much.", ""), (1, "Idée 2", "Another.", "idee-2")]


def test_frequent_words_take_one_character() -> None:
    """A word of many entries is written out once; letters that stand for words still stand for themselves, marked."""
    titles = [f"Réseaux of attention {number}, ā" for number in range(9)]
    held = columns(library({"a": {"title": "A", "section": "S", "entries": [entry(title) for title in titles]}}))
    assert " attention" in held["words"]
    assert not any("attention" in short for short in held["title"])
    assert [whole(short, held["words"]) for short in held["title"]] == titles


def test_addresses_are_those_of_the_pages() -> None:
    """Topics and tags lead to their pages as they are served, whoever builds them."""
    read = golden_library()
    for site in (GOLDEN_SITE, GOLDEN_SITE._replace(links_to_sources=True)):
        held = columns(read, site)
        paths = {f"{way}" for _, _, way, *_ in held["topics"] + held["tags"]}
        pages = {path for path in rendered(read) if path.startswith(("topics/", "tags/")) and "index" not in path}
        assert paths == {path.removesuffix(".md") + "/" for path in pages}
    flat = columns(read, GOLDEN_SITE._replace(directory_urls=False))
    assert all(way.endswith(".html") for _, _, way, *_ in flat["topics"] + flat["tags"])


def test_names_stand_in_the_order_of_the_page() -> None:
    """Topics are listed by title, tags by frequency, kinds and levels as the format lists those in use."""
    works = [
        entry("A", tags=["rare", "often"], level="advanced", kind="book"),
        entry("B", tags=["Often"], level="introductory", kind="paper"),
    ]
    held = columns(
        library(
            {
                "a": {"title": "Zebras", "section": "S", "entries": works},
                "b": {"title": "apes", "section": "S", "entries": []},
            }
        )
    )
    assert [name for _, name, *_ in held["topics"]] == ["apes", "Zebras"]
    assert [name for _, name, _ in held["tags"]] == ["often", "rare"]
    assert [value for value, *_ in held["kinds"]] == ["paper", "book"]
    assert [value for value, *_ in held["levels"]] == ["introductory", "advanced"]
    assert held["statuses"] == []


@each(
    "note, words",
    [
        ("Plain words, as they are.", "Plain words, as they are."),
        ("*Why* it is `O(n)`, see [the **proof**](https://example.org/).", "Why it is O(n), see the proof."),
        ("One\nline\n\nand a\tparagraph", "One line and a paragraph"),
        ("- first\n- second\n\n> third", "first second third"),
        ("1. one", "one"),
        ("    code <b>\n", "code <b>"),
        ("A <https://example.org/> B &amp; C", "A https://example.org/ B & C"),
        ("a  \nb", "a b"),
        ("2 < 3 & <b>x</b>", "2 < 3 & <b>x</b>"),
        ("snake_case and _emphasis_", "snake_case and emphasis"),
        ("[no link](/appendix) as on the page", "[no link](/appendix) as on the page"),
    ],
)
def test_a_note_becomes_plain_words(note: str, words: str) -> None:
    """Of a note's Markdown the words remain, on one line."""
    assert plain_note(note) == words


def test_an_empty_library_has_a_catalogue() -> None:
    """A list without entries has a catalogue without entries."""
    held = columns(Library())
    assert (held["title"], held["note"], held["topics"]) == ([], [], [])


def test_dead_links_are_named() -> None:
    """An entry whose link is known to be dead carries the day, so that Browse can say so too."""
    read = library({"a": {"title": "A", "section": "S", "entries": [entry("One"), entry("Two")]}})
    gone = read.topics[0].entries[1].link
    assert columns(replace(read, dead={gone: "2026-02-03"}))["dead"] == [[1, "2026-02-03"]]
    assert columns(read)["dead"] == []
