"""What sources say, made fit for entries. Pure."""

from typing import Any

from ...core.schema import EntryFields
from ..importers import tidy


def clean(known: EntryFields) -> EntryFields:
    """Return what is *known* with its texts on one line and without characters that an entry file may not hold."""
    return EntryFields(**{name: _clean_value(value) for name, value in known.known().items()})


def _clean_value(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(filter(None, map(_clean_value, value)))
    return tidy.clean(value) if type(value) is str else value
