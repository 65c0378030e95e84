"""The entry file: the one definition of the format. Pure.

``TopicFile`` validates, its error locations become positions in the file, and the JSON Schema that
editors use is generated from it.
"""

import hashlib
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Self, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from .fields import MAX_TAGS, Flag, FullDate, Id, Name, Note, OwnId, PartialDate, Sentence, Tag, Title, Url
from .identity import identify
from .kinds import Kind
from .slugs import slugify


class Level(StrEnum):
    INTRODUCTORY = "introductory"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


class Status(StrEnum):
    BACKLOG = "backlog"
    SUPERSEDED = "superseded"


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Companion(_Record):
    """A link that belongs to an entry: its code, a talk about it, a translation, an explanation."""

    title: Title = Field(description="What the link is called.", examples=["The Annotated Transformer"])
    url: Url = Field(description="Its address.", examples=["https://nlp.seas.harvard.edu/2018/04/03/attention.html"])
    kind: Kind | None = Field(None, description="What it is.", examples=["code"])


class Prerequisite(_Record):
    """An entry to read before this one, and why."""

    id: Id = Field(description="The id of the entry to read first.", examples=["the-illustrated-transformer"])
    because: Name | None = Field(
        None, description="What that entry gives the reader.", examples=["explains queries, keys and values"]
    )


def _prerequisite(value: object) -> object:
    return {"id": value} if isinstance(value, str) else value


After = Annotated[
    Prerequisite,
    BeforeValidator(_prerequisite, json_schema_input_type=Id | Prerequisite),
]


class Concept(_Record):
    """A term of the topic's short glossary."""

    name: Title = Field(description="The term.", examples=["Self-attention"])
    summary: Sentence = Field(
        description="What it means, in a sentence or two.",
        examples=["Each position weighs every other position of the same sequence."],
    )
    url: Url | None = Field(
        None, description="A page that defines it.", examples=["https://en.wikipedia.org/wiki/Backpropagation"]
    )


class Entry(_Record):
    """One work worth reading, watching or using."""

    title: Title = Field(description="The title of the work as published.", examples=["Attention Is All You Need"])
    url: Url = Field(
        description="Where to read it: a full http or https address, without tracking parameters.",
        examples=["https://arxiv.org/abs/1706.03762"],
    )
    id: OwnId = Field(
        "",
        description="The permalink. Left out, it is made from the title. Unique in the whole list.",
        examples=["attention-is-all-you-need"],
    )
    kind: Kind | None = Field(None, description="What the work is.", examples=["paper"])
    level: Level | None = Field(None, description="For whom it is.", examples=["advanced"])
    seminal: Flag = Field(
        default=False, description="A landmark: heavily cited, and shaped what followed.", examples=[True]
    )
    status: Status | None = Field(
        None,
        description="Left out: recommended. backlog: collected, not read by the curators yet. "
        "superseded: another entry replaces it.",
        examples=["backlog"],
    )
    superseded_by: Id | None = Field(
        None, description="The id of the entry that replaces this one.", examples=["attention-is-all-you-need"]
    )
    authors: tuple[Name, ...] = Field(
        (), description="The people who made it, full names, in order.", examples=[["Ashish Vaswani", "Noam Shazeer"]]
    )
    publisher: Name | None = Field(
        None, description="The journal, conference, site or organisation.", examples=["NeurIPS"]
    )
    date: PartialDate | None = Field(
        None, description="When it came out: year, month or day, as far as known.", examples=["2017-06"]
    )
    tags: tuple[Tag, ...] = Field(
        (),
        description="Free words to find it by.",
        examples=[["attention", "machine translation"]],
        max_length=MAX_TAGS,
    )
    note: Note | None = Field(
        None,
        description="Why to read it, in a sentence or a few. Emphasis, code, links and lists in Markdown.",
        examples=["Replaces recurrence with attention."],
    )
    after: tuple[After, ...] = Field(
        (),
        description="What to read first: ids, each with an optional reason.",
        examples=[[{"id": "the-illustrated-transformer", "because": "explains queries, keys and values"}]],
    )
    builds_on: tuple[Id, ...] = Field(
        (),
        description="Ids of the works that this one grew out of: history, not study order.",
        examples=[["neural-machine-translation-by-jointly-learning-to-align-and-translate"]],
    )
    also: tuple[Id, ...] = Field(
        (), description="Further topics (file names without .yaml) that list this entry.", examples=[["attention"]]
    )
    companions: tuple[Companion, ...] = Field(
        (),
        description="Links that belong to it: code, video, slides, translation, explanation.",
        examples=[[{"title": "Code", "url": "https://github.com/tensorflow/tensor2tensor", "kind": "code"}]],
    )
    archived: Url | None = Field(
        None,
        description="The address of an archived copy.",
        examples=["https://web.archive.org/web/2018/http://nlp.seas.harvard.edu/2018/04/03/attention.html"],
    )
    added: FullDate | None = Field(None, description="The day it joined the list.", examples=["2024-06-07"])

    @model_validator(mode="before")
    @classmethod
    def _give_id(cls, value: Any) -> Any:
        if isinstance(value, dict) and value.get("id") is None and isinstance(value.get("title"), str):
            return {**value, "id": default_id(value["title"], str(value.get("url", "")))}
        return value

    @property
    def year(self) -> int | None:
        """The year of publication, where a date is known."""
        return int(self.date[:4]) if self.date else None


