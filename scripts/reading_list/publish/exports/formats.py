"""Every format that the list is exported in, a row each. Pure.

A new format is a module that writes it, and a row here: home, the command line and the scripts read the row.
"""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from ...core.library import Library
from ...core.problems import ReadingListError
from ...core.site import Site
from ..messages import Messages
from ..routes import FEED, LLMS
from . import atom, bibliography, library_json, llms, markdown_list
from .filling import Markers
from .llms import ListedFile
from .parts import Parts


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
    written: Callable[[Library, Site, Messages], str] | Parts
    """What makes its text of a library, whole or in parts."""
    place_on_home: int = 0
    """Where home has its link among the others; 0 where it has none, or one of another form."""
    record: str | None = None
    """How scripts take the record of an entry out of the file: an expression, which Python and ECMA read alike, finds
    the beginning of each, and its first group is the id. Empty for a JSON list of objects, each with the id in its
    `custom`; None where it cannot be done.
    """
    markers: Markers | None = None
    """The lines between which a file of somebody's own takes the list up; None where only a whole file makes sense."""

    def text(self, library: Library, site: Site, messages: Messages) -> str:
        """Return the file of *library*."""
        return (self.written.text if isinstance(self.written, Parts) else self.written)(library, site, messages)


def _wordless(text: Callable[[Library, Site], str]) -> Callable[[Library, Site, Messages], str]:
    """Return what writes the same *text* in every language."""
    return lambda library, site, _: text(library, site)


JSON = ExportFormat(
    "json", "entries.json", "JSON", "application/json", "everything", library_json.PARTS, place_on_home=5
)
BIBTEX = ExportFormat(
    "bibtex",
    "entries.bib",
    "BibTeX",
    "application/x-bibtex",
    "",
    bibliography.BIBTEX,
    place_on_home=1,
    record=r"^@\w+\{(?:[^,\s]+,\n  ids = \{)?([^,\s}]+)",
)
CSL = ExportFormat(
    "csl",
    "entries.csl.json",
    "CSL-JSON",
    "application/vnd.citationstyles.csl+json",
    "CSL-JSON, for Zotero and Pandoc",
    bibliography.CSL,
    place_on_home=2,
    record="",
)
RIS = ExportFormat(
    "ris",
    "entries.ris",
    "RIS",
    "application/x-research-info-systems",
    "RIS, for EndNote and Mendeley",
    bibliography.RIS,
    place_on_home=3,
    record=r"^TY  - \w+\nID  - (\S+)",
)
MARKDOWN = ExportFormat(
    "markdown",
    "entries.md.txt",  # an engine would take a file ending in .md for a page
    "Markdown",
    "text/markdown",
    "a README in the manner of awesome lists",
    markdown_list.PARTS,
    place_on_home=4,
    markers=markdown_list.MARKERS,
)
ATOM = ExportFormat(
    "atom", FEED, "feed of new entries", "application/atom+xml", "the newest entries", _wordless(atom.whole)
)

FOR_MODELS = ExportFormat(
    "llms",
    LLMS,
    "llms.txt",
    "text/markdown",
    "llms.txt, the way in for language models",
    partial(
        llms.as_llms,
        whole=(
            ListedFile("Markdown", MARKDOWN.path, "llms.markdown"),
            ListedFile("JSON", JSON.path, "llms.json"),
            ListedFile("JSON Schema", library_json.SCHEMA, "llms.schema"),
        ),
        others=tuple(ListedFile(form.label, form.path, "llms.citations") for form in (BIBTEX, CSL, RIS)),
    ),
)

FORMATS = (JSON, BIBTEX, CSL, RIS, MARKDOWN, FOR_MODELS, ATOM)

IN_PARTS = {form.name: form.written for form in FORMATS if isinstance(form.written, Parts)}
"""How the formats are made that are put together of parts, by their names."""


def format_called(name: str) -> ExportFormat:
    """Return the format that is called *name*. Raises ReadingListError where there is none."""
    for form in FORMATS:
        if form.name == name:
            return form
    raise ReadingListError(f"{name!r} is no format. Use one of: {', '.join(form.name for form in FORMATS)}.")


ON_HOME = tuple(sorted((form for form in FORMATS if form.place_on_home), key=lambda form: form.place_on_home))
