"""Only one of us works in a folder at a time, and nothing is left of that in the end."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from reading_list.core.files import create
from reading_list.core.locks import alone_in, lock_file
from reading_list.core.problems import ReadingListError
from reading_list.core.site import TextFile
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
from reading_list.core.locks import lock_file, locked

for _ in range(500):
    with locked(Path("list")):
        assert lock_file(Path("list")).exists(), "others could come in"
        Path("inside").touch(exist_ok=False)
        Path("inside").unlink()
"""


def test_those_who_wait_are_not_let_in_together(tmp_path: Path) -> None:
    """The file that stands for a folder goes with each who has worked there, while others wait for it."""
    with started(ALONE, tmp_path) as one, started(ALONE, tmp_path) as other:
        assert [(done.returncode, done.stderr) for done in (one.done(), other.done())] == [(0, ""), (0, "")]
    assert not lock_file(tmp_path / "list").exists()


def test_a_lock_that_cannot_be_had_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file that stands for the folder is named."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    lock = lock_file(tmp_path / "list")
    pages = [TextFile("index.md", "")]
    ways: list[Callable[[], object]] = [alone_in(tmp_path / "list").__enter__, lambda: create(tmp_path / "list", pages)]
    for work in ways:
        with read_only(tmp_path), pytest.raises(ReadingListError) as trouble:
            work()
        assert str(trouble.value) == f"{lock}: cannot be written (Permission denied)."
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_stays_locks_nobody_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who was killed has left it, and it may lie where it cannot be taken away."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    lock_file(tmp_path / "list").touch()
    with read_only(tmp_path), alone_in(tmp_path / "list"):
        pass
    assert lock_file(tmp_path / "list").exists()
