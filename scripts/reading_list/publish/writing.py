"""Puts pages on disk, whole or not at all.

A manifest in the output folder names the files that the last build wrote, with the digests of their
bytes: only what still holds these bytes is ever deleted or replaced, so what people write is safe. Files
are written aside first and renamed at the end; a crash or a full disk before that leaves everything as it was.
"""

import json
import os
import posixpath
import re
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from contextlib import ExitStack, suppress
from functools import lru_cache, partial
from itertools import chain, count
from pathlib import Path, PurePosixPath
from typing import NamedTuple, TypeAlias

from ..core.files import keep_copy
from ..core.locks import alone_in
from ..core.paths import is_regular
from ..core.problems import ReadingListError
from ..core.site import NAME, Site, TextFile
from . import routes
from .collisions import Collision, collisions, in_the_way, yielding
from .late_file import LateFile
from .page import Page
from .routes import published_as
from .staged_files import Aside, StagedFiles, content_of, digest

MANIFEST = ".reading-list.json"
# The paths that generated pages have; a manifest may have been edited, so nothing else is believed.
_OURS = re.compile(rf"(?:{NAME}/)*{NAME}(?:\.[a-z0-9]+)+")


class Manifest(NamedTuple):
    """What the last build wrote, from which inputs, and which pages gave way to files of the same address."""

    inputs: str
    files: dict[str, str]
    """Path → SHA-256 of its bytes; of those before and after, with a space between, while a build replaces it."""
    yielded: frozenset[str] = frozenset()


class Written(NamedTuple):
    """What a build did: how many files it wrote, deleted, and found as they should be.

    *yielded* are the pages that it left out because somebody has written one by hand. *edited* are files that an
    earlier build wrote and somebody has changed since: with any of them, nothing was written.
    """

    written: int
    deleted: int
    unchanged: int
    yielded: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()


def read_manifest(root: Path) -> Manifest:
    """Return the manifest in *root*; empty where there is none or it cannot be read."""
    return _manifest_of(content_of(root / MANIFEST) or b"")


@lru_cache(maxsize=1)
def _manifest_of(content: bytes) -> Manifest:
    """Return what *content* says, of which builds ask before and after they wait for each other."""
    try:
        document = json.loads(content)
        files = {str(path): str(digest) for path, digest in document["files"].items() if _OURS.fullmatch(str(path))}
        yielded = frozenset(map(str, document.get("yielded", ())))
        return Manifest(str(document["inputs"]) if len(files) == len(document["files"]) else "", files, yielded)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Manifest("", {})


class Rules(NamedTuple):
    """What a build of a site goes by, beside the pages themselves."""

    directory_urls: bool = True
    """Which file of the site a page becomes: see ``Site``."""
    exclude: str = ""
    """Which files of the docs folder become none: patterns as git ignores files by."""
    giving_way: Collection[str] = routes.giving_way(Site())
    """The pages that are left out where somebody has written one by hand."""
    is_of_another: Callable[[str], bool] = lambda _: False
    """Whether a path is one of a list that is not being built, so that what an earlier build wrote there stays."""

    def collisions(self, root: Path, pages: Iterable[str], manifest: Manifest) -> list[Collision]:
        """Return where *pages* meet files in *root* that no build wrote: at one path, or at one address of the site."""
        others = {path: published_as(path, directory_urls=self.directory_urls) for path in paths(root, manifest.files)}
        if not others:
            return []
        ours = {path: published_as(path, directory_urls=self.directory_urls) for path in pages}
        rivals = collisions(others, ours)
        if not self.exclude:
            return rivals
        from pathspec.gitignore import GitIgnoreSpec  # takes a while to load, and most sites exclude nothing

        excluded = GitIgnoreSpec.from_lines(self.exclude.splitlines())
        return [
            rival
            for rival in rivals
            if rival.file == rival.page or not any(map(excluded.match_file, (rival.file, rival.page)))
        ]


_USUAL = Rules()


def is_current(root: Path, inputs: str, rules: Rules = _USUAL) -> bool:
    """Tell whether *root* holds exactly what the last build made from the same *inputs*, and nothing in its way."""
    manifest = read_manifest(root)
    if manifest.inputs != inputs:
        return False
    if not all(_is_as_written(root / path, digests) for path, digests in manifest.files.items()):
        return False
    pages = (*manifest.files, *manifest.yielded)
    rivals = rules.collisions(root, pages, manifest)
    return {rival.page for rival in rivals} == manifest.yielded <= {*rules.giving_way}


def left_over(root: Path) -> list[str]:
    """Return the paths in *root* that still hold what the last build wrote there."""
    return _left_over(root, read_manifest(root).files)


