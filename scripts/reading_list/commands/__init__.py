"""The subcommands, and what they share.

``planning`` puts the pure parts together; the others print, and exit.
"""

from .add import add
from .building import build
from .checking import check
from .exporting import export, schema
from .figures import coverage, stats
from .imports import import_
from .links import links
from .starting import init
from .suggestion import suggestion

COMMANDS = (check, build, add, import_, export, links, init, schema, stats, coverage, suggestion)

__all__ = ["COMMANDS"]
