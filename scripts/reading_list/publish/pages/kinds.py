"""A page for each kind of work in use, and the page that names them. Pure."""

from ...core.library import Placed
from ...core.schema import Kind
from ...core.site import Page
from ..addresses import KINDS, kind_path
from .entries import Lines, index
from .layout import LIST_OF_LINKS, page
from .markup import Markup, text
from .overview import Overview, reading_order

# What a page of several is called; "code" and the like have no plural.
_PLURALS = {
    Kind.PAPER: "Papers",
    Kind.ARTICLE: "Articles",
    Kind.VIDEO: "Videos",
    Kind.COURSE: "Courses",
    Kind.BOOK: "Books",
    Kind.TOOL: "Tools",
    Kind.DATASET: "Datasets",
    Kind.DISCUSSION: "Discussions",
    Kind.PODCAST: "Podcasts",
    Kind.INTERVIEW: "Interviews",
    Kind.LIST: "Lists",
}


def plural(kind: Kind) -> str:
    """Return what works of *kind* are called."""
    return _PLURALS.get(kind, kind.value.capitalize())


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
    ways = [(lines.to(kind_path(kind)), plural(kind), len(entries)) for kind, entries in kinds.items()]
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
        title=plural(kind),
        description=f"{plural(kind)} in {overview.site.name}: introductions and landmarks first.",
        name=text(plural(kind)),
        count=len(entries),
        index_href=lines.to(KINDS),
        rows=lines.rows(reading_order(entries)),
    )
