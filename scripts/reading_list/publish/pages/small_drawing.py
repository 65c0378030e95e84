"""A drawing of a few works, with room in each column for its own labels only. Pure."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from ...core.library import Placed
from ..markup import Markup
from .drawing import dot, own_dot, paths, ways_into
from .landmark_map import LEAST
from .map_labels import LINE, labels, lines, room_for
from .page_links import PageLinks
from .wiring import LABEL, Cell, Lane, Wiring, wire


class SmallDrawing(NamedTuple):
    """The works as SVG, where they stand, and how wide the labels of each column are."""

    nodes: Markup
    wiring: Wiring
    rooms: Sequence[int]


def small_drawing(
    works: Sequence[Placed],
    cells: Mapping[str, Cell],
    edges: Sequence[tuple[str, str]],
    here: PageLinks,
    *,
    own: str = "",
    outside: Collection[str] = (),
    head: int = 0,
) -> SmallDrawing:
    """Return the drawing of *works* at *cells*, joined by *edges*.

    The work *own* has the page on which the drawing stands, those of *outside* stand back, and above the first lane
    *head* pixels stay free.
    """
    names = labels(works)
    members: list[list[str]] = [[] for _ in range(1 + max(cell.column for cell in cells.values()))]
    for work, cell in cells.items():
        members[cell.column].append(names[work])
    rooms = [room_for(column, strong=names.get(own, "")) for column in members]
    words = {work: lines(name, rooms[cells[work].column]) for work, name in names.items()}
    heights = [LEAST] * (1 + max(cell.lane for cell in cells.values()))
    for work, cell in cells.items():
        heights[cell.lane] = max(heights[cell.lane], LINE * len(words[work]))
    stack = [Lane(height, 0 if lane else head) for lane, height in enumerate(heights)]
    wiring = wire(cells, edges, [LABEL + room for room in rooms], stack)
    into = ways_into(wiring)
    nodes = []
    for placed in works:
        work = placed.entry.id
        place = (cells[work], wiring.centres[work], words[work], rooms[cells[work].column])
        name = own_dot(*place) if work == own else dot(placed, *place, here.work(work))
        standing = ' class="rl-outside"' if work in outside else ""
        nodes.append(f"<g{standing}>{paths(into.get(work, ()))}{name}</g>")
    return SmallDrawing(Markup("".join(nodes)), wiring, rooms)


def framed(drawing: SmallDrawing, name: str, label: Markup, here: PageLinks, *, above: str = "") -> Markup:
    """Return *drawing* in a region of the class *name* that scrolls, with what stands *above* its columns."""
    wiring = drawing.wiring
    return Markup(
        f'<div class="rl-map {name}" role="region" tabindex="0" aria-label="{label}">'
        f'<svg role="group" aria-label="{here.messages.html("drawing.works")}"'
        f' width="{wiring.width}" height="{wiring.height}">'
        f"{above}{drawing.nodes}</svg></div>"
    )
