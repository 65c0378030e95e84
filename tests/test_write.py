"""Pages reach the disk whole or not at all, and nothing else on the disk is touched."""

import hashlib
import json
import os
import re
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from helpers import contents, modified
from processes import started
from reading_list.core import files
from reading_list.core.problems import ReadingListError
from reading_list.core.site import TextFile
from reading_list.publish import writing
from rights import read_only
from warm import run_script

OLD = {"index.md": "old home\n", "topics/a.md": "old a\n", "topics/z.md": "old z\n", "tags/gone.md": "gone\n"}
NEW = {"index.md": "new home\n", "topics/a.md": "new a\n", "topics/z.md": "new z\n", "entries.json": "{}\n"} | {
    f"assets/new/{name}.md": name for name in "ab"
}
SAME = {"index.md": "old home\n"}

# Writes NEW into the folder given, in a process of its own. What comes before is put in front.
WRITER = f"""
import os, sys
from pathlib import Path
from reading_list.core.problems import ReadingListError
from reading_list.core.site import TextFile
from reading_list.publish import writing
pages = [TextFile(path, text) for path, text in {NEW!r}.items()]
"""


def build(root: Path, pages: dict[str, str], inputs: str = "") -> writing.Written:
    return writing.write([TextFile(path, text) for path, text in pages.items()], root, inputs)


def site(root: Path) -> dict[str, str]:
    """Return the files in *root* but the manifest."""
    return {path: content.decode() for path, content in contents(root).items() if path != writing.MANIFEST}


