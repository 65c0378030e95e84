"""One entry on the page of its topic: everything about it but its heading. Pure."""

from collections.abc import Iterator, Sequence

from ...core.library import Placed
from ...core.schema import Entry
from ..markup import DOT, Markup, element, link, text
from ..places import host
from . import entry_facts as say
from .entry_note import entry_note
from .page_links import PageLinks

_MOST_PEOPLE = 4
_MOST_LED_TO = 3


def body(placed: Placed, here: PageLinks) -> Markup:
    """Return everything about the entry but its heading."""
    return element("div", "rl-entry", *filter(None, _parts(placed, here)))


def _parts(placed: Placed, here: PageLinks) -> Iterator[Markup]:
    entry = placed.entry
    yield Markup("".join(f'<span id="{former}"></span>' for former in here.overview.former.get(entry.id, ())))
    yield say.aliases(entry)
    yield element("p", "rl-facts", Markup(DOT.join([*say.facts(entry), *_ways(entry, here)])))
    yield from say.warnings(entry, here)
    yield say.source(_people(entry, here), entry, say.venue_and_year(entry.published))
    yield say.replacement(entry, here)
    yield entry_note(placed, here)
    yield from say.read_first(entry, here)
    yield say.builds_on(entry, here)
    yield _led_to(entry, here)
    yield say.companions(entry, here)
    yield say.archived_copy(entry, here)
    if also := say.also_in(placed, here):
        yield say.relation("Also in", also)
    yield say.tags(entry, here)
    yield say.citation(entry, here)


def _ways(entry: Entry, here: PageLinks) -> Iterator[Markup]:
    """Yield where the heading leads, and a link to the page of the work."""
    if entry.link:
        yield text(host(entry.link))
    yield Markup(f'<a href="{here.work(entry.id)}" aria-label="Details of {text(entry.short_name)}">Details</a>')


def _people(entry: Entry, here: PageLinks) -> Sequence[Markup]:
    """Return the names of those who made the entry, a long list cut after the third."""
    names = [here.person(name) for name in entry.people]
    if len(names) <= _MOST_PEOPLE and not entry.has_more_authors:
        return names
    shown = names[: _MOST_PEOPLE - 1]
    rest = len(names) - len(shown)
    if entry.has_more_authors or not shown:
        return [*shown[:-1], Markup(f"{shown[-1]} et al.")]
    return [*shown[:-1], Markup(f"{shown[-1]} and {rest} more")]


def _led_to(entry: Entry, here: PageLinks) -> Markup:
    """Return the first of what came of the entry, and how many more stand on its page; nothing where nothing did."""
    later = here.overview.led_to.get(entry.id, ())
    if not later:
        return Markup()
    names = [here.named(placed) for placed in later[:_MOST_LED_TO]]
    if rest := len(later) - len(names):
        more = link(here.work(entry.id), Markup(f"{rest} more"))
        return say.relation("Led to", [Markup(f"{', '.join(names)} and {more}")])
    return say.relation("Led to", [Markup(", ".join(names))])
