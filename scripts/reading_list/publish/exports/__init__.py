"""A library → files beside the pages, for other programs. Pure.

``formats`` lists what there is. ``library_json`` is everything as JSON, from which the list can be rebuilt;
``bibliography`` is BibTeX, CSL-JSON and RIS; ``markdown_list`` a README, which ``filling`` puts into one that exists;
``llms`` the way in for language models; ``atom`` the feeds; ``robots`` what crawlers ask for first.
"""

from collections.abc import Iterator
from functools import partial

from ...core.library import Library
from ...core.site import Site, TextFile
from ..messages import Messages
from ..planned import Planned
from ..routes import ROBOTS
from . import atom, robots
from .filling import Markers, filled
from .formats import ATOM, BIBTEX, FORMATS, ON_HOME, ExportFormat, format_called
from .library_json import exported_library, site_of

__all__ = [
    "BIBTEX",
    "FORMATS",
    "ON_HOME",
    "ExportFormat",
    "Markers",
    "export_files",
    "exported_library",
    "filled",
    "format_called",
    "site_of",
]


def export_files(library: Library, site: Site, messages: Messages) -> Iterator[Planned[TextFile]]:
    """Yield the files beside the pages: one of each format, and a feed for each page that has one."""

    def exported(form: ExportFormat) -> TextFile:
        return TextFile(form.path, form.text(library, site, messages))

    for form in FORMATS:
        if form is not ATOM:
            yield Planned(form.path, partial(exported, form))
    yield from atom.feeds(library, site)
    if not site.path:  # crawlers ask for their file at the root of a host: a list in a folder has none to offer
        yield Planned(ROBOTS, lambda: TextFile(ROBOTS, robots.text(site)))
