"""The records that travel through the program, and the schema of an entry file.

``TopicFile`` is the one definition of the format: it validates, its error locations become
positions in the file, and the JSON Schema that editors use is generated from it.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as Day
from enum import StrEnum
from typing import Annotated, Any, NamedTuple, Protocol, TypeAlias

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from . import normalise

MAX_NOTE = 4000
MAX_TITLE = 300
MAX_NAME = 120
MAX_TAGS = 12

Location: TypeAlias = tuple[str | int, ...]
"""Where a value stands in its file: keys and 0-based indexes from the top, as pydantic gives them."""


class ReadingListError(Exception):
    """Trouble with the environment, in words for the user: a missing folder, an unwritable file."""


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True, slots=True)
class Position:
    """A place in a file; *line* and *column* count from 1."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """A contributor's mistake: where it is, what it is, and how to mend it."""

    position: Position
    severity: Severity
    code: str
    message: str
    hint: str = ""


class Page(NamedTuple):
    """A file to be written: its path below the docs folder, with forward slashes, and its text."""

    path: str
    text: str


class Marks(Protocol):
    """Finds the position of a value in the file it was read from."""

    def at(self, location: Location, *, key: bool = False) -> Position:
        """Return the position of the value at *location*, or of its key; of its parent if absent."""
        ...


# --- Field types --------------------------------------------------------------------------------


def _fault(code: str, message: str, hint: str) -> PydanticCustomError:
    """Return an error whose code, message and hint reach the contributor as they are."""
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint})


_WHITE_SPACE = re.compile(r"\s+")
_LOG_COMMAND = re.compile(r"[\r\n][^\S\r\n]*::")


def _plain(text: str) -> str:
    if _LOG_COMMAND.search(text):
        raise _fault("log-command", "a line of this text begins with ::", "Write the text on one line.")
    return _WHITE_SPACE.sub(" ", text).strip()


def _url(text: str) -> str:
    if fault := normalise.url_fault(text):
        raise _fault("unsafe-url", fault, "Paste the full address, such as https://arxiv.org/abs/1706.03762.")
    return text


def _permalink(text: str) -> str:
    if fault := normalise.slug_fault(text):
        suggestion = normalise.slug(text)
        good = f' "{suggestion}" would do.' if suggestion and not normalise.slug_fault(suggestion) else ""
        hint = f"{fault[0].upper()}{fault[1:]}. Give the entry an `id` of its own.{good}"
        raise _fault("bad-id", f'"{_shown(text)}" cannot be an id', hint)
    return text


def _reference(text: str) -> str:
    if fault := normalise.slug_fault(text):
        suggestion = normalise.slug(text)
        name = suggestion if suggestion and not normalise.slug_fault(suggestion) else "attention-is-all-you-need"
        hint = f'{fault[0].upper()}{fault[1:]}. Name an entry by its id and a topic by its file, such as "{name}".'
        raise _fault("bad-id", f'"{_shown(text)}" is not an id', hint)
    return text


