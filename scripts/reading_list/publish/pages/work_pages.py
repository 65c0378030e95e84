"""A page for each work: what the list knows of it, where to read it, what it grew out of and what it led to. Pure."""

from collections.abc import Iterator

from ...core.kinds import AnyKind
from ...core.library import Placed, Topic
from ...core.notes import plain_note
from ...core.schema import Entry, Published
from .. import citations, places
from ..markup import Markup, element, link, text
from ..messages import Messages, capitalised
from ..page import Html, Page, PageHeading
from ..page_settings import LIST_OF_LINKS
from ..routes import READING_PATHS, TIMELINE, address, topic_path, work_path
from . import entry_facts as say
from .entry_note import entry_note
from .entry_words import kind_word, other_language
from .fragments import unfolding
from .lineage import lineage
from .overview import Overview
from .page_links import OUTWARD, PageLinks
from .path_steps import path_link
from .prerequisites import GoalPath, ReadingPath

_MOST_LED_TO = 8
_MOST_NAMED = 3  # people
_DESCRIPTION = 160  # characters: what search engines show of one


class _WorkLinks(PageLinks):
    """Links on the page of a work, which lead from work to work."""

    def to_entry(self, placed: Placed) -> Markup:
        """Return the address of the page of an entry, in full on that page itself: all pages of works share it."""
        return Markup(self.root + address(work_path(placed.entry.id), self.overview.site))


def work_pages(overview: Overview, topic: Topic) -> Iterator[Page]:
    """Yield the page of each work of *topic*, in the order of the file."""
    # The search finds a work in its topic, from where one comes here.
    return (_work(overview, overview.by_id[entry.id]) for entry in topic.entries)


def _work(overview: Overview, placed: Placed) -> Page:
    entry = placed.entry
    path = work_path(entry.id)
    parts = filter(None, _parts(placed, _WorkLinks(overview, path)))
    return Page(
        path,
        title=entry.title,
        description=_description(placed, overview.messages),
        settings=LIST_OF_LINKS,
        blocks=[
            PageHeading(1, entry.id, text(entry.title), language=other_language(entry, overview.messages)),
            Html(Markup(f'<div class="rl-entry rl-work" data-work="{entry.id}">{" ".join(parts)}</div>')),
        ],
        ends_with_blank_line=False,
    )


def _description(placed: Placed, messages: Messages) -> str:
    """Return the first words of the note or, without one, what the work is and who made it."""
    entry = placed.entry
    if entry.note:
        return _cut(plain_note(entry.note))
    people = messages.listed_plainly(entry.people[:_MOST_NAMED])
    if entry.has_more_authors or len(entry.people) > _MOST_NAMED:
        people = messages.plain("people.cut_list", names=people)
    words = [capitalised(kind_word(entry, messages)), people, str(entry.year or "")]
    return " · ".join(word for word in (*words, placed.topic.title) if word)


def _cut(words: str) -> str:
    """Return *words*, or so many of them as a description may have."""
    if len(words) <= _DESCRIPTION:
        return words
    cut = words[: _DESCRIPTION - 1]
    return f"{(cut.rpartition(' ')[0] or cut).rstrip(' ,;:-–—')}…"


def _parts(placed: Placed, here: PageLinks) -> Iterator[Markup]:
    entry, messages = placed.entry, here.messages
    yield say.aliases(entry, messages)
    yield element("p", "rl-facts", messages.dotted([*say.nature(entry, here), *_more_facts(entry, messages)]))
    yield from say.warnings(entry, here)
    people = messages.listed([here.person(name) for name in entry.people])
    if entry.has_more_authors:
        people = messages.html("people.cut_list", names=people)
    yield say.source(people, entry, _venue(entry.published, messages), messages)
    yield say.own_fields(entry, lambda field: field.on_work, here)
    yield _read(entry, here)
    yield say.replacement(entry, here)
    yield entry_note(placed, here)
    yield from _companions(entry, here)
    yield say.archived_copy(entry, here)
    yield from say.read_first(entry, here)
    yield say.builds_on(entry, here)
    yield from _led_to(entry, here)
    yield lineage(placed, here)
    yield _on_the_map(placed, here)
    yield _listed(placed, here)
    yield _on_paths(placed, here)
    yield _identifiers(entry, here)
    yield say.tags(entry, here)
    yield say.citation(entry, here)


