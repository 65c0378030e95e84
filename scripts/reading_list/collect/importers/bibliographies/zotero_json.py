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
    ways = sorted(filter(None, collections.ways(fields)), key=len, reverse=True)
    outside = [way for way in ways if not any(other[: len(way)] == way and other != way for other in ways)]
    names = list(dict.fromkeys(way[-1] for way in outside))
    return zotero.record(position, fields, names, outside[0][-2] if outside and len(outside[0]) > 1 else "")


_Way = tuple[str, ...]
"""The names of collections from an outermost one to one within it."""


class _Collections:
    """The collections of a library: the ways to them by the items in them."""

    def __init__(self, tree: Mapping[str, Any]) -> None:
        self._known = {key: value for key, value in tree.items() if isinstance(value, Mapping)}
        self._keys: dict[str, list[str]] = {}
        for key, value in self._known.items():
            items = value.get("items")
            for item in items if isinstance(items, list) else ():
                self._keys.setdefault(str(item), []).append(key)

    def ways(self, item: Mapping[str, Any]) -> Iterator[_Way]:
        """Yield the ways to the collections that *item* stands in, each once, in the order of the file."""
        identifiers = (str(item.get(name)) for name in ("itemID", "itemKey", "key"))
        yield from map(self._way, dict.fromkeys(key for name in identifiers for key in self._keys.get(name, ())))

    def _way(self, key: str) -> _Way:
        keys: list[str] = []
        while key in self._known and key not in keys:
            keys.append(key)
            key = str(self._known[key].get("parent") or "")
        names = (zotero.text(self._known[step], "name") for step in reversed(keys))
        return tuple(filter(None, names))
