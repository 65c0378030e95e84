"""What lies under the works of the map: columns of several years, years that are left out, and lines of rows. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

from ..messages import Messages
from .landmark_map import Map

_FOLD = 8  # from the left edge of years that are left out to the mark that says so


class Ground(NamedTuple):
    """In pixels: left edges and widths of the columns of several years, the places of folds, and lines as paths.

    Where no column is a single year, none stands out as one of several.
    """

    spans: Sequence[tuple[int, int]]
    folds: Sequence[int]
    rows: str
    bands: str


def ground(drawing: Map) -> Ground:
    """Return what lies under the works of *drawing*."""
    wiring = drawing.wiring
    sides = [
        (column, left - gutter, right)
        for column, left, gutter, right in zip(
            drawing.columns, wiring.lefts, wiring.gutters, _rights(drawing), strict=True
        )
    ]
    mixed = any(column.is_year for column in drawing.columns)
    return Ground(
        [(left, right - left) for column, left, right in sides if mixed and not column.is_year and not column.empty],
        [(left + right) // 2 for column, left, right in sides if column.empty],
        "".join(f"M0 {row.y}L{wiring.width} {row.y}" for row in drawing.rows),
        "".join(f"M0 {band.y}L{wiring.width} {band.y}" for band in drawing.bands),
    )


def headings(drawing: Map, messages: Messages) -> list[tuple[str, int, int]]:
    """Return the names of the columns, each with its left edge and width; short ones where there are no labels."""
    wiring = drawing.wiring
    return [
        (
            column.name(messages) if drawing.labelled else column.short(messages),
            left - gutter + _FOLD if column.empty else left,
            gutter - _FOLD if column.empty else right - left,
        )
        for column, left, gutter, right in zip(
            drawing.columns, wiring.lefts, wiring.gutters, _rights(drawing), strict=True
        )
    ]


def _rights(drawing: Map) -> list[int]:
    wiring = drawing.wiring
    starts = [left - gutter for left, gutter in zip(wiring.lefts, wiring.gutters, strict=True)]
    return [*starts[1:], wiring.width]
