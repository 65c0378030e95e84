"""What can build the pages of a list: each engine, with the theme that it is tried with.

The tests of `make test` look at the site of the first. When `make matrix` runs them, those with the mark `engines` look
at those of the others whose theme has all that they ask for, and core.py at that of each.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import yaml

NONE: Mapping[str, Any] = MappingProxyType({})


class Engine(NamedTuple):
    """A row: the module of Python that builds, and what is to be known of it."""

    program: str
    theme: Mapping[str, Any] = NONE
    """What the theme's part of the configuration says in place of ours, all or some."""
    keeps_theme: bool = True
    """Whether the other settings of the theme stay: it is one of Material's kind."""
    configuration: str = "mkdocs.yml"
    writes_pages: bool = False
    """Whether it reads what `reading-list build` writes into docs/, and knows nothing of our plugin."""
    header_search: bool = False
    """Whether our box takes the place of the theme's in the header of each page."""
    dark: str = "() => {}"
    """The script that turns the page dark for a reader whose system is; empty where the theme has no dark colours."""
    environment: str = ""
    """The environment that it is installed in, beside that of the tests, where it cannot be in the same."""


FIRST = "mkdocs-material"
ENGINES = {
    FIRST: Engine("mkdocs", header_search=True),
    # MaterialX installs itself into the folder of Material.
    "properdocs-materialx": Engine(
        "properdocs",
        {"name": "materialx"},
        configuration="properdocs.yml",
        header_search=True,
        environment=".venv-properdocs",
    ),
    "zensical": Engine("zensical", writes_pages=True),
    # Both themes fetch what highlights code from another host, unless they are told not to.
    "mkdocs-readthedocs": Engine("mkdocs", {"name": "readthedocs", "highlightjs": False}, keeps_theme=False, dark=""),
    # Its own script for dark colours fails where there is nothing that highlights code.
    "mkdocs-mkdocs": Engine(
        "mkdocs",
        {"name": "mkdocs", "highlightjs": False},
        keeps_theme=False,
        dark="() => { document.documentElement.dataset.bsTheme = 'dark'; }",
    ),
}
OTHERS = [name for name in ENGINES if name != FIRST]
LIKE_FIRST = [name for name in OTHERS if ENGINES[name].keeps_theme]
WITHOUT_PLUGIN = [name for name in OTHERS if ENGINES[name].writes_pages]


def build_by(engine: Engine, project: Path, folder: Path) -> None:
    """Have *engine* build a copy of *project*, strictly, into *folder*."""
    copy = folder.with_name(f"{folder.name} is made of")
    for part in ("docs", "entries"):
        shutil.copytree(project / part, copy / part)
    configuration = _configuration(engine, (project / "mkdocs.yml").read_text(encoding="utf-8"))
    (copy / engine.configuration).write_text(configuration, encoding="utf-8")
    if engine.writes_pages:
        _run(copy, [sys.executable, "-m", "reading_list", "build"])
    _run(copy, [_python(engine), "-m", engine.program, "build", "--strict"])
    (copy / "site").rename(folder)


def _configuration(engine: Engine, text: str) -> str:
    if not engine.theme:
        return text
    whole = yaml.safe_load(text)
    whole["theme"] = {**(whole["theme"] if engine.keeps_theme else {}), **engine.theme}
    whole["plugins"] = ["search", *whole["plugins"][1:]]  # each has options of its own, and our pages need none
    return yaml.safe_dump(whole, sort_keys=False)


def _python(engine: Engine) -> str:
    if not engine.environment:
        return sys.executable
    return str(Path(sys.prefix).with_name(engine.environment) / "bin" / "python")


def _run(folder: Path, command: Sequence[str]) -> None:
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    done = subprocess.run(command, cwd=folder, env={**os.environ, **quiet}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
