"""Every format that the list is exported in, a row each. Pure.

A new format is a module that writes it, and a row here: home, the command line and the scripts read the row.
"""

from collections.abc import Callable
from typing import NamedTuple

from ...core.library import Library
from ...core.site import Site
from ..messages import Messages
from ..routes import FEED
from . import atom, bibliography, library_json, markdown_list
from .filling import Markers


class ExportFormat(NamedTuple):
    """A format: what it is called, where its file stands, and what writes it."""

    name: str
    """What `reading-list export` calls it."""
    path: str
    """Where the file stands beside the pages."""
    label: str
    """What readers call it."""
    media_type: str
    remark: str
    """What `reading-list export --help` says of it; empty where the name says all."""
    text: Callable[[Library, Site, Messages], str]
    place_on_home: int = 0
    """Where home has its link among the others; 0 where it has none, or one of another form."""
    record: str | None = None
    """How scripts take the record of an entry out of the file: an expression, which Python and ECMA read alike, finds
    the beginning of each, and its first group is the id. Empty for a JSON list of objects, each with the id in its
    `custom`; None where it cannot be done.
    """
    markers: Markers | None = None
    """The lines between which a file of somebody's own takes the list up; None where only a whole file makes sense."""


def _wordless(text: Callable[[Library, Site], str]) -> Callable[[Library, Site, Messages], str]:
    """Return what writes the same *text* in every language."""
    return lambda library, site, _: text(library, site)


JSON = ExportFormat(
    "json", "entries.json", "JSON", "application/json", "everything", _wordless(library_json.as_json), place_on_home=5
)
BIBTEX = ExportFormat(
    "bibtex",
    "entries.bib",
    "BibTeX",
    "application/x-bibtex",
    "",
    _wordless(bibliography.as_bibtex),
    place_on_home=1,
    record=r"^@\w+\{(?:[^,\s]+,\n  ids = \{)?([^,\s}]+)",
)
CSL = ExportFormat(
    "csl",
    "entries.csl.json",
    "CSL-JSON",
    "application/vnd.citationstyles.csl+json",
    "CSL-JSON, for Zotero and Pandoc",
    _wordless(bibliography.as_csl),
    place_on_home=2,
    record="",
)
RIS = ExportFormat(
    "ris",
    "entries.ris",
    "RIS",
    "application/x-research-info-systems",
    "RIS, for EndNote and Mendeley",
    _wordless(bibliography.as_ris),
    place_on_home=3,
    record=r"^TY  - \w+\nID  - (\S+)",
)
MARKDOWN = ExportFormat(
    "markdown",
    "entries.md.txt",  # an engine would take a file ending in .md for a page
    "Markdown",
    "text/markdown",
    "a README in the manner of awesome lists",
    markdown_list.as_markdown,
    place_on_home=4,
    markers=markdown_list.MARKERS,
)
ATOM = ExportFormat(
    "atom", FEED, "feed of new entries", "application/atom+xml", "the newest entries", _wordless(atom.whole)
)

FORMATS = (JSON, BIBTEX, CSL, RIS, MARKDOWN, ATOM)
ON_HOME = tuple(sorted((form for form in FORMATS if form.place_on_home), key=lambda form: form.place_on_home))
