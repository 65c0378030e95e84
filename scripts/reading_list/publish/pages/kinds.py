"""A page for each kind of work in use, and the page that names them. Pure."""

from ...core.kinds import Kind
from ...core.library import Placed
from ...core.reading_order import reading_order
from ...core.site import Page
from .. import messages
from ..addresses import KINDS, kind_path
from .entries import Lines, index
from .layout import LIST_OF_LINKS, page
from .markup import Markup, text
from .overview import Overview


def by_kind(overview: Overview) -> dict[Kind, list[Placed]]:
    """Return the entries of each kind in use, in the order of the schema."""
    found: dict[Kind, list[Placed]] = {kind: [] for kind in Kind}
    for placed in overview.entries:
        if placed.entry.kind:
            found[placed.entry.kind].append(placed)
    return {kind: entries for kind, entries in found.items() if entries}


def kind_pages(overview: Overview) -> list[Page]:
    """Return the page of each kind, behind the page of all kinds."""
    kinds = by_kind(overview)
    lines = Lines(overview, KINDS)
    ways = [(lines.to(kind_path(kind)), messages.kinds(kind), len(entries)) for kind, entries in kinds.items()]
    first = page(
        KINDS,
        "kinds.md",
        settings=LIST_OF_LINKS,
        title="Kinds",
        description=f"The kinds of works in {overview.site.name}, with the number of their entries.",
        kinds=index(ways) if kinds else Markup(),
    )
    return [first, *(_kind(overview, kind, entries) for kind, entries in kinds.items())]


def _kind(overview: Overview, kind: Kind, entries: list[Placed]) -> Page:
    path = kind_path(kind)
    lines = Lines(overview, path)
    return page(
        path,
        "kind.md",
        settings=LIST_OF_LINKS,
        title=messages.kinds(kind),
        description=f"{messages.kinds(kind)} in {overview.site.name}: introductions and landmarks first.",
        name=text(messages.kinds(kind)),
        count=len(entries),
        index_href=lines.to(KINDS),
        rows=lines.rows(reading_order(entries)),
    )
