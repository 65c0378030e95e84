"""The attack corpus, put through every text field into built sites, and read there in Chromium.

``attacks.jsonl`` holds one case a line: the field it aims at, its text, and whether it must be refused
("reject") or come out as the text it is ("inert").
"""

import json
import os
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date as Day
from datetime import timedelta
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, unquote, urlsplit

import pytest
from browsing import Build, Once, Serve, Site, Visit, Watch, search
from playwright.sync_api import Browser, Error, expect

from calls import mkdocs, reading_list
from reading_list.core.codes import Severity
from reading_list.core.problems import Problem
from reading_list.core.schema import default_id
from reading_list.entries import checks
from reading_list.entries.source.file import SourceFile
from reading_list.entries.source.topics import parse_files
from reading_list.publish.citations import dashed

TODAY = Day(2026, 1, 1)
SITE_NAME = "Deep Learning Reading List"


class Case(NamedTuple):
    """One line of the corpus."""

    id: str
    field: str
    category: str
    value: Any
    want: str
    note: str


CASES = [
    Case(**json.loads(line))
    for line in Path(__file__).with_name("attacks.jsonl").read_text(encoding="utf-8").splitlines()
]
# Refused where they were written for; here neither an entry nor a topic of such a name is in anybody's way.
FREE = {"404", "assets", "search", "sitemap", "tags"}
REJECT = [case for case in CASES if case.want == "reject" and not (case.field == "slug" and case.value in FREE)]
INERT = [case for case in CASES if case.want == "inert"]
# Inert for whoever shows them, but refused for what nobody can see in them: control characters, a
# zero-width space, a line separator.
UNSEEN = {"raw-nul-tag", "raw-stx-etx", "mdlink-ctrl", "mdlink-zwsp", "json-u2028"}
TEXTS = [case for case in INERT if case.field != "url" and case.id not in UNSEEN]


# --- Entry files --------------------------------------------------------------------------------


def as_yaml(value: Any) -> str:
    """Return *value* as YAML in flow style, every text double-quoted, all but ASCII escaped."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {as_yaml(held)}" for key, held in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_yaml, value)) + "]"
    escaped = (f"\\U{ord(mark):08x}" if ord(mark) > 0xFFFF else json.dumps(mark)[1:-1] for mark in value)
    return '"' + "".join(escaped) + '"'


def topic(*entries: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"title": "Some topic", "section": "Some section", **fields, "entries": list(entries)}


WORK = {"title": "Some work", "url": "https://example.org/work"}


def entry(**fields: Any) -> dict[str, Any]:
    return {**WORK, **fields}


FIRST = {"id": "first", "title": "What to read first", "url": "https://example.org/first"}
# Each field of the corpus, and each other field that takes free text, in a file that is otherwise good.
FIELDS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "title": lambda value: topic(entry(title=value)),
    "note": lambda value: topic(entry(note=value)),
    "url": lambda value: topic(entry(url=value)),
    "slug": lambda value: topic(entry(id=value)),
    "tags": lambda value: topic(entry(tags=value if isinstance(value, list) else [value])),
    "topic": lambda value: topic(entry(), title=value),
    "description": lambda value: topic(entry(), summary=value),
    "section": lambda value: topic(entry(), section=value),
    "author": lambda value: topic(entry(authors=[value])),
    "publisher": lambda value: topic(entry(publisher=value)),
    "alias": lambda value: topic(entry(aliases=[value])),
    "venue": lambda value: topic(entry(published={"venue": value, "year": "2016"})),
    "pages": lambda value: topic(entry(published={"venue": "Some venue", "year": "2016", "pages": value})),
    "remark": lambda value: topic(entry(remark=value)),
    "because": lambda value: topic(FIRST, entry(after=[{"id": "first", "because": value}])),
    "companion": lambda value: topic(entry(companions=[{"title": value, "url": "https://example.org/more"}])),
    "concept": lambda value: topic(concepts=[{"name": value, "summary": "What it means."}]),
    "meaning": lambda value: topic(concepts=[{"name": "Some concept", "summary": value}]),
    "companion url": lambda value: topic(entry(companions=[{"title": "More", "url": value}])),
    "concept url": lambda value: topic(concepts=[{"name": "Concept", "summary": "What it means.", "url": value}]),
    "archived": lambda value: topic(entry(archived=value)),
    "why": lambda value: topic(FIRST, entry(), path=["first", {"work": "some-work", "why": value}]),
    "skip if": lambda value: topic(FIRST, entry(), path=["first", {"work": "some-work", "skip_if": value}]),
}
PLAIN = (
    "title",
    "topic",
    "description",
    "section",
    "author",
    "publisher",
    "alias",
    "venue",
    "because",
    "companion",
    "concept",
    "meaning",
    "why",
    "skip if",
)
SHORTEST_LIMIT = 120  # characters, of names
SAME_KIND = {"url": ("companion url", "concept url", "archived")}


def errors(file: dict[str, Any], stem: str = "some-topic") -> list[Problem]:
    """Return the errors that reading and checking an entry file gives."""
    library, problems = parse_files([SourceFile(f"entries/{stem}.yaml", stem, as_yaml(file).encode())])
    return [problem for problem in [*problems, *checks.run(library, TODAY)] if problem.severity is Severity.ERROR]


# --- What must be refused -----------------------------------------------------------------------


@pytest.mark.parametrize("case", REJECT, ids=lambda case: case.id)
def test_rejected_cases_are_errors(case: Case) -> None:
    """Each attack that the corpus wants rejected is an error in its field and in others of its kind."""
    for field in (case.field, *SAME_KIND.get(case.field, ())):
        assert errors(FIELDS[field](case.value)), field
    if case.field == "slug":
        assert errors(topic(entry()), stem=case.value), "as the name of a topic's file"


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.category == "unicode" and case.want == "reject" and case.field == "title"],
    ids=lambda case: case.id,
)
def test_unseen_characters_are_refused_in_every_text(case: Case) -> None:
    """Characters that nobody sees or that turn the text around are refused wherever text stands."""
    for field in (*PLAIN, "note", "tags"):
        assert errors(FIELDS[field](case.value)), field


def test_only_unseen_characters_make_an_inert_case_an_error() -> None:
    """Of the attacks that the corpus wants inert, those with unseen characters are refused and no other."""
    refused = {case.id: errors(FIELDS[case.field](case.value)) for case in INERT}
    assert {name for name, found in refused.items() if found} == UNSEEN
    assert {problem.code for found in refused.values() for problem in found} == {"forbidden-character"}


def test_composed_and_decomposed_letters_are_the_same_title() -> None:
    """Two titles that look the same, one with a combining accent, do not become two entries."""
    case = next(case for case in INERT if case.id == "nfc-nfd-dup")
    twins = topic(entry(title=case.value), entry(title="Caf\u00e9", url="https://example.org/other"))
    assert [problem.code for problem in errors(twins)] == ["duplicate-id"]


def test_inert_texts_are_accepted_in_every_field() -> None:
    """A text that one field shows as it is, every other field of free text takes too, unless it is too long."""
    refused = {
        (case.id, field): (problem.code, len(case.value) > SHORTEST_LIMIT)
        for case in TEXTS
        for field in (*PLAIN, "note")
        if field != case.field
        for problem in errors(FIELDS[field](case.value))
    }
    assert {place: why for place, why in refused.items() if why != ("too-long", True)} == {}


@pytest.fixture(scope="session")
def rejected(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the real configuration in which each file of entries/ holds one case to be rejected."""
    folder = tmp_path_factory.mktemp("rejected")
    files = {}
    for number, case in enumerate(REJECT):
        file = FIELDS[case.field](case.value)
        own = {"id": f"work-{number}", "url": f"https://example.org/{number}"}
        file["entries"][0] = own | {name: held for name, held in file["entries"][0].items() if held != WORK["url"]}
        files[f"case-{number}"] = file
        if case.field == "slug" and re.fullmatch(r"[^./\\\0][^/\\\0]{0,99}", case.value):
            files[case.value] = topic(entry(url=f"https://example.org/file/{number}", id=f"file-{number}"))
    make_project(project, folder, files)
    return folder


