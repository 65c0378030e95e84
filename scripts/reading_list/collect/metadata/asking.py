"""What there is to ask for a work. Pure."""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from ...core.schema import EntryFields

Read: TypeAlias = Callable[[str], EntryFields]
"""Returns what the text of a reply says of a work. Raises ValueError where it is not what was asked for."""


class Ask(NamedTuple):
    """A request to make: its address, the types of reply it takes, and what reads the reply."""

    url: str
    accept: str
    read: Read
