"""The entry files as they were read, with what the check says of them. Pure."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from ..core.codes import Code
from ..core.dates import Today
from ..core.library import Library
from ..core.problems import Problem, errors
from ..core.vocabulary import OURS, Vocabulary
from ..entries.candidate import Candidate, examined
from ..entries.loading import check_files
from ..entries.source.file import SourceFile


class Snapshot(NamedTuple):
    """The files of an entries folder, the library in them, and all problems of both as of *today*.

    *misplaced* are those of files that were not even taken; *shown* is how messages call the folder; the codes
    *ignored* are switched off.
    """

    files: tuple[SourceFile, ...]
    misplaced: tuple[Problem, ...]
    library: Library
    problems: tuple[Problem, ...]
    today: Today
    shown: str
    ignored: frozenset[Code]

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the list."""
        return self.library.vocabulary

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What has to be mended before anything may be added."""
        return tuple(errors(self.problems))

    @property
    def topic_texts(self) -> dict[str, str]:
        """The texts of the topics, which must be free of errors, by the names of their files."""
        others = self.library.beside_topics
        return {file.stem: file.content.decode("utf-8") for file in self.files if file.path not in others}

    def holds(self, files: Sequence[SourceFile], misplaced: Sequence[Problem]) -> bool:
        """Tell whether the folder is still as it was read, now that *files* and *misplaced* are in it."""
        return self.files == (*files,) and self.misplaced == (*misplaced,)

    def examined(self, values: Mapping[str, object]) -> Candidate:
        """Return a new entry with these *values*, judged as those of the files are."""
        return examined(values, self.today.latest, self.ignored, self.vocabulary)


def checked(
    files: Sequence[SourceFile],
    misplaced: Sequence[Problem],
    today: Today,
    *,
    shown: str = "entries",
    ignored: Collection[Code] = (),
    vocabulary: Vocabulary = OURS,
) -> Snapshot:
    """Return *files* with the library in them, checked as of *today* but for the codes *ignored*.

    The entries are in the words of *vocabulary*.
    """
    library, problems, _ = check_files([*files], [*misplaced], today.latest, ignored, vocabulary=vocabulary)
    return Snapshot((*files,), (*misplaced,), library, (*problems,), today, shown, frozenset(ignored))
