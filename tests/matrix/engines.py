"""What can build the pages of a list: each engine with the theme that it is tried with.

The tests of `make test` look at the site of the first; those with the mark `engines`, and all of tests/matrix, look at
those of the others as well when `make matrix` runs them.
"""

import shutil
from pathlib import Path
from typing import NamedTuple

from browsing import Run


class Engine(NamedTuple):
    """A row: the module of Python that builds, and what is to be known of it."""

    program: str
    writes_pages: bool = False
    """Whether it reads what `reading-list build` writes into docs/, and knows nothing of our plugin."""


FIRST = "mkdocs"
ENGINES = {
    FIRST: Engine("mkdocs"),
    "zensical": Engine("zensical", writes_pages=True),
}
OTHERS = [name for name in ENGINES if name != FIRST]


def build_by(engine: Engine, run: Run, project: Path, folder: Path) -> None:
    """Have *engine* build a copy of *project*, strictly, into *folder*."""
    copy = folder.with_name(f"{folder.name} is made of")
    for part in ("docs", "entries"):
        shutil.copytree(project / part, copy / part)
    shutil.copy(project / "mkdocs.yml", copy)
    commands = [["reading_list", "build"]] * engine.writes_pages + [[engine.program, "build", "--strict"]]
    for command in commands:
        done = run(copy, *command)
        assert done.returncode == 0, done.stdout + done.stderr
    (copy / "site").rename(folder)
