"""Generated files on their way into a folder: what is not there yet is written aside, one at a time."""

import hashlib
import os
from collections.abc import Callable, Collection
from contextlib import ExitStack, suppress
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from ..core.files import all_or_nothing, clear_abandoned
from ..core.paths import is_regular
from ..core.site import TextFile
from .late_file import LateFile
from .page import Page


class Aside(NamedTuple):
    """A file that has been compared with what is in its place."""

    path: str
    digest: str
    present: str | None
    """The digest of what is in its place where that is something else; empty where there is nothing."""
    name: str
    """Where it lies aside; empty where it does not."""


class StagedFiles:
    """Files for the folder *root*, of which only the digests are kept in memory: a large list has gigabytes.

    Those that are to take the place of others lie in a folder beside them until *stack* is closed. Pages that *may
    yield* to others wait in memory: most of them will, and a build that changes nothing is to touch nothing.
    """

    def __init__(self, root: Path, may_yield: Collection[str], stack: ExitStack) -> None:
        self._root = root
        self._may_yield = may_yield
        self._stack = stack
        self._waiting: dict[str, bytes] = {}
        self._places: dict[str, str] = {}
        self._counts: dict[int, int] = {}  # of files that processes have written
        self.digests: dict[str, str] = {}
        """Of all files, by their paths."""
        self.replaced: dict[str, str] = {}
        """Of what those that differ find in their place, by their paths; empty where there is nothing."""

    def take(self, file: Page | LateFile | TextFile | Aside) -> None:
        """Compare *file* with what is in its place, and write it aside where that is something else."""
        aside = file if isinstance(file, Aside) else self.compared(file)
        self.digests[aside.path] = aside.digest
        if aside.present is not None:
            self.replaced[aside.path] = aside.present
        if aside.name:
            self._places[aside.path] = aside.name

    def compared(self, file: Page | LateFile | TextFile) -> Aside:
        """Do the same, but for remembering it: another process than that which takes files may make them."""
        found = content_of(self._root / file.path)
        present = "" if found is None else digest(found)
        if isinstance(file, LateFile) and file.digest and file.digest == present:
            return Aside(file.path, present, None, "")
        content = file.text.encode("utf-8")
        new = digest(content)
        if new == present:
            return Aside(file.path, new, None, "")
        if file.path in self._may_yield:
            self._waiting[file.path] = content
            return Aside(file.path, new, present, "")
        return Aside(file.path, new, present, self._written(content))

    def source(self, path: str) -> Path:
        """Return where the file *path* lies."""
        if path in self._waiting:
            self._places[path] = self._written(self._waiting.pop(path))
        return self.folder / self._places[path]

    @property
    def folder(self) -> Path:
        """Where things lie aside."""
        return self._staging[0]

    @property
    def undo(self) -> list[Callable[[], object]]:
        """What is to be done where something fails, the last first."""
        return self._staging[1]

    def _written(self, content: bytes) -> str:
        """Write *content* aside and return where it lies: each process has a folder, for in one they wait in turn."""
        process = os.getpid()
        if process not in self._counts:
            (self.folder / f"new-{process}").mkdir()
        self._counts[process] = count = self._counts.get(process, 0) + 1
        name = f"new-{process}/{count}"
        (self.folder / name).write_bytes(content)
        return name

    @cached_property
    def _staging(self) -> tuple[Path, list[Callable[[], object]]]:
        if not self._root.exists():
            self._root.mkdir(parents=True)
            self._stack.callback(_remove_if_empty, self._root)
        clear_abandoned(self._root)
        return self._stack.enter_context(all_or_nothing(self._root))


def _remove_if_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()


def content_of(path: Path) -> bytes | None:
    """Return what the file *path* holds; None where there is none that can be read."""
    if not is_regular(path):
        return None
    try:
        with path.open("rb", buffering=0) as file:  # read at once: there is no need of a buffer
            return file.readall()
    except OSError:
        return None


def digest(content: bytes) -> str:
    """Return the SHA-256 of *content*."""
    return hashlib.sha256(content).hexdigest()
