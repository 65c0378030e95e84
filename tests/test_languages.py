"""Whole sites in other languages: no word of ours is left in English, and translations are nothing but words."""

import dataclasses
import html
import json
import re
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from typing import Any

import markdown

from helpers import ENGLISH, GOLDEN_SITE, RICH_EXTENSIONS, THOROUGH, entry, golden_library, library, read_html
from reading_list.core.library import Library
from reading_list.publish.early_script import from_disk
from reading_list.publish.exports.formats import JSON
from reading_list.publish.markup import Markup
from reading_list.publish.messages import Messages, Text
from reading_list.publish.messages.loading import english_table, messages_in
from reading_list.publish.page import Page
from reading_list.publish.pages import all_pages
from reading_list.publish.site_files import site_files
from tables import each

NO_WORDS = ("separator.", "sort.", "search.")
"""Beginnings of the keys of texts that are not shown as they are."""

SHOWN = ("aria-label", "title", "alt", "placeholder")
"""The attributes that readers see or hear."""


def changed(change: Callable[[str], str]) -> Messages:
    """Return messages with what *change* makes of each text that is shown."""
    texts: dict[str, Text] = {}
    for key, words in english_table().items():
        if key.startswith(NO_WORDS):
            texts[key] = words
        elif isinstance(words, str):
            texts[key] = change(words)
        else:
            texts[key] = {form: change(text) for form, text in words.items()}
    return Messages("en", texts)


MADE_UP = changed(lambda text: f"⟦{text}⟧")


def read() -> Library:
    """Return the golden entries, and a topic with what is said only of much: many tags, people, followers."""
    golden = {
        topic.slug: json.loads(topic.file.model_dump_json(exclude_defaults=True)) for topic in golden_library().topics
    }
    crowd: list[dict[str, Any]] = [
        entry(
            f"Crowd {number}",
            id=f"crowd-{number}",
            tags=[f"crowd tag {number}", f"crowd sign {number}"],
            authors=[f"Crowd Person{number}", *(["Crowd Person2"] if number % 2 else [])],
            date=f"{1990 + number % 30}",
            added=f"2023-01-{1 + number % 28:02}",
            minutes=number * 5 + 1,
            **(
                {"builds_on": ["crowd-0"], "after": ["crowd-0"], "former_ids": [f"old-{number}"]}
                if number
                else {"seminal": True}
            ),
        )
        for number in range(60)
    ]
    crowd_topic = {"title": "Crowd", "section": "Crowds", "entries": crowd}
    whole = library({**golden, "crowd": crowd_topic})
    first = next(iter(whole.entries())).entry
    return dataclasses.replace(
        golden_library(), topics=whole.topics, dead={first.link: "2024-01-02", crowd[3]["url"]: "2024-01-03"}
    )


LIBRARY = read()


WORD = re.compile(r"[^\W\d_]{2,}")


