"""The front matter of Jekyll and Hugo pages: where it ends, and the title it gives. Pure."""

import re
import tomllib
from collections.abc import Iterable
from typing import Any

import yaml

from ...core.yaml_parser import LOADER

_MAX_LINES, _MAX_CHARACTERS = 200, 20_000
_END = {"---": re.compile(r"(?:---|\.\.\.)\s*"), "+++": re.compile(r"\+\+\+\s*")}


def split(lines: list[str]) -> tuple[int, str]:
    """Return how many of *lines* are front matter, and the title it gives."""
    fence = lines[0].rstrip() if lines else ""
    if fence not in _END:
        return 0, ""
    for number, line in enumerate(lines[1:_MAX_LINES], start=1):
        if _END[fence].fullmatch(line):
            text = "\n".join(lines[1:number])
            if len(text) > _MAX_CHARACTERS:
                return number + 1, ""
            return number + 1, _yaml_title(text) if fence == "---" else _toml_title(text)
    return 0, ""


def _yaml_title(text: str) -> str:
    try:
        return _top_level(yaml.parse(text, Loader=LOADER), "title")
    except (yaml.YAMLError, ValueError):
        return ""


def _top_level(events: Iterable[Any], name: str) -> str:
    """Return the text of the field *name* of the mapping that *events* describe."""
    depth, key = 0, None
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            key = None
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.ScalarEvent) and depth == 1:
            if key == name:
                return str(event.value)
            key = event.value if key is None else None
    return ""


def _toml_title(text: str) -> str:
    try:
        title = tomllib.loads(text).get("title", "")
    except (tomllib.TOMLDecodeError, RecursionError):
        return ""
    return title if isinstance(title, str) else ""
