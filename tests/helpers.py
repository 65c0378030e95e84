"""What several test modules share: libraries, small projects and HTML read back.

Run as a program (`python tests/helpers.py`) it makes the golden pages anew, and what tsc knows of messages; read the
difference before keeping it.
"""

import json
import re
import shutil
from collections.abc import Callable, Mapping
from datetime import date as Day
from functools import cache, lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from hypothesis import settings
from hypothesis import strategies as st

from reading_list.core.library import Library
from reading_list.core.reserved import NO_TOPICS
from reading_list.core.schema import Entry
from reading_list.core.site import Site, TextFile
from reading_list.entries.loading import check_files
from reading_list.entries.source.file import SourceFile
from reading_list.entries.source.folder import read_folder
from reading_list.entries.source.topics import parse_files
from reading_list.publish import citations, exports, pages
from reading_list.publish.messages.loading import messages_in
from reading_list.publish.page import Page

TESTS = Path(__file__).parent
PROJECT = TESTS.parent
TOPIC_FILES = sorted(path for path in (PROJECT / "entries").glob("*.yaml") if path.stem not in NO_TOPICS)
"""The topics of the list of this repository."""
GOLDEN = TESTS / "golden"
GOLDEN_SITE = Site(
    name="Golden List & Co",
    description="A small list that shows every part of a page.",
    url="https://example.org/list/",
    edit_url="https://example.org/edit/entries/",
    sections=("Methods", "Foundations"),
)

ENGLISH = messages_in("en")

MKDOCS_YML = """\
site_name: Golden List & Co
site_description: A small list that shows every part of a page.
site_url: https://example.org/list/
edit_uri: https://example.org/edit/docs/
theme:
  name: material
  font: false
  palette:
    - {scheme: default, toggle: {icon: material/weather-sunny, name: Dark}}
    - {scheme: slate, toggle: {icon: material/weather-night, name: Light}}
  features: [navigation.tabs, navigation.sections, content.action.edit]
plugins:
  - search
  - reading-list:
      sections: [Methods, Foundations]
markdown_extensions: [attr_list, tables, {toc: {permalink: "#"}}]
nav:
  - Home: index.md
  - Topics: topics/index.md
  - Tags: tags/index.md
  - About: about.md
validation: {omitted_files: warn, absolute_links: warn, unrecognized_links: warn, anchors: warn}
"""

TOPIC = """\
title: Small Topic
section: Methods
entries:
  - title: A Small Work
    url: https://example.org/small
    date: 2015-06
    tags: [small]
"""

# Extensions that a site may switch on, beside those that our pages need. Most give some character a meaning.
PLAIN_EXTENSIONS = ("attr_list", "tables", "toc")
RICH_EXTENSIONS = (
    *PLAIN_EXTENSIONS,
    *("abbr", "admonition", "def_list", "footnotes", "md_in_html", "nl2br", "sane_lists", "smarty", "wikilinks"),
    *(
        f"pymdownx.{name}"
        for name in """
            arithmatex betterem blocks.admonition blocks.html caret critic details emoji escapeall highlight
            inlinehilite keys magiclink mark progressbar smartsymbols snippets superfences tabbed tasklist tilde
        """.split()
    ),
)


# --- Libraries ----------------------------------------------------------------------------------


def library(topics: Mapping[str, object]) -> Library:
    """Return the library of *topics*: by slug, the text of the file or the values in it. It must parse."""
    files = [
        SourceFile(f"entries/{slug}.yaml", slug, (held if isinstance(held, str) else _yaml(held)).encode())
        for slug, held in topics.items()
    ]
    read, problems = parse_files(files)
    assert problems == []
    return read


def _yaml(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)  # JSON is YAML


def entry(title: str, **fields: object) -> dict[str, object]:
    """Return the values of an entry with the required fields."""
    return {"title": title, "url": f"https://example.org/{quote(title)}"} | fields


