"""What the sources say of a work, and the library → a draft of an entry, and what to choose from. Pure."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date as Day
from typing import NamedTuple

from ..core.codes import Code
from ..core.fields import MAX_TITLE
from ..core.identity import identify
from ..core.library import Library, Topic
from ..core.near import nearest
from ..core.problems import Position
from ..core.slugs import slugify
from ..core.tags import tag_stem
from ..core.text import title_key
from ..entries.source.file import SourceFile
from ..entries.source.topics import parse_topic
from . import merge
from .drafts import Draft, ImportedFile, Link
from .importers import hosts
from .importers import text as tidy
from .merge import Fate, Fields, Outcome
from .metadata import Found
from .planning import Change, Plan, fault

_USUAL = ("kind", "authors", "publisher", "date", "level", "tags", "note")
_LONGEST_TAG = 4  # words
_SUGGESTIONS = 8
_TOPICS = 5


# --- The entry ----------------------------------------------------------------------------------


def draft(url: str, answered: str, found: Found, day: Day, ignored: Collection[Code] = ()) -> Draft:
    """Return the entry for *url* that *found* gives; *answered* is the address that answered, after redirects.

    The title is empty where neither *found* nor the address gives one that would pass. The codes *ignored* are
    switched off.
    """
    address = found.url or (answered if _is_secured(url, answered) else url)
    titles = (tidy.cut(tidy.clean(found.title), MAX_TITLE), hosts.words(url))
    title = next((text for text in titles if text and not fault({"title": text, "url": address}, day, ignored)), "")
    return Draft(
        Link(Position("the address"), address, title, found.kind or hosts.kind(url)),
        authors=tuple(filter(None, map(tidy.clean, found.authors))),
        publisher=tidy.clean(found.publisher) or None,
        date=found.date or hosts.date(url),
        aliases=tuple({url, answered} - {address}),
    )


def _is_secured(url: str, answered: str) -> bool:
    """Tell whether *answered* is the address *url* with https in place of http."""
    same = identify(url) == identify(answered)
    return same and url.lower().startswith("http:") and answered.lower().startswith("https:")


def reading(made: Draft) -> ImportedFile:
    """Return *made* as an importer would return it."""
    return ImportedFile(made.link.position.path, 1, (made,), ())


class Outlook(NamedTuple):
    """What would become of a draft: its outcome, the topic and fields that would be written, and what is only offered.

    *fields* are those of a new entry, or those that an entry at hand lacks.
    """

    outcome: Outcome
    fields: Fields
    offers: tuple[merge.Offer, ...]

    @property
    def is_new(self) -> bool:
        return self.outcome.fate is Fate.ENTRY


def outlook(planned: Plan) -> Outlook:
    """Return what *planned*, which is free of errors, makes of its only draft."""
    merged = planned.merged
    new = [fields for held in merged.additions.values() for fields in held]
    fields = new or [amendment.fields for amendment in merged.amendments]
    return Outlook(merged.outcomes[0], fields[0] if fields else {}, merged.offers)


def missing(fields: Fields) -> list[str]:
    """Return the names of usual fields that a new entry does without."""
    return [name for name in _USUAL if name not in fields]


def place(change: Change, shown: str) -> str:
    """Return where the last entry of a changed file stands."""
    path = f"{shown}/{change.stem}.yaml"
    topic = parse_topic(SourceFile(path, change.stem, change.after.encode())).topic
    position = topic.position("entries", len(topic.entries) - 1) if topic else Position(path)
    return f"{position.path}:{position.line}"


# --- What to choose from ------------------------------------------------------------------------


def topic_called(library: Library, name: str) -> Topic | None:
    """Return the topic whose title or file is called *name*."""
    key = title_key(name)
    by_title = (topic for topic in library.topics if title_key(topic.title) == key)
    by_slug = (topic for topic in library.topics if topic.slug == slugify(name))
    return next(by_title, None) or next(by_slug, None)


def topics_like(library: Library, name: str) -> list[str]:
    """Return the titles of topics whose names are near to *name*."""
    by_key = {title_key(topic.title): topic.title for topic in library.topics}
    key = title_key(name)
    near = nearest(key, by_key, _TOPICS, alike=0.5)
    begun = [other for other in by_key if key and key in other]
    return [by_key[other] for other in dict.fromkeys([*begun, *near])][:_TOPICS]


def no_topic(library: Library, name: str) -> str:
    """Return that no topic is called *name*, and what may be meant."""
    said = f'No topic is called "{name}".'
    if near := [f'"{title}"' for title in topics_like(library, name)]:
        return f"{said} Did you mean {' or '.join(filter(None, (', '.join(near[:-1]), near[-1])))}?"
    titles = [topic.title for topic in library.topics]
    return f"{said} There {'is' if len(titles) == 1 else 'are'}: {', '.join(titles)}." if titles else said


def fitting_topics(library: Library, title: str) -> list[str]:
    """Return the titles of topics in which a work called *title* may belong, the likeliest first."""
    said = _phrases(title)
    scores: Counter[str] = Counter()
    for topic in library.topics:
        own = _phrases(topic.title)
        scores[topic.title] = 5 * len(own & said) + sum(
            any(tag_stem(tag) in said for tag in entry.tags) for entry in topic.entries
        )
    return [name for name, score in scores.most_common(_TOPICS) if score]


def fitting_tags(library: Library, title: str) -> list[str]:
    """Return the tags in use that *title* names."""
    said = _phrases(title)
    return [tag for tag in _by_use(library.topics) if tag_stem(tag) in said][:_SUGGESTIONS]


def usual_tags(topic: Topic) -> list[str]:
    """Return the tags that the entries of *topic* have most."""
    return _by_use([topic])[:_SUGGESTIONS]


def tags_in_use(library: Library) -> dict[str, str]:
    """Return the tags in use by the form in which they are compared."""
    return {tag_stem(tag): tag for tag in reversed(_by_use(library.topics))}


def tags_like(library: Library, name: str) -> list[str]:
    """Return tags in use that are near to *name*."""
    return nearest(name.lower(), _by_use(library.topics), 3)


def _by_use(topics: Sequence[Topic]) -> list[str]:
    counted = Counter(tag for topic in topics for entry in topic.entries for tag in entry.tags)
    return [tag for tag, _ in sorted(counted.items(), key=lambda held: (-held[1], held[0]))]


def _phrases(title: str) -> set[str]:
    """Return the words of *title*, alone and with those behind them, in the form in which tags are compared."""
    words = title_key(title).split()
    return {
        tag_stem(" ".join(words[start:end]))
        for start in range(len(words))
        for end in range(start + 1, min(start + _LONGEST_TAG, len(words)) + 1)
    }