def staging(root: Path) -> list[Path]:
    """Return the folders that a build writes aside in."""
    return [path for path in root.iterdir() if path.is_dir() and path.name.startswith(".")]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a docs folder with the pages of an earlier build and a hand-written one."""
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "about.md").write_text("by hand\n")
    build(folder, OLD, "old")
    return folder


BY_HAND = {"about.md": "by hand\n"}


# --- What a build writes ------------------------------------------------------------------------


def test_a_build_makes_the_folder_equal_to_the_pages(root: Path) -> None:
    """New pages are written, changed ones replaced, those that are no more deleted; other files stay."""
    assert build(root, NEW) == writing.Written(written=6, deleted=1, unchanged=0)
    assert site(root) == NEW | BY_HAND
    assert staging(root) == []


def test_pages_are_written_byte_for_byte(tmp_path: Path) -> None:
    """Pages are UTF-8 with the line ends they have, on every system."""
    build(tmp_path, {"a.md": "ŷ\r\n語\n"})
    assert (tmp_path / "a.md").read_bytes() == "ŷ\r\n語\n".encode()


def test_the_folder_is_made_where_it_is_missing(tmp_path: Path) -> None:
    """A build needs no docs folder before it."""
    pages = OLD | {"assets/reading-list/data.json": "{}\n"}
    build(tmp_path / "deep" / "docs", pages)
    assert site(tmp_path / "deep" / "docs") == pages


def test_the_manifest_changes_by_lines(tmp_path: Path) -> None:
    """Whoever keeps it under version control sees one line for each page, in whichever order pages are made."""
    digest = hashlib.sha256(b"same\n").hexdigest()
    build(tmp_path, {"b.md": "same\n", "a.md": "same\n"}, "one")
    assert (tmp_path / writing.MANIFEST).read_text() == (
        f'{{\n "files": {{\n  "a.md": "{digest}",\n  "b.md": "{digest}"\n }},\n "inputs": "one",\n "yielded": []\n}}\n'
    )


def test_a_build_of_the_same_touches_nothing(root: Path) -> None:
    """What is as it should be keeps its time of writing: no watcher wakes, no sync copies."""
    before = modified(root)
    assert build(root, OLD, "old") == writing.Written(written=0, deleted=0, unchanged=4)
    assert modified(root) == before


def test_only_files_whose_bytes_differ_are_touched(root: Path) -> None:
    """A change of one page writes that page and the manifest, nothing beside them."""
    before = modified(root)
    assert build(root, OLD | {"topics/a.md": "new\n"}).written == 1
    after = modified(root)
    touched = {path for path in before if before[path] != after[path] and not (root / path).is_dir()}
    assert touched == {"topics/a.md", writing.MANIFEST}


def test_a_page_that_lost_its_file_comes_back(root: Path) -> None:
    """A generated page that somebody deleted is written again."""
    (root / "topics/a.md").unlink()
    assert build(root, OLD, "old").written == 1
    assert site(root) == OLD | BY_HAND


def test_a_page_that_somebody_changed_is_not_replaced(root: Path) -> None:
    """Who edits a generated page loses nothing: all is as before until the page is as it was written, or gone."""
    for text in ("edited\n", ""):
        (root / "topics/a.md").write_text(text)
        (root / "topics/z.md").write_text("edited\n")
        before, times = contents(root), modified(root)
        assert build(root, NEW) == writing.Written(0, 0, 0, edited=("topics/a.md", "topics/z.md"))
        assert build(root, OLD, "old").edited == ("topics/a.md", "topics/z.md")
        assert (contents(root), modified(root)) == (before, times)
    (root / "topics/a.md").unlink()
    (root / "topics/z.md").write_text(OLD["topics/z.md"])
    assert build(root, NEW).edited == ()
    assert site(root) == NEW | BY_HAND


def test_a_page_that_somebody_changed_to_what_it_becomes_is_fine(root: Path) -> None:
    """Nothing is lost where a page holds already what would be written."""
    (root / "topics/a.md").write_text(NEW["topics/a.md"])
    assert build(root, NEW) == writing.Written(written=5, deleted=1, unchanged=1)


def test_is_current_tells_when_there_is_nothing_to_do(root: Path) -> None:
    """A folder is current with the same inputs and every page as written, and only then."""
    assert writing.is_current(root, "old")
    assert not writing.is_current(root, "other")
    (root / "topics/a.md").write_text("edited\n")
    assert not writing.is_current(root, "old")
    (root / "topics/a.md").unlink()
    assert not writing.is_current(root, "old")
    build(root, OLD, "old")
    assert writing.is_current(root, "old")
    assert not writing.is_current(root / "nowhere", "old")


def test_left_over_is_what_still_holds_what_was_written(root: Path) -> None:
    """What somebody has changed, taken away or moved behind a link since is not named."""
    assert writing.left_over(root) == sorted(OLD)
    (root / "topics/a.md").write_text("edited\n")
    (root / "topics/z.md").unlink()
    (root / "tags").rename(root.parent / "elsewhere")
    (root / "tags").symlink_to(root.parent / "elsewhere")
    assert writing.left_over(root) == ["index.md"]
    assert writing.left_over(root / "nowhere") == []


# --- What a build deletes -----------------------------------------------------------------------


def test_folders_left_empty_are_removed(root: Path) -> None:
    """A folder whose last generated page goes, goes with it; one that holds anything else stays."""
    (root / "topics" / "notes.md").write_text("by hand\n")
    build(root, SAME)
    assert not (root / "tags").exists()
    assert site(root) == SAME | BY_HAND | {"topics/notes.md": "by hand\n"}


def test_what_was_written_by_hand_since_is_not_deleted(root: Path) -> None:
    """Text that somebody put in the place of a page that is no more has other bytes than we wrote: it is not lost."""
    (root / "tags" / "gone.md").write_text("by hand\n")
    with suppress(ReadingListError):  # to refuse would be as good
        build(root, NEW)
    assert (root / "tags" / "gone.md").read_text() == "by hand\n"


@pytest.mark.parametrize(
    "name", ["../outside.md", "topics/../../outside.md", "{outside}", "..\\outside.md", "", ".", "..", "a//b", "C:x"]
)
def test_a_manifest_that_points_outside_deletes_nothing_there(root: Path, name: str) -> None:
    """A manifest edited to name a path outside the folder deletes nothing there, and the build works."""
    outside = root.parent / "outside.md"
    outside.write_text("not ours\n")
    manifest = json.loads((root / writing.MANIFEST).read_text())
    manifest["files"][name.format(outside=outside)] = "0"
    (root / writing.MANIFEST).write_text(json.dumps(manifest))
    build(root, NEW)
    assert outside.read_text() == "not ours\n"
    assert site(root) == NEW | BY_HAND


def test_a_linked_folder_is_not_followed_to_delete(root: Path) -> None:
    """A manifest that names a file behind a symbolic link deletes nothing outside the folder."""
    outside = root.parent / "outside"
    outside.mkdir()
    (outside / "kept.md").write_text("not ours\n")
    (root / "linked").symlink_to(outside)
    manifest = json.loads((root / writing.MANIFEST).read_text())
    manifest["files"]["linked/kept.md"] = hashlib.sha256(b"not ours\n").hexdigest()
    (root / writing.MANIFEST).write_text(json.dumps(manifest))
    build(root, NEW)
    assert (outside / "kept.md").read_text() == "not ours\n"


@pytest.mark.parametrize("link", ["linked", "linked/docs"])
def test_the_folder_may_itself_be_a_link_or_stand_behind_one(root: Path, link: str) -> None:
    """A project that is reached through a link is built like any other, and what is no more is deleted."""
    (root.parent / "other").mkdir()
    target = root if link == "linked" else root.parent
    (root.parent / "other" / "linked").symlink_to(target)
    assert build(root.parent / "other" / link, NEW) == writing.Written(6, 1, 0)
    assert site(root) == NEW | BY_HAND


def test_what_is_not_made_to_its_end_changes_nothing(root: Path, tmp_path: Path) -> None:
    """Files are compared and written aside while others are still being made: a bug in one of these leaves no trace."""

    def pages() -> Iterator[TextFile]:
        yield from (TextFile(path, text) for path, text in NEW.items())
        raise ZeroDivisionError

    for folder in (root, tmp_path / "new"):
        before = contents(folder)
        with pytest.raises(ZeroDivisionError):
            writing.write(pages(), folder, "")
        assert contents(folder) == before
    assert staging(root) == []
    assert not (tmp_path / "new").exists()


def test_a_page_that_gives_way_leaves_no_trace(tmp_path: Path) -> None:
    """Where nothing else has changed, a build does not even write aside what it is not going to put in place."""
    (tmp_path / "index.md").write_text("by hand\n")
    assert build(tmp_path, OLD).yielded == ("index.md",)
    before = tmp_path.stat().st_mtime_ns
    assert build(tmp_path, OLD) == writing.Written(0, 0, 3, yielded=("index.md",))
    assert tmp_path.stat().st_mtime_ns == before


def test_a_linked_folder_is_not_followed_to_write(root: Path) -> None:
    """Where a folder of pages was replaced by a symbolic link, nothing outside is overwritten."""
    outside = root.parent / "outside"
    (root / "topics").rename(root / "was-topics")
    outside.mkdir()
    (outside / "a.md").write_text("not ours\n")
    (root / "topics").symlink_to(outside)
    with pytest.raises(ReadingListError, match=r"docs/topics: a folder must stand here .* Rename or move it\.$"):
        build(root, NEW)
    assert contents(outside) == {"a.md": b"not ours\n"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"not json", id="not JSON"),
        pytest.param(b"\xff\xfe", id="not UTF-8"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b"null", id="null"),
        pytest.param(b'{"inputs": "x"}', id="without files"),
        pytest.param(b'{"inputs": "x", "files": ["index.md"]}', id="files in a list"),
        pytest.param(b'{"inputs": "x", "files": null}', id="null files"),
        pytest.param(b"[" * 100_000, id="deeply nested"),
    ],
)
def test_a_manifest_that_cannot_be_read_claims_nothing(root: Path, text: bytes) -> None:
    """Without a readable manifest no file counts as ours: pages as they should be stay, others are not replaced."""
    (root / writing.MANIFEST).write_bytes(text)
    before = site(root)
    assert not writing.is_current(root, "old")
    with pytest.raises(ReadingListError, match="no build wrote it"):
        build(root, NEW)
    assert site(root) == before
    assert build(root, OLD).written == 0


def test_a_manifest_is_believed_only_where_it_names_pages(root: Path) -> None:
    """One that is missing says nothing; one that names anything else does not say what the pages were made from."""
    assert writing.read_manifest(root / "nowhere") == writing.Manifest("", {})
    manifest = writing.read_manifest(root)
    assert (manifest.inputs, sorted(manifest.files)) == ("old", sorted(OLD))
    document = json.loads((root / writing.MANIFEST).read_text())
    del document["yielded"]  # as it was before there was such a thing
    (root / writing.MANIFEST).write_text(json.dumps(document))
    assert writing.read_manifest(root) == manifest
    document["files"]["../outside.md"] = "0"
    (root / writing.MANIFEST).write_text(json.dumps(document))
    assert writing.read_manifest(root) == manifest._replace(inputs="")


@pytest.mark.parametrize("name", ["a\0b.md", "\ud800.md"], ids=["NUL", "surrogate"])
def test_a_manifest_with_impossible_names_does_no_harm(root: Path, name: str) -> None:
    """A manifest that names what no file can be called does not keep a build from working."""
    manifest = json.loads((root / writing.MANIFEST).read_text())
    manifest["files"][name] = "0"
    (root / writing.MANIFEST).write_text(json.dumps(manifest))
    assert not writing.is_current(root, "old")
    build(root, NEW)
    assert site(root) == NEW | BY_HAND


# --- What a build refuses -----------------------------------------------------------------------


def test_a_hand_written_page_is_not_overwritten(root: Path) -> None:
    """A page that no build wrote stays where it is: the build is refused and changes nothing at all."""
    (root / "entries.json").write_text("by hand\n")
    before, times = contents(root), modified(root)
    with pytest.raises(ReadingListError, match=r"entries\.json: stands where a generated page goes"):
        build(root, NEW)
    assert contents(root) == before
    assert modified(root) == times


def refused(root: Path, pages: dict[str, str], words: str) -> None:
    """Build, which must fail in these *words*, and check that everything is as it was before."""
    before = contents(root)
    with pytest.raises(ReadingListError, match=words):
        build(root, pages)
    assert contents(root) == before
    assert staging(root) == []


def test_a_file_where_a_folder_must_be_changes_nothing(root: Path) -> None:
    """When a page cannot be placed because a file stands where its folder goes, all pages are as before."""
    (root / "series").write_text("by hand\n")
    refused(root, NEW | {"series/a.md": "a\n"}, r"docs/series: a folder must stand here .* Rename or move it\.$")


def test_a_folder_where_a_page_must_be_changes_nothing(root: Path) -> None:
    """When a folder stands where a page goes, all pages are as before."""
    (root / "topics/z.md").unlink()
    (root / "topics/z.md").mkdir()
    (root / "topics/z.md/notes.md").write_text("by hand\n")
    refused(root, NEW, r"docs/topics/z\.md: .* this is not a plain file\. Rename or move it\.$")


def test_a_folder_where_an_old_page_was_changes_nothing(root: Path) -> None:
    """When a page that is to be deleted has become a folder, its content stays and the build is whole or not at all."""
    (root / "tags/gone.md").unlink()
    (root / "tags/gone.md").mkdir()
    (root / "tags/gone.md/notes.md").write_text("by hand\n")
    before = site(root)
    kept = {"tags/gone.md/notes.md": "by hand\n"}
    try:
        build(root, NEW)
    except ReadingListError:
        assert site(root) == before
    else:
        assert site(root) == NEW | BY_HAND | kept
    assert staging(root) == []


RIVALS = {"tags/index.md": "ours\n", "new.md": "ours\n", "entries.json": "{}\n"}


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("tags.md", "tags/index.md"),
        ("tags.markdown", "tags/index.md"),
        ("tags/README.md", "tags/index.md"),
        ("tags/index.html", "tags/index.md"),
        ("new/index.md", "new.md"),
        ("new/index.html", "new.md"),
        ("new.mkd", "new.md"),
    ],
)
def test_a_hand_written_page_of_the_same_address_is_said(root: Path, path: str, page: str) -> None:
    """A file that would be published where a generated page goes stops the build, before and after a first one."""
    address = page.removesuffix(".md").removesuffix("/index") + "/index.html"
    said = rf"{path}: would be published as {address}, where the generated page {page} goes\. Rename or move it\.$"
    (root / path).parent.mkdir(exist_ok=True)
    for first in (True, False):
        (root / path).write_text("by hand\n")
        before = contents(root)
        with pytest.raises(ReadingListError, match=said):
            build(root, RIVALS)
        assert contents(root) == before
        (root / path).unlink()
        if first:
            build(root, RIVALS, "inputs")
            assert writing.is_current(root, "inputs")
            (root / path).parent.mkdir(exist_ok=True)
            (root / path).write_text("by hand\n")
            assert not writing.is_current(root, "inputs")


def test_addresses_are_compared_as_they_are_published(root: Path) -> None:
    """Where pages are not folders of the site, other files stand in their way."""
    (root / "tags.md").write_text("by hand\n")
    (root / "new").mkdir()
    (root / "new" / "index.md").write_text("by hand\n")
    pages = [TextFile(path, text) for path, text in RIVALS.items()]
    writing.write(pages, root, "", writing.Rules(directory_urls=False))
    (root / "new.html").write_text("by hand\n")
    with pytest.raises(ReadingListError, match=r"new\.html: would be published as new\.html, where .* new\.md goes"):
        writing.write(pages, root, "", writing.Rules(directory_urls=False))


@pytest.mark.parametrize(
    ("path", "exclude"),
    [("tags.md", "/tags.md"), ("tags.md", "*.txt\ntags/"), ("new/index.md", "new/*"), ("README.md", "README.md")],
)
def test_what_gets_into_no_site_stands_in_no_way(root: Path, path: str, exclude: str) -> None:
    """Of two files with one address, of which one is excluded from the site, both may be there."""
    (root / path).parent.mkdir(exist_ok=True)
    (root / path).write_text("by hand\n")
    pages = [TextFile(path, text) for path, text in {**NEW, **RIVALS}.items()]
    assert writing.write(pages, root, "one", writing.Rules(exclude=exclude)).yielded == ()
    assert site(root) == {**NEW, **RIVALS, **BY_HAND, path: "by hand\n"}
    assert writing.is_current(root, "one", writing.Rules(exclude=exclude))
    assert not writing.is_current(root, "one", writing.Rules(exclude="\n".join([exclude, f"!{path}", "!tags/"])))


def test_what_gets_into_no_site_is_not_overwritten_either(root: Path) -> None:
    """A file that somebody wrote and excludes from the site stays where a page would have to stand."""
    (root / "tags").mkdir(exist_ok=True)
    (root / "tags" / "index.md").write_text("by hand\n")
    pages = [TextFile(path, text) for path, text in RIVALS.items()]
    with pytest.raises(ReadingListError, match="no build wrote it"):
        writing.write(pages, root, "", writing.Rules(exclude="tags/index.md"))
    (root / "tags" / "index.md").unlink()
    (root / "index.md").write_text("by hand\n")
    assert writing.write([TextFile("index.md", "ours")], root, "", writing.Rules(exclude="index.md")).yielded == (
        "index.md",
    )
    assert writing.is_current(root, "", writing.Rules(exclude="index.md"))


def test_a_readme_is_a_home_page_written_by_hand(root: Path) -> None:
    """A README.md becomes the home page, as engines have it: ours gives way, the one of an earlier build as well."""
    (root / "README.md").write_text("by hand\n")
    build(root, NEW)
    assert site(root) == {path: text for path, text in NEW.items() if path != "index.md"} | BY_HAND | {
        "README.md": "by hand\n"
    }


def test_hand_written_pages_behind_a_linked_folder_are_seen(root: Path) -> None:
    """Engines follow links to folders, so what is behind one may have the address of a page; circles do no harm."""
    (root.parent / "elsewhere").mkdir()
    (root.parent / "elsewhere" / "index.md").write_text("by hand\n")
    (root.parent / "elsewhere" / "back").symlink_to(root.parent)
    (root / "new").symlink_to(root.parent / "elsewhere")
    with pytest.raises(ReadingListError, match=r"new/index\.md: would be published as new/index\.html"):
        build(root, RIVALS)


def test_what_is_hidden_or_leads_nowhere_becomes_no_page(tmp_path: Path) -> None:
    """Engines take neither hidden files and folders nor links to nothing, be it a name that no file can have."""
    for path in (".hidden.md", ".git/index.md", "a.md", "odd./a.md", "odd./b."):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text("by hand\n")
    (tmp_path / "tags.md").symlink_to("nowhere")
    (tmp_path / "new.markdown").symlink_to("x" * 300)
    assert sorted(writing.paths(tmp_path)) == ["a.md", "odd./a.md", "odd./b."]
    build(tmp_path, RIVALS, "one")
    assert writing.is_current(tmp_path, "one")


def test_many_files_in_the_way_are_said_shortly(root: Path) -> None:
    """Of many files in the way the first are named, and the others counted."""
    pages = {f"topics/{letter}.md": letter for letter in "bcdefgh"}
    for path in pages:
        (root / path.replace(".md", ".markdown")).write_text("by hand\n")
    with pytest.raises(ReadingListError) as refusal:
        build(root, pages)
    lines = str(refusal.value).splitlines()
    assert [line.partition(":")[0].rpartition("/")[2] for line in lines[:5]] == [
        f"{letter}.markdown" for letter in "bcdef"
    ]
    assert lines[5:] == ["and 2 more."]


@pytest.mark.parametrize(
    "path", ["entries.json", "topics/a.md", "tags/gone.md", "index.md", "robots.txt", writing.MANIFEST]
)
def test_a_pipe_is_never_read(root: Path, path: str) -> None:
    """A pipe in place of a page, of one that is no more, or of the manifest would keep a reader waiting for ever."""
    (root / path).unlink(missing_ok=True)
    os.mkfifo(root / path)
    script = WRITER + (
        "print(writing.is_current(Path(sys.argv[1]), 'old'))\n"
        "try:\n"
        "    writing.write([*pages, TextFile('robots.txt', '')], Path(sys.argv[1]), '')\n"
        "except ReadingListError as trouble:\n"
        "    sys.exit(str(trouble))\n"
    )
    done = run_script(script, root, str(root))
    was_written = path in (*OLD, writing.MANIFEST)
    assert done.stdout == f"{not was_written}\n"
    if path == "tags/gone.md":
        assert done.returncode == 0
    else:
        assert f"{path}: a generated file goes here, and this is not a plain file. Rename or move it." in done.stderr
    assert (root / path).is_fifo()


# --- Failures of the system ---------------------------------------------------------------------


def test_a_full_disk_changes_nothing(root: Path) -> None:
    """When the system stops taking bytes half-way, all pages are as before and nothing is left aside."""
    before = contents(root)
    script = WRITER + (
        "import resource\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))\n"
        "pages.insert(2, TextFile('long.md', 'x' * 6000))\n"
        "try:\n"
        "    writing.write(pages, Path(sys.argv[1]), '')\n"
        "except ReadingListError as trouble:\n"
        "    sys.exit(str(trouble))\n"
    )
    done = run_script(script, root, str(root))
    assert done.returncode == 1
    assert f"{root}: cannot be written (File too large)" in done.stderr
    assert contents(root) == before
    assert staging(root) == []


# Puts a file into a folder of NEW just before that gets into its place, or later, and then the disk is full.
MEANWHILE = (
    WRITER
    + """