def rendered(read: Library, site: Site = GOLDEN_SITE) -> dict[str, str]:
    """Return the texts of all Markdown pages by path; no two pages may have the same path."""
    made = pages.all_pages(read, site, ENGLISH)
    assert len({page.path.casefold() for page in made}) == len(made)
    return {page.path: page.text for page in made}


@cache
def golden_library() -> Library:
    """Return the library of the golden entries, which has no problems."""
    files, misplaced = read_folder(GOLDEN / "entries", shown="entries")
    read, problems, _ = check_files(files, misplaced, Day(2024, 6, 1))
    assert problems == []
    return read


@cache
def flagship() -> Library:
    """Return the library of the list of this repository."""
    files, misplaced = read_folder(PROJECT / "entries", shown="entries")
    return check_files(files, misplaced, Day(2100, 1, 1)).library


def golden_pages() -> list[Page | TextFile]:
    """Return what the golden entries give: Markdown pages and exports."""
    read = golden_library()
    return [
        *pages.all_pages(read, GOLDEN_SITE, ENGLISH),
        *(planned.make() for planned in exports.export_files(read, GOLDEN_SITE, ENGLISH)),
    ]


def bibtex_record(entry: Entry) -> str:
    """Return the BibTeX record of *entry* in a list in English, its key the id."""
    return citations.record(entry, citations.Key(entry.id), "en")


def csl_item(entry: Entry) -> dict[str, Any]:
    """Return the CSL item of *entry* in a list in English, its key the id."""
    return citations.item(entry, citations.Key(entry.id), "en")


def more(number: int) -> int:
    """Return *number*, or as many times more as a thorough run asks for (see `conftest`)."""
    return number * max(100, settings().max_examples) // 100


THOROUGH = more(1) > 1
"""Whether the profile of this run asks for what takes long."""


