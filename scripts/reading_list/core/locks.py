"""Folders in which only one of us works at a time.

A file among the temporary ones stands for each of them. It goes when the work is done; one that is left by a process
that was killed holds nobody up.
"""

import hashlib
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TextIO

from .problems import ReadingListError


@contextmanager
def alone_in(root: Path) -> Iterator[None]:
    """Hold off others that read and replace files of *root* in this way until all is done.

    Raises ReadingListError where there can be no file that stands for *root*.
    """
    with ExitStack() as stack:
        try:
            stack.enter_context(_locked(lock_file(root)))
        except OSError as trouble:
            raise ReadingListError(
                f"{trouble.filename or root}: cannot be locked ({trouble.strerror}). "
                "Set TMPDIR to a folder that can be written."
            ) from trouble
        yield


def lock_file(root: Path) -> Path:
    """Return a file outside *root* that stands for it: a lock must not lie among the pages."""
    user = os.getuid() if hasattr(os, "getuid") else ""
    name = hashlib.sha256(os.fsencode(root.resolve())).hexdigest()
    return Path(tempfile.gettempdir(), f"reading-list-{user}-{name}.lock")


if sys.platform == "win32":

    def _locked(path: Path) -> AbstractContextManager[object]:
        """Hold off others that ask for the same *path*. Raises OSError."""
        from filelock import FileLock  # takes a while to load, and what only reads needs none

        return FileLock(path)  # which takes its file away itself

else:
    import fcntl

    @contextmanager
    def _locked(path: Path) -> Iterator[None]:
        """Hold off others that ask for the same *path*. Raises OSError."""
        while True:
            with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)) as file:
                fcntl.flock(file, fcntl.LOCK_EX)
                if not _is_at(path, file):
                    continue  # who had it before has taken it away, and others may have made a new one
                try:
                    yield
                finally:
                    with suppress(OSError):
                        path.unlink()  # before anybody else can have it
                return

    def _is_at(path: Path, file: TextIO) -> bool:
        """Tell whether the open *file* is the one at *path*. (That it has no name any more is not said on NFS.)"""
        try:
            return os.path.samestat(path.lstat(), os.fstat(file.fileno()))
        except FileNotFoundError:
            return False
