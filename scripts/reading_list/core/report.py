"""Problems → text for people, for GitHub, for programs. Pure."""

import json
from collections import Counter
from collections.abc import Sequence

from .characters import printable
from .problems import Problem, errors


def as_text(problem: Problem, severity: str = "") -> str:
    """Return ``path:line:column: error[code]: message`` and, indented below it, the hint.

    *severity* may give the severity in colour.
    """
    position = problem.position
    place = printable(f"{position.path}:{position.line}:{position.column}")
    lines = [f"{place}: {severity or problem.severity}{printable(f'[{problem.code}]: {problem.message}')}"]
    if problem.hint:
        lines.append(f"    {printable(problem.hint)}")
    return "\n".join(lines)


def as_github(problem: Problem) -> str:
    """Return a workflow command that GitHub shows beside the line in the pull request.

    Format: https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions
    """
    position = problem.position
    message = problem.message + (f"\n{problem.hint}" if problem.hint else "")
    place = f"file={_property(position.path)},line={position.line},col={position.column}"
    return f"::{problem.severity} {place},title={_property(problem.code)}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Sequence[Problem]) -> str:
    """Return all *problems* as one JSON list."""
    return json.dumps(
        [
            {
                "path": problem.position.path,
                "line": problem.position.line,
                "column": problem.position.column,
                "severity": problem.severity,
                "code": problem.code,
                "message": problem.message,
                "hint": problem.hint,
            }
            for problem in problems
        ],
        ensure_ascii=False,
        indent=2,
    )


def summary(problems: Sequence[Problem], entries: int, topics: int, off: Sequence[Problem] = ()) -> str:
    """Return the last line of a check: what was looked at, what was found, and what is switched *off*."""
    wrong = len(errors(problems))
    warnings = len(problems) - wrong
    counts = (
        f"{_count(entries, 'entry', 'entries')} in {_count(topics, 'topic', 'topics')}: "
        f"{_count(wrong, 'error', 'errors')}, {_count(warnings, 'warning', 'warnings')}"
    )
    return "; ".join(filter(None, (counts, ignored(off))))


def ignored(off: Sequence[Problem]) -> str:
    """Return how many problems of which code are switched *off*, the most frequent first; nothing where none is."""
    counts = Counter(problem.code for problem in off)
    ranked = sorted(counts.items(), key=lambda count: (-count[1], count[0]))
    return f"ignored: {', '.join(f'{number:,} {code}' for code, number in ranked)}" if ranked else ""


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
