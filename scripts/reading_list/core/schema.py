"""The entry file: the one definition of the format. Pure.

``TopicFile`` validates, its error locations become positions in the file, and the JSON Schema that
editors use is generated from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cache, cached_property
from typing import Annotated, Any, ClassVar, Literal, Protocol, Self, TypeAlias, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator, model_validator

from .codes import Code
from .fields import (
    ET_AL,
    MAX_ALIASES,
    MAX_STEPS,
    MAX_TAGS,
    ArxivId,
    Author,
    CiteKey,
    CiteType,
    Doi,
    Flag,
    FullDate,
    Id,
    Isbn,
    Language,
    Locator,
    Minutes,
    Name,
    Note,
    Order,
    OwnId,
    PartialDate,
    PathId,
    Sentence,
    Spelling,
    Tag,
    Title,
    Url,
    Year,
    mistake,
)
from .identity import ADDRESSES, Identity, Service, address_of, by_arxiv, by_doi, by_isbn, identify
from .kinds import AnyKind, Kind
from .levels import AnyLevel, AnyStatus, Level, Status
from .members import OneOf
from .own_fields import OwnField, OwnValue
from .reserved import ENTRY_IDS
from .slugs import slugify

_FIELDS_SET: dict[frozenset[str], set[str]] = {}
"""Which fields records have: the same for many. Nobody changes these sets, for records are frozen."""


class _Record(BaseModel):
    # What validates a record is made when the first one is read: most are read as a part of their file.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    def model_post_init(self, _: object) -> None:
        """Share with others like it the set of fields that it has, which would be a quarter of most entries."""
        fields = self.__pydantic_fields_set__
        object.__setattr__(self, "__pydantic_fields_set__", _FIELDS_SET.setdefault(frozenset(fields), fields))


class Companion(_Record):
    """A link that belongs to an entry: its code, a talk about it, a translation, an explanation."""

    title: Title = Field(description="What the link is called.", examples=["The Annotated Transformer"])
    url: Url = Field(description="Its address.", examples=["https://nlp.seas.harvard.edu/2018/04/03/attention.html"])
    kind: Annotated[AnyKind, OneOf(Kind)] | None = Field(None, description="What it is.", examples=["code"])


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


class Step(_Record):
    """A step of a path: a work, with what to say of it at this place."""

    work: Id = Field(description="The id of an entry.", examples=["attention-is-all-you-need"])
    why: Sentence | None = Field(
        None, description="What the step gives on this path.", examples=["Replaces recurrence with attention."]
    )
    skip_if: Sentence | None = Field(
        None,
        description='Who can do without it: what stands behind "You could skip this if".',
        examples=["you have built a Transformer yourself"],
    )


def _step(value: object) -> object:
    return {"work": value} if isinstance(value, str) else value


Steps = Annotated[
    tuple[Annotated[Step, BeforeValidator(_step, json_schema_input_type=Id | Step)], ...],
    Field(max_length=MAX_STEPS),
]
"""The works of a path in the order of reading, each an id or a record."""


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
    works: tuple[Id, ...] = Field(
        (),
        description="Ids of the works that explain it best. Those of its topic that name it are found without.",
        examples=[["attention-is-all-you-need"]],
    )


class Published(_Record):
    """Where a work is cited from: journal or proceedings with the year of that, which may be later than its date."""

    venue: Name = Field(description="The usual name of the journal or the proceedings.", examples=["CVPR"])
    year: Year | None = Field(None, description="The year that is cited with the venue.", examples=["2016"])
    volume: Locator | None = Field(None, description="The volume of a journal.", examples=["9"])
    issue: Locator | None = Field(None, description="The issue of a journal.", examples=["8"])
    pages: Locator | None = Field(None, description="The pages, or the number of the article.", examples=["770-778"])

    def completed(self, other: Self) -> Self:
        """Return this with what only *other* knows, where that is the same venue in the same year."""
        if self.venue != other.venue or (self.year and other.year and self.year != other.year):
            return self
        known = other.model_dump(exclude_unset=True) | self.model_dump(exclude_unset=True)
        return self.model_validate({name: known[name] for name in type(self).model_fields if name in known})


class Cite(_Record):
    """How a citation of the work is called and typed, where that is not left to this program."""

    key: CiteKey | None = Field(None, description="The key of its BibTeX record.", examples=["vaswani2017attention"])
    type: CiteType | None = Field(
        None, description="The type of its BibTeX or biblatex record.", examples=["inproceedings"]
    )


def _one_of_these(schema: dict[str, Any]) -> None:
    """Say in the JSON Schema that an entry says where its work is, or which it is."""
    there = {"not": {"type": "null"}}
    schema["anyOf"] = [
        {"required": [*names], "properties": dict.fromkeys(names, there)}
        for names in (*((name,) for name in PLACES), ("authors", "date"))
    ]


class _Somewhere(Protocol):
    """What says where a work can be had."""

    @property
    def url(self) -> str | None: ...
    @property
    def doi(self) -> str | None: ...
    @property
    def arxiv(self) -> str | None: ...
    @property
    def isbn(self) -> str | None: ...


def _identities(work: _Somewhere) -> tuple[Identity, ...]:
    ways = ((work.url, identify), (work.doi, by_doi), (work.arxiv, by_arxiv), (work.isbn, by_isbn))
    return tuple(dict.fromkeys(identity(value) for value, identity in ways if value))


def _link(work: _Somewhere) -> str:
    if work.url:
        return work.url
    return next((address_of(name, value) for name in ADDRESSES if (value := getattr(work, name))), "")


PLACES = ("url", "doi", "arxiv", "isbn")
"""The fields of an entry of which each says where its work can be had."""

NOWHERE = (
    Code.NO_PLACE,
    "the entry does not say where the work is",
    "Add its address, such as `url: https://example.org/page`, or `doi`, `arxiv` or `isbn`; for a work that is "
    "not online, `authors` and `date`.",
)
"""The mistake of an entry that says neither where its work is, nor which it is."""


def is_somewhere(values: Mapping[str, Any]) -> bool:
    """Tell whether *values*, those of an entry by field, say where its work is or, for one on paper, which it is."""
    return any(values.get(name) for name in PLACES) or bool(values.get("authors") and values.get("date"))


class Entry(_Record):
    """One work worth reading, watching or using."""

    model_config = ConfigDict(json_schema_extra=_one_of_these)

    own_fields: ClassVar[tuple[OwnField, ...]] = ()
    """The fields that the list has beside these: attributes of models that ``vocabulary`` makes."""

    title: Title = Field(description="The title of the work as published.", examples=["Attention Is All You Need"])
    aliases: tuple[Title, ...] = Field(
        (),
        description="Names that readers use for it; the first is its short name on maps.",
        examples=[["Transformer"]],
        max_length=MAX_ALIASES,
    )
    url: Url | None = Field(
        None,
        description="Where to read it: a full http or https address, without tracking parameters.",
        examples=["https://arxiv.org/abs/1706.03762"],
    )
    doi: Doi | None = Field(None, description="Its DOI, without an address.", examples=["10.48550/arXiv.1706.03762"])
    arxiv: ArxivId | None = Field(
        None, description="Its number at arXiv, without the version.", examples=["1706.03762"]
    )
    isbn: Isbn | None = Field(None, description="The ISBN of a book.", examples=["978-0-262-03561-3"])
    id: OwnId = Field(
        "",
        description="The permalink. Left out, it is made from the title. Unique in the whole list.",
        examples=["attention-is-all-you-need"],
    )
    former_ids: tuple[Id, ...] = Field(
        (), description="Ids that it had before: links to them keep working.", examples=[["attention"]]
    )
    kind: Annotated[AnyKind, OneOf(Kind)] | None = Field(None, description="What the work is.", examples=["paper"])
    level: Annotated[AnyLevel, OneOf(Level)] | None = Field(None, description="For whom it is.", examples=["advanced"])
    seminal: Flag = Field(
        default=False, description="A landmark: heavily cited, and shaped what followed.", examples=[True]
    )
    status: Annotated[AnyStatus, OneOf(Status)] | None = Field(
        None,
        description="Left out: recommended. backlog: collected, not read by the curators yet. "
        "superseded: another entry replaces it.",
        examples=["backlog"],
    )
    superseded_by: Id | None = Field(
        None, description="The id of the entry that replaces this one.", examples=["attention-is-all-you-need"]
    )
    authors: tuple[Author, ...] = Field(
        (),
        description="The people who made it, full names, in order; `et al.` as the last one where the list is cut.",
        examples=[["Ashish Vaswani", "Noam Shazeer", "et al."]],
    )
    publisher: Name | None = Field(
        None, description="The site, organisation or house that put it out.", examples=["Google"]
    )
    date: PartialDate | None = Field(
        None, description="When it was first public: year, month or day, as far as known.", examples=["2017-06"]
    )
    published: Published | None = Field(
        None,
        description="Where it is cited from, with the year of that.",
        examples=[{"venue": "NeurIPS", "year": "2017", "pages": "5998-6008"}],
    )
    language: Language | None = Field(None, description="Its language, where that is not the list's.", examples=["de"])
    minutes: Minutes | None = Field(
        None, description="How long it takes, where the source itself says so.", examples=[116]
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
    order: Order | None = Field(
        None,
        description="Its place among the introductions, the landmarks or the rest of its topic, before those that have "
        "none; small numbers first.",
        examples=[1],
    )
    draft: Flag = Field(default=False, description="Checked, but not published yet.", examples=[True])
    remark: Note | None = Field(
        None, description="A remark for the curators, which is never published.", examples=["Ask for the slides."]
    )
    cite: Cite | None = Field(
        None,
        description="The key and type of its citation, where they are chosen.",
        examples=[{"key": "vaswani2017attention"}],
    )

    @model_validator(mode="before")
    @classmethod
    def _give_id(cls, value: Any) -> Any:
        if isinstance(value, dict) and value.get("id") is None and isinstance(value.get("title"), str):
            if own := default_id(value["title"]):
                return {**value, "id": own}
            return {name: content for name, content in value.items() if name != "id"}
        return value

    @field_validator("authors")
    @classmethod
    def _cut_at_the_end(cls, authors: tuple[str, ...]) -> tuple[str, ...]:
        if ET_AL in authors[:-1] or authors == (ET_AL,):
            raise mistake(
                Code.BAD_VALUE,
                f'"{ET_AL}" stands for further authors, as the last of the list',
                "Move it to the end, behind at least one name.",
            )
        return authors

    @model_validator(mode="after")
    def _is_somewhere(self) -> Self:
        if not is_somewhere(vars(self)):
            raise mistake(*NOWHERE)
        return self

    def __hash__(self) -> int:
        """Return what tells works apart at once: that of all fields takes longer than most of what is remembered."""
        return hash((self.id, self.title))

    @property
    def is_set_aside(self) -> bool:
        """Whether the work is in the list, but not recommended."""
        return self.status is not None and self.status.row.is_set_aside

    @property
    def own(self) -> dict[OwnField, OwnValue]:
        """What the list's own fields hold, those that hold something."""
        return {field: value for field in self.own_fields if (value := getattr(self, field.name))}

    @cached_property
    def identities(self) -> tuple[Identity, ...]:
        """All that the work is told apart by, its address first; empty for a work of which only people are known."""
        return _identities(self)

    @property
    def link(self) -> str:
        """Where the work can be had: its address, or the one that its identifier leads to; empty for neither."""
        return self.url or _link(self)

    def at(self, service: Service) -> str:
        """Return the identifier of the work at *service*; empty where none is known."""
        for identity in self.identities:
            if identity.service is service:
                return identity.value
        return ""

    @property
    def people(self) -> tuple[str, ...]:
        """The authors that are named."""
        return self.authors[:-1] if self.has_more_authors else self.authors

    @property
    def has_more_authors(self) -> bool:
        """Whether there are authors that are not named."""
        return ET_AL in self.authors  # nowhere but at the end

    @property
    def short_name(self) -> str:
        """What the work is called where there is little room: its first alias, but for a title that is no longer."""
        if self.aliases and len(self.aliases[0]) < len(self.title):
            return self.aliases[0]
        return self.title

    @property
    def year(self) -> int | None:
        """The year in which the work was first public, where that is known."""
        return int(self.date[:4]) if self.date else None


