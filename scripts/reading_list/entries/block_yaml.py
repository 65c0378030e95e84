"""Records as plain values → the text of a YAML file in block style, lists of single values on one line. Pure."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from .edit import scalar

_DATE = re.compile(r"[1-9][0-9]{3}-[0-9]{2}(?:-[0-9]{2})?")


def lines(values: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    """Yield the lines of a record of *values*: texts, numbers, truths, and lists and records of these."""
    for name, value in values.items():
        yield from _field(indent + scalar(name, in_flow=True), value, indent)


def _field(name: str, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield f"{name}:"
        yield from lines(value, f"{indent}  ")
    elif isinstance(value, list | tuple) and any(isinstance(item, Mapping) for item in value):
        yield f"{name}:"
        for item in value:
            yield from _item(item, f"{indent}  ")
    elif isinstance(value, list | tuple):
        yield f"{name}: [{', '.join(_single(item, in_flow=True) for item in value)}]"
    else:
        yield f"{name}: {_single(value)}"


def _item(item: Any, indent: str) -> Iterator[str]:
    if isinstance(item, Mapping):
        first, *rest = lines(item, f"{indent}  ")
        yield f"{indent}- {first.removeprefix(indent + '  ')}"
        yield from rest
    else:
        yield f"{indent}- {_single(item)}"


def _single(value: Any, *, in_flow: bool = False) -> str:
    if isinstance(value, bool | int):
        return str(value).lower()
    text = str(value)
    return text if _DATE.fullmatch(text) else scalar(text, in_flow=in_flow)
