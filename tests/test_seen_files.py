"""What a file holds is known without reading it as long as nobody can have changed it."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reading_list.core.store import MemoryStore
from reading_list.publish import seen_files
from reading_list.publish.seen_files import SeenFiles
from reading_list.publish.staged_files import digest


def later() -> int:
    """Return a time at which no file has changed a moment ago."""
    return time.time_ns() + 10**10


class Reader:
    """Tells what *path* holds as builds do, and whether it was read for that."""

    def __init__(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.path = path
        self.store = MemoryStore()
        self._times = 0
        read = seen_files.digest_at

        def counted(path: Path) -> str | None:
            self._times += 1
            return read(path)

        monkeypatch.setattr(seen_files, "digest_at", counted)

    def look(self, clock: Callable[[], int] = later) -> tuple[str | None, bool]:
        """Return the digest that a build finds, and whether it has read the file."""
        before = self._times
        seen = SeenFiles(self.path.parent, self.store, clock)
        found = seen.digest(self.path)
        seen.keep()
        return found, self._times > before


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reader:
    """Return what reads a file."""
    (tmp_path / "page.md").write_bytes(b"first")
    return Reader(tmp_path / "page.md", monkeypatch)


def test_a_file_that_nobody_has_changed_is_read_once(reader: Reader) -> None:
    """The second build knows what is in it, and so does the third."""
    assert [reader.look() for _ in range(3)] == [(digest(b"first"), read) for read in (True, False, False)]


def test_a_file_that_somebody_changed_is_read_whatever_its_size_and_day(reader: Reader) -> None:
    """As many bytes, with the time of before set by hand: the system has noted when that was done."""
    reader.look()
    before = reader.path.stat()
    while True:  # until the clock of the system has moved on
        reader.path.write_bytes(b"other")
        os.utime(reader.path, ns=(before.st_atime_ns, before.st_mtime_ns))
        if reader.path.stat().st_ctime_ns != before.st_ctime_ns:
            break
    assert reader.look() == (digest(b"other"), True)


def test_another_file_in_its_place_is_read(reader: Reader) -> None:
    """It was renamed there, and so has another number."""
    reader.look()
    other = reader.path.with_name("other.md")
    other.write_bytes(b"other")
    other.replace(reader.path)
    assert reader.look() == (digest(b"other"), True)


def test_a_file_that_changed_a_moment_ago_is_read_again(reader: Reader) -> None:
    """Another change within a tick of the clock would not show."""
    changed = reader.path.stat().st_ctime_ns
    assert [reader.look(lambda: changed + 10**7) for _ in range(2)] == [(digest(b"first"), True)] * 2
    assert [reader.look() for _ in range(2)] == [(digest(b"first"), True), (digest(b"first"), False)]


def test_where_times_are_whole_seconds_a_moment_is_longer(reader: Reader) -> None:
    """Some file systems know no parts of seconds."""
    second = 10**9
    os.utime(reader.path, ns=(0, later() // second * second))
    at = reader.path.stat().st_mtime_ns
    assert at % second == 0
    assert [reader.look(lambda: at + second)[1] for _ in range(2)] == [True, True]
    assert [reader.look(lambda: at + 4 * second)[1] for _ in range(2)] == [True, False]


def test_what_is_no_file_holds_nothing(reader: Reader) -> None:
    """A link, a folder, and nothing at all: whatever stood there before."""
    reader.look()
    target = reader.path.rename(reader.path.with_name("target.md"))
    assert reader.look()[0] is None
    reader.path.symlink_to(target)
    assert reader.look()[0] is None
    reader.path.unlink()
    reader.path.mkdir()
    assert reader.look()[0] is None


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'{"page.md": 1}', b"[[[["])
def test_what_is_nothing_of_ours_is_not_taken(reader: Reader, content: bytes) -> None:
    """What was cut, or what somebody else has written, counts as not there."""
    reader.store.put("files", str(reader.path.parent), "", content)
    assert reader.look() == (digest(b"first"), True)
