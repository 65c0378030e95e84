"""The list through time: the map of the landmarks, the same in words, and all dated entries by year. Pure."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from ...core.library import Placed
from ...core.site import Page
from ..addresses import TIMELINE, TOPICS, topic_path, year_path
from .entries import Lines
from .evolution import BOX, Box, Map, arrow, draw, landmarks
from .layout import LIST_OF_LINKS, page
from .markup import Markup, link, text
from .overview import Overview, nav_sections

_MOST_OF_A_YEAR = 120
"""More works than that have a page of their own, and the timeline shows the landmarks among them."""

_BETWEEN_NAMES = 900  # pixels after which the name of a section is repeated: less than a screen


def timeline_pages(overview: Overview) -> list[Page]:
    """Return the timeline, and the pages of those years that are too many works for it."""
    lines = Lines(overview, TIMELINE)
    found = landmarks(overview.entries)
    all_landmarks = sum(placed.entry.seminal for placed in overview.entries)
    drawn = draw(found, [name for name, _ in nav_sections(overview.library, overview.site.sections)])
    years = _by_year(overview.entries)
    undated = sum(placed.entry.date is None for placed in overview.entries)
    timeline = page(
        TIMELINE,
        "timeline.md",
        settings={**LIST_OF_LINKS, "hide": ["navigation"]},
        title="Timeline",
        description=f"The landmarks of {overview.site.name}, what they build on, and all works by year.",
        landmark_count=len(found),
        hidden_count=all_landmarks - len(found),
        map=_figure(drawn, lines) if found else Markup(),
        words=_in_words(drawn, lines) if found else Markup(),
        years=[(text(year), len(works), *_shown(works, lines, year)) for year, works in years],
        undated_count=undated,
        topics_href=lines.to(TOPICS),
    )
    return [timeline, *(_year(overview, year, works) for year, works in years if len(works) > _MOST_OF_A_YEAR)]


def _by_year(entries: Iterable[Placed]) -> list[tuple[str, list[Placed]]]:
    """Return the dated entries by year, the newest year first, and within a year the newest first."""
    dated = sorted(
        (placed for placed in entries if placed.entry.date), key=lambda placed: placed.entry.title.casefold()
    )
    dated.sort(key=lambda placed: placed.entry.date or "", reverse=True)
    return [(year, list(works)) for year, works in groupby(dated, key=lambda placed: (placed.entry.date or "")[:4])]


def _shown(works: Sequence[Placed], lines: Lines, year: str) -> tuple[Markup, Markup]:
    """Return the rows of a year on the timeline, and where the rest stands if they are not all."""
    if len(works) <= _MOST_OF_A_YEAR:
        return lines.rows(works), Markup()
    known = [placed for placed in works if placed.entry.seminal][:_MOST_OF_A_YEAR]
    return (lines.rows(known) if known else Markup()), lines.to(year_path(year))


def _year(overview: Overview, year: str, works: Sequence[Placed]) -> Page:
    path = year_path(year)
    lines = Lines(overview, path)
    return page(
        path,
        "year.md",
        settings=LIST_OF_LINKS,
        title=year,
        description=f"The works of {year} in {overview.site.name}, newest first.",
        name=text(year),
        count=len(works),
        timeline_href=lines.to(TIMELINE, f"year-{year}"),
        rows=lines.rows(works),
    )


# --- The map ------------------------------------------------------------------------------------


def _figure(drawn: Map, lines: Lines) -> Markup:
    """Return the map in a region that scrolls; the years stay in sight above it."""
    names = "".join(f'<text x="{x + 4}" y="15">{year}</text>' for year, x in drawn.years)
    grid = "".join(f"M{x} 0L{x} {drawn.height}" for _, x in drawn.years)
    bands = "".join(
        f'<rect class="rl-band" x="0" y="{band.y}" width="{drawn.width}" height="{band.height}"/>'
        for band in drawn.bands[::2]
    )
    sections = "".join(
        f'<text x="{x}" y="{band.y + 15}">{text(band.name)}</text>'
        for band in drawn.bands
        for x in range(8, max(drawn.width - _BETWEEN_NAMES // 3, 9), _BETWEEN_NAMES)
    )
    into: dict[str, list[str]] = {}
    for older, newer in drawn.arrows:
        into.setdefault(newer, []).append(arrow(drawn.boxes[older], drawn.boxes[newer]))
    # Newest first: each box is drawn with the arrows that lead into it, and the older boxes cover their ways.
    boxes = sorted(drawn.boxes.values(), key=lambda box: (-box.x, box.y))
    nodes = "".join(_node(box, into.get(box.placed.entry.id, ()), lines) for box in boxes)
    return Markup(
        '<div class="rl-map" role="region" tabindex="0" aria-label="Map of the landmarks; the same in words follows">'
        f'<svg class="rl-map-years" aria-hidden="true" width="{drawn.width}" height="22">{names}</svg>'
        f'<svg class="rl-map-field" role="group" aria-label="Landmarks, the newest first" width="{drawn.width}"'
        f' height="{drawn.height}"><g aria-hidden="true">{bands}<path class="rl-grid" d="{grid}"/>{sections}</g>'
        f"{nodes}</svg></div>"
    )


def _node(box: Box, arrows: Iterable[str], lines: Lines) -> str:
    """Return a box with the arrows into it. The link is one of HTML: the theme's script trips over those of SVG."""
    entry = box.placed.entry
    ways = "".join(arrows)
    drawn = f'<path d="{ways}"/>' if ways else ""
    return (
        f'<g>{drawn}<foreignobject x="{box.x}" y="{box.y}" width="{box.width}" height="{BOX}">'
        f'<a href="{lines.to(topic_path(box.placed.topic.slug), entry.id)}" title="{text(entry.title)} ({entry.year})">'
        f"{text(box.label)}</a></foreignobject></g>"
    )


def _in_words(drawn: Map, lines: Lines) -> Markup:
    """Return what the map shows as lists of sentences, a list for each section."""
    before: dict[str, list[Placed]] = {}
    for older, newer in drawn.arrows:
        before.setdefault(newer, []).append(drawn.boxes[older].placed)
    parts = []
    for band in drawn.bands:
        works = [box.placed for box in drawn.boxes.values() if box.placed.topic.section == band.name]
        items = "".join(_sentence(placed, before.get(placed.entry.id, ()), lines) for placed in works)
        parts.append(f"<p><strong>{text(band.name)}</strong></p><ul>{items}</ul>")
    return Markup(f'<details class="rl-map-words"><summary>The map in words</summary>{"".join(parts)}</details>')


def _sentence(placed: Placed, older: Iterable[Placed], lines: Lines) -> str:
    entry = placed.entry
    named = link(lines.to(topic_path(placed.topic.slug), entry.id), text(entry.title))
    grew = "; ".join(f"{text(before.entry.title)} ({before.entry.year})" for before in older)
    return f"<li>{named} ({entry.year}){f' builds on {grew}' if grew else ''}</li>"