@dataclass(frozen=True, slots=True)
class EntryFields:
    """What is known of a work, in the fields of ``Entry``, before anybody has checked it.

    A field of which nothing is known is empty or None.
    """

    title: str = ""
    url: str = ""
    id: str | None = None
    kind: Kind | None = None
    level: Level | None = None
    seminal: bool = False
    status: Status | None = None
    superseded_by: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    date: str | None = None
    tags: tuple[str, ...] = ()
    note: str | None = None
    after: tuple[Prerequisite, ...] = ()
    builds_on: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    companions: tuple[Companion, ...] = ()
    archived: str | None = None
    added: str | None = None

    @classmethod
    def of(cls, entry: Entry) -> Self:
        """Return what *entry* says."""
        return cls(**{name: getattr(entry, name) for name in entry.model_fields_set})

    def __bool__(self) -> bool:
        """Tell whether anything is known."""
        return bool(self.known())

    def known(self) -> dict[str, Any]:
        """Return the values of what is known, by the names of their fields, in the order of the format."""
        return {field.name: value for field in fields(self) if (value := getattr(self, field.name))}

    def completed(self, other: Self) -> Self:
        """Return this with what only *other* knows."""
        return replace(self, **(other.known() | self.known()))


def default_id(title: str, url: str) -> str:
    """Return the permalink an entry gets when it names none: the slug of its title.

    A title without ASCII letters and digits falls back to a hash of the work's identity.
    """
    if slug := slugify(title):
        return slug
    return "entry-" + hashlib.sha256(str(identify(url)).encode("utf-8", "replace")).hexdigest()[:10]


class TopicFile(_Record):
    """One YAML file: a topic, its short glossary, and its entries."""

    title: Title = Field(description="The name of the topic.", examples=["Transformers"])
    section: Name = Field(description="The heading it stands under in the navigation.", examples=["Architectures"])
    summary: Sentence | None = Field(
        None,
        description="What the topic is about, in a sentence or two.",
        examples=["Sequence models built on attention instead of recurrence."],
    )
    concepts: tuple[Concept, ...] = Field(
        (),
        description="A short glossary of the topic's terms.",
        examples=[[{"name": "Self-attention", "summary": "Each position weighs every other one."}]],
    )
    entries: tuple[Entry, ...] = Field(
        (),
        description="The works, in any order: the page puts them in its own.",
        examples=[[{"title": "Attention Is All You Need", "url": "https://arxiv.org/abs/1706.03762"}]],
    )


@cache
def date_fields(record: type[BaseModel]) -> frozenset[str]:
    """Return the names of the fields of *record* that hold a date."""
    kinds = {name: (info.annotation, *get_args(info.annotation)) for name, info in record.model_fields.items()}
    return frozenset(name for name, kind in kinds.items() if PartialDate in kind or FullDate in kind)
