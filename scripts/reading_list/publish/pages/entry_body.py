"""One entry on the page of its topic: a line below its heading, which unfolds to everything about it. Pure."""

from collections.abc import Iterator, Sequence

from ...core.library import Placed
from ...core.person_names import parts
from ...core.schema import Entry
from ..markup import Markup, element, encoded, link, linked, text
from ..messages import Messages
from ..places import host
from . import entry_facts as say
from .entry_note import entry_note
from .entry_words import kind_word, level_word
from .page_links import PageLinks

_MOST_PEOPLE = 4
_MOST_SHORT_NAMES = 3
_MOST_LED_TO = 3
_YEAR = 4  # letters of a date


def folded(placed: Placed, here: PageLinks) -> Markup:
    """Return the entry without its heading, folded: links stand in what unfolds, for the line itself is a button."""
    entry = placed.entry
    line = here.messages.dotted(_line(entry, here))
    # In the line, so that whoever comes by a former address finds it, folded or not.
    former = "".join(f'<span id="{old}"></span>' for old in here.overview.former.get(entry.id, ()))
    whole = " ".join(filter(None, _parts(placed, here)))
    return Markup(
        f'<details class="rl-entry"{_data(entry, here.messages)}><summary>{former}{line}</summary>{whole}</details>'
    )


def card(placed: Placed, here: PageLinks) -> Markup:
    """Return what a reader who has not come for the entry alone wants to know of it, with its title."""
    entry, messages = placed.entry, here.messages
    title = here.outward(entry.link, entry.title) if entry.link else link(here.work(entry.id), text(entry.title))
    parts = (
        say.aliases(entry, messages),
        say.source(_people(entry, here), entry, say.venue_and_year(entry.published), messages),
        element("p", "rl-facts", messages.dotted(_ways(entry, here))),
        say.replacement(entry, here),
        entry_note(placed, here),
        say.tags(entry, here),
    )
    line = messages.dotted(_when_and_what(entry, here))  # who made it stands below, in full
    return Markup(f"<strong>{title}</strong> <small>{line}</small>{' '.join(filter(None, parts))}")


def _data(entry: Entry, messages: Messages) -> str:
    """Return the attributes by which scripts know, narrow and sort the entry."""
    # Ids and dates hold nothing that had to be encoded.
    facts = f' data-work="{entry.id}"'
    if entry.kind:
        facts += f' data-kind="{text(kind_word(entry, messages))}"'
    if entry.level:
        facts += f' data-level="{text(level_word(entry, messages))}"'
    if entry.date:
        facts += f' data-date="{entry.date}"'
    return f'{facts} data-minutes="{entry.minutes}"' if entry.minutes else facts


def _line(entry: Entry, here: PageLinks) -> Sequence[Markup]:
    """Return who made the entry, in short, when, and what it is for whom."""
    who = in_short(entry, here.messages)
    return [encoded(who), *_when_and_what(entry, here)] if who else _when_and_what(entry, here)


def _when_and_what(entry: Entry, here: PageLinks) -> Sequence[Markup]:
    nature = say.nature(entry, here)
    return [text(entry.date[:_YEAR]), *nature] if entry.date else nature


def in_short(entry: Entry, messages: Messages) -> str:
    """Return the people by their family names, who put it out where nobody is known; empty where neither is."""
    if not entry.people:
        return entry.publisher or ""
    people = entry.people
    if entry.has_more_authors or len(people) > _MOST_SHORT_NAMES:
        return messages.plain("people.cut", names=_family(people[0], entry.publisher))
    if len(people) == 1:
        return people[0]
    return messages.enumerated_plainly([_family(name, entry.publisher) for name in people])


def _family(name: str, publisher: str | None) -> str:
    person = parts(name, publisher)
    return f"{person.particle} {person.family}" if person.particle else person.family


def _parts(placed: Placed, here: PageLinks) -> Iterator[Markup]:
    entry = placed.entry
    yield say.aliases(entry, here.messages)
    yield say.source(_people(entry, here), entry, say.venue_and_year(entry.published), here.messages)
    yield element("p", "rl-facts", here.messages.dotted(_ways(entry, here)))
    yield from say.warnings(entry, here)
    yield say.own_fields(entry, lambda field: field.on_entry, here)
    yield say.replacement(entry, here)
    yield entry_note(placed, here)
    yield from say.read_first(entry, here)
    yield say.builds_on(entry, here)
    yield _led_to(entry, here)
    yield say.companions(entry, here)
    yield say.archived_copy(entry, here)
    if also := say.also_in(placed, here):
        yield say.related("work.also_in", also, here)
    yield say.tags(entry, here)
    yield say.citation(entry, here)


def _ways(entry: Entry, here: PageLinks) -> list[Markup]:
    """Return the whole date, where the heading leads, and a link to the page of the work."""
    messages = here.messages
    ways = []
    if entry.date and len(entry.date) > _YEAR:
        ways.append(text(messages.date(entry.date)))
    if link_ := entry.link:
        ways.append(text(host(link_)))
    label = messages.html("work.details_of", title=entry.short_name)
    ways.append(Markup(f'<a href="{here.work(entry.id)}" aria-label="{label}">{messages.html("work.details")}</a>'))
    return ways


def _people(entry: Entry, here: PageLinks) -> Markup:
    """Return the names of those who made the entry, a long list cut after the third."""
    messages, people = here.messages, entry.people
    if len(people) <= _MOST_PEOPLE and not entry.has_more_authors:
        return messages.listed([here.person(name) for name in people])
    shown = messages.listed([here.person(name) for name in people[: _MOST_PEOPLE - 1]])
    if entry.has_more_authors:
        return messages.html("people.cut", names=shown)
    return messages.html("and_more", count=len(people) - _MOST_PEOPLE + 1, names=shown)


def _led_to(entry: Entry, here: PageLinks) -> Markup:
    """Return the first of what came of the entry, and how many more stand on its page; nothing where nothing did."""
    later = here.overview.led_to.get(entry.id, ())
    if not later:
        return Markup()
    messages = here.messages
    names = messages.listed([here.named(placed) for placed in later[:_MOST_LED_TO]])
    if (rest := len(later) - _MOST_LED_TO) > 0:
        names = messages.html("and_more", count=rest, names=names, more=linked(here.work(entry.id)))
    return say.relation(messages.html("work.led_to"), names)
