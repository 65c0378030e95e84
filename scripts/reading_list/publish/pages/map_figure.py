"""The map of landmarks as SVG, complete and linked without scripts, and the same in words. Pure."""

import re
from collections.abc import Iterable

from ...core.library import Placed
from ..markup import Markup, link, text
from ..routes import topic_path
from .drawing import dot, heading, paths, ways_into
from .entry_words import titled
from .landmark_map import HEAD, Map
from .map_ground import ground, headings
from .page_links import PageLinks

_HEAD = 28  # the names of the columns

_OWN_ANCHORS = re.compile(r"timeline|by-year|map|year-\d+")
"""What no landmark can be the anchor of on this page."""


def figure(drawing: Map, here: PageLinks) -> Markup:
    """Return the map in a region that scrolls: the years stay in sight above it, the names of the rows beside it.

    Above it is room for the tools of a script.
    """
    width, height = drawing.wiring.width, drawing.height
    say = here.messages.html
    return Markup(
        '<div class="rl-map-place"><div class="rl-map-bar"></div>'
        '<div class="rl-map rl-map-frame" role="region" tabindex="0"'
        f' aria-label="{say("map.label")}">'
        f'<svg class="rl-map-years" aria-hidden="true" width="{width}" height="{_HEAD}">{_years(drawing, here)}</svg>'
        f'<svg class="rl-map-names" role="group" aria-label="{say("topics.title")}" width="100%" height="{height}">'
        f"{_names(drawing, here)}</svg>"
        f'<svg class="rl-map-field" role="group" aria-label="{say("map.works")}"'
        f' width="{width}" height="{height}"><g class="rl-map-ground" aria-hidden="true">{_ground(drawing)}</g>'
        f"{_works(drawing, here)}</svg></div></div>"
    )


def _years(drawing: Map, here: PageLinks) -> str:
    return "".join(heading(left, width, _HEAD, text(name)) for name, left, width in headings(drawing, here.messages))


def _ground(drawing: Map) -> str:
    under = ground(drawing)
    spans = "".join(
        f'<rect class="rl-span" x="{x}" y="0" width="{width}" height="{drawing.height}"/>' for x, width in under.spans
    )
    folds = "".join(f'<path class="rl-fold" d="M{x} 0L{x} {drawing.height}"/>' for x in under.folds)
    return f'{spans}{folds}<path class="rl-rule" d="{under.rows}"/><path class="rl-rule rl-band" d="{under.bands}"/>'


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
        anchor = "" if _OWN_ANCHORS.fullmatch(work) else f' id="{work}"'
        name = dot(
            point.placed,
            point.cell,
            drawing.wiring.centres[work],
            point.lines,
            drawing.rooms[point.cell.column],
            here.work(work),
        )
        ways = paths(into.get(work, ()))
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
    summary = here.messages.html("map.in_words")
    return Markup(f'<details class="rl-map-words"><summary>{summary}</summary>{"".join(parts)}</details>')


def _sentence(placed: Placed, older: Iterable[Placed], here: PageLinks) -> str:
    messages = here.messages
    words = _dated(link(here.work(placed.entry.id), titled(placed.entry, messages)), placed)
    if before := messages.parted(_dated(titled(one.entry, messages), one) for one in older):
        words = messages.html("map.builds_on", work=words, before=before)
    return f"<li>{words}</li>"


def _dated(title: Markup, placed: Placed) -> Markup:
    return Markup(f"{title} ({placed.entry.year})")
