"""The list through time: the map of the landmarks, the same in words, and all dated entries by year. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ...core.library import Placed
from ..markup import Markup, link, text
from ..nav_sections import nav_sections
from ..page import Block, Html, Page, PageHeading
from ..page_settings import LIST_OF_LINKS
from ..routes import TIMELINE, TOPICS, topic_path
from .drawing import node
from .entry_lists import rows
from .fragments import fragment
from .landmark_map import Box, Map, arrow, draw, landmarks
from .overview import Overview
from .page_links import PageLinks

_MOST_OF_A_YEAR = 120
"""More works than that have a page of their own, and the timeline shows the landmarks among them."""

_BETWEEN_NAMES = 900  # pixels after which the name of a section is repeated: less than a screen


def timeline_pages(overview: Overview) -> list[Page]:
    """Return the timeline."""
    return [
        Page(
            TIMELINE,
            title="Timeline",
            description=f"The landmarks of {overview.site.name}, what they build on, and all works by year.",
            settings={**LIST_OF_LINKS, "hide": ["navigation"]},
            blocks=list(_blocks(overview, PageLinks(overview, TIMELINE))),
        )
    ]


def year_pages(overview: Overview) -> list[Page]:
    """Return the pages of those years that have too many works for the timeline."""
    return [_year(overview, year, works) for year, works in _by_year(overview.entries) if len(works) > _MOST_OF_A_YEAR]


def _blocks(overview: Overview, here: PageLinks) -> Iterator[Block]:
    years = _by_year(overview.entries)
    undated = sum(placed.entry.date is None for placed in overview.entries)
    yield PageHeading(1, "timeline", Markup("Timeline"))
    yield from _map(overview, here)
    yield PageHeading(2, "by-year", Markup("By year"))
    yield fragment("timeline", "jump", years=[(text(year), len(works)) for year, works in years])
    for year, works in years:
        yield PageHeading(3, f"year-{year}", text(year))
        yield from _works_of(year, works, here)
    if undated:
        yield fragment("timeline", "undated", count=undated, topics=here.to(TOPICS))


def _by_year(entries: Iterable[Placed]) -> list[tuple[str, list[Placed]]]:
    """Return the dated entries by year, the newest year first, and within a year the newest first."""
    dated = sorted(
        (placed for placed in entries if placed.entry.date), key=lambda placed: placed.entry.title.casefold()
    )
    dated.sort(key=lambda placed: placed.entry.date or "", reverse=True)
    return [(year, list(works)) for year, works in groupby(dated, key=lambda placed: (placed.entry.date or "")[:4])]


def _works_of(year: str, works: Sequence[Placed], here: PageLinks) -> Iterator[Block]:
    """Yield the works of a year on the timeline; of very many the landmarks, and where the rest stands."""
    if len(works) <= _MOST_OF_A_YEAR:
        yield Html(rows(works, here))
        return
    shown = [placed for placed in works if placed.entry.seminal][:_MOST_OF_A_YEAR]
    if shown:
        yield Html(rows(shown, here))
    href = here.to(_year_path(year))
    yield fragment("timeline", "rest_of_year", some_shown=bool(shown), href=href, count=len(works), year=text(year))


def _year_path(year: str) -> str:
    return f"years/{year}.md"


def _year(overview: Overview, year: str, works: Sequence[Placed]) -> Page:
    path = _year_path(year)
    here = PageLinks(overview, path)
    return Page(
        path,
        title=year,
        description=f"The works of {year} in {overview.site.name}, newest first.",
        settings=LIST_OF_LINKS,
        blocks=[
            PageHeading(1, "year", text(year)),
            fragment("timeline", "about_a_year", count=len(works), timeline=here.to(TIMELINE, f"year-{year}")),
            Html(rows(works, here)),
        ],
    )


# --- The map ------------------------------------------------------------------------------------


def _map(overview: Overview, here: PageLinks) -> Iterator[Block]:
    """Yield the map of the landmarks, and the same in words; nothing where there are none."""
    shown = landmarks(overview.entries)
    if not shown:
        return
    drawing = draw(shown, [name for name, _ in nav_sections(overview.library, overview.site.sections)])
    hidden = sum(placed.entry.seminal for placed in overview.entries) - len(shown)
    yield PageHeading(2, "map", Markup("How it grew"))
    yield fragment("timeline", "about_the_map", shown_count=len(shown), hidden_count=hidden)
    yield Html(_figure(drawing, here))
    yield Html(_in_words(drawing, here))


def _figure(drawing: Map, here: PageLinks) -> Markup:
    """Return the map in a region that scrolls; the years stay in sight above it."""
    names = "".join(f'<text x="{x + 4}" y="15">{year}</text>' for year, x in drawing.years)
    grid = "".join(f"M{x} 0L{x} {drawing.height}" for _, x in drawing.years)
    bands = "".join(
        f'<rect class="rl-band" x="0" y="{band.y}" width="{drawing.width}" height="{band.height}"/>'
        for band in drawing.bands[::2]
    )
    sections = "".join(
        f'<text x="{x}" y="{band.y + 15}">{text(band.name)}</text>'
        for band in drawing.bands
        for x in range(8, max(drawing.width - _BETWEEN_NAMES // 3, 9), _BETWEEN_NAMES)
    )
    into: dict[str, list[str]] = {}
    for older, newer in drawing.arrows:
        into.setdefault(newer, []).append(arrow(drawing.boxes[older], drawing.boxes[newer]))
    # Newest first: each box is drawn with the arrows that lead into it, and the older boxes cover their ways.
    boxes = sorted(drawing.boxes.values(), key=lambda box: (-box.x, box.y))
    nodes = "".join(node(box, into.get(box.placed.entry.id, ()), _place(box, here)) for box in boxes)
    return Markup(
        '<div class="rl-map" role="region" tabindex="0" aria-label="Map of the landmarks; the same in words follows">'
        f'<svg class="rl-map-years" aria-hidden="true" width="{drawing.width}" height="22">{names}</svg>'
        f'<svg class="rl-map-field" role="group" aria-label="Landmarks, the newest first" width="{drawing.width}"'
        f' height="{drawing.height}"><g aria-hidden="true">{bands}<path class="rl-grid" d="{grid}"/>{sections}</g>'
        f"{nodes}</svg></div>"
    )


def _place(box: Box, here: PageLinks) -> Markup:
    """Return where the landmark in *box* stands in its topic."""
    return here.to(topic_path(box.placed.topic.slug), box.placed.entry.id)


def _in_words(drawing: Map, here: PageLinks) -> Markup:
    """Return what the map shows as lists of sentences, a list for each section."""
    before: dict[str, list[Placed]] = {}
    for older, newer in drawing.arrows:
        before.setdefault(newer, []).append(drawing.boxes[older].placed)
    parts = []
    for band in drawing.bands:
        works = [box.placed for box in drawing.boxes.values() if box.placed.topic.section == band.name]
        items = "".join(_sentence(placed, before.get(placed.entry.id, ()), here) for placed in works)
        parts.append(f"<p><strong>{text(band.name)}</strong></p><ul>{items}</ul>")
    return Markup(f'<details class="rl-map-words"><summary>The map in words</summary>{"".join(parts)}</details>')


def _sentence(placed: Placed, older: Iterable[Placed], here: PageLinks) -> str:
    entry = placed.entry
    named = link(here.to(topic_path(placed.topic.slug), entry.id), text(entry.title))
    grew = "; ".join(f"{text(before.entry.title)} ({before.entry.year})" for before in older)
    return f"<li>{named} ({entry.year}){f' builds on {grew}' if grew else ''}</li>"