def _shown(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."


_TAG = re.compile(r"[^\W_](?:[\w .+#/'-]*[\w+#])?")


def _tag(text: str) -> str:
    if len(text) > 40 or not _TAG.fullmatch(text):
        raise _fault(
            "bad-tag",
            f'"{_shown(text)}" cannot be a tag',
            "A tag has 1 to 40 letters, digits, spaces and . + # / ' - and begins with a letter or digit.",
        )
    return text


_DATE = re.compile(r"([1-9][0-9]{3})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_DATE_FORMS = "Write 2017, 2017-06 or 2017-06-12; leave the date out where it is not known."


def _date(text: str) -> str:
    found = _DATE.fullmatch(text)
    try:
        if not found:
            raise ValueError
        Day(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        raise _fault("bad-date", f'"{_shown(text)}" is not a date', _DATE_FORMS) from None
    return text


def _day(text: str) -> str:
    if len(text) != len("2017-06-12"):
        raise _fault("bad-date", f'"{_shown(text)}" is not a day', "Write the whole day, such as 2017-06-12.")
    return _date(text)


def _true_or_false(value: object) -> object:
    match value:
        case "true" | "True" | "TRUE":
            return True
        case "false" | "False" | "FALSE":
            return False
        case bool():
            return value
    raise _fault("bad-value", "the value must be true or false", "Write true, or leave the line out.")


# --- The same for editors: they take 1984 for a number and true for a boolean, where the reader takes every value as
# text. `patternErrorMessage` is what editors show in place of the pattern.
#
# The patterns mean the same in Python and in ECMAScript, there with the flag `u` and without. So they do without what
# the engines take differently: `\s` (U+001C to U+001F, U+0085 and U+FEFF are white space for one of them only), `$`
# (in Python also before a last line break), and backslashes where `u` knows no escape (before `"` or `-`).

_END = r"(?![\s\S])"
# For brackets, all three:
_WIDE_SPACES = r"\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_SPACES = rf"\t-\r{_WIDE_SPACES}"
_SPACES_IN_A_LINE = rf"\t\x0b\x0c{_WIDE_SPACES}"
_NO_LOG_COMMAND = rf"^(?![\s\S]*[\r\n][{_SPACES_IN_A_LINE}]*::)"


def _text_schema(longest: int, **more: Any) -> WithJsonSchema:
    return WithJsonSchema(
        {
            "type": ["string", "number", "boolean"],
            "minLength": 1,
            "maxLength": longest,
            "pattern": rf"{_NO_LOG_COMMAND}[\s\S]*[^{_SPACES}]",
            "patternErrorMessage": "Write the text, on one line, or delete this.",
        }
        | more
    )


# ASCII letters and digits, and everything beyond ASCII: expressions of editors have no classes for letters.
_WORDS = r"[^\x00-/:-@\[-`{-\x7f]"
_LABEL = rf"{_WORDS}(?:(?:{_WORDS}|[-_]){{0,61}}{_WORDS})?"
_PORT = r"0*(?:[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5])".replace(r"\d", "[0-9]")
_URL_PATTERN = (
    r"^[hH][tT][tT][pP][sS]?://"
    rf"(?:(?![^/?#:]{{253}}[^/?#:.]|[^/?#:]{{255}})(?:{_LABEL}\.)*{_LABEL}\.?|\[[^\]/?#@]+\])"
    rf"(?::(?:{_PORT})?)?"
    rf'(?:[/?#][^\\"<>`{{}}|^\x00-\x20\x7f-\x9f{_SPACES}]*)?{_END}'
)
_ID_SCHEMA = {
    "type": ["string", "integer", "boolean"],
    "pattern": f"^(?!({'|'.join(sorted(normalise.RESERVED_SLUGS))}){_END})[a-z0-9]([a-z0-9-]{{0,78}}[a-z0-9])?{_END}",
    "patternErrorMessage": "Use 1 to 80 lower-case letters, digits and hyphens; a few names are reserved.",
    "minimum": 0,
}
_DAY_OF_YEAR = "-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"

Title = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_TITLE),
    AfterValidator(_plain),
    _text_schema(MAX_TITLE),
]
Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_NAME),
    AfterValidator(_plain),
    _text_schema(MAX_NAME),
]
Sentence = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=600),
    AfterValidator(_plain),
    _text_schema(600),
]
Note = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_NOTE),
    _text_schema(MAX_NOTE, pattern=f"[^{_SPACES}]", patternErrorMessage="Write the note, or delete this."),
]
Url = Annotated[
    str,
    AfterValidator(_url),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": _URL_PATTERN,
            "patternErrorMessage": "Paste the full address, such as https://arxiv.org/abs/1706.03762.",
            "maxLength": 2000,
        }
    ),
]
Id = Annotated[str, AfterValidator(_reference), WithJsonSchema(_ID_SCHEMA)]
OwnId = Annotated[  # an entry's own: null counts as left out, like the fields that may be None
    str, AfterValidator(_permalink), WithJsonSchema({**_ID_SCHEMA, "type": [*_ID_SCHEMA["type"], "null"]})
]
Tag = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1),
    AfterValidator(_plain),
    AfterValidator(_tag),
    _text_schema(
        40,
        minimum=0,
        pattern=rf"{_NO_LOG_COMMAND}[{_SPACES}]*{_WORDS}"
        rf"(?:(?:{_WORDS}|[{_SPACES}_.+#/'-])*(?:{_WORDS}|[_+#]))?[{_SPACES}]*{_END}",
        patternErrorMessage="Use letters, digits, spaces and . + # / ' -, beginning with a letter or digit.",
    ),
]
PartialDate = Annotated[
    str,
    AfterValidator(_date),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "pattern": rf"^[1-9][0-9]{{3}}(-(0[1-9]|1[0-2])|{_DAY_OF_YEAR})?{_END}",
            "patternErrorMessage": _DATE_FORMS,
            "minimum": 1000,
            "maximum": 9999,
        }
    ),
]
FullDate = Annotated[
    str,
    AfterValidator(_day),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": f"^[1-9][0-9]{{3}}{_DAY_OF_YEAR}{_END}",
            "patternErrorMessage": "Write the whole day, such as 2017-06-12.",
        }
    ),
]
Flag = Annotated[
    bool,
    BeforeValidator(_true_or_false),
    WithJsonSchema(
        {
            "type": ["boolean", "string"],
            "pattern": f"^(true|True|TRUE|false|False|FALSE){_END}",
            "patternErrorMessage": "Write true, or leave the line out.",
        }
    ),
]


