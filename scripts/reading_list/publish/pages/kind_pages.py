"""A page for each kind of work in use, and the page that names them. Pure."""

from collections.abc import Iterator
from functools import partial

from ...core.kinds import AnyKind
from ...core.library import Placed
from ...core.reading_order import in_reading_order
from ..markup import Markup, link, text
from ..page import Html, Page, PageHeading
from ..page_settings import LIST_OF_LINKS
from ..planned import Planned
from ..routes import KINDS, kind_path
from .entry_lists import rows
from .fragments import explanation
from .made_of import PageKeys
from .overview import Overview
from .page_links import PageLinks
from .ways import about


def _by_kind(overview: Overview) -> dict[AnyKind, list[Placed]]:
    """Return the entries of each kind in use in reading order, the kinds in the order of the vocabulary."""
    entries: dict[AnyKind, list[Placed]] = {kind: [] for kind in overview.library.vocabulary.kinds}
    for placed in in_reading_order(overview.library):
        if placed.entry.kind:
            entries[placed.entry.kind].append(placed)
    return {kind: members for kind, members in entries.items() if members}


def kind_pages(overview: Overview) -> Iterator[Page | Planned[Page]]:
    """Yield the page of each kind, behind the page of all kinds."""
    kinds = _by_kind(overview)
    yield _all_kinds(overview, kinds)
    keys = PageKeys(overview)
    for kind, works in kinds.items():
        path = kind_path(kind)
        yield Planned(path, partial(_kind, overview, kind, works), partial(keys.of, path, works))


def _all_kinds(overview: Overview, kinds: dict[AnyKind, list[Placed]]) -> Page:
    here, messages = PageLinks(overview, KINDS), overview.messages
    ways = [(here.to(kind_path(kind)), messages.kinds(kind), len(entries)) for kind, entries in kinds.items()]
    return Page(
        KINDS,
        title=messages.plain("kinds_page.title"),
        description=messages.plain("kinds_page.description", site=overview.site.name),
        settings=LIST_OF_LINKS,
        blocks=[
            PageHeading(1, "kinds", messages.html("kinds_page.title")),
            about(messages.html("kinds_page.about"), here),
            Html(here.counted_links(ways) if kinds else Markup()),
        ],
    )


def _kind(overview: Overview, kind: AnyKind, works: list[Placed]) -> Page:
    path = kind_path(kind)
    here, messages = PageLinks(overview, path), overview.messages
    return Page(
        path,
        title=messages.kinds(kind),
        description=messages.plain("kind_page.description", kinds=messages.kinds(kind), site=overview.site.name),
        settings=LIST_OF_LINKS,
        blocks=[
            PageHeading(1, "kind", text(messages.kinds(kind))),
            explanation(
                messages.html("kind_page.about", count=len(works)),
                link(here.to(KINDS), messages.html("kinds_page.all")),
            ),
            Html(rows(works, here)),
        ],
    )