def _left_over(root: Path, files: Mapping[str, str]) -> list[str]:
    behind_links = {folder for folder in _by_folder(files) if _is_behind_a_link(root, folder)}
    return [
        path
        for path, digests in files.items()
        if posixpath.dirname(path) not in behind_links and _is_as_written(f"{root}{os.sep}{path}", digests)
    ]


Files: TypeAlias = Callable[[StagedFiles, ExitStack], Iterable[Page | LateFile | TextFile | Aside]]
"""Gives the files of a site, some of them laid aside already. What it opens is closed with the stack."""


def write(files: Iterable[Page | LateFile | TextFile], root: Path, inputs: str, rules: Rules = _USUAL) -> Written:
    """Make the generated files in *root* equal to *files*, as ``write_all`` does."""
    return write_all(lambda _, __: files, root, inputs, rules)


def write_all(files: Files, root: Path, inputs: str, rules: Rules = _USUAL) -> Written:
    """Make the generated files in *root* equal to *files*, but for those of other lists.

    A file is touched only where its bytes differ; what an earlier build wrote and this one does not is deleted.
    *inputs* identifies what the pages were made from (see ``is_current``). Builds of one folder wait for each other.

    Nothing changes either where somebody has changed a file that we wrote and would replace: the result names it.
    Raises ReadingListError, with nothing changed, when one would replace a file that is not ours, or one of the
    two would be left out of the site because both have the same address, or *root* cannot be written.
    """
    try:
        with alone_in(root):
            old = read_manifest(root)
            with ExitStack() as stack:
                staged = StagedFiles(root, rules.giving_way, stack)
                for file in files(staged, stack):
                    staged.take(file)
                done, stale = _write(staged, root, inputs, old, rules)
            for path in stale:
                _remove_empty_folders(root, (root / path).parent)
            return done
    except OSError as trouble:
        place = trouble.filename2 or trouble.filename or root  # of two, the first is the file written aside
        raise ReadingListError(
            f"{place}: cannot be written ({trouble.strerror}). The pages are as they were before."
        ) from trouble


def _write(staged: StagedFiles, root: Path, inputs: str, old: Manifest, rules: Rules) -> tuple[Written, list[str]]:
    """Put what is *staged* in place, and return what was done, and which files were deleted."""
    rivals = rules.collisions(root, staged.digests, old)
    edited = {path for path, known in staged.replaced.items() if known and not _is_known(known, path, old)}
    yielded = yielding(rivals, rules.giving_way) | edited.intersection(rules.giving_way)
    contents = {path: known for path, known in staged.digests.items() if path not in yielded}
    replaced = {path: known for path, known in staged.replaced.items() if path in contents}
    elsewhere = (rival for rival in rivals if rival.file != rival.page)
    if words := in_the_way(elsewhere, root.as_posix(), rules.giving_way):
        raise ReadingListError(words)
    folders = _by_folder(replaced)
    _check_folders(root, folders)
    _check_target(root, MANIFEST, ours=True)
    for path in _in_those_that_stand(root, folders):
        _check_target(root, path, ours=path in old.files)
    if edited := edited - yielded:
        return Written(0, 0, 0, edited=tuple(sorted(edited))), []
    of_others = {path: known for path, known in old.files.items() if rules.is_of_another(path)}
    new = Manifest(inputs, of_others | contents, yielded.union(filter(rules.is_of_another, old.yielded)))
    stale = _left_over(root, {path: known for path, known in old.files.items() if path not in new.files})
    if replaced or old != new:
        both = _manifest_bytes(_meanwhile(old, new, staged.replaced))
        _replace(root, staged, folders, stale, both, _manifest_bytes(new))
    return Written(len(replaced), len(stale), len(contents) - len(replaced), tuple(sorted(yielded))), stale


def _is_known(present: str, path: str, manifest: Manifest) -> bool:
    """Tell whether we have written the file *path* with *present* as its digest, or never one of that name."""
    return present in manifest.files.get(path, present).split()


def _meanwhile(old: Manifest, new: Manifest, replaced: Mapping[str, str]) -> Manifest:
    """Return the manifest that holds until all is in place: whatever happens, the next build knows what is ours.

    It names the files of *old* and *new*, those that are *replaced* with the digests before and after.
    """
    both = {path: f"{before} {new.files[path]}" for path, before in replaced.items() if path in new.files}
    return Manifest("", old.files | new.files | both)


def paths(root: Path, known: Container[str] = ()) -> Iterator[str]:
    """Yield the path of every file in *root* that is not hidden, also behind links, which engines follow; those that
    are *known* are left out.
    """
    seen = set()
    for name, folders, files in os.walk(root, followlinks=True):
        real = os.path.realpath(name)
        folders[:] = [] if real in seen else sorted(folder for folder in folders if not folder.startswith("."))
        seen.add(real)
        below = "".join(f"{part}/" for part in Path(name).relative_to(root).parts)
        shown = (file for file in files if not file.startswith("."))
        unknown = ((file, path) for file in shown if (path := below + file) not in known)
        # Where one may not look, there is no file.
        yield from (path for file, path in unknown if os.path.isfile(os.path.join(name, file)))  # noqa: PTH113, PTH118 - does not raise


