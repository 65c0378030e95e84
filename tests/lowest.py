"""Tell whether each dependency is installed in the very version that pyproject.toml names as the lowest.

Where another dependency asks for a newer one, the bound is never tested and says nothing: raise it.
"""

import re
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def untested() -> list[str]:
    """Return what is to be said of each bound that is not what is installed."""
    extras = PROJECT["optional-dependencies"]
    requirements = [*PROJECT["dependencies"], *extras["links"], *extras["mcp"], *extras["test"]]
    bounds = [bound for line in requirements if (bound := re.match(r"([\w.-]+)>=([\w.]+)", line))]
    return [
        f"pyproject.toml: {name}>={lowest} is not tested, {version(name)} is installed; raise the bound to it"
        for name, lowest in (bound.groups() for bound in bounds)
        if version(name) != lowest
    ]


if __name__ == "__main__":
    sys.exit("\n".join(untested()) or None)
