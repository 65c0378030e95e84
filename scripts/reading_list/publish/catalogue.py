"""A library → ``catalogue.json``: all that the Browse page shows and searches, in few bytes. Pure.

It is fetched whole, so its size is what a reader waits for. Hence one list per field (like stands beside
like, which compresses best), names by their index, nothing that can be worked out from the rest, and
frequent words of titles and notes as single characters. `assets/catalogue.js` reads it. For other programs
there is ``entries.json``.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import TypeVar

from ..core.kinds import Kind
from ..core.library import Library
from ..core.notes import plain_note
from ..core.schema import Entry, Level, Status
from ..core.site import Site, TextFile
from ..core.tags import first_spellings, tag_slug
from . import messages
from .routes import ASSETS, address, tag_path, topic_path

Word = TypeVar("Word", bound=str)

PATH = f"{ASSETS}catalogue.json"
VERSION = 2


def catalogue_file(library: Library, site: Site) -> TextFile:
    """Return the catalogue of *library*: entries in the order of the library, -1 where a field is empty."""
    served = site._replace(links_to_sources=False)  # no engine goes over the addresses in this file
    entries = [placed.entry for placed in library.entries()]
    by_title = sorted(library.topics, key=lambda topic: (topic.title.casefold(), topic.slug))
    topics = {topic.slug: index for index, topic in enumerate(by_title)}
    tags = _tag_names(entries)
    tag_index = {slug: index for index, slug in enumerate(tags)}
    people = _by_frequency(name for entry in entries for name in entry.authors)
    publishers = _by_frequency(entry.publisher for entry in entries if entry.publisher)
    days = sorted({entry.added for entry in entries if entry.added})
    kinds = _in_use(Kind, map(attrgetter("kind"), entries))
    levels = _in_use(Level, map(attrgetter("level"), entries))
    statuses = _in_use(Status, map(attrgetter("status"), entries))
    words, (titles, notes) = _shortened(
        [entry.title for entry in entries], [plain_note(entry.note) if entry.note else "" for entry in entries]
    )
    columns: dict[str, object] = {
        "version": VERSION,
        "topics": [[topic.slug, topic.title, address(topic_path(topic.slug), served)] for topic in by_title],
        "tags": [[slug, name, address(tag_path(slug), served)] for slug, name in tags.items()],
        "kinds": [[kind, messages.kind(kind)] for kind in kinds],
        "levels": [[level, messages.level(level)] for level in levels],
        "statuses": [[status, messages.status(status)] for status in statuses],
        "people": people,
        "publishers": publishers,
        "days": days,
        "words": words,
        "title": titles,
        "id": ["" if entry.id == _obvious_id(entry.title) else entry.id for entry in entries],
        "url": [_without_scheme(entry.link) for entry in entries],
        "topic": [topics[placed.topic.slug] for placed in library.entries()],
        "also": [[index, [topics[slug] for slug in entry.also]] for index, entry in enumerate(entries) if entry.also],
        "kind": _indexes(map(attrgetter("kind"), entries), kinds),
        "level": _indexes(map(attrgetter("level"), entries), levels),
        "status": _indexes(map(attrgetter("status"), entries), statuses),
        "dead": [
            [index, library.dead[entry.link]] for index, entry in enumerate(entries) if entry.link in library.dead
        ],
        "landmarks": [index for index, entry in enumerate(entries) if entry.seminal],
        "date": [entry.date or "" for entry in entries],
        "added": _indexes(map(attrgetter("added"), entries), days),
        "authors": _lists(map(attrgetter("authors"), entries), people),
        "publisher": _indexes(map(attrgetter("publisher"), entries), publishers),
        "tag": [[tag_index[slug] for slug in dict.fromkeys(map(tag_slug, entry.tags))] for entry in entries],
        "note": notes,
    }
    return TextFile(PATH, json.dumps(columns, ensure_ascii=False, separators=(",", ":")) + "\n")


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


def _lists(values: Iterable[Sequence[str]], known: Sequence[str]) -> list[list[int]]:
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
