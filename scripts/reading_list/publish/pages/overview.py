"""Which pages there are, what is on them, and in which order. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ...core.library import Library, Placed, Topic
from ...core.reading_order import INTRODUCTION, RANKS, by_date, by_order, rank, reading_order
from ...core.reserved import BACKLOG, LANDMARKS, MORE_TO_READ, START_HERE, SUPERSEDED
from ...core.site import Site
from ...core.tags import first_spellings, tag_slug
from ..beginning import began
from ..markup import Markup
from ..moved import former_works
from ..nav_sections import nav_sections
from ..routes import followed
from .authorship import Person, people
from .descent import Descent
from .glossary import Glossary
from .prerequisites import GoalPath, ReadingPath, goal_paths, main_paths, times_wanted


class TagUse(NamedTuple):
    """A tag as first written, its slug, and the entries that carry it."""

    name: str
    slug: str
    entries: Sequence[Placed]


class Group(NamedTuple):
    """Entries that stand together on a topic page, under a heading of their own."""

    id: str
    heading: str
    explanation: str
    entries: Sequence[Placed]


# By the ranks of reading order.
_GROUPS = (
    (START_HERE, "Start here", "Introductions that ask for little beforehand."),
    (LANDMARKS, "Landmarks", "The works that shaped what followed, in the order they came out."),
    (MORE_TO_READ, "More to read", "Everything else, in the order it came out."),
    (BACKLOG, "On the backlog", "Collected, not yet read by the curators."),
    (SUPERSEDED, "Superseded", "Kept for the record; something better has come."),
)


def groups(topic: Topic) -> list[Group]:
    """Return the entries of *topic* in groups, the empty ones left out."""
    members: list[list[Placed]] = [[] for _ in RANKS]
    for index, entry in enumerate(topic.entries):
        members[rank(entry)].append(Placed(topic, index, entry))
    return [
        Group(*words, sorted(entries, key=by_order)) for words, entries in zip(_GROUPS, members, strict=True) if entries
    ]


class Standing(NamedTuple):
    """That an entry is the step *number* of a path, counted from 1."""

    path: GoalPath | ReadingPath
    number: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What is true across pages, worked out once for a library."""

    library: Library
    site: Site
    entries: tuple[Placed, ...]
    by_id: dict[str, Placed]
    tags: dict[str, TagUse]
    also: dict[str, list[Placed]]
    topics: dict[str, Topic]
    demand: Counter[str]
    """How many entries ask for each to be read first."""
    paths: dict[str, ReadingPath]
    """The main reading paths, by the slug of the topic they lead to."""
    followed: frozenset[str]
    """The pages that have a feed."""
    led_to: Mapping[str, Sequence[Placed]] = field(default_factory=dict)
    """By the id of an entry those that build on it or ask for it first: landmarks, then others, each by date."""
    goals: Sequence[GoalPath] = ()
    """The paths across topics that somebody has chosen, in their order."""
    paths_through: Mapping[str, Sequence[Standing]] = field(default_factory=dict)
    """By the id of an entry where it stands on paths: first those across topics, then the main ones."""
    former: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """By the id of an entry its former ids that still lead to it."""
    ways: Sequence[tuple[str, str]] = ()
    """Pages that home leads to beside its topics, each with the words of the link."""
    began: str = ""
    """The day up to which works are no news, for with them the list began; empty where no work says when it joined."""
    people: dict[str, Person] = field(default_factory=dict)
    """Who made the works, by name."""
    glossary: Glossary = field(default_factory=lambda: Glossary(Library(), ()))
    explained: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By the id of an entry the concepts that its note is to explain."""
    notes: dict[tuple[str, str], Markup] = field(default_factory=dict)
    """Notes with links to concepts, by the way to the root and the id."""
    rows: dict[tuple[str, str], Markup] = field(default_factory=dict)
    """Entries in lists, by the way to the root and the id: the same on every page of a folder."""
    descent: Descent = field(default_factory=lambda: Descent(()))

    @classmethod
    def of(cls, library: Library, site: Site, ways: Sequence[tuple[str, str]] = ()) -> "Overview":
        entries = tuple(library.entries())
        names = first_spellings(tag for placed in entries for tag in placed.entry.tags)
        uses: defaultdict[str, list[Placed]] = defaultdict(list)
        also: defaultdict[str, list[Placed]] = defaultdict(list)
        for placed in entries:
            for slug in placed.entry.also:
                if slug != placed.topic.slug:
                    also[slug].append(placed)
            for slug in dict.fromkeys(map(tag_slug, placed.entry.tags)):
                uses[slug].append(placed)
        tags = {
            slug: TagUse(names[slug], slug, reading_order(uses[slug]))
            for slug in sorted(uses, key=lambda slug: names[slug].casefold())
        }
        by_id = {placed.entry.id: placed for placed in entries}
        demand = times_wanted(entries)
        in_order = [topic for _, topics in nav_sections(library, site.sections) for topic in topics]
        glossary = Glossary(library, entries)
        paths, goals = main_paths(in_order, by_id, demand), goal_paths(library, by_id)
        return cls(
            library,
            site,
            entries,
            by_id,
            tags,
            {slug: reading_order(placed) for slug, placed in also.items()},
            {topic.slug: topic for topic in library.topics},
            demand,
            paths,
            frozenset(followed(library, site)),
            _led_to(entries),
            goals,
            _paths_through([*goals, *paths.values()]),
            _former(library),
            ways,
            began(library),
            people(entries, library.names),
            glossary,
            _explained(entries, glossary),
            descent=Descent(entries),
        )

    def topic_tags(self, topic: Topic, most: int = 12) -> list[TagUse]:
        """Return the tags used most in *topic*, the most frequent first."""
        counts = Counter(slug for entry in topic.entries for slug in dict.fromkeys(map(tag_slug, entry.tags)))
        ranked = sorted(counts, key=lambda slug: (-counts[slug], self.tags[slug].name.casefold()))
        return [self.tags[slug] for slug in ranked[:most]]

    def starting_points(self, most: int = 6) -> list[Placed]:
        """Return introductions: first those that need nothing, and of them those on the most paths."""
        introductions = [placed for placed in self.entries if rank(placed.entry) == INTRODUCTION]
        introductions.sort(
            key=lambda placed: (
                bool(placed.entry.after),
                -len(self.paths_through.get(placed.entry.id, ())),
                -self.demand[placed.entry.id],
                not placed.entry.seminal,
                by_date(placed),
            )
        )
        return introductions[:most]

    def first_of(self, topic: Topic) -> Placed | None:
        """Return where to start with *topic*: an introduction or, without any, the work that others ask for most."""
        all_entries = [self.by_id[entry.id] for entry in topic.entries]
        members = [placed for placed in all_entries if placed.entry.status is None] or all_entries
        introductions = [placed for placed in members if rank(placed.entry) == INTRODUCTION]
        return min(
            introductions or members,
            key=lambda placed: (-self.demand[placed.entry.id], rank(placed.entry), by_order(placed)),
            default=None,
        )

    def newest_first(self) -> list[Placed]:
        """Return the entries that say when they joined, the last first, of one day the latest published first."""
        added = [placed for placed in self.entries if placed.entry.added]
        added.sort(key=by_date)
        added.sort(key=lambda placed: (placed.entry.added or "", placed.entry.date or ""), reverse=True)
        return added


def _explained(entries: Iterable[Placed], glossary: Glossary) -> dict[str, frozenset[str]]:
    chosen = ((placed.entry.id, glossary.explained_in(placed)) for placed in entries)
    return {name: concepts for name, concepts in chosen if concepts}


def _led_to(entries: Iterable[Placed]) -> dict[str, list[Placed]]:
    followers: defaultdict[str, dict[str, Placed]] = defaultdict(dict)
    for placed in entries:
        for earlier in (*placed.entry.builds_on, *(step.id for step in placed.entry.after)):
            followers[earlier][placed.entry.id] = placed
    return {
        earlier: sorted(
            later.values(),
            key=lambda placed: (not placed.entry.seminal, earlier not in placed.entry.builds_on, by_date(placed)),
        )
        for earlier, later in followers.items()
    }


def _paths_through(paths: Iterable[GoalPath | ReadingPath]) -> dict[str, list[Standing]]:
    through: defaultdict[str, list[Standing]] = defaultdict(list)
    for path in paths:
        for number, placed in enumerate(path.works, 1):
            through[placed.entry.id].append(Standing(path, number))
    return dict(through)


def _former(library: Library) -> dict[str, list[str]]:
    former: defaultdict[str, list[str]] = defaultdict(list)
    for earlier, placed in former_works(library).items():
        former[placed.entry.id].append(earlier)
    return dict(former)
