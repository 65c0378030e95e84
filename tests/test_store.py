"""What is kept comes back whole and for the same key, or not at all."""

import os
import runpy
import shutil
from pathlib import Path

import pytest

from helpers import PROJECT
from reading_list.core.store import MemoryStore, Store, key_of
from reading_list.core.store_folder import StoreFolder
from rights import read_only

KEY, OTHER = key_of("one"), key_of("other")


@pytest.fixture(params=["memory", "folder"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """Return a store of each sort."""
    return MemoryStore() if request.param == "memory" else StoreFolder(tmp_path / "cache")


def kept_file(folder: Path) -> Path:
    """Return the one file in which a store keeps something."""
    (file,) = folder.glob("*/*")
    return file


def test_what_is_kept_comes_back_for_its_key_alone(store: Store) -> None:
    """A content belongs to area, name and key; the last one of a name takes the place of others."""
    assert store.get("sheets", "a", KEY) is None
    store.put("sheets", "a", KEY, b"[1]")
    store.put("sheets", "\u00fc/../b", KEY, b"")
    assert store.get("sheets", "a", KEY) == b"[1]"
    assert store.get("sheets", "\u00fc/../b", KEY) == b""
    assert [store.get("sheets", "a", OTHER), store.get("topics", "a", KEY), store.get("sheets", "b", KEY)] == [None] * 3
    store.put("sheets", "a", OTHER, b"[2]")
    assert [store.get("sheets", "a", key) for key in (KEY, OTHER)] == [None, b"[2]"]


def test_a_key_tells_parts_apart() -> None:
    """What is divided in another way is something else."""
    assert len({key_of("ab", "c"), key_of("a", "bc"), key_of("abc"), key_of("abc", ""), key_of("\ud800")}) == 5
    assert key_of("a") == key_of(b"a")


def test_another_process_finds_what_was_kept(tmp_path: Path) -> None:
    """What a store has written, the next one of the folder reads, and git sees nothing of it."""
    StoreFolder(tmp_path / "cache").put("sheets", "a", KEY, b"[1]")
    assert StoreFolder(tmp_path / "cache").get("sheets", "a", KEY) == b"[1]"
    assert (tmp_path / "cache" / ".gitignore").read_text() == "*\n"


def test_another_program_begins_anew(tmp_path: Path) -> None:
    """What a former version has made of the same is not what this one makes of it."""
    StoreFolder(tmp_path, "1").put("sheets", "a", KEY, b"[1]")
    assert [StoreFolder(tmp_path, program).get("sheets", "a", KEY) for program in ("2", "1")] == [None, b"[1]"]


def test_what_was_cut_or_changed_counts_as_not_there(tmp_path: Path) -> None:
    """No file that a crash has left or that somebody has written is taken for one of ours."""
    store = StoreFolder(tmp_path)
    store.put("sheets", "a", KEY, b"[1, 2]")
    file = kept_file(tmp_path)
    whole = file.read_bytes()
    damaged = [whole[:length] for length in range(len(whole))]
    damaged += [whole + b" ", whole.replace(b"2", b"3"), b"[1, 2]", b"\xff\x00" * 200]
    for content in damaged:
        file.write_bytes(content)
        assert store.get("sheets", "a", KEY) is None
    store.put("sheets", "a", KEY, b"[1, 2]")
    assert file.read_bytes() == whole


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_a_pipe_in_the_place_of_a_file_keeps_nobody_waiting(tmp_path: Path) -> None:
    """Only files are read."""
    store = StoreFolder(tmp_path)
    store.put("sheets", "a", KEY, b"[1]")
    file = kept_file(tmp_path)
    file.unlink()
    os.mkfifo(file)
    assert store.get("sheets", "a", KEY) is None


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    """A cache is no reason to fail."""
    with read_only(tmp_path):
        store = StoreFolder(tmp_path / "cache")
        store.put("sheets", "a", KEY, b"[1]")
        assert store.get("sheets", "a", KEY) is None
    (tmp_path / "file").write_text("")
    StoreFolder(tmp_path / "file").put("sheets", "a", KEY, b"[1]")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]


def test_what_nobody_asks_for_goes(tmp_path: Path) -> None:
    """What has been taken lately stays, however old it is; the rest does not pile up."""
    store = StoreFolder(tmp_path)
    for name in ("used", "unused"):
        store.put("sheets", name, KEY, b"[]")
    for file in tmp_path.glob("*/*"):
        os.utime(file, (0, 0))
    (tmp_path / "reply.json").write_text("{}")
    os.utime(tmp_path / "reply.json", (0, 0))
    assert store.get("sheets", "used", KEY) == b"[]"
    store.clear_unused()
    assert [store.get("sheets", name, KEY) for name in ("used", "unused")] == [b"[]", None]
    assert (tmp_path / "reply.json").exists()


# --- Links that somebody has put into the folder, as one can who sends a repository -----------------


def test_what_a_link_leads_to_is_not_deleted(tmp_path: Path) -> None:
    """However old it is and whatever it is called: it is none of ours."""
    mine = tmp_path / "mine"
    mine.mkdir()
    letters = [mine / "letter.txt", mine / f"{key_of('a')}.json"]
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "sheets").symlink_to(mine)
    (tmp_path / "cache" / "own").mkdir()
    letters.append(tmp_path / "cache" / "own" / "letter.txt")
    for letter in letters:
        letter.write_text("")
        os.utime(letter, (0, 0))
    StoreFolder(tmp_path / "cache").clear_unused()
    assert all(letter.exists() for letter in letters)


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    """What is written aside has a name that can be guessed, and so has the file that hides the folder from git."""
    store = StoreFolder(tmp_path / "cache")
    store.put("sheets", "a", KEY, b"[1]")
    file, mine = kept_file(tmp_path / "cache"), tmp_path / "letter.txt"
    mine.write_text("Dear Ada")
    file.with_name(f"{file.name}.{os.getpid()}").symlink_to(mine)
    store.put("sheets", "a", KEY, b"[2]")
    assert (mine.read_text(), store.get("sheets", "a", KEY)) == ("Dear Ada", b"[2]")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / ".gitignore").symlink_to(tmp_path / "made")
    StoreFolder(tmp_path / "other").put("sheets", "a", KEY, b"[1]")
    assert not (tmp_path / "made").exists()


