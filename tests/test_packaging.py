"""What is built for others is whole: the wheel and the source archive hold the package and nothing that lies about.

And what they ask for is whole: every library that is imported is declared.
"""

import ast
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterable
from email import message_from_bytes
from email.message import Message
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from hatchling import build
from markdown_it import MarkdownIt
from pathspec.gitignore import GitIgnoreSpec

from helpers import ENGLISH, GOLDEN_SITE, PROJECT, TESTS, golden_library
from reading_list.publish.site_files import site_files
from variables import environment

PACKAGE = PROJECT / "scripts" / "reading_list"
METADATA = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_that_no_newer_python_is_installed_is_said(tmp_path: Path) -> None:
    """Tests that nothing ran have not passed."""
    make = shutil.which("make")
    assert make
    done = subprocess.run(
        [make, "pythons"], cwd=PROJECT, env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert done.stderr.startswith("There is no python3.12 or later: install one.\n")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source archive, built as an installer would."""
    folder = tmp_path_factory.mktemp("sdist")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(PROJECT)
        return folder / build.build_sdist(str(folder))


def wheel_of(project: Path, folder: Path) -> dict[str, bytes]:
    """Return the files of the wheel of *project* by their paths, its metadata left out."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        path = folder / build.build_wheel(str(folder))
    with zipfile.ZipFile(path) as wheel:
        return {name: wheel.read(name) for name in wheel.namelist() if ".dist-info/" not in name}


def described(folder: Path) -> Message:
    """Return what the wheel says of the package, as the index of packages shows it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(PROJECT)
        path = folder / build.build_wheel(str(folder))
    with zipfile.ZipFile(path) as wheel:
        [name] = [name for name in wheel.namelist() if name.endswith(".dist-info/METADATA")]
        return message_from_bytes(wheel.read(name))


def test_the_index_of_packages_shows_links_that_lead_somewhere(tmp_path: Path) -> None:
    """Links and pictures of the long description are whole addresses, and the addresses of the project are named."""
    message = described(tmp_path)
    assert message["Description-Content-Type"] == "text/markdown"
    text = message.get_payload(decode=True)
    assert isinstance(text, bytes)
    tokens = [token for block in MarkdownIt().parse(text.decode()) for token in block.children or []]
    links = [str(token.attrs["href"]) for token in tokens if token.type == "link_open"]
    pictures = [str(token.attrs["src"]) for token in tokens if token.type == "image"]
    assert links
    assert pictures
    assert [address for address in links + pictures if not address.startswith("https://")] == []
    named = dict(line.split(", ") for line in message.get_all("Project-URL", []))
    assert {"Homepage", "Documentation", "Source", "Changelog", "Issues"} <= set(named)
    assert all(address.startswith("https://") for address in named.values())
    assert "Typing :: Typed" in message.get_all("Classifier", [])


def test_links_of_the_readme_lead_to_what_is_there(tmp_path: Path) -> None:
    """In the repository they name files; in the index of packages, pages of the site that docs/ has files of."""
    named = re.findall(r"\]\((?!https://)([^)]+)\)", (PROJECT / "README.md").read_text(encoding="utf-8"))
    assert len(named) > 5
    assert [name for name in named if not (PROJECT / name).exists()] == []
    site = re.search(r"^site_url: (\S+)$", (PROJECT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert site
    text = described(tmp_path).get_payload()
    pages = re.findall(rf"\]\({re.escape(site[1])}([^)]+)\)", str(text))
    files = [PROJECT / "docs" / (f"{name.rstrip('/')}.md" if name.endswith("/") else name) for name in pages]
    assert len(files) > 5
    assert [file for file in files if not file.is_file()] == []


def test_the_source_archive_runs_its_own_tests(archive: Path, tmp_path: Path) -> None:
    """Unpacked, and without a repository around it, it holds what its tests need: one of each kind is run there."""
    with tarfile.open(archive) as tar:
        tar.extractall(tmp_path, filter="data")
    [project] = tmp_path.iterdir()
    some = [
        "tests/test_exports.py::test_the_golden_library_is_rebuilt_from_its_export",
        "tests/test_reference.py::test_generated_files_are_in_step",
        "tests/test_interface.py::test_the_examples_run",
    ]
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--assert=plain", *some],
        cwd=project,
        env=environment({"PYTHONPATH": str(project / "scripts")}),
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 0, ended.stdout


def files_of_the_package() -> dict[str, bytes]:
    """Return the files in the folder of the package by their paths beside it, byte code left out."""
    return {
        path.relative_to(PACKAGE.parent).as_posix(): path.read_bytes()
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_is_the_package(tmp_path: Path) -> None:
    """The wheel holds each file of the package and no other: also what a pattern of .gitignore might catch."""
    files = files_of_the_package()
    assert {"reading_list/py.typed", "reading_list/cli.py"} <= set(files)
    assert {Path(name).suffix for name in files} >= {".py", ".md", ".js", ".css", ".yaml", ".yml", ".txt"}
    wheel = wheel_of(PROJECT, tmp_path)
    assert sorted(wheel) == sorted(files)
    assert wheel == files


def test_the_source_archive_gives_the_same_wheel(archive: Path, tmp_path: Path) -> None:
    """The wheel of an unpacked source archive has the same files."""
    with tarfile.open(archive) as tar:
        tar.extractall(tmp_path, filter="data")
    [project] = tmp_path.iterdir()
    assert wheel_of(project, tmp_path) == files_of_the_package()


def files_of_git(*options: str) -> set[str]:
    """Return the paths that `git ls-files` tells with these *options*."""
    command = ["git", "ls-files", "-z", *options]
    listed = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    return {*listed.split("\0")} - {""}


@pytest.mark.skipif((PROJECT / "PKG-INFO").exists(), reason="git knows nothing of an unpacked archive")
def test_the_source_archive_holds_what_git_holds(archive: Path) -> None:
    """The source archive has each file of the repository, and no cache, no environment and no built page."""
    with tarfile.open(archive) as tar:
        names = {member.name.partition("/")[2] for member in tar if member.isfile()}
    assert names - files_of_git("--cached", "--others", "--exclude-standard") == {"PKG-INFO"}
    assert {name for name in files_of_git("--cached") - names if (PROJECT / name).exists()} == set()


def test_patterns_of_gitignore_are_anchored() -> None:
    """A pattern that holds in any folder would take away from the package a folder that happens to have that name."""
    lines = (PROJECT / ".gitignore").read_text(encoding="utf-8").splitlines()
    patterns = {line for line in lines if line and not line.startswith("#")}
    assert {pattern for pattern in patterns if not pattern.startswith("/")} == {"__pycache__/"}
    assert not [pattern for pattern in patterns if pattern.startswith("/scripts")]


# --- Dependencies -------------------------------------------------------------------------------

OWN = {
    "reading_list",
    *(path.stem for path in TESTS.rglob("*.py")),
    *(path.parent.name for path in TESTS.rglob("*.py")),
}


def libraries(files: Iterable[Path]) -> set[str]:
    """Return the names of all that *files* import, wherever in them, and that comes neither with Python nor from us."""
    names = set()
    for path in files:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                names.add(node.module)
    return {name.partition(".")[0] for name in names} - sys.stdlib_module_names - OWN


installed = cache(packages_distributions)


def declared(*extras: str) -> set[str]:
    """Return the names of the distributions that the package asks for, and those that its *extras* do."""
    optional = METADATA["optional-dependencies"]
    requirements = [*METADATA["dependencies"], *(line for extra in extras for line in optional[extra])]
    return {canonical(re.match(r"[\w.-]+", requirement)[0]) for requirement in requirements}  # type: ignore[index]


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


IN_BROWSER = {path for folder in ("e2e", "matrix", "bench") for path in (TESTS / folder).rglob("*.py")}


@pytest.mark.parametrize(
    ("files", "extras"),
    [
        pytest.param(set(PACKAGE.parent.rglob("*.py")), ["mcp"], id="the package"),
        pytest.param(set(TESTS.rglob("*.py")) - IN_BROWSER, ["test", "mcp"], id="tests without a browser"),
        pytest.param(IN_BROWSER, ["test", "mcp", "browser"], id="tests in a browser"),
    ],
)
def test_what_is_imported_is_declared(files: set[Path], extras: list[str]) -> None:
    """What a file imports is asked for by name, not brought along by something else that may do without it one day."""
    distributions = installed()  # what is not installed has to be called as it is asked for
    imported = libraries(files)
    assert imported
    undeclared = {
        name
        for name in imported
        if not {canonical(held) for held in distributions.get(name, [name])} & declared(*extras)
    }
    assert undeclared == set()


def test_the_parser_of_imports_sees_every_form(tmp_path: Path) -> None:
    """Imports are found in all their forms, also within functions; relative ones and those of Python are not meant."""
    file = tmp_path / "a.py"
    file.write_text(
        "import json, a.b as c\nfrom d.e import f\nfrom . import g\nfrom .h import i\ndef j():\n    import k\n"
    )
    assert libraries([file]) == {"a", "d", "k"}


@pytest.mark.parametrize("path", [".gitignore", "scripts/reading_list/commands/starter/files/dot-gitignore"])
def test_git_passes_over_what_is_generated(path: str) -> None:
    """No file that `reading-list build` writes into docs/ gets into a commit, here or in another list."""
    ignored = GitIgnoreSpec.from_lines((PROJECT / path).read_text(encoding="utf-8").splitlines())
    files = [f"docs/{file.path}" for file in site_files(golden_library(), GOLDEN_SITE, ENGLISH)]
    assert [file for file in files if not ignored.match_file(file)] == []
