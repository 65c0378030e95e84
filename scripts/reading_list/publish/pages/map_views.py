"""A library → the data of the map's other views, which a script lays over the one on the page. Pure.

Works stand in them in the order of the page, so that nothing is said twice but where they are.
"""

import json
from collections.abc import Sequence

from ...core.library import Library, Placed
from ...core.site import Site, TextFile
from ..messages import Messages
from ..nav_sections import nav_sections
from ..routes import ASSETS
from .descent import Descent, descent_of
from .drawing import height_of, ways_into
from .landmark_map import Map, Section, draw, landmarks
from .map_columns import by_decades, by_years
from .map_ground import ground, headings
from .wiring import LABEL, RADIUS

PATH = f"{ASSETS}map.json"


def map_file(library: Library, site: Site, messages: Messages) -> TextFile:
    """Return the views of the map of *library* by what their rows are and how far they are zoomed."""
    works = landmarks(library.entries())
    sections = nav_sections(library, site.sections)
    views = _views(works, sections, descent_of(library), messages) if works else {}
    return TextFile(PATH, json.dumps(views, ensure_ascii=False, separators=(",", ":")) + "\n")


def _views(
    works: Sequence[Placed], sections: Sequence[Section], descent: Descent, messages: Messages
) -> dict[str, object]:
    years = [placed.entry.year or 0 for placed in works]
    views = {}
    for rows, by_topic in (("topics", True), ("sections", False)):
        views[f"{rows} all"] = draw(works, sections, descent, by_years(years), by_topic=by_topic, labelled=False)
        views[f"{rows} decades"] = draw(works, sections, descent, by_decades(years), by_topic=by_topic)
        views[f"{rows} years"] = draw(works, sections, descent, by_years(years), by_topic=by_topic)
    return {name: _view(drawing, messages) for name, drawing in views.items()}


def _view(drawing: Map, messages: Messages) -> dict[str, object]:
    """Return where everything is; the works with their centre, radius, width, height, lines and ways to them."""
    into = ways_into(drawing.wiring)
    under = ground(drawing)
    return {
        "width": drawing.wiring.width,
        "height": drawing.height,
        "columns": headings(drawing, messages),
        "spans": under.spans,
        "folds": under.folds,
        "lines": [under.rows, under.bands],
        "bands": [[band.name, band.y, band.height] for band in drawing.bands],
        "rows": [[row.y, row.height] for row in drawing.rows if row.topic],
        "works": [
            [
                *drawing.wiring.centres[work],
                dot.cell.radius,
                LABEL + drawing.rooms[dot.cell.column] if drawing.labelled else 2 * RADIUS,
                height_of(dot.lines),
                dot.lines,
                into.get(work, ()),
            ]
            for work, dot in drawing.dots.items()
        ],
    }
