"""A library as curators keep it → as readers get it. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from operator import is_
from typing import Any

from .library import ChosenPaths, Library, Topic, content_key
from .problems import Location, Position
from .schema import Concept, Entry, PathsFile, Step


def for_readers(library: Library) -> Library:
    """Return *library* without drafts and remarks, and with present ids wherever entries name former ones.

    It must be free of errors. Positions in the files of topics are forgotten: entries are missing, and those of a large
    list take as much memory as the entries.
    """
    moved, moved_topics = library.moved_entries(), library.moved_topics()
    # The same objects as last time, where they can be: they know what was worked out of them.
    topics = tuple(topic.once(_published, moved, moved_topics) for topic in library.topics)
    return replace(library, topics=topics, paths=_paths(library, moved))


class _Unmarked:
    """Knows of no value where it stands in the file at *path*."""

    __slots__ = ("_path",)

    def __init__(self, path: str) -> None:
        self._path = path

    def at(self, location: Location, *, key: bool = False) -> Position:  # noqa: ARG002 - as Marks has it
        """Return the file, whatever the *location*."""
        return Position(self._path)


def _paths(library: Library, moved: Mapping[str, str]) -> ChosenPaths:
    moved_goals = library.moved_goals()
    goals = tuple(
        goal.model_copy(
            update={
                "steps": _steps(goal.steps, moved),
                "next": tuple(dict.fromkeys(moved_goals.get(name, name) for name in goal.next)),
            }
        )
        for goal in library.paths.goals
    )
    return replace(library.paths, file=PathsFile(paths=goals))


def _steps(steps: Sequence[Step], moved: Mapping[str, str]) -> tuple[Step, ...]:
    """Return *steps* with present ids, each work once."""
    present: dict[str, Step] = {}
    for step in steps:
        present.setdefault(moved.get(step.work, step.work), step)
    return tuple(step.model_copy(update={"work": name}) for name, step in present.items())


def _published(topic: Topic, moved: Mapping[str, str], moved_topics: Mapping[str, str]) -> Topic:
    entries = tuple(_entry(entry, moved, moved_topics) for entry in topic.entries if not entry.draft)
    concepts = tuple(_concept(concept, moved) for concept in topic.file.concepts)
    path = _steps(topic.file.path, moved)
    same_entries = len(entries) == len(topic.entries) and all(map(is_, entries, topic.entries))
    if same_entries and all(map(is_, concepts, topic.file.concepts)) and path == topic.file.path:
        same = replace(topic, marks=_Unmarked(topic.path))
        if topic.knows(content_key):
            same.know(topic.once(content_key), content_key)
        return same
    changed = {"entries": entries} | ({"concepts": concepts} if concepts else {}) | ({"path": path} if path else {})
    return replace(topic, file=topic.file.model_copy(update=changed), marks=_Unmarked(topic.path))


def _concept(concept: Concept, moved: Mapping[str, str]) -> Concept:
    if moved.keys().isdisjoint(concept.works):
        return concept
    works = tuple(dict.fromkeys(moved.get(name, name) for name in concept.works))
    return concept.model_copy(update={"works": works})


def _entry(entry: Entry, moved: Mapping[str, str], moved_topics: Mapping[str, str]) -> Entry:
    changed: dict[str, Any] = {"remark": None} if entry.remark else {}
    if moved:
        changed |= _references(entry, moved)
    if not moved_topics.keys().isdisjoint(entry.also):
        changed["also"] = tuple(dict.fromkeys(moved_topics.get(slug, slug) for slug in entry.also))
    return entry.model_copy(update=changed) if changed else entry


def _references(entry: Entry, moved: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields of *entry* that name entries by former ids, with the present ones."""
    changed: dict[str, Any] = {}
    if any(step.id in moved for step in entry.after):
        steps = (step.model_copy(update={"id": moved.get(step.id, step.id)}) for step in entry.after)
        changed["after"] = tuple({step.id: step for step in steps}.values())
    if not moved.keys().isdisjoint(entry.builds_on):
        changed["builds_on"] = tuple(dict.fromkeys(moved.get(name, name) for name in entry.builds_on))
    if entry.superseded_by and entry.superseded_by in moved:
        changed["superseded_by"] = moved[entry.superseded_by]
    return changed
