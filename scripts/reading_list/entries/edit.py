"""New and amended entries in YAML text, spliced in so that every byte of the rest stays. Pure.

The text must be one that ``source`` reads without problems. What is inserted is placed by the offsets
of its nodes: comments, order and layout survive, whatever they are.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import yaml
from pydantic import BaseModel

from ..core.format_version import SCHEMAS, TOPIC_SCHEMA
from ..core.problems import Location
from ..core.schema import Companion, Entry, EntryFields, Published, TopicFile, date_fields
from ..core.yaml_parser import LOADER

SCHEMA_LINE = f"# yaml-language-server: $schema=../docs/{SCHEMAS}/{TOPIC_SCHEMA}"

_LINE_BREAK = re.compile(r"\r\n|[\r\n]")
_ODD_BREAKS = "\x85\u2028\u2029"


class Amended(NamedTuple):
    """What an entry of a file, by its place in the list, gets: fields that it lacks, and companions.

    Of a record that it has in part, it gets what that lacks.
    """

    place: int
    fields: EntryFields
    companions: Sequence[Companion] = ()


# --- Writing values -----------------------------------------------------------------------------

_PLAIN = re.compile(r"[^\W_](?:[^\x00-\x1f\x7f-\x9f:#]|:(?! |$)|(?<! )#)*(?<![ :])")
# PyYAML's own parser stumbles over a question mark here.
_PLAIN_IN_FLOW = re.compile(r"[^\W_](?:[^\x00-\x1f\x7f-\x9f:#,?\[\]{}])*(?<! )")
_resolver: Any = yaml.resolver.Resolver()
_TEXT_TAG = "tag:yaml.org,2002:str"
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
_ESCAPE = re.compile(r'[\\"]')


def scalar(text: str, *, in_flow: bool = False) -> str:
    """Return *text* as a YAML value that every reader takes for this text, quoted where it has to be."""
    plain = (_PLAIN_IN_FLOW if in_flow else _PLAIN).fullmatch(text)
    if plain and _resolver.resolve(yaml.ScalarNode, text, (True, False)) == _TEXT_TAG:
        return text
    return _quoted(text)


def _quoted(text: str) -> str:
    escaped = _ESCAPE.sub(r"\\\g<0>", text)
    return '"' + escaped.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + '"'


def _flow(value: Any) -> str:
    """Return *value* in flow style, on one line."""
    if isinstance(value, BaseModel):
        fields = value.model_dump(exclude_unset=True)
        return "{" + ", ".join(_pair(type(value), name, fields[name]) for name in fields) + "}"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, int):
        return str(value).lower()  # a number, or true
    return scalar(str(value), in_flow=True)


def _pair(record: type[BaseModel], name: str, value: Any) -> str:
    """Return a field of a *record* in flow style. A date, or a volume, needs no quotes: every reader gives it back."""
    is_bare = name in date_fields(record) or _is_number(record, name, value)
    return f"{name}: {value if is_bare else _flow(value)}"


def _is_number(record: type[BaseModel], name: str, value: Any) -> bool:
    """Tell whether *value* is a number, in a field that may hold one: of what a list declares itself, or a volume."""
    return (record is Published or name not in record.model_fields) and bool(_NUMBER.fullmatch(str(value)))


def _field(record: type[BaseModel], name: str, value: Any) -> list[str]:
    """Return the lines of a field of a *record* in block style."""
    if isinstance(value, tuple) and any(isinstance(item, BaseModel) for item in value):
        return [f"{name}:", *(f"  - {_flow(item)}" for item in value)]
    if isinstance(value, str) and name not in date_fields(record) and not _is_number(record, name, value):
        return [f"{name}: {scalar(value)}"]
    return [_pair(record, name, value)]


def _lines(fields: EntryFields) -> list[str]:
    return [line for name, value in fields.written().items() for line in _field(Entry, name, value)]


def _item(fields: EntryFields) -> list[str]:
    """Return the lines of an entry as an item of a list."""
    return [("- " if number == 0 else "  ") + line for number, line in enumerate(_lines(fields))]


def _item_in_flow(fields: EntryFields) -> str:
    """Return an entry as an item of a list, on one line."""
    return "{" + ", ".join(_pair(Entry, name, value) for name, value in fields.written().items()) + "}"


def entry_text(fields: EntryFields) -> str:
    """Return an entry of these *fields*, or a part of one, as it is written."""
    return "\n".join(_lines(fields))


def new_topic(
    title: str,
    section: str,
    entries: Iterable[EntryFields],
    first_line: str = SCHEMA_LINE,
    about: Iterable[str] = (),
) -> str:
    """Return the text of a new topic file; *first_line* names the schema for editors, *about* are its further lines."""
    head = [*_field(TopicFile, "title", title), *_field(TopicFile, "section", section), *about]
    items = [f"  {line}" for fields in entries for line in _item(fields)]
    return "\n".join([first_line, *head, *(["entries:", *items] if items else [])]) + "\n"


# --- Splicing -----------------------------------------------------------------------------------


class _Splice(NamedTuple):
    """Text to put in place of what stands from *start* to *end*."""

    start: int
    end: int
    text: str


def edited(text: str, amended: Iterable[Amended], added: Sequence[EntryFields]) -> str:
    """Return the topic *text* with entries *amended* and others *added* at the end of its list."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix(mark)
    file = _File(body)
    splices = [splice for change in amended for splice in file.amend(change)]
    if added:
        splices += file.append(added)
    return mark + _spliced(body, splices)


