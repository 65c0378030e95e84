"""Dots of works with their names, and the lines that lead to them, as the drawings of the site have them. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from ...core.library import Placed
from ..markup import Markup, text
from .landmark_map import LEAST
from .map_labels import LINE
from .wiring import LABEL, RADIUS, Cell, Point, Wiring, drawn


def height_of(lines: Sequence[str]) -> int:
    """Return how high the link of a work is."""
    return max(LEAST, LINE * len(lines))


def paths(ways: Iterable[str]) -> Markup:
    """Return the lines *ways* to a work."""
    return Markup("".join(f'<path d="{way}"/>' for way in ways))


def dot(placed: Placed, cell: Cell, centre: Point, lines: Sequence[str], room: int, href: Markup) -> Markup:
    """Return the dot of a work with its name on *lines*, no wider than *room*, that leads to *href*.

    The link is one of HTML: the theme's script trips over those of SVG.
    """
    year = f" ({placed.entry.year})" if placed.entry.year else ""
    opening = f'<a href="{href}" title="{text(placed.entry.title)}{year}">'
    return _dot(cell, centre, lines, room, opening, "</a>")


def own_dot(cell: Cell, centre: Point, lines: Sequence[str], room: int) -> Markup:
    """Return the dot of the work whose page it is, which leads nowhere."""
    return _dot(cell, centre, lines, room, "<strong>", "</strong>")


def _dot(cell: Cell, centre: Point, lines: Sequence[str], room: int, opening: str, closing: str) -> Markup:
    x, y = centre
    height = height_of(lines)
    words = "<br>".join(map(text, lines))
    return Markup(
        f'<circle cx="{x}" cy="{y}" r="{cell.radius}"/>'
        f'<foreignobject x="{x - RADIUS}" y="{y - height // 2}" width="{LABEL + room}" height="{height}">'
        f"{opening}{words}{closing}</foreignobject>"
    )


def heading(left: int, width: int, height: int, words: Markup) -> Markup:
    """Return *words* above a column."""
    return Markup(
        f'<foreignobject x="{left}" y="0" width="{width}" height="{height}"><span>{words}</span></foreignobject>'
    )


def ways_into(wiring: Wiring) -> Mapping[str, Sequence[str]]:
    """Return by the id of a work the lines that lead to it, as SVG writes paths."""
    into: dict[str, list[str]] = {}
    for (_, newer), way in wiring.ways.items():
        into.setdefault(newer, []).append(drawn(way))
    return into
