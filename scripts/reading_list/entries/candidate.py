"""The values of one entry, before they stand in a file → the entry, and what the check says of it by itself. Pure."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date as Day
from typing import NamedTuple

from pydantic import BaseModel, ValidationError

from ..core.codes import Code
from ..core.library import Library, Topic
from ..core.problems import Location, Position, Problem, errors
from ..core.schema import Entry
from ..core.vocabulary import OURS, Vocabulary
from . import checks
from .source.topics import mistakes
from .source.yaml_text import hidden_in

_NAME = "candidate"
_RANK = {name: rank for rank, name in enumerate(Entry.model_fields, 1)}


class _FieldOrder:
    """Marks of values that stand nowhere yet: what is wrong with them comes in the order of the format."""

    def at(self, location: Location, *, key: bool = False) -> Position:  # noqa: ARG002  # as for those of files
        return Position(_NAME, next((_RANK[step] for step in location if step in _RANK), 1))


_MARKS = _FieldOrder()


class Candidate(NamedTuple):
    """An entry that stands in no file yet, None where it is none, and its problems, which have no place."""

    entry: Entry | None
    problems: tuple[Problem, ...]

    @property
    def fault(self) -> str | None:
        """Why the entry would not pass the check, or None where it would."""
        faults = errors(self.problems)
        return faults[0].message if faults else None


def examined(
    values: Mapping[str, object], day: Day, ignored: Collection[Code] = (), vocabulary: Vocabulary = OURS
) -> Candidate:
    """Return the entry with these *values* by field, examined as of *day*; the codes *ignored* are switched off.

    They are in the words of *vocabulary*.

    What depends on other entries is not looked at: its id, which is found when all are known, and what it refers to.
    """
    hidden = next(filter(None, map(hidden_in, _texts(values))), None)
    if hidden:
        return Candidate(None, (hidden,))
    try:
        file = vocabulary.topic_file.model_validate(
            {"title": _NAME, "section": _NAME, "entries": [{**values, "id": _NAME}]}
        )
    except ValidationError as invalid:
        return Candidate(None, tuple(mistakes(invalid, _MARKS, vocabulary.topic_file)))
    library = Library((Topic(_NAME, _NAME, file, _MARKS),), complete=False, vocabulary=vocabulary)
    problems = [problem for problem in checks.run(library, day) if problem.code not in ignored]
    return Candidate(file.entries[0], tuple(problems))


def _texts(value: object) -> Iterator[str]:
    """Yield every text in *value*."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        yield from _texts(value.model_dump(exclude_unset=True))
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield from (name, *_texts(part))
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)
