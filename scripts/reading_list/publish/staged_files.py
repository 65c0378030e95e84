"""Generated files on their way into a folder: what is not there yet is written aside, one at a time."""

import hashlib
from collections.abc import Callable, Collection
from contextlib import ExitStack, suppress
from functools import cached_property
from pathlib import Path

from ..core.files import all_or_nothing, clear_abandoned
from ..core.paths import is_regular
from ..core.site import TextFile
from .late_file import LateFile
from .page import Page


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
        self.digests: dict[str, str] = {}
        """Of all files, by their paths."""
        self.replaced: dict[str, str] = {}
        """Of what those that differ find in their place, by their paths; empty where there is nothing."""

    def take(self, file: Page | LateFile | TextFile) -> None:
        """Compare *file* with what is in its place, and write it aside where that is something else."""
        found = content_of(self._root / file.path)
        present = "" if found is None else digest(found)
        if isinstance(file, LateFile) and file.digest and file.digest == present:
            self.digests[file.path] = present
            return
        content = file.text.encode("utf-8")
        self.digests[file.path] = digest(content)
        if self.digests[file.path] == present:
            return
        self.replaced[file.path] = present
        if file.path in self._may_yield:
            self._waiting[file.path] = content
        else:
            self._write(file.path, content)

    def source(self, path: str) -> Path:
        """Return where the file *path* lies."""
        if path in self._waiting:
            self._write(path, self._waiting.pop(path))
        return self.folder / self._places[path]

    @property
    def folder(self) -> Path:
        """Where things lie aside."""
        return self._staging[0]

    @property
    def undo(self) -> list[Callable[[], object]]:
        """What is to be done where something fails, the last first."""
        return self._staging[1]

    def _write(self, path: str, content: bytes) -> None:
        self._places[path] = f"new-{len(self._places)}"
        (self.folder / self._places[path]).write_bytes(content)

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
    try:
        return path.read_bytes() if is_regular(path) else None
    except OSError:
        return None


def digest(content: bytes) -> str:
    """Return the SHA-256 of *content*."""
    return hashlib.sha256(content).hexdigest()