Folders: TypeAlias = Mapping[str, Collection[str]]
"""Paths of folders below the root, each with the paths of files in it."""


def _by_folder(files: Iterable[str]) -> Folders:
    folders: dict[str, list[str]] = {}
    for path in files:
        folders.setdefault(posixpath.dirname(path), []).append(path)
    return folders


def _check_folders(root: Path, needed: Iterable[str]) -> None:
    """Raise ReadingListError where none of the folders *needed* can be."""
    for folder in dict.fromkeys(folder for path in needed for folder in _down_to(root, path)):
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise ReadingListError(f"{folder}: a folder must stand here for the generated pages. Rename or move it.")


def _in_those_that_stand(root: Path, folders: Folders) -> Iterator[str]:
    """Yield the paths of those files that are in a folder that there is already."""
    return chain.from_iterable(files for folder, files in folders.items() if (root / folder).exists())


def _check_target(root: Path, path: str, *, ours: bool) -> None:
    """Raise ReadingListError where *path* cannot become a page."""
    target = root / path
    if not os.path.lexists(target):
        return
    if not is_regular(target):
        raise ReadingListError(
            f"{target}: a generated file goes here, and this is not a plain file. Rename or move it."
        )
    if not ours:
        raise ReadingListError(
            f"{target}: stands where a generated page goes, and no build wrote it. Rename or move it."
        )


def _down_to(root: Path, path: str) -> list[Path]:
    """Return the folder *path* in *root*, and those between."""
    folder = PurePosixPath(path)
    return [root / one for one in (folder, *folder.parents) if one.name]


def _is_behind_a_link(root: Path, folder: str) -> bool:
    """Tell whether the way to *folder* leads out of *root* through a link: what is there is not ours to delete."""
    return any(one.is_symlink() for one in _down_to(root, folder))


def _replace(root: Path, staged: StagedFiles, changed: Folders, stale: list[str], both: bytes, last: bytes) -> None:
    """Put *changed* in place and take *stale* away; when anything fails, what was done is undone."""
    staging, undo = staged.folder, staged.undo
    new = staged.complete(chain.from_iterable(changed.values()))
    (staging / "both").write_bytes(both)
    (staging / "last").write_bytes(last)
    copies = (staging / f"old-{number}" for number in count())

    def put(source: Path, path: str) -> None:
        undo.append(keep_copy(root / path, next(copies)))
        source.replace(root / path)

    put(staging / "both", MANIFEST)
    for folder, files in changed.items():
        if not (root / folder).exists() and _holds_only(new / folder, files):
            (root / folder).parent.mkdir(parents=True, exist_ok=True)
            undo.append(partial(_take_back, new / folder, root, files))
            (new / folder).rename(root / folder)  # which fails where something stands there meanwhile
        else:
            (root / folder).mkdir(parents=True, exist_ok=True)
            for path in files:
                put(new / path, path)
    for path in stale:
        undo.append(keep_copy(root / path, next(copies)))
        (root / path).unlink()
    (staging / "last").replace(root / MANIFEST)


def _holds_only(folder: Path, files: Iterable[str]) -> bool:
    with os.scandir(folder) as present:
        return {one.name for one in present} == {*map(posixpath.basename, files)}


def _take_back(source: Path, root: Path, files: Iterable[str]) -> None:
    """Delete *files* in *root*, which came with the folder *source*, and that where nobody has put anything into it.

    Where the source still stands, it was not put in place, and what there is in *root* is of others.
    """
    if not source.exists():
        for path in files:
            (root / path).unlink(missing_ok=True)
            _remove_empty_folders(root, (root / path).parent)


def _remove_empty_folders(root: Path, folder: Path) -> None:
    with suppress(OSError):
        while folder != root:
            folder.rmdir()
            folder = folder.parent


def _is_as_written(path: str | Path, digests: str) -> bool:
    content = content_of(path)
    return content is not None and digest(content) in digests.split()


def _manifest_bytes(manifest: Manifest) -> bytes:
    """Return *manifest* with each file on a line of its own. Indented by ``json`` it would take ten times as long."""
    files = json.dumps(manifest.files, separators=(",\n  ", ": "), sort_keys=True)
    rest = json.dumps({"inputs": manifest.inputs, "yielded": sorted(manifest.yielded)}, indent=1)
    lines = f"{{\n  {files[1:-1]}\n }}" if manifest.files else "{}"
    return f'{{\n "files": {lines},{rest[1:]}\n'.encode()
