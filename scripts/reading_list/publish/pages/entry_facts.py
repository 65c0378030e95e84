"""What is said of an entry on the page of its topic and on its own alike, each fact as a piece of HTML. Pure."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from ...core.levels import Status
from ...core.library import Placed
from ...core.own_fields import FieldType, OwnField, OwnValue
from ...core.schema import Entry, Published
from ...core.tags import tag_slugs
from .. import citations, exports
from ..markup import Markup, beside, element, linked, text
from ..messages import Messages
from ..own_values import own_texts
from ..places import host
from .entry_lists import steps
from .entry_words import kind_word, level_word, status_word
from .page_links import OUTWARD, PageLinks
from .prerequisites import way_to


def relation(label: Markup, words: Markup) -> Markup:
    """Return *words* in a line that begins with what they are to the entry."""
    return Markup(f'<p class="rl-relation"><strong>{label}</strong> {words}</p>')


def related(key: str, works: Iterable[Markup], here: PageLinks) -> Markup:
    """Return *works* in a line that begins with what the message *key* says they are to the entry."""
    return relation(here.messages.html(key), here.messages.parted(works))


# Elements are dear: three parsers walk over each on its way into the site. So facts are words with
# dots between them, and only what looks different stands in an element of its own.
def nature(entry: Entry, here: PageLinks) -> Sequence[Markup]:
    """Return what the entry is, for whom, how long it takes, and whether it is a landmark."""
    natures = here.overview.natures
    if entry.id not in natures:
        natures[entry.id] = _nature(entry, here.messages)
    return natures[entry.id]


def _nature(entry: Entry, messages: Messages) -> Sequence[Markup]:
    words = [Markup(f"<strong>{text(kind_word(entry, messages))}</strong>")] if entry.kind else []
    if entry.level:
        words.append(text(level_word(entry, messages)))
    if entry.minutes:
        words.append(text(_duration(entry.minutes, messages)))
    if entry.status:
        words.append(text(status_word(entry, messages)))
    if entry.seminal:
        words.append(element("span", "rl-seminal", messages.html("mark.landmark")))
    return words


def _duration(all_minutes: int, messages: Messages) -> str:
    """Return what an entry takes."""
    hours, minutes = divmod(all_minutes, 60)
    if hours and minutes:
        return messages.plain("duration.both", hours=hours, minutes=minutes)
    if hours:
        return messages.plain("duration.hours", count=hours)
    return messages.plain("duration.minutes", count=minutes)


def source(people: Markup, entry: Entry, venue: str, messages: Messages) -> Markup:
    """Return the line of the *people* who made the entry and of who put it out; nothing where neither is known."""
    parts = [people] if people else []
    if venue:
        parts.append(Markup(f"<em>{text(venue)}</em>"))
    publisher = entry.publisher
    if publisher and publisher != venue and not (entry.published and entry.published.venue == publisher):
        parts.append(Markup(f"<em>{text(publisher)}</em>"))
    return element("p", "rl-source", messages.dotted(parts)) if parts else Markup()


def aliases(entry: Entry, messages: Messages) -> Markup:
    """Return the names that readers use for the work; nothing where it has none."""
    if not entry.aliases:
        return Markup()
    names = messages.listed(Markup(f"<strong>{text(name)}</strong>") for name in entry.aliases)
    return element("p", "rl-aliases", messages.html("work.known_as", names=names))


def venue_and_year(published: Published | None) -> str:
    """Return where the work is cited from, with the year of that; empty where nobody says."""
    return " ".join(part for part in (published.venue, published.year) if part) if published else ""


def warnings(entry: Entry, here: PageLinks) -> Iterator[Markup]:
    """Yield what keeps a reader from following a dead link unawares, and from reading what was replaced."""
    dead = here.overview.library.dead
    if entry.link in dead:
        yield _warning(dead[entry.link], _instead(entry, here), here.messages)


def replacement(entry: Entry, here: PageLinks) -> Markup:
    """Return which entry replaces this one; nothing where none does."""
    if entry.status == Status.SUPERSEDED and entry.superseded_by:
        return related("work.replaced_by", [here.entry(entry.superseded_by)], here)
    return Markup()


def _instead(entry: Entry, here: PageLinks) -> str | None:
    """Return the archived copy that stands in for a dead link."""
    dead = here.overview.library.dead
    return entry.archived if entry.link in dead and entry.archived not in dead else None


def _warning(day: str, archived: str | None, messages: Messages) -> Markup:
    words = [messages.html("work.dead", date=messages.date(day))]
    if archived:
        words.append(messages.html("work.dead.instead", copy=linked(text(archived), OUTWARD)))
    return element("p", "rl-dead", *words)


def read_first(entry: Entry, here: PageLinks) -> Iterator[Markup]:
    """Yield what is to be read before the entry, and the whole way where that is longer."""
    if entry.after:
        steps_before = (beside(here.entry(step.id), step.because) for step in entry.after)
        yield related("work.read_first", steps_before, here)
        if way := _whole_way(entry, here):
            yield way


def _whole_way(entry: Entry, here: PageLinks) -> Markup:
    """Return the whole way to *entry* where it is longer than what the entry itself asks for."""
    by_id, whole_ways = here.overview.by_id, here.overview.whole_ways
    if not any(by_id[step.id].entry.after for step in entry.after):
        return Markup()
    if entry.id not in whole_ways:
        whole_ways[entry.id] = [placed.entry.id for placed in way_to(entry.id, by_id)]
    way = [by_id[work] for work in whole_ways[entry.id]]
    if len(way) <= len({step.id for step in entry.after}):
        return Markup()
    summary = here.messages.html("work.whole_way", count=len(way))
    return Markup(
        f'<details class="rl-way" data-search-exclude><summary>{summary}</summary>{steps(way, here)}</details>'
    )


def builds_on(entry: Entry, here: PageLinks) -> Markup:
    """Return what the entry grew out of; nothing where nobody says."""
    return related("work.builds_on", map(here.entry, entry.builds_on), here) if entry.builds_on else Markup()


def own_fields(entry: Entry, places: Callable[[OwnField], bool], here: PageLinks) -> Markup:
    """Return what the list's own fields say, of those that belong to *places*; nothing where none does."""
    if not entry.own_fields:
        return Markup()
    facts = [
        Markup(f"<strong>{text(field.label)}</strong> {here.messages.listed(_own(field, value, here))}")
        for field, value in entry.own.items()
        if places(field)
    ]
    return element("p", "rl-relation", here.messages.dotted(facts)) if facts else Markup()


