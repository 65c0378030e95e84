"""Mutants that no test can catch, because they change nothing that anybody could see."""

from typing import NamedTuple


class Equivalent(NamedTuple):
    """A mutant of *module*, known by the *line* (without indentation) that it has changed, and *why* it is none."""

    module: str
    line: str
    why: str


EQUIVALENT: tuple[Equivalent, ...] = ()