def test_what_a_killed_program_was_writing_goes(tmp_path: Path) -> None:
    """It is in the way of nobody, not even of a program of the same number, and is deleted when it is old."""
    store = StoreFolder(tmp_path)
    store.put("sheets", "a", KEY, b"[1]")
    file = kept_file(tmp_path)
    left = [file.with_name(f"{file.name}.{number}") for number in (os.getpid(), 1)]
    for path in left:
        path.write_bytes(b"[")
    store.put("sheets", "a", KEY, b"[2]")
    assert store.get("sheets", "a", KEY) == b"[2]"
    os.utime(left[1], (0, 0))
    store.clear_unused()
    assert sorted(path.name for path in file.parent.iterdir()) == [file.name]


# --- Which program it is ------------------------------------------------------------------------


def test_each_file_that_pages_are_made_of_tells_programs_apart(tmp_path: Path) -> None:
    """Whatever its kind: what one program has kept is nothing to another, though only a style or a word differs."""
    package = tmp_path / "reading_list"
    shutil.copytree(PROJECT / "scripts" / "reading_list", package, ignore=shutil.ignore_patterns("__pycache__"))

    def digest() -> str:
        return str(runpy.run_path(str(package / "core" / "program.py"))["program_digest"]())

    before, kinds = digest(), {file.suffix: file for file in (package / "publish").rglob("*") if file.is_file()}
    assert before == digest()
    assert {".py", ".css", ".js", ".yaml"} <= kinds.keys()
    for file in kinds.values():
        text = file.read_text(encoding="utf-8")
        file.write_text(f"{text}\n", encoding="utf-8")
        assert digest() != before, file
        file.write_text(text, encoding="utf-8")
    assert before == digest()
