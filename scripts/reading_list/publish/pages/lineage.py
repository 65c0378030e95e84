"""A small drawing of what a work builds on and what was built on it: its nearest kin, from left to right. Pure."""

from collections.abc import Mapping, Sequence

from ...core.library import Placed
from ...core.reading_order import by_date
from ..markup import Markup
from .page_links import PageLinks
from .small_drawing import framed, small_drawing
from .wiring import Cell

_MOST = 5  # on each side: the words beside the drawing name them all
_RADIUS, _OWN_RADIUS = 4, 7


def lineage(placed: Placed, here: PageLinks) -> Markup:
    """Return the drawing for the work *placed*; nothing where it has no kin."""
    entry, overview = placed.entry, here.overview
    if not entry.builds_on and entry.id not in overview.led_to:
        return Markup()
    before = _nearest([overview.by_id[older] for older in dict.fromkeys(entry.builds_on) if older != entry.id])
    after = _nearest([later for later in overview.led_to.get(entry.id, ()) if entry.id in later.entry.builds_on])
    columns = [column for column in (before, [placed], after) if column]
    if len(columns) == 1:
        return Markup()
    edges = [(older.entry.id, entry.id) for older in before] + [(entry.id, newer.entry.id) for newer in after]
    works = [kin for column in columns for kin in column]
    drawing = small_drawing(works, _cells(columns, placed), edges, here, own=entry.id)
    label = here.messages.html("work.lineage", title=entry.short_name)
    return framed(drawing, "rl-lineage", label, here)


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
