"""Subcommands that stand beside ``check`` and ``build``, and what all of them share.

``planning`` puts the pure parts together; the others print, and exit.
"""

from .add import add
from .figures import coverage, stats
from .imports import import_
from .links import links
from .starting import init
from .suggestion import suggestion

COMMANDS = (add, init, import_, links, stats, coverage, suggestion)

__all__ = ["COMMANDS"]
