"""The questions that can be asked, a row each: a name, what it is for, what it takes, and what it answers. Pure."""

from collections.abc import Callable
from typing import Annotated, Any, Generic, NamedTuple, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from . import records
from .answers import Answers, CitationForm

_Arguments = TypeVar("_Arguments", bound=BaseModel)
_MOST_NAMES = 500
_MOST_WORKS = 50

Name: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]


class Arguments(BaseModel):
    """What a tool takes; anything else is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class NoArguments(Arguments):
    pass


class SearchArguments(Arguments):
    query: Name = Field(
        description="Words of a title, another name, people, a year, a venue, tags or a note; or an identifier."
    )
    limit: int = Field(10, ge=1, le=_MOST_WORKS, description="How many works at most.")


class WorkArguments(Arguments):
    work: Name = Field(description="Its id, DOI, arXiv number, ISBN, address, title or other name.")


class PathArguments(Arguments):
    goal: Name = Field(description="A path, a topic or a work, by id or title.")
    read: tuple[Name, ...] = Field(
        (), max_length=_MOST_NAMES, description="Works that the reader has read, as in the tool work."
    )


class NextArguments(Arguments):
    read: tuple[Name, ...] = Field(
        (),
        max_length=_MOST_NAMES,
        description="Works that were read, as in the tool work; none for a beginner.",
    )
    limit: int = Field(10, ge=1, le=_MOST_WORKS, description="How many works at most.")


class CiteArguments(Arguments):
    works: tuple[Name, ...] = Field(min_length=1, max_length=_MOST_NAMES, description="Works, as in the tool work.")
    form: CitationForm = Field("plain", description="plain text, a record of BibTeX or RIS, or an item of CSL-JSON.")


class ListedArguments(Arguments):
    works: tuple[Name, ...] = Field(
        min_length=1, max_length=_MOST_NAMES, description="Titles, addresses, DOIs, arXiv numbers or ISBNs."
    )


class Tool(NamedTuple, Generic[_Arguments]):
    """A question that can be asked."""

    name: str
    title: str
    description: str
    arguments: type[_Arguments]
    answer: type[records.Record]
    ask: Callable[[Answers, _Arguments], records.Record]


TOOLS: tuple[Tool[Any], ...] = (
    Tool(
        "overview",
        "What the list is",
        "What this reading list is about: its topics and its paths to goals, each with its id and page.",
        NoArguments,
        records.Overview,
        lambda answers, _: answers.overview(),
    ),
    Tool(
        "search",
        "Search the list",
        "Find works in the list, the best first, each with its id, where it can be had, and its page.",
        SearchArguments,
        records.FoundWorks,
        lambda answers, asked: answers.search(asked.query, asked.limit),
    ),
    Tool(
        "work",
        "A work in full",
        "All that the list says of a work: the note on why to read it, people, venue, identifiers, where it can be "
        "read, what to read first, what it builds on and what it led to.",
        WorkArguments,
        records.WorkInFull,
        lambda answers, asked: answers.work(asked.work),
    ),
    Tool(
        "path",
        "The path to a goal",
        "The works to read on the way to a goal, in order, with the reason for each step where the curators give one.",
        PathArguments,
        records.Way,
        lambda answers, asked: answers.path(asked.goal, asked.read),
    ),
    Tool(
        "read_next",
        "What to read next",
        "What to read next, given what was read: the next steps on paths that were begun, then works that ask for "
        "nothing else.",
        NextArguments,
        records.NextWorks,
        lambda answers, asked: answers.next(asked.read, asked.limit),
    ),
    Tool(
        "cite",
        "Cite works",
        "Citations of works, with the keys that the list uses for them.",
        CiteArguments,
        records.Citations,
        lambda answers, asked: answers.cite(asked.works, asked.form),
    ),
    Tool(
        "is_listed",
        "Is it listed",
        "Whether works are in the list, by title, address or identifier; further addresses of a work are known, too.",
        ListedArguments,
        records.ListedWorks,
        lambda answers, asked: answers.listed(asked.works),
    ),
)
