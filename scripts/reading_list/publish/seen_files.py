"""What files hold that have been read before: known as long as neither their size nor their times have changed.

To ask for these takes a fifth of the time of reading a file, of which a large list has thousands. One that has changed
a moment ago is read the next time as well: within a tick of the clock, another change would give it the same time.
"""

import json
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path

from ..core.store import DAMAGED, Store
from .staged_files import digest_at

_AREA = "files"
_SECOND = 1_000_000_000  # nanoseconds


class SeenFiles:
    """The digests of files below *root*, those in *store* and those that are asked for."""

    def __init__(self, root: Path, store: Store | None, clock: Callable[[], int] = time.time_ns) -> None:
        self._store = store
        self._clock = clock
        self._name = str(root)
        self._before = _kept(store.get(_AREA, self._name, "")) if store else {}
        self._after: dict[str, str] = {}

    def digest(self, path: Path) -> str | None:
        """Return the SHA-256 of what the file *path* holds; None where there is none that can be read."""
        name = str(path)
        now = self._clock()
        try:
            status = os.lstat(path)
        except (OSError, ValueError):
            return None
        if os.name != "posix" or not stat.S_ISREG(status.st_mode):  # elsewhere no time tells of every change
            return digest_at(path)
        marks = f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino} "
        known = self._before.get(name, "")
        digest = known.removeprefix(marks) if known.startswith(marks) else digest_at(path)
        if digest and _is_settled(max(status.st_mtime_ns, status.st_ctime_ns), now):
            self._after[name] = marks + digest
        return digest

    def keep(self) -> None:
        """Keep what has been asked for."""
        if self._store and self._after != self._before:
            self._store.put(_AREA, self._name, "", json.dumps(self._after).encode("utf-8", "surrogatepass"))


def _is_settled(changed: int, now: int) -> bool:
    """Tell whether a file that has *changed* then could not change now and have the same times again."""
    tick = _SECOND // 10 if changed % _SECOND else 3 * _SECOND  # some file systems know seconds only
    return now - changed > tick


def _kept(content: bytes | None) -> dict[str, str]:
    try:
        return {str(name): str(known) for name, known in json.loads(content or b"").items()}
    except DAMAGED:
        return {}
