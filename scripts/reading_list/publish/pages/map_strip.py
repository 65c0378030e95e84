"""The map in little, for the home page: the years with most landmarks, and of each the works most came of. Pure."""

from collections import Counter
from collections.abc import Sequence

from ...core.library import Placed
from ..markup import Markup, link, text
from ..routes import TIMELINE
from .drawing import heading
from .landmark_map import edges
from .map_lanes import lanes
from .overview import Overview
from .page_links import PageLinks
from .small_drawing import framed, small_drawing
from .wiring import LABEL, Cell

_YEARS = 10
_LANES = 4
_HEAD = 26  # the names of the years


def strip(overview: Overview, here: PageLinks) -> Markup:
    """Return the years with the most landmarks as one strip, without scripts; nothing where there are no landmarks."""
    every = overview.landmarks
    crowd = Counter(placed.entry.year or 0 for placed in every)
    years = sorted(sorted(crowd, key=lambda year: (-crowd[year], -year))[:_YEARS])
    if not years:
        return Markup()
    works = [placed for year in years for placed in _weightiest(overview, every, year)]
    place = lanes(works, lambda placed: years.index(placed.entry.year or 0))
    cells = {
        work: Cell(years.index(placed.entry.year or 0), place[work], overview.descent.radius(work))
        for placed in works
        for work in [placed.entry.id]
    }
    drawing = small_drawing(works, cells, edges(works), here, head=_HEAD)
    above = [
        heading(left, LABEL + room, _HEAD, _year(year, crowd[year], here))
        for left, room, year in zip(drawing.wiring.lefts, drawing.rooms, years, strict=True)
    ]
    label = here.messages.html("home.strip")
    return framed(drawing, "rl-strip", label, here, above="".join(above))


def _year(year: int, count: int, here: PageLinks) -> Markup:
    """Return the name of a year, which leads to the map, with the number of its landmarks."""
    return Markup(
        f"{link(here.to(TIMELINE, f'year-{year}'), text(str(year)))} <small>{here.messages.number(count)}</small>"
    )


def _weightiest(overview: Overview, works: Sequence[Placed], year: int) -> list[Placed]:
    """Return the works of *year* that most came of, the oldest first."""
    of_year = [placed for placed in works if placed.entry.year == year]
    chosen = sorted(of_year, key=lambda placed: -overview.descent.came_of(placed.entry.id))[:_LANES]
    return [placed for placed in of_year if placed in chosen]
