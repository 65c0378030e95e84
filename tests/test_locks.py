"""Only one of us works in a folder at a time, and nothing is left of that in the end."""

import fcntl
import os
import tempfile
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import TextIO

import pytest
from filelock import FileLock

from reading_list.core.files import create
from reading_list.core.locks import alone_in, lock_file
from reading_list.core.problems import ReadingListError
from reading_list.core.site import TextFile
from reading_list.publish.writing import write
from rights import read_only
from warm import started


def test_only_one_works_in_a_folder(tmp_path: Path) -> None:
    """The lock stands for the folder however it is named, lies outside, is one's own, and goes in the end."""
    (tmp_path / "link").symlink_to(tmp_path)
    lock = lock_file(tmp_path)
    assert lock_file(tmp_path / "link") == lock != lock_file(tmp_path / "other")
    assert lock.parent == Path(tempfile.gettempdir())
    assert lock.name.startswith(f"reading-list-{os.getuid()}-")
    assert lock_file(tmp_path / os.fsdecode(b"caf\xe9")) != lock_file(tmp_path / os.fsdecode(b"caf\xe8"))
    with alone_in(tmp_path):
        assert lock.stat().st_mode & 0o777 == 0o600
        with pytest.raises(TimeoutError):
            FileLock(lock, timeout=0).acquire()
    assert not lock.exists()
    with FileLock(lock, timeout=0):
        pass
    assert list(tmp_path.iterdir()) == [tmp_path / "link"]


ALONE = """
from pathlib import Path
from reading_list.core.locks import alone_in, lock_file

for _ in range(500):
    with alone_in(Path("list")):
        assert lock_file(Path("list")).exists(), "others could come in"
        Path("inside").touch(exist_ok=False)
        Path("inside").unlink()
"""


def test_those_who_wait_are_not_let_in_together(tmp_path: Path) -> None:
    """The file that stands for a folder goes with each who has worked there, while others wait for it."""
    with started(ALONE, tmp_path) as one, started(ALONE, tmp_path) as other:
        assert [(done.returncode, done.stderr) for done in (one.done(), other.done())] == [(0, ""), (0, "")]
    assert not lock_file(tmp_path / "list").exists()


AWAY: dict[str, Callable[[Path], object]] = {
    "taken": Path.unlink,
    "put aside": lambda lock: lock.rename(lock.with_name("aside")),  # on a disk of another machine (NFS)
}


@pytest.mark.parametrize("way", AWAY)
def test_a_lock_on_a_file_that_went_away_meanwhile_is_none(
    way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who had it before takes the file away while others wait for it, and who comes later makes a new one."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    lock, take_away, flock = lock_file(tmp_path / "list"), AWAY[way], fcntl.flock
    times: list[int] = []

    def wait(file: TextIO, operation: int) -> None:
        flock(file, operation)
        times.append(operation)
        if len(times) == 1:
            take_away(lock)

    monkeypatch.setattr(fcntl, "flock", wait)
    with alone_in(tmp_path / "list"):
        assert lock.exists()
    assert len(times) == 2


NO_LOCK: dict[str, tuple[Callable[[Path], object], str]] = {
    "a folder in its place": (Path.mkdir, "Is a directory"),
    "a link in its place": (lambda lock: lock.symlink_to("x"), "Too many levels of symbolic links"),
    "no folder for it": (lambda lock: lock.parent.rmdir(), "No such file or directory"),
    "nothing in a folder that is closed": (Path.exists, "Permission denied"),
}


@pytest.mark.parametrize("trouble", NO_LOCK)
def test_a_lock_that_cannot_be_had_is_said(trouble: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file that stands for the folder is named, with what can be done; nothing is written."""
    prepare, reason = NO_LOCK[trouble]
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    lock, pages = lock_file(tmp_path / "list"), [TextFile("index.md", "")]
    ways: list[Callable[[], object]] = [
        alone_in(tmp_path / "list").__enter__,
        lambda: create(tmp_path / "list", pages),
        lambda: write(pages, tmp_path / "list", "1"),
    ]
    prepare(lock)
    with read_only(lock.parent) if "closed" in trouble else nullcontext():
        for work in ways:
            with pytest.raises(ReadingListError) as said:
                work()
            words = f"{lock}: cannot be locked ({reason}). Set TMPDIR to a folder that can be written."
            assert str(said.value) == words
    assert not (tmp_path / "list").exists()
    assert not (tmp_path / "x").exists()


def test_without_any_folder_for_temporary_files_the_list_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk has none."""
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(tempfile, "_candidate_tempdir_list", lambda: [str(tmp_path / "none")])
    with pytest.raises(ReadingListError, match=r"list: cannot be locked \(No usable temporary directory .*TMPDIR"):
        alone_in(tmp_path / "list").__enter__()


def test_a_file_that_stays_locks_nobody_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who was killed has left it, and it may lie where it cannot be taken away."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    lock_file(tmp_path / "list").touch()
    with read_only(tmp_path), alone_in(tmp_path / "list"):
        pass
    assert lock_file(tmp_path / "list").exists()