PLUGIN = "  - reading-list:\n"
ALIKE = "[needless-alias, same-alias, same-title, name-variant]"
"""Codes of warnings that attacks have, of which many are alike, or stand in several fields of an entry."""


def make_project(project: Path, folder: Path, files: dict[str, dict[str, Any]]) -> None:
    """Make *folder* a copy of *project* with other entries."""
    shutil.copytree(project / "docs", folder / "docs")
    settings = (project / "mkdocs.yml").read_text()
    assert PLUGIN in settings
    (folder / "mkdocs.yml").write_text(settings.replace(PLUGIN, f"{PLUGIN}      checks: {{ignore: {ALIKE}}}\n"))
    (folder / "entries").mkdir()
    for stem, file in files.items():
        (folder / "entries" / f"{stem}.yaml").write_text(as_yaml(file) + "\n")


def test_rejected_cases_reach_no_page(rejected: Path, tmp_path: Path) -> None:
    """With rejected entries neither MkDocs nor the build script writes anything, and no message passes them on."""
    before = {path: path.read_bytes() for path in (rejected / "docs").rglob("*") if path.is_file()}
    built = mkdocs(rejected, "build", "-d", str(tmp_path / "site"))
    rendered = reading_list(rejected, "build")
    assert built.returncode != 0
    assert rendered.returncode == 1
    assert not (tmp_path / "site").exists()
    assert {path: path.read_bytes() for path in (rejected / "docs").rglob("*") if path.is_file()} == before
    assert [line for line in (built.stderr + rendered.stderr).splitlines() if not line.isprintable()] == []


def test_rejected_cases_cannot_speak_to_the_forge(rejected: Path) -> None:
    """Each rejected file gets an annotation, and the log holds no workflow command but these."""
    said = reading_list(rejected, "check", "--format", "github")
    assert said.returncode == 1
    annotations = re.findall(r"^::error file=(.*?),line=\d+,col=\d+,title=[a-z-]+::.+$", said.stdout, re.MULTILINE)
    assert len(annotations) == len(said.stdout.splitlines())
    assert {unquote(path) for path in annotations} == {
        f"entries/{file.name}" for file in (rejected / "entries").iterdir()
    }


# --- The sites ----------------------------------------------------------------------------------

# Each page shows the whole of its own section only, and the page of a case none but its neighbours there: with all of
# 130 topics the navigation would be a hundred times its article.
PRUNE = """
from copy import copy

def on_config(config):
    features = config.theme["features"]
    features[features.index("navigation.sections")] = "navigation.prune"

def on_page_context(context, page, config, nav):
    if page.url.startswith("topics/case-"):
        context["nav"] = copy(nav)
        context["nav"].items = [near(item) if item.is_section and item.active else item for item in nav]

def near(section):
    here = next(place for place, item in enumerate(section.children) if item.active)
    section = copy(section)
    section.children = section.children[max(here - 1, 0):here + 2]
    return section
"""
USUAL = """
INHERIT: mkdocs.yml
hooks: [prune.py]
"""
RICH = """
INHERIT: mkdocs.yml
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - meta
  - sane_lists
  - smarty
  - tables
  - toc: {permalink: "#", permalink_title: Link to this place, toc_depth: 3}
  - wikilinks
  - pymdownx.arithmatex: {generic: true}
  - pymdownx.betterem
  - pymdownx.blocks.admonition
  - pymdownx.blocks.caption
  - pymdownx.blocks.definition
  - pymdownx.blocks.details
  - pymdownx.blocks.html
  - pymdownx.blocks.tab
  - pymdownx.caret
  - pymdownx.critic
  - pymdownx.details
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
  - pymdownx.highlight
  - pymdownx.inlinehilite
  - pymdownx.keys
  - pymdownx.magiclink: {repo_url_shorthand: true, social_url_shorthand: true, user: user, repo: repo}
  - pymdownx.mark
  - pymdownx.progressbar
  - pymdownx.smartsymbols
  - pymdownx.superfences:
      custom_fences:
        - name: mermaid
          class: mermaid
          format: !!python/name:pymdownx.superfences.fence_code_format
  - pymdownx.tabbed: {alternate_style: true}
  - pymdownx.tasklist: {custom_checkbox: true}
  - pymdownx.tilde
"""
TAG = "common tag"
BEHIND = "Concept behind"
AFTER_FACTS = "Says that it is still there."


