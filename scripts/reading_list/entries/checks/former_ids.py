"""Rules about ids and names of files that have changed. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from ...core.codes import Code
from ...core.library import Library, Placed, Topic
from ...core.near import nearest
from ...core.problems import Position, Problem
from ...core.text import title_key
from .facts import Facts, also, former_ids, place, words_of_title
from .references import references


class _Bearer(NamedTuple):
    """An entry, a topic or a path, with the id that it has, those that it had, and where each of these stands."""

    id: str
    title: str
    former: tuple[str, ...]
    position: Callable[..., Position]


def former_id_taken(facts: Facts) -> Iterator[Problem]:
    """Compare the former ids with each other and with the present ones: of entries, of topics, and of paths."""
    if any(facts.each(former_ids)):
        yield from _taken(
            [
                _Bearer(placed.entry.id, placed.entry.title, placed.entry.former_ids, placed.position)
                for placed in facts.entries
            ]
        )
    topics = (_Bearer(topic.slug, topic.title, topic.file.former_ids, topic.position) for topic in facts.library.topics)
    yield from _taken([*topics])
    paths = facts.library.paths
    yield from _taken(
        [
            _Bearer(goal.id, goal.title, goal.former_ids, partial(paths.position, "paths", number))
            for number, goal in enumerate(paths.goals)
        ]
    )


def _taken(bearers: Iterable[_Bearer]) -> Iterator[Problem]:
    present = {bearer.id: bearer for bearer in bearers}
    earlier: dict[str, _Bearer] = {}
    for bearer in bearers:
        for index, former in enumerate(bearer.former):
            here = partial(bearer.position, "former_ids", index)
            if former == bearer.id:
                yield Problem(here(), Code.FORMER_ID_TAKEN, f'"{former}" is the present id as well', "Delete it.")
            elif other := present.get(former) or earlier.get(former):
                once = "is" if former in present else "was"
                where = place(other.position("title"))
                yield Problem(
                    here(),
                    Code.FORMER_ID_TAKEN,
                    f'"{former}" {once} the id of "{other.title}" ({where})',
                    "Keep it where links to it should lead.",
                )
            earlier.setdefault(former, bearer)


def former_id(facts: Facts) -> Iterator[Problem]:
    """Look for former ids in what entries, concepts and paths name."""
    for reference in references(facts) if facts.moved else ():
        if new := facts.moved.get(reference.target):
            yield _renamed(reference.place, reference.target, new)
    for placed, further in facts.those(also):
        for index, slug in enumerate(further):
            if new := facts.moved_topics.get(slug):
                yield _renamed(placed.position("also", index), slug, new)
    paths = facts.library.paths
    for number, goal in enumerate(paths.goals):
        for index, name in enumerate(goal.next):
            if new := facts.moved_goals.get(name):
                yield _renamed(paths.position("paths", number, "next", index), name, new)


def _renamed(position: Position, old: str, new: str) -> Problem:
    return Problem(position, Code.FORMER_ID, f'"{old}" is called "{new}" now', f"Write {new}.")


# Looking for a similar title among ten thousand takes a while.
_MOST_SUGGESTIONS = 20


def lost_id(facts: Facts) -> Iterator[Problem]:
    """Compare with the library of before, if there is one; nothing is lost while a part cannot be read."""
    if facts.before and facts.library.complete:
        folders = (topic.path.rpartition("/")[0] for topic in facts.library.topics)
        folder = Position(next(folders, "") or "entries")
        yield from _lost_entries(facts, facts.before, folder)
        yield from _lost_topics(facts, facts.before, folder)
        if facts.library.paths.is_whole:
            yield from _lost_goals(facts, facts.before, folder)


def _lost_entries(facts: Facts, before: Library, folder: Position) -> Iterator[Problem]:
    by_slug = {topic.slug: topic for topic in facts.library.topics}
    places = by_slug | {old: by_slug[new] for old, new in facts.moved_topics.items()}
    successors = _Successors(facts.entries)
    present = facts.by_id.keys() | facts.moved.keys() | facts.library.unread_ids
    for old in before.entries():
        if old.entry.id not in present and not old.entry.draft:
            topic = places.get(old.topic.slug)
            yield Problem(
                Position(topic.path) if topic else folder,
                Code.LOST_ID,
                f'the id "{old.entry.id}" of "{old.entry.title}" is gone, and links to it lead nowhere',
                f"Write `former_ids: [{old.entry.id}]` on the entry that took its place{_named(successors.of(old))}.",
            )


def _named(placed: Placed | None) -> str:
    return f', perhaps "{placed.entry.title}" ({place(placed.position())})' if placed else ""


class _Successors:
    """Finds the entry that may have taken the place of one that is gone."""

    def __init__(self, entries: Iterable[Placed]) -> None:
        self._by_identity = {identity: placed for placed in entries for identity in placed.entry.identities}
        self._by_title = {words_of_title(placed.entry): placed for placed in entries}
        self._suggestions = _MOST_SUGGESTIONS

    def of(self, old: Placed) -> Placed | None:
        """Return the entry of the same work, else that of the nearest title; None where none is near."""
        same = (self._by_identity[identity] for identity in old.entry.identities if identity in self._by_identity)
        title = title_key(old.entry.title)
        if successor := next(same, self._by_title.get(title)):
            return successor
        self._suggestions -= 1
        near = nearest(title, self._by_title) if self._suggestions >= 0 else []
        return self._by_title[near[0]] if near else None


def _lost_topics(facts: Facts, before: Library, folder: Position) -> Iterator[Problem]:
    present = facts.topics | facts.moved_topics.keys()
    homes = {name: placed.topic for name, placed in facts.by_id.items()}
    for old in before.topics:
        if old.slug not in present:
            heir = _heir(old, homes)
            yield Problem(
                folder,
                Code.LOST_ID,
                f'the topic "{old.slug}" is gone, and links to its page lead nowhere',
                f"Write `former_ids: [{old.slug}]` at the top of the topic that took its place"
                + (f', perhaps "{heir.title}" ({heir.path}).' if heir else "."),
            )


def _lost_goals(facts: Facts, before: Library, folder: Position) -> Iterator[Problem]:
    paths = facts.library.paths
    present = {goal.id for goal in paths.goals} | facts.moved_goals.keys()
    for old in before.paths.goals:
        if old.id not in present:
            yield Problem(
                Position(paths.path) if paths.path else folder,
                Code.LOST_ID,
                f'the path "{old.id}" is gone, and links to its page lead nowhere',
                f"Write `former_ids: [{old.id}]` on the path that took its place.",
            )


def _heir(old: Topic, homes: Mapping[str, Topic]) -> Topic | None:
    """Return the topic in which most entries of the *old* one stand now."""
    topics = [homes[entry.id] for entry in old.entries if entry.id in homes]
    slugs = [topic.slug for topic in topics]
    return max(topics, key=lambda topic: slugs.count(topic.slug), default=None)