def _own(field: OwnField, value: OwnValue, here: PageLinks) -> Iterator[Markup]:
    for one in own_texts(field, value, here.messages):
        yield here.outward(one, host(one)) if field.type is FieldType.ADDRESS else text(one)


def archived_copy(entry: Entry, here: PageLinks) -> Markup:
    """Return the archived copy of an entry whose link still works; nothing where none is known."""
    if not entry.archived or _instead(entry, here):
        return Markup()
    copy = here.outward(entry.archived, here.messages.plain("work.archived"))
    return related("work.if_gone", [copy], here)


def companions(entry: Entry, here: PageLinks) -> Markup:
    """Return the links that belong to the entry; nothing where it has none."""
    if not entry.companions:
        return Markup()
    works = (
        beside(here.outward(work.url, work.title), work.kind and here.messages.kind(work.kind))
        for work in entry.companions
    )
    return related("work.companions", works, here)


def also_in(placed: Placed, here: PageLinks) -> list[Markup]:
    """Return links to the further topics that list the entry."""
    return [here.topic(here.overview.topics[slug]) for slug in placed.entry.also if slug != placed.topic.slug]


def tags(entry: Entry, here: PageLinks) -> Markup:
    """Return the tags of the entry; nothing where it has none."""
    if not entry.tags:
        return Markup()
    return here.tags(map(here.overview.tags.__getitem__, tag_slugs(entry.tags)))


def citation(entry: Entry, here: PageLinks) -> Markup:
    """Return how the entry is cited, folded away."""
    # The record itself would make the build of a long list a fifth longer; a script takes it out of the file.
    file = here.linked(exports.BIBTEX.path, "BibTeX")
    return Markup(
        f'<details class="rl-cite" data-search-exclude><summary>{here.messages.html("work.cite")}</summary>'
        f'<span class="rl-citation">{_cited(entry)}</span> {file}</details>'
    )


@lru_cache(maxsize=50_000)
def _cited(entry: Entry) -> Markup:
    return Markup(citations.plain_encoded(entry, text))
