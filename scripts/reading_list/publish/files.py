"""Every file of the site that is made of a library."""

from importlib import resources

from ..core.json_schema import schema_text
from ..core.library import Library
from ..core.site import Page, Site
from ..entries.loading import without_collector
from . import catalogue, exports, outline, pages
from .addresses import LIBRARY_SCHEMA

STYLE = "assets/reading-list/style.css"
SCRIPT = "assets/reading-list/main.js"


def render(library: Library, site: Site) -> list[Page]:
    """Return every file of the site that is made from *library*. It must be free of errors."""
    with without_collector():
        return [
            *pages.render(library, site),
            *exports.render(library, site, pages.note_html),
            Page(LIBRARY_SCHEMA, schema_text(exports.Document)),
            *outline.render(library, site),
            catalogue.render(library, site),
            *_assets(),
        ]


def export(form: str, library: Library, site: Site) -> str:
    """Return *library* in the format *form* of ``exports.FORMATS``."""
    return exports.FORMATS[form](library, site, pages.note_html)


def _assets() -> list[Page]:
    """Return the style and the scripts of the pages."""
    folder = resources.files("reading_list.publish").joinpath("assets")
    return [
        Page(f"assets/reading-list/{file.name}", file.read_text(encoding="utf-8"))
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith((".css", ".js"))
    ]
