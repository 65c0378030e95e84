"""The whole library as JSON, and back. Pure."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from ...core.characters import find_forbidden
from ...core.declarations import NOTHING, DeclaredWords, declared
from ...core.fields import Id
from ...core.format_version import READABLE, VERSION
from ...core.library import Library, Topic
from ...core.own_fields import OwnField
from ...core.schema import NO_NAMES, Goal, NamesFile, PathsFile, TopicFile
from ...core.site import Site
from ...core.text import collapsed
from ...core.urls import url_fault
from ...core.vocabulary import OURS, Vocabulary, like
from ..messages import Messages
from ..routes import is_published, published
from .parts import Across, Parts, in_json, joined

SCHEMA = "entries.schema.json"
"""Where the JSON Schema of the file stands beside the pages."""


class ExportedTopic(TopicFile):
    """A topic: what its entry file says, and the file's name."""

    slug: Id = Field(description="The name of the entry file, without .yaml.", examples=["transformers"])


class ExportedLibrary(BaseModel):
    """A whole reading list. Each topic without its `slug` is an entry file, the names are the file of names, and
    `paths` alone is the file of paths, in JSON, which is YAML.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    schema_: str = Field("", alias="$schema", description="Where the JSON Schema of this file is published.")
    version: int = Field(
        ge=READABLE[0],
        le=VERSION,
        description="The version of the format. It grows when a program that reads the file would have to change.",
    )
    name: str = Field("", description="What the list is called.")
    description: str = Field("", description="What it is about.")
    language: str = Field("en", description="The language of the list (BCP 47).", examples=["de"])
    vocabulary: DeclaredWords = Field(NOTHING, description="The words that the list declares of its own.")
    names: NamesFile = Field(NO_NAMES, description="How names are spelled: what the file of names says.")
    paths: tuple[Goal, ...] = Field((), description="The paths across topics, in their order.")
    topics: tuple[ExportedTopic, ...] = Field(description="The topics, in the order of their file names.")


def _part(topic: Topic, across: Across) -> str:
    return in_json(_topic(topic.slug, topic.file, across.fields))


def _whole(library: Library, site: Site, _: Messages, parts: Mapping[str, str]) -> str:
    schema = in_json(published(SCHEMA, site) if is_published(site) else SCHEMA)
    about = {
        "name": collapsed(site.name),
        "description": collapsed(site.description),
        "language": site.language,
        "vocabulary": declared(library.vocabulary),
        "names": library.names.file.model_dump(mode="json", exclude_defaults=True),
        "paths": [goal.model_dump(mode="json", exclude_defaults=True) for goal in library.paths.goals],
    }
    head = "".join(f', "{key}": {in_json(value)}' for key, value in about.items() if value)
    topics = joined(parts, ",\n")
    return f'{{"$schema": {schema}, "version": {VERSION}{head}, "topics": [\n{topics}\n]}}\n'


PARTS = Parts(_part, _whole)
"""Everything in a library but remarks for curators. Fields that an entry leaves out are left out."""


def _topic(slug: str, file: TopicFile, fields: Sequence[OwnField]) -> dict[str, Any]:
    kept_back = ("remark", *(field.name for field in fields if not field.is_exported))
    values = file.model_dump(exclude_defaults=True)  # of texts, numbers and members that are texts
    for entry in values.get("entries", ()):
        for name in kept_back:
            entry.pop(name, None)
    return {"slug": slug} | values


def site_of(text: str) -> Site:
    """Return what the *text* of an ``entries.json``, which may come from anywhere, says of its site.

    It is name, description and language, and the address, where it names its schema whole.
    """
    try:
        document = json.loads(text, parse_int=str)
    except RecursionError:
        return Site()
    schema, language = _line(document, "$schema"), _line(document, "language")
    url = schema.removesuffix(SCHEMA) if schema.endswith(f"/{SCHEMA}") else ""
    return Site(
        name=_line(document, "name") or Site().name,
        description=_line(document, "description"),
        url=url if url and url_fault(url) is None else "",
        language=language if _LANGUAGE.fullmatch(language) else Site().language,
    )


_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}")


def _line(document: dict[str, object], name: str) -> str:
    """Return the text *name* of *document* on one line; empty where it is none, or hides something from readers."""
    value = document.get(name)
    return collapsed(value) if isinstance(value, str) and not find_forbidden(value) else ""


class Rebuilt(NamedTuple):
    """What an ``entries.json`` holds: the topics, each with its slug, how names are spelled, and the paths."""

    topics: list[tuple[str, TopicFile]]
    names: NamesFile
    paths: PathsFile


@cache
def exported_library(vocabulary: Vocabulary) -> type[ExportedLibrary]:
    """Return the form of an ``entries.json`` of a list with this *vocabulary*."""
    if vocabulary is OURS:
        return ExportedLibrary
    topic = like(ExportedTopic, vocabulary.topic_file, slug=(Id, ExportedTopic.model_fields["slug"]))
    topics = tuple[topic, ...]  # type: ignore[valid-type]
    return like(ExportedLibrary, topics=(topics, ExportedLibrary.model_fields["topics"]))


def read(text: str, vocabulary: Vocabulary = OURS) -> Rebuilt:
    """Return what the *text* of an ``entries.json`` holds, whose list has this *vocabulary*.

    Raises ValueError where it is none, or of a version that is not known here.
    """
    document = exported_library(vocabulary).model_validate_json(text)
    topics = [
        (topic.slug, vocabulary.topic_file.model_validate(topic.model_dump(exclude={"slug"}, exclude_defaults=True)))
        for topic in document.topics
    ]
    return Rebuilt(topics, document.names, PathsFile(paths=document.paths))
