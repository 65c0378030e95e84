"""Files that people write too: replaced whole or not at all, and never when somebody has changed them meanwhile."""

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers import contents
from reading_list.core import files
from reading_list.core.files import (
    Replacement,
    all_or_nothing,
    create,
    refuse_unless_empty,
    replace_files,
    write_file,
)
from reading_list.core.locks import lock_file
from reading_list.core.paths import exists
from reading_list.core.problems import ReadingListError
from reading_list.core.site import TextFile
from rights import closed, read_only

PAGES = [TextFile("index.md", "é\r\n"), TextFile("topics/deep/b.md", "b"), TextFile("topics/a.md", "a")]


# --- One file -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("mask", "rights"), [(0o027, 0o640), (0o000, 0o666)])
def test_a_new_file_has_the_rights_of_any_new_file(tmp_path: Path, mask: int, rights: int) -> None:
    """They are those that the user's mask leaves, which stays as it was."""
    before = os.umask(mask)
    try:
        write_file(tmp_path / "a.bib", "x")
        assert os.umask(mask) == mask
    finally:
        os.umask(before)
    assert (tmp_path / "a.bib").stat().st_mode & 0o777 == rights


def test_nothing_is_written_aside_in_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file can only be renamed where it is: the folder for temporary files may be on another disk."""
    temporary, target = tmp_path / "temporary", tmp_path / "list"
    for folder in (temporary, target):
        folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    lock_file(target).touch()
    with read_only(temporary):
        create(target, PAGES)
        write_file(target / "a.bib", "x")
        replace_files(target, [Replacement("a.yaml", None, "a")])
    assert set(contents(target)) == {"index.md", "topics/a.md", "topics/deep/b.md", "a.bib", "a.yaml"}


def test_a_file_that_cannot_be_written_is_named_with_the_reason(tmp_path: Path) -> None:
    with read_only(tmp_path), pytest.raises(ReadingListError) as trouble:
        write_file(tmp_path / "a.bib", "x")
    assert str(trouble.value) == f"{tmp_path / 'a.bib'}: cannot be written (Permission denied)."
    with pytest.raises(ReadingListError, match=r": is not a file\.$"):
        write_file(tmp_path, "x")


def test_where_one_may_not_look_there_may_be_something(tmp_path: Path) -> None:
    """It is no file that is missing; one below a file, or in a ring of links, is none."""
    folder, ring = tmp_path / "list", tmp_path / "ring"
    folder.mkdir()
    (folder / "mkdocs.yml").touch()
    ring.symlink_to(ring)
    assert exists(folder / "mkdocs.yml")
    with closed(folder), pytest.raises(ReadingListError, match=r"Permission denied.* Allow reading of its folder\.$"):
        exists(folder / "mkdocs.yml")
    assert not any(map(exists, (folder / "a", folder / "mkdocs.yml" / "a", ring, folder / "a\0")))


def test_a_single_file_is_written_whole(tmp_path: Path) -> None:
    """A file is made or replaced; its rights, and a link to it, stay as they are."""
    file, link = tmp_path / "a.bib", tmp_path / "link.bib"
    write_file(file, "é")
    assert file.read_bytes() == "é".encode()
    file.chmod(0o640)
    link.symlink_to(file)
    write_file(link, "new")
    assert (file.read_text(), file.stat().st_mode & 0o777, link.is_symlink()) == ("new", 0o640, True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.bib", "link.bib"]


def test_a_single_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """A missing folder, or something that is no file, is named, and nothing changes."""
    with pytest.raises(ReadingListError, match="cannot be written"):
        write_file(tmp_path / "missing" / "a.bib", "x")
    with pytest.raises(ReadingListError, match="not a file"):
        write_file(tmp_path, "x")
    assert list(tmp_path.iterdir()) == []


def test_of_a_text_that_cannot_be_written_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("old")
    with pytest.raises(UnicodeEncodeError):
        write_file(tmp_path / "a.bib", "new \ud800")
    assert contents(tmp_path) == {"a.bib": b"old"}


# --- Several files ------------------------------------------------------------------------------


@pytest.fixture
def entries(tmp_path: Path) -> Path:
    """Return a folder with two files."""
    folder = tmp_path / "entries"
    folder.mkdir()
    (folder / "a.yaml").write_text("old a")
    (folder / "b.yaml").write_text("old b")
    return folder


def test_severalare_replaced_and_made(entries: Path) -> None:
    """Those that are there keep their rights; nothing is left aside."""
    (entries / "a.yaml").chmod(0o600)
    replace_files(entries, [Replacement("a.yaml", "old a", "né a"), Replacement("c.yaml", None, "new c")])
    assert contents(entries) == {"a.yaml": "né a".encode(), "b.yaml": b"old b", "c.yaml": b"new c"}
    assert (entries / "a.yaml").stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in entries.iterdir()) == ["a.yaml", "b.yaml", "c.yaml"]


def test_the_folder_of_new_severalis_made(tmp_path: Path) -> None:
    """For files, and only for files."""
    replace_files(tmp_path / "deep" / "entries", [Replacement("a.yaml", None, "a")])
    replace_files(tmp_path / "deep" / "entries", [Replacement("b.yaml", None, "b")])
    replace_files(tmp_path / "other", [])
    assert contents(tmp_path) == {"deep/entries/a.yaml": b"a", "deep/entries/b.yaml": b"b"}
    assert not (tmp_path / "other").exists()


@pytest.mark.parametrize(
    ("name", "before"), [("b.yaml", "another b"), ("b.yaml", None), ("gone.yaml", "was here"), ("b.yaml", "")]
)
def test_what_somebody_has_changed_is_not_replaced(entries: Path, name: str, before: str | None) -> None:
    """Then no file is replaced: those that were before it are put back, and those that were made are taken away."""
    was = contents(entries)
    several = [
        Replacement("a.yaml", "old a", "new a"),
        Replacement("new.yaml", None, "new"),
        Replacement(name, before, "new b"),
    ]
    with pytest.raises(ReadingListError) as trouble:
        replace_files(entries, several)
    assert str(trouble.value) == (
        f"{entries / name}: was changed meanwhile. Nothing was written; run the command again."
    )
    assert contents(entries) == was
    assert sorted(path.name for path in entries.iterdir()) == sorted(was)


def test_a_folder_that_may_not_be_written_to_stays_as_it_was(entries: Path) -> None:
    was = contents(entries)
    with read_only(entries), pytest.raises(ReadingListError) as trouble:
        replace_files(entries, [Replacement("a.yaml", "old a", "new a")])
    assert str(trouble.value) == (
        f"{entries}: cannot be written (Permission denied). The files are as they were before."
    )
    assert contents(entries) == was


def test_what_was_left_aside_long_ago_goes(entries: Path) -> None:
    """What is younger than an hour may belong to one who is still at work, what has another name is somebody's own."""
    old, young = (Path(tempfile.mkdtemp(prefix=files._STAGING, dir=entries)) for _ in range(2))
    (entries / "drafts").mkdir()
    os.utime(entries / "drafts", (0, 0))
    (old / "half").write_text("half")
    os.utime(old, (time.time() - 3600, time.time() - 3600))
    os.utime(young, (time.time() - 3300, time.time() - 3300))
    replace_files(entries, [Replacement("a.yaml", "old a", "new a")])
    assert (old.exists(), young.exists(), (entries / "drafts").exists()) == (False, True, True)


