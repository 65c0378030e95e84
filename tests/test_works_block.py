"""Works of the list on pages that somebody wrote by hand: how blocks are found, and what answers them."""

import json
import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calls import mkdocs
from helpers import (
    ENGLISH,
    GOLDEN_SITE,
    MKDOCS_YML,
    TESTS,
    contents,
    entry,
    examples,
    golden_library,
    library,
    make_project,
    read_html,
    topic_files,
)
from reading_list.core.problems import Problem
from reading_list.entries.source.file import SourceFile
from reading_list.entries.source.topics import parse_files
from reading_list.plugin import fences, gate
from reading_list.publish.pages import overview_of
from reading_list.publish.pages.overview import Overview
from reading_list.publish.pages.page_links import PageLinks
from reading_list.publish.pages.works_list import works_list
from reading_list.publish.works_block.answer import Answer, answer
from reading_list.publish.works_block.request import OPTIONS, request_in
from tables import each
from test_guest import built, rich, served

BLOCK = "```reading-list\ntopic: growing-trees\n```"


@cache
def golden() -> Overview:
    return overview_of(golden_library(), GOLDEN_SITE, ENGLISH)


def answered(text: str, overview: Overview | None = None) -> tuple[Answer, list[Problem]]:
    """Return what answers the lines *text* of a block, and all that is wrong with them."""
    request, problems = request_in("docs/page.md", text)
    answered, further = answer(request, overview or golden())
    return answered, [*problems, *further]


def ids(text: str) -> list[str]:
    """Return the ids of the works that answer *text*, which must make sense."""
    answered_by, problems = answered(text)
    assert problems == []
    return [step.placed.entry.id for step in answered_by.steps]


# --- Blocks in Markdown -------------------------------------------------------------------------


@each(
    "markdown, text, marked",
    [
        ("a\n```reading-list\nb: c\n```\nd", "b: c", "a\n\nM\n\nd"),
        ("~~~~ reading-list \nb\n~~~~", "b", "\nM\n"),
        ("- a\n\n    ```reading-list\n    b:\n      - c\n    ```", "b:\n  - c", "- a\n\n\n    M\n"),
        ("> ```reading-list\n> b: c\n>\n> ```\n", "b: c\n", ">\n> M\n>\n"),
        ("```reading-list\r\nb: c\r\n```\r\n", "b: c\r", "\nM\n\n"),
        ("```reading-list\n```", "", "\nM\n"),
    ],
)
def test_a_block_becomes_a_mark_as_far_in_as_it_stands(markdown: str, text: str, marked: str) -> None:
    (block,) = fences.blocks(markdown)
    assert block.text == text
    assert fences.marked(markdown, [block], ["M"]) == marked


@each(
    "markdown",
    [
        "````md\n```reading-list\nb: c\n```\n````",
        "~~~\n```reading-list\nb: c\n```\n~~~",
        "```reading-lists\nb: c\n```",
        "```reading-list\nb: c\n",
        "```reading-list\nb: c\n~~~",
        "`reading-list`",
        "reading-list:\n```\n```",
    ],
)
def test_what_is_no_block_of_ours_stays(markdown: str) -> None:
    assert fences.blocks(markdown) == []


def test_a_fence_that_nothing_closes_hides_no_block() -> None:
    """It is no fence for Python-Markdown either. Many of them take no longer than lines of text."""
    many = "\n".join(f"````{number}" for number in range(20_000))
    assert [block.text for block in fences.blocks(f"{many}\n{BLOCK}")] == ["topic: growing-trees"]


@given(st.lists(st.sampled_from(["```", "````", "~~~", "```reading-list", "    ```", "> ```reading-list", "a", ""])))
def test_all_other_lines_stay(lines: list[str]) -> None:
    """Whatever stands on a page, nothing goes but the blocks, each of which becomes one mark."""
    markdown = "\n".join(lines)
    found = fences.blocks(markdown)
    marked = fences.marked(markdown, found, ["M"] * len(found)).split("\n")
    taken = {line for block in found for line in range(block.begins, block.ends)}
    kept = [line for number, line in enumerate(lines) if number not in taken and line.strip("> ")]
    assert [line for line in marked if line.strip("> ") and not line.endswith("M")] == kept
    assert sum(line.endswith("M") for line in marked) == len(found)


