"""The file in the entries folder that remembers what the checks of links found."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from ..core.library import Library
from ..core.paths import exists
from ..core.problems import ReadingListError
from ..entries.source.folder import entries_shown
from . import link_health


def link_records(folder: Path) -> dict[str, link_health.Record]:
    """Return what the checks of links left in the entries folder; nothing where there was none.

    Raises ReadingListError where it cannot be read.
    """
    path = folder / link_health.FILE
    shown = f"{entries_shown(folder)}/{link_health.FILE}"
    try:
        if not exists(path):
            return {}
        if not path.is_file():
            raise ReadingListError(f"{shown}: is not a file. Rename or move it.")
        return link_health.parse(path.read_text(encoding="utf-8"), shown)
    except (OSError, UnicodeDecodeError) as trouble:
        raise ReadingListError(f"{shown}: cannot be read ({trouble}).") from trouble


def with_dead_links(library: Library, records: Mapping[str, link_health.Record]) -> Library:
    """Return *library* knowing which of its links are dead, as *records* have it."""
    dead = link_health.dead(records)
    if not dead:
        return library
    urls = (place.url for place in link_health.places(library))
    return replace(library, dead={url: dead[asked] for url in urls if (asked := link_health.asked_for(url)) in dead})
