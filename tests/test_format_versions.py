"""Lists of former versions of the entry format: they mean what they meant, and `check --fix` writes it down.

``tests/versions/`` has a folder for each former version: topic files as it had them, and their ``entries.json``.
"""

import json
import re
from datetime import date as Day
from pathlib import Path
from typing import Any

import pytest

from calls import reading_list
from helpers import ENGLISH, MKDOCS_YML, PROJECT, TESTS, contents, library, make_project
from reading_list.commands.editor_schemas import naming_schema
from reading_list.core.codes import Code
from reading_list.core.format_version import FORMER_SCHEMAS, READABLE, SCHEMAS, TOPIC_SCHEMA, VERSION, version_of
from reading_list.core.library import Library
from reading_list.core.site import Site
from reading_list.entries.loading import check_files
from reading_list.entries.source.file import SourceFile
from reading_list.entries.source.former_versions import STEPS
from reading_list.publish.exports.formats import JSON

DAY = Day(2026, 11, 27)
FORMER = [version for version in READABLE if version != VERSION]


def former_topics(version: int) -> dict[str, str]:
    """Return the texts of the topic files of a *version* by their names."""
    return {path.stem: path.read_text(encoding="utf-8") for path in (TESTS / "versions" / str(version)).glob("*.yaml")}


def exported(lib: Library) -> Any:
    return json.loads(JSON.text(lib, Site(), ENGLISH))


def without_days(document: Any) -> Any:
    """Return *document* without the days on which entries joined."""
    return re.sub(r', "added": "[0-9-]+"', "", json.dumps(document))


def test_each_former_version_has_a_step_and_a_sample() -> None:
    """A new version can leave out neither the way to it nor a list of the version before."""
    assert [step.version for step in STEPS] == FORMER
    assert len(FORMER_SCHEMAS) == len(FORMER)
    assert sorted(int(folder.name) for folder in (TESTS / "versions").iterdir()) == FORMER


@pytest.mark.parametrize("version", FORMER)
def test_a_list_of_a_former_version_means_what_it_meant(version: int) -> None:
    """Every id and every reference is that which the program of its time exported; the check says what to write."""
    topics = former_topics(version)
    then = json.loads((TESTS / "versions" / str(version) / "entries.json").read_text(encoding="utf-8"))
    assert exported(library(topics))["topics"] == then["topics"]
    files = [SourceFile(f"{name}.yaml", name, text.encode()) for name, text in topics.items()]
    problems = check_files(files, [], DAY)[1]
    assert {problem.code for problem in problems} == {Code.FORMER_VERSION}
    assert all("check --fix" in problem.hint for problem in problems)


@pytest.mark.parametrize("version", FORMER)
def test_fixing_writes_a_former_version_in_the_words_of_this_one(version: int, tmp_path: Path) -> None:
    """What was exported stays the same; nothing but whole lines, and values within a line in braces, is added."""
    topics = former_topics(version)
    project = make_project(tmp_path / "list", config=MKDOCS_YML, topics=topics)
    schema = project / "docs" / FORMER_SCHEMAS[version - 1] / TOPIC_SCHEMA
    schema.parent.mkdir(parents=True)
    schema.write_text("{}")
    fixed = reading_list(project, "check", "--fix", "--strict")
    assert fixed.returncode == 0, fixed.stderr
    assert f"mended docs/{SCHEMAS}/: wrote the schemas" in fixed.stderr
    texts = {name: (project / "entries" / f"{name}.yaml").read_text(encoding="utf-8") for name in topics}
    assert exported(library(texts)) == exported(library(topics))
    for name, text in texts.items():
        assert version_of(text.encode()) == VERSION
        former = text.replace("schemas/v2/", "schemas/").replace(" id: entry-3d5f371a31,", "")
        lines = former.splitlines()
        added = [line for line in lines if line not in topics[name].splitlines()]
        assert all(line.startswith("    id: ") for line in added)
        assert [line for line in lines if line not in added] == topics[name].splitlines()
    before = contents(project)
    assert "mended" not in reading_list(project, "check", "--fix").stderr
    assert contents(project) == before