def _more_facts(entry: Entry, messages: Messages) -> Iterator[Markup]:
    if entry.date:
        yield text(messages.date(entry.date))
    if entry.language:
        yield messages.html("work.language", language=entry.language)
    if entry.added:
        yield messages.html("work.added", date=messages.date(entry.added))


def _venue(published: Published | None, messages: Messages) -> str:
    """Return where the work is cited from: venue, year, volume, issue, pages, as far as they are known."""
    if not published:
        return ""
    pages = citations.dashed(published.pages or "")
    facts = (("venue.volume", published.volume), ("venue.issue", published.issue), ("venue.pages", pages))
    return messages.listed_plainly(
        [say.venue_and_year(published), *(messages.plain(key, number=value) for key, value in facts if value)]
    )


def _read(entry: Entry, here: PageLinks) -> Markup:
    """Return where the work can be read; nothing for one that is not online."""
    ways = [here.outward(place.url, _called(place, here.messages)) for place in places.places(entry)]
    return element("p", "rl-places", *ways) if ways else Markup()


def _called(place: places.Place, messages: Messages) -> str:
    return messages.plain("place.pdf", name=place.name) if place.is_pdf else place.name


def _companions(entry: Entry, here: PageLinks) -> Iterator[Markup]:
    """Yield the links that belong to the work, a line for each kind."""
    by_kind: dict[AnyKind | None, list[Markup]] = {}
    for companion in entry.companions:
        by_kind.setdefault(companion.kind, []).append(here.outward(companion.url, companion.title))
    for kind, links in by_kind.items():
        label = text(capitalised(here.messages.kind(kind))) if kind else here.messages.html("work.companions")
        yield say.relation(label, here.messages.parted(links))


def _led_to(entry: Entry, here: PageLinks) -> Iterator[Markup]:
    """Yield what builds on the work and what asks for it first, those beyond the first few folded away."""
    messages = here.messages
    names = [here.named(placed) for placed in here.overview.led_to.get(entry.id, ())]
    if len(names) <= _MOST_LED_TO + 1:  # one alone takes no more room than the words for it
        if names:
            yield say.relation(messages.html("work.led_to"), messages.listed(names))
        return
    yield say.relation(messages.html("work.led_to"), messages.listed(names[:_MOST_LED_TO]))
    rest = names[_MOST_LED_TO:]
    yield unfolding(messages.html("more", count=len(rest)), element("p", "rl-relation", messages.listed(rest)))


def _on_the_map(placed: Placed, here: PageLinks) -> Markup:
    """Return the way to the work's whole line of descent; nothing for one that is not on the map."""
    if placed.entry.id not in here.overview.on_map:
        return Markup()
    way = link(here.to(TIMELINE, placed.entry.id), here.messages.html("work.on_map.way"))
    return say.related("work.on_map", [way], here)


def _listed(placed: Placed, here: PageLinks) -> Markup:
    """Return in which topics the work stands."""
    home = link(here.to(topic_path(placed.topic.slug), placed.entry.id), text(placed.topic.title))
    return say.related("work.in", [home, *say.also_in(placed, here)], here)


def _on_paths(placed: Placed, here: PageLinks) -> Markup:
    """Return on which paths the work stands, and as which step; nothing where it stands on none."""
    standings = here.overview.paths_through.get(placed.entry.id, ())
    named = [standing for standing in standings if _is_named(standing.path, placed)]
    messages = here.messages
    steps = [
        messages.html(
            "work.on_path",
            path=path_link(standing.path, here),
            number=standing.number,
            total=len(standing.path.steps),
        )
        for standing in named
    ]
    if rest := len(standings) - len(named):
        steps.append(link(here.to(READING_PATHS), messages.html("work.on_paths.others", count=rest)))
    if not steps:
        return Markup()
    return say.relation(messages.html("work.on_paths", count=len(steps)), messages.parted(steps))


def _is_named(path: GoalPath | ReadingPath, placed: Placed) -> bool:
    """Tell whether *path* is one to be named on the page of a work: an introduction stands on those of many topics."""
    return isinstance(path, GoalPath) or path.topic.slug in (placed.topic.slug, *placed.entry.also)


def _identifiers(entry: Entry, here: PageLinks) -> Markup:
    """Return the identifiers of the work as links; nothing where none is known."""
    known = [link(text(place.url), text(place.name), OUTWARD) for place in places.identifiers(entry)]
    return element("p", "rl-identifiers", here.messages.dotted(known)) if known else Markup()