@dataclass(frozen=True, slots=True)
class EntryFields:
    """What is known of a work, in the fields of ``Entry``, before anybody has checked it.

    A field of which nothing is known is empty or None.
    """

    title: str = ""
    aliases: tuple[str, ...] = ()
    url: str | None = None
    doi: str | None = None
    arxiv: str | None = None
    isbn: str | None = None
    id: str | None = None
    former_ids: tuple[str, ...] = ()
    kind: AnyKind | None = None
    level: AnyLevel | None = None
    seminal: bool = False
    status: AnyStatus | None = None
    superseded_by: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    date: str | None = None
    published: Published | None = None
    language: str | None = None
    minutes: int | None = None
    tags: tuple[str, ...] = ()
    note: str | None = None
    after: tuple[Prerequisite, ...] = ()
    builds_on: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    companions: tuple[Companion, ...] = ()
    archived: str | None = None
    added: str | None = None
    order: int | None = None
    draft: bool = False
    remark: str | None = None
    cite: Cite | None = None
    own: tuple[tuple[str, OwnValue], ...] = ()
    """What fields of the list's own hold, by their names."""

    @property
    def identities(self) -> tuple[Identity, ...]:
        """All that the work is told apart by, its address first."""
        return _identities(self)

    @property
    def link(self) -> str:
        """Where the work can be had: its address, or the one that its identifier leads to; empty for neither."""
        return _link(self)

    @classmethod
    def of(cls, entry: Entry) -> Self:
        """Return what *entry* says."""
        values = {name: getattr(entry, name) for name in entry.model_fields_set & Entry.model_fields.keys()}
        return cls(**values, own=tuple((field.name, value) for field, value in entry.own.items()))

    def __bool__(self) -> bool:
        """Tell whether anything is known."""
        return bool(self.written())

    def known(self) -> dict[str, Any]:
        """Return the values of what is known, by the names of their fields, in the order of the format."""
        names = (field.name for field in fields(self) if field.name != "own")
        return {name: value for name in names if (value := getattr(self, name))}

    def written(self) -> dict[str, Any]:
        """Return the same with what fields of the list's own hold: all that an entry file says."""
        return self.known() | dict(self.own)

    def completed(self, other: Self) -> Self:
        """Return this with what only *other* knows, also of the venue of both."""
        known = other.known() | self.known()
        known["own"] = tuple((dict(other.own) | dict(self.own)).items())
        if self.published and other.published:
            known["published"] = self.published.completed(other.published)
        return replace(self, **known)