@pytest.mark.parametrize("version", FORMER)
def test_an_export_of_a_former_version_is_imported(version: int, tmp_path: Path) -> None:
    """Whole, as one of this version is."""
    project = make_project(tmp_path / "list", config=MKDOCS_YML, topics={})
    imported = reading_list(project, "import", str(TESTS / "versions" / str(version) / "entries.json"))
    assert imported.returncode == 0, imported.stderr
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted((project / "entries").glob("*.yaml"))}
    assert without_days(exported(library(texts))) == without_days(exported(library(former_topics(version))))


@pytest.mark.parametrize(
    ("first_lines", "version"),
    [
        ("title: T\n", VERSION),
        ("# yaml-language-server: $schema=../docs/schemas/topic.schema.json\n", 1),
        ("\ufeff\n  # words\r\n#yaml-language-server: $schema=schemas/topic.schema.json \r\n", 1),
        ("# yaml-language-server: $schema=https://e.org/a/schemas/v3/topic.schema.json\n", 3),
        ("# yaml-language-server: $schema=other.json\n", VERSION),
        ("# one\r\n" * 5_000 + "title: T\n", VERSION),
        ("# one\n\n" * 5_000 + "title: T\n", VERSION),
        ("# one\r\n" * 5_000 + "# yaml-language-server: $schema=schemas/topic.schema.json\r\n", 1),
        ("# yaml-language-server: $schema=myschemas/topic.schema.json\n", VERSION),
        ("title: T\n# yaml-language-server: $schema=../docs/schemas/topic.schema.json\n", VERSION),
    ],
)
def test_a_file_says_its_version_by_its_schema(first_lines: str, version: int) -> None:
    """Above everything else, at any address; whoever names no schema of ours writes as we do now."""
    assert version_of(first_lines.encode()) == version


REMARK = "# see docs/schemas/topic.schema.json for help\n"


@pytest.mark.parametrize(
    "before",
    ["../docs/schemas/topic.schema.json", "schemas/topic.schema.json", "https://e.org/schemas/v1/topic.schema.json"],
)
@pytest.mark.parametrize("above", ["", REMARK, "# words\r", "\ufeff", f"\ufeff{REMARK}  "])
def test_the_line_that_names_the_schema_is_the_one_that_changes(before: str, above: str) -> None:
    """What else speaks of the former schema, above or below, stays as it was written."""
    below = f"title: T\n{REMARK}"
    text, _ = naming_schema(f"{above}# yaml-language-server: $schema={before}\n{below}", VERSION - 1, "")
    now = f"{before.partition('schemas/')[0]}{SCHEMAS}/topic.schema.json"
    assert text == f"{above}# yaml-language-server: $schema={now}\n{below}"


def test_a_file_of_a_newer_version_is_named() -> None:
    """Its reader is told to update."""
    text = f"# yaml-language-server: $schema=schemas/v{VERSION + 1}/topic.schema.json\ntitle: T\nsection: S\n"
    problems = check_files([SourceFile("t.yaml", "t", text.encode())], [], DAY)[1]
    assert [(problem.code, problem.hint) for problem in problems] == [
        (Code.NEWER_VERSION, "Update mkdocs-reading-list.")
    ]


@pytest.mark.parametrize("folder", FORMER_SCHEMAS)
def test_former_addresses_of_schemas_answer(folder: str) -> None:
    """Each leads to the schema of this version, which takes all that a former one took."""
    for path in (PROJECT / "docs" / SCHEMAS).iterdir():
        former = PROJECT / "docs" / folder / path.name
        there = json.loads(former.read_text(encoding="utf-8"))["$ref"]
        assert (former.parent / there).resolve() == path.resolve()