def test_what_is_written_aside_is_known_again_and_goes(tmp_path: Path) -> None:
    """Its name is that of what is cleared, should it be left; nobody minds when it is gone already."""
    with all_or_nothing(tmp_path) as (aside, _):
        assert [*tmp_path.glob(f"{files._STAGING}*")] == [aside]
    assert not aside.exists()
    with all_or_nothing(tmp_path) as (aside, _):
        aside.rmdir()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("last", "write"),
    [
        ("replace", lambda folder: write_file(folder / "a.bib", "x")),
        ("rename", lambda folder: create(folder, PAGES)),
    ],
)
def test_so_is_what_a_killed_run_leaves_of_a_file_or_a_new_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, last: str, write: Callable[[Path], None]
) -> None:
    """When all that is left to do is to give it its name, nothing has another one than what is cleared."""
    present: list[str] = []

    def fail(path: Path, target: Path) -> None:
        present.extend(other.name for other in tmp_path.iterdir())
        raise OSError

    monkeypatch.setattr(Path, last, fail)
    with pytest.raises(ReadingListError):
        write(tmp_path)
    assert [name.startswith(files._STAGING) for name in present] == [True]
    assert list(tmp_path.iterdir()) == []


# --- A new folder -------------------------------------------------------------------------------


def test_a_new_folder_holds_all_pages(tmp_path: Path) -> None:
    """Also where there is one that is empty or a new repository."""
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    for name in ("new/folder", "repository"):
        create(tmp_path / name, PAGES)
        assert contents(tmp_path / name) == {page.path: page.text.encode() for page in PAGES}
        assert {path.name for path in (tmp_path / name).iterdir()} - {".git"} == {"index.md", "topics"}


def test_a_folder_that_holds_anything_is_refused(tmp_path: Path) -> None:
    """The first five that are in the way are named, and stay."""
    for number in range(5):
        (tmp_path / f"{number}").write_text("")
    with pytest.raises(ReadingListError, match=r"here are 0, 1, 2, 3, 4\. Name another"):
        refuse_unless_empty(tmp_path)
    (tmp_path / "5").write_text("")
    with pytest.raises(ReadingListError, match=r"here are 0, 1, 2, 3, 4 and 1 more\. Name another"):
        create(tmp_path, PAGES)
    assert sorted(contents(tmp_path)) == ["0", "1", "2", "3", "4", "5"]


def test_a_file_is_no_folder_for_a_list(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("by hand")
    with pytest.raises(ReadingListError) as trouble:
        create(tmp_path / "file", PAGES)
    assert str(trouble.value) == f"{tmp_path / 'file'}: is no folder for a new list (Not a directory)."


def test_of_a_new_folder_what_stands_in_its_place_goes_where_another_part_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether a file or a folder: the part that comes last cannot be put there."""
    rename = Path.rename

    def fail_at_last(path: Path, target: Path) -> Path:
        if target.name == "z.md":
            assert {part.name for part in tmp_path.iterdir()} >= {"index.md", "topics"}
            raise OSError
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail_at_last)
    with pytest.raises(ReadingListError):
        create(tmp_path, [*PAGES, TextFile("z.md", "z")])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", ["topics", "topics/a.md/below.md"])
def test_a_new_folder_is_not_made_where_one_page_fails(tmp_path: Path, path: str) -> None:
    """Neither the folder nor those above it are left, nor is anything in one that was there."""
    (tmp_path / "empty").mkdir()
    for name in ("deep/folder", "empty"):
        with pytest.raises(ReadingListError, match=r"cannot be written \(.+\)\.$"):
            create(tmp_path / name, [*PAGES, TextFile(path, "in the way")])
    assert [path.name for path in tmp_path.iterdir()] == ["empty"]
    assert list((tmp_path / "empty").iterdir()) == []
