"""The items of a list in JSON, each with its line; numbers stay as they are written. Pure."""

import json
import re
from collections.abc import Iterator
from typing import Any

from ....core.problems import ReadingListError

_SPACE = re.compile(r"\s*")
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)
_DEEPEST = 500  # values within each other; beyond, each version of Python fails at another depth, some of them late


def items(path: str, text: str, form: str, lists: tuple[str, ...] = ()) -> Iterator[tuple[int, Any]]:
    """Yield the items of the list in *text*, each with its line.

    The file is the list, or an object that holds it under one of the names *lists*, or a single item.
    Raises ReadingListError, which calls the format *form*, where it is none of these.
    """
    start = _skip(text, 0)
    if text[start : start + 1] == "{":
        inner = _list_within(text, start, lists)
        if inner < 0:
            yield _single(path, text, start, form)
            return
        start = inner
    elif text[start : start + 1] == "[":
        start += 1
    else:
        raise _broken(path, 1, form, "it does not begin with a list of works")
    yield from _each(path, text, start, form)


def _each(path: str, text: str, start: int, form: str) -> Iterator[tuple[int, Any]]:
    line, counted = 1, 0
    while True:
        start = _skip(text, start)
        if text[start : start + 1] == "]":
            return
        line += text.count("\n", counted, start)
        counted = start
        try:
            item, end = _value(text, start)
        except (ValueError, RecursionError) as trouble:
            raise _broken(path, line, form, trouble) from trouble
        yield line, item
        start = _skip(text, end)
        if text[start : start + 1] == ",":
            start += 1
        elif text[start : start + 1] != "]":
            raise _broken(path, line + text.count("\n", counted, start), form, "a comma or ] is missing")


def _single(path: str, text: str, start: int, form: str) -> tuple[int, Any]:
    line = text.count("\n", 0, start) + 1
    try:
        item, end = _value(text, start)
    except (ValueError, RecursionError) as trouble:
        raise _broken(path, line, form, trouble) from trouble
    if not item or text[_skip(text, end) :]:
        raise _broken(path, line, form, "it does not begin with a list of works")
    return line, item


def _list_within(text: str, start: int, lists: tuple[str, ...]) -> int:
    """Return where the first item of the list begins that the object at *start* holds; -1 where it holds none."""
    place = _skip(text, start + 1)
    while text[place : place + 1] == '"':
        try:
            name, place = _DECODER.raw_decode(text, place)
            place = _skip(text, _skip(text, place) + 1)
            if name in lists and text[place : place + 1] == "[":
                return place + 1
            _, place = _value(text, place)
        except (ValueError, RecursionError):
            return -1
        place = _skip(text, _skip(text, place) + 1)
    return -1


def _value(text: str, start: int) -> tuple[Any, int]:
    """Return the value at *start* and where it ends. Raises ValueError, and RecursionError where it is too deep."""
    value, end = _DECODER.raw_decode(text, start)
    if text.count("[", start, end) + text.count("{", start, end) > _DEEPEST and _is_too_deep(value):
        raise RecursionError
    return value, end


def _is_too_deep(value: Any) -> bool:
    """Tell whether *value* holds too many values within each other. (To call itself for each would not do.)"""
    level = [value]
    for _ in range(_DEEPEST):
        inner = (one.values() if isinstance(one, dict) else one for one in level if isinstance(one, dict | list))
        level = [one for values in inner for one in values]
    return bool(level)


def members(text: str) -> dict[str, Any]:
    """Return the members of the object that *text* holds; none where it holds no object, or cannot be read."""
    try:
        whole, end = _value(text, _skip(text, 0))
    except (ValueError, RecursionError):
        return {}
    return whole if isinstance(whole, dict) and _skip(text, end) == len(text) else {}


def member(text: str, name: str) -> Any:
    """Return the member *name* of the object that *text* holds; None where there is none, or it cannot be read."""
    return members(text).get(name)


def _skip(text: str, start: int) -> int:
    match = _SPACE.match(text, start)
    return match.end() if match else start


def _broken(path: str, line: int, form: str, trouble: object) -> ReadingListError:
    reason = (
        "it is nested too deep"
        if isinstance(trouble, RecursionError)
        else getattr(trouble, "msg", None) or str(trouble)
    )
    return ReadingListError(f"{path}:{line}: is not {form} ({reason}). Export it anew.")