def shown(value: str) -> str:
    """Return a plain *value* as a page must show it."""
    return re.sub(r"\s+", " ", value).strip()


class Attacked(NamedTuple):
    """A topic file in which one case stands in every plain field that takes it."""

    case: Case
    slug: str
    file: dict[str, Any]

    @property
    def plain(self) -> dict[str, Any]:
        """The entry whose plain fields hold the case."""
        held: dict[str, Any] = self.file["entries"][0]
        return held

    @property
    def title(self) -> str:
        return shown(self.file["title"])

    @property
    def reason(self) -> str:
        """What a path says of the case: the case, where a path may say it."""
        return str(self.file["summary"])


def attacked(case: Case, number: int) -> Attacked:
    """Return the case in all plain fields that take it, and in these alone."""

    def takes(field: str) -> bool:
        return not errors(FIELDS[field](case.value))

    others = {field for field in ("pages", "tags") if takes(field)}
    held = attacked_in({*PLAIN, *others}, case, number)
    if not errors({**held.file, "entries": [FIRST | {"id": "behind"}, held.plain]}):
        return held  # most cases: one file is read for all fields, and not one for each of them
    return attacked_in({*filter(takes, PLAIN), *others}, case, number)


def attacked_in(fields: set[str], case: Case, number: int) -> Attacked:
    """Return the case in these plain fields, with other words in the rest."""

    def put(field: str) -> Any:
        return case.value if field in fields else f"Instead of {case.id}"

    work = {
        "id": f"{case.id}-plain",
        "url": f"https://example.org/{case.id}/plain",
        "title": put("title"),
        "date": f"{Day(1990, 1, 1) + timedelta(days=5 * number)}",
        "tags": [TAG, case.value] if "tags" in fields else [TAG],
        "authors": [put("author")],
        "publisher": put("publisher"),
        "aliases": [f"Alias of {case.id}", put("alias")],
        "published": {"venue": put("venue"), "year": "2016", "pages": put("pages")},
        "remark": f"Remark {case.id}",
        "note": AFTER_FACTS,
        "after": [{"id": "behind", "because": put("because")}],
        "companions": [{"title": put("companion"), "url": f"https://example.org/{case.id}/companion"}],
        "added": "2025-01-01",
    }
    concepts = [
        {"name": put("concept"), "summary": put("meaning")},
        {"name": BEHIND, "summary": "It is still there."},
    ]
    file = topic(work, title=put("topic"), section=put("section"), summary=put("description"), concepts=concepts)
    return Attacked(case, slug_of(case), file)


STEPS = 25


def paths() -> list[dict[str, Any]]:
    """Return paths on which every case stands as the reasons of a step, and some as what a path is for."""
    goals = []
    for number in range(0, len(TEXTS), STEPS):
        some = attacks()[number : number + STEPS]
        steps: list[Any] = ["behind"]
        steps += [{"work": held.plain["id"], "why": held.reason, "skip_if": held.reason} for held in some]
        words = {"title": some[0].file["title"], "audience": some[0].reason, "outcome": some[0].reason}
        goals.append({"id": f"path-{number}", **words, "steps": steps})
    return goals


def slug_of(case: Case) -> str:
    return f"case-{case.id}"


@cache
def attacks() -> list[Attacked]:
    """Return every case in a topic file of its own."""
    return [attacked(case, number) for number, case in enumerate(TEXTS)]


def behind() -> dict[str, Any]:
    """Return a topic with a work that is before every case, builds on it, and stands in its topic as well."""
    built_on, topics = [held.plain["id"] for held in attacks()], [held.slug for held in attacks()]
    work = {"title": "Behind all of them", "url": "https://example.org/behind", "date": "1985"}
    return topic(work | {"id": "behind", "builds_on": built_on, "also": topics}, title="Behind", section="Together")


def together() -> dict[str, Any]:
    """Return a topic in which every case stands in a note, and those of works in their own field as well."""
    works: list[dict[str, Any]] = []
    ids: set[str] = set()

    def add(case: Case, field: str) -> None:
        attack = {"title": f"{field} {case.id}", "url": f"https://example.org/{field}/{case.id}"} | {field: case.value}
        made = default_id(attack["title"])
        if not made or made in ids:
            attack["id"] = case.id
        ids.add(made)
        works.append(attack)

    for case in INERT:
        if case in TEXTS:
            add(case, "note")
        if case.field in ("title", "url") and not errors(FIELDS[case.field](case.value)):
            add(case, case.field)
    for number, work in enumerate(works):
        work["date"] = f"{Day(1980, 1, 1) + timedelta(days=number)}"
    return topic(*works, title="All together", section="Together")


def harmless() -> dict[str, Any]:
    return topic(entry(id="harmless", note="Nothing here."), title="Harmless", section="Together", summary="Calm.")