# --- The entry file -----------------------------------------------------------------------------


class Kind(StrEnum):
    PAPER = "paper"
    ARTICLE = "article"
    VIDEO = "video"
    COURSE = "course"
    BOOK = "book"
    SLIDES = "slides"
    DOCUMENTATION = "documentation"
    CODE = "code"
    TOOL = "tool"
    DATASET = "dataset"
    DISCUSSION = "discussion"
    PODCAST = "podcast"
    INTERVIEW = "interview"
    LIST = "list"


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


def default_id(title: str, url: str) -> str:
    """Return the permalink an entry gets when it names none: the slug of its title.

    A title without ASCII letters and digits falls back to a hash of the work's identity.
    """
    if made := normalise.slug(title):
        return made
    return "entry-" + hashlib.sha256(normalise.identity(url).encode("utf-8", "replace")).hexdigest()[:10]


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


@dataclass(frozen=True, slots=True)
class Topic:
    """An entry file that has been read: its content, its permalink, and where everything stands."""

    slug: str
    path: str
    file: TopicFile
    marks: Marks = field(compare=False, repr=False)

    @property
    def title(self) -> str:
        return str(self.file.title)

    @property
    def section(self) -> str:
        return str(self.file.section)

    @property
    def entries(self) -> Sequence[Entry]:
        return self.file.entries

    def links(self) -> Iterator[tuple[Location, str]]:
        """Yield the addresses of concepts, entries and companions, each with its location in the file."""
        for index, concept in enumerate(self.file.concepts):
            if concept.url:
                yield ("concepts", index, "url"), concept.url
        for index, entry in enumerate(self.entries):
            yield ("entries", index, "url"), entry.url
            for number, companion in enumerate(entry.companions):
                yield ("entries", index, "companions", number, "url"), companion.url

    def position(self, *location: str | int, key: bool = False) -> Position:
        """Return where in the file the value at *location* stands."""
        return self.marks.at(location, key=key)


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry with the topic it lives in and its index there."""

    topic: Topic
    index: int
    entry: Entry

    def position(self, *location: str | int, key: bool = False) -> Position:
        """Return where the entry's value at *location* stands."""
        return self.topic.position("entries", self.index, *location, key=key)


@dataclass(frozen=True, slots=True)
class Library:
    """All topics, in the order of their file names.

    *unread_ids* are ids that stand in the files on entries with mistakes; *complete* is false when a
    file could not be read at all, so that nobody calls an id unknown that may stand in it. *dead* are links
    that are known to be dead, each with the day on which it was last found so.
    """

    topics: tuple[Topic, ...] = ()
    unread_ids: frozenset[str] = frozenset()
    complete: bool = True
    dead: Mapping[str, str] = field(default_factory=dict)

    def entries(self) -> Iterator[Placed]:
        """Yield every entry once, in the order of the files."""
        for topic in self.topics:
            for index, entry in enumerate(topic.entries):
                yield Placed(topic, index, entry)


# --- What importers find ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Link:
    """A link of an imported file: where it stands, and what the file calls what it leads to."""

    position: Position
    url: str
    title: str = ""
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry as another list has it. It becomes one after merging and checking.

    *topic* and *section* are headings it stood under, empty where there is none. *aliases* are further
    addresses by which the same work may be known.
    """

    link: Link
    topic: str = ""
    section: str = ""
    level: Level | None = None
    seminal: bool = False
    status: Status | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    date: str | None = None
    tags: tuple[str, ...] = ()
    note: str | None = None
    companions: tuple[Link, ...] = ()
    added: str | None = None
    aliases: tuple[str, ...] = ()


class LeftOut(NamedTuple):
    """A link that becomes no entry and no companion, and why."""

    link: Link
    reason: str


class Reading(NamedTuple):
    """What an importer made of a file. Each of the *found* links is in a draft or is left out."""

    path: str
    found: int
    drafts: tuple[Draft, ...]
    left_out: tuple[LeftOut, ...]
    problems: tuple[Problem, ...] = ()


class Site(NamedTuple):
    """What the pages say about the site as a whole; the same facts ``mkdocs.yml`` states."""

    name: str = "Reading list"
    description: str = ""
    url: str = ""
    """Where the site is published, with a slash at the end; empty where nobody says."""
    edit_url: str = ""
    """Where the entries folder is edited, with a slash at the end; empty where nobody knows."""
    sections: Sequence[str] = ()
    """The sections in the order of the navigation; others follow in alphabetical order."""
    directory_urls: bool = True
    """Whether a page ``a.md`` is served as ``a/`` (True) or as ``a.html``."""
    links_to_sources: bool = False
    """Whether links between pages name the Markdown files, for an engine that turns them into addresses."""
