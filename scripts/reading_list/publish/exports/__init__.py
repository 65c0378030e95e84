"""A library → files beside the pages, for other programs. Pure.

``formats`` lists what there is. ``library_json`` is everything as JSON, from which the list can be rebuilt;
``bibliography`` is BibTeX, CSL-JSON and RIS; ``markdown_list`` a README, which ``filling`` puts into one that exists;
``llms`` the way in for language models; ``atom`` the feeds; ``robots`` what crawlers ask for first.
"""

from ...core.library import Library
from ...core.site import Site, TextFile
from ..messages import Messages
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


def export_files(library: Library, site: Site, messages: Messages) -> list[TextFile]:
    """Return the files beside the pages: one of each format, and a feed for each page that has one."""
    whole = [TextFile(form.path, form.text(library, site, messages)) for form in FORMATS if form is not ATOM]
    # Crawlers ask for their file at the root of a host: a list in a folder has none to offer.
    for_crawlers = [] if site.path else [TextFile(ROBOTS, robots.text(site))]
    return [*whole, *atom.feeds(library, site), *for_crawlers]