def test_a_mark_is_filled_in_where_it_is_a_paragraph_and_else_shows_its_block() -> None:
    """In code and among words it stands for what was written; marks of others stay."""
    (name,) = fences.marks("page", 1)
    page = f"<p>{name}</p><pre><code>{name}</code></pre><li>a {name}</li><p dir='auto'> {name}\n</p>"
    shown = fences.filled(page, lambda _: "<ul></ul>", lambda _: "<b>&")
    assert shown == "<ul></ul><pre><code>&lt;b&gt;&amp;</code></pre><li>a &lt;b&gt;&amp;</li><ul></ul>"
    assert fences.filled(page, lambda _: None, lambda _: None) == page


# --- What a block asks for ----------------------------------------------------------------------


@each(
    "text, place, message, hint",
    [
        ("topic: growing-treees", (1, 8), 'the list has no topic "growing-treees"', 'Did you mean "growing-trees"?'),
        ("works: [forests, forest]", (1, 18), 'no entry has the id "forest"', 'Did you mean "forests"?'),
        ("works:\n  - forests\n  - x", (3, 5), 'no entry has the id "x"', "Name published entries by their ids."),
        ("path: from-nothing", (1, 7), 'no path has the id "from-nothing"', 'Did you mean "from-nothing-to-forests"?'),
        ("tag: historie", (1, 6), 'the list has no tag "historie"', 'Did you mean "history"?'),
        ("kind: papers", (1, 7), 'the list has no kind "papers"', 'Did you mean "paper"?'),
        ("level: intro", (1, 8), 'the list has no level "intro"', "Name a level that entries of the list have."),
        ("person: Ada Exemple", (1, 9), 'the list has no person "Ada Exemple"', 'Did you mean "Ada Example"?'),
        ("section: Method", (1, 10), 'the list has no section "Method"', 'Did you mean "Methods"?'),
        ("topics: beginnings", (1, 1), 'a block has no option "topics"', 'Did you mean "topic"?'),
        ("show: cards", (1, 7), '"show" cannot be "cards"', 'Did you mean "card"?'),
        ("limit: 0", (1, 8), '"limit" cannot be "0"', "It takes a number from 1 to 1000."),
        ("limit: ٣", (1, 8), '"limit" cannot be "٣"', "It takes a number from 1 to 1000."),
        ("from: 17", (1, 7), '"from" cannot be "17"', "It takes a year, such as 2017."),
        ("filter: yes", (1, 9), '"filter" cannot be "yes"', "It takes one of: true, false."),
        ("sort: [title, newest]", (1, 8), '"sort" takes one of: reading, newest', "Write one value."),
        ("topic:", (1, 7), '"topic" cannot be ""', "It takes a text, or a list of texts."),
        ("topic: []", (1, 8), '"topic" takes a text', "Write lines such as"),
        ("topic: {a: b}", (1, 8), '"topic" cannot be ""', "It takes a text"),
        ("forests", (1, 1), "the block does not say what to show", "Write lines such as"),
        ("topic: beginnings\n---\ntopic: x", (2, 1), "the block does not say what to show", "Write lines such as"),
        ("topic: beginnings\ntopic: beginnings", (2, 1), 'the field "topic" stands here twice', "Keep one of the two."),
        ("topic: &a beginnings", (1, 8), "anchors (&a) are not allowed", "Quote the value"),
        ("topic: 'a", (1, 8), "the quotation mark that begins here is never closed", "Close it"),
        ("query: 'a\u202eb'", (1, 10), "U+202E cannot be seen", "Delete it"),
    ],
)
def test_a_mistake_is_named_with_its_place_and_remedy(
    text: str, place: tuple[int, int], message: str, hint: str
) -> None:
    _, problems = answered(text)
    (problem,) = problems
    assert (problem.position.line, problem.position.column) == place
    assert message in problem.message
    assert problem.hint.startswith(hint)


@examples(50)
@given(st.text() | st.lists(st.sampled_from([*OPTIONS, ": ", "\n", "- ", "[", "a", "true", "1"])).map("".join))
def test_no_lines_bring_it_down(text: str) -> None:
    """Whatever stands in a block, it is answered, or what is wrong is a problem."""
    answered(text)


# --- What answers it ----------------------------------------------------------------------------


