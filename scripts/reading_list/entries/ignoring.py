"""Problems → those that stand, and those whose code is switched off where they are. Pure."""

from bisect import bisect
from collections.abc import Collection, Iterable, Iterator, Sequence

from ..core.codes import Code
from ..core.problems import Position, Problem, Switch


def is_off(code: Code, position: Position, ignored: Collection[Code], switches: Sequence[Switch]) -> bool:
    """Tell whether *code* is among those *ignored* in the whole list, or switched off for the entry at *position*.

    *switches* come in the order of their places.
    """
    return code in ignored or _named_at(code, position, switches) is not None


def divided(
    problems: Iterable[Problem], ignored: Collection[Code], switches: Sequence[Switch]
) -> tuple[list[Problem], list[Problem]]:
    """Return those of *problems* that stand, and those that are switched off."""
    parts: dict[bool, list[Problem]] = {False: [], True: []}
    for problem in problems:
        parts[is_off(problem.code, problem.position, ignored, switches)].append(problem)
    return parts[False], parts[True]


def _named_at(code: Code, position: Position, switches: Sequence[Switch]) -> Position | None:
    """Return the place that switches *code* off at *position*, if one does."""
    before = bisect(switches, position, key=lambda switch: switch.begins)
    switch = switches[before - 1] if before else None
    return switch.codes.get(code) if switch and position < switch.ends else None


def unused(switches: Sequence[Switch], problems: Sequence[Problem]) -> Iterator[Problem]:
    """Yield a problem for each code in a comment that switches off none of *problems*."""
    used = {_named_at(problem.code, problem.position, switches) for problem in problems}
    named = {position: code for switch in switches for code, position in switch.codes.items()}
    for position, code in named.items():
        if position not in used:
            yield Problem(
                position,
                Code.UNUSED_IGNORE,
                f'there is no "{code}" to ignore in this entry',
                "Delete the word, or the comment.",
            )
