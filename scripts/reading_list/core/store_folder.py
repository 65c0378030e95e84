"""A store in the folder of a project for what can be had again, or in another one: a file for each content.

A file that was cut, or that something else has written, counts as not there. What is new is written aside and renamed,
so that of several programs at once each finds whole files, the last one's. What nobody has asked for in a month goes.
"""

import os
import re
import time
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Literal
from zlib import crc32

from .paths import is_regular
from .problems import ReadingListError
from .program import program_digest
from .store import key_of

_DAY = 24 * 3600  # seconds
_UNUSED = 30 * _DAY
_LONGEST_HEAD = 200  # bytes
_KEPT = re.compile(r"[0-9a-f]{40}\.(?:json|code)(?:\.\d+)?")
"""What our files are called, those included that a program was killed over."""


def cache_folder(configuration: Path) -> Path:
    """Return where what can be had again stands for the site of the file *configuration*."""
    return configuration.parent / ".cache" / "reading-list"


def make_cache_folder(folder: Path) -> None:
    """Make *folder*, of which git sees nothing. Raises OSError or ReadingListError where it cannot be made."""
    if not os.path.lexists(folder / ".gitignore"):
        from .files import write_file  # takes a while to load, and most have the folder

        folder.mkdir(parents=True, exist_ok=True)
        write_file(folder / ".gitignore", "*\n")


class StoreFolder:
    """Contents below *folder*, which one *program* has kept: another has others.

    In the cache folder of a project all of them are JSON; only the user's own folder may hold ``code``.
    """

    def __init__(self, folder: Path, program: str = "", form: Literal["json", "code"] = "json") -> None:
        """Take the program that runs where none is named."""
        self._folder = folder
        self._form = form
        self._program = program or program_digest()
        self._is_writable = True

    def get(self, area: str, name: str, key: str) -> bytes | None:
        """Return the content of this name where it was kept with the same *key*; None where there is none."""
        path = self._file(area, name)
        if not is_regular(path):
            return None
        try:
            with path.open("rb") as file:
                head = file.readline(_LONGEST_HEAD)
                if not head.startswith(self._origin(key)):
                    return None
                content = file.read()
                is_old = time.time() - os.fstat(file.fileno()).st_mtime > _DAY
        except OSError:
            return None
        if head != self._head(key, content):
            return None
        if is_old:
            with suppress(OSError):
                os.utime(path)
        return content

    def put(self, area: str, name: str, key: str, content: bytes) -> None:
        """Keep *content* in place of what has been kept under this name. Where it cannot be kept, nothing happens."""
        if not self._is_writable:
            return
        path = self._file(area, name)
        aside = f"{path}.{os.getpid()}"
        try:
            with self._new(path.parent, aside) as file:
                file.write(self._head(key, content))
                file.write(content)
            os.replace(aside, path)  # noqa: PTH105 - takes half the time of ``Path.replace``
        except (OSError, ReadingListError):
            self._is_writable = False
            with suppress(OSError):
                Path(aside).unlink()

    def _new(self, area: Path, aside: str) -> BinaryIO:
        """Return the new file *aside* in the folder *area*. Raises OSError or ReadingListError where it cannot be."""
        try:
            return open(aside, "xb")  # noqa: PTH123 - for the same reason
        except FileNotFoundError:
            make_cache_folder(self._folder)
            area.mkdir(parents=True, exist_ok=True)
        except FileExistsError:  # left by a program that was killed, or a link out of the folder
            Path(aside).unlink()
        return open(aside, "xb")  # noqa: PTH123 - for the same reason

    def clear_unused(self) -> None:
        """Delete what no command has asked for in a month: files of ours, and none that a link leads to."""
        before = time.time() - _UNUSED
        for path in self._folder.glob("*/*"):
            with suppress(OSError):
                is_ours = _KEPT.fullmatch(path.name) and not path.parent.is_symlink()
                if is_ours and path.lstat().st_mtime < before:
                    path.unlink()

    def _file(self, area: str, name: str) -> Path:
        return self._folder / area / f"{key_of(name)}.{self._form}"

    def _head(self, key: str, content: bytes) -> bytes:
        """Return the line before *content*: what it was made of, and by which it is told whether it is whole."""
        return self._origin(key) + b"%d %08x\n" % (len(content), crc32(content))

    def _origin(self, key: str) -> bytes:
        return f"{key_of(self._program, key)} ".encode()
