"""What readers see of kinds, levels and statuses, in words. Pure.

The words stand in a table by language, ``en``, under keys; a translation is one more file like it.
"""

from ...core.kinds import Kind
from ...core.schema import Level, Status
from .en import TEXTS


def kind(kind: Kind) -> str:
    """Return what a work of *kind* is called, within a line."""
    return TEXTS[kind.row.one]


def kinds(kind: Kind) -> str:
    """Return what works of *kind* are called, as a heading."""
    return TEXTS[kind.row.many]


def level(level: Level) -> str:
    """Return what *level* is called, within a line."""
    return TEXTS[f"level.{level}"]


def status(status: Status) -> str:
    """Return what *status* is called, within a line."""
    return TEXTS[f"status.{status}"]
