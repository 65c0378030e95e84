"""What builds a new list: a row for each engine, with what the files of the list say of it. Pure."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple


class Engine(NamedTuple):
    """A row."""

    serve: Sequence[str]
    """The commands that show the site while one writes."""
    build: Sequence[str]
    """The commands that make the site in ``site/``; the last knows ``--strict``."""
    configuration: str = "mkdocs.yml"
    requirement: str = "mkdocs-reading-list"
    theme: str = "material"
    follows: str = "and follows your edits"
    """What the README says of the site that is shown."""
    scope: str = "the Content-Security-Policy on all pages, also on those written by hand"
    """What the configuration says of our scope."""
    names_assets: bool = False
    """Whether the configuration has to name style and scripts."""


DEFAULT = "mkdocs"
ENGINES: Mapping[str, Engine] = MappingProxyType(
    {
        DEFAULT: Engine(["mkdocs serve"], ["mkdocs build"]),
        "properdocs": Engine(
            ["properdocs serve"],
            ["properdocs build"],
            configuration="properdocs.yml",
            requirement="mkdocs-reading-list[properdocs]",
            theme="materialx",
        ),
        "zensical": Engine(
            ["reading-list build", "zensical serve"],
            ["reading-list build", "zensical build"],
            requirement="mkdocs-reading-list[zensical]",
            follows="and follows your edits of pages; run `reading-list build` again when you have changed an entry",
            scope="the site is a reading list whole",
            names_assets=True,
        ),
    }
)

_ASSETS = """\
# Where `reading-list build` writes style and scripts
extra_css:
  - assets/reading-list/style.css
extra_javascript:
  - path: assets/reading-list/main.js
    type: module

"""


def first_commands(name: str) -> list[str]:
    """Return the commands that show a new list for the first time, by the engine of this *name*."""
    engine = ENGINES[name]
    # What the list is made with need not have brought its engine.
    installing = ["pip install -r requirements.txt"] if engine.requirement != ENGINES[DEFAULT].requirement else []
    return [*installing, *engine.serve]


def _bounds(version: str) -> str:
    """Return the bounds of this package, which bounds the engines: its *version*, and the next that may break lists."""
    return f">={version.partition('+')[0]},<{int(version.partition('.')[0]) + 1}"


def places(name: str, version: str) -> dict[str, str]:
    """Return what templates say of the engine of this *name*, and of this package in its *version*, by their places."""
    engine = ENGINES[name]
    *before, last = engine.build
    strictly = [*before, f"{last} --strict"]
    inputs = {"engine": name} | ({"config": engine.configuration} if engine.configuration != "mkdocs.yml" else {})
    written = "".join(f"\n          {key}: {value}" for key, value in inputs.items())
    return {
        "configuration": engine.configuration,
        "requirement": f"{engine.requirement}{_bounds(version)}",
        "theme": engine.theme,
        "serve": "\n".join(engine.serve),
        "follows": engine.follows,
        "scope": engine.scope,
        "build": " && ".join(engine.build),
        "build_strictly": " && ".join(strictly),
        "build_lines": "\n".join(strictly),  # a shell that ends at a failure passes over one before `&&`
        "build_items": "\n    - ".join(strictly),
        "assets": _ASSETS if engine.names_assets else "",
        "for_action": f"\n        with:{written}" if name != DEFAULT else "",
    }