def default_id(title: str) -> str:
    """Return the permalink of an entry that names none: the slug of its title.

    Where that is the name of something else, a word stands before it. Empty where the title gives none.
    """
    slug = slugify(title)
    return f"work-{slug}" if slug in ENTRY_IDS else slug


class TopicFile(_Record):
    """One YAML file: a topic, its short glossary, and its entries."""

    title: Title = Field(description="The name of the topic.", examples=["Transformers"])
    section: Name = Field(description="The heading it stands under in the navigation.", examples=["Architectures"])
    former_ids: tuple[Id, ...] = Field(
        (),
        description="Names that its file had before, without .yaml: links to them keep working.",
        examples=[["attention"]],
    )
    summary: Sentence | None = Field(
        None,
        description="What the topic is about, in a sentence or two.",
        examples=["Sequence models built on attention instead of recurrence."],
    )
    reviewed: FullDate | None = Field(
        None, description="The day a curator last went through the topic.", examples=["2024-06-07"]
    )
    path: Steps = Field(
        (),
        description="What to read to get to the heart of the topic, in order: ids, or steps with what to say of them.",
        examples=[["the-illustrated-transformer", "attention-is-all-you-need"]],
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


class Goal(_Record):
    """A path across topics to something that a reader wants to know or do."""

    id: PathId = Field(
        description="The permalink of its page. Unique among paths.", examples=["how-language-models-are-made"]
    )
    former_ids: tuple[Id, ...] = Field(
        (), description="Ids that it had before: links to them keep working.", examples=[["language-models"]]
    )
    title: Title = Field(description="What it leads to.", examples=["How language models are made"])
    audience: Sentence | None = Field(
        None, description="For whom it is.", examples=["You have trained a small network and read Python."]
    )
    outcome: Sentence | None = Field(
        None,
        description="What readers know or can do afterwards.",
        examples=["You can say what each stage of training adds."],
    )
    steps: Steps = Field(
        description="The works in the order of reading: ids, or steps with what to say of them.",
        examples=[[{"work": "attention-is-all-you-need", "why": "Replaces recurrence with attention."}]],
    )
    next: tuple[Id, ...] = Field(
        (), description="Ids of paths that could come after it.", examples=[["build-with-retrieval"]]
    )


class PathsFile(_Record):
    """Paths across topics, chosen by hand."""

    paths: tuple[Goal, ...] = Field(
        description="The paths, in the order in which they are shown.",
        examples=[[{"id": "from-zero", "title": "From zero", "steps": ["deep-learning", "attention"]}]],
    )


NO_PATHS = PathsFile.model_construct(paths=())


NameGroup: TypeAlias = Literal["people", "publishers", "venues"]
NAME_GROUPS: tuple[NameGroup, ...] = ("people", "publishers", "venues")


class NamesFile(_Record):
    """How names are spelled: the spelling to write, and the others that stand for the same."""

    people: dict[Spelling, tuple[Name, ...]] = Field(
        {},
        description="People, each with other spellings of the name.",
        examples=[{"Geoffrey Hinton": ["Geoffrey E. Hinton"]}],
    )
    publishers: dict[Spelling, tuple[Name, ...]] = Field(
        {},
        description="Publishers, each with other spellings of the name.",
        examples=[{"MIT Press": ["The MIT Press"]}],
    )
    venues: dict[Spelling, tuple[Name, ...]] = Field(
        {},
        description="Journals and proceedings, each with other spellings of the name.",
        examples=[{"NeurIPS": ["NIPS"]}],
    )

    def declared(self, group: NameGroup) -> Mapping[str, tuple[str, ...]]:
        """Return the names of *group* with their other spellings."""
        return {"people": self.people, "publishers": self.publishers, "venues": self.venues}[group]

    def canonical(self, group: NameGroup, name: str) -> str:
        """Return the spelling to write for *name*, which is itself where nothing else is declared."""
        return self._canonical[group].get(name, name)

    @cached_property
    def _canonical(self) -> Mapping[NameGroup, Mapping[str, str]]:
        """The spelling to write for each other one."""
        return {
            group: {other: name for name, others in self.declared(group).items() for other in others}
            for group in NAME_GROUPS
        }


NO_NAMES = NamesFile.model_construct()


@cache
def date_fields(record: type[BaseModel]) -> frozenset[str]:
    """Return the names of the fields of *record* that hold a date."""
    kinds = {name: (info.annotation, *get_args(info.annotation)) for name, info in record.model_fields.items()}
    return frozenset(name for name, kind in kinds.items() if {PartialDate, FullDate, Year}.intersection(kind))