def examples(number: int) -> settings:
    """Return the settings of a test that tries *number* examples in a hundred of the profile (see `conftest`)."""
    return settings(max_examples=max(2, number * settings().max_examples // 100))


# Text that an entry file may hold. The reader refuses what is left out here: controls, invisible characters.
readable = st.text(
    st.one_of(
        st.sampled_from("aZ09 !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"),
        st.characters(categories=["L", "N", "P", "S", "Zs"]),
    )
)
titles = readable.map(lambda text: re.sub(r"\s+", " ", text).strip()).filter(bool)
_OTHERS = ("et al", "et al.", "and others", "others")  # no names: the last of a list that is cut
people = titles.filter(lambda name: name.lower() not in _OTHERS)


def _number(step: str | dict[str, str]) -> int:
    return int((step if isinstance(step, str) else step["id"]).removeprefix("work-"))


@st.composite
def topic_files(draw: Callable[[st.SearchStrategy[Any]], Any]) -> dict[str, object]:
    """Generate topics by slug whose entries refer to each other in every way the format knows."""
    slugs = draw(st.lists(st.sampled_from(["alpha", "beta", "gamma-rays"]), min_size=1, unique=True))
    ids = [f"work-{number}" for number in range(draw(st.integers(1, 6)))]
    one_id, one_slug = st.sampled_from(ids), st.sampled_from(slugs)
    address = st.sampled_from(
        ["https://example.org/a?b=1&c='2'", "http://例え.example/道", "HTTPS://www.Example.org:8080"]
    )
    kind = st.sampled_from(["paper", "book", "code"])
    companion = st.fixed_dictionaries({"title": titles, "url": address}, optional={"kind": kind})
    step = st.one_of(one_id, st.fixed_dictionaries({"id": one_id}, optional={"because": titles}))
    fields = st.fixed_dictionaries(
        {"title": titles, "url": address},
        optional={
            "kind": kind,
            "level": st.sampled_from(["introductory", "intermediate", "advanced"]),
            "seminal": st.booleans(),
            "authors": st.lists(people, max_size=6),
            "publisher": titles,
            "date": st.sampled_from(["1986", "2017-06", "2020-02-29"]),
            "tags": st.lists(st.sampled_from(["tree", "Tree", "C++", "index", "学習"]), max_size=3),
            "note": readable.filter(str.strip),
            "after": st.lists(step, max_size=3),
            "builds_on": st.lists(one_id, max_size=2),
            "also": st.lists(one_slug, max_size=2),
            "companions": st.lists(companion, max_size=2),
            "archived": address,
            "added": st.sampled_from(["2024-02-01", "2024-02-02"]),
            "language": st.sampled_from(["de", "zh-Hant"]),
            "status": st.just("backlog"),
        },
    )
    concept = st.fixed_dictionaries({"name": titles, "summary": titles}, optional={"url": address})
    topics: dict[str, Any] = {
        slug: {
            "title": draw(titles),
            "section": draw(titles),
            "concepts": draw(st.lists(concept, max_size=2)),
            "entries": [],
        }
        for slug in slugs
    }
    for number, name in enumerate(ids):
        made = {"id": name} | draw(fields)
        made["after"] = [step for step in made.get("after", []) if _number(step) < number]  # the check allows no cycle
        if draw(st.integers(0, 4)) == 0:
            made |= {"status": "superseded", "superseded_by": draw(one_id)}
        topics[draw(one_slug)]["entries"].append(made)
    return topics


# --- Projects -----------------------------------------------------------------------------------


def make_project(root: Path, *, config: str = MKDOCS_YML, topics: Mapping[str, str] | None = None) -> Path:
    """Make the project *root*: with the golden entries, or with the texts of *topics* by slug."""
    (root / "docs").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    (root / "docs" / "about.md").write_text("# About\n\nWritten by hand.\n", encoding="utf-8")
    if topics is None:
        shutil.copytree(GOLDEN / "entries", root / "entries")
    else:
        (root / "entries").mkdir()
        for slug, text in topics.items():
            (root / "entries" / f"{slug}.yaml").write_text(text, encoding="utf-8")
    return root


def contents(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file below *folder* by its path, but for what a command keeps and can have again."""
    paths = ((path, path.relative_to(folder)) for path in sorted(folder.rglob("*")) if path.is_file())
    return {name.as_posix(): path.read_bytes() for path, name in paths if ".cache" not in name.parts}


def modified(folder: Path) -> dict[str, int]:
    """Return when every file below *folder* was last written."""
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*")}


def headings(page: str, level: int) -> list[str]:
    """Return the texts of the headings of *level* on a Markdown page."""
    marker = "#" * level + " "
    lines = [line.removeprefix(marker) for line in page.splitlines() if line.startswith(marker)]
    return [read_html(line.rpartition(" {")[0]).text for line in lines]


# --- HTML ---------------------------------------------------------------------------------------


class Html(NamedTuple):
    """What a reader of a page meets: ids, addresses of links, the words, and the elements in order.

    Who asks for the same page again gets the same lists: nobody changes them.
    """

    ids: list[str]
    hrefs: list[str]
    text: str
    elements: list[tuple[str, dict[str, str]]]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@lru_cache(maxsize=200)  # a site is looked at from several sides
def read_html(text: str) -> Html:
    """Return what the HTML *text* holds."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return Html(
        ids=[attributes["id"] for _, attributes in reader.elements if "id" in attributes],
        hrefs=[attributes["href"] for tag, attributes in reader.elements if tag == "a" and "href" in attributes],
        text="".join(reader.words),
        elements=reader.elements,
    )


if __name__ == "__main__":
    shutil.rmtree(GOLDEN / "pages", ignore_errors=True)
    for page in golden_pages():
        kept = GOLDEN / "pages" / page.path
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(page.text.encode())
    from message_types import FILE, message_types

    FILE.write_text(message_types(), encoding="utf-8")
