"""Files that stay from one build of `mkdocs serve` to the next: those that are the same, and no others."""

from pathlib import Path

import pytest
from mkdocs.utils import clean_directory

from helpers import contents
from reading_list.plugin.kept_files import KeptFiles


@pytest.fixture
def kept(tmp_path: Path) -> KeptFiles:
    """Two pages of ours and one of somebody else, as a build has left them."""
    files = KeptFiles()
    files.put_aside(tmp_path, ["list/works/", "tags/"])
    for path, origin in (("list/works/a/index.html", "a"), ("tags/b/index.html", "b")):
        written(tmp_path / path)
        files.keep(path, origin)
    written(tmp_path / "tags/index.html")
    files.know_of_others(["tags/index.html", "index.html", "tags/b/index.html"])
    return files


def written(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(path.name)


def rebuilt(files: KeptFiles, site: Path) -> None:
    files.put_aside(site, ["list/works/", "tags/"])
    clean_directory(str(site))
    files.put_back()
    files.remove_others()


def test_pages_outlive_the_emptying_of_the_folder(kept: KeptFiles, tmp_path: Path) -> None:
    """What is ours stays and is known by its origin; what is not goes, to be written anew."""
    rebuilt(kept, tmp_path)
    assert set(contents(tmp_path)) == {"list/works/a/index.html", "tags/b/index.html"}
    assert kept.is_kept("tags/b/index.html", "b")
    assert not kept.is_kept("tags/b/index.html", "c")
    assert not kept.is_kept("tags/c/index.html", "b")


def test_pages_that_are_no_more_are_removed(kept: KeptFiles, tmp_path: Path) -> None:
    """Nothing is left of them, nor of their folders."""
    rebuilt(kept, tmp_path)
    kept.keep_only(["tags/b/index.html"])
    assert set(contents(tmp_path)) == {"tags/b/index.html"}
    assert not (tmp_path / "list/works/a").exists()


def test_a_page_that_is_being_replaced_is_not_known(kept: KeptFiles, tmp_path: Path) -> None:
    """Whatever breaks while it is written, it is written again, or removed where it is no more."""
    kept.forget("tags/b/index.html")
    rebuilt(kept, tmp_path)
    assert not kept.is_kept("tags/b/index.html", "b")
    kept.keep_only([])
    assert set(contents(tmp_path)) == set()


def test_what_concerns_every_page_makes_all_anew(kept: KeptFiles, tmp_path: Path) -> None:
    """Their files are still ours to remove."""
    kept.forget_all()
    rebuilt(kept, tmp_path)
    assert not kept.is_kept("list/works/a/index.html", "a")
    kept.keep_only([])
    assert set(contents(tmp_path)) == set()


def test_a_build_that_breaks_off_loses_nothing(kept: KeptFiles, tmp_path: Path) -> None:
    """Pages that are hidden, and are hidden again by the next build, come back."""
    kept.put_aside(tmp_path, ["list/works/", "tags/"])
    rebuilt(kept, tmp_path)
    kept.put_back()
    assert set(contents(tmp_path)) == {"list/works/a/index.html", "tags/b/index.html"}


def test_a_build_that_hides_nothing_removes_nothing(kept: KeptFiles, tmp_path: Path) -> None:
    """Where it breaks off before that, all stays as it is served, also what is not ours."""
    before = contents(tmp_path)
    kept.put_back()
    assert contents(tmp_path) == before
    rebuilt(kept, tmp_path)
    assert "tags/index.html" not in contents(tmp_path)


def test_a_folder_that_somebody_else_has_made_by_now(kept: KeptFiles, tmp_path: Path) -> None:
    """What was hidden of it is not taken for kept, so that it is written anew, and stays from then on."""
    kept.put_aside(tmp_path, ["list/works/", "tags/"])
    clean_directory(str(tmp_path))
    written(tmp_path / "tags/other/index.html")
    kept.put_back()
    assert set(contents(tmp_path)) == {"list/works/a/index.html", "tags/other/index.html"}
    assert kept.is_kept("list/works/a/index.html", "a")
    assert not kept.is_kept("tags/b/index.html", "b")
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]
    written(tmp_path / "tags/b/index.html")
    kept.keep("tags/b/index.html", "b")
    rebuilt(kept, tmp_path)
    assert kept.is_kept("tags/b/index.html", "b")


def test_another_folder_has_nothing_of_this_one(kept: KeptFiles, tmp_path: Path) -> None:
    """Where the site is built somewhere else, nothing is taken for kept, and nothing moved."""
    other = tmp_path / "other"
    other.mkdir()
    rebuilt(kept, other)
    assert contents(other) == {}
    assert not kept.is_kept("tags/b/index.html", "b")
    assert (tmp_path / "tags/b/index.html").is_file()
