"""Works in columns and lanes, and the lines that join them: numbers only, no markup. Pure.

A lane is a line of works with a channel below it, and each column begins with a gutter. A line leaves a work downwards,
goes through the channel of its lane to the gutter of the column that it leads to, there up or down, and into the work
from the left. So no line can cross a label, wherever the works stand. Lines of one work share a way, others have ways
of their own side by side.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple, TypeVar

RADIUS = 10  # of the largest dot; each stands in the middle of a square of that size
LABEL = 2 * RADIUS + 4  # from the left edge of a work to its label

_TRACK = 3  # pixels from one line to the next beside it
_AIR = 6  # between a line and whatever is not one
_ARROW = 7  # the head of an arrow needs so much before the dot
_BEND = 5  # the radius of a bend

Point = tuple[int, int]
_Key = TypeVar("_Key", bound=Hashable)


class Cell(NamedTuple):
    """Where a work stands: counted from 0, and the radius of its dot."""

    column: int
    lane: int
    radius: int = 4


class Lane(NamedTuple):
    """A lane: how high the labels in it are, and how much stays free above it."""

    height: int
    above: int = 0


class Wiring(NamedTuple):
    """Where everything is, in pixels: columns begin behind their *gutters* at *lefts*, labels of lanes at *tops*."""

    lefts: Sequence[int]
    gutters: Sequence[int]
    tops: Sequence[int]
    centres: Mapping[str, Point]
    ways: Mapping[tuple[str, str], tuple[Point, ...]]
    width: int
    height: int


def wire(
    cells: Mapping[str, Cell],
    edges: Sequence[tuple[str, str]],
    columns: Sequence[int],
    lanes: Sequence[Lane],
    *,
    even: bool = False,
) -> Wiring:
    """Return the places of *cells*, and the ways of *edges*, from the older to the newer, as corners.

    *columns* are their widths; the gutters before them are as wide as they need to be, or, where *even*, all alike.
    """
    channels = _tracks_of_channels(cells, edges)
    tracks = _tracks_of_gutters(cells, edges)
    gutters = [_AIR] * len(columns)
    for work, track in tracks.items():
        column = cells[work].column
        gutters[column] = max(gutters[column], _AIR + _TRACK * (track + 1) + _ARROW)
    if even:
        gutters = [max(gutters)] * len(columns)
    depths = [_AIR] * len(lanes)
    for work, track in channels.items():
        lane = cells[work].lane
        depths[lane] = max(depths[lane], _AIR + _TRACK * (track + 1))
    rights = [*accumulate(gutter + width for gutter, width in zip(gutters, columns, strict=True))]
    lefts = [right - width for right, width in zip(rights, columns, strict=True)]
    ends = [0, *accumulate(lane.above + lane.height + depth for lane, depth in zip(lanes, depths, strict=True))]
    tops = [end + lane.above for end, lane in zip(ends, lanes, strict=False)]
    centres = {
        work: (lefts[cell.column] + RADIUS, tops[cell.lane] + lanes[cell.lane].height // 2)
        for work, cell in cells.items()
    }

    def way(older: str, newer: str) -> tuple[Point, ...]:
        (x, y), (to_x, to_y) = centres[older], centres[newer]
        lane = cells[older].lane
        channel = tops[lane] + lanes[lane].height + _AIR // 2 + _TRACK * channels[older]
        column = cells[newer].column
        across = lefts[column] - gutters[column] + _AIR + _TRACK * tracks[newer]
        end = to_x - cells[newer].radius - 1
        return (x, y + cells[older].radius), (x, channel), (across, channel), (across, to_y), (end, to_y)

    ways = {edge: way(*edge) for edge in edges}
    return Wiring(lefts, gutters, tops, centres, ways, rights[-1], ends[-1])


def _tracks_of_channels(cells: Mapping[str, Cell], edges: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Return for each work that others build on the track of its line in the channel below it."""
    spans: dict[int, dict[str, tuple[int, int]]] = {}  # in halves of columns: gutters are even, works odd
    for older, newer in edges:
        _widen(spans.setdefault(cells[older].lane, {}), older, 2 * cells[older].column + 1, 2 * cells[newer].column)
    return {work: track for lane in spans.values() for work, track in _tracks(lane).items()}


def _tracks_of_gutters(cells: Mapping[str, Cell], edges: Sequence[tuple[str, str]]) -> dict[str, int]:
    """Return for each work that builds on others the track of the line that leads to it, in the gutter before it.

    Works that build on one and the same share it.
    """
    before: dict[str, list[str]] = {}
    for older, newer in edges:
        before.setdefault(newer, []).append(older)
    sharing = {newer: older[0] if len(older) == 1 else newer for newer, older in before.items()}
    spans: dict[int, dict[str, tuple[int, int]]] = {}  # in halves of lanes: works are even, channels odd
    for older, newer in edges:
        column = spans.setdefault(cells[newer].column, {})
        _widen(column, sharing[newer], 2 * cells[newer].lane, 2 * cells[older].lane + 1)
    tracks = {column: _tracks(lines) for column, lines in spans.items()}
    return {newer: tracks[cells[newer].column][way] for newer, way in sharing.items()}


def _widen(spans: dict[str, tuple[int, int]], key: str, *ends: int) -> None:
    ends = (*spans.get(key, ()), *ends)
    spans[key] = (min(ends), max(ends))


def _tracks(spans: Mapping[_Key, tuple[int, int]]) -> dict[_Key, int]:
    """Return a track for each of *spans*, so that those of one track do not touch."""
    ends: list[int] = []
    tracks: dict[_Key, int] = {}
    for key, (start, end) in sorted(spans.items(), key=lambda item: item[1]):
        track = next((track for track, taken in enumerate(ends) if taken < start), len(ends))
        ends[track : track + 1] = [end]
        tracks[key] = track
    return tracks


@lru_cache(maxsize=10_000)
def drawn(way: tuple[Point, ...]) -> str:
    """Return *way* as the path of SVG, its bends round, with the head of an arrow."""
    corners = [point for index, point in enumerate(way) if index == 0 or point != way[index - 1]]
    x, y = corners[0]
    path = f"M{x} {y}"
    for (x0, y0), (x, y), (x1, y1) in zip(corners, corners[1:], corners[2:], strict=False):
        path += f"L{_nearer(x, x0)} {_nearer(y, y0)}Q{x} {y} {_nearer(x, x1)} {_nearer(y, y1)}"
    x, y = corners[-1]
    return f"{path}L{x} {y}M{x - 4} {y - 3}L{x} {y}L{x - 4} {y + 3}"


def _nearer(corner: int, other: int) -> int:
    """Return where, in one direction, the bend at a *corner* ends on the way to the *other* one."""
    way = other - corner
    if way > 2 * _BEND:
        return corner + _BEND
    if way < -2 * _BEND:
        return corner - _BEND
    return corner + int(way / 2)
