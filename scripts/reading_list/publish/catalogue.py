"""A library → ``catalogue.json``: all that the Browse page shows and searches, in few bytes. Pure.

It is fetched whole, so its size is what a reader waits for. Hence one list per field (like stands beside
like, which compresses best), names by their index, nothing that can be worked out from the rest, and
frequent words of titles and notes as single characters. `assets/catalogue.js` reads it. For other programs
there is ``entries.json``.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from ..core.kinds import Kind
from ..core.library import Library, Topic
from ..core.notes import plain_note
from ..core.schema import Entry, Level, Status
from ..core.site import Site, TextFile
from ..core.tags import first_spellings, tag_slug
from . import messages
from .routes import ASSETS, address, tag_path, topic_path

Word = TypeVar("Word", bound=str)

PATH = f"{ASSETS}catalogue.json"
VERSION = 2


class _Facts(NamedTuple):
    """What the columns are made of: the entries, and all that they name, in the order of its indexes."""

    library: Library
    site: Site
    entries: Sequence[Entry]
    topics: Sequence[Topic]
    tags: Mapping[str, str]
    """Names by slugs."""
    kinds: Sequence[Kind]
    levels: Sequence[Level]
    statuses: Sequence[Status]
    people: Sequence[str]
    publishers: Sequence[str]
    days: Sequence[str]
    words: Sequence[str]
    titles: Sequence[str]
    notes: Sequence[str]


class Column(NamedTuple):
    """A member of the catalogue: what it means to the script that reads it, and what it is made of."""

    meaning: str
    values: Callable[[_Facts], object]


COLUMNS = {
    "version": Column(
        "which form this is; a script that knows another says so instead of showing nonsense", lambda _: VERSION
    ),
    "topics": Column(
        "slug, title and address of each topic, by title",
        lambda facts: [
            [topic.slug, topic.title, address(topic_path(topic.slug), facts.site)] for topic in facts.topics
        ],
    ),
    "tags": Column(
        "slug, name and address of each tag, the most frequent first",
        lambda facts: [[slug, name, address(tag_path(slug), facts.site)] for slug, name in facts.tags.items()],
    ),
    "kinds": Column("the kinds in use", lambda facts: [[kind, messages.kind(kind)] for kind in facts.kinds]),
    "levels": Column("the levels in use", lambda facts: [[level, messages.level(level)] for level in facts.levels]),
    "statuses": Column(
        "the statuses in use", lambda facts: [[status, messages.status(status)] for status in facts.statuses]
    ),
    "people": Column("the names of all authors", lambda facts: facts.people),
    "publishers": Column("the names of all publishers", lambda facts: facts.publishers),
    "days": Column("the days on which entries joined, in order", lambda facts: facts.days),
    "words": Column(
        "frequent words, for each of which a single character stands in titles and notes", lambda facts: facts.words
    ),
    "title": Column("of each entry, with such characters; so is the note", lambda facts: facts.titles),
    "id": Column(
        "of each entry, empty where it follows from the title",
        lambda facts: ["" if entry.id == _obvious_id(entry.title) else entry.id for entry in facts.entries],
    ),
    "url": Column(
        "of each entry, without https://", lambda facts: [_without_scheme(entry.link) for entry in facts.entries]
    ),
    "topic": Column("the index of each entry's own topic", lambda facts: _own_topics(facts)),
    "also": Column("pairs: an entry's index, the indexes of further topics", lambda facts: _further_topics(facts)),
    "kind": Column(
        "of each entry the index, -1 for none; so are level, status, added and publisher",
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
    "order": Column(
        "pairs: an entry's index, its place that was chosen by hand",
        lambda facts: [[index, entry.order] for index, entry in enumerate(facts.entries) if entry.order is not None],
    ),
    "date": Column("of each entry, empty for none", lambda facts: [entry.date or "" for entry in facts.entries]),
    "added": Column("an index of days", lambda facts: _indexes((entry.added for entry in facts.entries), facts.days)),
    "authors": Column(
        "of each entry the indexes of its people",
        lambda facts: _lists((entry.people for entry in facts.entries), facts.people),
    ),
    "publisher": Column(
        "an index of publishers",
        lambda facts: _indexes((entry.publisher for entry in facts.entries), facts.publishers),
    ),
    "tag": Column(
        "of each entry the indexes of its tags",
        lambda facts: _lists((dict.fromkeys(map(tag_slug, entry.tags)) for entry in facts.entries), list(facts.tags)),
    ),
    "note": Column("of each entry", lambda facts: facts.notes),
}
"""What the catalogue holds, in that order: columns, an item for each entry in some."""


def catalogue_file(library: Library, site: Site) -> TextFile:
    """Return the catalogue of *library*: entries in the order of the library, -1 where a field is empty."""
    facts = _facts(library, site._replace(links_to_sources=False))  # no engine goes over the addresses in this file
    values = {name: column.values(facts) for name, column in COLUMNS.items()}
    return TextFile(PATH, json.dumps(values, ensure_ascii=False, separators=(",", ":")) + "\n")


def _facts(library: Library, site: Site) -> _Facts:
    entries = [placed.entry for placed in library.entries()]
    words, (titles, notes) = _shortened(
        [entry.title for entry in entries], [plain_note(entry.note) if entry.note else "" for entry in entries]
    )
    return _Facts(
        library=library,
        site=site,
        entries=entries,
        topics=sorted(library.topics, key=lambda topic: (topic.title.casefold(), topic.slug)),
        tags=_tag_names(entries),
        kinds=_in_use(Kind, (entry.kind for entry in entries)),
        levels=_in_use(Level, (entry.level for entry in entries)),
        statuses=_in_use(Status, (entry.status for entry in entries)),
        people=_by_frequency(name for entry in entries for name in entry.people),
        publishers=_by_frequency(entry.publisher for entry in entries if entry.publisher),
        days=sorted({entry.added for entry in entries if entry.added}),
        words=words,
        titles=titles,
        notes=notes,
    )


def _own_topics(facts: _Facts) -> list[int]:
    index = _topic_indexes(facts)
    return [index[placed.topic.slug] for placed in facts.library.entries()]


def _further_topics(facts: _Facts) -> list[list[object]]:
    index = _topic_indexes(facts)
    return [[number, [index[slug] for slug in entry.also]] for number, entry in enumerate(facts.entries) if entry.also]


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


_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def _obvious_id(title: str) -> str | None:
    """Return the id that the script makes of a *title* by itself. It knows ASCII only."""
    return _NOT_PLAIN.sub("-", title.lower()).strip("-") if title.isascii() else None


def _without_scheme(url: str) -> str:
    rest = url.removeprefix("https://")
    return url if "://" in rest else rest


# --- Frequent words as single characters ----------------------------------------------------------

# One character of two or three bytes stands for a word with the space before it. That is less than what gzip takes
# for its repetition, and gzip sees only the last 32 kB. A character of this range in a text gets the mark before it.
_FIRST, _MOST = 0x80, 4000
_MARK = "\x7f"  # the reader refuses it in entries
_WORD = re.compile(r" ?[A-Za-z]{2,}|, |\. ")
_TO_MARK = re.compile(f"[{chr(_FIRST)}-{chr(_FIRST + _MOST - 1)}]")


def _shortened(*columns: Sequence[str]) -> tuple[list[str], list[list[str]]]:
    """Return frequent words, and the texts of *columns* with a character for each of them."""
    joined = ["\n".join(column) for column in columns]
    counts = Counter(word for text in joined for word in _WORD.findall(text))
    frequent = [word for word, count in counts.items() if count > 2]
    frequent.sort(key=lambda word: (-(counts[word] - 1) * (len(word) - 1), word))
    words = sorted(frequent[:_MOST], key=lambda word: (-counts[word], word))
    codes = {word: chr(_FIRST + index) for index, word in enumerate(words)}

    def code(match: re.Match[str]) -> str:
        word = match[0]
        return codes.get(word, word)

    marked = (_TO_MARK.sub(rf"{_MARK}\g<0>", text) if not text.isascii() else text for text in joined)
    short = [_WORD.sub(code, text).split("\n") for text in marked]
    return words, [texts if column else [] for texts, column in zip(short, columns, strict=True)]
