"""A small drawing of what a work builds on and what was built on it: its nearest kin, from left to right. Pure."""

from collections.abc import Sequence

from ...core.library import Placed
from ...core.reading_order import by_date
from ..markup import Markup, text
from .drawing import node
from .landmark_map import BOX, ROW, Box, arrow, short, width_of
from .page_links import PageLinks

_MOST = 5  # on each side: the words beside the drawing name them all
_GAP = 40  # between columns: an arrow bends in it
_EDGE = 4


def lineage(placed: Placed, here: PageLinks) -> Markup:
    """Return the drawing for the work *placed*; nothing where it has no kin."""
    entry, overview = placed.entry, here.overview
    before = _nearest([overview.by_id[older] for older in dict.fromkeys(entry.builds_on)])
    after = _nearest([later for later in overview.led_to.get(entry.id, ()) if entry.id in later.entry.builds_on])
    if not before and not after:
        return Markup()
    rows = max(len(before), len(after), 1)
    older = _column(before, _EDGE, rows)
    width = max((box.width for box in older), default=0)
    older = [box._replace(x=_EDGE + width - box.width) for box in older]
    [work] = _column([placed], _EDGE + width + _GAP if older else _EDGE, rows)
    newer = _column(after, work.x + work.width + _GAP, rows)
    right = max(box.x + box.width for box in (work, *newer)) + _EDGE
    drawn = [node(box, (), here.work(box.placed.entry.id)) for box in older]
    drawn.append(_middle(work, [arrow(box, work) for box in older]))
    drawn += [node(box, [arrow(work, box)], here.work(box.placed.entry.id)) for box in newer]
    name = text(entry.short_name)
    return Markup(
        f'<div class="rl-map rl-lineage" role="region" tabindex="0"'
        f' aria-label="Drawing of what {name} builds on and led to; the same stands in words above">'
        f'<svg role="group" aria-label="From what {name} builds on to what builds on it" width="{right}"'
        f' height="{rows * ROW}">{"".join(drawn)}</svg></div>'
    )


def _nearest(kin: Sequence[Placed]) -> list[Placed]:
    """Return the works of *kin* that are drawn, the oldest first; of too many the landmarks before others."""
    chosen = sorted(kin, key=lambda placed: not placed.entry.seminal)[:_MOST]
    return sorted(chosen, key=by_date)


def _column(works: Sequence[Placed], x: int, rows: int) -> list[Box]:
    """Return the boxes of *works*, one below the other from *x* on, in the middle of so many *rows*."""
    top = (rows - len(works)) * ROW // 2 + (ROW - BOX) // 2
    labels = [short(placed.entry.short_name) for placed in works]
    return [
        Box(placed, label, x, top + number * ROW, width_of(label))
        for number, (placed, label) in enumerate(zip(works, labels, strict=True))
    ]


def _middle(work: Box, arrows: Sequence[str]) -> Markup:
    """Return the box of the work whose page it is, with the arrows into it."""
    ways = f'<path d="{"".join(arrows)}"/>' if arrows else ""
    return Markup(
        f'<g>{ways}<rect x="{work.x}" y="{work.y}" width="{work.width}" height="{BOX}"/>'
        f'<text x="{work.x + 8}" y="{work.y + 16}">{text(work.label)}</text></g>'
    )
