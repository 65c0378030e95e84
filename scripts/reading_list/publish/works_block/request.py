"""What a block asks for: its lines, with what is wrong in them. Pure."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from ...core.codes import Code
from ...core.near import did_you_mean, field_meant
from ...core.problems import Problem
from ...entries.source.yaml_text import Value, YamlMarks, load

FACETS = ("topic", "section", "tag", "kind", "level", "person")
"""What works are chosen by: of one the values stand beside each other, of several all must hold."""

SORTS = ("reading", "newest", "oldest", "added", "title")
LOOKS = ("line", "card")
LONG = 20
"""Works: a longer list can be filtered unless its block says otherwise."""

_EXAMPLE = "Write lines such as `topic: transformers` and `limit: 5`."


class _Option(NamedTuple):
    """What an option may hold: several values or one, each of which *fits*; else what is *expected*."""

    expected: str
    fits: Callable[[str], bool]
    is_list: bool = False


def _of(*values: str) -> _Option:
    return _Option(f"one of: {', '.join(values)}", values.__contains__)


_ANY = _Option("a text", bool)
_SEVERAL = _Option("a text, or a list of texts", bool, is_list=True)
_YEAR = _Option("a year, such as 2017", lambda value: re.fullmatch("[0-9]{4}", value) is not None)
_NUMBER = _Option(
    "a number from 1 to 1000",
    lambda value: re.fullmatch("[1-9][0-9]{0,3}", value) is not None and int(value) <= 1000,
)
_FLAG = _of("true", "false")

OPTIONS: Mapping[str, _Option] = MappingProxyType(
    {
        "works": _SEVERAL,
        "path": _ANY,
        **dict.fromkeys(FACETS, _SEVERAL),
        "landmark": _FLAG,
        "from": _YEAR,
        "to": _YEAR,
        "query": _ANY,
        "sort": _of(*SORTS),
        "limit": _NUMBER,
        "show": _of(*LOOKS),
        "filter": _FLAG,
    }
)


@dataclass(frozen=True, slots=True)
class Request:
    """What a block asks for: the values of each of its options, and where they stand."""

    values: Mapping[str, Sequence[str]]
    marks: YamlMarks

    def all(self, name: str) -> Sequence[str]:
        """Return the values of the option *name*; none where it is not there."""
        return self.values.get(name, ())

    def one(self, name: str, default: str = "") -> str:
        """Return the value of the option *name*, which takes one; *default* where it is not there."""
        return next(iter(self.all(name)), default)

    def problem(self, name: str, message: str, hint: str, index: int = 0) -> Problem:
        """Return that the value *index* of the option *name* makes no sense."""
        return Problem(self.marks.at((name, index)), Code.BAD_BLOCK, message, hint)


def request_in(path: str, text: str) -> tuple[Request, list[Problem]]:
    """Return what the lines *text* of a block ask for, as far as they make sense, and what is wrong in them.

    Lines are counted from the first one; *path* is the file of the page.
    """
    value, marks, problems, _ = load(path, text.encode("utf-8", "replace"))
    if not isinstance(value, dict):
        return Request({}, marks), [_named(problem) for problem in problems]
    lines = {name: _texts(written) for name, written in value.items()}
    wrong = {name: [*_faults(name, texts)] for name, texts in lines.items() if name in OPTIONS}
    request = Request({name: [*map(str, lines[name])] for name in wrong if not wrong[name]}, marks)
    for name in lines:
        if name not in OPTIONS:
            hint = field_meant(name, OPTIONS) or f"The options are: {', '.join(OPTIONS)}."
            place = marks.at((name,), key=True)
            problems.append(Problem(place, Code.BAD_BLOCK, f'a block has no option "{name[:60]}"', hint))
        else:
            problems += [request.problem(name, *fault) for fault in wrong[name]]
    return request, [*map(_named, problems)]


def _named(problem: Problem) -> Problem:
    """Return *problem* in the words of blocks: where there are no lines, the reader of files misses a topic."""
    if problem.code not in (Code.NO_TOPIC, Code.SECOND_DOCUMENT):
        return problem
    return Problem(problem.position, Code.BAD_BLOCK, "the block does not say what to show", _EXAMPLE)


def _texts(written: Value) -> Sequence[str | None]:
    """Return the values that are *written*; None for what is no text."""
    items = written if isinstance(written, list) else [written]
    return [" ".join(item.split()) if isinstance(item, str) else None for item in items]


def _faults(name: str, texts: Sequence[str | None]) -> Iterator[tuple[str, str, int]]:
    """Yield what is wrong with the values of the option *name*: in words, with the remedy, and of which one."""
    option = OPTIONS[name]
    if not texts or (len(texts) > 1 and not option.is_list):
        yield f'"{name}" takes {option.expected}', "Write one value." if texts else _EXAMPLE, 0
        return
    for index, text in enumerate(texts):
        if text is None or not option.fits(text):
            hint = did_you_mean(text or "", _choices(option)) or f"It takes {option.expected}."
            yield f'"{name}" cannot be "{(text or "")[:60]}"', hint, index


def _choices(option: _Option) -> list[str]:
    _, _, values = option.expected.partition("one of: ")
    return values.split(", ") if values else []
