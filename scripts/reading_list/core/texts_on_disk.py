"""Texts that wait on the disk until they are wanted, for a large list has more of them than memory should hold."""

import os
import tempfile
from collections.abc import Hashable, Iterator
from contextlib import contextmanager, suppress
from typing import IO

from .problems import ReadingListError


class TextsOnDisk:
    """Texts by their keys, in a file without a name that is there as long as any text waits."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._places: dict[Hashable, tuple[int, int]] = {}

    def __setitem__(self, key: Hashable, text: str) -> None:
        """Have *text* wait under *key*. Raises ReadingListError where there is no room for it."""
        content = text.encode("utf-8", "surrogatepass")
        with _room():
            self._file = self._file or tempfile.TemporaryFile()  # noqa: SIM115 - till nothing waits in it
            start = self._file.seek(0, os.SEEK_END)
            self._file.write(content)
        self._places[key] = start, len(content)

    def __contains__(self, key: Hashable) -> bool:
        """Tell whether a text waits under *key*."""
        return key in self._places

    def pop(self, key: Hashable) -> str:
        """Return the text that waits under *key*, and keep it no longer.

        Raises KeyError where none does, and ReadingListError where there was no room for it.
        """
        start, length = self._places.pop(key)
        assert self._file  # noqa: S101 - it has a text
        with _room():
            self._file.seek(start)
            text = self._file.read(length).decode("utf-8", "surrogatepass")
        if not self._places:
            self.clear()
        return text

    def clear(self) -> None:
        """Keep nothing any longer."""
        self._places.clear()
        if self._file:
            with suppress(OSError):  # of what is still to be written, for which there may be no room
                self._file.close()
            self._file = None


@contextmanager
def _room() -> Iterator[None]:
    """Raise ReadingListError in place of an OSError."""
    try:
        yield
    except OSError as trouble:
        raise ReadingListError(
            f"{tempfile.tempdir or 'temporary files'}: cannot be written ({trouble.strerror}). "
            "Set TMPDIR to a folder with room for texts that wait."
        ) from trouble
