"""A library → files beside the pages, for other programs. Pure.

``library`` is everything as JSON, from which the list can be rebuilt; ``bibliography`` is BibTeX and CSL-JSON;
``atom`` the feeds; ``robots`` what crawlers ask for first.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from ...core.library import Library
from ...core.site import Page, Site
from ..addresses import BIBTEX, CSL, LIBRARY, ROBOTS
from . import atom, bibliography, library, robots
from .library import Document

__all__ = ["FORMATS", "Document", "render"]

Export: TypeAlias = Callable[[Library, Site, atom.NoteToHtml], str]

# What `reading-list export` offers, by the name of the format.
FORMATS: Mapping[str, Export] = MappingProxyType(
    {
        "json": lambda read, site, _: library.as_json(read, site),
        "bibtex": lambda read, *_: bibliography.as_bibtex(read),
        "csl": lambda read, *_: bibliography.as_csl(read),
        "atom": atom.whole,
    }
)


def render(read: Library, site: Site, html: atom.NoteToHtml) -> list[Page]:
    """Return the files beside the pages; *html* turns a note into HTML that is safe anywhere."""
    return [
        Page(LIBRARY, library.as_json(read, site)),
        Page(BIBTEX, bibliography.as_bibtex(read)),
        Page(CSL, bibliography.as_csl(read)),
        *atom.feeds(read, site, html),
        Page(ROBOTS, robots.text(site)),
    ]
