"""What readers get of a list: no drafts, no remarks, and present ids in place of former ones."""

from pathlib import Path

import pytest

from calls import mkdocs, reading_list
from helpers import ENGLISH, GOLDEN_SITE, MKDOCS_YML, contents, entry, library, make_project
from reading_list.core.library import Library
from reading_list.core.publication import for_readers
from reading_list.publish.exports import FORMATS
from reading_list.publish.head import About, Heads
from reading_list.publish.page import Page
from reading_list.publish.site_files import site_files
from tables import each

SECRETS = ("hush", "Unfinished Business", "unfinished-business", "Nobody Yet", "nowhere-yet", "Unready House")
"""What stands on a draft and in remarks, and must be read nowhere."""

TOPIC = """\
title: Small Topic
section: Methods
entries:
  - title: Unfinished Business
    url: https://example.org/nowhere-yet
    authors: [Nobody Yet, Ada King]
    publisher: Unready House
    date: 2024
    added: 2024-01-02
    seminal: true
    tags: [hush]
    draft: true
    note: hush
    companions: [{title: hush, url: "https://example.org/hush"}]
  - title: A Small Work
    url: https://example.org/small
    authors: [Ada King]
    date: 2015-06
    added: 2024-01-02
    seminal: true
    tags: [small]
    remark: hush hush
  - title: Another Work
    url: https://example.org/another
    authors: [Ada King]
    date: 2016
    tags: [small]
    builds_on: [a-small-work]
"""


def read() -> Library:
    return library({"small": TOPIC, "draft": TOPIC.partition("  - title: A Small")[0].replace("iness", "inesses")})


def hidden_in(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret in text]


def test_no_file_of_the_site_has_drafts_or_remarks() -> None:
    """Pages, exports, feeds, the catalogue and what the scripts count are made without them."""
    made = site_files(read(), GOLDEN_SITE, ENGLISH)
    assert {"entries.json", "feed.xml", "topics/small.md", "people/ada-king.md", "topics/draft.md"} <= {
        file.path for file in made
    }
    for file in made:
        if not file.path.endswith((".css", ".js", ".schema.json")):
            assert hidden_in(f"{file.path}{file.text}") == [], file.path


def test_no_head_has_them() -> None:
    """What a page says to search engines is made of the same."""
    heads = Heads(for_readers(read()), GOLDEN_SITE)
    pages = [file for file in site_files(read(), GOLDEN_SITE, ENGLISH) if isinstance(file, Page)]
    text = "".join(heads.of(About(page.path, page.title, url=f"https://example.org/{page.path}")) for page in pages)
    assert "A Small Work" in text
    assert hidden_in(text) == []


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    return make_project(folder / "project", config=MKDOCS_YML, topics={"small": TOPIC})


def test_no_built_site_has_them(project: Path) -> None:
    """MkDocs builds a site of which no file has anything of drafts and remarks."""
    done = mkdocs(project, "build", "--strict")
    assert done.returncode == 0, done.stderr
    site = contents(project / "site")
    assert "topics/small/index.html" in site
    texts = {
        path: content.decode() for path, content in site.items() if path.endswith((".html", ".json", ".xml", ".bib"))
    }
    assert {path: hidden for path, text in texts.items() if (hidden := hidden_in(text)) and "schema" not in path} == {}


@each("form", [form.name for form in FORMATS])
def test_no_export_has_them(project: Path, form: str) -> None:
    done = reading_list(project, "export", form)
    assert done.returncode == 0
    assert ("A Small Work" if form != "llms" else "Works: 2") in done.stdout
    assert hidden_in(done.stdout) == []


def test_drafts_are_checked(project: Path) -> None:
    """A mistake in a draft is a mistake."""
    other = make_project(project.parent / "other", topics={"small": TOPIC.replace("date: 2024\n", "date: 20245\n")})
    done = reading_list(other, "check")
    assert "entries/small.yaml:8:11: error[bad-date]" in done.stderr


def test_what_has_nothing_to_hide_stays_as_it_is() -> None:
    """A library without drafts, remarks and former ids is the same for readers."""
    plain = library({"a": {"title": "A", "section": "S", "entries": [entry("One"), entry("Two", builds_on=["one"])]}})
    assert for_readers(plain) == plain
    assert for_readers(plain).topics[0].file is plain.topics[0].file


def test_references_by_former_ids_lead_to_the_present_ones() -> None:
    """Wherever an entry names another as it was called before, readers are led to it, and once only."""
    moved = library(
        {
            "a": {
                "title": "A",
                "section": "S",
                "former_ids": ["was-a"],
                "entries": [
                    entry("New", former_ids=["old", "older"]),
                    entry(
                        "One",
                        after=[{"id": "old", "because": "why"}, "new"],
                        builds_on=["older", "old", "two"],
                        also=["was-b", "b"],
                    ),
                    entry("Two", status="superseded", superseded_by="old"),
                ],
            },
            "b": {"title": "B", "section": "S", "former_ids": ["was-b"]},
        }
    )
    _, one, two = (placed.entry for placed in for_readers(moved).entries())
    assert [step.id for step in one.after] == ["new"]
    assert one.builds_on == ("new", "two")
    assert one.also == ("b",)
    assert two.superseded_by == "new"
    site = {file.path: file.text for file in site_files(moved, GOLDEN_SITE, ENGLISH)}
    assert "#old" not in "".join(text for path, text in site.items() if path.endswith(".md"))
