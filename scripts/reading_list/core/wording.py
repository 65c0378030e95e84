"""What a list says of the words of its pages. Pure."""

from collections.abc import Mapping
from typing import NamedTuple


class Landmark(NamedTuple):
    """What a list calls a landmark, and several, and the mark before the word."""

    one: str
    many: str
    mark: str = "★"


class Wording(NamedTuple):
    """The language (BCP 47), single words of the list's own by their keys, and a file with the words of a language."""

    language: str = "en"
    words: tuple[tuple[str, str | Mapping[str, str]], ...] = ()
    file: str = ""
    """The path of the file; empty where there is none."""
    landmark: Landmark | None = None
    """What it calls its landmarks; None for what we call them."""
