"""The text of a message: words, and places that are filled in. Pure.

``{name}`` is a place. ``{name|words}`` are words that something is put around, such as a link; they may hold places.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

_BRACE = re.compile(r"\{([a-z_]+)([|}])|[{}]")


class Place(NamedTuple):
    """Where the value called *name* goes."""

    name: str


class Span(NamedTuple):
    """Parts that the value called *name* is put around."""

    name: str
    parts: "Parts"


Part: TypeAlias = str | Place | Span
Parts: TypeAlias = tuple[Part, ...]


def parsed(text: str) -> Parts:
    """Return the parts of *text*. Raises ValueError with the brace that belongs to no place."""
    opened: list[tuple[str, list[Part]]] = [("", [])]
    end = 0
    for brace in _BRACE.finditer(text):
        parts = opened[-1][1]
        if words := text[end : brace.start()]:
            parts.append(words)
        end = brace.end()
        name, closing = brace.groups()
        if closing == "|":
            opened.append((name, []))
        elif closing == "}":
            parts.append(Place(name))
        elif brace[0] == "}" and len(opened) > 1:
            name, inner = opened.pop()
            opened[-1][1].append(Span(name, tuple(inner)))
        else:
            raise ValueError(text[brace.start() :])
    if len(opened) > 1:
        raise ValueError(f"{{{opened[-1][0]}|")
    if words := text[end:]:
        opened[0][1].append(words)
    return tuple(opened[0][1])


def places(parts: Parts) -> Iterator[str]:
    """Yield what has a value in *parts*: places as ``{name}``, spans as ``{name|}``."""
    for part in parts:
        if isinstance(part, Place):
            yield f"{{{part.name}}}"
        elif isinstance(part, Span):
            yield f"{{{part.name}|}}"
            yield from places(part.parts)
