"""Whether there is something at a path, and whether it is a file."""

import stat
from pathlib import Path

from .characters import printable
from .problems import ReadingListError


def exists(path: Path) -> bool:
    """Tell whether there is something at *path*.

    Raises ReadingListError when one may not look.
    """
    try:
        return path.exists()
    except OSError as trouble:
        raise ReadingListError(
            f"{printable(path.as_posix())}: cannot be read ({trouble.strerror}). Allow reading of its folder."
        ) from trouble


def is_regular(path: Path) -> bool:
    """Tell whether *path* is a file itself: no folder, no link, no pipe, which would keep a reader waiting for ever."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False
