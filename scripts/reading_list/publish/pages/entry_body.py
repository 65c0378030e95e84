"""One entry on the page of its topic: everything about it but its heading. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ...core import dates
from ...core.library import Placed
from ...core.schema import Entry, Status
from ...core.tags import tag_slug
from .. import citations, exports, messages
from ..markup import DOT, Markup, beside, element, link, note, text
from .entry_lists import steps
from .entry_words import kind_word, level_word, status_word
from .page_links import PageLinks
from .prerequisites import way_to

_AUTHORITY_END = re.compile(r"[?#]|:[0-9]*(?:[?#]|$)")


def body(placed: Placed, here: PageLinks) -> Markup:
    """Return everything about the entry but its heading."""
    return element("div", "rl-entry", *_parts(placed, here))


def _parts(placed: Placed, here: PageLinks) -> Iterator[Markup]:
    entry = placed.entry
    yield element("p", "rl-facts", _facts(entry))
    dead = here.overview.library.dead
    instead = entry.archived if entry.link in dead and entry.archived not in dead else None
    if entry.link in dead:
        yield _warning(dead[entry.link], instead)
    if entry.authors or entry.publisher:
        yield element("p", "rl-source", _source(entry))
    if entry.status is Status.SUPERSEDED and entry.superseded_by:
        yield _relation("Replaced by", [here.entry(entry.superseded_by)])
    if entry.note:
        yield note(entry.note)
    yield from _relations(entry, here)
    if entry.archived and not instead:
        yield _relation("If it is gone", [here.outward(entry.archived, "archived copy")])
    if also := [here.overview.topics[slug] for slug in entry.also if slug != placed.topic.slug]:
        yield _relation("Also in", map(here.topic, also))
    if entry.tags:
        yield here.tags(here.overview.tags[slug] for slug in dict.fromkeys(map(tag_slug, entry.tags)))
    yield _citation(entry, here)


def _relations(entry: Entry, here: PageLinks) -> Iterator[Markup]:
    """Yield what the entry has to do with other works."""
    if entry.after:
        yield _relation("Read first", [beside(here.entry(step.id), step.because) for step in entry.after])
        if way := _whole_way(entry, here):
            yield way
    if entry.builds_on:
        yield _relation("Builds on", map(here.entry, entry.builds_on))
    if entry.companions:
        companions = (
            beside(here.outward(work.url, work.title), work.kind and messages.kind(work.kind))
            for work in entry.companions
        )
        yield _relation("Along with it", companions)


def _relation(label: str, works: Iterable[Markup]) -> Markup:
    return Markup(f'<p class="rl-relation"><strong>{label}</strong> {"; ".join(works)}</p>')


def _whole_way(entry: Entry, here: PageLinks) -> Markup:
    """Return the whole way to *entry* where it is longer than what the entry itself asks for."""
    by_id = here.overview.by_id
    if not any(by_id[step.id].entry.after for step in entry.after):
        return Markup()
    way = way_to(entry.id, by_id)
    if len(way) <= len({step.id for step in entry.after}):
        return Markup()
    count = messages.counted(len(way), "work")
    return Markup(
        f'<details class="rl-way" data-search-exclude><summary>The whole way here: {count}</summary>'
        f"{steps(way, here)}</details>"
    )


def _citation(entry: Entry, here: PageLinks) -> Markup:
    # The record itself would make the build of a long list a fifth longer; a script takes it out of the file.
    words, file = text(citations.plain(entry)), link(here.file(exports.BIBTEX.path), Markup("BibTeX"))
    return Markup(
        f'<details class="rl-cite" data-search-exclude><summary>Cite</summary>'
        f'<span class="rl-citation">{words}</span> {file}</details>'
    )


def _warning(day: str, archived: str | None) -> Markup:
    """Return the words that keep a reader from following a dead link unawares."""
    words = f"This link was dead when last checked on {text(dates.in_words(day))}."
    if archived:
        words += f" {link(text(archived), Markup('Read the archived copy'))}."
    return element("p", "rl-dead", Markup(words))


# Elements are dear: three parsers walk over each on its way into the site. So facts are words with
# dots between them, and only what looks different stands in an element of its own.
def _facts(entry: Entry) -> Markup:
    facts = [Markup(f"<strong>{text(kind_word(entry))}</strong>")] if entry.kind else []
    facts += [text(word) for word in (level_word(entry), status_word(entry)) if word]
    if entry.seminal:
        facts.append(element("span", "rl-seminal", Markup("★ landmark")))
    if entry.date:
        facts.append(text(dates.in_words(entry.date)))
    if entry.link:
        facts.append(text(_host(entry.link)))
    return Markup(DOT.join(facts))


def _host(url: str) -> str:
    authority = _AUTHORITY_END.split(url.split("/", 3)[2], maxsplit=1)[0]  # the schema lets no other form through
    return authority.lower().removeprefix("www.")


def _source(entry: Entry) -> Markup:
    parts = [text(_people(entry.authors))] if entry.authors else []
    if entry.publisher:
        parts.append(Markup(f"<em>{text(entry.publisher)}</em>"))
    return Markup(DOT.join(parts))


def _people(authors: Sequence[str], most: int = 4) -> str:
    """Return the names joined by commas, a long list cut after the third."""
    if len(authors) <= most:
        return ", ".join(authors)
    return f"{', '.join(authors[: most - 1])} and {len(authors) - most + 1} more"
