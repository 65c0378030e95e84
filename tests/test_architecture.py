"""Modules depend on each other in one direction, and nothing but `web` reaches the network."""

import ast
from pathlib import Path

import pytest

from helpers import PROJECT

PACKAGE = PROJECT / "scripts" / "reading_list"

# What each module imports from the others, beside those that all may import.
# What is not named here imports nothing else of ours.
SHARED = {"model", "normalise", "addresses", "citations", "note_markdown"}
# Those that put others together, and which of each other they build on.
COMPOSERS: dict[str, set[str]] = {
    "compose": set(),
    "commands": {"compose"},
    "cli": {"compose", "commands"},
    "plugin": {"compose"},
}

NETWORK = set(
    """
    socket socketserver ssl http urllib.request urllib3 ftplib smtplib poplib imaplib telnetlib nntplib
    xmlrpc asyncio aiohttp httpx httpcore requests webbrowser websockets paramiko
    """.split()
)
SURROUNDINGS = set(
    """
    os sys io pathlib shutil tempfile glob subprocess time random secrets uuid locale platform getpass logging threading
    multiprocessing importlib
    """.split()
)
# Not pure, and say so; and what in them is pure all the same.
DOING = {"cli", "commands", "plugin", "compose", "settings", "source", "write", "links", "web", "__main__"}
PURE_WITHIN = {
    *("source/topics.py", "source/yaml_text.py", "web/targets.py", "web/decoding.py"),
    *("commands/adding.py", "commands/planning.py", "commands/summary.py", "commands/link_report.py"),
    "commands/suggesting.py",
}


def part_of(path: Path) -> str:
    """Return the part of the package that a file belongs to: its module, or its folder."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Return the full names of all that a file imports, wherever in it."""
    package = ["reading_list", *path.relative_to(PACKAGE).parts[:-1]]
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) + 1 - node.level] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            names |= {f"{module}.{alias.name}" for alias in node.names}
    return names


def parts_imported(path: Path) -> set[str]:
    """Return the parts of our package that a file imports, its own left out."""
    names = [name.split(".") for name in imported(path)]
    return {name[1] for name in names if name[0] == "reading_list" and len(name) > 1} - {part_of(path)}


def reaches(path: Path, modules: set[str]) -> set[str]:
    """Return which of *modules*, or of what is in them, a file imports."""
    return {module for module in modules for name in imported(path) if f"{name}.".startswith(f"{module}.")}


FILES = sorted(PACKAGE.rglob("*.py"))
EACH_FILE = pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())


@EACH_FILE
def test_modules_depend_in_one_direction(path: Path) -> None:
    """A module imports `model`, `normalise` and its own package; only composers put others together, in their order."""
    part, found = part_of(path), parts_imported(path)
    if part in SHARED:
        assert found <= {"model", "normalise"} - {part} - ({"model"} if part == "normalise" else set())
    elif part in COMPOSERS:
        assert found & {*COMPOSERS, "__main__"} <= COMPOSERS[part]
    else:
        assert found <= SHARED | ({"cli"} if part == "__main__" else set())


@EACH_FILE
def test_only_web_reaches_the_network(path: Path) -> None:
    """No module but `web` imports a library that opens connections."""
    assert part_of(path) == "web" or reaches(path, NETWORK) == set()


@pytest.mark.parametrize(
    "path",
    [path for path in FILES if part_of(path) not in DOING or path.relative_to(PACKAGE).as_posix() in PURE_WITHIN],
    ids=lambda path: path.relative_to(PACKAGE).as_posix(),
)
def test_pure_modules_know_nothing_of_their_surroundings(path: Path) -> None:
    """A pure module imports nothing that tells the time, reads files or the environment, or draws lots."""
    assert reaches(path, SURROUNDINGS) == set()


def test_the_parser_of_imports_sees_every_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Imports are found in all their forms, also within functions, and relative ones are resolved."""
    monkeypatch.setattr("test_architecture.PACKAGE", tmp_path)
    (tmp_path / "pages").mkdir()
    file = tmp_path / "pages" / "a.py"
    file.write_text(
        "import urllib.request as r\nfrom urllib import request\nfrom .. import write\nfrom ..source import read\n"
        "from .b import c\ndef f():\n    from http import client\n    import ssl, socket\n"
        "    from reading_list import gate\n"
    )
    assert parts_imported(file) == {"write", "source", "gate"}
    assert reaches(file, NETWORK) == {"urllib.request", "http", "ssl", "socket"}
    assert reaches(file, {"url", "request"}) == set()


def test_the_files_are_found() -> None:
    """The modules that the design names are among those looked at, and so is each that is named above."""
    parts = {part_of(path) for path in FILES}
    named = {"model", "normalise", "source", "checks", "pages", "exports", "importers", "edit", "write"}
    assert named | COMPOSERS.keys() <= parts
    assert {path.relative_to(PACKAGE).as_posix() for path in FILES} >= PURE_WITHIN
