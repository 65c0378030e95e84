"""YAML text → plain values with the position of every node. Pure.

Every scalar is text; what it means is the schema's business. So the values are built from the
event stream instead of by a loader: no number, date, or ``no`` is ever resolved, and what could hide
text from a reader (anchors, tags, merge keys, a second document) is refused where it stands.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

import yaml

from ...core.characters import find_forbidden, find_suspect
from ...core.codes import Code
from ...core.problems import Location, Position, Problem
from ...core.yaml_parser import LOADER
from . import comments
from .line_starts import LineStarts

MAX_DEPTH = 8
MAX_TEXT = 100_000
MAX_PROBLEMS = 100

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"

_LINE_BREAK = re.compile(r"\r\n|[\r\n]")
# The parser counts these as line breaks, so they are looked for in the values it returns.
_ODD_BREAK = re.compile(r"[\x85\u2028\u2029]")
_NULL = frozenset(["", "~", "null", "Null", "NULL"])
_CUT_OFF = re.compile(rf"[ \t]+(?!{comments.MARK})#")


MarkTree: TypeAlias = "int | tuple[int, dict[str | int, MarkTree]]"
"""Where a node stands, and by key or index the nodes that it holds, which a text does not.

A place is a number, of the offsets of the node's key (its own where it has none) and of its own: a large library has
hundreds of thousands.
"""

_OFFSET_BITS = 30  # more than the size of any text has; twice as many are a small number for Python and for JSON


def text_of(content: bytes) -> str:
    """Return the text of a file, which offsets are counted in. Raises UnicodeDecodeError where it is none."""
    return content.decode("utf-8").removeprefix("\ufeff")


def place_in(tree: MarkTree) -> int:
    """Return where the node *tree* stands."""
    return tree if isinstance(tree, int) else tree[0]


def mark_tree(value: Value, places: Iterator[int]) -> MarkTree:
    """Return the nodes of *value*, which stand at *places*: each of these comes before those of the nodes within.

    Raises StopIteration where there are too few.
    """
    place = next(places)
    if value is None or isinstance(value, str):
        return place
    parts = value.items() if isinstance(value, dict) else enumerate(value)
    # Most parts are texts: these are not worth a call.
    return place, {name: next(places) if isinstance(part, str) else mark_tree(part, places) for name, part in parts}


def _count(value: Value) -> int:
    """Return how many nodes *value* has."""
    if value is None or isinstance(value, str):
        return 1
    return 1 + sum(map(_count, value.values() if isinstance(value, dict) else value))


def nodes_in(tree: MarkTree) -> dict[str | int, MarkTree]:
    """Return the nodes that *tree* holds, by key or index."""
    return {} if isinstance(tree, int) else tree[1]


Place: TypeAlias = tuple[Location, bool]
"""Where a value stands in its file, and whether its key is meant."""


class YamlMarks:
    """Positions of the nodes of one file, found by their location."""

    def __init__(
        self,
        path: str,
        content: bytes,
        root: "MarkTree | Callable[[], MarkTree | None] | None",
        asked: Callable[[], dict[Place, Position]] = dict,
    ) -> None:
        """Take the *content* of the file and the *root* of the nodes, None where there are none, or what returns it
        when it is asked for.

        So is what returns the positions that are known without it.
        """
        self._path = path
        self._content = content
        self._root = root
        self._before = asked
        self.has_news = False
        """Whether somebody has asked for a position that was not known."""

    @property
    def root(self) -> "MarkTree | None":
        """The node that holds all others."""
        if callable(self._root):
            self._root = self._root()
        return self._root

    @cached_property
    def _lines(self) -> LineStarts:
        return LineStarts(self._path, text_of(self._content))

    @cached_property
    def asked(self) -> dict[Place, Position]:
        """The positions that somebody has asked for."""
        return self._before()

    def at(self, location: Location, *, key: bool = False) -> Position:
        """Return the position of the value at *location* (or its key), or of the nearest parent."""
        if (location, key) not in self.asked:
            self.asked[location, key] = self._found(location, key=key)
            self.has_news = True
        return self.asked[location, key]

    def _found(self, location: Location, *, key: bool) -> Position:
        node = self.root
        if node is None:
            return Position(self._path)
        found_all = True
        for step in location:
            child = nodes_in(node).get(step)
            if child is None:
                found_all = False
                break
            node = child
        of_key, own = divmod(place_in(node), 1 << _OFFSET_BITS)
        return self._lines.position(of_key if key and found_all else own)


class Document(NamedTuple):
    """What a file holds: its value (None where it cannot be read), its marks, and its problems.

    *places* are those of all nodes, each before those of the nodes within.
    """

    value: Value
    marks: YamlMarks
    problems: list[Problem]
    places: Sequence[int] = ()


def load(path: str, content: bytes) -> Document:
    """Return the mapping that *content* holds, with marks and problems; never raises."""
    nothing = YamlMarks(path, content, None)
    try:
        text = text_of(content)
    except UnicodeDecodeError as fault:
        before = content[: fault.start].decode("utf-8")
        return Document(
            None,
            nothing,
            [Problem(_after(path, before), Code.ENCODING, "the file is not valid UTF-8", "Save it as UTF-8.")],
        )
    if match := find_forbidden(text):
        return Document(None, nothing, [_forbidden(_after(path, text[: match.start()]), match[0])])
    reader = _Reader(path, text)
    try:
        value, places = reader.document()
    except _StopError:
        return Document(None, nothing, reader.problems)
    except yaml.YAMLError as fault:
        reader.problems.append(_syntax_error(path, text, fault))
        return Document(None, nothing, reader.problems)
    return Document(value, YamlMarks(path, content, lambda: mark_tree(value, iter(places))), reader.problems, places)


def is_plain(text: str) -> bool:
    """Tell whether *text* has no character that would have to be looked at in each of its parts."""
    return not find_suspect(text) and not _ODD_BREAK.search(text)


def hidden_in(text: str) -> Problem | None:
    """Return what is wrong with the characters of a value, wherever it will stand; None where nothing is."""
    match = find_forbidden(text) or _ODD_BREAK.search(text)
    return _forbidden(Position("value"), match[0]) if match else None


def _after(path: str, before: str) -> Position:
    """Return the position of the character that follows the text *before*."""
    lines = _LINE_BREAK.split(before)
    return Position(path, len(lines), len(lines[-1]) + 1)


def _forbidden(position: Position, characters: str) -> Problem:
    if len(characters) > 1:
        return Problem(
            position,
            Code.FORBIDDEN_CHARACTER,
            f"{len(characters)} combining marks stand on one letter",
            "Delete the marks.",
        )
    return Problem(
        position,
        Code.FORBIDDEN_CHARACTER,
        f"the character U+{ord(characters):04X} cannot be seen or changes the text around it",
        "Delete it; it often comes along when text is pasted.",
    )


_SYNTAX_HINTS = (
    (
        "mapping values are not allowed",
        'Quote a value that holds a colon and a space: "Title: subtitle". A new field is indented like the one above.',
    ),
    ("could not find expected ':'", "Each line is `field: value`; indent a continued value, or quote it."),
    (
        "did not find expected",
        "Check the indentation, and that quotes and brackets are closed, here and in the lines before.",
    ),
    ("cannot start any token", "Quote the value: it begins with a character that YAML keeps for itself."),
    ("expected alphabetic or numeric", "Quote the value: it begins with * or &."),
    ("expected <block end>", "Check the indentation: entries begin with two spaces and a hyphen."),
    ("<document start>", "Delete the line of dots: a file holds one topic."),
    ("escape", "Write the character itself instead of its escape, or quote with single quotes."),
    ("tab", "Indent with spaces."),
)


def _syntax_error(path: str, text: str, fault: yaml.YAMLError) -> Problem:
    mark = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
    if "quoted scalar" in str(getattr(fault, "context", "")) and mark and mark.index >= len(text.rstrip()):
        begun: Any = getattr(fault, "context_mark", None) or mark
        return Problem(
            Position(path, begun.line + 1, begun.column + 1),
            Code.YAML,
            "this is not valid YAML: the quotation mark that begins here is never closed",
            "Close it at the end of the value.",
        )
    position = Position(path, mark.line + 1, mark.column + 1) if mark else Position(path)
    if mark and mark.index >= len(text):  # the parser counts a line break that is not there
        position = _after(path, text)
    # libyaml says of which kind the message is only in words, and the pure parser in other words.
    reason = str(getattr(fault, "problem", None) or getattr(fault, "reason", None) or "cannot be read")
    hint = next(
        (hint for words, hint in _SYNTAX_HINTS if words in reason), "Quote the value, or check the indentation."
    )
    return Problem(position, Code.YAML, f"this is not valid YAML: {reason}", hint)


def _guarded(get_event: Callable[[], Any]) -> Callable[[], Any]:
    """Return *get_event* with what the pure parser leaks of odd escapes and versions as its own error."""

    def guarded() -> Any:
        try:
            return get_event()
        except (ValueError, OverflowError) as fault:
            raise yaml.YAMLError(str(fault)) from fault

    return guarded


class _StopError(Exception):
    """The rest of the file cannot be made sense of; what was found so far stands."""


def _forget(key: str, container: dict[str, Value], places: list[int], own: int) -> None:
    """Take what *container* has under *key* out of it, and out of the *places*, of which one is its *own*."""
    names = [*container]
    first = own + 1 + sum(_count(container[name]) for name in names[: names.index(key)])
    del places[first : first + _count(container.pop(key))]


class _Reader:
    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._text = text
        self._loader = LOADER(text)
        self.problems: list[Problem] = []

    def _position(self, mark: Any) -> Position:
        return Position(self._path, mark.line + 1, mark.column + 1)

    def _refuse(self, mark: Any, code: Code, message: str, hint: str, *, stop: bool = False) -> None:
        self.problems.append(Problem(self._position(mark), code, message, hint))
        if stop or len(self.problems) >= MAX_PROBLEMS:
            raise _StopError

    def document(self) -> tuple[Value, list[int]]:
        """Return the one mapping of the text and the places of all nodes.

        Raises yaml.YAMLError where the text is not YAML, _StopError where it cannot be used.
        """
        try:
            get_event = self._loader.get_event
            return self._document(_guarded(get_event) if LOADER is yaml.SafeLoader else get_event)
        finally:
            self._loader.dispose()

    def _document(self, get_event: Callable[[], Any]) -> tuple[Value, list[int]]:
        get_event()
        start = get_event()
        if type(start) is yaml.StreamEndEvent:
            self._no_topic(Position(self._path))
        if start.version or start.tags:
            self._refuse(
                start.start_mark, Code.DIRECTIVE, "YAML directives are not allowed", "Delete the % line.", stop=True
            )
        first = get_event()
        if type(first) is yaml.AliasEvent:
            self._refuse_alias(first)
        self._refuse_properties(first)
        if type(first) is not yaml.MappingStartEvent:
            at_end = first.start_mark.index >= len(self._text)
            self._no_topic(_after(self._path, self._text) if at_end else self._position(first.start_mark))
        document = self._mapping(first.start_mark, get_event)
        end = get_event()
        while type(end) is not yaml.StreamEndEvent:
            if type(end) is yaml.DocumentStartEvent:
                self._refuse(
                    end.start_mark,
                    Code.SECOND_DOCUMENT,
                    "the file holds more than one YAML document",
                    "Delete the line ---: a file holds one topic.",
                    stop=True,
                )
            end = get_event()
        return document

    def _no_topic(self, position: Position) -> None:
        self.problems.append(
            Problem(
                position,
                Code.NO_TOPIC,
                "the file holds no topic: it must begin with fields such as title",
                "Begin with the lines `title: ...`, `section: ...` and `entries:`.",
            )
        )
        raise _StopError

    def _mapping(self, start: Any, get_event: Callable[[], Any]) -> tuple[Value, list[int]]:
        """Return the mapping that has just begun at *start*, and the places of its nodes, itself the first.

        Iterative: nesting cannot exhaust the stack.

        This loop takes most of the time of loading, so what a file as a whole rules out is not asked
        of each of its scalars, and a text that is the value of a key is taken together with that.
        """
        may_have_properties = "&" in self._text or "!" in self._text
        may_hide = "\\" in self._text or (not self._text.isascii() and _ODD_BREAK.search(self._text) is not None)
        may_be_cut = " #" in self._text or "\t#" in self._text
        scalar, mapping_start, sequence_start = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
        offset_bits, longest, null = _OFFSET_BITS, MAX_TEXT, _NULL
        root: dict[str, Value] = {}
        places = [start.index << offset_bits | start.index]
        container: Any = root
        stack = [(container, 0)]  # what is open, and which of the places is its own
        in_mapping = True
        key: str | None = None  # the key that waits for its value, and where it stands
        of_key = 0
        while True:
            event = get_event()
            kind = type(event)
            if kind is scalar and in_mapping:
                key, mark = event.value, event.start_mark
                if may_have_properties and (event.anchor or event.tag):
                    self._refuse_properties(event)
                if may_hide:
                    self._look_at_characters(key, mark)
                if key == "<<" or key in container:
                    self._refuse_key(key, event, container)
                    if key in container:  # the later value counts
                        _forget(key, container, places, stack[-1][1])
                of_key = mark.index
                event = get_event()
                kind = type(event)
            if kind is scalar:
                text: Any = event.value
                mark = event.start_mark
                if may_have_properties and (event.anchor or event.tag):
                    self._refuse_properties(event)
                if may_hide:
                    self._look_at_characters(text, mark)
                if len(text) > longest:
                    self._refuse(
                        mark, Code.TOO_LONG, f"the text has {len(text):,} characters", "Shorten it.", stop=True
                    )
                if not event.style:
                    if may_be_cut:
                        self._warn_if_cut_off(event)
                    if text in null:
                        text = None
                own = mark.index
                if in_mapping:
                    container[key] = text
                    places.append(of_key << offset_bits | own)
                    key = None
                else:
                    container.append(text)
                    places.append(own << offset_bits | own)
            elif kind is mapping_start or kind is sequence_start:
                mark = event.start_mark
                if in_mapping and key is None:
                    self._refuse(
                        mark,
                        Code.BAD_KEY,
                        "a field name must be plain text",
                        'Quote a value that begins with { or [: "{{ like this }}".',
                        stop=True,
                    )
                self._refuse_properties(event)
                if len(stack) >= MAX_DEPTH:
                    self._refuse(
                        mark,
                        Code.TOO_DEEP,
                        f"values are nested more than {MAX_DEPTH} deep",
                        "Quote the value if its brackets are meant as text.",
                        stop=True,
                    )
                own = mark.index
                child: Any = {} if kind is mapping_start else []
                stack.append((child, len(places)))
                if key is not None:
                    container[key] = child
                    places.append(of_key << offset_bits | own)
                    key = None
                else:
                    container.append(child)
                    places.append(own << offset_bits | own)
                container = child
                in_mapping = kind is mapping_start
            elif kind is yaml.AliasEvent:
                self._refuse_alias(event)
            else:  # the end of a mapping or sequence
                stack.pop()
                if not stack:
                    return root, places
                container = stack[-1][0]
                in_mapping = type(container) is dict

    def _refuse_key(self, text: str, event: Any, container: dict[str, Value]) -> None:
        """Refuse a key that stands in its mapping already, or that means more than a name."""
        if text == "<<" and not event.style:
            self._refuse(event.start_mark, Code.MERGE_KEY, 'the merge key "<<" is not allowed', "Write the fields out.")
        elif text in container:
            self._refuse(
                event.start_mark,
                Code.DUPLICATE_KEY,
                f'the field "{text[:60]}" stands here twice',
                "Keep one of the two.",
            )

    def _refuse_alias(self, event: Any) -> None:
        self._refuse(
            event.start_mark,
            Code.ALIAS,
            f"aliases (*{event.anchor}) are not allowed",
            "Quote the value if the asterisk is part of it; otherwise write the text out.",
            stop=True,
        )

    def _refuse_properties(self, event: Any) -> None:
        if event.anchor:
            self._refuse(
                event.start_mark,
                Code.ANCHOR,
                f"anchors (&{event.anchor}) are not allowed: the text after & would be lost",
                "Quote the value if the ampersand is part of it.",
            )
        if event.tag:
            self._refuse(
                event.start_mark,
                Code.TAG,
                f"the YAML tag {event.tag} is not allowed",
                "Quote the value if the exclamation mark is part of it; otherwise delete the tag.",
            )

    def _look_at_characters(self, text: str, mark: Any) -> None:
        if match := find_forbidden(text) or _ODD_BREAK.search(text):
            self.problems.append(_forbidden(self._position(mark), match[0]))
            raise _StopError

    def _warn_if_cut_off(self, event: Any) -> None:
        """Warn of a plain value that a `` #`` ends: the rest of the line is a comment, often unmeant."""
        end = event.end_mark
        if _CUT_OFF.match(self._text, end.index):
            self.problems.append(
                Problem(
                    self._position(end),
                    Code.CUT_OFF,
                    "the value ends here: what follows the # is a comment",
                    "Quote the value if the # is part of it.",
                )
            )