folder = Path(sys.argv[1], "assets", "new")
def watch(event, arguments):
    if event == "os.rename" and str(arguments[1]) == str(folder) and sys.argv[2] == "a.md":
        folder.mkdir()
        Path(folder, "a.md").write_text("by hand\\n")
    if event == "os.remove" and str(arguments[0]).endswith("gone.md") and sys.argv[2] == "own.md":
        Path(folder, "own.md").write_text("by hand\\n")
        raise OSError(28, "Full")
sys.addaudithook(watch)
try:
    writing.write(pages, Path(sys.argv[1]), "")
except ReadingListError as trouble:
    sys.exit(str(trouble))
"""
)


@pytest.mark.parametrize("name", ["a.md", "own.md"])
def test_what_somebody_puts_into_a_new_folder_meanwhile_stays(root: Path, name: str) -> None:
    """A folder that gets into its place as a whole takes the place of no other, and goes without what is not ours."""
    before = contents(root)
    done = run_script(MEANWHILE, root, str(root), name)
    assert (done.returncode, "cannot be written" in done.stderr) == (1, True)
    assert contents(root) == before | {f"assets/new/{name}": b"by hand\n"}
    assert staging(root) == []


@pytest.mark.parametrize(("locked", "named"), [(".", "docs/"), ("topics", "topics/a.md"), ("tags", "tags/gone.md")])
def test_a_read_only_folder_changes_nothing(root: Path, locked: str, named: str) -> None:
    """When a folder may not be written to, all pages are as before, also those in folders that may."""
    build(root, OLD | {"gone.md": "gone\n"}, "old")
    before = contents(root)
    words = rf"{re.escape(named)}\S*: cannot be written \(Permission denied\)"
    with read_only(root / locked), pytest.raises(ReadingListError, match=words):
        build(root, NEW)
    assert contents(root) == before
    assert staging(root) == []


# Kills itself at the step given.
CRASHING = WRITER + (
    "import signal\n"
    "left = int(sys.argv[2])\n"
    "def watch(event, arguments):\n"
    "    global left\n"
    "    if event in ('os.rename', 'os.remove', 'os.rmdir'):\n"
    "        left -= 1\n"
    "        if left < 0:\n"
    "            os.kill(os.getpid(), signal.SIGKILL)\n"
    "sys.addaudithook(watch)\n"
    "writing.write(pages, Path(sys.argv[1]), 'new')\n"
)


@pytest.mark.parametrize("steps", range(12))
def test_a_crash_leaves_whole_pages_and_the_next_build_mends(root: Path, steps: int) -> None:
    """A process killed at any step leaves no half-written page, and the next build, of whatever pages, mends all."""
    done = run_script(CRASHING, root, str(root), str(steps))
    assert done.returncode in (0, -signal.SIGKILL)
    for path, text in site(root).items():
        if not path.startswith("."):
            assert text in (OLD.get(path), NEW.get(path), BY_HAND.get(path))
    for pages, inputs in ((OLD, "old"), (NEW, "new")):
        assert build(root, pages, inputs).edited == ()
        assert {path: text for path, text in site(root).items() if not path.startswith(".")} == pages | BY_HAND
        assert writing.is_current(root, inputs)


@pytest.mark.parametrize("steps", range(12))
def test_what_is_edited_after_a_crash_is_not_lost(root: Path, steps: int) -> None:
    """Of whatever build a page is after a crash, one that somebody changes then is not replaced."""
    run_script(CRASHING, root, str(root), str(steps))
    (root / "topics/a.md").write_text("edited\n")
    for pages in (OLD, NEW, NEW | {"topics/a.md": "newer\n"}):
        assert build(root, pages).edited == ("topics/a.md",)


def test_what_a_crash_left_aside_goes_in_time(root: Path) -> None:
    """The folder that a killed build wrote aside in is cleared by a later one, that of a running build is not."""
    abandoned, running = (Path(tempfile.mkdtemp(prefix=files._STAGING, dir=root)) for _ in range(2))
    (abandoned / "0").write_text("half\n")
    day_ago = time.time() - 86_400
    os.utime(abandoned, (day_ago, day_ago))
    build(root, NEW)
    assert not abandoned.exists()
    assert running.exists()


# --- Two at once --------------------------------------------------------------------------------

# Writes the pages given into each folder named, at the moment named.
RACER = """
import json, sys, time
from pathlib import Path
from reading_list.core.problems import ReadingListError
from reading_list.core.site import TextFile
from reading_list.publish import writing
name, pages = sys.argv[1], [TextFile(*page) for page in json.loads(sys.argv[2])]
for line in sys.stdin:
    start, root = line.strip().split(" ", 1)
    while time.monotonic() < float(start):
        pass
    try:
        writing.write(pages, Path(root), name)
    except ReadingListError:
        print("refused", flush=True)
    else:
        print("done", flush=True)
