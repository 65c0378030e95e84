"""A library → ``catalogue.json``: all that Browse and the search know of it, in few bytes. Pure.

It is fetched whole, so its size is what a reader waits for. Hence one list per field (like stands beside
like, which compresses best), names by their index, nothing that can be worked out from the rest, and
frequent words of titles and notes as single characters. `assets/catalogue.js` reads it. For other programs
there is ``entries.json``.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, TypeVar

from pydantic_core import to_json

from ..core.identity import identify
from ..core.kinds import AnyKind
from ..core.levels import AnyLevel, AnyStatus
from ..core.library import Library, Topic
from ..core.own_fields import facets, in_order
from ..core.reading_order import ReadingOrder, reading_order
from ..core.schema import Entry
from ..core.site import Site, TextFile
from ..core.tags import first_spellings, tag_slug, tag_slugs
from ..core.text import first_sentence
from .frequent_words import Spelled, shortened, spelled
from .messages import Messages
from .pages.authorship import people
from .pages.glossary import Term, terms, words_of_notes
from .routes import ASSETS, BROWSE, address, concept_path, goal_path, person_path, tag_path, topic_path, work_path

Word = TypeVar("Word", bound=str)

PATH = f"{ASSETS}catalogue.json"
VERSION = 6


class _Facts(NamedTuple):
    """What the columns are made of: the entries, and all that they name, in the order of its indexes."""

    library: Library
    site: Site
    messages: Messages
    entries: Sequence[Entry]
    topics: Sequence[Topic]
    tags: Mapping[str, str]
    """Names by slugs."""
    kinds: Sequence[AnyKind]
    levels: Sequence[AnyLevel]
    statuses: Sequence[AnyStatus]
    people: Sequence[str]
    publishers: Sequence[str]
    venues: Sequence[str]
    days: Sequence[str]
    words: Sequence[str]
    titles: Sequence[str]
    notes: Sequence[str]
    summaries: Sequence[str]
    """Of the topics."""
    concepts: Sequence[Term]
    meanings: Sequence[str]
    """Of the concepts."""
    order: ReadingOrder


class Column(NamedTuple):
    """A member of the catalogue: what it means to the script that reads it, and what it is made of."""

    meaning: str
    values: Callable[[_Facts], object]


COLUMNS = {
    "version": Column(
        "which form this is; a script that knows another says so instead of showing nonsense", lambda _: VERSION
    ),
    "browse": Column("the address of the page Browse", lambda facts: address(BROWSE, facts.site)),
    "work": Column(
        "the address of the page of a work, with a star for its id", lambda facts: address(work_path("*"), facts.site)
    ),
    "person": Column(
        "the address of the page of a person, with a star for the slug",
        lambda facts: address(person_path("*"), facts.site),
    ),
    "concept": Column(
        "the address of the page of a concept, likewise", lambda facts: address(concept_path("*"), facts.site)
    ),
    "topics": Column(
        "slug, title, address and summary of each topic, by title",
        lambda facts: [
            [topic.slug, topic.title, address(topic_path(topic.slug), facts.site), summary]
            for topic, summary in zip(facts.topics, facts.summaries, strict=True)
        ],
    ),
    "concepts": Column(
        "of each concept the index of its first topic, its name, its first sentence and its slug: empty where that "
        "follows from the name",
        lambda facts: _concepts(facts),
    ),
    "paths": Column(
        "title, address and outcome of each path across topics",
        lambda facts: [
            [goal.title, address(goal_path(goal.id), facts.site), goal.outcome or ""]
            for goal in facts.library.paths.goals
        ],
    ),
    "tags": Column(
        "slug, name and address of each tag, the most frequent first",
        lambda facts: [[slug, name, address(tag_path(slug), facts.site)] for slug, name in facts.tags.items()],
    ),
    "kinds": Column(
        "the kinds in use, each with its label and further words by which readers search for it",
        lambda facts: [
            [kind, facts.messages.kind(kind), f"{kind.row.forms} {kind.row.words}".strip()] for kind in facts.kinds
        ],
    ),
    "levels": Column(
        "the levels in use, likewise",
        lambda facts: [
            [level, facts.messages.level(level), facts.messages.level_words(level)] for level in facts.levels
        ],
    ),
    "statuses": Column(
        "the statuses in use, each with its label and 1 where its works are set aside",
        lambda facts: [
            [status, facts.messages.status(status), int(status.row.is_set_aside)] for status in facts.statuses
        ],
    ),
    "people": Column("the names of all authors", lambda facts: facts.people),
    "slugs": Column(
        "of each author the slug of the page: empty where it follows from the name, 0 where there is no page",
        lambda facts: _person_slugs(facts),
    ),
    "publishers": Column("the names of all publishers", lambda facts: facts.publishers),
    "venues": Column("the names of all journals and proceedings", lambda facts: facts.venues),
    "days": Column("the days on which entries joined, in order", lambda facts: facts.days),
    "landmark_words": Column(
        "words by which readers search for landmarks", lambda facts: facts.messages.plain("search.landmark")
    ),
    "stop_words": Column(
        "words of a question that say nothing of what is asked", lambda facts: facts.messages.plain("search.stop_words")
    ),
    "words": Column("frequent words, for each of which a single character stands in texts", lambda facts: facts.words),
    "title": Column(
        "of each entry, with such characters; so are note, summary and first sentence", lambda facts: facts.titles
    ),
    "id": Column(
        "of each entry, empty where it follows from the title",
        lambda facts: [*chain.from_iterable(topic.once(ids_of_works) for topic in facts.library.topics)],
    ),
    "aliases": Column(
        "pairs: an entry's index, its further names", lambda facts: _pairs(facts, lambda entry: list(entry.aliases))
    ),
    "url": Column(
        "of each entry, without https://", lambda facts: [_without_scheme(entry.link) for entry in facts.entries]
    ),
    "identifiers": Column(
        "pairs: an entry's index, the identities that do not follow from its address",
        lambda facts: _pairs(facts, _further_identities),
    ),
    "companions": Column(
        "pairs: an entry's index, the titles and addresses of its companions",
        lambda facts: _pairs(facts, lambda entry: [[one.title, _without_scheme(one.url)] for one in entry.companions]),
    ),
    "topic": Column("the index of each entry's own topic", lambda facts: _own_topics(facts)),
    "also": Column("pairs: an entry's index, the indexes of further topics", lambda facts: _further_topics(facts)),
    "kind": Column(
        "of each entry the index, -1 for none; so are level, status, added, venue and publisher",
        lambda facts: _indexes((entry.kind for entry in facts.entries), facts.kinds),
    ),
    "level": Column("", lambda facts: _indexes((entry.level for entry in facts.entries), facts.levels)),
    "status": Column("", lambda facts: _indexes((entry.status for entry in facts.entries), facts.statuses)),
    "dead": Column(
        "pairs: an entry's index, the day on which its link was last found dead",
        lambda facts: [
            [index, facts.library.dead[entry.link]]
            for index, entry in enumerate(facts.entries)
            if entry.link in facts.library.dead
        ],
    ),
    "landmarks": Column(
        "the indexes of the landmarks",
        lambda facts: [index for index, entry in enumerate(facts.entries) if entry.seminal],
    ),
    "depth": Column(
        "of each entry how many steps there are before it on the longest way",
        lambda facts: [facts.order.depth[entry.id] for entry in facts.entries],
    ),
    "wanted": Column(
        "pairs: the index of an entry that asks for nothing beforehand, how many others ask for it",
        lambda facts: _pairs(facts, lambda entry: 0 if entry.after else facts.order.demand[entry.id]),
    ),
    "date": Column("of each entry, empty for none", lambda facts: [entry.date or "" for entry in facts.entries]),
    "added": Column("an index of days", lambda facts: _indexes((entry.added for entry in facts.entries), facts.days)),
    "venue": Column(
        "an index of venues",
        lambda facts: _indexes(
            (entry.published.venue if entry.published else None for entry in facts.entries), facts.venues
        ),
    ),
    "cited": Column(
        "pairs: an entry's index, the year that is cited with its venue",
        lambda facts: _pairs(facts, lambda entry: int(entry.published.year or 0) if entry.published else 0),
    ),
    "authors": Column(
        "of each entry the indexes of its people",
        lambda facts: _lists((entry.people for entry in facts.entries), facts.people),
    ),
    "more_authors": Column(
        "the indexes of entries whose list of people is cut",
        lambda facts: [index for index, entry in enumerate(facts.entries) if entry.has_more_authors],
    ),
    "publisher": Column(
        "an index of publishers",
        lambda facts: _indexes((entry.publisher for entry in facts.entries), facts.publishers),
    ),
    "named": Column(
        "of each entry how many others build on it or are to be read after it",
        lambda facts: _times_named(facts.entries),
    ),
    "tag": Column(
        "of each entry the indexes of its tags",
        lambda facts: _lists((tag_slugs(entry.tags) for entry in facts.entries), list(facts.tags)),
    ),
    "note": Column("of each entry", lambda facts: facts.notes),
    "easiest": Column(
        "the level of introductions", lambda facts: next(level.value for level in facts.library.vocabulary.levels)
    ),
    "own": Column(
        "of each field of the list's own that is a facet: its name, label and values, and of each entry the indexes of "
        "those that it has",
        lambda facts: _own(facts),
    ),
}
"""What the catalogue holds, in that order: columns, an item for each entry in some."""


def catalogue_file(library: Library, site: Site, messages: Messages) -> TextFile:
    """Return the catalogue of *library*: entries in the order of the library, -1 where a field is empty."""
    # No engine goes over the addresses in this file.
    facts = _facts(library, site._replace(links_to_sources=False), messages)
    values = {name: column.values(facts) for name, column in COLUMNS.items()}
    return TextFile(PATH, to_json(values).decode() + "\n")


def _facts(library: Library, site: Site, messages: Messages) -> _Facts:
    entries = [placed.entry for placed in library.entries()]
    topics = sorted(library.topics, key=lambda topic: (topic.title.casefold(), topic.slug))
    concepts = [*terms(library, messages.collation).values()]
    of_list = spelled(
        [topic.file.summary or "" for topic in topics],
        [first_sentence(term.meanings[0][1].summary) for term in concepts],
    )
    words, texts = shortened([*(topic.once(spelled_works) for topic in library.topics), of_list])
    summaries, meanings = texts.pop()
    return _Facts(
        library=library,
        site=site,
        messages=messages,
        entries=entries,
        topics=topics,
        tags=_tag_names(entries),
        kinds=_in_use(library.vocabulary.kinds, (entry.kind for entry in entries)),
        levels=_in_use(library.vocabulary.levels, (entry.level for entry in entries)),
        statuses=_in_use(library.vocabulary.statuses, (entry.status for entry in entries)),
        people=_by_frequency(name for entry in entries for name in entry.people),
        publishers=_by_frequency(entry.publisher for entry in entries if entry.publisher),
        venues=_by_frequency(entry.published.venue for entry in entries if entry.published),
        days=sorted({entry.added for entry in entries if entry.added}),
        words=words,
        titles=[*chain.from_iterable(titles for titles, _ in texts)],
        notes=[*chain.from_iterable(notes for _, notes in texts)],
        summaries=summaries,
        concepts=concepts,
        meanings=meanings,
        order=reading_order(library),
    )


def spelled_works(topic: Topic) -> Spelled:
    """Return the titles of the works of *topic*, and their notes, taken apart."""
    return spelled([entry.title for entry in topic.entries], topic.once(words_of_notes))


def ids_of_works(topic: Topic) -> Sequence[str]:
    """Return of each work of *topic* its id; empty where that follows from the title."""
    return ["" if entry.id == _obvious_id(entry.title) else entry.id for entry in topic.entries]


def _pairs(facts: _Facts, value: Callable[[Entry], object]) -> list[tuple[int, object]]:
    """Return the index of each entry that has a *value*, with that."""
    return [(index, known) for index, entry in enumerate(facts.entries) if (known := value(entry))]


def _concepts(facts: _Facts) -> list[tuple[int, str, str, str]]:
    index = _topic_indexes(facts)
    return [
        (
            index[term.meanings[0][0].slug],
            term.name,
            meaning,
            "" if term.slug == _obvious_id(term.name) else term.slug,
        )
        for term, meaning in zip(facts.concepts, facts.meanings, strict=True)
    ]


def _own(facts: _Facts) -> list[tuple[str, str, list[str], list[list[int]]]]:
    columns = []
    for field in facts.library.vocabulary.fields:
        if field.is_facet:
            values = [facets(field, entry.own[field]) if field in entry.own else () for entry in facts.entries]
            known = in_order(field, set(chain.from_iterable(values)), facts.messages.collation.rank)
            columns.append((field.name, field.label, known, _lists(values, known)))
    return columns


def _own_topics(facts: _Facts) -> list[int]:
    index = _topic_indexes(facts)
    return [index[placed.topic.slug] for placed in facts.library.entries()]


def _further_topics(facts: _Facts) -> list[tuple[int, object]]:
    index = _topic_indexes(facts)
    return _pairs(facts, lambda entry: [index[slug] for slug in entry.also])


def _topic_indexes(facts: _Facts) -> dict[str, int]:
    return {topic.slug: index for index, topic in enumerate(facts.topics)}


def _tag_names(entries: Iterable[Entry]) -> dict[str, str]:
    """Return the tags as first written by their slugs, the most frequent first."""
    tags = [tag for entry in entries for tag in entry.tags]
    names, counts = first_spellings(tags), Counter(map(tag_slug, tags))
    return {slug: names[slug] for slug in sorted(names, key=lambda slug: (-counts[slug], slug))}


def _by_frequency(names: Iterable[str]) -> list[str]:
    """Return the different *names*, the most frequent first: they get the shortest indexes."""
    counts = Counter(names)
    return sorted(counts, key=lambda name: (-counts[name], name))


def _in_use(known: Iterable[Word], values: Iterable[Word | None]) -> list[Word]:
    used = set(values)
    return [value for value in known if value in used]


def _indexes(values: Iterable[str | None], known: Sequence[str]) -> list[int]:
    index: dict[str | None, int] = {name: number for number, name in enumerate(known)}
    return [index.get(value, -1) for value in values]


def _lists(values: Iterable[Iterable[str]], known: Sequence[str]) -> list[list[int]]:
    index = {name: number for number, name in enumerate(known)}
    return [[index[name] for name in names] for names in values]


def _further_identities(entry: Entry) -> list[str]:
    """Return what *entry* is told apart by, beside its address, as the script would work it out of that."""
    if not (entry.doi or entry.arxiv or entry.isbn):  # as of most, which have an address only, or nothing
        return []
    own = str(identify(entry.link))
    return [name for name in map(str, entry.identities) if name != own]


def _person_slugs(facts: _Facts) -> list[str | int]:
    names = facts.library.names
    persons = people(facts.library, facts.messages.collation)
    pages = [persons[names.canonical("people", name)] for name in facts.people]
    return [
        0 if not person.has_page else "" if person.slug == _obvious_id(name) else person.slug
        for name, person in zip(facts.people, pages, strict=True)
    ]


def _times_named(entries: Sequence[Entry]) -> list[int]:
    """Return of each entry how many others build on it or are to be read after it."""
    counts = Counter(
        name
        for entry in entries
        if entry.builds_on or entry.after
        for name in {*entry.builds_on, *(step.id for step in entry.after)} - {entry.id}
    )
    return [counts[entry.id] for entry in entries]


_PLAIN = re.compile(r"[a-z0-9]+")


def _obvious_id(title: str) -> str | None:
    """Return the id that the script makes of a *title* by itself. It knows ASCII only."""
    return "-".join(_PLAIN.findall(title.lower())) if title.isascii() else None


def _without_scheme(url: str) -> str:
    rest = url.removeprefix("https://")
    return url if "://" in rest else rest
