"""The entries folder as a place to work in: read once, asked often, written only where it is still as it was read."""

from datetime import date as Day
from pathlib import Path

import pytest

from helpers import contents, modified
from reading_list.collect.drafts import Draft, ImportedFile
from reading_list.collect.workspace import Workspace
from reading_list.core.dates import Today
from reading_list.core.problems import Position, ReadingListError
from reading_list.core.schema import EntryFields

TODAY = Today(Day(2024, 6, 1), Day(2024, 6, 1))
TOPIC = "title: Lists\nsection: Practice\nentries:\n  - title: A Work\n    url: https://example.org/a\n"
NEW = ImportedFile(
    "list", (Draft(Position("list"), EntryFields(title="B Work", url="https://example.org/b"), topic="Lists"),), ()
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "entries"
    made.mkdir()
    (made / "lists.yaml").write_text(TOPIC)
    return made


def test_a_plan_changes_nothing(folder: Path) -> None:
    """What a change would do is answered without touching a file."""
    before = contents(folder), modified(folder)
    (change,) = Workspace.read(folder, TODAY).plan([NEW]).changes
    assert change.after.startswith(TOPIC)
    assert "https://example.org/b" in change.after
    assert (contents(folder), modified(folder)) == before


def test_what_is_committed_is_what_was_planned(folder: Path) -> None:
    """The changes of a plan are made, and then there is nothing left to do."""
    with Workspace.alone(folder, TODAY) as workspace:
        plan = workspace.plan([NEW])
        workspace.commit(plan.changes)
    assert (folder / "lists.yaml").read_text() == plan.changes[0].after
    assert Workspace.read(folder, TODAY).plan([NEW]).changes == ()


def test_what_joins_is_dated_as_the_list_is_made(folder: Path) -> None:
    """A list may be made again as of an earlier day: that is when works joined, and none of them lies in the future."""
    later = EntryFields(title="Two Works", url="https://example.org/b", date="2017")
    plan = Workspace.read(folder, Today(Day(2001, 1, 1), Day(2024, 6, 1))).plan(
        [ImportedFile("list", (Draft(Position("list", 1), later, topic="Lists"),), ())]
    )
    assert plan.problems == ()
    assert "added: 2001-01-01" in plan.changes[0].after


def test_a_folder_that_stayed_the_same_is_not_read_anew(folder: Path) -> None:
    """Where no file has changed, what was planned before holds."""
    workspace = Workspace.read(folder, TODAY)
    with workspace.current() as current:
        assert current is workspace


@pytest.mark.parametrize("name", ["lists.yaml", "other.yaml", "stray.txt"])
def test_a_folder_that_changed_is_read_anew(folder: Path, name: str) -> None:
    """A file that was changed, added, or put there by mistake since the folder was read is seen before writing."""
    workspace = Workspace.read(folder, TODAY)
    (folder / name).write_text(TOPIC.replace("A Work", "C Work").replace("/a", "/c"))
    with workspace.current() as current:
        assert current is not workspace
        assert current.snapshot != workspace.snapshot
        assert bool(current.snapshot.errors) == (name == "stray.txt")


def test_a_file_that_was_deleted_meanwhile_is_missed(folder: Path) -> None:
    """A topic that is gone is gone for what is planned after it."""
    workspace = Workspace.read(folder, TODAY)
    (folder / "lists.yaml").unlink()
    with workspace.current() as current:
        assert current.snapshot.library.topics == ()


def test_what_was_planned_for_another_state_is_not_written(folder: Path) -> None:
    """A commit of changes to a file that somebody has saved since is refused whole."""
    changes = Workspace.read(folder, TODAY).plan([NEW]).changes
    saved = TOPIC + "    note: Saved meanwhile.\n"
    (folder / "lists.yaml").write_text(saved)
    with Workspace.alone(folder, TODAY) as workspace, pytest.raises(ReadingListError, match="was changed meanwhile"):
        workspace.commit(changes)
    assert contents(folder) == {"lists.yaml": saved.encode()}


def test_a_new_folder_is_made_by_the_first_commit(tmp_path: Path) -> None:
    """A folder that does not exist can be begun with, where that is meant, and is trouble elsewhere."""
    folder = tmp_path / "new"
    with pytest.raises(ReadingListError, match="cannot read the entries folder"), Workspace.alone(folder, TODAY):
        pass
    with Workspace.alone(folder, TODAY, begin=True) as workspace:
        assert not folder.exists()
        workspace.commit(workspace.plan([NEW]).changes)
    assert list(contents(folder)) == ["lists.yaml"]


def test_an_empty_workspace_plans_for_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """What begins a list is planned as for a folder without a file, and nothing is made or even looked at."""
    folder = tmp_path / "entries"
    planned = Workspace.empty(folder, TODAY).plan([NEW])
    assert not folder.exists()
    folder.mkdir()
    assert planned == Workspace.read(folder, TODAY).plan([NEW])
    assert planned.changes
    (folder / "mistaken.yaml").write_text("title: Mistaken\n")
    assert Workspace.empty(folder, TODAY).plan([NEW]) == planned


def test_nothing_is_planned_for_entries_with_mistakes(folder: Path) -> None:
    """A library that does not pass the check is left alone, and what is wrong with it is said."""
    (folder / "lists.yaml").write_text(TOPIC.replace("A Work", "paper"))
    plan = Workspace.read(folder, TODAY).plan([NEW])
    assert plan.changes == ()
    assert [problem.code for problem in plan.problems] == ["vague-title"]
