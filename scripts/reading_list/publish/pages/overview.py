"""Which pages there are, what is on them, and in which order. Pure."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AnySet
from dataclasses import dataclass, field
from typing import NamedTuple

from ...core.learning_order import joints
from ...core.library import Library, Placed, Topic, tag_names
from ...core.reading_order import INTRODUCTION, RANKS, ReadingOrder, by_date, in_reading_order, rank, reading_order
from ...core.reserved import BACKLOG, LANDMARKS, MORE_TO_READ, START_HERE, SUPERSEDED
from ...core.site import Site
from ...core.tags import tag_slugs
from ..beginning import began
from ..markup import Markup
from ..messages import Messages
from ..moved import former_works
from ..nav_sections import nav_sections
from ..routes import followed
from .authorship import Person, people
from .descent import Descent, descent_of
from .glossary import Glossary
from .landmark_map import landmarks
from .prerequisites import GoalPath, ReadingPath, goal_paths, main_paths


class TagUse(NamedTuple):
    """A tag as first written, its slug, and the entries that carry it."""

    name: str
    slug: str
    entries: Sequence[Placed]


class Group(NamedTuple):
    """Entries that stand together on a topic page, under a heading of their own."""

    id: str
    entries: Sequence[Placed]

    @property
    def heading(self) -> str:
        """The key of the message above it."""
        return f"topic.group.{self.id}"

    @property
    def explanation(self) -> str:
        """The key of the message that says what stands in it."""
        return f"topic.group.{self.id}.why"


_GROUPS = (START_HERE, LANDMARKS, MORE_TO_READ, BACKLOG, SUPERSEDED)
"""By the ranks of reading order."""


def groups(topic: Topic, order: ReadingOrder) -> list[Group]:
    """Return the entries of *topic* in groups, the empty ones left out, each in reading *order*."""
    members: list[list[Placed]] = [[] for _ in RANKS]
    for index, entry in enumerate(topic.entries):
        members[rank(entry)].append(Placed(topic, index, entry))
    return [Group(name, order.in_rank(entries)) for name, entries in zip(_GROUPS, members, strict=True) if entries]


class Neighbours(NamedTuple):
    """The topics that one asks most of, more than they ask of it, and those that so ask of it."""

    before: Sequence[Topic]
    after: Sequence[Topic]


def neighbours(library: Library, most: int = 2) -> dict[str, Neighbours]:
    """Return by the slug of each topic its neighbours, at *most* so many on each side."""
    topics, pairs = {topic.slug: topic for topic in library.topics}, joints(library)
    asked: dict[str, dict[str, int]] = {slug: {} for slug in topics}
    for earlier, later in pairs:
        asked[later][earlier] = more = pairs[earlier, later] - pairs[later, earlier]
        asked[earlier][later] = -more
    nearest = {
        slug: sorted(others, key=lambda one: (-abs(others[one]), topics[one].title.casefold(), one))
        for slug, others in asked.items()
    }
    return {
        slug: Neighbours(
            [topics[one] for one in nearest[slug] if others[one] > 0][:most],
            [topics[one] for one in nearest[slug] if others[one] < 0][:most],
        )
        for slug, others in asked.items()
    }


class Standing(NamedTuple):
    """That an entry is the step *number* of a path, counted from 1."""

    path: GoalPath | ReadingPath
    number: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What is true across pages, worked out once for a library."""

    library: Library
    site: Site
    messages: Messages
    entries: tuple[Placed, ...]
    by_id: Mapping[str, Placed]
    tags: Mapping[str, TagUse]
    also: Mapping[str, list[Placed]]
    topics: Mapping[str, Topic]
    order: ReadingOrder
    paths: Mapping[str, ReadingPath]
    """The main reading paths, by the slug of the topic they lead to."""
    followed: Collection[str]
    """The pages that have a feed."""
    led_to: Mapping[str, Sequence[Placed]]
    """By the id of an entry those that build on it or ask for it first: landmarks, then those that build on it."""
    goals: Sequence[GoalPath]
    """The paths across topics that somebody has chosen, in their order."""
    paths_through: Mapping[str, Sequence[Standing]]
    """By the id of an entry where it stands on paths: first those across topics, then the main ones."""
    former: Mapping[str, Sequence[str]]
    """By the id of an entry its former ids that still lead to it."""
    ways: Sequence[tuple[str, str]]
    """Pages that home leads to beside its topics, each with the message for the link."""
    began: str
    """The day up to which works are no news, for with them the list began; empty where no work says when it joined."""
    people: Mapping[str, Person]
    """Who made the works, by name."""
    glossary: Glossary
    explained: Mapping[str, frozenset[str]]
    """By the id of an entry the concepts that its note is to explain."""
    neighbours: Mapping[str, Neighbours]
    """By the slug of a topic those that stand next to it."""
    sections: Sequence[tuple[str, Sequence[Topic]]]
    """The sections with their topics, in the order of the navigation."""
    descent: Descent
    landmarks: Sequence[Placed]
    """The works on the map of landmarks, the oldest first."""
    on_map: AnySet[str]
    """Their ids."""
    rows: dict[str, dict[str, Markup]] = field(default_factory=dict)
    """Entries in lists, by what pages have them in common and the id."""
    facts: dict[str, Markup] = field(default_factory=dict)
    """What entries are, for whom and from when, in words, by the id: as lists of all pages say it."""
    natures: dict[str, Sequence[Markup]] = field(default_factory=dict)
    """Each word and mark of what entries are, by the id: as they say it themselves."""
    whole_ways: dict[str, Sequence[str]] = field(default_factory=dict)
    """The ids of all that is to be read before an entry, by its id."""
    entry_links: dict[object, dict[str, Markup]] = field(default_factory=dict)
    """Links to entries, by what pages have them in common and the id."""
    links: dict[str, dict[tuple[str, str], Markup]] = field(default_factory=dict)
    """Links to tags, people, concepts and topics, by the way to the root, there by the page led to and their words."""

    @classmethod
    def of(cls, library: Library, site: Site, messages: Messages, ways: Sequence[tuple[str, str]] = ()) -> "Overview":
        entries, order = library.entries(), reading_order(library)
        names = tag_names(library)
        uses: defaultdict[str, list[Placed]] = defaultdict(list)
        also: defaultdict[str, list[Placed]] = defaultdict(list)
        for placed in in_reading_order(library):
            for slug in placed.entry.also:
                if slug != placed.topic.slug:
                    also[slug].append(placed)
            for slug in tag_slugs(placed.entry.tags):
                uses[slug].append(placed)
        tags = {
            slug: TagUse(name, slug, uses[slug])
            for slug, name in sorted(names.items(), key=lambda tag: messages.collation.rank(tag[1]))
        }
        by_id = {placed.entry.id: placed for placed in entries}
        sections = nav_sections(library, site.sections)
        in_order = [topic for _, topics in sections for topic in topics]
        glossary = Glossary(library, entries, order, messages.collation)
        on_map = landmarks(entries)
        paths, goals = main_paths(library, in_order, by_id, order.demand), goal_paths(library, by_id)
        return cls(
            library,
            site,
            messages,
            entries,
            by_id,
            tags,
            dict(also),
            {topic.slug: topic for topic in library.topics},
            order,
            paths,
            followed(library, site),
            led_to(entries),
            goals,
            _paths_through([*goals, *paths.values()]),
            _former(library),
            ways,
            began(library),
            people(library, messages.collation),
            glossary,
            _explained(entries, glossary),
            neighbours=neighbours(library),
            sections=sections,
            descent=descent_of(library),
            landmarks=on_map,
            on_map=frozenset(placed.entry.id for placed in on_map),
        )

    def let_go(self) -> None:
        """Forget what has been worked out for one page and waits for others: who needs it works it out again."""
        of_works = (self.glossary.mentions, self.facts, self.natures, self.whole_ways)
        for waiting in (*of_works, self.rows, self.entry_links, self.links):
            waiting.clear()

    def topic_tags(self, topic: Topic, most: int = 12) -> list[TagUse]:
        """Return the tags used most in *topic*, the most frequent first."""
        counts = Counter(slug for entry in topic.entries for slug in tag_slugs(entry.tags))
        ranked = sorted(counts, key=lambda slug: (-counts[slug], self.tags[slug].name.casefold()))
        return [self.tags[slug] for slug in ranked[:most]]

    def starting_points(self, most: int) -> list[Placed]:
        """Return introductions, at *most* so many: first what most others ask for, landmarks before others."""
        introductions = [placed for placed in self.entries if rank(placed.entry) == INTRODUCTION]
        introductions.sort(
            key=lambda placed: (-self.order.demand[placed.entry.id], not placed.entry.seminal, by_date(placed))
        )
        return introductions[:most]

    def first_of(self, topic: Topic) -> Placed | None:
        """Return where to start with *topic*: where the path begins that somebody chose for it, or else with its first
        introduction or, without any, what takes least for granted.
        """
        if topic.file.path:
            return self.paths[topic.slug].steps[0].placed
        members = [self.by_id[entry.id] for entry in topic.entries]
        first = next(iter(self.order.in_topic(members)), None)
        if first and rank(first.entry) == INTRODUCTION:
            return first
        return next(iter(self.order.of(members)), None)


def _explained(entries: Iterable[Placed], glossary: Glossary) -> dict[str, frozenset[str]]:
    chosen = ((placed.entry.id, glossary.explained_in(placed)) for placed in entries)
    return {name: concepts for name, concepts in chosen if concepts}


def led_to(entries: Iterable[Placed]) -> dict[str, list[Placed]]:
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
