"""What the YAML of a file says, kept as JSON, which is read again many times sooner. Pure.

Only a file in which nothing is wrong is kept. What comes back is looked at as the file would be: where it cannot be
what such a file says, the file itself is read. So whoever writes into the store says no more than an entry file could.

The values stand on the first line, on the second the places of all nodes in the order of the file. Where nothing is
wrong, hardly anybody asks for these, so they are taken when somebody does; and those that were asked for are kept by
themselves, for the next check asks for the same, and to find its way to a few among all takes a while.
"""

import re
from collections.abc import Iterator
from functools import partial

from pydantic_core import from_json

from ...core.problems import Position
from ...core.store import DAMAGED, Store, as_content, values_of
from .file import MAX_BYTES, SourceFile
from .yaml_text import Document, MarkTree, Place, Value, YamlMarks, hidden_in, is_plain, load, mark_tree

_AREA = "documents"
_ASKED = "positions"
_MOST_BYTES = 16 * MAX_BYTES  # more than JSON makes of any file with its places
_HIDING = re.compile(r"(?<!\\)(?:\\\\)*\\[bfu]")
"""An escape for a character that no value has, or that stands there as it is."""


def keep(file: SourceFile, document: Document, store: Store) -> None:
    """Keep in *store* what *file*, in which nothing is wrong, says."""
    store.put(_AREA, file.path, file.key, b"\n".join(map(as_content, (document.value, document.places))))


def taken(file: SourceFile, store: Store) -> Document | None:
    """Return what *store* has of *file* as it stands now; None where there is nothing, or no such thing."""
    line, _ = _lines(file, store)
    try:
        value = from_json(line)
    except ValueError:
        return None
    if not isinstance(value, dict) or _hides_something(line, value):
        return None
    marks = YamlMarks(file.path, file.content, partial(_root, file, store), partial(_asked, file, store))
    return Document(value, marks, [])


def keep_asked(file: SourceFile, marks: YamlMarks, store: Store) -> None:
    """Keep in *store* the positions in *file* that somebody has asked *marks* for, where there are new ones."""
    if marks.has_news:
        rows = [(*place, position.line, position.column) for place, position in marks.asked.items()]
        store.put(_ASKED, file.path, file.key, as_content(rows))
        marks.has_news = False


def _asked(file: SourceFile, store: Store) -> dict[Place, Position]:
    """Return the positions in *file* that *store* has, none where these are nothing of ours."""
    try:
        rows = values_of(store.get(_ASKED, file.path, file.key))
        return {
            (tuple(location), bool(key)): Position(file.path, int(line), int(column))
            for location, key, line, column in rows
        }
    except DAMAGED:
        return {}


def _lines(file: SourceFile, store: Store) -> tuple[str, str]:
    """Return the values and the places of *file* in *store*, both empty where there are none."""
    content = store.get(_AREA, file.path, file.key) or b""
    try:
        values, _, places = content.decode().partition("\n") if len(content) <= _MOST_BYTES else ("", "", "")
    except UnicodeDecodeError:
        return "", ""
    return values, places


def _hides_something(line: str, value: Value) -> bool:
    """Tell whether a text in *value*, which *line* spells, has a character that it may not have."""
    if "\\" in line and _HIDING.search(line):
        return True
    return not is_plain(line) and any(map(hidden_in, _texts(value)))


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)


def _root(file: SourceFile, store: Store) -> "MarkTree | None":
    """Return all places in *file*: those in *store* or, where these cannot be of its values, its own."""
    values, places = _lines(file, store)
    try:
        numbers = from_json(places)
        if set(map(type, numbers)) == {int} and min(numbers) >= 0:
            return mark_tree(from_json(values), iter(numbers))
    except (ValueError, TypeError, StopIteration):
        pass
    return load(file.path, file.content).marks.root