@each(
    "text, works",
    [
        ("works: forests", ["forests"]),
        ("works: [forests, introduction]", ["forests", "introduction"]),
        ("works: [forests, introduction]\nsort: reading", ["introduction", "forests"]),
        ("topic: growing-trees", ["forests", "trees-from-scratch"]),
        ("topic: Growing Trees\nsort: reading", ["forests", "trees-from-scratch"]),
        ("section: Methods\nkind: paper", ["forests"]),
        ("topic: beginnings\nkind: paper", ["a-landmark-of-its-day", "forests"]),  # one is there by `also`
        ("tag: Decision  Trees\nsort: newest", ["trees-from-scratch", "forests"]),
        ("tag: c++\nsort: oldest\nlimit: 1", ["early-and-plain"]),
        ("level: [introductory, advanced]\ntopic: growing-trees", ["trees-from-scratch"]),
        ("person: ada example", ["a-landmark-of-its-day", "early-and-plain"]),
        ("landmark: true\nfrom: 1990", ["forests"]),
        ("from: 1958\nto: 1986", ["a-landmark-of-its-day", "early-and-plain"]),
        ("path: from-nothing-to-forests", ["introduction", "trees-from-scratch", "forests"]),
        ("path: from-nothing-to-forests\nlandmark: true", ["forests"]),
        ("path: beginnings", ["introduction", "a-landmark-of-its-day"]),
        ("query: example 1986", ["early-and-plain"]),
        ("query: '\"school mathematics\"'", ["introduction"]),
        ("query: mathematics school", ["introduction"]),
        ("query: '\"mathematics school\"'", []),
        ("query: 山田太郎", ["注意の仕組み"]),
        ("sort: added\nlimit: 2", ["introduction", "trees-from-scratch"]),
        ("sort: title\nlevel: introductory\ntag: learning", ["introduction"]),
        ("sort: title\nlandmark: true", ["a-landmark-of-its-day", "forests"]),
    ],
)
def test_works_are_chosen_as_in_browse(text: str, works: list[str]) -> None:
    assert ids(text) == works


@each(
    "text, rest",
    [
        ("topic: growing-trees", None),
        ("topic: Growing Trees\nlevel: introductory\nkind: course", None),
        ("topic: Beginnings & <First> Steps\nlimit: 1\nsort: title", "?topic=beginnings&sort=title"),
        ("query: a & b=c\nlimit: 1", None),
        ("query: e\nlimit: 1\nfrom: 1900", "?from=1900&find=e"),
        ("landmark: true\nlimit: 1", "?landmark=yes"),
        ("person: Ada Example\nlimit: 1", ""),
        ("works: [forests, introduction]\nlimit: 1", ""),
        ("limit: 1", ""),
    ],
)
def test_the_rest_of_a_list_that_is_cut_is_in_browse(text: str, rest: str | None) -> None:
    assert answered(text)[0].rest == rest


def test_former_ids_still_name_their_works() -> None:
    """A page need not change when an entry, a topic or a path gets another name."""
    read = library(
        {
            "new": {
                "title": "New",
                "section": "S",
                "former_ids": ["old"],
                "entries": [entry("A", id="a-now", former_ids=["a-before"])],
            }
        }
    )
    overview = overview_of(read, GOLDEN_SITE, ENGLISH)
    for text in ("works: a-before", "topic: old"):
        found, problems = answered(text, overview)
        assert problems == []
        assert [step.placed.entry.id for step in found.steps] == ["a-now"]


# --- What it looks like -------------------------------------------------------------------------


def shown(text: str, overview: Overview, root: str = "../") -> str:
    found, _ = answered(text, overview)
    here = PageLinks(overview, "", root=root)
    return works_list(found.steps, here, is_path=found.is_path, as_cards="show: card" in text)


LOOKS = ("show: line", "show: card")


@examples(25)
@given(topic_files())
def test_whatever_entries_say_passes_the_gate(topics: dict[str, object]) -> None:
    overview = overview_of(library(topics), GOLDEN_SITE, ENGLISH)
    for look in LOOKS:
        works = shown(look, overview)
        assert gate.faults(works, []) == []
        assert works.count("<li>") >= len(overview.entries)


def test_a_card_names_its_people_once() -> None:
    """A card is always open: what unfolds elsewhere stands in it, and the short names are not there as well."""
    topic = {"title": "T", "section": "S", "entries": [entry("Trees", authors=["Ada Lovelace"], date="2011-11-15")]}
    card = shown("show: card", overview_of(library({"t": topic}), GOLDEN_SITE, ENGLISH))
    assert card.count("Ada Lovelace") == 1
    assert "<small>2011" in card


