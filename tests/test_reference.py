"""The pages of reference say what there is: every field, rule, command, option and choice, and nothing else."""

import importlib.util
import re
from functools import cache
from pathlib import Path
from types import ModuleType

import click

from helpers import PROJECT
from reading_list import cli
from reading_list.commands import reference
from reading_list.core.codes import Code
from reading_list.core.kinds import Kind
from reading_list.core.schema import Cite, Companion, Concept, Entry, Prerequisite, Published, TopicFile, date_fields
from tables import each


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference_script", PROJECT / "scripts" / "reference.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def generated() -> dict[Path, str]:
    return dict(script().texts())


def page(name: str) -> str:
    """Return the text of the page of reference called *name*."""
    return next(text for path, text in generated().items() if path.stem == name)


@each("path, text", lambda: generated().items())
def test_generated_files_are_in_step(path: Path, text: str) -> None:
    """What is kept in the repository is what would be generated now."""
    assert path.read_text(encoding="utf-8") == text, "out of date: python scripts/reference.py"


@each("record", [TopicFile, Entry, Prerequisite, Companion, Concept, Published, Cite])
def test_every_field_is_documented(record: type[TopicFile]) -> None:
    """Each field of each record has a row with its description."""
    for name, field in record.model_fields.items():
        row = re.search(rf"\| `{name}` \| {re.escape(str(field.description))} \| (.*) \| `.*` \|", page("entry-format"))
        assert row
        assert ("YYYY" in row[1]) == (name in date_fields(record))


@each("code", [code for code in Code if code.is_rule])
def test_every_rule_is_documented(code: Code) -> None:
    """Each rule has a heading that links can name, a sentence, its severity, and an example of wrong and right."""
    found = re.search(rf"## `{code}` \{{ #{code} \}}\n(.*?)(?=\n## |\Z)", page("rules"), re.DOTALL)
    assert found
    switch = "" if code.needed else "; can be switched off"
    assert re.search(rf"^\S.*\. \*{code.severity.capitalize()}{switch}\.\*$", found[1], re.MULTILINE)
    assert re.search(r"^- Wrong: \S", found[1], re.MULTILINE)
    assert re.search(r"^- Right: \S", found[1], re.MULTILINE)


def test_every_code_is_documented() -> None:
    """Each code that is no rule's has a row with what it means; no other has one."""
    rows = re.findall(r"^\| `([a-z-]+)` \| \S", page("rules").partition("{ #other-codes }")[2], re.MULTILINE)
    assert rows == sorted(code for code in Code if not code.is_rule)


@each("name", sorted(cli.main.commands))
def test_every_command_is_documented(name: str) -> None:
    """Each command has its help, all its options with what they mean, its arguments explained, and an example."""
    command = cli.main.commands[name]
    found = re.search(rf"## reading-list {name}\n(.*?)(?=\n## |\Z)", page("commands"), re.DOTALL)
    assert found
    assert command.help
    assert "Example: `reading-list " in found[1]
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, f"{name} {option.opts} has no help"
            assert all(f"{written}" in found[1] for written in option.opts)


def test_choices_of_the_form() -> None:
    """The form offers each topic, kind and level, whatever signs are in a title."""
    text = (PROJECT / ".github" / "ISSUE_TEMPLATE" / "suggest-an-entry.yml").read_text(encoding="utf-8")
    made = reference.issue_form(text, ["A: B", 'Say "x"', "Yes", r"\1"])
    assert (
        '      options:\n        - "A: B"\n        - "Say \\"x\\""\n        - "Yes"\n        - "\\\\1"\n    val' in made
    )
    assert all(f"        - {kind}\n" in made for kind in Kind)
    assert reference.issue_form(made, ["One"]).count("options:") == 3


def test_modules_that_the_docs_name_are_there() -> None:
    """Each path of a table in "How it is built" leads somewhere in the package, or in its folder of scripts."""
    page = (PROJECT / "docs" / "how-it-is-built.md").read_text(encoding="utf-8")
    package = PROJECT / "scripts" / "reading_list"
    names = set(re.findall(r"`([a-z_/-]+(?:\.(?:py|js|css)|/))`", "".join(re.findall(r"^\|.*", page, re.MULTILINE))))
    assert len(names) > 50
    folders = (
        package,
        package / "publish" / "assets",
        *(path for path in package.rglob("*") if path.is_dir()),
        PROJECT,
    )
    assert [name for name in sorted(names) if not any((folder / name).exists() for folder in folders)] == []
