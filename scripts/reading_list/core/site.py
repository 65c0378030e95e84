"""What the pages say of the site as a whole, and the files that it is made of. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

NAME = r"[^\W_A-Z](?:[^\x00-,./:-`{-\x7f])*"
"""What a folder or a page of ours may be called, as an expression."""


class TextFile(NamedTuple):
    """A file to be written: its path below the docs folder, with forward slashes, and its text."""

    path: str
    text: str


class Site(NamedTuple):
    """What the pages say about the list as a whole; the same facts ``mkdocs.yml`` states."""

    name: str = "Reading list"
    description: str = ""
    url: str = ""
    """Where the whole site is published, with a slash at the end; empty where nobody says."""
    edit_url: str = ""
    """Where the entries folder is edited, with a slash at the end; empty where nobody knows."""
    sections: Sequence[str] = ()
    """The sections in the order of the navigation; others follow in alphabetical order."""
    directory_urls: bool = True
    """Whether a page ``a.md`` is served as ``a/`` (True) or as ``a.html``."""
    language: str = "en"
    """The language of the list (BCP 47)."""
    path: str = ""
    """The folder below the docs folder in which all of the list stands, with a slash at the end; empty for none."""
    links_to_sources: bool = False
    """Whether links between pages name the Markdown files, for an engine that turns them into addresses."""
