"""Where the landmarks stand on the map of how a field grew: numbers only, no markup. Pure.

Years go across. One without landmarks takes no room and one with many takes more, since a true scale would be
empty at one end and unreadable at the other. Sections go down, each as many rows high as its boxes need.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ...core.library import Placed

ROW = 32  # pixels from one row to the next
BOX = 24  # height of a box
BAND_HEAD = 22  # the name of the section above its rows

_MARGIN = 12
_GAP = 16  # between boxes of one row, so that an arrow can arrive
_NEXT = 40  # boxes so near each other have no third between them
_COLUMN = 44  # the width of a year's name, and of a year with one landmark
_COLUMN_MORE = 30  # what each further landmark of a section adds to the year
_LABEL = 28  # characters
_PADDING = 16
_MOST = 300  # boxes; more would make a map that nobody can read and a page that nobody wants to load

# Widths of letters at 12 pixels in the fonts that systems bring, rather too wide than too narrow. In tenths of pixels:
# releases of Python add up fractions differently.
_NARROW, _USUAL, _CAPITAL, _WIDE = 40, 69, 94, 120


class Box(NamedTuple):
    """A landmark on the map. Its left edge lies within the column of its year."""

    placed: Placed
    label: str
    x: int
    y: int
    width: int


class Band(NamedTuple):
    """A section of the list: its rows from the top *y* on."""

    name: str
    y: int
    height: int


class Map(NamedTuple):
    """The whole map. *arrows* are pairs of ids, the older first."""

    width: int
    height: int
    years: Sequence[tuple[int, int]]
    bands: Sequence[Band]
    boxes: Mapping[str, Box]
    arrows: Sequence[tuple[str, str]]


def short(title: str) -> str:
    """Return *title* short enough for a box: what stands before a colon or dash, cut between words."""
    for mark in (": ", " — ", " – ", " ("):
        head = title.partition(mark)[0]
        if 3 <= len(head) <= _LABEL:
            return head
    if len(title) <= _LABEL:
        return title
    cut = title[: _LABEL - 1]
    return f"{(cut.rpartition(' ')[0] or cut).rstrip(' ,;:-–—')}…"


def width_of(label: str) -> int:
    """Return how wide the box of *label* is."""
    widths = (
        _WIDE
        if unicodedata.east_asian_width(letter) in "WF" or letter in "mwMW@%…"
        else _NARROW
        if letter in "fijlrtI.,:;'|!()[] "
        else _CAPITAL
        if letter.isupper()
        else _USUAL
        for letter in label
    )
    return round(sum(widths) / 10) + _PADDING


def landmarks(entries: Iterable[Placed]) -> list[Placed]:
    """Return the landmarks of known date, oldest first; of very many those most joined to others."""
    chosen = [placed for placed in entries if placed.entry.seminal and placed.entry.date]
    if len(chosen) > _MOST:
        ids = {placed.entry.id for placed in chosen}
        joined = Counter(
            end
            for placed in chosen
            for target in placed.entry.builds_on
            if target in ids
            for end in (placed.entry.id, target)
        )
        chosen = sorted(chosen, key=lambda placed: (-joined[placed.entry.id], *_age(placed)))[:_MOST]
    return sorted(chosen, key=_age)


def _age(placed: Placed) -> tuple[str, str]:
    return (placed.entry.date or "", placed.entry.id)


def draw(works: Sequence[Placed], sections: Sequence[str]) -> Map:
    """Return the map of the landmarks *works* (oldest first) of *sections* (in the order of the navigation)."""
    columns = _columns(works, sections)
    boxes: dict[str, Box] = {}
    bands: list[Band] = []
    y = 0
    for name in sections:
        members = [placed for placed in works if placed.topic.section == name]
        if members:
            rows = _rows(members, columns)
            top = y + BAND_HEAD
            boxes |= {box.placed.entry.id: box._replace(y=top + box.y * ROW) for box in rows}
            height = BAND_HEAD + (max(box.y for box in rows) + 1) * ROW
            bands.append(Band(name, y, height))
            y += height
    arrows = [
        (target, placed.entry.id)
        for placed in works
        for target in dict.fromkeys(placed.entry.builds_on)
        if target in boxes and target != placed.entry.id
    ]
    years = [(year, left) for year, (left, _) in columns.items()]
    edge = max((box.x + box.width for box in boxes.values()), default=0)
    return Map(max(edge, *(right for _, right in columns.values()), 0) + _MARGIN, y, years, bands, boxes, arrows)


def _columns(works: Sequence[Placed], sections: Sequence[str]) -> dict[int, tuple[int, int]]:
    """Return the left and right edge of each year."""
    crowd = Counter((placed.entry.year, placed.topic.section) for placed in works)
    columns: dict[int, tuple[int, int]] = {}
    left = _MARGIN
    for year in sorted({placed.entry.year for placed in works if placed.entry.year is not None}):
        most = max(crowd[year, name] for name in sections)
        columns[year] = (left, left + _COLUMN + _COLUMN_MORE * (most - 1))
        left = columns[year][1]
    return columns


def _rows(members: Sequence[Placed], columns: Mapping[int, tuple[int, int]]) -> list[Box]:
    """Return boxes that do not touch, with the number of the row in place of *y*.

    A work stands in the row of one that it builds on, or else of its topic, where there is room.
    """
    ends: list[int] = []  # where each row is free again
    row_of: dict[str, int] = {}
    boxes = []
    for placed in members:
        entry = placed.entry
        left, right = columns[entry.year or 0]
        near = [row_of[key] for key in (*entry.builds_on, f"{placed.topic.slug}.yaml") if key in row_of]
        free = [row for row, end in enumerate(ends) if end <= right - 2 * _MARGIN]
        wished = near[0] if near else 0
        if free:
            row = min((abs(row - wished), row) for row in free)[1]
        else:
            row = len(ends)
            ends.append(0)
        label = short(entry.short_name)
        box = Box(placed, label, max(left, ends[row]), row, width_of(label))
        ends[row] = box.x + box.width + _GAP
        row_of[entry.id] = row_of[f"{placed.topic.slug}.yaml"] = row
        boxes.append(box)
    return boxes


def arrow(older: Box, newer: Box) -> str:
    """Return the path from one box to another, with its head, as SVG writes it."""
    x, y = newer.x, newer.y + BOX // 2
    right, middle = older.x + older.width, older.y + BOX // 2
    if y == middle and x > right + _NEXT:  # other boxes may stand between: along the gap below the row
        gap = older.y + (BOX + ROW) // 2
        way = f"M{right} {middle}C{right + 8} {middle} {right + 2} {gap} {right + 12} {gap}"
        way += f"L{x - 18} {gap}C{x - 8} {gap} {x - 14} {y} {x} {y}"
    elif x >= right + _GAP // 2:
        bend = min((x - right) // 2, 70)
        way = f"M{right} {middle}C{right + bend} {middle} {x - bend} {y} {x} {y}"
    elif x > older.x + 2 * _GAP:  # above or below: out at the nearer edge
        out = older.x + _GAP
        way = f"M{out} {older.y + (BOX if y > middle else 0)}Q{out} {y} {x} {y}"
    else:
        way = f"M{older.x} {middle}C{older.x - 26} {middle} {x - 26} {y} {x} {y}"
    return f"{way}M{x - 6} {y - 4}L{x} {y}L{x - 6} {y + 4}"
