"""What stands in `.github/`, `action.yml` and the pre-commit hooks: valid, without known holes, calling the package."""

import re
import shlex
import subprocess
import tomllib
from pathlib import Path

import click
import pytest
import yaml

from helpers import PROJECT
from reading_list import cli
from workflows import scripts, steps, tool

WORKFLOWS = sorted((PROJECT / ".github" / "workflows").glob("*.yml"))
EACH_WORKFLOW = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
EACH_FILE = pytest.mark.parametrize("path", [*WORKFLOWS, PROJECT / "action.yml"], ids=lambda path: path.stem)
COMMENTED_DIGEST = re.compile(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def test_zizmor_finds_nothing() -> None:
    """The workflows and the action have none of the holes that zizmor knows, not even by its strictest rules."""
    done = subprocess.run(
        [tool("zizmor"), "--offline", "--persona", "pedantic", "--strict-collection", ".github", "action.yml"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@EACH_WORKFLOW
def test_nothing_is_allowed_that_is_not_said(path: Path) -> None:
    """A workflow may do nothing but what its jobs name, and each job names it."""
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {}
    assert all("permissions" in job for job in workflow["jobs"].values())


@EACH_FILE
def test_actions_are_pinned(path: Path) -> None:
    """Each action is named by its digest, with its version beside it, and leaves no credentials behind."""
    lines = [
        line for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line and "uses: ./" not in line
    ]
    assert lines
    assert all(COMMENTED_DIGEST.search(line) for line in lines)
    checkouts = [step for step in steps(path) if "actions/checkout@" in step.get("uses", "")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


@EACH_FILE
def test_nothing_is_pasted_into_a_script(path: Path) -> None:
    """No expression is expanded within a script: values reach it by its environment, texts by files."""
    assert "${{" not in scripts(path)


def test_the_text_of_an_issue_is_used_once() -> None:
    """Title and text of an issue are in no expression; the text goes from GitHub's answer to the package's reader."""
    path = PROJECT / ".github" / "workflows" / "suggest.yml"
    expressions = re.findall(r"\$\{\{(.*?)\}\}", path.read_text(encoding="utf-8"), re.DOTALL)
    told_apart = "!github.event.changes.body && "  # whether it has changed, not what it says
    shown = [expression.replace(told_apart, "") for expression in expressions]
    assert all(not re.search(r"\.(?:body|title|user)\b", expression) for expression in shown)
    assert "GITHUB_EVENT_PATH" not in scripts(path)
    uses = [line.strip() for line in scripts(path).splitlines() if "issue.md" in line or ".body" in line]
    assert uses == [
        'gh issue view "$ISSUE" --json body --jq .body > issue.md',
        'reading-list suggestion "$RUNNER_TEMP/issue.md" --form "$form" --out "$RUNNER_TEMP/answer" || status=$?',
    ]


@EACH_FILE
def test_scripts_are_valid(path: Path) -> None:
    """The shell can read every script."""
    for step in steps(path):
        done = subprocess.run(["bash", "-n"], input=step.get("run", ""), text=True, capture_output=True)
        assert done.returncode == 0, done.stderr


@EACH_FILE
def test_our_commands_exist(path: Path) -> None:
    """Each command of ours that a workflow calls exists and knows the options."""
    called = re.findall(r"^\s*(reading-list .+?)(?: [>|].*)?$", scripts(path), re.MULTILINE)
    for line in called:
        name, *arguments = shlex.split(line.partition(" || ")[0].partition(" > ")[0])[1:]
        values = ["entry" if value == "$form" else value for value in arguments]
        assert isinstance(cli.main.commands[name].make_context(name, values), click.Context)


def test_the_tests_run_with_the_oldest_and_the_newest_python() -> None:
    """They are the ends of what the package says that it supports; those between have a job of their own."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    supported = re.findall(r"Python :: (3\.\d+)", "\n".join(project["classifiers"]))
    workflow = yaml.safe_load((PROJECT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8"))
    assert workflow["jobs"]["tests"]["strategy"]["matrix"]["python"] == [supported[0], supported[-1]]
    assert project["requires-python"] == f">={supported[0]}"
    named = {
        version
        for path in [*WORKFLOWS, PROJECT / "action.yml"]
        for step in steps(path)
        if "actions/setup-python@" in step.get("uses", "")
        for version in step["with"]["python-version"].splitlines()
    }
    assert named == {*supported, "${{ matrix.python }}", "${{ inputs.python-version }}"}
    between = " ".join(supported[1:-1])
    assert f'make pythons PYTHONS="{between}"' in [step.get("run") for step in workflow["jobs"]["pythons"]["steps"]]
    action = yaml.safe_load((PROJECT / "action.yml").read_text(encoding="utf-8"))
    assert action["inputs"]["python-version"]["default"] == supported[-1]
    assert f"Python {supported[0]} to {supported[-1]}" in (PROJECT / "docs" / "your-own-list.md").read_text(
        encoding="utf-8"
    )


# --- Hooks ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments", ["validate-config .pre-commit-config.yaml", "validate-manifest .pre-commit-hooks.yaml"]
)
def test_hooks_are_valid(arguments: str) -> None:
    """pre-commit takes our configuration, and the hook that we offer to others."""
    done = subprocess.run([tool("pre-commit"), *arguments.split()], cwd=PROJECT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_hooks_call_what_exists() -> None:
    """The hooks call our check with options that it knows, when an entry or the configuration changes."""
    offered = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text())
    own = yaml.safe_load((PROJECT / ".pre-commit-config.yaml").read_text())["repos"][0]["hooks"]
    for hook in [*offered, own[0]]:
        _, name, *arguments = hook["entry"].split()
        assert isinstance(cli.main.commands[name].make_context(name, arguments), click.Context)
        assert re.search(hook["files"], "entries/transformers.yaml")
        assert re.search(hook["files"], "mkdocs.yml")
        assert not re.search(hook["files"], "docs/about.md")