ATTACKS = [json.loads(line) for line in (TESTS / "e2e" / "attacks.jsonl").read_text(encoding="utf-8").splitlines()]


def test_no_attack_gets_through() -> None:
    """Each text that is made to break out is put into every field that a block shows, and stays text."""
    tried = 0
    for case in ATTACKS:
        value = case["value"]
        if not isinstance(value, str):
            continue
        work = entry("A work", id="work", note=value, authors=[value], publisher=value, aliases=[value])
        topic = {"title": value, "section": value, "entries": [work | {"title": value}, entry("Other", note=value)]}
        read, _ = parse_files([SourceFile("entries/t.yaml", "t", json.dumps(topic).encode())])
        overview = overview_of(read, GOLDEN_SITE, ENGLISH)
        for look in LOOKS:
            assert gate.faults(shown(look, overview), []) == [], case["id"]
        tried += bool(overview.entries)
    assert tried > 100


# --- On a page ----------------------------------------------------------------------------------

PAGE = """\
---
title: By hand
---
# By hand

```reading-list
topic: growing-trees
limit: 1
```

- In a list:

    ```reading-list
    works: [forests]
    show: card
    ```

=== "A tab"

    ```reading-list
    path: from-nothing-to-forests
    filter: true
    ```

````md
```reading-list
topic: nowhere
```
````
"""
EXTENSIONS = "markdown_extensions: [attr_list, pymdownx.superfences, {pymdownx.tabbed: {alternate_style: true}}]\n"


def hand_written(folder: Path, page: str = PAGE, config: str = "") -> Path:
    """Return a project with a page of blocks one folder down."""
    config = config or re.sub("markdown_extensions.*\n", EXTENSIONS, MKDOCS_YML) + "strict: true\n"
    project = make_project(folder, config=config.replace("  - About:", "  - team/reading.md\n  - About:"))
    (project / "docs" / "team").mkdir()
    (project / "docs" / "team" / "reading.md").write_text(page, encoding="utf-8")
    return project


@pytest.mark.parametrize(
    ("theme", "folders"), [("material", True), ("material", False), ("mkdocs", True), ("readthedocs", False)]
)
def test_blocks_show_works_with_any_theme_and_addresses(theme: str, folders: bool, tmp_path: Path) -> None:
    """Links lead where they should, one style and one script serve all blocks, and examples stay what they are."""
    config = re.sub("markdown_extensions.*\n", EXTENSIONS, MKDOCS_YML)
    config = re.sub("theme:\n(  .*\n)+", f"theme: {theme}\n", config) + f"use_directory_urls: {folders}\n".lower()
    project = hand_written(tmp_path / "project", config=config)
    done = mkdocs(project, "build", "--strict")
    assert done.returncode == 0, done.stderr
    path = project / "site" / ("team/reading/index.html" if folders else "team/reading.html")
    page = path.read_text(encoding="utf-8")
    parts = re.findall(r'<div class="rl-block">.*?</div>', page)
    assert len(parts) == 3
    assert "Content-Security-Policy" not in page
    assert page.count("works-block.css") == page.count("works-block.js") == 1
    assert "nowhere" in read_html(page).text
    links = [link for part in parts for link in read_html(part).hrefs if not link.startswith("http")]
    assert len(links) > 5
    for link in [*links, *re.findall(r'"([^"]*works-block\.[a-z]+)"', page)]:
        way, _, anchor = re.sub(r"\?[^#]*", "", link).partition("#")
        target = (path.parent / way / ("index.html" if way.endswith("/") else "")).resolve()
        assert target.is_file(), link
        assert not anchor or anchor in read_html(target.read_text(encoding="utf-8")).ids
    assert "Grows the first <i>tree</i>." in read_html(parts[2]).text
    assert parts[2].startswith('<div class="rl-block"><reading-list-filter label="Filter these works"')
    assert any(link.endswith("?topic=growing-trees") for link in links)


def test_a_page_with_no_block_stays_byte_for_byte(tmp_path: Path) -> None:
    """A block changes the page that it stands on and no other; where it is only named, nothing changes either."""
    before, after = rich(tmp_path / "before", ""), rich(tmp_path / "after")
    for project in (before, after):
        (project / "docs" / "named.md").write_text("# Named\n\n`reading-list`\n\n````\n```reading-list\n```\n````\n")
    (after / "docs" / "block.md").write_text(f"# Block\n\n{BLOCK.replace('growing-trees', 'small')}\n")
    old, new = built(before)[0], built(after)[0]
    assert "A Small Work" in new["block/index.html"].decode()
    assert [path for path in old if path.endswith(".html") and old[path] != new[path]] == []


