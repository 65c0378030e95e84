"""Pages of which there are many stay on the disk from one build of ``mkdocs serve`` to the next.

MkDocs empties the folder of the site before each build, all but what is hidden. So the folders of these pages are
hidden while it does. Each file is known by its origin, what it was made of: where that is the same, it stays.
"""

import os
import shutil
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path


class KeptFiles:
    """The files of one ``mkdocs serve``."""

    def __init__(self) -> None:
        self._site = Path()
        self._folders: list[str] = []
        self._origins: dict[str, object] = {}  # by path below the folder of the site
        self._others: list[str] = []

    def put_aside(self, site: Path, folders: Iterable[str]) -> None:
        """Hide the *folders* of a *site* that is about to be emptied. What stands in another site is forgotten."""
        if site != self._site:
            self._site, self._others = site, []
            self._origins.clear()
        self._folders = [*folders]
        for folder in self._folders:
            if (site / folder).is_dir() and self._origins:
                shutil.rmtree(self._hidden(folder), ignore_errors=True)
                (site / folder).rename(self._hidden(folder))

    def put_back(self) -> None:
        """Show what is hidden. Where somebody else has made such a folder by now, its files are to be written anew."""
        for folder in self._folders:
            hidden = self._hidden(folder)
            if hidden.is_dir() and not (self._site / folder).exists():
                (self._site / folder).parent.mkdir(parents=True, exist_ok=True)
                hidden.rename(self._site / folder)
            elif hidden.is_dir():
                shutil.rmtree(hidden)

    def remove_others(self) -> None:
        """Remove the files that are not ours: somebody writes them anew, or they are no more."""
        for path in self._others:
            self._remove(path)
        self._others = []

    def keep_only(self, paths: Collection[str]) -> None:
        """Remove the files that are not at any of *paths*."""
        for path in [path for path in self._origins if path not in paths]:
            del self._origins[path]
            self._remove(path)

    def know_of_others(self, paths: Iterable[str]) -> None:
        """Keep in mind which of *paths* are those of somebody else in our folders."""
        self._others = [path for path in paths if path.startswith(tuple(self._folders)) and path not in self._origins]

    def is_kept(self, path: str, origin: object) -> bool:
        """Tell whether the file at *path* is there and made of this *origin*."""
        return self._origins.get(path) == origin and os.path.isfile(f"{self._site}/{path}")  # noqa: PTH113 - asked for each page

    def keep(self, path: str, origin: object) -> None:
        """Know that the file at *path* is made of this *origin*."""
        self._origins[path] = origin

    def forget(self, path: str) -> None:
        """Know no longer what the file at *path* is made of, which is about to be replaced."""
        self._origins[path] = None

    def forget_all(self) -> None:
        """Know of no file what it is made of."""
        self._origins = dict.fromkeys(self._origins)

    def _hidden(self, folder: str) -> Path:
        return self._site / f".reading-list-{folder.strip('/').replace('/', '-')}"

    def _remove(self, path: str) -> None:
        with suppress(OSError):
            (self._site / path).unlink()
            (self._site / path).parent.rmdir()
