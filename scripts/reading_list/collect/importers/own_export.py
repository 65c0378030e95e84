"""A list that this program has exported, ``entries.json``, with all that it says → drafts and topics. Pure."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from ...core.declarations import declared
from ...core.format_version import READABLE, VERSION
from ...core.own_words import ALL_OF_OURS
from ...core.problems import Position, ReadingListError
from ...core.schema import EntryFields, Goal, NamesFile, PathsFile, TopicFile
from ...core.vocabulary import OURS, Vocabulary
from ..drafts import Draft, ImportedFile, Link, ListedTopic, Whole
from ..foreign_words import used_in
from .bibliographies import json_items

_Record = TypeVar("_Record", bound=BaseModel)

FORM = "an export of a reading list"


def brought(path: str, text: str, vocabulary: Vocabulary = OURS) -> ImportedFile:
    """Return the list in the *text* of the ``entries.json`` at *path*, to be put into one of this *vocabulary*.

    Raises ReadingListError as ``read`` does, and where its entries use words that the vocabulary does not have: it
    names them as they are to be declared.
    """
    document = json_items.members(text)
    if undeclared := used_in(document).undeclared(vocabulary):
        raise ReadingListError(
            f"{path}: its entries use words that this list does not have. Declare them in the "
            "configuration of a list, below `reading-list`, and import it there with `reading-list import`: "
            f"{_options(undeclared, document, vocabulary)}"
        )
    return read(path, text, vocabulary)


def _options(undeclared: Mapping[str, list[str]], document: Mapping[str, Any], known: Vocabulary) -> str:
    """Return the options of the plugin that declare these words, as far as *document* says what they are."""
    declaration = document.get("vocabulary")
    options = []
    for sort, words in undeclared.items():
        of_sort = declaration.get(sort) if isinstance(declaration, dict) else None
        lines = {word: of_sort.get(word) if isinstance(of_sort, dict) else None for word in words}
        has_ours = sort in ("kinds", "levels") and sort not in declared(known)
        options.append(f"{sort}: {json.dumps(lines | ({ALL_OF_OURS: None} if has_ours else {}), ensure_ascii=False)}")
    return "; ".join(options)


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
