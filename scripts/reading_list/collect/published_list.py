"""A list that was published as ``entries.json`` → its library. Pure."""

from collections.abc import Iterator
from datetime import date as Day

from ..core.characters import find_forbidden
from ..core.library import ChosenPaths, Library, Names, Topic
from ..core.problems import Location, Position, ReadingListError
from ..core.slugs import slug_fault
from ..entries import checks
from .foreign_words import vocabulary_in
from .importers import own_export
from .importers.bibliographies import json_items

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
    document = json_items.members(text)
    try:
        words = vocabulary_in(document)
    except ValueError as trouble:
        raise _refusal(path, trouble) from trouble
    whole = own_export.read(path, text, words).whole
    assert whole  # noqa: S101 - what that importer reads is a whole list
    topics = tuple(Topic(slug, path, file, marks) for slug, file in whole.topics)
    library = Library(
        topics, vocabulary=words, names=Names(path, whole.names, marks), paths=ChosenPaths(path, whole.paths, marks)
    )
    if fault := next(_faults(library, document.get("vocabulary")), None):
        raise _refusal(path, fault)
    return library


def _refusal(path: str, fault: object) -> ReadingListError:
    return ReadingListError(f"{path}: is not {own_export.FORM} that passed its check ({fault}). Export it anew.")


def _faults(library: Library, declaration: object) -> Iterator[str]:
    """Yield what every list must keep and *library*, with the words of its *declaration*, does not."""
    files = [library.names.file, library.paths.file, *(topic.file for topic in library.topics)]
    values = [declaration, *(file.model_dump(exclude_defaults=True) for file in files)]
    texts = (text for value in values for text in _texts(value))
    if sign := next(filter(None, map(find_forbidden, texts)), None):
        yield f"it holds the character U+{ord(sign[0][0]):04X}"
    yield from (fault for topic in library.topics if (fault := slug_fault(topic.slug)))
    # What a list may switch off, it may publish as well.
    yield from (problem.message for problem in checks.run(library, _ANY_DAY) if problem.code.needed)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _texts((*value, *value.values()))
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _texts(inner)