class _Words(HTMLParser):
    """Gathers what a reader is shown outside the brackets."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.outside: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in ("script", "style")
        for name, value in attrs:
            if name in SHOWN and value:
                self.outside += outside_brackets(value)[0]

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            words, self.depth = outside_brackets(data, self.depth)
            self.outside += words


def outside_brackets(text: str, depth: int = 0) -> tuple[list[str], int]:
    """Return the words of *text* that stand in no brackets, and how many of these are open at its end."""
    words: list[str] = []
    for part in re.split(r"([⟦⟧])", text):
        if part in ("⟦", "⟧"):
            depth += 1 if part == "⟦" else -1
        elif depth == 0:
            words += WORD.findall(part)
    return words, depth


def shown(page: Page) -> list[str]:
    """Return what *page* shows outside the brackets: its title, its description, its headings and its HTML."""
    reader = _Words()
    for block in page.blocks:
        reader.feed(f"<div>{block.markdown}</div>" if not hasattr(block, "words") else f"<div>{block.words}</div>")
    reader.close()
    assert reader.depth == 0, page.path
    return [*outside_brackets(page.title)[0], *outside_brackets(page.description)[0], *reader.outside]


def own_words() -> set[str]:
    """Return the words of the entries and of dates, and names that are the same in all languages."""
    names = "and arXiv DOI ISBN BibTeX CSL JSON RIS Markdown OpenReview Open Library YouTube GitHub Han Hebrew Arabic"
    dates = " ".join(ENGLISH.date(f"2023-{month:02}") for month in range(1, 13))
    entries = html.unescape(JSON.text(LIBRARY, GOLDEN_SITE, ENGLISH)).replace("\\n", " ")
    return {*WORD.findall(f"{entries} {GOLDEN_SITE.name} {GOLDEN_SITE.description} {names} {dates}")}


def forgotten(messages: Messages) -> set[str]:
    """Return the words of a site in *messages* that stand neither in the brackets nor in the entries."""
    pages = all_pages(LIBRARY, GOLDEN_SITE, messages)
    return {word for page in pages for word in shown(page)} - own_words()


def test_no_word_of_ours_is_forgotten() -> None:
    """Each text and each label that pages show comes from the table, or from the entries."""
    assert forgotten(MADE_UP) == set()


def test_what_is_in_no_brackets_is_found() -> None:
    """The test before sees words of ours: in English, where they stand in no brackets, it names most of them."""
    in_english = forgotten(ENGLISH)
    assert len(in_english) > 200
    assert {"Listed", "elsewhere", "Skip", "shaped", "Details", "min"} <= in_english


def test_words_in_other_files_come_from_the_table() -> None:
    """So do those of the list in Markdown, of pages that have moved, of the map, and what scripts get."""
    files = {file.path: file.text for file in site_files(LIBRARY, GOLDEN_SITE, MADE_UP)}
    markdown_list = files["entries.md.txt"]
    assert {"⟦Contents⟧", "⟦★ marks a landmark.⟧", "⟦course⟧"} <= {*re.findall("⟦[^⟦⟧]*⟧", markdown_list)}
    assert sum("<p>⟦This page has moved: <a " in text for text in files.values()) > 1
    assert re.search(r'"⟦\d{4}s⟧"', files["assets/reading-list/map.json"])
    catalogue = json.loads(files["assets/reading-list/catalogue.json"])
    labels = [label for name in ("kinds", "levels", "statuses") for _, label, *_ in catalogue[name]]
    assert [label for label in labels if not label.startswith("⟦")] == []
    assert '"⟦From a disk, ' in from_disk(MADE_UP)


# --- Nothing in a translation is more than words ------------------------------------------------

HOSTILE = """\
<script>alert(1)</script>
"><img src=x onerror=alert(1)>
' onmouseover='alert(1)
</p></div></details><h1>x</h1>
![x](javascript:alert(1)) [y](https://e.org) <https://e.org>
**b** _i_ `c` ~~d~~ ==m== ^^i^^ H~2~O :smile: www.e.org --8<-- "/etc/passwd"
# h {: #top .c onclick=x }
*[HTML]: x
[[wiki]] $x$ \\(x\\) {++a++} ++ctrl++ !!! note "x" ??? x
&lt;script&gt; &#60;b&#62; &amp;
</script><!-- --> ]]>
""".splitlines()


def hostile(attack: str) -> Messages:
    """Return messages each of which begins and ends with *attack*, and has all its places."""
    plain = without_braces(attack)
    return changed(lambda text: f"{plain} {text} {plain}")


def without_braces(text: str) -> str:
    """Return *text* without what a table is refused for."""
    return re.sub(r"[{}]", "", text)


def structure(text: str) -> list[tuple[str, list[str]]]:
    """Return the elements of HTML with the names of their attributes, in order."""
    return [(tag, sorted(attributes)) for tag, attributes in read_html(text).elements]


@cache
def in_english() -> dict[str, list[list[tuple[str, list[str]]]]]:
    """Return the structure of each block of each page in English, by the path of the page."""
    pages = all_pages(LIBRARY, GOLDEN_SITE, ENGLISH)
    return {page.path: [structure(block.markdown) for block in page.blocks] for page in pages}


@cache
def in_english_with_all_extensions() -> dict[str, list[tuple[str, list[str]]]]:
    """Return the structure of some pages in English as a site with all extensions has them, by path."""
    pages = {page.path: page for page in all_pages(LIBRARY, GOLDEN_SITE, ENGLISH)}
    return {path: structure(converted(pages[path])) for path in WITH_ALL_EXTENSIONS}


AT_ONCE = [" ".join(HOSTILE[:4] + HOSTILE[-2:]), *HOSTILE[4:-2]]
"""All attacks, those of HTML in one text. Others mean something only where a text begins."""


@each("attack", HOSTILE if THOROUGH else AT_ONCE)
def test_a_translation_adds_no_element_and_no_attribute(attack: str) -> None:
    """Whatever a text holds, each page has the same elements with the same attributes, and says what the text says.

    So it is under extensions of Markdown that give signs a meaning.
    """
    pages = {page.path: page for page in all_pages(LIBRARY, GOLDEN_SITE, hostile(attack))}
    for path, page in pages.items():
        assert [structure(block.markdown) for block in page.blocks] == in_english()[path], path
    assert without_braces(attack) in read_html(pages["list.md"].text).text
    for path, before in in_english_with_all_extensions().items():
        assert structure(converted(pages[path])) == before, path


WITH_ALL_EXTENSIONS = ("topics/index.md", "paths/index.md", "list.md")


def converted(page: Page) -> str:
    body = page.text.split("\n---\n", 1)[1]
    return markdown.markdown(body, extensions=RICH_EXTENSIONS)


def test_a_translation_cannot_end_the_script_it_stands_in() -> None:
    script = from_disk(hostile("</script><script>alert(1)</script>"))
    assert script.count("<script>") == script.count("</script>") == 1
    assert read_html(script).elements == [("script", {})]


# --- Right to left ------------------------------------------------------------------------------


def test_the_style_names_no_side_of_the_page() -> None:
    """It says start and end, so that a page in Arabic is the mirror of one in English; a drawing is not."""
    style = next(file.text for file in site_files(LIBRARY, GOLDEN_SITE, ENGLISH) if file.path.endswith("style.css"))
    by_script = "var(--rl-left)"  # where a card stands is measured from the left, in every language
    declared = [line.strip() for line in re.split(r"[{};]", style) if by_script not in line]
    sides = re.compile(
        r"(?:margin|padding|border)-(?:left|right)\b|(?:left|right): |(?:float|text-align): (?:left|right)"
    )
    uneven = re.compile(r"(?:inset|margin|padding): (\S+) (\S+) (\S+) (?!\2$)\S+")
    assert [line for line in declared if sides.match(line) or uneven.fullmatch(line)] == []


def test_facts_stand_in_their_order_where_names_run_the_other_way() -> None:
    """In a language that is written to the left, a mark beside each dot keeps Latin names from drawing facts along."""
    arabic = Messages("ar", english_table())
    assert arabic.dotted([Markup("A"), Markup("2015")]) == "A \u200f·\u200f 2015"
    assert ENGLISH.dotted([Markup("A"), Markup("2015")]) == "A · 2015"


def test_names_stand_in_their_order_where_they_run_the_other_way() -> None:
    """So does the mark behind each comma for the names of a list."""
    arabic = messages_in("ar")
    assert arabic.listed_plainly(["Chen", "Guestrin"]) == "Chen، \u200fGuestrin"
    assert ENGLISH.listed_plainly(["Chen", "Guestrin"]) == "Chen, Guestrin"


def test_titles_say_their_language_where_it_is_not_that_of_the_page() -> None:
    """Voices and hyphens go by it. In a heading it is an attribute of the Markdown, which any engine reads."""
    read = library(
        {
            "one": {
                "title": "One",
                "section": "One",
                "entries": [
                    entry("L’Étranger", id="a", language="fr"),
                    entry("The Stranger", id="b", language="en", builds_on=["a"]),
                ],
            }
        }
    )
    pages = {page.path: page.text for page in all_pages(read, GOLDEN_SITE, ENGLISH)}
    topic, work = pages["topics/one.md"], pages["works/b.md"]
    assert "{ id=a lang=fr }" in topic
    assert "{ id=b }" in topic
    assert '<span lang="fr">L’Étranger</span>' in work
    assert "# L’Étranger { id=a lang=fr }" in pages["works/a.md"]
    in_french = {page.path: page.text for page in all_pages(read, GOLDEN_SITE, messages_in("fr"))}
    assert "lang=fr" not in in_french["works/a.md"]
    assert "# The Stranger { id=b lang=en }" in in_french["works/b.md"]
