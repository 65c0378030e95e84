"""Replies of hosts, kept in a folder with the days on which they came."""

import hashlib
import json
from datetime import date as Day
from pathlib import Path
from typing import Any

from ...core.files import write_file
from ...core.paths import is_regular
from ...core.problems import ReadingListError
from ...core.store_folder import make_cache_folder
from .fetching import Reply

_MAX_BYTES = 20_000_000
_FIELDS = {"url": str, "status": int, "content_type": str, "text": str}


class ReplyCache:
    """The replies in *folder*, as of *day*; those that are older than *days* are no longer taken."""

    def __init__(self, folder: Path, day: Day, days: int) -> None:
        self._folder = folder
        self._day = day
        self._days = days

    def reply(self, url: str) -> Reply | None:
        """Return what was answered at *url*; None where nothing is kept, or where that is too old or damaged."""
        path = self._file(url)
        if not is_regular(path):
            return None
        try:
            with path.open("rb") as file:
                kept: Any = json.loads(file.read(_MAX_BYTES))
            age = (self._day - Day.fromisoformat(kept["day"])).days
            values = {name: kept[name] for name in _FIELDS}
        except (OSError, ValueError, LookupError, TypeError, RecursionError):
            return None
        is_sound = kept.get("asked") == url and all(type(values[name]) is kind for name, kind in _FIELDS.items())
        return Reply(**values) if is_sound and 0 <= age < self._days else None

    def keep(self, url: str, reply: Reply) -> None:
        """Keep *reply* as what was answered at *url*. Raises ReadingListError where it cannot be written."""
        values = {name: getattr(reply, name) for name in _FIELDS}
        content = json.dumps({"asked": url, "day": self._day.isoformat(), **values}, indent=1)
        try:
            make_cache_folder(self._folder)
        except OSError as trouble:
            raise ReadingListError(
                f"{self._folder}: cannot be made ({trouble.strerror}). Replies are kept there; allow writing."
            ) from trouble
        path = self._file(url)
        if path.is_symlink():  # else it would be followed, out of the folder
            path.unlink()
        write_file(path, content + "\n")

    def _file(self, url: str) -> Path:
        return self._folder / f"{hashlib.sha256(url.encode()).hexdigest()[:32]}.json"
