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

from .problems import ReadingListError


@contextmanager
def alone_in(root: Path) -> Iterator[None]:
    """Hold off others that read and replace files of *root* in this way until all is done.

    Raises ReadingListError where the file that stands for *root* cannot be written.
    """
    with ExitStack() as stack:
        try:
            stack.enter_context(locked(root))
        except OSError as trouble:
            raise ReadingListError(f"{lock_file(root)}: cannot be written ({trouble.strerror}).") from trouble
        yield


def lock_file(root: Path) -> Path:
    """Return a file outside *root* that stands for it: a lock must not lie among the pages."""
    user = os.getuid() if hasattr(os, "getuid") else ""
    name = hashlib.sha256(os.fsencode(root.resolve())).hexdigest()
    return Path(tempfile.gettempdir(), f"reading-list-{user}-{name}.lock")


if sys.platform == "win32":

    def locked(root: Path) -> AbstractContextManager[object]:
        """Do what ``alone_in`` does, but raise OSError."""
        from filelock import FileLock  # takes a while to load, and what only reads needs none

        return FileLock(lock_file(root))  # which takes its file away itself

else:
    import fcntl

    @contextmanager
    def locked(root: Path) -> Iterator[None]:
        """Do what ``alone_in`` does, but raise OSError."""
        path = lock_file(root)
        while True:
            with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)) as file:
                fcntl.flock(file, fcntl.LOCK_EX)
                if os.fstat(file.fileno()).st_nlink == 0:
                    continue  # who had it before has taken it away, and others may have made a new one
                try:
                    yield
                finally:
                    with suppress(OSError):
                        path.unlink()  # before anybody else can have it
                return
