"""The map of landmarks as SVG, complete and linked without scripts, and the same in words. Pure."""

import re
from collections.abc import Iterable

from ...core.library import Placed
from ..markup import Markup, link, text
from ..routes import topic_path
from .drawing import dot, heading, ways_into
from .landmark_map import HEAD, Map
from .page_links import PageLinks
from .wiring import LABEL

_HEAD = 28  # the names of the columns

_OWN_ANCHORS = re.compile(r"timeline|by-year|map|year-\d+")
"""What no landmark can be the anchor of on this page."""


def figure(drawing: Map, here: PageLinks) -> Markup:
    """Return the map in a region that scrolls: the years stay in sight above it, the names of the rows beside it."""
    width, height = drawing.wiring.width, drawing.height
    return Markup(
        '<div class="rl-map rl-map-frame" role="region" tabindex="0"'
        ' aria-label="Map of the landmarks; the same in words follows">'
        f'<svg class="rl-map-years" aria-hidden="true" width="{width}" height="{_HEAD}">{_years(drawing)}</svg>'
        f'<svg class="rl-map-names" role="group" aria-label="Topics" width="100%" height="{height}">'
        f"{_names(drawing, here)}</svg>"
        f'<svg class="rl-map-field" role="group" aria-label="Landmarks, the oldest first" width="{width}"'
        f' height="{height}"><g aria-hidden="true">{_ground(drawing)}</g>{_works(drawing, here)}</svg></div>'
    )


def _years(drawing: Map) -> str:
    """Return the names of the columns, and a fold where years are left out."""
    wiring = drawing.wiring
    parts = []
    for left, gutter, room, column in zip(wiring.lefts, wiring.gutters, drawing.rooms, drawing.columns, strict=True):
        if column.empty:
            middle = left - gutter // 2
            parts.append(f'<path class="rl-fold" d="M{middle - 4} 4L{middle + 4} 11L{middle - 4} 18L{middle + 4} 25"/>')
        else:
            parts.append(heading(left, LABEL + room, _HEAD, text(column.name)))
    return "".join(parts)


def _ground(drawing: Map) -> str:
    """Return what lies under the works: columns of several years, a line above each row, and folds."""
    wiring = drawing.wiring
    parts = []
    for left, gutter, room, column in zip(wiring.lefts, wiring.gutters, drawing.rooms, drawing.columns, strict=True):
        if column.empty:
            x = left - gutter // 2
            parts.append(f'<path class="rl-fold" d="M{x} 0L{x} {drawing.height}"/>')
        elif not column.is_year:
            wide = LABEL + room + gutter
            parts.append(f'<rect class="rl-span" x="{left - gutter}" y="0" width="{wide}" height="{drawing.height}"/>')
    lines = "".join(f"M0 {row.y}L{wiring.width} {row.y}" for row in drawing.rows)
    heads = "".join(f"M0 {band.y}L{wiring.width} {band.y}" for band in drawing.bands)
    return f'{"".join(parts)}<path class="rl-rule" d="{lines}"/><path class="rl-band" d="{heads}"/>'


def _names(drawing: Map, here: PageLinks) -> str:
    """Return the names of the rows, and those of the sections above them."""
    heads = [
        f'<foreignobject class="rl-band" x="0" y="{band.y}" width="100%" height="{HEAD}">'
        f"<span>{text(band.name)}</span></foreignobject>"
        for band in drawing.bands
    ]
    topics = [
        f'<foreignobject x="0" y="{row.y}" width="100%" height="{row.height}">'
        f"{link(here.to(topic_path(row.topic.slug)), text(row.name))}</foreignobject>"
        for row in drawing.rows
        if row.topic
    ]
    return "".join(heads + topics)


def _works(drawing: Map, here: PageLinks) -> str:
    """Return the works with the lines that lead to them, each with the places of those that it builds on."""
    places = {work: place for place, work in enumerate(drawing.dots)}
    into = ways_into(drawing.wiring)
    before: dict[str, list[str]] = {}
    for older, newer in drawing.wiring.ways:
        before.setdefault(newer, []).append(str(places[older]))
    parts = []
    for work, point in drawing.dots.items():
        anchor = "" if _OWN_ANCHORS.fullmatch(work) else f' id="{text(work)}"'
        name = dot(
            point.placed,
            point.cell,
            drawing.wiring.centres[work],
            point.lines,
            drawing.rooms[point.cell.column],
            here.work(work),
        )
        ways = "".join(into.get(work, ()))
        parts.append(f'<g{anchor} data-on="{" ".join(before.get(work, ()))}">{ways}{name}</g>')
    return "".join(parts)


def in_words(drawing: Map, here: PageLinks) -> Markup:
    """Return what the map shows as lists of sentences, a list for each section."""
    before: dict[str, list[Placed]] = {}
    for older, newer in drawing.wiring.ways:
        before.setdefault(newer, []).append(drawing.dots[older].placed)
    parts = []
    for band in drawing.bands:
        works = [point.placed for point in drawing.dots.values() if point.placed.topic.section == band.name]
        items = "".join(_sentence(placed, before.get(placed.entry.id, ()), here) for placed in works)
        parts.append(f"<p><strong>{text(band.name)}</strong></p><ul>{items}</ul>")
    return Markup(f'<details class="rl-map-words"><summary>The map in words</summary>{"".join(parts)}</details>')


def _sentence(placed: Placed, older: Iterable[Placed], here: PageLinks) -> str:
    entry = placed.entry
    grew = "; ".join(f"{text(before.entry.title)} ({before.entry.year})" for before in older)
    named = link(here.work(entry.id), text(entry.title))
    return f"<li>{named} ({entry.year}){f' builds on {grew}' if grew else ''}</li>"
