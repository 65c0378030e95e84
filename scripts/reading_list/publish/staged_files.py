"""Generated files on their way into a folder: what is not there yet is written aside, one at a time.

There are thousands of them: hence paths are text, and the system is not asked what is known already.
"""

import hashlib
import os
import stat
from collections.abc import Callable, Collection, Iterable
from contextlib import ExitStack, suppress
from functools import cached_property
from io import FileIO
from pathlib import Path
from typing import NamedTuple

from ..core.files import all_or_nothing, clear_abandoned, write_bytes
from ..core.site import TextFile
from .late_file import LateFile, Printed
from .page import Page


class Aside(NamedTuple):
    """A file that has been compared with what is in its place."""

    path: str
    digest: str
    present: str | None
    """The digest of what is in its place where that is something else; empty where there is nothing."""


class StagedFiles:
    """Files for the folder *root*, of which only the digests are kept in memory: a large list has gigabytes.

    Those that are to take the place of others lie below a folder aside, each at its own path, until *stack* is closed.
    Pages that *may yield* to others wait in memory: most of them will, and a build that changes nothing is to touch
    nothing.
    """

    def __init__(self, root: Path, may_yield: Collection[str], stack: ExitStack) -> None:
        self._root = root
        self._may_yield = may_yield
        self._stack = stack
        self._waiting: dict[str, bytes] = {}
        self._stands: dict[str, bool] = {}  # whether there is a folder at a path
        self._made: set[str] = set()  # the folders aside
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

    def compared(self, file: Page | LateFile | TextFile) -> Aside:
        """Do the same, but for remembering it: another process than that which takes files may make them."""
        path = file.path
        present = self._present(path)
        if isinstance(file, LateFile) and file.digest and file.digest == present:
            return Aside(path, present, None)
        printed = file.printed if isinstance(file, LateFile) else Printed(file.text)
        new = printed.digest
        if new == present:
            return Aside(path, new, None)
        if path in self._may_yield:
            self._waiting[path] = printed.content
        else:
            self._write(path, printed.content)
        return Aside(path, new, present)

    def complete(self, paths: Iterable[str]) -> Path:
        """Return the folder below which the files *paths* lie that are to be put in place, and no others."""
        for path in self._waiting.keys() & {*paths}:
            self._write(path, self._waiting[path])
        return Path(self._new)

    @property
    def folder(self) -> Path:
        """Where things lie aside."""
        return self._staging[0]

    @property
    def undo(self) -> list[Callable[[], object]]:
        """What is to be done where something fails, the last first."""
        return self._staging[1]

    def _present(self, path: str) -> str:
        """Return the digest of what is at *path*; empty where there is nothing."""
        folder = path.rpartition("/")[0]
        if folder not in self._stands:
            self._stands[folder] = (self._root / folder).is_dir()
        found = content_of(f"{self._root}/{path}") if self._stands[folder] else None
        return "" if found is None else digest(found)

    def _write(self, path: str, content: bytes) -> None:
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            Path(self._new, folder).mkdir(parents=True, exist_ok=True)
            self._made.add(folder)
        write_bytes(f"{self._new}/{path}", content)

    @cached_property
    def _new(self) -> str:
        return str(self.folder / "new")

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


def content_of(path: str | Path) -> bytes | None:
    """Return what the file *path* holds; None where there is none that can be read: no folder, no link, no pipe."""
    try:
        status = os.lstat(path)
        if not stat.S_ISREG(status.st_mode):
            return None
        with FileIO(path) as file:
            content = file.read(status.st_size + 1)  # all at once, and no more where nobody is writing into it
            return content if len(content) == status.st_size else content + file.readall()
    except OSError:
        return None


def digest(content: bytes) -> str:
    """Return the SHA-256 of *content*."""
    return hashlib.sha256(content).hexdigest()