def with_values(text: str, values: Mapping[Location, str]) -> str:
    """Return the topic *text* with other texts as the values at those locations, which must be single values."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix(mark)
    file = _File(body)
    return mark + _spliced(body, [file.replace(location, value) for location, value in values.items()])


def tidied(text: str) -> tuple[str, list[int]]:
    """Return the topic *text* without white space at the ends of lines and with one kind of line break.

    Also the numbers of the lines that changed, from 1. The values stay the same: lines of a text that
    goes over several of them are left alone where white space could mean something.
    """
    text_lines = _lines_of_texts(yaml.compose(text, Loader=LOADER))
    breaks = set(_LINE_BREAK.findall(text))
    one = breaks.pop() if len(breaks) == 1 else "\n"
    parts = re.split(f"({_LINE_BREAK.pattern}|[{_ODD_BREAKS}])", text)  # the lines that YAML counts
    lines = [*zip(parts[::2], parts[1::2], strict=False), *([(parts[-1], "")] if parts[-1] else [])]
    tidy = [
        (line if number in text_lines else line.rstrip(" \t"), end if end and end in _ODD_BREAKS else one)
        for number, (line, end) in enumerate(lines)
    ]
    changed = [number + 1 for number, line in enumerate(lines) if line != tidy[number]]
    return "".join(line + end for line, end in tidy), changed


def _spliced(text: str, splices: Iterable[_Splice]) -> str:
    parts = []
    position = 0
    for splice in sorted(splices, key=lambda splice: splice.start):
        parts += [text[position : splice.start], splice.text]
        position = splice.end
    return "".join(parts) + text[position:]


def _lines_of_texts(root: Any) -> set[int]:
    """Return the lines, from 0, of the quoted and block texts that go over more than one line."""
    lines: set[int] = set()
    nodes = [root]
    while nodes:
        node = nodes.pop()
        if not isinstance(node, yaml.ScalarNode):
            nodes += [child for pair in node.value for child in (pair if isinstance(pair, tuple) else (pair,))]
        elif node.style and node.start_mark.line != node.end_mark.line:
            end = node.end_mark  # of a block, at the beginning of the line below it, if there is one
            lines.update(range(node.start_mark.line, end.line + bool(end.column)))
    return lines


class _File:
    """A topic file whose values are found by their offsets."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._root: Any = yaml.compose(text, Loader=LOADER)
        first_break = _LINE_BREAK.search(text)
        self._break = first_break[0] if first_break else "\n"

    def amend(self, change: Amended) -> list[_Splice]:
        """Return the splices that add fields and companions to an entry that stands here."""
        entry = _value(self._root, "entries").value[change.place]
        fields = change.fields.written()
        splices = []
        if change.companions:
            companions = _value(entry, "companions")
            if companions is None:
                fields["companions"] = tuple(change.companions)
            else:
                items = [_flow(item) for item in change.companions]
                splices.append(self._into_list(companions, items, [f"- {item}" for item in items]))
        for name in [name for name, value in fields.items() if isinstance(value, BaseModel)]:
            if node := _value(entry, name):
                record = fields.pop(name)
                splices += self._into_record(node, type(record), record.model_dump(exclude_unset=True))
        return splices + self._into_record(entry, Entry, fields)

    def replace(self, location: Location, value: str) -> _Splice:
        """Return the splice that puts *value* in place of the one at *location*, in quotes where that one is.

        A record may be written as its first field alone, which then stands for the field.
        """
        node = parent = self._root
        for step in location:
            if isinstance(node, yaml.ScalarNode):
                break
            parent, node = node, _value(node, step) if isinstance(step, str) else node.value[step]
        written = _quoted(value) if node.style in ("'", '"') else scalar(value, in_flow=bool(parent.flow_style))
        return _Splice(node.start_mark.index, self._end(node), written)

    def append(self, entries: Sequence[EntryFields]) -> list[_Splice]:
        """Return the splices that add *entries* at the end of the list."""
        there = _value(self._root, "entries")
        lines = [line for fields in entries for line in _item(fields)]
        items = [_item_in_flow(fields) for fields in entries]
        if there is None and self._root.flow_style:
            end = self._end(self._root.value[-1][1])
            return [_Splice(end, end, f", entries: [{', '.join(items)}]")]
        if there is None:
            return [self._lines_below(self._end(self._root), ["entries:", *(f"  {line}" for line in lines)])]
        if there.value or self._root.flow_style:
            return [self._into_list(there, items, lines)]
        start, end = there.start_mark.index, there.end_mark.index
        return [_Splice(start, end, ""), self._lines_below(end, [f"  {line}" for line in lines])]

    def _into_record(self, node: Any, record: type[BaseModel], fields: Mapping[str, Any]) -> list[_Splice]:
        """Return the splices that put those of *fields* into a *record* that are not in its *node*.

        Fields that come to stand behind the same value are one splice, in the order of the format; those of the list's
        own come last, by name.
        """
        rank = {name: number for number, name in enumerate(record.model_fields)}

        def place(name: str) -> tuple[int, str]:
            return rank.get(name, len(rank)), name

        there = {key.value for key, _ in node.value}
        behind: dict[int, list[tuple[str, Any]]] = {}
        for name in sorted(fields.keys() - there, key=place):
            before = [value for key, value in node.value if place(key.value) < place(name)]
            behind.setdefault(self._end(before[-1]), []).append((name, fields[name]))
        return [self._behind(node, end, record, added) for end, added in behind.items()]

    def _behind(self, node: Any, end: int, record: type[BaseModel], fields: Sequence[tuple[str, Any]]) -> _Splice:
        """Return the splice that puts *fields* behind the value of a *record* that ends at *end*."""
        if node.flow_style:
            return _Splice(end, end, "".join(f", {_pair(record, name, value)}" for name, value in fields))
        indent = " " * node.start_mark.column
        lines = [line for name, value in fields for line in _field(record, name, value)]
        return self._lines_below(end, [indent + line for line in lines])

    def _into_list(self, node: Any, items: Sequence[str], lines: Sequence[str]) -> _Splice:
        """Return the splice that puts *items*, as *lines* where the list is in block style, at the end of a list."""
        if not node.flow_style:
            indent = " " * node.start_mark.column
            return self._lines_below(self._end(node), [indent + line for line in lines])
        shown = ", ".join(items)
        if not node.value:
            inside = node.start_mark.index + 1
            return _Splice(inside, inside, shown)
        end = self._end(node.value[-1])
        return _Splice(end, end, f", {shown}")

    def _lines_below(self, end: int, lines: Sequence[str]) -> _Splice:
        """Return the splice that puts *lines* below the line in which *end* stands."""
        line_break = _LINE_BREAK.search(self._text, end)
        at = line_break.start() if line_break else len(self._text)
        return _Splice(at, at, "".join(self._break + line for line in lines))

    def _end(self, node: Any) -> int:
        """Return where the text of *node* ends. The end mark of a block is where the next thing begins."""
        if isinstance(node, yaml.ScalarNode):
            end: int = node.end_mark.index
            return len(self._text[:end].rstrip()) if node.style in ("|", ">") else end
        if node.flow_style:
            return int(node.end_mark.index)
        last = node.value[-1]
        return self._end(last[1] if isinstance(last, tuple) else last)


def _value(mapping: Any, name: str) -> Any:
    """Return the node of the field *name* in *mapping*, or None."""
    return next((value for key, value in mapping.value if key.value == name), None)
