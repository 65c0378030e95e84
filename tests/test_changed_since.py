"""`check --changed-since`: no id that others may have linked to is lost without a word."""

import subprocess
from pathlib import Path

import pytest

from calls import reading_list
from helpers import make_project

FINE, PROBLEMS, TROUBLE = 0, 1, 2
OLD = "title: Old\nsection: S\nentries:\n  - {title: One Work, url: https://example.org/1}\n"
NEW = OLD.replace("One Work", "One Other Work")


def git(folder: Path, *arguments: str) -> None:
    settings = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *settings, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project below the root of its repository, in which each file is as it was committed."""
    repository = tmp_path / "repository"
    project = make_project(repository / "list", topics={"old": OLD, "names": "people: {Ada King: [A. King]}\n"})
    (project / "entries" / "sub").mkdir()
    (project / "entries" / "sub" / "c.yaml").write_text(OLD.replace("One", "Three"))
    (project / "entries" / "link.yaml").symlink_to("old.yaml")
    (project / "entries" / "not utf-8\n.yaml").write_bytes(b"\xff")
    git(repository, "init")
    git(repository, "add", ".")
    git(repository, "commit", "-m", "first")
    for odd in ("sub/c.yaml", "link.yaml", "not utf-8\n.yaml"):
        (project / "entries" / odd).unlink()
    (project / "entries" / "sub").rmdir()
    return project


def since(project: Path, revision: str = "HEAD", *options: str) -> subprocess.CompletedProcess[str]:
    return reading_list(project, "check", f"--changed-since={revision}", *options)


def test_what_is_unchanged_is_fine(project: Path) -> None:
    """What the folder had beside its files, links and broken files among them, counts for nothing."""
    done = since(project)
    assert done.returncode == FINE, done.stderr


def test_a_lost_id_is_an_error_at_the_topic(project: Path) -> None:
    """The hint names the line to write, and the entry that may have taken the place."""
    (project / "entries" / "old.yaml").write_text(NEW)
    done = since(project)
    assert done.returncode == PROBLEMS
    assert done.stderr.startswith('entries/old.yaml:1:1: error[lost-id]: the id "one-work" of "One Work" is gone')
    assert 'Write `former_ids: [one-work]` on the entry that took its place, perhaps "One Other Work"' in done.stderr
    assert reading_list(project, "check").returncode == FINE


def test_a_former_id_mends_it(project: Path) -> None:
    (project / "entries" / "old.yaml").write_text(NEW.replace("Work, url", "Work, former_ids: [one-work], url"))
    assert since(project).returncode == FINE


def test_a_topic_that_moved_is_lost_as_well(project: Path) -> None:
    """Its entries have gone along; its page has not, until the new one names it."""
    (project / "entries" / "old.yaml").rename(project / "entries" / "new.yaml")
    done = since(project, "HEAD", "--format=github")
    assert done.returncode == PROBLEMS
    assert done.stdout.startswith("::error file=entries,line=1,col=1,title=lost-id::")
    assert "former_ids: [old]" in done.stdout
    (project / "entries" / "new.yaml").write_text(OLD.replace("entries:", "former_ids: [old]\nentries:"))
    assert since(project).returncode == FINE


def test_it_can_be_switched_off(project: Path) -> None:
    """A list that promises no addresses says so in its configuration."""
    (project / "entries" / "old.yaml").write_text(NEW)
    config = project / "mkdocs.yml"
    config.write_text(config.read_text().replace("sections: [", "checks: {ignore: [lost-id]}\n      sections: ["))
    done = since(project)
    assert done.returncode == FINE
    assert "ignored: 1 lost-id" in done.stderr


@pytest.mark.parametrize("revision", ["no-such-branch", "--output=x", "-x", "", "HEAD:list", "@{99}", "HEAD\n"])
def test_a_revision_that_git_does_not_know(project: Path, revision: str) -> None:
    """One line says what is wrong, and nothing of the revision is taken for an option."""
    done = since(project, revision)
    assert done.returncode == TROUBLE
    assert done.stderr.startswith("reading-list: --changed-since: ")
    assert len(done.stderr.splitlines()) == 1
    assert not (project / "x").exists()


def test_without_a_repository(tmp_path: Path) -> None:
    """A folder that is in no repository is said to be so."""
    done = since(make_project(tmp_path / "project", topics={"old": OLD}))
    assert done.returncode == TROUBLE
    assert "is in no repository of git" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_without_git(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where git is not installed, that is what is said."""
    monkeypatch.setenv("PATH", str(project))
    done = since(project)
    assert done.returncode == TROUBLE
    assert done.stderr == "reading-list: --changed-since: git is not installed, or not found.\n"
