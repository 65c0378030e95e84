"""YAML reading lists in, a searchable, tagged website out.

Data flows one way, through the wings: ``entries`` reads and checks entry files, ``publish`` renders them and
writes files, ``plugin`` hands them to MkDocs. ``collect`` takes lists and web pages in, ``links`` asks after links.

Other programs call what ``interface`` offers, under the name of the package: ``reading_list.load()``.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .interface import (
        Entry,
        FaultyListError,
        Position,
        Problem,
        ReadingList,
        ReadingListError,
        Site,
        Topic,
        check,
        export,
        load,
    )

__all__ = [
    "Entry",
    "FaultyListError",
    "Position",
    "Problem",
    "ReadingList",
    "ReadingListError",
    "Site",
    "Topic",
    "check",
    "export",
    "load",
]


def __getattr__(name: str) -> object:
    """Return what the interface offers under *name*; it is not loaded before, for a command needs little of it."""
    if name in __all__:
        from . import interface

        return getattr(interface, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
