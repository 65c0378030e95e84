"""Whether there is something at a path, and whether it is a file."""

import errno
import stat
from pathlib import Path

from .characters import printable
from .problems import ReadingListError

_NOTHING_THERE = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.EINVAL)
"""The last is what Windows says of signs that no name has there, such as an asterisk."""


def exists(path: Path) -> bool:
    """Tell whether there is something at *path*. (``Path.exists`` also says no where one may not look, since 3.14.)

    Raises ReadingListError when one may not look.
    """
    try:
        path.stat()
    except ValueError:  # no system can have such a name
        return False
    except OSError as trouble:
        if trouble.errno in _NOTHING_THERE:
            return False
        raise ReadingListError(
            f"{printable(path.as_posix())}: cannot be read ({trouble.strerror}). Allow reading of its folder."
        ) from trouble
    return True


def is_regular(path: Path) -> bool:
    """Tell whether *path* is a file itself: no folder, no link, no pipe, which would keep a reader waiting for ever."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False
