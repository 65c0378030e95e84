"""A list that this program has exported, ``entries.json``, with all that it says → drafts and topics. Pure."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from ...core.format_version import READABLE, VERSION
from ...core.problems import Position, ReadingListError
from ...core.schema import EntryFields, Goal, NamesFile, PathsFile, TopicFile
from ...core.vocabulary import OURS, Vocabulary
from ..drafts import Draft, ImportedFile, Link, ListedTopic, Whole
from .bibliographies import json_items

_Record = TypeVar("_Record", bound=BaseModel)

FORM = "an export of a reading list"


def read(path: str, text: str, vocabulary: Vocabulary = OURS) -> ImportedFile:
    """Return the list in the *text* of the ``entries.json`` at *path*, whose entries are in the words of *vocabulary*.

    Raises ReadingListError where it is none, or of a version that is not known here.
    """
    _check_version(path, text)
    topics: list[ListedTopic] = []
    drafts: list[Draft] = []
    for line, item in json_items.items(path, text, FORM, ("topics",)):
        position = Position(path, line)
        slug = str(item.pop("slug", "")) if isinstance(item, dict) else ""
        file = _valid(vocabulary.topic_file, item, position)
        topics.append(ListedTopic(slug, file))
        drafts += _drafts(position, file)
    names = _valid(NamesFile, json_items.member(text, "names") or {}, Position(path))
    goals = [_valid(Goal, goal, Position(path)) for goal in json_items.member(text, "paths") or []]
    return ImportedFile(path, tuple(drafts), (), whole=Whole(tuple(topics), names, PathsFile(paths=tuple(goals))))


def _check_version(path: str, text: str) -> None:
    version = json_items.member(text, "version")
    if version is None:
        raise ReadingListError(f"{path}: is not {FORM}: its version is missing, or it is not JSON. Export it anew.")
    if version not in map(str, READABLE):
        raise ReadingListError(
            f"{path}: is of version {version} of the format, and this program reads up to version {VERSION}. "
            "Update mkdocs-reading-list, or export the list with the version that is installed here."
        )


def _drafts(position: Position, file: TopicFile) -> Iterator[Draft]:
    for entry in file.entries:
        companions = tuple(Link(position, other.url, other.title, other.kind) for other in entry.companions)
        fields = replace(EntryFields.of(entry), companions=())
        yield Draft(position, fields, topic=file.title, section=file.section, companions=companions)


def _valid(record: type[_Record], value: Any, position: Position) -> _Record:
    try:
        return record.model_validate(value)
    except ValidationError as invalid:
        fault = invalid.errors()[0]
        place = ".".join(str(step) for step in fault["loc"])
        raise ReadingListError(
            f"{position.path}:{position.line}: is not {FORM} ({place}: {fault['msg']}). Export it anew."
        ) from invalid
