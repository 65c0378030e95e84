"""Entry files → the library and every problem in them: read, then checked. Pure."""

import gc
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date as Day
from typing import NamedTuple

from ..core.codes import Code
from ..core.library import Library
from ..core.problems import Problem, errors, in_order
from ..core.store import Store
from ..core.vocabulary import OURS, Vocabulary
from . import checks, ignoring
from .kept_rules import keep_positions, recall_rules
from .source.file import SourceFile
from .source.topics import parse_files


class Checked(NamedTuple):
    """A library with its problems, and with those that are switched off; both sorted by place."""

    library: Library
    problems: list[Problem]
    ignored: list[Problem]


def check_files(
    files: list[SourceFile],
    problems: list[Problem],
    day: Day,
    ignored: Collection[Code] = (),
    before: Library | None = None,
    vocabulary: Vocabulary = OURS,
    store: Store | None = None,
) -> Checked:
    """Return the library in *files* and all problems, those in *problems* included.

    The codes *ignored* are switched off everywhere, others by comments in the files. *before* is the library of an
    earlier revision, where ids that are lost since are to be reported. The entries are in the words of *vocabulary*.
    What *store* has of a file is taken from there, and what it has not is kept in it.
    """
    with without_collector():
        library, mistakes = parse_files(files, vocabulary, store)
        if problems:  # a file that was not even taken may hold what the others name
            library = replace(library, complete=False)
        if store:
            recall_rules(library, files, store)
        checked = _checked(library, in_order([*problems, *mistakes, *checks.run(library, day, before)]), ignored)
        if store:
            wrong = {problem.position.path for problem in mistakes}
            keep_positions(library, (file for file in files if file.path not in wrong), store)
        return checked


def _checked(library: Library, problems: list[Problem], ignored: Collection[Code]) -> Checked:
    standing, off = ignoring.divided(problems, ignored, library.switches)
    if not errors(standing):  # else some rules have not seen all
        unused = ignoring.unused(library.switches, off)
        standing, off = ignoring.divided(in_order([*problems, *unused]), ignored, library.switches)
    return Checked(library, standing, off)


@contextmanager
def without_collector() -> Iterator[None]:
    """Hold the garbage collector off: records refer to no one in circles, and walking them all again
    and again while they are made takes a fifth of the time (`tests/bench/gains.py`).
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
