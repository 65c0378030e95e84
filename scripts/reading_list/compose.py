"""The data's way from a folder of entries to pages: what the command line and the plugin share."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from datetime import date as Day
from importlib import resources
from pathlib import Path

from .core.model import Library, Page, Problem, ReadingListError, Site
from .core.schema import schema_text
from .entries import checks, source
from .links import link_health
from .publish import catalogue, exports, outline, pages
from .publish.addresses import LIBRARY_SCHEMA

STYLE = "assets/reading-list/style.css"
SCRIPT = "assets/reading-list/main.js"


def today() -> Day:
    """Return the day of ``SOURCE_DATE_EPOCH`` where it is set, else the current day (UTC).

    Raises ReadingListError where it is set to what is no time.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as fault:
        raise ReadingListError(f"SOURCE_DATE_EPOCH: {epoch[:40]!r} is not a number of seconds since 1970.") from fault


def load(files: list[source.SourceFile], problems: list[Problem], day: Day) -> tuple[Library, list[Problem]]:
    """Return the library in *files* and all problems, those in *problems* included, sorted by place."""
    with _no_collector():
        library, mistakes = source.parse(files)
        if problems:  # a file that was not even taken may hold what the others name
            library = replace(library, complete=False)
        return library, sorted([*problems, *mistakes, *checks.run(library, day)])


def link_records(folder: Path) -> dict[str, link_health.Record]:
    """Return what the checks of links left in the entries folder; nothing where there was none.

    Raises ReadingListError where it cannot be read.
    """
    path = folder / link_health.FILE
    shown = f"{entries_shown(folder)}/{link_health.FILE}"
    try:
        return link_health.parse(path.read_text(encoding="utf-8") if path.exists() else "", shown)
    except (OSError, UnicodeDecodeError) as trouble:
        raise ReadingListError(f"{shown}: cannot be read ({trouble}).") from trouble


def with_dead_links(library: Library, folder: Path) -> Library:
    """Return *library* knowing which of its links are dead, as the records in *folder* have it."""
    dead = link_health.dead(link_records(folder))
    if not dead:
        return library
    urls = (place.url for place in link_health.places(library))
    return replace(library, dead={url: dead[asked] for url in urls if (asked := link_health.asked_for(url)) in dead})


def render(library: Library, site: Site) -> list[Page]:
    """Return every file of the site that is made from *library*. It must be free of errors."""
    with _no_collector():
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


@contextmanager
def _no_collector() -> Iterator[None]:
    """Hold the garbage collector off: records refer to no one in circles, and walking them all again
    and again while they are made takes a third of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _assets() -> list[Page]:
    """Return the style and the scripts of the pages."""
    folder = resources.files("reading_list.publish").joinpath("assets")
    return [
        Page(f"assets/reading-list/{file.name}", file.read_text(encoding="utf-8"))
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith((".css", ".js"))
    ]


def entries_shown(folder: Path) -> str:
    """Return how messages call the entries folder: relative to where the user stands, if below it."""
    try:
        return folder.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return folder.as_posix()