WRONG = "---\ntitle: a\n---\n# A\n\n> ```reading-list\n> topic: growing\n> show: cards\n> ```\n\n```reading-list\n```\n"


def test_a_mistake_stops_a_build_with_its_place(tmp_path: Path) -> None:
    """The lines are those of the file, front matter included. All mistakes of all pages are named."""
    project = hand_written(tmp_path / "project", WRONG)
    (project / "docs" / "about.md").write_text("# About\n\n```reading-list\nworks: [forest]\n```\n")
    done = mkdocs(project, "build")
    assert done.returncode == 1
    told = re.findall(r"docs/\S+: error\[bad-block\]: .*\n.*", done.stderr)
    assert [words.split(": ")[0] for words in told] == [
        *("docs/about.md:4:9", "docs/team/reading.md:7:10", "docs/team/reading.md:8:9", "docs/team/reading.md:12:1"),
    ]
    assert 'Did you mean "forests"?' in told[0]
    assert "errors in blocks of pages: 4" in done.stderr


def test_a_block_that_nothing_answers_is_told(tmp_path: Path) -> None:
    """It is a warning, which `checks` may ignore; readers are told as well."""
    page = "# A\n\n```reading-list\ntopic: growing-trees\nlevel: advanced\n```\n"
    project = hand_written(tmp_path / "project", page)
    done = mkdocs(project, "build")
    assert "docs/team/reading.md:4:1: warning[empty-block]: no work answers this block" in done.stderr
    assert "Nothing in this list answers that." in (project / "site/team/reading/index.html").read_text()
    config = project / "mkdocs.yml"
    ignoring = "reading-list:\n      checks: {ignore: [empty-block]}\n"
    config.write_text(config.read_text().replace("reading-list:\n", ignoring))
    assert mkdocs(project, "build", "--strict").returncode == 0


def test_while_it_is_served_a_mistake_stands_in_its_place(tmp_path: Path) -> None:
    project = rich(tmp_path / "project")
    (project / "docs" / "guide.md").write_text("# G\n\n```reading-list\ntopic: <script>alert(1)</script>\n```\n")
    page = served(project)["guide/index.html"].decode()
    shown_there = re.findall(r'<div class="rl-block">.*?</div>', page, re.DOTALL)
    assert len(shown_there) == 1
    assert 'guide.md:4:8: error[bad-block]: the list has no topic "<script>' in read_html(shown_there[0]).text
    assert "<script>" not in shown_there[0]


def test_a_saved_entry_shows_on_the_page(tmp_path: Path) -> None:
    """What a page shows is made anew with each build, by the entries as they are then."""
    project = rich(tmp_path / "project")
    (project / "docs" / "guide.md").write_text(f"# G\n\n{BLOCK.replace('growing-trees', 'small')}\n")
    assert b"A Small Work" in served(project)["guide/index.html"]
    topic = project / "entries" / "small.yaml"
    topic.write_text(topic.read_text().replace("title: A Small Work", "title: Another Name"))
    assert b"Another Name" in served(project)["guide/index.html"]


def test_a_post_that_another_page_shows_in_part_leads_on_from_there(tmp_path: Path) -> None:
    """Material's blog takes the beginning of a post out of its Markdown, in which a mark stands by then."""
    config = MKDOCS_YML.replace("  - search\n", "  - search\n  - blog\n") + "strict: true\n"
    project = make_project(tmp_path / "project", config=config)
    posts = project / "docs" / "blog" / "posts"
    posts.mkdir(parents=True)
    (project / "docs" / "blog" / "index.md").write_text("# Blog\n")
    (posts / "one.md").write_text(f"---\ndate: 2024-01-01\n---\n# One\n\n{BLOCK}\n\n<!-- more -->\n\nMore.\n")
    done = mkdocs(project, "build")
    assert done.returncode == 0, done.stderr
    site = contents(project / "site")
    pages = [path for path in site if path.startswith("blog/") and b"rl-block" in site[path]]
    assert len(pages) > 1
    for path in pages:
        page = site[path].decode()
        assert "readinglistblock" not in page
        assert f'href="{"../" * path.count("/")}topics/growing-trees/#forests"' in page
