"""A small map of a topic: its landmarks, and what stands before and after them in other topics. Pure."""

from collections.abc import Iterable, Sequence

from ...core.library import Placed, Topic
from ...core.reading_order import by_date
from ..markup import Markup
from .landmark_map import landmarks
from .overview import Overview
from .page_links import PageLinks
from .small_drawing import framed, small_drawing
from .wiring import Cell

_MOST = 12  # landmarks
_OUTSIDE = 5  # works of other topics on each side


def small_map(topic: Topic, overview: Overview, here: PageLinks) -> Markup:
    """Return the landmarks of *topic* with what they build on and what builds on them; nothing where nothing does."""
    own = landmarks(overview.by_id[entry.id] for entry in topic.entries)
    own = sorted(_weightiest(own, overview, _MOST), key=by_date)
    ids = {placed.entry.id for placed in own}
    before = _outside((overview.by_id[older] for placed in own for older in placed.entry.builds_on), ids, overview)
    followers = (
        later for own_id in ids for later in overview.led_to.get(own_id, ()) if own_id in later.entry.builds_on
    )
    after = _outside((later for later in followers if later not in before), ids, overview)
    edges = [
        (older, placed.entry.id)
        for placed in (*own, *after)
        for older in dict.fromkeys(placed.entry.builds_on)
        if older in ids or (placed.entry.id in ids and older in {earlier.entry.id for earlier in before})
        if older != placed.entry.id
    ]
    if not edges:
        return Markup()
    columns = [column for column in (before, *_generations(own), after) if column]
    works = [placed for column in columns for placed in column]
    cells = {
        placed.entry.id: Cell(number, lane, overview.descent.radius(placed.entry.id))
        for number, column in enumerate(columns)
        for lane, placed in enumerate(column)
    }
    outside = {placed.entry.id for placed in (*before, *after)}
    drawing = small_drawing(works, cells, edges, here, outside=outside)
    label = here.messages.html("topic.map.label", topic=topic.title)
    return framed(drawing, "rl-small-map", label, here)


def _weightiest(works: Iterable[Placed], overview: Overview, most: int) -> list[Placed]:
    """Return those of *works* that most came of, landmarks before others."""

    def weight(placed: Placed) -> tuple[bool, int, object]:
        return not placed.entry.seminal, -overview.descent.came_of(placed.entry.id), by_date(placed)

    return sorted(works, key=weight)[:most]


def _outside(works: Iterable[Placed], ids: Iterable[str], overview: Overview) -> list[Placed]:
    """Return the weightiest of *works* that are none of *ids*, the oldest first."""
    others = {placed.entry.id: placed for placed in works if placed.entry.id not in ids}
    return sorted(_weightiest(others.values(), overview, _OUTSIDE), key=by_date)


def _generations(works: Sequence[Placed]) -> list[list[Placed]]:
    """Return *works* (oldest first) in columns: each is behind all those that it builds on."""
    depths: dict[str, int] = {}
    columns: list[list[Placed]] = []
    for placed in works:
        depth = max((depths[older] + 1 for older in placed.entry.builds_on if older in depths), default=0)
        depths[placed.entry.id] = depth
        columns += [[] for _ in range(depth + 1 - len(columns))]
        columns[depth].append(placed)
    return columns
