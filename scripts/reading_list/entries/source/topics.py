"""Plain values → records: validates each file against the schema and words what is wrong. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from ...core.codes import Code
from ...core.library import Library, Marks, Topic
from ...core.near import field_meant
from ...core.problems import Location, Position, Problem, Switch
from ...core.reserved import FILE_NAMES
from ...core.schema import Companion, Concept, Entry, Prerequisite, TopicFile, default_id
from ...core.slugs import slug_fault, slugify
from . import comments
from .file import SourceFile
from .yaml_text import MAX_PROBLEMS, MarkTree, YamlMarks, load


def parse_files(files: Iterable[SourceFile]) -> tuple[Library, list[Problem]]:
    """Return the library that *files* hold, and the problems of every file.

    Where a file has mistakes, what is right in it still joins the library, so that the checks across
    files neither miss a mistake nor report one that is not there.
    """
    results = [parse_topic(file) for file in files]
    return (
        Library(
            topics=tuple(result.topic for result in results if result.topic),
            unread_ids=frozenset().union(*(result.unread_ids for result in results)),
            complete=all(result.complete for result in results),
            switches=tuple(sorted((switch for result in results for switch in result.switches), key=_place)),
        ),
        [problem for result in results for problem in result.problems],
    )


def _place(switch: Switch) -> Position:
    return switch.begins


class Result(NamedTuple):
    """What one file gave: its topic (None where it is not even YAML) and its problems.

    *unread_ids* are ids on entries with mistakes; *complete* is false where the file may hold more; *switches* are the
    codes that comments switch off.
    """

    topic: Topic | None
    problems: Sequence[Problem]
    unread_ids: frozenset[str] = frozenset()
    complete: bool = True
    switches: tuple[Switch, ...] = ()


# What was last read of each file: commands that write, and `mkdocs serve`, read all files again and again.
_last: dict[str, tuple[SourceFile, Result]] = {}


def parse_topic(file: SourceFile) -> Result:
    """Return the topic of one file and its problems."""
    before = _last.get(file.path)
    if before and before[0] == file:
        return before[1]
    result = _parsed(file)
    _last[file.path] = (file, result)
    return result


def _parsed(file: SourceFile) -> Result:
    problems: list[Problem] = []
    if fault := slug_fault(file.stem, FILE_NAMES):
        problems.append(
            Problem(
                Position(file.path),
                Code.BAD_FILE_NAME,
                f'"{file.stem}" cannot be the name of a topic: {fault}',
                f'Rename the file, for example to "{_free_stem(file.stem)}.yaml".',
            )
        )
    document = load(file.path, file.content)
    problems += document.problems
    if not isinstance(document.value, dict) or document.marks.root is None:
        return Result(None, tuple(problems), complete=False)
    switches, faults = _switches(file, document.marks) if comments.may_be_in(file.content) else ([], [])
    problems += _shown(faults)
    result = _validated(file, document.value, document.marks, problems)
    return result._replace(switches=tuple(switches))


def _switches(file: SourceFile, marks: YamlMarks) -> tuple[list[Switch], list[Problem]]:
    """Return what comments in *file* switch off, and what is wrong with them."""
    fields = (marks.root[2] or {}) if marks.root else {}
    entries = (fields["entries"][2] or {}) if "entries" in fields else {}
    return comments.read(
        file.path,
        file.content.decode("utf-8").removeprefix("\ufeff"),
        [marks.at(("entries", index)) for index in entries],
        [marks.at((name,), key=True) for name in fields],
    )


def _validated(file: SourceFile, value: dict[str, Any], marks: YamlMarks, problems: list[Problem]) -> Result:
    """Return what the schema makes of *value*; *problems* are those of reading it."""
    try:
        return Result(Topic(file.stem, file.path, TopicFile.model_validate(value), marks), tuple(problems))
    except ValidationError as invalid:
        errors = invalid.errors(include_url=False)
    problems += (_problem(error, marks) for error in errors[:MAX_PROBLEMS])
    if len(errors) > MAX_PROBLEMS:
        problems.append(_not_shown(len(errors) - MAX_PROBLEMS, _problem_position(errors[MAX_PROBLEMS], marks)))
    return _salvage(file, value, marks, [error["loc"] for error in errors], problems)


def mistakes(invalid: ValidationError, marks: Marks) -> list[Problem]:
    """Return what the schema found wrong, each at its place and in words for a contributor."""
    return [_problem(error, marks) for error in invalid.errors(include_url=False)]


def _free_stem(stem: str) -> str:
    """Return a name near *stem* that a topic file may have."""
    slug = slugify(stem)
    return slug if slug and not slug_fault(slug, FILE_NAMES) else f"my-{slug or 'topic'}"


def _salvage(
    file: SourceFile, value: dict[str, Any], marks: YamlMarks, bad: list[Location], problems: list[Problem]
) -> Result:
    """Return the topic without what is wrong in it."""
    sound: dict[str, Any] = {"title": "?", "section": "?"}
    faults: defaultdict[str | int, list[Location]] = defaultdict(list)
    for location in bad:
        faults[location[0]].append(location)
    root_children: dict[str | int, MarkTree] = {}
    unread: set[str] = set()
    for name, content in value.items():
        tree = (marks.root[2] or {}).get(name) if marks.root else None
        faulty = faults[name]
        if tree is None or any(len(location) == 1 for location in faulty):
            continue
        root_children[name] = tree
        sound[name] = content
        if faulty and isinstance(content, list):
            wrong = {location[1] for location in faulty}
            right = [index for index in range(len(content)) if index not in wrong]
            sound[name] = [content[index] for index in right]
            children: dict[str | int, MarkTree] = {new: (tree[2] or {})[old] for new, old in enumerate(right)}
            root_children[name] = (*tree[:2], children)
            unread.update(_ids(content[index] for index in wrong if isinstance(index, int)))
    root = (*marks.root[:2], root_children) if marks.root else None
    topic = Topic(file.stem, file.path, TopicFile.model_validate(sound), YamlMarks(file.path, root))
    return Result(topic, tuple(problems), frozenset(unread), complete="entries" in sound)


def _ids(records: Iterable[object]) -> Iterator[str]:
    for record in records:
        if isinstance(record, dict):
            if isinstance(record.get("id"), str):
                yield record["id"]
            if isinstance(record.get("title"), str):
                yield default_id(record["title"], str(record.get("url")))


_RECORDS: Mapping[str, type[BaseModel]] = {
    "entries": Entry,
    "concepts": Concept,
    "companions": Companion,
    "after": Prerequisite,
}


def _record_at(location: Location) -> type[BaseModel]:
    """Return the record that holds the field at *location*."""
    lists = [step for step in location[:-1] if step in _RECORDS]
    return _RECORDS[str(lists[-1])] if lists else TopicFile


def _shown(problems: Sequence[Problem]) -> list[Problem]:
    """Return as many of *problems* as are shown of a file, and that there are more."""
    left = problems[MAX_PROBLEMS:]
    return [*problems[:MAX_PROBLEMS], *([_not_shown(len(left), left[0].position)] if left else [])]


def _not_shown(count: int, position: Position) -> Problem:
    return Problem(
        position,
        Code.TOO_MANY,
        f"from here on, {count:,} more mistakes in this file are not shown",
        "Mend the others first.",
    )


def _problem_position(error: Any, marks: Marks) -> Position:
    """Return where *error* is: an unknown field at its name, everything else at its value."""
    return marks.at(error["loc"], key=error["type"] == "extra_forbidden")


def _problem(error: Any, marks: Marks) -> Problem:
    """Return a pydantic error as a problem at its place, in words for a contributor."""
    location: Location = error["loc"]
    kind: str = error["type"]
    context: dict[str, Any] = error.get("ctx") or {}
    name = next((str(step) for step in reversed(location) if isinstance(step, str)), "file")
    position = _problem_position(error, marks)
    match kind:
        case "missing":
            code, message = Code.MISSING_FIELD, f'the field "{name}" is missing'
            hint = f"Add it: `{name}: {_example(location)}`."
        case "extra_forbidden":
            code, message = Code.UNKNOWN_FIELD, f'there is no field "{name[:60]}" here'
            hint = _field_meant(name, list(_record_at(location).model_fields))
        case "enum":
            code, message = Code.BAD_VALUE, f'"{str(error["input"])[:60]}" is not a {name}'
            allowed = str(context["expected"]).replace("'", "").replace(" or ", ", ")
            hint = f"Use one of: {allowed}."
        case "string_type":
            code, message = Code.NOT_TEXT, f'"{name}" must be text'
            actual = error["input"]
            hint = (
                f"Write the text after `{name}:`, or delete the line."
                if actual is None
                else "Quote a value that begins with [ or {; write one value, not a list."
            )
        case "tuple_type":
            code, message = Code.NOT_A_LIST, f'"{name}" must be a list'
            hint = f"Write `{name}: [one, two]`, or one item a line, each after a hyphen."
        case "model_type" | "model_attributes_type":
            fields = [key for key, info in _record_at((*location, "")).model_fields.items() if info.is_required()]
            code, message = Code.NOT_A_RECORD, f'an item of "{name}" must have fields'
            hint = f"Begin the item with `- {fields[0]}:` and indent its other fields alike."
        case "string_too_short":
            code, message, hint = Code.EMPTY, f'"{name}" is empty', "Write the text, or delete the line."
        case "string_too_long" | "too_long":
            longest = context.get("max_length", 0)
            code, message = (
                Code.TOO_LONG,
                f'"{name}" is longer than {longest:,} {"items" if kind == "too_long" else "characters"}',
            )
            hint = "Shorten it."
        case _:
            code, message, hint = Code(kind), str(context.get("message", error["msg"])), str(context.get("hint", ""))
    return Problem(position, code, message, hint)


def _example(location: Location) -> str:
    info = _record_at(location).model_fields[str(location[-1])]
    return str(info.examples[0]) if info.examples else "..."


def _field_meant(name: str, known: list[str]) -> str:
    return field_meant(name, known) or f"The fields are: {', '.join(known)}."
