"""Completion in shells: what is offered at which place, and the line for bash as the documentation gives it."""

import re
from pathlib import Path

import pytest
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

from helpers import PROJECT
from reading_list import cli
from workflows import run

SHELLS = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}
VARIABLE = "_READING_LIST_COMPLETE"
PAGE = (PROJECT / "docs" / "for-programs.md").read_text()
LINES = dict(re.findall(r"\n\| (\w+), in `.+?` (?:after .+? )?\| `(.+?)` \|", PAGE))


def offered(shell: type[ShellComplete], *words: str) -> list[str]:
    """Return what *shell* is offered for the last of *words*."""
    completion = shell(cli.main, {}, "reading-list", VARIABLE)
    return [item.value for item in completion.get_completions([*words[:-1]], words[-1])]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["ch"], ["check"]),
        (["check", "--fo"], ["--format"]),
        (["check", "--format", ""], ["text", "github", "json"]),
        (["init", "list", "--forge", "c"], ["codeberg", "cloudflare"]),
    ],
)
def test_what_is_offered(words: list[str], expected: list[str]) -> None:
    assert offered(BashComplete, *words) == expected


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_is_told_how_to_ask(shell: str) -> None:
    """The documentation has a line for each shell, with the variable to which the command answers."""
    assert f"{VARIABLE}={shell}_source reading-list" in LINES[shell]
    assert f"{VARIABLE}={shell}_complete" in SHELLS[shell](cli.main, {}, "reading-list", VARIABLE).source()


def test_bash_completes_after_the_line_of_the_documentation(tmp_path: Path) -> None:
    """The line is run, and then the function that it gave to bash."""
    ask = f"{LINES['bash']}\nCOMP_WORDS=(reading-list ch)\nCOMP_CWORD=1\n_reading_list_completion reading-list"
    done = run(f'{ask}\ncomplete -p reading-list\necho "${{COMPREPLY[@]}}"', tmp_path, {}, tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["complete -o nosort -F _reading_list_completion reading-list", "check"]
