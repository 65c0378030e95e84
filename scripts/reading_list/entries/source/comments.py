"""Comments that switch codes off for an entry: ``# reading-list: ignore long-note, tracking``. Pure.

A comment stands on the first line of its entry. YAML's events leave comments out, so they are looked for in the text,
beside the values that could hold the same signs.
"""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from ...core.codes import Code, refusal
from ...core.problems import Position, Problem, Switch
from ...core.yaml_parser import LOADER
from .line_starts import LineStarts

MARK = r"#[ \t]*reading-list:"
_BREAKS = "\r\n\x85\u2028\u2029"  # what YAML takes for the end of a line
_LINE_BREAK = re.compile(f"\r\n|[{_BREAKS}]")
_COMMENT = re.compile(rf"(?<![^ \t{_BREAKS}]){MARK}([^{_BREAKS}]*)")
_IGNORE = re.compile(r"[ \t]*ignore[ \t]+(?=[^, \t])")
_NAME = re.compile(r"[^, \t]+")
_MOST_SUGGESTIONS = 20  # of codes that may be meant: looking for them takes a while
_EXAMPLE = "# reading-list: ignore long-note"


def may_be_in(content: bytes) -> bool:
    """Tell whether it is worth looking for comments in *content*."""
    return b"reading-list:" in content


def read(
    path: str, text: str, entries: Sequence[Position], others: Sequence[Position]
) -> tuple[list[Switch], list[Problem]]:
    """Return what the comments in the YAML *text* of a topic switch off, and what is wrong with them.

    *entries* are the places where entries begin, *others* those where other parts of the topic do.
    """
    lines = LineStarts(path, text)
    beginnings = sorted([*entries, *others, lines.position(len(text))])
    by_line: dict[int, list[Position]] = {}
    for entry in entries:
        by_line.setdefault(entry.line, []).append(entry)
    switches: list[Switch] = []
    problems: list[Problem] = []
    for comment in _comments(text):
        position = lines.position(comment.start())
        here = by_line.get(position.line, [])
        if not here:
            message, hint = "no entry begins on the line of this comment", f"Write `- title: ...  {_EXAMPLE}`."
            problems.append(Problem(position, Code.BAD_IGNORE, message, hint))
            continue
        codes, faults = _codes(comment, lines, _MOST_SUGGESTIONS - len(problems))
        problems += faults
        switches += (Switch(entry, beginnings[bisect(beginnings, entry)], codes) for entry in here)
    return switches, problems


def _comments(text: str) -> Iterator[re.Match[str]]:
    """Yield the comments of ours in *text*; what looks like one within a quoted or block text is none."""
    spans = [_span(text, event) for event in yaml.parse(text, Loader=LOADER) if getattr(event, "style", None)]
    for comment in _COMMENT.finditer(text):
        before = bisect(spans, (comment.start(), len(text)))
        if not before or comment.start() >= spans[before - 1][1]:
            yield comment


def _span(text: str, event: Any) -> tuple[int, int]:
    """Return where a quoted or block text begins and ends; behind the sign of a block there may be a comment."""
    start = event.start_mark.index
    if event.style in ("|", ">"):
        match = _LINE_BREAK.search(text, start)
        start = match.end() if match else len(text)
    return start, event.end_mark.index


def _codes(comment: re.Match[str], lines: LineStarts, suggestions: int) -> tuple[dict[Code, Position], list[Problem]]:
    """Return the codes that *comment* names, each with its place, and what is wrong with it.

    So many *suggestions* are made of codes that may be meant.
    """
    words = _IGNORE.match(comment[1])
    if not words:
        message, hint = "this comment does not say what to ignore", f"Write `{_EXAMPLE}`, with commas between codes."
        return {}, [Problem(lines.position(comment.start()), Code.BAD_IGNORE, message, hint)]
    codes: dict[Code, Position] = {}
    problems: list[Problem] = []
    for name in _NAME.finditer(comment[1], words.end()):
        position = lines.position(comment.start(1) + name.start())
        if fault := refusal(name[0], suggest=len(problems) < suggestions):
            problems.append(Problem(position, Code.BAD_IGNORE, *fault))
        else:
            codes[Code(name[0])] = position
    return codes, problems
