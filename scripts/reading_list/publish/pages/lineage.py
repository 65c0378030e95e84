"""A small drawing of what a work builds on and what was built on it: its nearest kin, from left to right. Pure."""

from collections.abc import Mapping, Sequence

from ...core.library import Placed
from ...core.reading_order import by_date
from ..markup import Markup, text
from .drawing import dot, own_dot, ways_into
from .landmark_map import LEAST
from .map_labels import LINE, labels, lines, room_for
from .page_links import PageLinks
from .wiring import LABEL, Cell, Lane, wire

_MOST = 5  # on each side: the words beside the drawing name them all
_RADIUS, _OWN_RADIUS = 4, 7


def lineage(placed: Placed, here: PageLinks) -> Markup:
    """Return the drawing for the work *placed*; nothing where it has no kin."""
    entry, overview = placed.entry, here.overview
    before = _nearest([overview.by_id[older] for older in dict.fromkeys(entry.builds_on) if older != entry.id])
    after = _nearest([later for later in overview.led_to.get(entry.id, ()) if entry.id in later.entry.builds_on])
    columns = [column for column in (before, [placed], after) if column]
    if len(columns) == 1:
        return Markup()
    cells = _cells(columns, placed)
    names = labels(placed for column in columns for placed in column)
    rooms = [room_for(names[placed.entry.id] for placed in column) for column in columns]
    words = {
        placed.entry.id: lines(names[placed.entry.id], room)
        for column, room in zip(columns, rooms, strict=True)
        for placed in column
    }
    heights = [LEAST] * (1 + max(cell.lane for cell in cells.values()))
    for work, cell in cells.items():
        heights[cell.lane] = max(heights[cell.lane], LINE * len(words[work]))
    edges = [(older.entry.id, entry.id) for older in before] + [(entry.id, newer.entry.id) for newer in after]
    wiring = wire(cells, edges, [LABEL + room for room in rooms], [Lane(height) for height in heights])
    into = ways_into(wiring)
    drawn = []
    for column, room in zip(columns, rooms, strict=True):
        for kin in column:
            work = kin.entry.id
            way = "".join(into.get(work, ()))
            place = (cells[work], wiring.centres[work], words[work], room)
            name = own_dot(*place) if kin is placed else dot(kin, *place, here.work(work))
            drawn.append(f"<g>{way}{name}</g>")
    name = text(entry.short_name)
    return Markup(
        f'<div class="rl-map rl-lineage" role="region" tabindex="0"'
        f' aria-label="Drawing of what {name} builds on and led to; the same stands in words above">'
        f'<svg role="group" aria-label="From what {name} builds on to what builds on it" width="{wiring.width}"'
        f' height="{wiring.height}">{"".join(drawn)}</svg></div>'
    )


def _nearest(kin: Sequence[Placed]) -> list[Placed]:
    """Return the works of *kin* that are drawn, the oldest first; of too many the landmarks before others."""
    chosen = sorted(kin, key=lambda placed: not placed.entry.seminal)[:_MOST]
    return sorted(chosen, key=by_date)


def _cells(columns: Sequence[Sequence[Placed]], own: Placed) -> Mapping[str, Cell]:
    """Return where the works of *columns* stand, each column in the middle."""
    most = max(map(len, columns))
    return {
        placed.entry.id: Cell(number, (most - len(column)) // 2 + lane, _OWN_RADIUS if placed is own else _RADIUS)
        for number, column in enumerate(columns)
        for lane, placed in enumerate(column)
    }
