"""Where the landmarks stand on the map of how a field grew: numbers only, no markup. Pure.

Years go across, topics or sections down, each as many lanes high as its works need.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ...core.library import Placed, Topic
from .descent import Descent
from .map_columns import Column, places
from .map_labels import LINE, labels, lines, room_for, rows_of, width_of
from .map_lanes import lanes
from .wiring import LABEL, RADIUS, Cell, Lane, Wiring, wire

LEAST = 24  # pixels that a finger or a pointer finds
NAMES = 132  # pixels: the least width of the names of rows, which stand on as many lines as they need

_MOST = 300  # works; more would make a map that nobody can read and a page that nobody wants to load
HEAD = 30  # above the first row of a section: its name
_AIR = 6  # above a row
_BARE, _BARE_ROOM = 18, 8  # the height of a lane without labels, and what follows a dot there

Section = tuple[str, Sequence[Topic]]


class Row(NamedTuple):
    """A topic, or a section where *topic* is none, from the top *y* on."""

    name: str
    y: int
    height: int
    topic: Topic | None = None


class Dot(NamedTuple):
    """A landmark on the map: the name of it on lines, which begin at the point *label*."""

    placed: Placed
    cell: Cell
    lines: Sequence[str]
    left: int
    top: int
    height: int

    @property
    def label(self) -> tuple[int, int, int, int]:
        """The box of the words: left, top, right, bottom."""
        left = self.left + LABEL
        return left, self.top, left + max(map(width_of, self.lines)), self.top + self.height


class Map(NamedTuple):
    """The whole map. *rooms* are the widths of labels in the *columns*, *bands* the sections, *rows* the topics or,
    where sections are the rows, these.
    """

    wiring: Wiring
    height: int
    rooms: Sequence[int]
    columns: Sequence[Column]
    bands: Sequence[Row]
    rows: Sequence[Row]
    dots: Mapping[str, Dot]
    labelled: bool


def landmarks(entries: Iterable[Placed]) -> list[Placed]:
    """Return the landmarks of known date, oldest first; of very many those most joined to others."""
    chosen = [placed for placed in entries if placed.entry.seminal and placed.entry.date]
    if len(chosen) > _MOST:
        joined = Counter(end for edge in edges(chosen) for end in edge)
        chosen = sorted(chosen, key=lambda placed: (-joined[placed.entry.id], *_age(placed)))[:_MOST]
    return sorted(chosen, key=_age)


def _age(placed: Placed) -> tuple[str, str]:
    return (placed.entry.date or "", placed.entry.id)


def edges(works: Sequence[Placed]) -> list[tuple[str, str]]:
    """Return the pairs of ids of *works* of which the second builds on the first."""
    ids = {placed.entry.id for placed in works}
    return [
        (earlier, placed.entry.id)
        for placed in works
        for earlier in dict.fromkeys(placed.entry.builds_on)
        if earlier in ids and earlier != placed.entry.id
    ]


def draw(
    works: Sequence[Placed],
    sections: Sequence[Section],
    descent: Descent,
    columns: Sequence[Column],
    *,
    by_topic: bool = True,
    labelled: bool = True,
) -> Map:
    """Return the map of *works* (oldest first) with a row for each topic of *sections*, or for each section.

    Without labels it is as small as it can be.
    """
    column_of = places(columns)
    groups = _groups(works, sections, by_topic=by_topic)
    lane_of, starts = _stack(groups, column_of)
    cells = {
        placed.entry.id: Cell(
            column_of[placed.entry.year or 0], lane_of[placed.entry.id], descent.radius(placed.entry.id)
        )
        for placed in works
    }
    names = _names(works, cells, columns) if labelled else {}
    rooms = _rooms(names, cells, columns) if labelled else [0 if column.empty else _BARE_ROOM for column in columns]
    words = {work: lines(names[work], rooms[cell.column]) if labelled else [] for work, cell in cells.items()}
    stack, below = _lanes(groups, starts, _heights(cells, words, LEAST if labelled else _BARE), by_topic=by_topic)
    widths = [0 if column.empty else LABEL + room for column, room in zip(columns, rooms, strict=True)]
    widths[-1] += 0 if labelled else 2 * _BARE_ROOM  # the name of the last year is wider than its column
    wiring = wire(cells, edges(works), widths, stack, even=True)
    height = wiring.height + below
    dots = {}
    for placed in works:
        work = placed.entry.id
        x, y = wiring.centres[work]
        tall = LINE * len(words[work])
        dots[work] = Dot(placed, cells[work], words[work], x - RADIUS, y - tall // 2, tall)
    rows = _rows(groups, [wiring.tops[start] - _AIR for start in starts], height, by_topic=by_topic)
    return Map(wiring, height, rooms, columns, _bands(groups, rows, by_topic=by_topic), rows, dots, labelled)


class _Group(NamedTuple):
    """What stands in one row."""

    section: str
    topic: Topic | None
    members: Sequence[Placed]

    @property
    def name(self) -> str:
        return self.topic.title if self.topic else self.section


def _groups(works: Sequence[Placed], sections: Sequence[Section], *, by_topic: bool) -> list[_Group]:
    """Return the rows that are not empty, in the order of the navigation."""
    if by_topic:
        rows = [(name, topic) for name, topics in sections for topic in topics]
        groups = [
            _Group(name, topic, [placed for placed in works if placed.topic.slug == topic.slug]) for name, topic in rows
        ]
    else:
        groups = [
            _Group(name, None, [placed for placed in works if placed.topic.section == name]) for name, _ in sections
        ]
    return [group for group in groups if group.members]


def _stack(groups: Sequence[_Group], column_of: Mapping[int, int]) -> tuple[dict[str, int], list[int]]:
    """Return the lane of each work, and the first lane of each group, one group below the other."""
    lane_of: dict[str, int] = {}
    starts = []
    free = 0
    for group in groups:
        starts.append(free)
        own = lanes(group.members, lambda placed: column_of[placed.entry.year or 0], free)
        free = max(own.values()) + 1
        lane_of |= own
    return lane_of, starts


def _names(works: Sequence[Placed], cells: Mapping[str, Cell], columns: Sequence[Column]) -> dict[str, str]:
    """Return the labels of *works*, with the year where the column does not say it."""
    names = labels(works)
    return {
        placed.entry.id: name if columns[cells[placed.entry.id].column].is_year or year in name else f"{name} {year}"
        for placed in works
        for name, year in [(names[placed.entry.id], str(placed.entry.year))]
    }


def _rooms(names: Mapping[str, str], cells: Mapping[str, Cell], columns: Sequence[Column]) -> list[int]:
    """Return how wide the labels of each column are; those of years are alike, so that time is linear there."""
    members: list[list[str]] = [[] for _ in columns]
    for work, name in names.items():
        members[cells[work].column].append(name)
    alone = [name for column, names in zip(columns, members, strict=True) if column.is_year for name in names]
    return [
        0 if column.empty else room_for(alone if column.is_year else own)
        for column, own in zip(columns, members, strict=True)
    ]


def _heights(cells: Mapping[str, Cell], words: Mapping[str, Sequence[str]], least: int) -> list[int]:
    """Return how high each lane is."""
    heights = [least] * (1 + max(cell.lane for cell in cells.values()))
    for work, cell in cells.items():
        heights[cell.lane] = max(heights[cell.lane], LINE * len(words[work]))
    return heights


def _lanes(
    groups: Sequence[_Group], starts: Sequence[int], heights: Sequence[int], *, by_topic: bool
) -> tuple[list[Lane], int]:
    """Return all lanes with the space above each, and the space below the last: room for the names of the rows."""
    stack = [Lane(height) for height in heights]
    short_by = 0  # what the row before lacks for its name
    section = None
    for group, start, end in zip(groups, starts, [*starts[1:], len(heights)], strict=True):
        head = HEAD if by_topic and group.section != section else 0
        stack[start] = Lane(heights[start], _AIR + head + short_by)
        wanted = LINE * rows_of(group.name, NAMES - 2 * _AIR)
        short_by = max(0, wanted - sum(heights[start:end]))
        section = group.section
    return stack, short_by + _AIR


def _rows(groups: Sequence[_Group], tops: Sequence[int], height: int, *, by_topic: bool) -> list[Row]:
    """Return the row of each group; it ends where the next begins, or the head of the next section."""
    ends = [
        top - (HEAD if by_topic and group.section != before.section else 0)
        for before, group, top in zip(groups, groups[1:], tops[1:], strict=False)
    ]
    return [
        Row(group.name, top, end - top, group.topic)
        for group, top, end in zip(groups, tops, [*ends, height], strict=True)
    ]


def _bands(groups: Sequence[_Group], rows: Sequence[Row], *, by_topic: bool) -> list[Row]:
    """Return the sections; each begins with the head above its first row, where there is one."""
    tops: dict[str, int] = {}
    ends: dict[str, int] = {}
    for group, row in zip(groups, rows, strict=True):
        tops.setdefault(group.section, row.y - (HEAD if by_topic else 0))
        ends[group.section] = row.y + row.height
    starts = list(tops.values())
    bottoms = [*starts[1:], list(ends.values())[-1]] if starts else []
    return [Row(name, top, bottom - top) for (name, top), bottom in zip(tops.items(), bottoms, strict=True)]
