"""The text of an issue that a form made → answers by field. Pure.

The text is a stranger's: nothing in it is run or looked up, and what a form would not have made is refused.
A form writes each question as a heading ``### Question`` with the answer below it.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from ..core.fields import USUAL_NOTE
from ..core.text import collapsed

MAX_BODY = 20_000

_LINE_BREAK = re.compile(r"\r\n|[\r\n]")
_HEADING = re.compile(r" {0,3}#{1,6}(?:\s|$)")
_QUESTION = "### "
_UNANSWERED = ("", "_No response_", "None")


class Question(NamedTuple):
    """A question of a form: its heading, the field it is about, and whether it asks for several values."""

    heading: str
    field: str
    longest: int = 300
    required: bool = False
    several: bool = False


ENTRY = (
    Question("Address", "url", 2000, required=True),
    Question("Title", "title", required=True),
    Question("Topic", "topic", required=True),
    Question("Why read it?", "note", USUAL_NOTE),
    Question("Kind", "kind"),
    Question("Level", "level"),
    Question("People", "authors", 1000, several=True),
    Question("Date", "date"),
    Question("Tags", "tags", several=True),
)
"""The questions of "Suggest an entry"."""

DEAD_LINK = (
    Question("Address that does not work", "url", 2000, required=True),
    Question("What happens?", "trouble", required=True),
    Question("Address of an archived copy", "archived", 2000),
    Question("New address", "moved", 2000),
)
"""The questions of "Report a dead link"."""

Values: TypeAlias = Mapping[str, str | list[str]]


class Answers(NamedTuple):
    """The answers by field, the unanswered left out, and what is wrong with them, worded for whoever wrote them."""

    values: Values
    faults: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """A name for the answers, of letters and digits: the same for the same answers, whatever stands around them."""
        return hashlib.sha256(json.dumps(self.values, sort_keys=True).encode()).hexdigest()[:12]


def read(body: str, questions: Sequence[Question]) -> Answers:
    """Return the answers that *body* gives to *questions*. With faults, there are none."""
    if len(body) > MAX_BODY:
        return Answers({}, (f"The text is longer than {MAX_BODY:,} characters.",))
    parts, faults = _parts(body, questions)
    values: dict[str, str | list[str]] = {}
    for question in questions:
        answer = parts.get(question.heading)
        if answer is None:
            faults.append(f'The question "{question.heading}" is missing: please keep the headings of the form.')
        elif answer in _UNANSWERED:
            if question.required:
                faults.append(f'The question "{question.heading}" has no answer.')
        elif len(answer) > question.longest:
            faults.append(f'The answer to "{question.heading}" is longer than {question.longest:,} characters.')
        else:
            values[question.field] = _several(answer) if question.several else answer
    return Answers({} if faults else values, tuple(faults))


def _parts(body: str, questions: Sequence[Question]) -> tuple[dict[str, str], list[str]]:
    """Return the text below each known heading on one line, and what is wrong with the headings."""
    known = [question.heading for question in questions]
    lines: dict[str, list[str]] = {}
    faults: list[str] = []
    current: list[str] = []
    for line in _LINE_BREAK.split(body):
        heading = line.removeprefix(_QUESTION).strip() if line.startswith(_QUESTION) else ""
        if heading in known and heading not in lines:
            current = lines[heading] = []
        elif _HEADING.match(line):
            faults.append("An answer holds a heading of its own: please write plain text.")
        else:
            current.append(line)
    if list(lines) != [heading for heading in known if heading in lines]:
        faults.append("The questions do not stand in the order of the form.")
    return {heading: collapsed(" ".join(answer)) for heading, answer in lines.items()}, list(dict.fromkeys(faults))


def _several(answer: str) -> list[str]:
    return [value for value in (part.strip() for part in answer.split(",")) if value]
