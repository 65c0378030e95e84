"""A list that was published as ``entries.json`` → its library. Pure."""

from datetime import date as Day

from ..core.library import ChosenPaths, Library, Names, Topic
from ..core.problems import Location, Position, ReadingListError
from ..core.slugs import slug_fault
from ..entries import checks
from .importers import own_export

_ANY_DAY = Day(2000, 1, 1)  # no rule that must be kept looks at it


class _OneFile:
    """The place of everything that stands in a file of which only the name is known."""

    def __init__(self, path: str) -> None:
        self._position = Position(path)

    def at(self, location: Location, *, key: bool = False) -> Position:  # noqa: ARG002 - of Marks
        """Return the file's beginning."""
        return self._position


def library_of(path: str, text: str) -> Library:
    """Return the library in the *text* of the ``entries.json`` at *path*, for readers.

    Raises ReadingListError where it is none, is of another version, or where works in it refer to what is not there: it
    may come from anywhere.
    """
    marks = _OneFile(path)
    whole = own_export.read(path, text).whole
    assert whole  # noqa: S101 - what that importer reads is a whole list
    topics = tuple(Topic(slug, path, file, marks) for slug, file in whole.topics)
    library = Library(topics, names=Names(path, whole.names, marks), paths=ChosenPaths(path, whole.paths, marks))
    fault = next((fault for topic in topics if (fault := slug_fault(topic.slug))), None)
    # What a list may leave undone, it may publish as well.
    problems = [problem for problem in checks.run(library, _ANY_DAY) if problem.code.needed]
    if fault := fault or next((problem.message for problem in problems), None):
        raise ReadingListError(f"{path}: is not {own_export.FORM} that passed its check ({fault}). Export it anew.")
    return library
