"""Which lane each work of a row takes: no markup. Pure."""

from collections.abc import Callable, Iterable

from ...core.library import Placed


def lanes(works: Iterable[Placed], column_of: Callable[[Placed], int], first: int = 0) -> dict[str, int]:
    """Return the lane of each of *works* by its work, counted from *first*; no two share a lane and a column.

    A work takes the lane of one that it builds on, or else of its topic, where there is room. *works* are oldest first.
    """
    taken: set[tuple[int, int]] = set()
    lane_of: dict[str, int] = {}
    last_of: dict[str, int] = {}  # by topic
    count = 0
    for placed in works:
        column = column_of(placed)
        near = [lane_of[work] for work in placed.entry.builds_on if work in lane_of]
        wish = near[0] if near else last_of.get(placed.topic.slug, first)
        free = [lane for lane in range(first, first + count) if (lane, column) not in taken]
        lane = min(free, key=lambda lane: (abs(lane - wish), lane), default=first + count)
        count = max(count, lane - first + 1)
        taken.add((lane, column))
        lane_of[placed.entry.id] = last_of[placed.topic.slug] = lane
    return lane_of