@pytest.fixture(scope="session")
def folder(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the real configuration whose entries are the attacks."""
    folder = tmp_path_factory.mktemp("attacked")
    make_project(
        project,
        folder,
        {held.slug: held.file for held in attacks()}
        | {"all": together(), "behind": behind(), "harmless": harmless(), "paths": {"paths": paths()}},
    )
    for name, text in {"prune.py": PRUNE, "plain.yml": USUAL}.items():
        (folder / name).write_text(text)
    return folder


@pytest.fixture(scope="session")
def attacked_folder(folder: Path, build: Build) -> Path:
    """The attacks, built with the Markdown extensions of the real site."""
    return build("attacked", folder / "plain.yml")


AT_ONCE = 16
OF_TOPICS = ("topic", "description")


def crowds() -> dict[str, dict[str, Any]]:
    """Return some topics with all cases: each as a work of its own, with a note, and as a concept."""
    titled = [held for held in attacks() if held.case.field in OF_TOPICS]
    files = {}
    for number in range(0, len(TEXTS), AT_ONCE):
        some = attacks()[number : number + AT_ONCE]
        head = titled[number // AT_ONCE % len(titled)].file
        works = [{name: value for name, value in held.plain.items() if name not in ("after", "note")} for held in some]
        files[f"crowd-{number}"] = topic(
            *(work | {"note": held.case.value} for work, held in zip(works, some, strict=True)),
            **{name: head[name] for name in ("title", "section", "summary")},
            concepts=[held.file["concepts"][0] for held in some],
        )
    return files


@pytest.fixture(scope="session")
def crowded(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the same attacks on few pages."""
    folder = tmp_path_factory.mktemp("crowded")
    make_project(project, folder, crowds())
    (folder / "rich.yml").write_text(RICH)
    return folder


@pytest.fixture(scope="session")
def crowded_folder(crowded: Path, build: Build) -> Path:
    """That project, built with the Markdown extensions of the real site."""
    return build("crowded", crowded / "mkdocs.yml")


@pytest.fixture(scope="session")
def richly_crowded_folder(crowded: Path, build: Build) -> Path:
    """The same, built with all extensions that might be switched on."""
    return build("richly crowded", crowded / "rich.yml")


def paths_of(folder: Path) -> list[str]:
    """Return the path of each page of a built site."""
    files = sorted(file.relative_to(folder) for file in folder.rglob("index.html"))
    return [file.as_posix().removesuffix("index.html") for file in files]


@pytest.fixture(scope="session")
def attacked_site(attacked_folder: Path, serve: Serve) -> Site:
    """The attacked site, served without the index of its search."""
    return serve(attacked_folder)


# --- What the browser makes of them --------------------------------------------------------------

# Returns what a reader sees of the page at an address, as it stands in *view* or, without one, as its *text* has it;
# and what in that text could do harm. The theme's own script moves things about, so harm is looked for in the text,
# read by the browser's own parser.
READ = """async (address, text, view) => {
  const words = node => (node ? node.textContent : "").replace(/\\s+/g, " ").trim();
  const all = (root, selector) => [...root.querySelectorAll(selector)];
  const without = (node, selector) => {
    const copy = node.cloneNode(true);
    all(copy, selector).forEach(held => held.remove());
    return words(copy);
  };
  if (view) {
    // A browser that has nothing to paint may never call a page idle: this one is asked to paint until it does.
    let isIdle = false;
    const opened = view.document;
    view.requestIdleCallback(() => { isIdle = true; });
    while (!isIdle) {
      await new Promise(done => requestAnimationFrame(done));
      if (view.document !== opened) throw new Error("the page went away");  // it will never be idle
    }
  }
  const source = new DOMParser().parseFromString(text, "text/html");
  const risky = (element, {name, value}) => name.startsWith("on") || name === "srcdoc" || name === "style" ||
    (["href", "src", "action", "formaction", "data", "xlink:href"].includes(name)
      && /^[\\s\\x00-\\x1f]*(javascript|data|vbscript|blob|file):/i.test(value.replace(/[\\t\\n\\r]/g, ""))
      && element.dataset.mdComponent !== "search-share");
  const data = [...source.querySelectorAll("script[type='application/ld+json']")];  // no script: it runs nothing
  const counted = "script style meta base form input button iframe object embed img video audio textarea template math";
  const harm = {
    counts: Object.fromEntries(counted.split(" ").map(name =>
      [name, source.querySelectorAll(name).length - (name === "script" ? data.length : 0)])),
    data: data.map(script => JSON.parse(script.textContent)["@type"]),
    risky: all(source, "*").flatMap(element => [...element.attributes]
      .filter(attribute => risky(element, attribute))
      .map(attribute => `<${element.localName} ${attribute.name}="${attribute.value}">`)),
  };
  if (!view) source.head.prepend(Object.assign(source.createElement("base"), { href: address }));
  const document = view ? view.document : source;
  return {
    title: document.title,
    header: all(document, ".md-header__topic").map(words),
    navigation: all(document, ".md-nav--primary .md-ellipsis").map(words),
    contents: all(document, ".md-nav--secondary a").map(words),
    beside: all(document, ".md-footer__title .md-ellipsis").map(words),
    description: document.querySelector("meta[name=description]").content.replace(/\\s+/g, " ").trim(),
    headings: all(document, "article :is(h1, h2, h3)").map(node => [node.id, without(node, ".headerlink")]),
    paragraphs: all(document, "article p").map(words),
    terms: all(document, "article dt").map(words),
    meanings: all(document, "article dd").map(words),
    rows: all(document, "article li").map(words),
    links: all(document, "article a").map(link => [link.href, words(link)]),
    entries: Object.fromEntries(all(document, "article details[data-work]").map(node =>
      [node.dataset.work, without(node, "details")])),
    citations: Object.fromEntries(all(document, "article details[data-work]").map(node =>
      [node.dataset.work, words(node.querySelector("details"))])),
    ...harm,
  };
}"""


# The same in one text: value for value, it would take as long to hand over as to gather.
TOLD = f"async (...page) => JSON.stringify(await ({READ})(...page))"


class Reading(NamedTuple):
    """What the browser showed of one page and what it complained of."""

    facts: dict[str, Any]
    faults: list[str]


# Opens an address in a frame of an empty page, and paints nothing: so it takes a fourth of the time that a page of its
# own does. What only runs once it is painted (the handler of an animation) is an attribute that no page may have.
OPEN = """async address => {
  const frame = Object.assign(document.createElement("iframe"), { src: address, hidden: true });
  document.body.replaceChildren(frame);
  await new Promise(done => frame.addEventListener("load", done));
}"""


def read(browser: Browser, site: Site, paths: Iterable[str], *, framed: bool) -> dict[str, Reading]:
    """Read pages, in frames or by themselves, with the Content-Security-Policy switched off. Each must stay."""
    readings = {}
    with browser.new_context(bypass_csp=True) as context:
        faults = Watch(context, site).faults
        page = context.new_page()
        page.goto(site.empty)
        for path in paths:
            view = "frames[0]" if framed else "window"
            try:
                if framed:
                    page.evaluate(OPEN, site.url + path)
                else:
                    page.goto(site.url + path)
                told = page.evaluate(f"([address, text]) => ({TOLD})(address, text, {view})", source_of(site, path))
                addresses = [page.url, page.evaluate(f"{view}.location.href")]
            except Error as trouble:
                why = trouble.message.partition("\n")[0]
                raise AssertionError(f"{path} does not stay in place ({why}). Until then: {faults}") from None
            asked = site.url + quote(path)
            if addresses != [site.empty if framed else asked, asked]:
                faults.append(f"the page went to {addresses}")
            readings[path] = Reading(json.loads(told), faults.copy())
            faults.clear()
    return readings


def source_of(site: Site, path: str) -> list[str]:
    """Return address and text of a page."""
    return [site.url + path, (site.folder / path / "index.html").read_text(encoding="utf-8")]


PARSE = f"""async pages => {{
  const readings = [];
  for (const [address, text] of pages) readings.push(await ({READ})(address, text));
  return JSON.stringify(readings);
}}"""


def parse(browser: Browser, site: Site, paths: list[str]) -> dict[str, Reading]:
    """Read pages as they came, without opening them, which takes a tenth of the time: none of their scripts runs."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(site.empty)
        facts = json.loads(page.evaluate(PARSE, [source_of(site, path) for path in paths]))
    return {path: Reading(facts, []) for path, facts in zip(paths, facts, strict=True)}


@pytest.fixture(scope="session")
def bare_site(attacked_folder: Path, serve: Serve) -> Site:
    """The attacked site without the theme's own script."""
    return serve(attacked_folder, themed=False)


OPENED = 1 if os.environ.get("HYPOTHESIS_PROFILE") == "nightly" else 25
"""Of the pages that hold an attack and are like others, one in as many is opened, the others are parsed only."""


@pytest.fixture(scope="session")
def readings(bare_site: Site, browser: Browser, once: Once, project: Path) -> dict[str, Reading]:
    """Every page of the attacked site, by its path. The theme's script would take three times as long."""

    def make(folder: Path) -> None:
        # Of works those that hold an attack in each field: the others say nothing that their topic does not.
        told_elsewhere = re.compile(r"works/.*(?<!-plain)/|concepts/concept-behind/")
        paths = [path for path in paths_of(bare_site.folder) if not told_elsewhere.fullmatch(path)]
        # The topics of attacks that are not meant for a topic are alike, and each has all that the pages of its work
        # and its concept have. All that they have is opened below, on few pages, and so are pages written by hand.
        others = {f"topics/{slug_of(case)}/" for case in TEXTS if case.field in OF_TOPICS}
        by_hand = {f"{file.stem}/" for file in (project / "docs").glob("*.md")}
        alike = [
            path for path in paths if re.fullmatch("(topics/case-|works/|concepts/).+", path) and path not in others
        ]
        opened = {*paths} - {*alike, *by_hand} | {*alike[::OPENED]}
        readings = read(browser, bare_site, sorted(opened), framed=True)
        readings |= parse(browser, bare_site, [path for path in paths if path not in opened])
        (folder / "readings.json").write_text(json.dumps(readings))

    kept = json.loads((once("readings", make) / "readings.json").read_text())
    return {path: Reading(*reading) for path, reading in kept.items()}


def page_of(held: Attacked, readings: dict[str, Reading]) -> dict[str, Any]:
    return readings[f"topics/{held.slug}/"].facts


@pytest.mark.parametrize("framed", [True, False], ids=["frame", "page"])
def test_alarms_ring(bare_site: Site, visit: Visit, framed: bool) -> None:
    """Were an attack to run in spite of all, the tests below would hear it: without the policy, this one does."""
    page, faults = visit(bare_site, bypass_csp=True)
    address = f"{bare_site.url}topics/harmless/"
    page.goto(bare_site.empty if framed else address)
    if framed:
        page.evaluate(OPEN, address)
    view = "frames[0]" if framed else "window"
    page.evaluate(
        f"""{view}.document.querySelector("article").innerHTML +=
             "<img src=x onerror=alert('here')><iframe srcdoc='<script>parent.alert(`inside`)</script>'></iframe>" +
             "<img src='https://example.invalid/x.png'>" """
    )
    page.wait_for_load_state()
    page.evaluate(f"([address, text]) => ({READ})(address, text, {view})", [address, ""])
    for alarm in ("alert(here)", "alert(inside)", "https://example.invalid/x.png"):
        while not any(alarm in fault for fault in faults):  # else the limit of time names this test
            page.wait_for_timeout(10)
    faults.clear()


def test_nothing_runs(readings: dict[str, Reading]) -> None:
    """No attack opens a dialog, runs a script, asks another host or leads away, on any page."""
    assert {path: reading.faults for path, reading in readings.items() if reading.faults} == {}


def test_nothing_is_injected(readings: dict[str, Reading]) -> None:
    """No page holds an element that a harmless page does not, a handler, or an address that is a script."""
    usual = readings["topics/harmless/"].facts["counts"]
    never = [name for name, count in usual.items() if count == 0]
    wrong = []
    for path, (facts, _) in readings.items():
        names = usual if path.startswith("topics/case-") else [*never, "script", "style", "base", "form"]
        unfolds = path.startswith("topics/") and path != "topics/"  # which takes a script of its own
        expected = usual | {"script": usual["script"] - (not unfolds)}
        found = {name: facts["counts"][name] for name in names if facts["counts"][name] != expected[name]}
        if found or facts["risky"]:
            wrong.append((path, found, facts["risky"]))
    assert wrong == []
    kinds = {path: reading.facts["data"] for path, reading in readings.items() if path.startswith("topics/case-")}
    assert set(map(tuple, kinds.values())) == {tuple(readings["topics/harmless/"].facts["data"])}


def test_titles_of_topics_stay_whole(readings: dict[str, Reading]) -> None:
    """A topic's title is the same text in the window, the header, the page, its own and its neighbours' navigation."""
    suffix = readings["topics/harmless/"].facts["title"].removeprefix("Harmless")
    beside = {words for reading in readings.values() for words in reading.facts["beside"]}
    wrong = []
    for held in attacks():
        facts = page_of(held, readings)
        places = {
            "window": facts["title"] == held.title + suffix,
            "header": facts["header"] == [suffix.removeprefix(" - "), held.title],
            "heading": facts["headings"][0][1] == held.title,
            "navigation": held.title in facts["navigation"],
            "section": shown(held.file["section"]) in facts["navigation"],
            "footer": held.title in beside,
            "description": facts["description"] == shown(held.file["summary"]),
            "summary": shown(held.file["summary"]) in facts["paragraphs"],
        }
        wrong += [(held.case.id, place) for place, right in places.items() if not right]
    assert wrong == []


def test_plain_fields_show_what_was_written(readings: dict[str, Reading]) -> None:
    """Titles, people, publishers, reasons, companions and concepts appear letter for letter."""
    wrong = []
    for held in attacks():
        facts = page_of(held, readings)
        plain = held.plain
        told = facts["entries"].get(plain["id"], "")
        companion = plain["companions"][0]
        fields = [plain["authors"][0], plain["publisher"], plain["after"][0]["because"], companion["title"]]
        times = Counter(map(shown, fields))
        concept = held.file["concepts"][0]
        title = shown(plain["title"])
        places = {
            "heading": [plain["id"], title] in facts["headings"],
            "source": [plain["url"], title] in facts["links"],
            "contents": title in facts["contents"],
            "citation": title in facts["citations"].get(plain["id"], ""),
            "reference": title in readings["topics/behind/"].facts["entries"]["behind"],
            "companion": [companion["url"], shown(companion["title"])] in facts["links"],
            "fields": all(told.count(words) >= count for words, count in times.items()),
            "concept": shown(concept["name"]) in facts["terms"],
            "meaning": shown(concept["summary"]) in facts["meanings"],
        }
        wrong += [(held.case.id, place) for place, right in places.items() if not right]
    assert wrong == []


def test_paths_show_what_was_written(readings: dict[str, Reading]) -> None:
    """What a path is called, for whom it is and what its steps give appear letter for letter, here and on the index."""
    wrong = []
    everywhere = readings["paths/"].facts
    for number, goal in zip(range(0, len(TEXTS), STEPS), paths(), strict=True):
        facts = readings[f"paths/{goal['id']}/"].facts
        title, reason = shown(goal["title"]), shown(goal["audience"])
        places = {
            "heading": facts["headings"][0][1] == title,
            "window": facts["title"].startswith(title),
            "audience": f"For whom {reason}" in facts["paragraphs"],
            "outcome": f"Afterwards {reason}" in facts["paragraphs"],
            "all": [f"goal-{goal['id']}", title] in everywhere["headings"],
            "all paragraphs": f"Afterwards {reason}" in everywhere["paragraphs"],
        }
        for held in attacks()[number : number + STEPS]:
            words = shown(held.reason)
            places[f"why {held.case.id}"] = words in facts["paragraphs"]
            places[f"skip {held.case.id}"] = f"You could skip this if {words}" in facts["paragraphs"]
        wrong += [(goal["id"], place) for place, right in places.items() if not right]
    assert wrong == []


def test_pages_of_works_show_what_was_written(readings: dict[str, Reading]) -> None:
    """On its own page a work has its title whole, and its names, people and venue appear letter for letter."""
    suffix = readings["topics/harmless/"].facts["title"].removeprefix("Harmless")
    wrong = []
    for held in attacks():
        plain = held.plain
        facts = readings[f"works/{plain['id']}/"].facts
        title = shown(plain["title"])
        published = plain["published"]
        companion = plain["companions"][0]
        places = {
            "window": facts["title"] == title + suffix,
            "header": facts["header"][-1] == title,
            "heading": facts["headings"] == [[plain["id"], title]],
            "names": f"Known as {', '.join(map(shown, plain['aliases']))}" in facts["paragraphs"],
            "venue": any(
                words.startswith(shown(plain["authors"][0]))
                and f"{shown(published['venue'])} 2016, pages {dashed(shown(published['pages']))}" in words
                for words in facts["paragraphs"]
            ),
            "companion": [companion["url"], shown(companion["title"])] in facts["links"],
            "place": any(url == plain["url"] for url, _ in facts["links"]),
            "topic": any(words == held.title and url.endswith(f"/#{plain['id']}") for url, words in facts["links"]),
            "remark": f"Remark {held.case.id}" not in " ".join(facts["paragraphs"]),
        }
        wrong += [(held.case.id, place) for place, right in places.items() if not right]
    assert wrong == []


def plain_words(note: str) -> set[str]:
    """Return the words of a note that are text and not the address of a link, an entity or a fence's language."""
    text = re.sub(r"\]\(<?(?:https?|mailto):[^)]*\)|&#?\w+;|^\s*(```|~~~).*$", " ", note, flags=re.MULTILINE)
    return set(re.findall(r"[^\W_]{4,}", text))


def test_notes_lose_no_word(readings: dict[str, Reading]) -> None:
    """Whatever of a note is not markup can still be read."""
    lost = {}
    entries = readings["topics/all/"].facts["entries"]
    for case in TEXTS:
        told = entries.get(f"note-{case.id}", "")
        if missing := {word for word in plain_words(case.value) if word not in told}:
            lost[case.id] = missing
    assert lost == {}


def test_what_stands_behind_an_attack_is_still_there(readings: dict[str, Reading]) -> None:
    """Every entry and concept beside an attack keeps its heading, and what is said after it is there."""
    wrong = []
    for held in attacks():
        facts = page_of(held, readings)
        if AFTER_FACTS not in facts["entries"].get(held.plain["id"], ""):
            wrong.append((held.case.id, "entry"))
        if BEHIND not in facts["terms"] or "It is still there." not in facts["meanings"]:
            wrong.append((held.case.id, "concepts"))
    assert wrong == []
    titles = [words for _, words in readings["topics/all/"].facts["headings"]]
    expected = [shown(work["title"]) for work in together()["entries"]]
    assert [words for words in titles if words in expected] == expected


def test_lists_show_titles_as_text(readings: dict[str, Reading]) -> None:
    """Titles stand as text among the topics, on the page of a tag, and where a topic lists others' entries."""
    topics = readings["topics/"].facts["links"]
    rows = readings["tags/common-tag/"].facts["links"]
    wrong = []
    for held in attacks():
        title = shown(held.plain["title"])
        places = {
            "topics": any(words == held.title and f"/topics/{held.slug}/" in url for url, words in topics),
            "tag": any(words == title and url.endswith(f"#{held.plain['id']}") for url, words in rows),
            "home": any(words == held.title for _, words in readings[""].facts["links"]),
        }
        wrong += [(held.case.id, place) for place, right in places.items() if not right]
        if not any(url.endswith("/topics/behind/#behind") for url, _ in page_of(held, readings)["links"]):
            wrong.append((held.case.id, "elsewhere"))
    assert wrong == []


# --- With more extensions ------------------------------------------------------------------------


def test_more_extensions_change_no_page_of_entries(
    crowded_folder: Path, richly_crowded_folder: Path, project: Path
) -> None:
    """With all that might be switched on, pages made from entries are the same, and so is what the search has of them.

    So whatever the tests here find of one site holds for both.
    """
    by_hand = {f"{file.stem}/" for file in (project / "docs").glob("*.md")}
    usual, rich = crowded_folder, richly_crowded_folder
    assert paths_of(rich) == paths_of(usual)
    changed = {
        path
        for path in paths_of(usual)
        if (rich / path / "index.html").read_bytes() != (usual / path / "index.html").read_bytes()
    }
    assert changed <= by_hand
    assert changed, "the extensions do something"
    indexes = [json.loads((folder / "search" / "search_index.json").read_text()) for folder in (usual, rich)]
    for index in indexes:
        index["docs"] = [part for part in index["docs"] if part["location"].partition("#")[0] not in by_hand]
    assert indexes[0] == indexes[1]


def test_nothing_runs_where_all_are_together(
    richly_crowded_folder: Path, project: Path, serve: Serve, browser: Browser
) -> None:
    """With all extensions, nothing runs on pages of many attacks, nor on those by hand, whose navigation names them."""
    site = serve(richly_crowded_folder, themed=False)
    paths = [f"topics/{name}/" for name in crowds()] + [f"{file.stem}/" for file in (project / "docs").glob("*.md")]
    readings = read(browser, site, paths, framed=True)
    assert {path: reading.faults for path, reading in readings.items() if reading.faults} == {}
    assert {path: reading.facts["risky"] for path, reading in readings.items() if reading.facts["risky"]} == {}


# --- With the theme's script --------------------------------------------------------------------

# What a search box makes of what it finds.
RESULTS = """lines => lines.flatMap(line => [...line.querySelectorAll("*")]).flatMap(element =>
  [element.localName, ...[...element.attributes].map(attribute => `${element.localName} ${attribute.name}`)])"""
RESULT_PARTS = {"a", "div", "mark", "small", "span"}
RESULT_ATTRIBUTES = {"aria-selected", "class", "dir", "href", "id", "role", "tabindex"}


def test_theme_script_wakes_nothing(
    attacked_folder: Path, serve: Serve, browser: Browser, readings: dict[str, Reading]
) -> None:
    """With the theme's script at work, pages stay as they are and nothing runs."""
    site = serve(attacked_folder, mapped=False)
    paths = ["", "topics/", "tags/", "tags/common-tag/", "topics/all/", "topics/harmless/"]
    paths += [f"topics/{slug_of(case)}/" for case in TEXTS if case.field == "description"]  # those of titles: below
    told = ("title", "header", "headings", "contents", "terms", "meanings", "rows", "entries")
    for path, (facts, faults) in read(browser, site, paths, framed=False).items():
        assert faults == [], path
        assert {name: facts[name] for name in told} == {name: readings[path].facts[name] for name in told}


# Follows a link of the page to an address.
LEAD = """address => {
  const link = Object.assign(document.createElement("a"), { href: address });
  document.querySelector("article").append(link);
  link.click();
}"""


def test_instant_navigation_keeps_titles(attacked_site: Site, visit: Visit, readings: dict[str, Reading]) -> None:
    """Opened in place by the theme's script, a topic with an attack for a title shows it as its title."""
    page, _ = visit(attacked_site, bypass_csp=True)
    page.goto(f"{attacked_site.url}topics/harmless/")
    page.evaluate("window.stayed = true")
    for held in attacks():
        if held.case.field == "topic":
            page.evaluate(LEAD, f"../{held.slug}/")
            page.wait_for_url(f"**/{held.slug}/**")
            expect(page.locator("article h1")).to_contain_text(held.title)
            expect(page).to_have_title(page_of(held, readings)["title"])
            assert page.evaluate("window.stayed")


def test_search_shows_attacks_as_text(attacked_site: Site, visit: Visit, readings: dict[str, Reading]) -> None:
    """Search finds titles that are attacks, shows them letter for letter, and makes no element of them or a query."""
    page, _ = visit(attacked_site, bypass_csp=True)
    page.goto(f"{attacked_site.url}topics/harmless/")
    titles = {words for reading in readings.values() for _, words in reading.facts["headings"]}
    sought = ["attr-heading", "h-newline", "table-pipe", "rtl-legit", "title-endtitle-ent", "title-attr", "title-img"]
    queries = {shown(held.case.value): True for held in attacks() if held.case.id in sought}
    assert len(queries) == len(sought)
    for query in [
        *queries,
        "script",
        "onerror",
        "javascript:alert(1)",
        "<scr",
        "<img src=x onerror=alert(1)>",
        "&lt;im",
    ]:
        lines = search(page, query)
        headings = lines.locator("a[href*='/works/'] .rl-title")
        if query in queries:
            expect(headings.filter(has_text=query).first).to_be_attached()
        parts = set(lines.evaluate_all(RESULTS))
        assert {part for part in parts if " " not in part} <= RESULT_PARTS, query
        assert {part.split(" ")[1] for part in parts if " " in part} <= RESULT_ATTRIBUTES, query
        titled = {title.partition(" · Alias of ")[0] for title in headings.all_text_contents()}
        assert set(map(shown, titled)) <= titles, query
        expect(page.locator("header .rl-answer .rl-remarks > *")).to_have_count(0)


# --- What the pages are made of -----------------------------------------------------------------

ELEMENTS = set(
    """
    a blockquote br caption circle code dd details div dl dt em foreignobject g h1 h2 h3 li ol p path pre rect small
    span strong summary svg table tbody td text th thead time tr ul
    """.split()
)
FACTS = ("work", "kind", "level", "date", "minutes")
ATTRIBUTES = {
    "a": {"aria-label", "class", "href", "rel", "title"},
    "circle": {"cx", "cy", "r"},
    "foreignobject": {"class", "x", "y", "width", "height"},
    "g": {"aria-hidden", "class", "data-on", "id"},
    "li": {"class", "id"},
    "ol": {"class", "start"},
    "path": {"class", "d"},
    "rect": {"class", "x", "y", "width", "height"},
    "svg": {"class", "width", "height", "role", "aria-hidden", "aria-label"},
    "table": {"class"},
    "text": {"class", "x", "y"},
    "th": {"scope"},
    "time": {"datetime"},
    **{heading: {"id"} for heading in ("h1", "h2", "h3")},
    **{block: {"class", "data-search-exclude"} for block in ("dl", "p")},
    "span": {"class", "data-search-exclude", "data-step"},
    "details": {"class", *(f"data-{name}" for name in ("search-exclude", *FACTS))},
    "ul": {"class", "data-began"},
    "div": {"class", "role", "tabindex", "aria-label", "data-work"},
}


class _Article(HTMLParser):
    """Gathers what an article holds that it should not; the theme's own button to edit the page is passed over."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.in_button = False
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "article":
            self.depth += 1
        elif self.depth and ("class", "md-content__button md-icon") in attrs:
            self.in_button = True
        elif self.depth and not self.in_button:
            self.look_at(tag, attrs)

    def look_at(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ELEMENTS:
            self.found.add(f"<{tag}>")
        for name, value in attrs:
            if name not in ATTRIBUTES.get(tag, set()):
                self.found.add(f"<{tag} {name}>")
            if name == "href" and urlsplit(value or "").scheme not in ("", "http", "https", "mailto"):
                self.found.add(f"<{tag} {name}={value!r}>")

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self.depth -= 1
        elif tag == "a":
            self.in_button = False

    def handle_comment(self, data: str) -> None:
        if self.depth:
            self.found.add(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        if self.depth:
            self.found.add(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        if self.depth:
            self.found.add(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self.handle_decl(data)


def test_articles_hold_nothing_but_their_own_elements(attacked_site: Site) -> None:
    """The article of every generated page consists of the few elements and attributes that entries need."""
    pages = [attacked_site.folder / "index.html"]
    folders = ("topics", "works", "concepts", "tags", "kinds", "timeline", "years", "paths", "statistics", "new")
    pages += [path for name in folders for path in (attacked_site.folder / name).rglob("index.html")]
    wrong = {}
    for path in pages:
        article = _Article()
        page = path.read_text()
        article.feed(page[page.index("<article") :])  # what stands before it is the theme's, and long
        article.close()
        assert article.depth == 0, path
        if article.found:
            wrong[path.parent.name] = sorted(article.found)
    assert wrong == {}
