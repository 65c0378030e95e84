"""Zotero's items in JSON, as Better BibTeX and Zotero's own interface export them → drafts. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

from ....core.problems import Position
from ...drafts import ImportedFile
from . import json_items, zotero
from .bibliography import imported


def read(path: str, text: str) -> ImportedFile:
    """Return the works in the JSON *text* of the file at *path*, each in the collections that it stands in.

    Raises ReadingListError where the text is not JSON with a list of items.
    """
    tree = json_items.member(text, "collections")
    collections = _Collections(tree if isinstance(tree, Mapping) else {})
    items = json_items.items(path, text, "JSON of Zotero", ("items",))
    return imported(path, [_read(Position(path, line), item, collections) for line, item in items])


def _read(position: Position, item: Any, collections: "_Collections") -> Any:
    work = item if isinstance(item, Mapping) else {}
    inner = work.get("data")
    fields = inner if isinstance(inner, Mapping) else work
    names = list(dict.fromkeys(collections.names(fields)))
    return zotero.record(position, fields, names, collections.parent(names[0]) if names else "")


class _Collections:
    """The collections of a library: their names by the items in them, and which stands in which."""

    def __init__(self, tree: Mapping[str, Any]) -> None:
        self._names: dict[str, list[str]] = {}
        self._parents: dict[str, str] = {}
        known = {key: value for key, value in tree.items() if isinstance(value, Mapping)}
        for value in known.values():
            name = zotero.text(value, "name")
            above = known.get(str(value.get("parent") or ""))
            if above:
                self._parents.setdefault(name, zotero.text(above, "name"))
            items = value.get("items")
            for item in items if isinstance(items, list) else ():
                self._names.setdefault(str(item), []).append(name)

    def names(self, item: Mapping[str, Any]) -> Iterator[str]:
        for identifier in (item.get("itemID"), item.get("itemKey"), item.get("key")):
            yield from self._names.get(str(identifier), ())

    def parent(self, name: str) -> str:
        return self._parents.get(name, "")
