"""Entry files → the library and every problem in them: read, then checked. Pure."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date as Day

from ..core.library import Library
from ..core.problems import Problem
from . import checks
from .source.file import SourceFile
from .source.topics import parse_files


def check_files(files: list[SourceFile], problems: list[Problem], day: Day) -> tuple[Library, list[Problem]]:
    """Return the library in *files* and all problems, those in *problems* included, sorted by place."""
    with without_collector():
        library, mistakes = parse_files(files)
        if problems:  # a file that was not even taken may hold what the others name
            library = replace(library, complete=False)
        return library, sorted([*problems, *mistakes, *checks.run(library, day)])


@contextmanager
def without_collector() -> Iterator[None]:
    """Hold the garbage collector off: records refer to no one in circles, and walking them all again
    and again while they are made takes a third of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