"""


def raced_pages(name: str) -> dict[str, str]:
    """Return the pages of a site, half of which every site has."""
    pages = {f"topics/{kind}-{number}.md": f"{kind} {number}\n" * 50 for kind in (name, "both") for number in range(40)}
    return pages | {"index.md": f"home of {name}\n"}


def race(folders: list[Path], first: str, second: str) -> list[set[str]]:
    """Let two processes write into each of *folders*, the second a little later each time; return what they said."""
    before = time.monotonic()
    build(folders[0].parent / "alone", raced_pages(first))
    alone = time.monotonic() - before
    said = []
    with ExitStack() as running:
        racers = [
            running.enter_context(
                started(
                    ["-c", RACER, name, json.dumps(list(raced_pages(name).items()))],
                    folders[0].parent,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    encoding="utf-8",
                )
            )
            for name in (first, second)
        ]
        for number, folder in enumerate(folders):
            start = time.monotonic() + 0.01
            for racer, later in zip(racers, (0, alone * number / len(folders)), strict=True):
                assert racer.stdin
                racer.stdin.write(f"{start + later} {folder}\n")
                racer.stdin.flush()
            said.append({racer.stdout.readline().strip() for racer in racers if racer.stdout})
        for racer in racers:
            racer.communicate()
            assert racer.returncode == 0
    return said


def test_two_builds_of_the_same_at_once_end_whole(tmp_path: Path) -> None:
    """Two processes that write the same pages at the same time both succeed and leave just these pages."""
    folders = [tmp_path / str(number) for number in range(10)]
    for folder, said in zip(folders, race(folders, "one", "one"), strict=True):
        assert said == {"done"}
        assert site(folder) == raced_pages("one")
        assert writing.is_current(folder, "one")


def test_two_different_builds_at_once_end_whole(tmp_path: Path) -> None:
    """After two processes wrote different pages at the same time, one build puts everything right: no page is
    left over that nobody owns, and none is taken for hand-written."""
    folders = [tmp_path / str(number) for number in range(10)]
    for folder in folders:
        build(folder, {"index.md": "before\n"})
    race(folders, "one", "two")
    for folder in folders:
        build(folder, raced_pages("one"), "one")
        assert site(folder) == raced_pages("one")
        assert writing.is_current(folder, "one")


# --- Files that give way ------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["robots.txt", "llms.txt", "index.md"])
def test_a_hand_written_file_wins(tmp_path: Path, path: str) -> None:
    """A robots.txt or a home page that somebody wrote stays, whether it was there first or took the place of ours."""
    pages = {"a.md": "a", path: "ours"}
    (tmp_path / path).write_text("theirs")
    assert build(tmp_path, pages, "one") == writing.Written(1, 0, 0, yielded=(path,))
    assert (tmp_path / path).read_text() == "theirs"
    assert writing.is_current(tmp_path, "one")
    (tmp_path / path).unlink()
    assert not writing.is_current(tmp_path, "one")
    build(tmp_path, pages, "one")
    assert (tmp_path / path).read_text() == "ours"
    assert writing.is_current(tmp_path, "one")
    build(tmp_path, {"a.md": "a", path: "ours, new"})
    assert (tmp_path / path).read_text() == "ours, new"
    (tmp_path / path).write_text("edited")
    assert build(tmp_path, pages).yielded == (path,)
    build(tmp_path, {"a.md": "a"})
    assert (tmp_path / path).read_text() == "edited"


def test_pages_of_another_list_stay_as_they_were(root: Path) -> None:
    """A build of one list deletes what that had before, forgets nothing of the others, and repairs nothing there."""
    root.mkdir(exist_ok=True)
    (root / "b").mkdir()
    (root / "b" / "index.md").write_text("by hand")
    homes = writing.Rules(giving_way={"a/index.md", "b/index.md"})
    whole = [TextFile(path, "one") for path in ("a/index.md", "a/old.md", "b/index.md", "b/x.md")]
    assert writing.write(whole, root, "one", homes).yielded == ("b/index.md",)
    assert writing.is_current(root, "one", homes)
    assert not writing.is_current(root, "one")  # of one list, other pages give way

    of_a = homes._replace(is_of_another=lambda path: path.startswith("b/"))
    done = writing.write([TextFile("a/index.md", "two"), TextFile("a/new.md", "")], root, "two", of_a)
    assert (done.written, done.deleted, done.unchanged, done.yielded) == (2, 1, 0, ())
    assert (root / "b" / "x.md").read_text() == "one"
    assert writing.is_current(root, "two", homes)
    assert set(writing.left_over(root)) == {"a/index.md", "a/new.md", "b/x.md"}
    (root / "a" / "index.md").unlink()
    (root / "a" / "index.md").write_text("by hand")
    assert writing.write([TextFile("a/index.md", "two")], root, "three", of_a).yielded == ("a/index.md",)
    assert writing.is_current(root, "three", homes)  # both homes are written by hand


@pytest.mark.parametrize("files", [{}, {'a",\n.md': "1", "ä.md": "2 3"}])
def test_a_manifest_has_a_line_for_each_file(files: dict[str, str]) -> None:
    """A list keeps its manifest under version control: as few lines change as files do."""
    manifest = writing.Manifest("0", files, frozenset(["b.md", "c.md"]))
    document = {"inputs": "0", "files": files, "yielded": ["b.md", "c.md"]}
    assert writing._manifest_bytes(manifest).decode() == json.dumps(document, indent=1, sort_keys=True) + "\n"
