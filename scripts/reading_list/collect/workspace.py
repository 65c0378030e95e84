"""An entries folder to work in: read and checked once, asked what a change would do, and changed under a lock."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..core.codes import Code
from ..core.dates import Today
from ..core.files import Replacement, replace_files
from ..core.locks import alone_in
from ..core.paths import exists
from ..core.vocabulary import OURS, Vocabulary
from ..entries.source.folder import entries_shown, read_folder
from . import planning
from .changes import Change
from .drafts import ImportedFile
from .planning import Plan
from .snapshot import Snapshot, checked


@dataclass(frozen=True, slots=True)
class Workspace:
    """An entries folder as it was read. What a change would do is answered from that alone."""

    folder: Path
    snapshot: Snapshot

    @classmethod
    def read(
        cls, folder: Path, today: Today, ignored: Collection[Code] = (), vocabulary: Vocabulary = OURS
    ) -> "Workspace":
        """Return the entries in *folder*, checked as of *today* but for the codes *ignored*.

        They are in the words of *vocabulary*.

        Raises ReadingListError where it cannot be read.
        """
        shown = entries_shown(folder)
        files, misplaced = read_folder(folder, shown=shown)
        snapshot = checked(files, misplaced, today, shown=shown, ignored=ignored, vocabulary=vocabulary)
        return cls(folder, snapshot)

    @classmethod
    def empty(
        cls, folder: Path, today: Today, ignored: Collection[Code] = (), vocabulary: Vocabulary = OURS
    ) -> "Workspace":
        """Return *folder* as one that is yet to be made, with no entries; checked as by ``read``."""
        shown = entries_shown(folder)
        return cls(folder, checked([], [], today, shown=shown, ignored=ignored, vocabulary=vocabulary))

    @classmethod
    @contextmanager
    def alone(
        cls,
        folder: Path,
        today: Today,
        ignored: Collection[Code] = (),
        vocabulary: Vocabulary = OURS,
        *,
        begin: bool = False,
    ) -> "Iterator[Workspace]":
        """Give the entries in *folder*, read as by ``read``; others who write so are held off until all is done.

        With *begin*, a folder that does not exist yet holds no entries.
        Raises ReadingListError where it cannot be read.
        """
        with alone_in(folder):
            if begin and not exists(folder):
                yield cls.empty(folder, today, ignored, vocabulary)
            else:
                yield cls.read(folder, today, ignored, vocabulary)

    @contextmanager
    def current(self) -> "Iterator[Workspace]":
        """Give the folder as it is now, held as by ``alone``: this very workspace where nothing has changed since."""
        with alone_in(self.folder):
            files, misplaced = read_folder(self.folder, shown=self.snapshot.shown)
            if self.snapshot.holds(files, misplaced):
                yield self
            else:
                before = self.snapshot
                yield self.read(self.folder, before.today, before.ignored, before.vocabulary)

    def plan(self, lists: Sequence[ImportedFile], *, topic: str = "", left_out: Sequence[str] = ()) -> Plan:
        """Return what importing *lists* would change; *topic* and *left_out* are those of ``planning.plan``."""
        return planning.plan(lists, self.snapshot, topic=topic, left_out=left_out)

    def commit(self, changes: Sequence[Change]) -> None:
        """Make *changes*, all or none. To be called within ``alone`` or ``current``.

        Raises ReadingListError, with nothing changed, where the folder cannot be written, or somebody who does not
        wait for others has changed one of the files.
        """
        replace_files(
            self.folder, [Replacement(f"{change.stem}.yaml", change.before, change.after) for change in changes]
        )
