"""The house has wings, in the order of the data's way, and two floors: pure modules, and those at the edge."""

import ast
import graphlib
from functools import cache
from pathlib import Path

from helpers import PROJECT
from tables import each

PACKAGE = PROJECT / "scripts" / "reading_list"

WINGS = ("core", "entries", "collect", "publish", "links", "plugin", "commands")
"""A module imports from its own wing and from those to its left."""

FRONT_DOORS = ("__init__", "__main__", "cli", "interface")
"""What stands outside the wings: the package itself, the two ways in for people, and the one for programs."""

NETWORK = set(
    """
    socket socketserver ssl http urllib.request urllib3 ftplib smtplib poplib imaplib telnetlib nntplib
    xmlrpc asyncio aiohttp httpx httpcore requests webbrowser websockets paramiko
    """.split()
)
SURROUNDINGS = set(
    """
    os sys io pathlib shutil tempfile glob subprocess time random secrets uuid locale platform getpass logging threading
    multiprocessing importlib fcntl filelock watchdog mkdocs click.confirm click.prompt
    """.split()
)
PURE = "Pure."
"""How the first paragraph of a module's docstring ends where the module stands on the pure floor."""


class Module:
    """A module of the package: where it stands, its docstring, and the full names of all that it imports."""

    def __init__(self, path: Path, package: Path = PACKAGE) -> None:
        parts = path.relative_to(package).with_suffix("").parts
        is_package = parts[-1] == "__init__"
        self.name = ".".join(parts[:-1] if is_package and len(parts) > 1 else parts)
        self.wing = parts[0]
        tree = ast.parse(path.read_text(encoding="utf-8"))
        self.docstring = ast.get_docstring(tree) or ""
        self.imports = {name for node in ast.walk(tree) for name in self._imported(node, ("reading_list", *parts))}

    @staticmethod
    def _imported(node: ast.AST, here: tuple[str, ...]) -> list[str]:
        if isinstance(node, ast.Import):
            return [alias.name for alias in node.names]
        if isinstance(node, ast.ImportFrom):
            base = here[: len(here) - node.level] if node.level else ()
            module = ".".join([*base, *([node.module] if node.module else [])])
            return [f"{module}.{alias.name}" for alias in node.names]
        return []

    @property
    def is_pure(self) -> bool:
        return self.docstring.split("\n\n")[0].endswith(PURE)

    def __repr__(self) -> str:
        return self.name

    def reaches(self, modules: set[str]) -> set[str]:
        """Return which of *modules*, or of what is in them, this module imports."""
        return {module for module in modules for name in self.imports if f"{name}.".startswith(f"{module}.")}

    def ours(self, known: set[str]) -> set[str]:
        """Return the modules of our package, among those *known*, that this one imports."""
        names = [name.removeprefix("reading_list.") for name in self.imports if name.startswith("reading_list.")]
        return {name if name in known else name.rpartition(".")[0] for name in names} & known - {self.name}


@cache
def modules() -> dict[str, Module]:
    """Return all modules of the package by name."""
    return {module.name: module for path in sorted(PACKAGE.rglob("*.py")) if (module := Module(path))}


EACH_MODULE = each("module", lambda: modules().values())


def test_every_module_stands_in_a_wing() -> None:
    """Nothing lies about beside the wings but the doors, and each wing is there."""
    assert {module.wing for module in modules().values()} == {*WINGS, *FRONT_DOORS}


@EACH_MODULE
def test_data_flows_one_way(module: Module) -> None:
    """A module imports its own wing and those to its left; the doors may open on all of them."""
    allowed = WINGS if module.wing in FRONT_DOORS else WINGS[: WINGS.index(module.wing) + 1]
    inner = {name.split(".")[1] for name in module.imports if name.startswith("reading_list.")}
    assert inner - {"cli", "interface"} <= set(allowed)
    assert "cli" not in inner or module.wing == "__main__"
    assert "interface" not in inner or module.wing == "__init__"


def test_no_modules_import_each_other_in_a_circle() -> None:
    """The modules can be read one after the other, each after what it builds on."""
    known = set(modules())
    graphlib.TopologicalSorter({name: module.ours(known) for name, module in modules().items()}).prepare()


@EACH_MODULE
def test_only_web_reaches_the_network(module: Module) -> None:
    """No module but those of `collect.web` imports a library that opens connections."""
    assert module.name.startswith("collect.web") or module.reaches(NETWORK) == set()


@EACH_MODULE
def test_pure_modules_know_nothing_of_their_surroundings(module: Module) -> None:
    """A pure module imports nothing that tells the time, reads files or the environment, or asks people."""
    assert not module.is_pure or module.reaches(SURROUNDINGS) == set()


@EACH_MODULE
def test_pure_modules_build_on_pure_modules(module: Module) -> None:
    """What a pure module imports of ours is pure as well, so that nothing behind it reads a file."""
    below = [modules()[name] for name in module.ours(set(modules()))]
    assert not module.is_pure or [other.name for other in below if not other.is_pure] == []


@EACH_MODULE
def test_a_module_on_no_floor_has_a_reason(module: Module) -> None:
    """A module that is not called pure touches its surroundings, or builds on one that does."""
    assert module.docstring
    edge = module.reaches(SURROUNDINGS | NETWORK) or any(
        not modules()[name].is_pure for name in module.ours(set(modules()))
    )
    assert edge or module.is_pure or module.name in WINGS + FRONT_DOORS


def test_the_parser_of_imports_sees_every_form(tmp_path: Path) -> None:
    """Imports are found in all their forms, also within functions, and relative ones are resolved."""
    (tmp_path / "publish").mkdir()
    file = tmp_path / "publish" / "a.py"
    file.write_text(
        '"""What it is. Pure.\n\nMore."""\nimport urllib.request as r\nfrom urllib import request\n'
        "from .. import core\nfrom ..entries.source import read\n"
        "from .b import c\ndef f():\n    from http import client\n    import ssl, socket\n"
        "    from reading_list.plugin import gate\n"
    )
    module = Module(file, tmp_path)
    assert module.is_pure
    assert module.name == "publish.a"
    assert module.ours({"core", "entries.source", "publish.b", "plugin.gate", "publish.a"}) == {
        *("core", "entries.source", "publish.b", "plugin.gate")
    }
    assert module.reaches(NETWORK) == {"urllib.request", "http", "ssl", "socket"}
    assert module.reaches({"url", "request"}) == set()
