"""A library → files beside the pages, for other programs. Pure.

``formats`` lists what there is; ``parts`` puts files together of what is made of each topic, which ``waiting_parts``
keeps until then. ``library_json`` is everything as JSON, from which the list can be rebuilt;
``bibliography`` is BibTeX, CSL-JSON and RIS; ``markdown_list`` a README, which ``filling`` puts into one that exists;
``llms`` the way in for language models; ``atom`` the feeds; ``robots`` what crawlers ask for first.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from ...core.library import Library, Topic
from ...core.site import Site, TextFile
from ..messages import Messages
from ..planned import Planned
from ..routes import ROBOTS
from . import atom, robots
from .filling import Markers, filled
from .formats import ATOM, BIBTEX, FORMATS, IN_PARTS, ON_HOME, ExportFormat, format_called
from .library_json import exported_library, site_of
from .parts import Across, Parts
from .waiting_parts import WaitingParts

__all__ = [
    "BIBTEX",
    "FORMATS",
    "IN_PARTS",
    "ON_HOME",
    "Across",
    "ExportFormat",
    "Markers",
    "WaitingParts",
    "export_files",
    "exported_library",
    "filled",
    "format_called",
    "parts_of",
    "site_of",
]


def parts_of(topic: Topic, across: Across) -> dict[str, str]:
    """Return what *topic* is in each format that is put together of parts, by its name."""
    return {name: form.part(topic, across) for name, form in IN_PARTS.items()}


def export_files(
    library: Library, site: Site, messages: Messages, parts: Callable[[str], Mapping[str, str]] | None = None
) -> Iterator[Planned[TextFile]]:
    """Yield the files beside the pages: one of each format, and a feed for each page that has one.

    *parts* gives those of all topics in the format of a name, by their slugs; they are made here where nothing does.
    """
    across = Across(library, site, messages)
    parts = parts or WaitingParts(library.topics, partial(parts_of, across=across), {}).of_format

    def exported(form: ExportFormat) -> TextFile:
        if isinstance(form.written, Parts):
            return TextFile(form.path, form.written.whole(library, site, messages, parts(form.name)))
        return TextFile(form.path, form.text(library, site, messages))

    yield from atom.feeds(library, site)
    if not site.path:  # crawlers ask for their file at the root of a host: a list in a folder has none to offer
        yield Planned(ROBOTS, lambda: TextFile(ROBOTS, robots.text(site)))
    for form in FORMATS:  # last what waits for parts, which others may be making
        if form is not ATOM:
            yield Planned(form.path, partial(exported, form))
