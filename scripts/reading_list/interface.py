"""What other programs may call: ``load`` a list, ``check`` it, ``export`` it.

It is documented in ``docs/for-programs.md``, whose examples are run as tests. All else in the package may change.
"""

from pathlib import Path

from .commands.opening import FaultyListError as FaultyListError
from .commands.opening import ReadingList as ReadingList
from .commands.opening import open_list, problems_of
from .core.library import Topic as Topic
from .core.problems import Position as Position
from .core.problems import Problem as Problem
from .core.problems import ReadingListError as ReadingListError
from .core.schema import Entry as Entry
from .core.site import Site as Site
from .publish.exports import format_called


def load(source: str | Path = ".", list_path: str | None = None) -> ReadingList:
    """Return the list at *source* as readers get it: without drafts and remarks.

    *source* is a configuration such as ``mkdocs.yml`` or ``properdocs.yml``, the folder that it stands in, a folder of
    entry files, or a published ``entries.json``, as a file or by its address; without it, the configuration is that of
    the current folder. Of a site with several lists, *list_path* names one.

    Raises FaultyListError where the list has mistakes, and ReadingListError, of which that is one, where it cannot be
    read.
    """
    return open_list(source, list_path)


def check(source: str | Path = ".", list_path: str | None = None) -> list[Problem]:
    """Return the problems of the list at *source*, warnings included, as ``reading-list check`` prints them.

    *source* is a configuration, the folder that it stands in, or a folder of entry files; without it, the configuration
    is that of the current folder. Of a site with several lists, *list_path* names one.

    Raises ReadingListError where it cannot be read.
    """
    return problems_of(source, list_path)


def export(reading_list: ReadingList, form: str) -> str:
    """Return *reading_list* in the format *form*, one of those that ``reading-list export`` knows, such as ``bibtex``.

    Raises ReadingListError for any other.
    """
    return format_called(form).text(*reading_list)
