"""What answers consist of: facts under fixed names. Texts in them are those of the list, as they stand there. Pure."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class Record(BaseModel):
    """What is handed on as data."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Work(Record):
    """A work in a line."""

    id: str = Field(description="Its id in the list.")
    title: str
    aliases: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    date: str | None = Field(None, description="When it was first public: YYYY, YYYY-MM or YYYY-MM-DD.")
    kind: str | None = None
    level: str | None = None
    landmark: bool = Field(default=False, description="Whether it shaped what followed.")
    status: str | None = Field(None, description="backlog: not read by the curators yet; superseded; else recommended.")
    topic: str = Field(description="The id of its topic.")
    link: str = Field(description="Where it can be had; empty for a work that is not online.")
    page: str = Field(description="Its page in the list.")


class Related(Record):
    """A work that another has to do with, and why."""

    work: Work
    because: str = ""


class Topic(Record):
    id: str
    title: str
    section: str
    summary: str = ""
    works: int
    page: str


class Goal(Record):
    """A path across topics, chosen by the curators."""

    id: str
    title: str
    audience: str = ""
    outcome: str = ""
    steps: int
    page: str


class Overview(Record):
    """What the list is."""

    name: str
    description: str
    address: str = Field(description="Where the list is published; empty where nobody says.")
    works: int
    topics: tuple[Topic, ...]
    goals: tuple[Goal, ...]


class FoundWorks(Record):
    works: tuple[Work, ...] = Field(description="The best first.")
    more: int = Field(description="How many further works have words of the query.")
    topics: tuple[Topic, ...] = Field((), description="Topics whose title has the words.")
    goals: tuple[Goal, ...] = Field((), description="Paths whose title has the words.")
    guesses: dict[str, str] = Field(
        {}, description="Words that stand nowhere in the list, each with what was taken instead."
    )
    missing: tuple[str, ...] = Field((), description="Words that stand nowhere, nor anything like them.")


class Place(Record):
    name: str
    url: str
    pdf: bool = False


class WorkInFull(Record):
    """All that the list says of a work."""

    work: Work
    note: str = Field("", description="Why to read it, in the words of the list, with marks of Markdown.")
    tags: tuple[str, ...] = ()
    publisher: str = ""
    published: dict[str, Any] = Field({}, description="Where it is cited from: venue, year, volume, issue, pages.")
    identifiers: dict[str, str] = Field({}, description="DOI, arXiv number and ISBN, as far as known.")
    language: str = ""
    minutes: int | None = None
    places: tuple[Place, ...] = Field((), description="Where it can be read.")
    companions: tuple[Place, ...] = Field((), description="Code, talks and explanations that belong to it.")
    read_first: tuple[Related, ...] = Field((), description="What to read before it.")
    builds_on: tuple[Work, ...] = Field((), description="The works that it grew out of.")
    led_to: tuple[Work, ...] = Field((), description="Works in the list that build on it, or ask for it first.")
    superseded_by: Work | None = None
    also_in: tuple[str, ...] = Field((), description="Ids of further topics that list it.")
    on_paths: tuple[str, ...] = Field((), description="Ids of the paths that it stands on.")


class Step(Record):
    work: Work
    why: str = ""
    skip_if: str = Field("", description="Who can do without it.")
    done: bool = Field(default=False, description="Whether it is among what was read.")


class Way(Record):
    """The works to read on the way to a goal, in order, the goal last."""

    goal: str = Field(description="The id of the path, the topic or the work that it leads to.")
    title: str
    origin: Literal["chosen", "worked out"] = Field(
        description="chosen: by the curators; worked out: of what works ask to be read before them."
    )
    audience: str = ""
    outcome: str = ""
    steps: tuple[Step, ...]


class Next(Record):
    work: Work
    follows: tuple[str, ...] = Field((), description="Ids of works that were read and that it asks for.")
    on_paths: tuple[str, ...] = Field((), description="Ids of the paths and topics on whose way it is the next.")


class NextWorks(Record):
    works: tuple[Next, ...] = Field(description="What is on most ways first.")


class Citation(Record):
    id: str
    key: str = Field(description="The key of its BibTeX record.")
    text: str


class Citations(Record):
    form: str
    citations: tuple[Citation, ...]


class Listed(Record):
    asked: str
    listed: bool
    work: Work | None = None
    near: tuple[Work, ...] = Field((), description="Works that may be meant, where none is listed.")


class ListedWorks(Record):
    answers: tuple[Listed, ...] = Field(description="In the order of what was asked.")
