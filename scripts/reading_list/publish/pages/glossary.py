"""The concepts of a list by name: which topics explain each, where its page stands, where texts name it. Pure."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ...core.library import Library, Placed, Topic, once
from ...core.notes import plain_note
from ...core.reading_order import ReadingOrder
from ...core.schema import Concept, Entry
from ...core.tags import tag_stem
from ...core.text import title_key
from ..messages.collation import Collation
from .name_slugs import slugs_of
from .wordings import Finder, Mention, Wording, wordings_of


class Term(NamedTuple):
    """A concept: its name as first written, the slug of its page, and what topics say of it."""

    key: str
    """The name in the form that the same concept has in every topic."""
    name: str
    slug: str
    meanings: Sequence[tuple[Topic, Concept]]

    @property
    def topics(self) -> frozenset[str]:
        """The slugs of the topics that explain it."""
        return frozenset(topic.slug for topic, _ in self.meanings)


@once
def terms(library: Library, collation: Collation) -> dict[str, Term]:
    """Return the concepts of *library* in the order of their names, by key."""
    meanings: defaultdict[str, list[tuple[Topic, Concept]]] = defaultdict(list)
    for topic in library.topics:
        for concept in topic.file.concepts:
            meanings[term_key(concept.name)].append((topic, concept))
    names = {key: members[0][1].name for key, members in meanings.items()}
    slugs = slugs_of(names.values(), "concept")
    ordered = sorted(names, key=lambda key: collation.rank(names[key]))
    return {key: Term(key, names[key], slugs[names[key]], meanings[key]) for key in ordered}


def words_of_notes(topic: Topic) -> Sequence[str]:
    """Return the words of the note of each entry, without marks."""
    return [plain_note(entry.note) if entry.note else "" for entry in topic.entries]


_JOINT = re.compile(r"[\s‐‑–—-]+")


def term_key(name: str) -> str:
    """Return the form in which two names are the same concept: composed, case-folded, whatever joins their words."""
    return _JOINT.sub(" ", unicodedata.normalize("NFC", name).casefold()).strip()


def _keys(topic: Topic) -> Sequence[str]:
    """Return the keys of the concepts of *topic*, in the order of its file."""
    return [*dict.fromkeys(term_key(concept.name) for concept in topic.file.concepts)]


_MOST_IN_A_NOTE = 3
_USUAL = 50  # a name that stands in more than one of so many notes explains itself, but for the topics it belongs to
_USUAL_IN_TOPIC = 4  # so does, within such a topic, one that stands in more than one of so many
_FEW = 4  # notes are too few to call anything usual


class Glossary:
    """The concepts of a list, and which works name them."""

    def __init__(self, library: Library, entries: Sequence[Placed], order: ReadingOrder, collation: Collation) -> None:
        self._order = order
        self.terms: Mapping[str, Term] = terms(library, collation)
        self._finder = finder_of(library, collation)
        self._in_notes: dict[str, Sequence[Wording]] = {}
        self.mentions: dict[tuple[str, frozenset[str]], Sequence[Mention]] = {}
        """What has been found in texts, for those who ask again."""
        self._works: defaultdict[str, dict[str, Placed]] = defaultdict(dict)
        for placed in entries if self._finder.wordings else ():
            self._read(placed, placed.topic.once(concepts_named, self._finder)[placed.index])
        self._usual = self._usual_terms(entries)

    def _read(self, placed: Placed, named: "Named") -> None:
        """Remember which concepts the entry has *named*, and which of them in its note."""
        self._in_notes[placed.entry.id] = named.in_note
        for wording in (*named.in_note, *named.elsewhere):
            if self._is_at_home(wording, placed):
                self._works[wording.key][placed.entry.id] = placed

    def _is_at_home(self, wording: Wording, placed: Placed) -> bool:
        """Tell whether one of the topics of the entry explains the concept."""
        topics = self.terms[wording.key].topics
        return placed.topic.slug in topics or not topics.isdisjoint(placed.entry.also)

    def _usual_terms(self, entries: Sequence[Placed]) -> frozenset[tuple[str, str]]:
        """Return the concepts that stand in many notes: with an empty text those of the whole list, else by topic."""
        named, notes = Counter[tuple[str, str]](), Counter[str]()
        for placed in entries:
            for topic in ("", placed.topic.slug):
                notes[topic] += placed.entry.note is not None
                for key in {wording.key for wording in self._in_notes.get(placed.entry.id, ())}:
                    named[key, topic] += 1
        share = {topic: _USUAL_IN_TOPIC if topic else _USUAL for topic in notes}
        return frozenset(
            (key, topic) for (key, topic), count in named.items() if count > max(_FEW, notes[topic] / share[topic])
        )

    def of(self, topic: Topic) -> list[Term]:
        """Return the concepts of *topic*, in the order of its file."""
        return [self.terms[key] for key in topic.once(_keys)]

    def works(self, key: str, by_id: Mapping[str, Placed]) -> list[Placed]:
        """Return the works that explain the concept *key*: those chosen by hand, then landmarks, then others that name
        it in one of its topics.
        """
        by_hand = dict.fromkeys(work for _, concept in self.terms[key].meanings for work in concept.works)
        naming = [placed for placed in self._order.of(self._works[key].values()) if placed.entry.id not in by_hand]
        naming.sort(key=lambda placed: (placed.entry.is_set_aside, not placed.entry.seminal))
        return [*map(by_id.__getitem__, by_hand), *naming]

    def explained_in(self, placed: Placed) -> frozenset[str]:
        """Return the concepts that the note of an entry is to explain where it first names them."""
        wordings = self._in_notes.get(placed.entry.id)
        if not wordings:
            return frozenset()
        own = {title_key(name) for name in (placed.entry.title, *placed.entry.aliases)}
        tags = {tag_stem(tag) for tag in placed.entry.tags}
        chosen: dict[str, None] = {}
        for wording in wordings:
            is_at_home = self._is_at_home(wording, placed)
            is_usual = (wording.key, placed.topic.slug if is_at_home else "") in self._usual
            is_meant = is_at_home or wording.is_distinct or tag_stem(wording.words) in tags
            if is_meant and not is_usual and title_key(wording.words) not in own:
                chosen[wording.key] = None
        return frozenset([*chosen][:_MOST_IN_A_NOTE])

    def first_mentions(self, text: str, keys: frozenset[str]) -> Sequence[Mention]:
        """Return where *text* names each of the concepts *keys* first, as far as it does."""
        known = self.mentions.get((text, keys))
        if known is None:
            known = self.mentions[text, keys] = [*self._first(text, keys)]
        return known

    def _first(self, text: str, keys: frozenset[str]) -> Iterator[Mention]:
        left = set(keys)
        for mention in self._finder.found(text):
            if mention.wording.key in left:
                yield mention
                left.discard(mention.wording.key)
                if not left:
                    return


class Named(NamedTuple):
    """The concepts that an entry names."""

    in_note: Sequence[Wording]
    elsewhere: Sequence[Wording]


def concepts_named(topic: Topic, finder: Finder) -> Sequence[Named]:
    """Return of each entry of *topic* what *finder* finds in it."""

    def named(entry: Entry, note: str) -> Named:
        about = "\n".join((entry.title, *entry.aliases, *entry.tags))
        return Named(*([mention.wording for mention in finder.found(text)] for text in (note, about)))

    return [*map(named, topic.entries, topic.once(words_of_notes))]


def finder_of(library: Library, collation: Collation) -> Finder:
    """Return what finds the concepts of *library* in texts: the same as long as these are called the same."""
    return _finder(
        tuple(
            (words, key)
            for key, term in terms(library, collation).items()
            for name in dict.fromkeys(concept.name for _, concept in term.meanings)
            for words in wordings_of(name)
        )
    )


@lru_cache(maxsize=4)
def _finder(wordings: tuple[tuple[str, str], ...]) -> Finder:
    """Return what finds *wordings*, each with the key of its concept."""
    return Finder(Wording(words, key) for words, key in wordings)
