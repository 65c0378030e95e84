"""Plain values → records: validates each file against the schema and words what is wrong. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel, ValidationError

from ...core.codes import Code
from ...core.fields import mistake
from ...core.format_version import version_of
from ...core.library import ChosenPaths, Library, Marks, Names, Topic, content_key
from ...core.near import did_you_mean, field_meant
from ...core.problems import Location, Position, Problem, Switch
from ...core.reserved import FILE_NAMES, NAMES, NO_TOPICS, PATHS
from ...core.schema import (
    NOWHERE,
    PLACES,
    Cite,
    Companion,
    Concept,
    Entry,
    Goal,
    NamesFile,
    PathsFile,
    Prerequisite,
    Published,
    Step,
    TopicFile,
    default_id,
    is_somewhere,
)
from ...core.slugs import slug_fault, slugify
from ...core.store import Store
from ...core.vocabulary import OURS, Vocabulary
from . import comments, kept_documents
from .file import SourceFile
from .former_versions import in_this_version
from .yaml_text import MAX_PROBLEMS, Document, MarkTree, YamlMarks, load, nodes_in, place_in, text_of


def parse_files(
    files: Iterable[SourceFile], vocabulary: Vocabulary = OURS, store: Store | None = None
) -> tuple[Library, list[Problem]]:
    """Return the library that *files* hold in the words of *vocabulary*, and the problems of every file.

    What *store* has of a file is taken from there, and what it has not is kept in it.

    Where a file has mistakes, what is right in it still joins the library, so that the checks across
    files neither miss a mistake nor report one that is not there.
    """
    results = [parse_topic(file, vocabulary, store) for file in files]
    return (
        Library(
            topics=tuple(result.topic for result in results if result.topic),
            unread_ids=frozenset().union(*(result.unread_ids for result in results)),
            complete=all(result.complete for result in results),
            switches=tuple(sorted((switch for result in results for switch in result.switches), key=_place)),
            names=next((result.names for result in results if result.names), Names()),
            paths=next((result.paths for result in results if result.paths), ChosenPaths()),
            vocabulary=vocabulary,
        ),
        [problem for result in results for problem in result.problems],
    )


def _place(switch: Switch) -> Position:
    return switch.begins


class Result(NamedTuple):
    """What one file gave: its topic (None where it is not even YAML), its names or its paths, and its problems.

    *unread_ids* are ids on entries that are left out for their mistakes; *complete* is false where the file may hold
    more; *switches* are the codes that comments switch off.
    """

    topic: Topic | None
    problems: Sequence[Problem]
    unread_ids: frozenset[str] = frozenset()
    complete: bool = True
    switches: tuple[Switch, ...] = ()
    names: Names | None = None
    paths: ChosenPaths | None = None


# What was last read of each file: commands that write, and `mkdocs serve`, read all files again and again. Whoever has
# a store reads once, and needs the memory for other things.
_last: dict[str, tuple[SourceFile, Vocabulary, Result]] = {}


def parse_topic(file: SourceFile, vocabulary: Vocabulary = OURS, store: Store | None = None) -> Result:
    """Return the topic of one file, in the words of *vocabulary*, and its problems; *store* may know what it says."""
    if store:
        return _parsed(file, vocabulary, store)
    before = _last.get(file.path)
    if not before or before[:2] != (file, vocabulary):
        before = _last[file.path] = (file, vocabulary, _parsed(file, vocabulary, None))
    return before[2]


def _parsed(file: SourceFile, vocabulary: Vocabulary, store: Store | None) -> Result:
    if store and (kept := kept_documents.taken(file, store)):
        result = _of_document(file, kept, vocabulary)
        if not result.problems:  # else the file itself has to say where they are, if it has them
            return result
    document = load(file.path, file.content)
    result = _of_document(file, document, vocabulary)
    if store and not result.problems:
        kept_documents.keep(file, document, store)
    return result


def _of_document(file: SourceFile, document: Document, vocabulary: Vocabulary) -> Result:
    """Return what *file*, which says what *document* holds, gives."""
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
    problems += (_of_no_topic(problem, file.stem) for problem in document.problems)
    if not isinstance(document.value, dict):
        return Result(None, tuple(problems), complete=False)
    if file.stem in NO_TOPICS and document.value.keys().isdisjoint(TopicFile.model_fields):
        read = _names if file.stem == NAMES else _paths
        return read(file, document.value, document.marks, problems)
    switches, faults = _switches(file, document.marks) if comments.may_be_in(file.content) else ([], [])
    problems += _shown(faults)
    version = version_of(file.content)
    value, given = in_this_version(document.value, version)
    result = _validated(file, value, document.marks, problems, vocabulary)
    topic = result.topic and replace(result.topic, version=version, given_ids=given)
    if topic:
        topic.know(file.key, content_key)
    return result._replace(topic=topic, switches=tuple(switches))


def _switches(file: SourceFile, marks: YamlMarks) -> tuple[list[Switch], list[Problem]]:
    """Return what comments in *file* switch off, and what is wrong with them."""
    fields = nodes_in(marks.root or 0)
    entries = nodes_in(fields.get("entries", 0))
    return comments.read(
        file.path,
        text_of(file.content),
        [marks.at(("entries", index)) for index in entries],
        [marks.at((name,), key=True) for name in fields],
    )


_NOTHING_IN_IT = {
    NAMES: ("the file holds no names", "Begin with `people:`, `publishers:` or `venues:`, or delete the file."),
    PATHS: ("the file holds no paths", "Begin with `paths:`, or delete the file."),
}


def _of_no_topic(problem: Problem, stem: str) -> Problem:
    """Return the *problem* of a file called *stem*, worded for one that need be no topic."""
    if problem.code is not Code.NO_TOPIC or stem not in NO_TOPICS:
        return problem
    message, hint = _NOTHING_IN_IT[stem]
    return replace(problem, message=message, hint=hint)


def _names(file: SourceFile, value: dict[str, Any], marks: YamlMarks, problems: list[Problem]) -> Result:
    """Return the names that *value* declares; *problems* are those of reading it."""
    try:
        return Result(None, tuple(problems), names=Names(file.path, NamesFile.model_validate(value), marks))
    except ValidationError as invalid:
        faults = mistakes(invalid, marks, NamesFile)
    return Result(None, (*problems, *_shown(faults)), names=Names(file.path, marks=marks, is_whole=False))


def _paths(file: SourceFile, value: dict[str, Any], marks: YamlMarks, problems: list[Problem]) -> Result:
    """Return the paths that *value* holds, those with mistakes left out; *problems* are those of reading it."""
    try:
        return Result(None, tuple(problems), paths=ChosenPaths(file.path, PathsFile.model_validate(value), marks))
    except ValidationError as invalid:
        faults = mistakes(invalid, marks, PathsFile)
        bad = [error["loc"] for error in invalid.errors(include_url=False)]
    content, root = _without(value, marks.root or 0, bad, PathsFile)
    sound = PathsFile.model_validate({"paths": []} | content)
    paths = ChosenPaths(file.path, sound, YamlMarks(file.path, file.content, root), is_whole=False)
    return Result(None, (*problems, *_shown(faults)), paths=paths)


def _validated(
    file: SourceFile, value: dict[str, Any], marks: YamlMarks, problems: list[Problem], vocabulary: Vocabulary
) -> Result:
    """Return what the schema makes of *value*; *problems* are those of reading it."""
    schema = vocabulary.topic_file
    try:
        return Result(Topic(file.stem, file.path, schema.model_validate(value), marks), tuple(problems))
    except ValidationError as invalid:
        errors = invalid.errors(include_url=False)
    errors += _without_place(value, errors)
    problems += (_problem(error, marks, schema) for error in errors[:MAX_PROBLEMS])
    if len(errors) > MAX_PROBLEMS:
        problems.append(_not_shown(len(errors) - MAX_PROBLEMS, _problem_position(errors[MAX_PROBLEMS], marks)))
    return _salvage(file, value, marks, [error["loc"] for error in errors], problems, vocabulary)


def _without_place(value: Mapping[str, Any], errors: Sequence[Any]) -> list[Any]:
    """Return the mistake of each entry in *value* that says nowhere where it is, which other mistakes would hide."""
    others = {error["loc"][1] for error in errors if error["loc"][0] == "entries" and len(error["loc"]) > 2}
    records = ((index, value["entries"][index]) for index in sorted(others, key=str))
    no_place = mistake(*NOWHERE)
    return [
        {"type": no_place.type, "loc": ("entries", index), "ctx": no_place.context, "msg": ""}
        for index, record in records
        if isinstance(record, dict) and record.keys().isdisjoint(PLACES) and not is_somewhere(record)
    ]


def mistakes(invalid: ValidationError, marks: Marks, file: type[BaseModel] = TopicFile) -> list[Problem]:
    """Return what the schema of a *file* found wrong, each at its place and in words for a contributor."""
    return [_problem(error, marks, file) for error in invalid.errors(include_url=False)]


def _free_stem(stem: str) -> str:
    """Return a name near *stem* that a topic file may have."""
    slug = slugify(stem)
    return slug if slug and not slug_fault(slug, FILE_NAMES) else f"my-{slug or 'topic'}"


def _salvage(
    file: SourceFile,
    value: dict[str, Any],
    marks: YamlMarks,
    bad: list[Location],
    problems: list[Problem],
    vocabulary: Vocabulary,
) -> Result:
    """Return the topic without what is wrong in it."""
    root: MarkTree = marks.root or 0
    flawed: frozenset[int] = frozenset()
    unread: frozenset[str] = frozenset()
    if isinstance(value.get("entries"), list) and ("entries",) not in bad:
        sound, tree, flawed, unread = _sound_entries(value["entries"], _child(root, "entries"), bad, vocabulary.entry)
        value, root = {**value, "entries": sound}, _with_child(root, "entries", tree)
    # A path without one of its steps would be another path.
    rest = [
        location[:1] if location[0] == "path" else location
        for location in bad
        if location[0] != "entries" or len(location) == 1
    ]
    content, root = _without(value, root, rest, TopicFile)
    complete = "entries" in content
    whole = {"title": "?", "section": "?"} | content
    topic = Topic(
        file.stem,
        file.path,
        vocabulary.topic_file.model_validate(whole),
        YamlMarks(file.path, file.content, root),
        flawed,
    )
    return Result(topic, tuple(problems), unread, complete=complete)


def _sound_entries(
    records: Sequence[Any], tree: MarkTree, bad: Iterable[Location], schema: type[Entry]
) -> tuple[list[Any], MarkTree, frozenset[int], frozenset[str]]:
    """Return what is right in each of the entries *records*, its marks, which have mistakes, and ids of the others.

    An entry that is none without what is wrong in it is left out: its id still stands in the file.
    """
    faults: defaultdict[str | int, list[Location]] = defaultdict(list)
    for location in bad:
        if location[0] == "entries" and len(location) > 1:
            faults[location[1]].append(location[2:])
    sound: list[Any] = []
    children: dict[str | int, MarkTree] = {}
    flawed: set[int] = set()
    unread: list[Any] = []
    for index, record in enumerate(records):
        child = _child(tree, index)
        if index in faults:
            if not isinstance(record, dict) or () in faults[index]:
                unread.append(record)
                continue
            right, child = _without(record, child, faults[index], schema)
            try:
                schema.model_validate(right)
            except ValidationError:
                unread.append(record)
                continue
            flawed.add(len(sound))
        else:
            right = record
        children[len(sound)] = child
        sound.append(right)
    return sound, (place_in(tree), children), frozenset(flawed), frozenset(_ids(unread))


def _without(
    record: Mapping[str, Any], tree: MarkTree, bad: Iterable[Location], model: type[BaseModel]
) -> tuple[dict[str, Any], MarkTree]:
    """Return the *record* without the fields or items of lists that the locations in *bad* name, and its marks."""
    faults: defaultdict[str, list[Location]] = defaultdict(list)
    for location in bad:
        faults[str(location[0])].append(location[1:])
    right: dict[str, Any] = {}
    children: dict[str | int, MarkTree] = {}
    for name, content in record.items():
        child = _child(tree, name)
        if name not in model.model_fields or () in faults[name]:
            continue
        if faults[name]:
            if not isinstance(content, list):
                continue
            wrong = {location[0] for location in faults[name]}
            places = [index for index in range(len(content)) if index not in wrong]
            content = [content[index] for index in places]
            child = (place_in(child), {new: _child(child, old) for new, old in enumerate(places)})
        right[name] = content
        children[name] = child
    return right, (place_in(tree), children)


def _child(tree: MarkTree, step: str | int) -> MarkTree:
    return nodes_in(tree).get(step, place_in(tree))


def _with_child(tree: MarkTree, step: str, child: MarkTree) -> MarkTree:
    return place_in(tree), {**nodes_in(tree), step: child}


def _ids(records: Iterable[object]) -> Iterator[str]:
    for record in records:
        if isinstance(record, dict):
            if isinstance(record.get("id"), str):
                yield record["id"]
            if isinstance(record.get("title"), str):
                yield default_id(record["title"])


_RECORDS: Mapping[str, type[BaseModel]] = {
    "entries": Entry,
    "concepts": Concept,
    "companions": Companion,
    "after": Prerequisite,
    "published": Published,
    "cite": Cite,
    "path": Step,
    "paths": Goal,
    "steps": Step,
}


def _record_at(location: Location, file: type[BaseModel] = TopicFile) -> type[BaseModel]:
    """Return the record that holds the field at *location* in a *file*."""
    lists = [step for step in location[:-1] if step in _RECORDS]
    record = _RECORDS[str(lists[-1])] if lists else file
    return get_args(file.model_fields["entries"].annotation)[0] if record is Entry else record


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
    """Return where *error* is: a name that is wrong or unknown where it stands, everything else at its value."""
    location: Location = error["loc"]
    if location[-1:] == (_OF_A_KEY,):
        return marks.at(location[:-1], key=True)
    return marks.at(location, key=error["type"] == "extra_forbidden")


_SURE = 0.7
"""How much a value is like one of those that are allowed, which stand beside it, for that to be named alone."""

_OF_A_KEY = "[key]"
"""What pydantic puts behind the name of a field that is itself wrong."""


def _problem(error: Any, marks: Marks, file: type[BaseModel] = TopicFile) -> Problem:
    """Return a pydantic error of a *file* as a problem at its place, in words for a contributor."""
    location: Location = error["loc"]
    kind: str = error["type"]
    context: dict[str, Any] = error.get("ctx") or {}
    name = next((step[:60] for step in reversed(location) if isinstance(step, str) and step != _OF_A_KEY), "file")
    position = _problem_position(error, marks)
    match kind:
        case "missing":
            code, message = Code.MISSING_FIELD, f'the field "{name}" is missing'
            hint = f"Add it: `{name}: {_form(location, file)}`."
        case "extra_forbidden":
            code, message = Code.UNKNOWN_FIELD, f'there is no field "{name}" here'
            hint = _field_meant(name, list(_record_at(location, file).model_fields))
        case "enum":
            code, message = Code.BAD_VALUE, f'"{str(error["input"])[:60]}" is not a {name}'
            allowed = str(context["expected"]).replace("'", "").replace(" or ", ", ")
            near = did_you_mean(str(error["input"]).strip().lower(), allowed.split(", "), alike=_SURE)
            hint = f"Use one of: {allowed}. {near}".rstrip()
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
        case "dict_type":
            code, message = Code.NOT_A_RECORD, f'"{name}" must have a line for each name'
            hint = "Write the name, a colon, and its other spellings: `Ada Lovelace: [A. Lovelace]`."
        case "model_type" | "model_attributes_type":
            fields = list(_record_at((*location, ""), file).model_fields)
            is_item = isinstance(location[-1], int)
            code = Code.NOT_A_RECORD
            message = f'an item of "{name}" must have fields' if is_item else f'"{name}" must have fields'
            hint = (
                f"Begin the item with `- {fields[0]}:` and indent its other fields alike."
                if is_item
                else f"Write `{name}: {{{fields[0]}: ...}}`."
            )
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


def _form(location: Location, file: type[BaseModel]) -> str:
    """Return how the field at *location* is written. An example would be of another list."""
    info = _record_at(location, file).model_fields[str(location[-1])]
    return "[...]" if info.examples and isinstance(info.examples[0], list) else "..."


def _field_meant(name: str, known: list[str]) -> str:
    return field_meant(name, known) or f"The fields are: {', '.join(known)}."
